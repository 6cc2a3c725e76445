#include "broadsheet/article/dateline.hpp"

#include <algorithm>
#include <array>

#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/line_words.hpp"

namespace broadsheet::article {
namespace {

constexpr std::size_t kLongest = 90;

// The length of a dash at i with the blanks after it; 0 for none. A lone hyphen needs
// blanks on both sides.
std::size_t dash_at(std::string_view line, std::size_t i) noexcept {
  std::size_t end = i;
  const std::string_view rest = line.substr(i);
  if (rest.starts_with("\u2014") || rest.starts_with("\u2013") || rest.starts_with("\u2015")) {
    end = i + 3;
  } else if (line.substr(i).starts_with("--")) {
    end = i + 2;
  } else if (line.substr(i).starts_with("- ") && i > 0 &&
             (line[i - 1] == ' ' || line[i - 1] == ')')) {
    end = i + 1;
  } else if (rest.starts_with(".-") || rest.starts_with(".\u2013") || rest.starts_with(".\u2014")) {
    end = i + (line[i + 1] == '-' ? 2 : 4);
  } else {
    return 0;
  }
  while (end < line.size() && line[end] == ' ') ++end;
  return end - i;
}

// Places, months and days of the month: capitalised words, numbers, and what joins them.
bool is_place(std::string_view text) noexcept {
  text = trim(text);
  if (text.size() > 60) return false;
  int words = 0;
  std::size_t i = 0;
  while (i < text.size()) {
    std::size_t end = text.find(' ', i);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view word = text.substr(i, end - i);
    i = end + 1;
    if (word.empty() || word == "/" || word == "|" || word == "&") continue;
    ++words;
    const auto first = static_cast<unsigned char>(word[0]);
    const bool joins = word == "de" || word == "la" || word == "of" || word == "and" ||
                       word == "del" || word == "le" || word == "el" || word == "the" ||
                       word == "am" || word == "y" || word == "an" || word == "der";
    // Spanish writes months small: "5 ene.", "3 de enero".
    const bool is_month =
        words >= 2 && !is_digit(text[0]) &&
        ((word.size() <= 5 && word.back() == '.') || is_month_or_day(without_punctuation(word)));
    if (!is_upper(word[0]) && !is_digit(word[0]) && first < 0xC3 && !joins && !is_month) {
      return false;
    }
    if (word.find_first_of("\"():;!?") != std::string_view::npos) return false;
  }
  return words <= 8;
}

bool is_known_agency(std::string_view name) noexcept {
  static constexpr std::array kAgencies = {
      std::string_view{"AP"},        std::string_view{"Reuters"},
      std::string_view{"REUTERS"},   std::string_view{"AFP"},
      std::string_view{"UPI"},       std::string_view{"CNN"},
      std::string_view{"EFE"},       std::string_view{"dpa"},
      std::string_view{"DPA"},       std::string_view{"ANSA"},
      std::string_view{"Bloomberg"}, std::string_view{"Xinhua"},
      std::string_view{"PTI"},       std::string_view{"Kyodo"},
      std::string_view{"CBS News"},  std::string_view{"BBC"},
      std::string_view{"CNBC"},      std::string_view{"CNNMoney"},
      std::string_view{"CBS"},       std::string_view{"NBC"},
      std::string_view{"ABC"},       std::string_view{"taz"},
      std::string_view{"KNA"},       std::string_view{"epd"},
      std::string_view{"Notimex"},   std::string_view{"Europa Press"},
      std::string_view{"TNS"},       std::string_view{"CBSNewYork"},
      std::string_view{"WJZ"},       std::string_view{"CBSLA"},
      std::string_view{"IANS"},      std::string_view{"ANI"},
      std::string_view{"Anadolu"}};
  return std::find(kAgencies.begin(), kAgencies.end(), name) != kAgencies.end();
}

bool is_agency_like(std::string_view name) noexcept {
  if (is_known_agency(name)) return true;
  if (name.empty() || name.size() > 30) return false;
  return std::count(name.begin(), name.end(), ' ') <= 3 && is_upper(name[0]) &&
         !is_digit(name.back());
}

// Whether the text goes on as a sentence begins: a capital, a digit or a quotation mark.
bool goes_on(std::string_view rest, std::size_t at_least) noexcept {
  rest = trim(rest);
  if (rest.size() < at_least) return false;
  const auto first = static_cast<unsigned char>(rest[0]);
  return is_upper(rest[0]) || is_digit(rest[0]) || rest[0] == '"' || rest[0] == '$' ||
         first >= 0xC2;
}

std::size_t with_agency(std::string_view line, std::size_t open) noexcept {
  const std::size_t close = line.find(')', open);
  if (close == std::string_view::npos || close > kLongest) return 0;
  const std::string_view agency = line.substr(open + 1, close - open - 1);
  if (!is_place(line.substr(0, open))) return 0;
  std::size_t end = close + 1;
  while (end < line.size() && line[end] == ' ') ++end;
  const std::size_t dash = end < line.size() ? dash_at(line, end) : 0;
  if (dash == 0 && !is_known_agency(agency)) return 0;
  if (dash != 0 && !is_agency_like(agency)) return 0;
  if (open == 0 && dash == 0 && !is_known_agency(agency)) return 0;
  end += dash;
  return goes_on(line.substr(end), 1) ? end : 0;
}

// Words in capitals with which lines begin and which are no places.
bool is_label(std::string_view word) noexcept {
  static constexpr std::array kLabels = {
      std::string_view{"ANALYSIS"},   std::string_view{"BREAKING"},  std::string_view{"COMMENTARY"},
      std::string_view{"CORRECTION"}, std::string_view{"EDITORIAL"}, std::string_view{"EXCLUSIVE"},
      std::string_view{"EXPLAINER"},  std::string_view{"FILE"},      std::string_view{"GALLERY"},
      std::string_view{"INTERVIEW"},  std::string_view{"LIVE"},      std::string_view{"NEWS"},
      std::string_view{"NOTE"},       std::string_view{"OPINION"},   std::string_view{"PHOTO"},
      std::string_view{"PHOTOS"},     std::string_view{"POLL"},      std::string_view{"REVIEW"},
      std::string_view{"UPDATE"},     std::string_view{"UPDATED"},   std::string_view{"UPDATES"},
      std::string_view{"VIDEO"},      std::string_view{"WARNING"},   std::string_view{"WATCH"}};
  return std::find(kLabels.begin(), kLabels.end(), word) != kLabels.end();
}

// The same in Spanish: what opens an item or an answer.
bool is_heading_word(std::string_view word) noexcept {
  return is_one_of(word,
                   {"primero",   "segundo",      "tercero",      "cuarto",        "pregunta",
                    "respuesta", "entrevista",   "opini\u00f3n", "OPINI\u00d3N",  "an\u00e1lisis",
                    "nota",      "fotos",        "exclusiva",    "urgente",       "conclusiones",
                    "objeto",    "antecedentes", "anexo",        "art\u00edculo", "cap\u00edtulo"});
}

// "Guadalajara, Jal", "Acapulco, Guerrero": a town and its state as Mexican papers write it.
bool is_town_with_state(std::string_view place) noexcept {
  const std::size_t comma = place.rfind(", ");
  return comma != std::string_view::npos &&
         is_one_of(
             place.substr(comma + 2),
             {"ags",      "bc",        "bcs",      "camp",       "cdmx",          "chih",
              "chis",     "coah",      "col",      "dgo",        "gro",           "gto",
              "hgo",      "jal",       "mich",     "mor",        "m\u00e9x",      "nay",
              "nl",       "oax",       "pue",      "qro",        "sin",           "slp",
              "son",      "tab",       "tamps",    "tlax",       "ver",           "yuc",
              "zac",      "n.l",       "b.c",      "q. roo",     "s.l.p",         "m\u00e9xico",
              "guerrero", "sonora",    "sinaloa",  "tamaulipas", "chiapas",       "oaxaca",
              "jalisco",  "chihuahua", "coahuila", "veracruz",   "michoac\u00e1n"});
}

std::size_t place_and_dash(std::string_view line, std::size_t dash) noexcept {
  const std::size_t length = dash_at(line, dash);
  const bool is_stopped = line.substr(dash).starts_with('.');  // ".-"
  const std::string_view place = trim(line.substr(0, dash));
  if (place.size() < 4 || place.size() > 45 || !is_place(place)) return 0;
  const std::string_view first = place.substr(0, place.find_first_of(" ,."));
  int capitals = 0;
  for (const char c : place) capitals += is_upper(c) ? 1 : 0;
  const bool shouted = std::none_of(first.begin(), first.end(), is_lower) && capitals >= 4;
  if (is_stopped && !is_town_with_state(place) &&
      (!shouted || is_heading_word(first) || std::any_of(place.begin(), place.end(), is_digit)))
    return 0;
  if ((!shouted && !is_stopped) || is_label(first)) return 0;
  const std::string_view rest = line.substr(dash + length);
  if (line.substr(dash).starts_with("- ")) {
    // A hyphen is weaker: all of the city in capitals, and whole sentences behind it.
    const std::string_view city = place.substr(0, place.find(','));
    if (std::any_of(city.begin(), city.end(), is_lower) || !ends_sentence(rest)) return 0;
  }
  return goes_on(rest, 30) ? dash + length : 0;
}

}  // namespace

std::size_t dateline_length(std::string_view line, bool early) noexcept {
  if (line.empty()) return 0;
  const auto first = static_cast<unsigned char>(line[0]);
  if (!is_upper(line[0]) && line[0] != '(' && first < 0xC3) return 0;
  const std::string_view start = line.substr(0, kLongest);
  if (const std::size_t open = start.find('('); open != std::string_view::npos) {
    if (const std::size_t length = with_agency(line, open); length != 0) return length;
  }
  if (!early || line.size() < 2) return 0;
  if (is_lower(line[1])) {  // only "Guadalajara, Jal.- " begins with one capital
    const std::size_t stop = std::min(start.find(".- "), start.find(".\u2014 "));
    return stop < 50 ? place_and_dash(line, stop) : 0;
  }
  for (std::size_t i = 3; i < std::min<std::size_t>(start.size(), 50); ++i) {
    const std::size_t length = dash_at(line, i);
    if (length == 0) continue;
    // The dash of "D.C.\u2014" is one without a stop, and that of "U.S.-led" none.
    if (start[i] == '.' && !start.substr(i).starts_with(".- ")) continue;
    return place_and_dash(line, i);
  }
  return 0;
}

}  // namespace broadsheet::article
