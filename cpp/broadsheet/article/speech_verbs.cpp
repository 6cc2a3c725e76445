#include "broadsheet/article/speech_verbs.hpp"

#include <algorithm>
#include <array>

namespace broadsheet::article {
namespace {

// Sorted by bytes: searched by halves.
constexpr auto kSpeech = std::to_array<std::string_view>({
    "acknowledge", "acknowledged", "acknowledges", "acrescentou", "add", "added", "adds", "admit",
    "admits", "admitted", "advierte", "advirti\u00f3", "advise", "advised", "advises", "affirme",
    "affirm\u00e9", "afirma", "afirmou", "afirm\u00f3", "agree", "agreed", "agrees", "agrega",
    "agreg\u00f3", "ajoute", "ajout\u00e9", "allege", "alleged", "alleges", "announce",
    "announced", "announces", "answer", "answered", "answers", "antwortete", "argue", "argued",
    "argues", "asegura", "asegur\u00f3", "ask", "asked", "asks", "assert", "asserted", "asserts",
    "assure", "assur\u00e9", "a\u00f1ade", "a\u00f1adi\u00f3", "berichtete", "betont", "betonte",
    "boast", "boasted", "boasts", "caution", "cautioned", "cautions", "chanted", "charge",
    "charged", "claim", "claimed", "claims", "comenta", "coment\u00f3", "comment", "commented",
    "comments", "complain", "complained", "complains", "concede", "conceded", "concedes",
    "conclude", "concluded", "concludes", "confie", "confirm", "confirmed", "confirms",
    "confi\u00e9", "contend", "contended", "contends", "continue", "continued", "continues",
    "cont\u00f3", "counter", "countered", "counters", "cried", "cries", "declara", "declare",
    "declared", "declares", "declarou", "declar\u00f3", "demand", "demanded", "demands", "denied",
    "denies", "deny", "detto", "dice", "dichiarato", "dijo", "disclosed", "disse", "dit",
    "d\u00e9clare", "d\u00e9clar\u00e9", "emphasize", "emphasized", "emphasizes", "erkl\u00e4rt",
    "erkl\u00e4rte", "estime", "estim\u00e9", "exclaim", "exclaimed", "exclaims", "explain",
    "explained", "explains", "explica", "explicou", "explic\u00f3", "explique", "expliqu\u00e9",
    "expres\u00f3", "fragt", "fragte", "f\u00fcgte", "indica", "indic\u00f3", "indique",
    "indiqu\u00e9", "insist", "insisted", "insisti\u00f3", "insists", "joke", "joked", "jokes",
    "kritisierte", "k\u00fcndigte", "lament", "lamented", "laments", "lance", "lanc\u00e9",
    "maintain", "maintained", "maintains", "manifest\u00f3", "meint", "meinte", "mention",
    "mentioned", "mutter", "muttered", "note", "noted", "notes", "observe", "observed",
    "observes", "opine", "opined", "plead", "pleaded", "pleads", "pledge", "pledged", "pledges",
    "posted", "posts", "predict", "predicted", "predicts", "pregunt\u00f3", "proclaim",
    "proclaimed", "promise", "promised", "promises", "pr\u00e9cise", "pr\u00e9cis\u00e9", "quip",
    "quipped", "quips", "raconte", "racont\u00e9", "read", "reads", "reasoned", "recall",
    "recalled", "recalls", "reconoci\u00f3", "recount", "recounted", "recounts", "reiterate",
    "reiterated", "reiterates", "remark", "remarked", "remarks", "remember", "remembered",
    "remembers", "repeat", "repeated", "repeats", "replied", "replies", "reply", "respond",
    "responded", "respondi\u00f3", "responds", "reveal", "revealed", "reveals", "rief",
    "r\u00e9pond", "r\u00e9pondu", "sagt", "sagte", "said", "say", "says", "schreibt",
    "schrieb", "screamed", "se\u00f1ala", "se\u00f1al\u00f3", "shout", "shouted", "shouts",
    "sighed", "sostuvo", "souligne", "soulign\u00e9", "state", "stated", "states", "stress",
    "stressed", "stresses", "subray\u00f3", "suggest", "suggested", "suggests", "teilte", "tell",
    "tells", "testified", "testifies", "testify", "told", "tweeted", "tweets", "urge",
    "urged", "urges", "vow", "vowed", "vows", "warn", "warned", "warns", "warnt", "warnte",
    "whispered", "whispers", "wonder", "wondered", "wonders", "write", "writes", "wrote",
    "yelled", "\u00e9crit",
});
static_assert(std::is_sorted(kSpeech.begin(), kSpeech.end()));

constexpr auto kReport = std::to_array<std::string_view>({
    "acknowledged", "added", "announce", "announced", "announces", "argued", "claimed", "claims",
    "confirm", "confirmed", "confirms", "disclose", "disclosed", "estimate",
    "estimated", "estimates", "insisted", "noted", "predicted", "reported", "reports", "reveal",
    "revealed", "reveals", "said", "say", "says", "stated", "tells", "told", "warned",
    "writes", "wrote",
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
