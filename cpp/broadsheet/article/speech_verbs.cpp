#include "broadsheet/article/speech_verbs.hpp"

#include <algorithm>
#include <array>

namespace broadsheet::article {
namespace {

// Sorted by bytes: searched by halves.
// clang-format off: words in lines, not one a line
constexpr auto kSpeech = std::to_array<std::string_view>({
    "acknowledge", "acknowledged", "acknowledges", "acrescentou", "add", "added", "adds", "admit",
    "admiti\u00f3", "admits", "admitted", "advert\u00eda", "advierte", "advirti\u00f3", "advise",
    "advised", "advises", "afferma", "affermato", "affirme", "affirm\u00e9", "afirma", "afirmaron",
    "afirmou", "afirm\u00f3", "aggiunge", "aggiunto", "agree", "agreed", "agrees", "agrega",
    "agreg\u00f3", "ajoute", "ajout\u00e9", "alert\u00f3", "allege", "alleged", "alleges",
    "annonce", "annonc\u00e9", "announce", "announced", "announces", "answer", "answered",
    "answers", "antwortete", "anunci\u00f3", "apunta", "apunt\u00f3", "argue", "argued", "argues",
    "asegura", "aseguraron", "asegur\u00f3", "asevera", "asever\u00f3", "ask", "asked", "asks",
    "assert", "asserted", "asserts", "assure", "assur\u00e9", "averti", "a\u00f1ade",
    "a\u00f1adi\u00f3", "barked", "begged", "behauptet", "behauptete", "bekr\u00e4ftigte",
    "bellowed", "bemerkte", "berichtet", "berichtete", "beteuerte", "betont", "betonte", "boast",
    "boasted", "boasts", "bragged", "brome\u00f3", "caution", "cautioned", "cautions", "chanted",
    "charge", "charged", "claim", "claimed", "claims", "comenta", "coment\u00f3", "comment",
    "commented", "comments", "comment\u00e9", "complain", "complained", "complains", "concede",
    "conceded", "concedes", "conclude", "concluded", "concludes", "concluy\u00f3", "confessed",
    "confided", "confie", "confirm", "confirmed", "confirms", "confi\u00e9", "contend", "contended",
    "contends", "contest\u00f3", "continue", "continued", "continues", "cont\u00f3", "counter",
    "countered", "counters", "crie", "cried", "cries", "cri\u00e9", "deadpanned", "declara",
    "declare", "declared", "declares", "declarou", "declar\u00f3", "decried", "demand", "demanded",
    "demands", "denied", "denies", "denuncia", "denunci\u00f3", "deny", "destac\u00f3", "detalla",
    "detall\u00f3", "detto", "dice", "dichiarato", "dijeron", "dijo", "disclosed", "disse", "dit",
    "drohte", "d\u00e9clare", "d\u00e9clar\u00e9", "d\u00e9nonce", "d\u00e9nonc\u00e9",
    "d\u00e9non\u00e7ait", "emailed", "emphasize", "emphasized", "emphasizes", "enfatiz\u00f3",
    "entgegnete", "enthused", "erg\u00e4nzt", "erg\u00e4nzte", "erkl\u00e4rt", "erkl\u00e4rte",
    "erwiderte", "escribe", "escribi\u00f3", "estimait", "estime", "estim\u00e9", "exclaim",
    "exclaimed", "exclaims", "exclam\u00f3", "explain", "explained", "explains", "explica",
    "explicou", "explic\u00f3", "explique", "expliqu\u00e9", "expres\u00f3", "fl\u00fcsterte",
    "fragt", "fragte", "fumed", "f\u00fcgt", "f\u00fcgte", "gestand", "gliss\u00e9", "grit\u00f3",
    "groaned", "growled", "gushed", "hissed", "howled", "implored", "indica", "indic\u00f3",
    "indique", "indiqu\u00e9", "informa", "inform\u00f3", "insist", "insiste", "insisted",
    "insisti\u00f3", "insists", "insist\u00e9", "insist\u00eda", "interjected", "intoned",
    "ironise", "ironis\u00e9", "joke", "joked", "jokes", "jubelte", "jug\u00e9", "klagte",
    "kritisierte", "k\u00fcndigt", "k\u00fcndigte", "lament", "lamentaba", "lamented", "laments",
    "lament\u00f3", "lance", "lanc\u00e9", "mahnt", "mahnte", "maintain", "maintained", "maintains",
    "manifest\u00f3", "martel\u00e9", "marveled", "marvelled", "matiz\u00f3", "meint", "meinte",
    "meldete", "mention", "mentioned", "murmure", "murmur\u00e9", "mused", "mutter", "muttered",
    "narr\u00f3", "note", "noted", "notes", "objected", "observe", "observed", "observes", "opine",
    "opined", "opin\u00f3", "plaid\u00e9", "plead", "pleaded", "pleads", "pledge", "pledged",
    "pledges", "posted", "posts", "prayed", "preached", "preaches", "precisa", "precis\u00f3",
    "predict", "predicted", "predicts", "pregunt\u00f3", "proclaim", "proclaimed", "prometi\u00f3",
    "promettait", "promise", "promised", "promises", "protested", "protest\u00e9", "pr\u00e9cise",
    "pr\u00e9cis\u00e9", "pr\u00e9venu", "quip", "quipped", "quips", "quoth", "raconte",
    "racont\u00e9", "rappelle", "rappel\u00e9", "rapport\u00e9", "read", "reads", "reasoned",
    "recalca", "recalc\u00f3", "recall", "recalled", "recalls", "rechtfertigte", "reckoned",
    "reconnu", "reconoci\u00f3", "record\u00f3", "recount", "recounted", "recounts", "regrette",
    "regrett\u00e9", "reitera", "reiterate", "reiterated", "reiterates", "reiter\u00f3", "rejoined",
    "relat\u00f3", "remarc\u00f3", "remark", "remarked", "remarks", "remember", "remembered",
    "remembers", "repeat", "repeated", "repeats", "repite", "repiti\u00f3", "replic\u00f3",
    "replied", "replies", "reply", "respond", "responded", "respondi\u00f3", "responds",
    "resumi\u00f3", "retorted", "reveal", "revealed", "reveals", "rief", "roared", "r\u00e9plique",
    "r\u00e9pliqu\u00e9", "r\u00e9pond", "r\u00e9pondu", "r\u00e9p\u00e8te",
    "r\u00e9p\u00e9t\u00e9", "r\u00e9torque", "r\u00e9torqu\u00e9", "sagt", "sagte", "said", "say",
    "says", "scherzte", "schimpfte", "schreibt", "schrieb", "schw\u00e4rmte", "screamed",
    "sentenci\u00f3", "se\u00f1ala", "se\u00f1alaron", "se\u00f1al\u00f3", "shout", "shouted",
    "shouts", "sighed", "snapped", "sostuvo", "souligne", "soulign\u00e9", "soupire",
    "soupir\u00e9", "spiega", "spiegato", "state", "stated", "states", "stress", "stressed",
    "stresses", "subray\u00f3", "suggest", "suggested", "suggests", "summarized", "suplic\u00f3",
    "surmised", "susurr\u00f3", "teilte", "tell", "tells", "temp\u00eat\u00e9", "testified",
    "testifies", "testify", "texted", "thundered", "told", "tweeted", "tweets", "t\u00e9moigne",
    "t\u00e9moign\u00e9", "urge", "urged", "urges", "ventured", "verk\u00fcndete", "versichert",
    "versicherte", "vow", "vowed", "vows", "warn", "warned", "warns", "warnt", "warnte",
    "whispered", "whispers", "wiederholte", "wonder", "wondered", "wonders", "write", "writes",
    "wrote", "yelled", "zanj\u00f3", "\u00e9crit",
});
// clang-format on
static_assert(std::is_sorted(kSpeech.begin(), kSpeech.end()));

constexpr auto kReport = std::to_array<std::string_view>({
    "acknowledged", "added",     "announce",  "announced", "announces", "argued",    "claimed",
    "claims",       "confirm",   "confirmed", "confirms",  "disclose",  "disclosed", "estimate",
    "estimated",    "estimates", "insisted",  "noted",     "predicted", "reported",  "reports",
    "reveal",       "revealed",  "reveals",   "said",      "say",       "says",      "stated",
    "tells",        "told",      "warned",    "writes",    "wrote",
});
static_assert(std::is_sorted(kReport.begin(), kReport.end()));

}  // namespace

bool is_verb_of_speech(std::string_view word) noexcept {
  return std::binary_search(kSpeech.begin(), kSpeech.end(), word);
}

bool is_verb_of_report(std::string_view word) noexcept {
  return std::binary_search(kReport.begin(), kReport.end(), word);
}

}  // namespace broadsheet::article
