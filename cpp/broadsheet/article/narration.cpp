#include "broadsheet/article/narration.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/line_words.hpp"
#include "broadsheet/article/speech_verbs.hpp"

namespace broadsheet::article {
namespace {

constexpr std::size_t kLongestClause = 8;  // words up to its verb
constexpr std::size_t kMostWords = 64;

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  all_words(line, [&](std::string_view word) {
    words.push_back(word);
    return words.size() < kMostWords;
  });
  return words;
}

std::string small(std::string_view raw) {
  std::string word(without_punctuation(raw));
  std::transform(word.begin(), word.end(), word.begin(), lower);
  return word;
}

bool ends_clause(std::string_view word) noexcept {
  return word.ends_with(',') || word.ends_with('"') || word.ends_with("\u201d") ||
         word.ends_with("\u00bb");
}

bool is_verb(std::string_view word) {
  return is_verb_of_speech(word) || is_verb_of_report(word) ||
         is_one_of(word, {"finds", "found", "pleaded", "ruled", "showed", "shows", "suggests"});
}

// Words that no subject of such a clause ends with: "you agree", "to report", "what he".
bool is_no_subject(std::string_view word) {
  static constexpr WordList kNoSubjects(std::to_array<std::string_view>(
      {"you", "we",   "i",      "to",  "please", "will", "can", "and",  "or",   "may",
       "not", "must", "should", "be",  "is",     "are",  "was", "were", "what", "a",
       "an",  "the",  "your",   "our", "this",   "no",   "any", "of",   "for"}));
  return kNoSubjects.has(word);
}

// Whether a clause from `first` on names a speaker and how they said it.
bool is_clause_of_speech(const std::vector<std::string_view>& words, std::size_t first) {
  if (first + 1 >= words.size()) return false;
  const std::string opening = small(words[first]);
  if (opening == "according") return small(words[first + 1]) == "to";
  if (is_one_of(opening, {"seg\u00fan", "selon", "laut"})) return true;
  if (is_one_of(opening, {"read", "see", "watch", "click", "find", "learn", "which", "who", "what",
                          "how", "where", "when", "and", "or", "but", "to"}))
    return false;
  const std::size_t last = std::min(words.size(), first + kLongestClause);
  for (std::size_t i = first; i < last; ++i) {
    const bool inverted = i == first;  // ", said the mayor"
    const std::string word = small(words[i]);
    if (is_lower(words[i].front()) && is_verb(word) &&
        (inverted ? word.ends_with("ed") || word == "said" || word == "dijo" || word == "sagte"
                  : !is_no_subject(small(words[i - 1]))))
      return true;
    if (ends_clause(words[i])) return false;
  }
  return false;
}

// The verb of a short main clause that begins with a subject at `subject`.
bool has_verb_after(const std::vector<std::string_view>& words, std::size_t subject) {
  for (std::size_t i = subject + 1; i < words.size(); ++i) {
    const std::string word = small(words[i]);
    if (is_one_of(word, {"is",   "are",   "was",    "were",  "has",  "have",  "had",
                         "will", "would", "can",    "could", "may",  "must",  "did",
                         "does", "do",    "became", "won",   "lost", "sold",  "made",
                         "took", "gave",  "drew",   "said",  "says", "shows", "told"}))
      return true;
    if (is_lower(words[i].front()) && word.size() > 4 && word.ends_with("ed")) return true;
    const bool third_person = i == subject + 2 && i + 1 < words.size() && word.size() > 3 &&
                              word.ends_with('s') && word.find('\'') == std::string::npos &&
                              word.find("\u2019") == std::string::npos;
    if (third_person && is_lower(words[i].front()) &&
        !is_one_of(word, {"news", "sports", "politics", "arts", "affairs", "business"}))
      return true;
  }
  return false;
}

}  // namespace

bool reports_speech(std::string_view line) {
  if (!ends_sentence(line)) return false;
  const auto words = words_of(line);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (ends_clause(words[i]) && is_clause_of_speech(words, i + 1)) return true;
  }
  return false;
}

bool goes_on_after_participle(std::string_view line) {
  if (!ends_sentence(line)) return false;
  const auto words = words_of(line);
  if (words.size() < 5) return false;
  const bool adverb = is_one_of(words[0], {"last", "first", "originally"});
  if (!is_one_of(words[adverb ? 1 : 0],
                 {"written", "edited", "compiled", "translated", "produced", "published", "owned",
                  "posted", "reported", "updated", "modified", "sponsored", "illustrated"}))
    return false;
  for (std::size_t i = 2; i + 2 < words.size(); ++i) {
    if (!words[i].ends_with(',')) continue;
    const std::string subject = small(words[i + 1]);
    if (is_one_of(subject, {"it", "he", "she", "they", "we"})) return true;
    return is_one_of(subject,
                     {"the", "his", "her", "its", "their", "this", "these", "that", "a", "an"}) &&
           has_verb_after(words, i + 1);
  }
  return false;
}

bool tells_of_past(std::string_view line) {
  bool of_reader = false;  // "you have"
  return ends_sentence(line) && !all_words(line, [&](std::string_view raw) {
           const std::string_view word = without_punctuation(raw);
           const bool skipped = of_reader;
           of_reader = is_one_of(word, {"you", "we", "i", "to", "should", "may", "not"});
           return skipped || word.empty() || !is_lower(word.front()) ||
                  !is_one_of(
                      word,
                      {"was",        "were",       "had",    "has",   "have",       "did",
                       "said",       "told",       "became", "began", "died",       "won",
                       "lost",       "went",       "came",   "took",  "drew",       "found",
                       "killed",     "denied",     "sued",   "voted", "pleaded",    "resigned",
                       "fue",        "fueron",     "era",    "han",   "hab\u00eda", "dijo",
                       "muri\u00f3", "\u00e9tait", "avait",  "ont",   "a-t-il",     "war",
                       "waren",      "hatte",      "hatten", "sagte", "wurde",      "wurden"});
         });
}

}  // namespace broadsheet::article
