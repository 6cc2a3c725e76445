#include "broadsheet/statistics/query.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/text/fold.hpp"
#include "broadsheet/text/tokenizer.hpp"

namespace broadsheet::statistics {
namespace {

constexpr std::size_t kMostTermsNamed = 20;

bool is_ascii(std::string_view word) noexcept {
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> pieces;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    if (end > 0) pieces.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pieces;
}

/// One word or pattern, and how words are brought into a form that compares with it.
class Wanted {
 public:
  Wanted(std::string_view word, bool is_pattern, bool fold, bool plain)
      : is_pattern_(is_pattern), fold_(fold), plain_(plain), form_(form(word)) {}

  [[nodiscard]] bool accepts(std::string_view word) const {
    if (is_ascii(word) && !fold_) return same(word);
    return same(form(word));
  }

 private:
  [[nodiscard]] bool same(std::string_view word) const noexcept {
    return is_pattern_ ? matches_pattern(word, form_) : word == form_;
  }
  [[nodiscard]] std::string form(std::string_view word) const {
    std::string result = plain_ ? text::without_diacritics(word) : std::string(word);
    if (fold_) result = text::folded_case(result);
    return result;
  }

  bool is_pattern_;
  bool fold_;
  bool plain_;
  std::string form_;
};

// The types that count as an accepted term; where there is none, the types that are accepted
// themselves: words that a term map drops or counts as another term.
std::vector<TermId> find_types(const corpus::Corpus& corpus, const Wanted& wanted) {
  const auto term_of_type = corpus.term_of_type();
  std::vector<std::uint8_t> accepted(corpus.n_terms(), 0);
  bool any = false;
  for (TermId term = 0; term < corpus.n_terms(); ++term) {
    if (!wanted.accepts(corpus.term(term))) continue;
    accepted[term] = 1;
    any = true;
  }
  const corpus::Vocabulary& words = *corpus.columns()->types;
  std::vector<TermId> types;
  for (TermId type = 0; type < term_of_type.size(); ++type) {
    const bool found =
        any ? term_of_type[type] != kNoTerm && accepted[term_of_type[type]] != 0
            : type < words.size() && !words.is_hidden(type) && wanted.accepts(words.term(type));
    if (found) types.push_back(type);
  }
  return types;
}

// The types that one word exactly means, without looking through the vocabulary.
std::vector<TermId> types_of_term(const corpus::Corpus& corpus, TermId term) {
  const auto term_of_type = corpus.term_of_type();
  std::vector<TermId> types;
  for (TermId type = 0; type < term_of_type.size(); ++type) {
    if (term_of_type[type] == term) types.push_back(type);
  }
  return types;
}

struct Found {
  std::vector<TermId> types;
  bool other_case = false;
};

Found resolve(const corpus::Corpus& corpus, std::string_view word, bool is_pattern,
              const QueryOptions& options) {
  const bool plain = options.ignore_diacritics;
  if (!options.ignore_case) {
    if (!plain && !is_pattern) {
      if (const auto term = corpus.find_term(word)) return {types_of_term(corpus, *term)};
    }
    Found found{find_types(corpus, Wanted(word, is_pattern, false, plain))};
    if (!found.types.empty()) return found;
  }
  return {find_types(corpus, Wanted(word, is_pattern, true, plain)), !options.ignore_case};
}

std::vector<std::string> words_of(const corpus::Corpus& corpus, std::string_view text) {
  const text::Tokenizer tokenizer(corpus.tokenizer());
  text::TokenBuffer buffer;
  if (corpus.tokenizer().splitter.empty()) {
    tokenizer.tokenize(text, buffer);
  } else {  // which is not at hand: the asker's spaces part the words
    const text::ByteRange whole{0, text.size()};
    tokenizer.tokenize_words(text, {&whole, 1}, buffer);
  }
  std::vector<std::string> words;
  for (std::size_t i = 0; i < buffer.size(); ++i) words.emplace_back(buffer.key(i));
  return words;
}

}  // namespace

bool matches_pattern(std::string_view word, std::string_view pattern) noexcept {
  // The last star seen, and how much of the word it has taken.
  std::size_t w = 0;
  std::size_t p = 0;
  std::size_t star = std::string_view::npos;
  std::size_t taken = 0;
  while (w < word.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      taken = w;
    } else if (p < pattern.size() && pattern[p] == word[w]) {
      ++p;
      ++w;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      w = ++taken;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

Query::Query(const corpus::Corpus& corpus, std::string_view text, const QueryOptions& options) {
  for (const std::string_view piece : split(text, " \t\r\n")) {
    if (piece == "*") {
      places_.push_back({QueryPlace::Kind::any_word, {}});
    } else if (piece == "**") {
      places_.push_back({QueryPlace::Kind::gap, {}});
    } else {
      add_word(corpus, piece, options);
    }
  }
  const auto& type_counts = corpus.columns()->type_counts;
  type_counts.require_all();
  std::int64_t fewest = std::numeric_limits<std::int64_t>::max();
  bool names_a_word = false;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    if (places_[i].kind != QueryPlace::Kind::words) continue;
    std::int64_t count = 0;
    for (const TermId type : places_[i].types) {
      count += type < type_counts.size() ? type_counts[type] : 1;  // a run of words
    }
    if (names_a_word && count >= fewest) continue;
    names_a_word = true;
    fewest = count;
    rarest_place_ = i;
  }
  if (!names_a_word) {
    throw ArgumentError("a query must name at least one word, got \"" + std::string(text) +
                        "\"; write for example: border * deal");
  }
}

// A piece between spaces: a pattern, alternatives, or text that the tokenizer reads as words.
void Query::add_word(const corpus::Corpus& corpus, std::string_view word,
                     const QueryOptions& options) {
  const std::vector<std::string_view> alternatives = split(word, "|");
  std::vector<TermId> types;
  for (const std::string_view alternative : alternatives) {
    const bool is_pattern = alternative.find('*') != std::string_view::npos;
    std::vector<std::string> words =
        is_pattern ? std::vector{std::string(alternative)} : words_of(corpus, alternative);
    if (alternatives.size() > 1 && words.size() != 1) {
      throw ArgumentError("each alternative of \"" + std::string(word) + "\" must be one word, \"" +
                          std::string(alternative) + "\" is " + std::to_string(words.size()) +
                          "; ask for a list of queries");
    }
    for (const std::string& key : words) {
      Found found = resolve(corpus, key, is_pattern, options);
      note_terms(corpus, found.types);
      if (found.types.empty()) {
        notes_.push_back("\"" + key + "\" does not occur");
      } else if (found.other_case) {
        notes_.push_back("\"" + key + "\" is no term; another case of it was taken");
      }
      if (alternatives.size() > 1) {
        types.insert(types.end(), found.types.begin(), found.types.end());
      } else {
        places_.push_back({QueryPlace::Kind::words, std::move(found.types)});
      }
    }
  }
  if (alternatives.size() > 1) {
    std::sort(types.begin(), types.end());
    types.erase(std::unique(types.begin(), types.end()), types.end());
    places_.push_back({QueryPlace::Kind::words, std::move(types)});
  }
}

void Query::note_terms(const corpus::Corpus& corpus, std::span<const TermId> types) {
  const auto term_of_type = corpus.term_of_type();
  for (const TermId type : types) {
    if (terms_.size() >= kMostTermsNamed) return;
    const TermId term = term_of_type[type];
    std::string name(term == kNoTerm ? corpus.columns()->types->term(type) : corpus.term(term));
    if (std::find(terms_.begin(), terms_.end(), name) == terms_.end()) {
      terms_.push_back(std::move(name));
    }
  }
}

bool Query::has_fixed_length() const noexcept {
  return std::none_of(places_.begin(), places_.end(),
                      [](const QueryPlace& place) { return place.kind == QueryPlace::Kind::gap; });
}

}  // namespace broadsheet::statistics
