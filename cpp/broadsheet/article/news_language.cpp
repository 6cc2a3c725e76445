#include "broadsheet/article/news_language.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace broadsheet::article {
namespace {

// All sorted by bytes: searched by halves.
// clang-format off: words in lines, not one a line
constexpr auto kSpanish = std::to_array<std::string_view>({
    "Adem\u00e1s", "Ahora", "Al", "Alguna", "Algunas", "Algunos", "Alg\u00fan", "All\u00ed",
    "Anoche", "Ante", "Antes", "Anunci\u00f3", "Apenas", "Aquel", "Aqu\u00ed", "Asimismo",
    "As\u00ed", "Aun", "Aunque", "Ayer", "A\u00fan", "Bajo", "Cada", "Casi", "Cerca", "Cientos",
    "Cinco", "Como", "Con", "Contra", "Cuando", "Cuatro", "Cu\u00e1l", "Cu\u00e1ndo", "C\u00f3mo",
    "Da", "Dado", "De", "Debe", "Dentro", "Desde", "Despu\u00e9s", "Detr\u00e1s", "Dice", "Diez",
    "Dijo", "Domingo", "Donde", "Dos", "Durante", "D\u00f3nde", "Ella", "Ellas", "Ellos", "En",
    "Entonces", "Entre", "Era", "Eran", "Es", "Esa", "Esas", "Ese", "Eso", "Esos", "Esta", "Estas",
    "Este", "Esto", "Estos", "Est\u00e1", "Est\u00e1n", "Finalmente", "Fue", "Fueron", "Ha",
    "Hab\u00eda", "Hace", "Hacia", "Han", "Hasta", "Hay", "Hoy", "Hubo", "Incluso", "Inform\u00f3",
    "Jueves", "Junto", "Lo", "Luego", "Lunes", "Martes", "Mas", "Ma\u00f1ana", "Me", "Mediante",
    "Menos", "Mi", "Mientras", "Miles", "Mire", "Mi\u00e9rcoles", "Muchas", "Mucho", "Muchos",
    "Murieron", "Muri\u00f3", "Muy", "M\u00e1s", "Nada", "Nadie", "Ni", "Ninguna", "Ning\u00fan",
    "No", "Nos", "Nosotros", "Nuestra", "Nuestro", "Nueve", "Nunca", "O", "Ocho", "Otra", "Otras",
    "Otro", "Otros", "Para", "Pero", "Por", "Porque", "Puede", "Pues", "Que", "Quien", "Quienes",
    "Qui\u00e9n", "Qu\u00e9", "Se", "Seg\u00fan", "Seis", "Ser", "Ser\u00e1", "Si", "Siete", "Sin",
    "Sobre", "Solo", "Son", "Su", "Sus", "S\u00e1bado", "S\u00ed", "S\u00f3lo", "Tambi\u00e9n",
    "Tampoco", "Tan", "Tanto", "Te", "Ten\u00eda", "Tiene", "Toda", "Todas", "Todo", "Todos",
    "Tras", "Tres", "Tu", "T\u00fa", "Un", "Una", "Unas", "Unos", "Usted", "Varias", "Varios",
    "Viernes", "Ya", "Yo", "\u00c9l",
});
// clang-format on
static_assert(std::is_sorted(kSpanish.begin(), kSpanish.end()));

// clang-format off: words in lines, not one a line
constexpr auto kFrench = std::to_array<std::string_view>({
    "Ainsi", "Alors", "Apr\u00e8s", "Au", "Aucun", "Aucune", "Aujourd'hui", "Aussi", "Autre",
    "Autrefois", "Autres", "Aux", "Avant", "Avec", "Beaucoup", "C'est", "Ce", "Cela", "Celle",
    "Celui", "Cependant", "Certaines", "Certains", "Ces", "Cet", "Cette", "Ceux", "Chaque", "Chez",
    "Cinq", "Comme", "Comment", "Contre", "C\u2019est", "Dans", "De", "Depuis", "Deux", "Devant",
    "Dimanche", "Dix", "Donc", "Durant", "D\u00e8s", "Elle", "Elles", "En", "Encore", "Enfin",
    "Ensuite", "Entre", "Est", "Et", "Hier", "Huit", "Ici", "Il", "Ils", "Jamais", "Je", "Jeudi",
    "Jusqu", "Leur", "Leurs", "Lors", "Lorsque", "Lundi", "L\u00e0", "Ma", "Mais", "Malgr\u00e9",
    "Mardi", "Me", "Mercredi", "Mes", "Moins", "Mon", "M\u00eame", "Ne", "Neuf", "Ni", "Non", "Nos",
    "Notre", "Nous", "On", "Or", "O\u00f9", "Par", "Parmi", "Pas", "Pendant", "Peu", "Plus",
    "Plusieurs", "Pour", "Pourquoi", "Pourtant", "Pr\u00e8s", "Puis", "Quand", "Quant", "Quatre",
    "Que", "Quel", "Quelle", "Quelques", "Qui", "Sa", "Samedi", "Sans", "Se", "Selon", "Sept",
    "Ses", "Si", "Six", "Son", "Sous", "Sur", "Tandis", "Tous", "Tout", "Toute", "Toutes", "Trois",
    "Tr\u00e8s", "Un", "Une", "Vendredi", "Vers", "Voici", "Voil\u00e0", "Vos", "Votre", "Vous",
    "Y", "\u00c0", "\u00c9tait",
});
// clang-format on
static_assert(std::is_sorted(kFrench.begin(), kFrench.end()));

// clang-format off: words in lines, not one a line
constexpr auto kGerman = std::to_array<std::string_view>({
    "Ab", "Aber", "Acht", "Alle", "Allerdings", "Als", "Also", "Am", "An", "Andere", "Auch", "Auf",
    "Aus", "Bei", "Beim", "Bereits", "Bis", "Bisher", "Da", "Dabei", "Dadurch", "Daf\u00fcr",
    "Dagegen", "Daher", "Damals", "Damit", "Danach", "Dann", "Daran", "Darauf", "Darin", "Darum",
    "Das", "Dass", "Dazu", "Dem", "Den", "Denn", "Dennoch", "Der", "Des", "Deshalb", "Die", "Dies",
    "Diese", "Diesem", "Dieser", "Dieses", "Doch", "Dort", "Drei", "Du", "Durch", "Ebenso", "Ein",
    "Eine", "Einem", "Einen", "Einer", "Eines", "Einige", "Er", "Erst", "Es", "Etwa", "Falls",
    "F\u00fcnf", "F\u00fcr", "Ganz", "Gegen", "Gestern", "Gibt", "Hat", "Heute", "Hier", "Hinter",
    "Ich", "Ihm", "Ihn", "Ihr", "Ihre", "Im", "In", "Ins", "Inzwischen", "Ist", "Ja", "Jede",
    "Jeder", "Jedes", "Jetzt", "Kein", "Keine", "Laut", "Man", "Manche", "Mehr", "Mehrere", "Mein",
    "Mindestens", "Mit", "Morgen", "Nach", "Nachdem", "Neben", "Nein", "Neun", "Nicht", "Noch",
    "Nun", "Nur", "Ob", "Obwohl", "Oder", "Ohne", "Rund", "Schon", "Sechs", "Sehr", "Sein", "Seine",
    "Seit", "Seitdem", "Selbst", "Sie", "Sieben", "Sind", "So", "Sogar", "Solche", "Sollte",
    "Sondern", "Trotz", "Um", "Und", "Uns", "Unser", "Unsere", "Unter", "Viele", "Vier", "Vom",
    "Von", "Vor", "Wann", "War", "Waren", "Warum", "Was", "Weil", "Weitere", "Welche", "Wenn",
    "Wer", "Wie", "Wieder", "Wir", "Wird", "Wo", "W\u00e4hrend", "Zehn", "Zu", "Zudem", "Zuletzt",
    "Zum", "Zun\u00e4chst", "Zur", "Zurzeit", "Zuvor", "Zwar", "Zwei", "Zwischen", "\u00dcber",
});
// clang-format on
static_assert(std::is_sorted(kGerman.begin(), kGerman.end()));

// clang-format off: words in lines, not one a line
constexpr auto kItalian = std::to_array<std::string_view>({
    "Al", "Alla", "Anche", "Ancora", "Che", "Chi", "Come", "Con", "Contro", "Cos\u00ec", "Da",
    "Dal", "Dalla", "Del", "Della", "Di", "Dopo", "Dove", "Due", "Durante", "E", "Ecco", "Era",
    "Fra", "Ha", "Hanno", "I", "Ieri", "In", "Infine", "Invece", "Ma", "Mentre", "Nei", "Nel",
    "Nella", "Non", "Oggi", "Ogni", "Ora", "Per", "Perch\u00e9", "Poi", "Prima", "Quando", "Quella",
    "Quello", "Questa", "Questo", "Se", "Secondo", "Sono", "Su", "Sul", "Sulla", "Tra", "Tre",
    "Tutti", "Un", "Una", "Uno", "\u00c8",
});
// clang-format on
static_assert(std::is_sorted(kItalian.begin(), kItalian.end()));

constexpr auto kPortuguese = std::to_array<std::string_view>({
    "Ao",     "Ap\u00f3s", "As",          "At\u00e9", "Com",    "Como",     "Da",   "De",
    "Depois", "Do",        "Durante",     "E",        "Ela",    "Ele",      "Em",   "Entre",
    "Era",    "Essa",      "Esse",        "Esta",     "Este",   "Foi",      "Hoje", "J\u00e1",
    "Mas",    "Na",        "Nas",         "No",       "Nos",    "N\u00e3o", "Onde", "Ontem",
    "Para",   "Pela",      "Pelo",        "Por",      "Quando", "Que",      "Se",   "Segundo",
    "Sem",    "Sob",       "Tamb\u00e9m", "Um",       "Uma",
});
static_assert(std::is_sorted(kPortuguese.begin(), kPortuguese.end()));

// A function word and the languages that have it, one bit each, in the order of NewsLanguage.
struct Votes {
  std::string_view word;
  std::uint8_t languages;
};
// clang-format off: words in lines, not one a line
constexpr auto kVotes = std::to_array<Votes>({
    {"a", 39}, {"about", 1}, {"after", 1}, {"al", 2}, {"all", 1}, {"alla", 16}, {"als", 8},
    {"am", 8}, {"an", 1}, {"and", 1}, {"ans", 4}, {"ao", 32}, {"are", 1}, {"as", 33}, {"at", 1},
    {"au", 4}, {"auch", 8}, {"auf", 8}, {"aus", 8}, {"aux", 4}, {"avec", 4}, {"a\u00f1os", 2},
    {"bei", 8}, {"but", 1}, {"by", 1}, {"ce", 4}, {"ces", 4}, {"cette", 4}, {"che", 16},
    {"com", 32}, {"como", 2}, {"con", 18}, {"contre", 4}, {"cuando", 2}, {"d'", 4}, {"da", 48},
    {"dal", 16}, {"dans", 4}, {"das", 8}, {"de", 38}, {"dei", 16}, {"del", 19}, {"della", 16},
    {"dem", 8}, {"den", 8}, {"depuis", 4}, {"der", 8}, {"des", 12}, {"desde", 2}, {"deux", 4},
    {"devant", 4}, {"di", 16}, {"die", 8}, {"dijo", 2}, {"do", 33}, {"dos", 34}, {"du", 4},
    {"e", 50}, {"ein", 8}, {"eine", 8}, {"einem", 8}, {"einen", 8}, {"einer", 8}, {"el", 2},
    {"elle", 4}, {"em", 32}, {"en", 6}, {"entre", 2}, {"er", 8}, {"es", 10}, {"est", 4},
    {"est\u00e1", 2}, {"et", 4}, {"fait", 4}, {"foi", 32}, {"for", 1}, {"from", 1}, {"fue", 2},
    {"fueron", 2}, {"f\u00fcr", 8}, {"gli", 16}, {"ha", 18}, {"haben", 8}, {"had", 1}, {"has", 1},
    {"hasta", 2}, {"hat", 8}, {"hay", 2}, {"her", 1}, {"his", 1}, {"i", 17}, {"ich", 8}, {"if", 1},
    {"il", 20}, {"im", 8}, {"in", 17}, {"ist", 8}, {"it", 1}, {"kein", 8}, {"keine", 8}, {"l'", 4},
    {"la", 23}, {"las", 2}, {"laut", 8}, {"le", 21}, {"les", 4}, {"leur", 4}, {"leurs", 4},
    {"lo", 18}, {"los", 2}, {"mais", 4}, {"me", 1}, {"mit", 8}, {"more", 1}, {"muy", 2},
    {"m\u00e1s", 2}, {"na", 32}, {"nach", 8}, {"nel", 16}, {"nella", 16}, {"nicht", 8}, {"no", 35},
    {"noch", 8}, {"non", 16}, {"not", 1}, {"nur", 8}, {"n\u00e3o", 32}, {"o", 32}, {"oder", 8},
    {"of", 1}, {"on", 1}, {"one", 1}, {"ont", 4}, {"or", 1}, {"os", 32}, {"out", 1}, {"over", 1},
    {"o\u00f9", 4}, {"par", 4}, {"para", 34}, {"pas", 4}, {"per", 16}, {"pero", 2}, {"por", 34},
    {"pour", 4}, {"que", 38}, {"qui", 4}, {"s'est", 4}, {"sagte", 8}, {"said", 1}, {"schon", 8},
    {"se", 38}, {"seg\u00fan", 2}, {"selon", 4}, {"ses", 4}, {"sich", 8}, {"sie", 8}, {"sin", 2},
    {"sind", 8}, {"sobre", 2}, {"son", 7}, {"sono", 16}, {"su", 2}, {"sur", 4}, {"sus", 2},
    {"tambi\u00e9n", 2}, {"than", 1}, {"that", 1}, {"the", 1}, {"they", 1}, {"this", 1}, {"to", 1},
    {"tras", 2}, {"two", 1}, {"um", 32}, {"uma", 32}, {"un", 22}, {"una", 18}, {"und", 8},
    {"une", 4}, {"uns", 8}, {"up", 1}, {"vom", 8}, {"von", 8}, {"was", 1}, {"wenn", 8},
    {"werden", 8}, {"were", 1}, {"which", 1}, {"who", 1}, {"wie", 8}, {"will", 1}, {"wir", 8},
    {"wird", 8}, {"with", 1}, {"would", 1}, {"wurde", 8}, {"y", 2}, {"ya", 2}, {"zu", 8},
    {"zum", 8}, {"zur", 8}, {"\u00e0", 4}, {"\u00e8", 16}, {"\u00e9t\u00e9", 4},
});
// clang-format on
static_assert(std::is_sorted(kVotes.begin(), kVotes.end(),
                             [](const Votes& a, const Votes& b) { return a.word < b.word; }));

// Letters that only some of the languages have, and these.
constexpr auto kLetters = std::to_array<Votes>({
    {"\u00ea", 36},
    {"\u00e8", 20},
    {"\u00e7", 36},
    {"\u0153", 4},
    {"\u00fb", 4},
    {"\u00ee", 4},
    {"\u00f1", 2},
    {"\u00f3", 34},
    {"\u00ed", 34},
    {"\u00fa", 34},
    {"\u00df", 8},
    {"\u00e4", 8},
    {"\u00f6", 8},
    {"\u00fc", 8},
    {"\u00e3", 32},
    {"\u00f5", 32},
    {"\u00f2", 16},
    {"\u00ec", 16},
});

// The languages that a letter of the word tells, 0 for none.
std::uint8_t of_letters(std::string_view word) noexcept {
  const bool ascii = std::all_of(word.begin(), word.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) return 0;
  for (const Votes& letter : kLetters) {
    if (word.find(letter.word) != std::string_view::npos) return letter.languages;
  }
  return 0;
}

constexpr int kEnough = 300;         // words that decide
constexpr std::size_t kLongest = 8;  // bytes of the longest function word

template <typename Table>
bool holds(const Table& table, std::string_view word) noexcept {
  return std::binary_search(table.begin(), table.end(), word);
}

}  // namespace

void LanguageVotes::add(std::string_view word) {
  if (total_ >= kEnough || word.empty()) return;
  if (const std::uint8_t languages = of_letters(word); languages != 0) {
    count(languages);
    return;
  }
  if (word.size() > kLongest) return;
  std::string small(word);
  if (small[0] >= 'A' && small[0] <= 'Z') small[0] = static_cast<char>(small[0] - 'A' + 'a');
  const auto found =
      std::lower_bound(kVotes.begin(), kVotes.end(), small,
                       [](const Votes& votes, const std::string& key) { return votes.word < key; });
  if (found != kVotes.end() && found->word == small) count(found->languages);
}

void LanguageVotes::count(std::uint8_t languages) noexcept {
  ++total_;
  for (std::size_t i = 0; i < votes_.size(); ++i) votes_[i] += (languages >> i) & 1;
}

NewsLanguage LanguageVotes::language() const noexcept {
  const auto best = std::max_element(votes_.begin(), votes_.end());
  return static_cast<NewsLanguage>(best - votes_.begin());
}

bool opens_sentences(NewsLanguage language, std::string_view word) noexcept {
  switch (language) {
    case NewsLanguage::english:
      return false;
    case NewsLanguage::spanish:
      return holds(kSpanish, word);
    case NewsLanguage::french:
      return holds(kFrench, word);
    case NewsLanguage::german:
      return holds(kGerman, word);
    case NewsLanguage::italian:
      return holds(kItalian, word);
    case NewsLanguage::portuguese:
      return holds(kPortuguese, word);
  }
  return false;
}

}  // namespace broadsheet::article
