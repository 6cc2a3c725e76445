#include "broadsheet/article/clause_words.hpp"

#include <algorithm>

#include "broadsheet/article/german_words.hpp"
#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/names.hpp"
#include "broadsheet/article/speech_verbs.hpp"

namespace broadsheet::article {
namespace {

// Words of the longest phrase that is looked at, so that time stays linear.
constexpr std::size_t kLongPhrase = 30;

bool has_dash(std::string_view gap) noexcept {
  return gap.find("\u2014") != std::string_view::npos ||
         gap.find("\u2013") != std::string_view::npos || gap.find("--") != std::string_view::npos;
}

bool opens_in_german(std::string_view phrase) noexcept {
  for (const std::string_view article : {"der ", "die ", "das ", "dem ", "den ", "ein ", "eine "}) {
    if (phrase.starts_with(article)) return true;
  }
  return false;
}

// The names in a phrase. Put into a sentence, so that its first word opens none and its
// capitals are no headline's.
std::vector<TextRange> names_in(std::string_view text, TextRange phrase) {
  constexpr std::string_view kBefore = "by ";
  const std::string padded = std::string(kBefore) +
                             std::string(text.substr(phrase.begin, phrase.end - phrase.begin)) +
                             " .";
  std::vector<TextRange> ranges;
  const auto shift = static_cast<std::uint32_t>(kBefore.size());
  const bool german = opens_in_german(text.substr(phrase.begin, phrase.end - phrase.begin));
  for (const TextRange& mention : find_name_ranges(padded)) {
    const std::string_view form =
        std::string_view(padded).substr(mention.begin, mention.end - mention.begin);
    if (german && (is_german_role(form) || is_german_noun(form))) continue;  // "die Richterin"
    ranges.push_back({phrase.begin + mention.begin - shift, phrase.begin + mention.end - shift});
  }
  return ranges;
}

}  // namespace

ClauseWords::ClauseWords(std::string_view text, TextRange range) : text_(text), range_(range) {
  scan_news_words(text, range.begin, range.end, words_);
  drop_parties();
}

// A party and state behind a name, "Johnson, R-La., said", "Hochul (D) said": no words of the
// clause, and the signs around them part nothing.
void ClauseWords::drop_parties() {
  std::size_t kept = 0;
  std::uint32_t skip_to = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    NewsWord word = words_[i];
    if (kept > 0 && is_party(text_.substr(word.begin, word.end - word.begin))) {
      const std::uint32_t before = words_[kept - 1].end;
      const std::string_view opening = text_.substr(before, word.begin - before);
      std::uint32_t end = word.end;
      if (end < range_.end && text_[end] == '.') ++end;
      const char sign = end < range_.end ? text_[end] : ' ';
      const bool more = i + 1 < words_.size();
      if (opening == " (" && sign == ')') {
        skip_to = end + 1;
      } else if (opening == ", " && word.end > word.begin + 1) {
        skip_to = sign == ',' && more ? end + 1 : end;
      }
      if (skip_to > word.begin) {
        skips_.push_back({before, skip_to});
        continue;
      }
    }
    words_[kept++] = word;
  }
  words_.resize(kept);
}

bool ClauseWords::is_party(std::string_view word) noexcept {
  if (word.empty() || (word[0] != 'D' && word[0] != 'R' && word[0] != 'I')) return false;
  return word.size() == 1 || (word.size() > 2 && word[1] == '-');
}

std::string ClauseWords::small(std::size_t i) const {
  std::string word(text_.substr(words_[i].begin, words_[i].end - words_[i].begin));
  std::transform(word.begin(), word.end(), word.begin(), lower);
  return word;
}

bool ClauseWords::is(std::size_t i, std::initializer_list<std::string_view> list) const {
  if (i >= words_.size() || words_[i].all_capitals) return false;  // "WHO" is not "who"
  const std::string_view word = text_.substr(words_[i].begin, words_[i].end - words_[i].begin);
  return std::any_of(list.begin(), list.end(), [word](std::string_view one) {
    return one.size() == word.size() &&
           std::equal(one.begin(), one.end(), word.begin(),
                      [](char expected, char c) { return expected == lower(c); });
  });
}

std::string_view ClauseWords::gap(std::size_t i) const noexcept {
  std::uint32_t from = i == 0 ? range_.begin : words_[i - 1].end;
  for (const TextRange& skip : skips_) {
    if (skip.begin == from) from = skip.end;
  }
  const std::uint32_t to = i < words_.size() ? words_[i].begin : range_.end;
  std::string_view between = text_.substr(from, to - from);
  // The stop of "Sen." and the 's of a possessive belong to the word.
  if (i > 0 && words_[i - 1].stop && between.starts_with('.')) between.remove_prefix(1);
  return between;
}

bool ClauseWords::parted(std::size_t i) const noexcept {
  if (i >= words_.size()) return true;
  const std::string_view between = gap(i);
  return between.find_first_of(",.;:!?()") != std::string_view::npos || has_dash(between);
}

bool ClauseWords::sentence_ends(std::size_t i) const noexcept {
  return i < words_.size() && gap(i).find_first_of(".!?;") != std::string_view::npos;
}

bool ClauseWords::is_verb(std::size_t i) const {
  return i < words_.size() && is_verb_of_speech(small(i));
}

bool ClauseWords::is_pronoun(std::size_t i) const {
  return is(i,
            {"he", "she", "they", "we", "i", "it", "\u00e9l", "ella", "il", "elle", "er", "sie"});
}

bool ClauseWords::is_determiner(std::size_t i) const {
  return is(i,
            {"the",     "a",    "an",      "his", "her",   "their", "our",   "my",  "its", "one",
             "another", "some", "several", "two", "three", "many",  "el",    "la",  "los", "las",
             "un",      "una",  "le",      "les", "une",   "der",   "die",   "das", "ein", "eine",
             "both",    "l'",   "l\u2019", "dem", "den",   "einem", "einer", "gli", "lo"});
}

bool ClauseWords::is_weekday(std::size_t i) const {
  return is(i, {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});
}

std::size_t ClauseWords::before_verb(std::size_t verb, std::size_t from) const {
  std::size_t last = verb - 1;
  while (last > from && verb - last < kLongPhrase &&
         is(last, {"has",      "had",     "have", "later", "also",       "then",  "a",
                   "recently", "again",   "once", "hat",   "repeatedly", "often", "quickly",
                   "himself",  "herself", "will", "would", "previously", "first", "ha"}))
    --last;
  return last;
}

std::size_t ClauseWords::until_parted(std::size_t first, std::size_t last) const noexcept {
  std::size_t end = first;
  last = std::min(last, first + kLongPhrase);
  while (end < last && !parted(end + 1)) ++end;
  return end;
}

TextRange shown(const ClauseWords& words, std::size_t first, std::size_t last) {
  const TextRange phrase = words.range(first, last);
  if (words.is(last, {"and"})) {  // "Kimmel threw up his hands and said"
    const TextRange name = first_name_in(words.text(), phrase);
    return name.begin == phrase.begin ? name : phrase;
  }
  const TextRange name = last_name_in(words.text(), phrase);
  if (name.empty() || name.end != phrase.end) return phrase;
  for (std::size_t i = first; i < last; ++i) {
    if (words.is(i,
                 {"for", "of", "at", "from", "with", "to", "close", "near", "de", "del", "von"}) &&
        words[i].begin < name.begin)
      return phrase;
  }
  return name;
}

TextRange last_name_in(std::string_view text, TextRange phrase) {
  const auto names = names_in(text, phrase);
  return names.empty() ? TextRange{} : names.back();
}

TextRange first_name_in(std::string_view text, TextRange phrase) {
  const auto names = names_in(text, phrase);
  return names.empty() ? TextRange{} : names.front();
}

}  // namespace broadsheet::article
