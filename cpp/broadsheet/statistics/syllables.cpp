#include "broadsheet/statistics/syllables.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "broadsheet/statistics/syllable_words.hpp"
#include "broadsheet/text/fold.hpp"

namespace broadsheet::statistics {
namespace {

using View = std::string_view;

bool is_vowel(char c) noexcept { return View("aeiouy").find(c) != View::npos; }
bool is_strict_vowel(char c) noexcept { return View("aeiou").find(c) != View::npos; }
bool is_letter(char c) noexcept { return c >= 'a' && c <= 'z'; }
bool is_in(char c, View set) noexcept { return set.find(c) != View::npos; }

// One character before or after; '\0' at the word's ends.
char first_of(View s) noexcept { return s.empty() ? '\0' : s.front(); }
char last_of(View s) noexcept { return s.empty() ? '\0' : s.back(); }
char before_last(View s, std::size_t n) noexcept {
  return s.size() > n ? s[s.size() - 1 - n] : '\0';
}
bool is_consonant(char c) noexcept { return c != '\0' && !is_vowel(c); }

bool ends_with(View s, std::initializer_list<View> ends) noexcept {
  return std::any_of(ends.begin(), ends.end(), [&](View end) { return s.ends_with(end); });
}
bool starts_with(View s, std::initializer_list<View> starts) noexcept {
  return std::any_of(starts.begin(), starts.end(), [&](View b) { return s.starts_with(b); });
}
bool is_any(View s, std::initializer_list<View> all) noexcept {
  return std::find(all.begin(), all.end(), s) != all.end();
}
bool has_vowel(View s) noexcept { return std::any_of(s.begin(), s.end(), is_vowel); }

template <class F>
void for_each_word(View words, F&& f) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (end > 0) f(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

// --- English --------------------------------------------------------------------------------

// Whether a plural or possessive s adds a syllable: "buses", "Bush's".
bool adds_syllable_before_s(View stem) noexcept {
  return ends_with(stem, {"s", "x", "z", "ch", "sh", "ce", "ge", "se", "ze"});
}

// Two vowels beginning with i: "ra-di-o", but "na-tion", "spe-cial".
int break_after_i(View group, View before, View after) noexcept {
  const char p = last_of(before);
  const View rest = group.substr(1);
  const bool glides = (rest.front() == 'o' && starts_with(after, {"n", "us", "u"}) &&
                       ends_with(before, {"t", "s", "c", "g", "x", "sh", "ch", "ll", "n", "gh"})) ||
                      (rest.starts_with("ou") && is_in(p, "tcgx")) ||
                      (rest == "o" && after.starts_with('r') && is_in(p, "nv")) ||
                      (rest.front() == 'a' && is_in(p, "tc") && is_in(first_of(after), "ln")) ||
                      (rest.front() == 'a' && ends_with(before, {"sh", "g", "ss"}));
  return (glides ? 0 : 1) + (is_any(rest, {"oa", "ao"}) ? 1 : 0);
}

bool breaks_ie(View before, View after) noexcept {
  const char p = last_of(before);
  if (before == "sc") return true;
  if (after.starts_with("st")) return p != 'r' && before.size() > 1;
  if (is_any(after, {"r", "rs"})) return p != 's' && has_vowel(before);
  if (starts_with(after, {"nt", "nc"})) {
    return (p != '\0' && !is_in(p, "tcr")) || (after.starts_with("nc") && before.size() <= 1) ||
           (p == 'r' && after.starts_with("nt"));
  }
  return after.starts_with('t') && is_in(p, "rnxv") && p != '\0';
}

bool breaks_eo(View group, View before, View after) noexcept {
  const char p = last_of(before);
  if (group.starts_with("eou")) return !is_in(p, "gt");
  if (!is_in(p, "gp") || p == '\0') return true;
  return p == 'g' && !starts_with(after, {"n", "us", "rge"});
}

bool breaks_ea(View before, View after) noexcept {
  const char p = last_of(before);
  if (is_any(before, {"cr", "recr", "procr"}) && after.starts_with('t') &&
      !after.starts_with("ture")) {
    return true;
  }
  if (p == 'n' && is_any(after, {"r", "rs"})) return true;
  if (is_any(after, {"", "s", "n", "ns"}) && before.size() > 2 && p != 'l') {
    return !is_any(after, {"", "s"}) || has_vowel(before);
  }
  if (before == "r") {
    return starts_with(
        after, {"ff", "pp", "ss", "ct", "rr", "dj", "dm", "w", "ll", "li", "tt", "g", "ut"});
  }
  return ends_with(before, {"id", "th"}) && before.size() < 5 && starts_with(after, {"l", "t"});
}

bool breaks_u(View group, View before, View after) noexcept {
  const char p = last_of(before);
  const char a = first_of(after);
  if (group.starts_with("ua")) {
    return !is_in(p, "gq") && !(p == 's' && is_in(a, "dv") && a != '\0') &&
           !after.starts_with("rd");
  }
  if (group == "ue") {
    return is_in(a, "ntl") && a != '\0' && !(is_in(p, "gqs") && p != '\0') &&
           !after.starts_with("sd");
  }
  if (group == "uie") return true;
  if (group == "ui") return starts_with(after, {"ti", "ty", "ng", "ne", "st"});
  return group.starts_with("uo") && p != 'b';
}

bool breaks_o(View group, View before, View after) noexcept {
  if (group == "oi") return after.starts_with("ng");
  if (group == "oe") {
    return (is_in(first_of(after), "mvt") && after.size() > 1) || starts_with(after, {"ff", "x"});
  }
  if (group == "oo") return before.ends_with('c') && starts_with(after, {"pe", "rd"});
  return group == "oa" && before.size() < 2 && !is_any(before, {"g", "c", "f"}) &&
         (starts_with(after, {"li", "le"}) || is_any(after, {"l", "h", "nh", "th"}));
}

bool breaks_e(View group, View before, View after) noexcept {
  const char p = last_of(before);
  if (group == "ea") return breaks_ea(before, after);
  if (group.starts_with("eo")) return breaks_eo(group, before, after);
  if (group == "ee") {
    return is_any(before, {"r", "pr"}) && is_in(first_of(after), "lnmxvs") && !after.empty() &&
           !after.starts_with("nt");
  }
  if (is_any(group, {"ei", "eei"})) {
    if (after.starts_with("ng")) return true;
    if (before == "r" && group == "ei") return starts_with(after, {"n", "m", "t"});
    return p == 'h' && after.starts_with('s');
  }
  return group == "eu" && (after.starts_with('m') || (after == "s" && before.size() > 1));
}

// Syllables that a group of vowels has beyond its first.
int breaks(View group, View before, View after) noexcept {
  if (group.size() < 2) return 0;
  const char p = last_of(before);
  switch (group.front()) {
    case 'i':
      if (is_in(group[1], "aou")) return break_after_i(group, before, after);
      return group == "ii" || (group == "ie" && breaks_ie(before, after)) ? 1 : 0;
    case 'e':
      if (group == "eyi") return after.starts_with("ng") ? 1 : 0;
      return breaks_e(group, before, after) ? 1 : 0;
    case 'u':
      if (group == "uyi") return after.starts_with("ng") ? 1 : 0;
      return breaks_u(group, before, after) ? 1 : 0;
    case 'o':
      return breaks_o(group, before, after) ? 1 : 0;
    case 'y':
      return group == "yi" || (group.starts_with("ye") && after.starts_with('r')) ||
                     (group == "ya" && p != '\0')
                 ? 1
                 : 0;
    default:
      if (group == "ae") return after.starts_with('l') ? 1 : 0;
      if (group == "ayi") return after.starts_with("ng") ? 1 : 0;
      return group == "ao" || (group == "ai" && after == "c") ? 1 : 0;
  }
}

// "lovely", "statement": the e before such an ending is silent, but not in "element", "settlement".
bool has_silent_e_before_ending(View word) noexcept {
  for (const View ending :
       {"lessly", "ments", "fully", "ment", "less", "ness", "some", "ful", "ly"}) {
    if (!word.ends_with(ending)) continue;
    const View stem = word.substr(0, word.size() - ending.size());
    if (!stem.ends_with('e') || !is_consonant(before_last(stem, 1))) continue;
    if (!has_vowel(stem.substr(0, stem.size() - 2))) continue;
    const bool is_syllabic =
        stem.ends_with("le") || (stem.ends_with("re") && !is_strict_vowel(before_last(stem, 2)));
    if (is_syllabic && !is_any(ending, {"ly", "lessly", "fully"})) continue;
    return true;
  }
  return false;
}

// "ta-ble", "a-cre": a consonant, then l or r, then e.
bool is_syllabic_end(View stem) noexcept {  // the word up to its last e
  const char before = before_last(stem, 1);
  return is_in(last_of(stem), "lr") && !stem.empty() && is_consonant(before) &&
         !is_in(before, "lrw");
}

int silent_vowels(View word, int n) noexcept {
  if (n < 2) return 0;
  if (word.ends_with("ically")) return 1;
  const int before_ending = has_silent_e_before_ending(word) ? 1 : 0;
  const auto stem_before = [&](View ending) { return word.substr(0, word.size() - ending.size()); };
  if (word.ends_with('e')) {
    const View stem = stem_before("e");
    return before_ending + (is_consonant(last_of(stem)) && !is_syllabic_end(stem) ? 1 : 0);
  }
  if (word.ends_with("es")) {
    const View stem = stem_before("es");
    if (ends_with(stem, {"s", "x", "z", "j", "c", "g", "ch", "sh"}) || is_syllabic_end(stem)) {
      return before_ending;
    }
    return before_ending + (is_consonant(last_of(stem)) ? 1 : 0);
  }
  if (word.ends_with("ed")) {
    const View stem = stem_before("ed");
    if (is_in(last_of(stem), "td") || is_syllabic_end(stem)) return before_ending;
    return before_ending + (is_consonant(last_of(stem)) ? 1 : 0);
  }
  return before_ending + (ends_with(word, {"e're", "e've", "e'll", "e'd", "e'm"}) ? 1 : 0);
}

// The word with y as j where it is a consonant, and without the u of "qu" and "gue".
std::string respelled(View word) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char next = i + 1 < word.size() ? word[i + 1] : '\0';
    const char last = out.empty() ? '\0' : out.back();
    if (word[i] == 'y' && next != '\0' && is_strict_vowel(next) &&
        (i == 0 || is_in(last, "aeouw"))) {
      out += 'j';
    } else if (word[i] == 'u' &&
               (last == 'q' || (last == 'g' && next != '\0' && is_in(next, "eiay")))) {
      continue;
    } else {
      out += word[i];
    }
  }
  return out;
}

std::int64_t by_spelling(View word) {
  const std::string spelled = respelled(word);
  const View view = spelled;
  int n = 0;
  for (std::size_t i = 0; i < view.size();) {
    if (!is_vowel(view[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < view.size() && is_vowel(view[end])) ++end;
    n += 1 + breaks(view.substr(i, end - i), view.substr(0, i), view.substr(end));
    i = end;
  }
  n -= silent_vowels(view, n);
  if (ends_with(word, {"sm", "sms", "thm", "thms"})) ++n;  // "ta-lism", "rhy-thm"
  if (ends_with(word, {"dn't", "sn't", "cn't", "kn't"})) ++n;
  if (word.starts_with("mc") && word.size() > 2) ++n;
  return std::max(1, n);
}

// A word without vowels is spelled out: "PBS", with three syllables for a w.
std::int64_t letter_by_letter(View word) noexcept {
  std::int64_t n = 0;
  for (const char c : word) n += !is_letter(c) ? 0 : (c == 'w' ? 3 : 1);
  return n;
}

class English {
 public:
  English() {
    for (const SyllableWords& entry : english_exceptions()) {
      for_each_word(entry.words, [&](View word) { exceptions_.emplace(word, entry.n); });
    }
    for_each_word(silent_e_parts(), [&](View part) { first_parts_.insert(part); });
    for_each_word(second_parts(), [&](View part) { second_parts_.insert(part); });
    for_each_word(open_second_parts(), [&](View part) { open_second_parts_.insert(part); });
    add_spellings(spellings_of_one_more(), 1);
    add_spellings(spellings_of_one_less(), -1);
  }

  [[nodiscard]] std::int64_t count(View word) const {
    if (word.ends_with("'s")) {
      const View stem = word.substr(0, word.size() - 2);
      return count(stem) + (adds_syllable_before_s(stem) ? 1 : 0);
    }
    const std::int64_t n = by_parts(word);
    const bool is_known = exceptions_.contains(word) || !has_vowel(word);
    return is_known ? n : std::max<std::int64_t>(1, n + correction(word));
  }

 private:
  struct Spelling {
    View letters;
    int more;
  };

  static constexpr std::size_t kKey = 3;  // letters that all spellings have
  static constexpr std::size_t kKeys = std::size_t{1} << (5 * kKey);

  // Where spellings that begin like this are listed.
  static std::size_t key_of(View letters) noexcept {
    std::size_t key = 0;
    for (const char c : letters.substr(0, kKey)) {
      const unsigned number = is_letter(c) ? static_cast<unsigned>(c - 'a') + 3
                              : c == '^'   ? 1
                              : c == '$'   ? 2
                                           : 0;
      key = key << 5 | number;
    }
    return key;
  }

  void add_spellings(View spellings, int more) {
    for_each_word(spellings, [&](View letters) {
      std::uint8_t& list = spelling_list_[key_of(letters)];
      if (list == 0) {
        spellings_.emplace_back();
        list = static_cast<std::uint8_t>(spellings_.size());
      }
      spellings_[list - std::size_t{1}].push_back({letters, more});
    });
  }

  // What the spellings in it add to a word or take from it, each once.
  [[nodiscard]] int correction(View word) const {
    const std::string marked = "^" + std::string(word) + "$";
    const View view = marked;
    int more = 0;
    for (std::size_t at = 0; at + kKey <= view.size(); ++at) {
      const std::uint8_t list = spelling_list_[key_of(view.substr(at, kKey))];
      if (list == 0) continue;
      for (const Spelling& spelling : spellings_[list - std::size_t{1}]) {
        const bool is_first = view.find(spelling.letters) == at;
        if (is_first) more += spelling.more;
      }
    }
    return more;
  }

  // The count without corrections.
  [[nodiscard]] std::int64_t by_parts(View word) const {
    if (const auto known = exceptions_.find(word); known != exceptions_.end()) return known->second;
    if (word.ends_with('s')) {
      const View stem = word.substr(0, word.size() - 1);
      const auto known = exceptions_.find(stem);
      if (known != exceptions_.end() && !adds_syllable_before_s(stem)) return known->second;
    }
    if (!has_vowel(word)) return letter_by_letter(word);
    if (const std::int64_t n = as_compound(word); n > 0) return n;
    return by_spelling(word);
  }

  // "fire|man", "some|times", "brides|maid": the e in the middle is silent. 0 if it is no such
  // compound.
  [[nodiscard]] std::int64_t as_compound(View word) const {
    for (std::size_t cut = word.size(); cut-- > 3;) {
      const bool has_s = word[cut - 1] == 's';
      if (word[cut - (has_s ? 2 : 1)] != 'e') continue;
      const View first = word.substr(0, cut);
      const View second = word.substr(cut);
      const View singular = word.substr(0, cut - (has_s ? 1 : 0));
      const bool is_known = first_parts_.contains(singular) && second_parts_.contains(second);
      if (!is_known && !(open_second_parts_.contains(second) && may_lose_e(singular))) continue;
      const std::int64_t ending = is_any(second, {"lessly", "fully"}) ? 2
                                  : is_any(second, {"less", "ness", "ful", "ment", "ments", "ly"})
                                      ? 1
                                      : by_parts(second);
      return by_parts(first) + ending;
    }
    return 0;
  }

  // A vowel, consonants, e.
  static bool may_lose_e(View first) noexcept {
    const View stem = first.substr(0, first.size() - 1);
    return is_consonant(last_of(stem)) && has_vowel(stem);
  }

  std::unordered_map<View, std::int64_t> exceptions_;
  std::unordered_set<View> first_parts_;
  std::unordered_set<View> second_parts_;
  std::unordered_set<View> open_second_parts_;
  std::vector<std::uint8_t> spelling_list_ = std::vector<std::uint8_t>(kKeys, 0);  // by key, from 1
  std::vector<std::vector<Spelling>> spellings_;
};

// Small letters a to z and plain apostrophes.
std::string plain(View word) {
  std::string folded = text::folded_case(word);
  for (std::size_t at = folded.find("\u2019"); at != std::string::npos;
       at = folded.find("\u2019")) {
    folded.replace(at, 3, "'");
  }
  return text::without_diacritics(folded);
}

}  // namespace

std::int64_t english_syllables(std::string_view word) {
  static const English english;
  const std::string spelled = plain(word);
  if (std::none_of(spelled.begin(), spelled.end(), is_letter)) return 0;
  return english.count(spelled);
}

// --- Spanish ----------------------------------------------------------------------------------

namespace {

enum class Sound : std::uint8_t { consonant, silent, strong, weak };

Sound sound_of(View word, std::size_t i, std::size_t& length) noexcept {
  length = 1;
  const char c = word[i];
  const View rest = word.substr(i);
  if (static_cast<unsigned char>(c) >= 0x80) {
    length = 2;  // the vowels with accents have two bytes
    if (starts_with(rest, {"\u00e1", "\u00e9", "\u00ed", "\u00f3", "\u00fa"})) return Sound::strong;
    if (rest.starts_with("\u00fc")) return Sound::weak;
    while (length < rest.size() && (static_cast<unsigned char>(rest[length]) & 0xC0) == 0x80) {
      ++length;
    }
    return Sound::consonant;
  }
  if (is_in(c, "aeo")) return Sound::strong;
  if (c == 'h') return Sound::silent;
  if (c == 'y') return i + 1 == word.size() ? Sound::weak : Sound::consonant;
  if (c == 'i') return Sound::weak;
  if (c == 'u') {
    const char before = i == 0 ? '\0' : word[i - 1];
    const bool before_e_or_i = starts_with(rest.substr(1), {"e", "i", "\u00e9", "\u00ed"});
    if (before == 'q' || (before == 'g' && before_e_or_i)) return Sound::silent;
    return Sound::weak;
  }
  return Sound::consonant;
}

}  // namespace

std::int64_t spanish_syllables(std::string_view word) {
  const std::string folded = text::folded_case(word);
  std::int64_t n = 0;
  bool has_letter = false;
  bool in_nucleus = false;  // the sound before belongs to a syllable's vowels
  bool nucleus_is_strong = false;
  char last_weak = '\0';
  std::size_t length = 1;
  for (std::size_t i = 0; i < folded.size(); i += length) {
    const Sound sound = sound_of(folded, i, length);
    has_letter = has_letter || length > 1 || is_letter(folded[i]);
    if (sound == Sound::silent) continue;
    if (sound == Sound::consonant) {
      in_nucleus = false;
      continue;
    }
    const bool is_strong = sound == Sound::strong;
    const bool is_accented_i = View(folded).substr(i).starts_with("\u00ed");
    const bool is_accented_u = View(folded).substr(i).starts_with("\u00fa");
    // "pa-is" with the accent on i is two, "cui-date" one: a weak vowel before another one glides.
    const bool glides = in_nucleus && !nucleus_is_strong &&
                        (is_accented_i ? last_weak != 'i' : is_accented_u && last_weak == 'i');
    const bool is_accented_weak = (is_accented_i || is_accented_u) && !glides;
    if (!in_nucleus || (is_strong && nucleus_is_strong) || is_accented_weak) ++n;
    nucleus_is_strong =
        in_nucleus && !is_strong && !is_accented_weak ? nucleus_is_strong : is_strong;
    in_nucleus = true;
    last_weak = folded[i];
  }
  return has_letter ? std::max<std::int64_t>(1, n) : 0;
}

}  // namespace broadsheet::statistics
