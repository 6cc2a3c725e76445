#include "broadsheet/article/clause_words.hpp"

#include <algorithm>

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

// The names in a phrase. Put into a sentence, so that its first word opens none and its
// capitals are no headline's.
std::vector<TextRange> names_in(std::string_view text, TextRange phrase) {
  constexpr std::string_view kBefore = "by ";
  const std::string padded = std::string(kBefore) +
                             std::string(text.substr(phrase.begin, phrase.end - phrase.begin)) +
                             " .";
  const Segment line{0, static_cast<std::uint32_t>(padded.size()), LineKind::paragraph, kStartsLine,
                     0};
  std::vector<TextRange> ranges;
  const auto shift = static_cast<std::uint32_t>(kBefore.size());
  for (const NameMention& mention : find_names(padded, {&line, 1}).mentions)
    ranges.push_back({phrase.begin + mention.begin - shift, phrase.begin + mention.end - shift});
  return ranges;
}

}  // namespace

ClauseWords::ClauseWords(std::string_view text, TextRange range) : text_(text), range_(range) {
  scan_news_words(text, range.begin, range.end, words_);
}

std::string ClauseWords::small(std::size_t i) const {
  std::string word(text_.substr(words_[i].begin, words_[i].end - words_[i].begin));
  std::transform(word.begin(), word.end(), word.begin(), lower);
  return word;
}

bool ClauseWords::is(std::size_t i, std::initializer_list<std::string_view> list) const {
  if (i >= words_.size()) return false;
  return std::find(list.begin(), list.end(), small(i)) != list.end();
}

std::string_view ClauseWords::gap(std::size_t i) const noexcept {
  const std::uint32_t from = i == 0 ? range_.begin : words_[i - 1].end;
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
  return is(i, {"the", "a",   "an",      "his",  "her",     "their", "our",   "my",
                "its", "one", "another", "some", "several", "two",   "three", "many",
                "el",  "la",  "los",     "las",  "un",      "una",   "le",    "les",
                "une", "der", "die",     "das",  "ein",     "eine",  "both"});
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
    if (words.is(i, {"for", "of", "at", "from", "with"}) && words[i].begin < name.begin)
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
