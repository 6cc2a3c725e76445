#include "broadsheet/article/german_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "broadsheet/text/fold.hpp"

namespace broadsheet::article {
namespace {

// Last parts of compounds, small; sorted by bytes: searched by halves.
// clang-format off: words in lines, not one a line
constexpr auto kRoles = std::to_array<std::string_view>({
    "abgeordnete", "abgeordneten", "abgeordneter", "agentur", "airline", "anbieter", "anwalt",
    "anw\u00e4ltin", "arzt", "astronaut", "autor", "autorin", "bank", "bauer", "beauftragte",
    "beauftragter", "betreiber", "bewohnerin", "bischof", "botschafter", "botschafterin", "bruder",
    "chef", "chefin", "chefs", "chemiker", "dichter", "dichterin", "direktor", "direktorin", "erbe",
    "erbin", "ex-pr\u00e4sident", "experte", "experten", "expertin", "fahrer", "fahrerin", "firma",
    "forscher", "forscherin", "fotograf", "fraktion", "frau", "gemeinde", "general", "gewerkschaft",
    "gr\u00fcnder", "gr\u00fcnderin", "herr", "hersteller", "historiker", "historikerin",
    "h\u00e4ndler", "h\u00e4ndlerin", "investor", "journalist", "journalistin", "jurist",
    "juristin", "kandidat", "kandidaten", "kandidatin", "kanzler", "kanzlerin", "klub",
    "kl\u00e4ger", "kl\u00e4gerin", "kollege", "kollegin", "kommissar", "kommissarin", "konzern",
    "konzerns", "k\u00f6nigin", "k\u00fcnstler", "k\u00fcnstlerin", "landrat", "landr\u00e4tin",
    "landwirt", "landwirtin", "lehrer", "lehrerin", "leiter", "leiterin", "magazin", "manager",
    "managerin", "mann", "mediziner", "medizinerin", "meister", "meisterin", "mieter", "mieterin",
    "minister", "ministerin", "ministern", "ministerpr\u00e4sident", "mutter", "nachbar",
    "nachbarin", "nachfolger", "nachfolgerin", "oberst", "papst", "partei", "pate", "patin",
    "pfarrer", "pfarrerin", "pfleger", "pflegerin", "philosoph", "philosophin", "physiker",
    "physikerin", "pilot", "politiker", "politikerin", "polizist", "polizistin", "portal",
    "professor", "professorin", "pr\u00e4sident", "pr\u00e4sidenten", "pr\u00e4sidentin",
    "regisseur", "regisseurin", "rentner", "rentnerin", "reporter", "reporterin", "richter",
    "richterin", "riese", "rivale", "rivalin", "schauspieler", "schauspielerin", "schwester",
    "sch\u00fcler", "sch\u00fclerin", "sch\u00fclersprecher", "sekret\u00e4r", "sekret\u00e4rin",
    "senator", "senatorin", "sender", "sohn", "soziologe", "soziologin", "spieler", "spielerin",
    "sprecher", "sprecherin", "staatsanwalt", "stadt", "student", "studentin", "st\u00fcrmer",
    "s\u00e4nger", "s\u00e4ngerin", "tochter", "torwart", "trainer", "trainerin", "unternehmen",
    "unternehmer", "unternehmerin", "vater", "verband", "verein", "verk\u00e4ufer",
    "verk\u00e4uferin", "verteidiger", "virologe", "virologin", "vize", "vorg\u00e4nger",
    "vorg\u00e4ngerin", "vorsitzende", "vorsitzenden", "vorsitzender", "witwe", "witwer", "zeitung",
    "zeuge", "zeugin", "\u00e4rztin", "\u00f6konom", "\u00f6konomin",
});
// clang-format on
static_assert(std::is_sorted(kRoles.begin(), kRoles.end()));

// clang-format off: words in lines, not one a line
constexpr auto kCommon = std::to_array<std::string_view>({
    "abend", "abstimmung", "aktie", "aktien", "amt", "amtes", "anfang", "angabe", "angaben",
    "angriff", "angriffe", "angst", "anspruch", "anteil", "anteile", "antrag", "antr\u00e4ge",
    "anz", "arbeit", "arbeiten", "arbeiter", "art", "asyl", "asylantr\u00e4ge", "auftrag",
    "auftr\u00e4ge", "auge", "augen", "auto", "autos", "bahnhof", "beh\u00f6rde", "beh\u00f6rden",
    "bereich", "bericht", "berichte", "berichten", "beschluss", "beschl\u00fcsse",
    "besch\u00e4ftigten", "besuch", "betrieb", "betriebe", "bewohner", "bezug", "bild", "bilder",
    "blut", "brand", "brief", "briefe", "br\u00e4nde", "buch", "bus", "busse", "b\u00f6rse",
    "b\u00fccher", "b\u00fcrger", "b\u00fcrgern", "dollar", "druck", "einsatz", "einwohner", "ende",
    "energie", "entwurf", "enz", "enzen", "euro", "fall", "familie", "familien", "feuer",
    "feuerwehr", "film", "filme", "firmen", "flugzeug", "folge", "folgen", "frage", "fragen",
    "frauen", "frieden", "fr\u00fchling", "f\u00e4lle", "f\u00e4llen", "gas", "gefahr", "gefahren",
    "gegenwart", "geld", "gelder", "gericht", "gerichts", "gesellschaft", "gesetz", "gesetze",
    "gesetzes", "gesicht", "gespr\u00e4ch", "gespr\u00e4che", "gewinn", "gewinne", "grad", "grenze",
    "grenzen", "grund", "gruppe", "gruppen", "gr\u00fcnde", "gr\u00fcnden", "hafen", "haft", "hand",
    "haus", "hauses", "haushalt", "heit", "heiten", "herbst", "herz", "hilfe", "hilfen", "hitze",
    "hoffnung", "h\u00e4nde", "h\u00e4user", "inflation", "interview", "ismus", "it\u00e4t",
    "it\u00e4ten", "jahr", "jahre", "jahren", "jahres", "jahrhundert", "jahrs", "kampf", "keit",
    "keiten", "kilo", "kilometer", "kilometern", "kind", "kinder", "kindern", "kirche", "klage",
    "klagen", "klima", "klinik", "kliniken", "kohle", "konzerne", "kopf", "kosten", "kraft",
    "krankenhaus", "kreis", "kreise", "kreuz", "krieg", "kriege", "kriegs", "kunde", "kunden",
    "kunst", "k\u00e4lte", "k\u00e4mpfe", "lager", "lagers", "land", "lande", "leben", "leute",
    "leuten", "liebe", "liga", "ling", "linge", "lingen", "liter", "lohn", "lokf\u00fchrer",
    "l\u00e4nder", "l\u00e4ndern", "l\u00f6hne", "markt", "markts", "ma\u00df", "mehrheit",
    "menschen", "ment", "mente", "meter", "metern", "milliarde", "milliarden", "million",
    "millionen", "minute", "minuten", "mittag", "mitte", "mittel", "mitternacht", "moment", "monat",
    "monate", "monaten", "morgen", "museum", "musik", "m\u00e4nner", "m\u00e4nnern", "m\u00e4rkte",
    "nacht", "name", "namen", "natur", "netz", "niederlage", "nis", "nisse", "nissen", "not",
    "nummer", "opfer", "opfern", "opposition", "ort", "orte", "orten", "paar", "partner", "pflicht",
    "plan", "platz", "pl\u00e4ne", "pl\u00e4nen", "pl\u00e4tze", "politik", "polizei", "preis",
    "preise", "preisen", "protest", "proteste", "prozent", "prozess", "prozesse", "rat", "raum",
    "recht", "rechte", "rechten", "rechts", "rede", "reden", "regen", "regierung", "reihe", "reise",
    "rente", "renten", "richtung", "risiko", "rolle", "r\u00e4ume", "saison", "schaden", "schaft",
    "schaften", "schiff", "schiffe", "schnee", "schulden", "schule", "schulen", "schutz",
    "sch\u00e4den", "sekunden", "sicherheit", "sicht", "sieg", "siege", "sion", "sionen", "sitz",
    "sitze", "sommer", "spiel", "spiele", "spieltag", "stadtrat", "stelle", "stellen", "steuer",
    "steuern", "stimme", "stimmen", "stimmung", "strafe", "strafen", "strecke", "strecken",
    "streik", "streiks", "streit", "strom", "stunde", "stunden", "sturm", "st\u00fcck", "system",
    "tag", "tage", "tagen", "tages", "teil", "teile", "teilen", "text", "texte", "tion", "tionen",
    "tisch", "tod", "tonne", "tonnen", "tor", "tore", "tote", "toten", "treffen", "t\u00e4ter",
    "t\u00e4tern", "t\u00fcr", "uhr", "umsatz", "ums\u00e4tze", "umwelt", "unfall", "unf\u00e4lle",
    "ung", "ungen", "urteil", "urteile", "verbot", "verdacht", "verf\u00fcgung", "vergangenheit",
    "verlust", "verluste", "vertrag", "vertr\u00e4ge", "vorschlag", "vorschl\u00e4ge", "wagen",
    "wahl", "wahlen", "wahrheit", "wasser", "weg", "wege", "wegen", "weise", "welt", "werk",
    "werke", "werken", "werks", "wetter", "winter", "wirtschaft", "wissenschaft", "woche", "wochen",
    "wochenende", "wort", "worte", "worten", "wut", "zahl", "zahlen", "zeit", "zeiten", "zeug",
    "ziel", "ziele", "zielen", "zins", "zinsen", "zug", "zukunft", "z\u00fcge", "\u00e4mter",
    "\u00f6l",
});
// clang-format on
static_assert(std::is_sorted(kCommon.begin(), kCommon.end()));

constexpr auto kPlaceEnds = std::to_array<std::string_view>({
    "bach",
    "berg",
    "br\u00fcck",
    "b\u00fcttel",
    "burg",
    "dorf",
    "furt",
    "hagen",
    "hausen",
    "heim",
    "ingen",
    "kirchen",
    "leben",
    "rode",
    "stadt",
    "stedt",
    "walde",
    "weiler",
});

constexpr auto kInstitutionEnds = std::to_array<std::string_view>({
    "flughafen",
    "gericht",
    "gerichts",
    "hochschule",
    "klinikum",
    "staatsanwaltschaft",
    "universit\u00e4t",
});

// A last part so short may be an accident: "Art" in "Stuttgart".
constexpr std::size_t kTelling = 4;

// The last part of a word that a table has, looked for from the longest on.
template <typename Table>
bool ends_with_one_of(const Table& table, const std::string& small, std::size_t telling) {
  if (std::binary_search(table.begin(), table.end(), std::string_view(small))) return true;
  for (std::size_t from = 1; from + telling <= small.size(); ++from) {
    if (std::binary_search(table.begin(), table.end(), std::string_view(small).substr(from)))
      return true;
  }
  return false;
}

template <typename Table>
bool has_ending(const Table& table, const std::string& small) {
  return std::any_of(table.begin(), table.end(), [&small](std::string_view ending) {
    return small.size() >= ending.size() && small.ends_with(ending);
  });
}

}  // namespace

bool is_german_role(std::string_view word) {
  return ends_with_one_of(kRoles, text::folded_case(word), kTelling);
}

bool is_german_noun(std::string_view word) {
  return ends_with_one_of(kCommon, text::folded_case(word), 3);
}

bool is_german_place(std::string_view word) {
  return has_ending(kPlaceEnds, text::folded_case(word));
}

bool is_german_institution(std::string_view word) {
  return has_ending(kInstitutionEnds, text::folded_case(word));
}

}  // namespace broadsheet::article
