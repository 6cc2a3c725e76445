#include "broadsheet/statistics/query.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/corpus/words_of.hpp"
#include "broadsheet/text/fold.hpp"

namespace broadsheet::statistics {
namespace {

constexpr std::size_t kMostTermsNamed = 20;
constexpr std::size_t kMostSpellingsNamed = 5;
// So many terms are compared with each type; a table of terms finds more.
constexpr std::size_t kFewTerms = 4;
constexpr std::size_t kTypesAtOnce = 1024;

bool is_ascii(std::string_view word) noexcept {
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

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
      : is_pattern_(is_pattern), fold_(fold), plain_(plain), form_(form_of(word)) {}

  /// Whether only words of exactly these bytes, form(), or words that are not ASCII are accepted.
  [[nodiscard]] bool is_exact() const noexcept { return !is_pattern_ && !fold_; }
  [[nodiscard]] const std::string& form() const noexcept { return form_; }

  [[nodiscard]] bool accepts(std::string_view word) const {
    if (!is_ascii(word)) return same(form_of(word));
    if (!fold_) return same(word);
    if (!is_pattern_ && word.size() != form_.size()) return false;
    lowered_.resize(word.size());
    std::transform(word.begin(), word.end(), lowered_.begin(), lower);
    return same(lowered_);
  }

 private:
  [[nodiscard]] bool same(std::string_view word) const noexcept {
    return is_pattern_ ? matches_pattern(word, form_) : word == form_;
  }
  [[nodiscard]] std::string form_of(std::string_view word) const {
    std::string result = plain_ ? text::without_diacritics(word) : std::string(word);
    if (fold_) result = text::folded_case(result);
    return result;
  }

  bool is_pattern_;
  bool fold_;
  bool plain_;
  std::string form_;
  mutable std::string lowered_;  // kept from word to word
};

// Calls f(id) for each word that is not ASCII.
template <class F>
void for_each_non_ascii(const corpus::Vocabulary& words, F&& f) {
  constexpr std::size_t kBytesAtOnce = 256;
  const auto bytes = words.bytes().span();
  const auto starts = words.starts().span();
  std::size_t from = 0;
  while (from < bytes.size()) {
    const std::size_t to = std::min(from + kBytesAtOnce, bytes.size());
    unsigned any = 0;
    for (std::size_t i = from; i < to; ++i) any |= static_cast<unsigned char>(bytes[i]);
    if (any < 0x80) {
      from = to;
      continue;
    }
    while (from < to && static_cast<unsigned char>(bytes[from]) < 0x80) ++from;
    if (from == to) continue;  // what was met belongs to a word that was called
    const auto next =
        std::upper_bound(starts.begin(), starts.end(), static_cast<std::int64_t>(from));
    f(static_cast<TermId>(next - starts.begin() - 1));
    from = static_cast<std::size_t>(*next);
  }
}

// The terms that are accepted where nearly all can be told by their bytes.
std::vector<TermId> find_exact(const corpus::Corpus& corpus, const Wanted& wanted) {
  const corpus::Vocabulary& strings = corpus.terms()->strings();
  std::vector<TermId> terms;
  const auto same = corpus.find_term(wanted.form());
  if (same) terms.push_back(*same);
  const auto rank_of_string = corpus.terms()->rank_of_string();
  for_each_non_ascii(strings, [&](TermId id) {
    const TermId term = rank_of_string[id];
    if (term != kNoTerm && term != same && wanted.accepts(strings.term(id))) terms.push_back(term);
  });
  return terms;
}

// The terms that are accepted, looked at in the order in which their names lie in memory.
std::vector<TermId> find_terms(const corpus::Corpus& corpus, const Wanted& wanted) {
  if (wanted.is_exact()) return find_exact(corpus, wanted);
  const corpus::Vocabulary& strings = corpus.terms()->strings();
  const auto rank_of_string = corpus.terms()->rank_of_string();
  const std::string_view bytes(strings.bytes().data(), strings.bytes().size());
  const auto starts = strings.starts().span();
  std::vector<TermId> terms;
  for (std::size_t i = 0; i < rank_of_string.size(); ++i) {
    if (rank_of_string[i] == kNoTerm) continue;
    const auto begin = static_cast<std::size_t>(starts[i]);
    const auto length = static_cast<std::size_t>(starts[i + 1]) - begin;
    if (wanted.accepts(bytes.substr(begin, length))) terms.push_back(rank_of_string[i]);
  }
  return terms;
}

std::vector<TermId> types_of_terms(const corpus::Corpus& corpus, std::span<const TermId> terms) {
  std::vector<TermId> types;
  if (terms.empty()) return types;
  const auto term_of_type = corpus.term_of_type();
  if (terms.size() <= kFewTerms) {
    for (std::size_t from = 0; from < term_of_type.size(); from += kTypesAtOnce) {
      const std::size_t n = std::min(kTypesAtOnce, term_of_type.size() - from);
      const auto some = term_of_type.subspan(from, n);
      unsigned any = 0;
      for (const TermId term : terms) {
        for (const TermId of_type : some) any |= of_type == term ? 1U : 0U;
      }
      if (any == 0) continue;
      for (std::size_t i = 0; i < n; ++i) {
        if (std::find(terms.begin(), terms.end(), some[i]) != terms.end()) {
          types.push_back(static_cast<TermId>(from + i));
        }
      }
    }
    return types;
  }
  std::vector<std::uint8_t> accepted(corpus.n_terms(), 0);
  for (const TermId term : terms) accepted[term] = 1;
  for (TermId type = 0; type < term_of_type.size(); ++type) {
    const TermId term = term_of_type[type];
    if (term != kNoTerm && accepted[term] != 0) types.push_back(type);
  }
  return types;
}

std::vector<TermId> types_as_written(const corpus::Corpus& corpus, const Wanted& wanted) {
  const corpus::Vocabulary& words = *corpus.columns()->types;
  std::vector<TermId> types;
  for (TermId type = 0; type < words.size(); ++type) {
    if (!words.is_hidden(type) && wanted.accepts(words.term(type))) types.push_back(type);
  }
  return types;
}

struct Found {
  std::vector<TermId> types;
  bool other_case = false;
  bool as_written = false;
};

Found find_word(const corpus::Corpus& corpus, const Wanted& wanted) {
  Found found{types_of_terms(corpus, find_terms(corpus, wanted))};
  if (found.types.empty() && corpus.has_mapped_terms()) {
    found.types = types_as_written(corpus, wanted);
    found.as_written = !found.types.empty();
  }
  return found;
}

Found resolve(const corpus::Corpus& corpus, std::string_view word, bool is_pattern,
              const QueryOptions& options) {
  const bool plain = options.ignore_diacritics;
  if (!options.ignore_case) {
    if (!plain && !is_pattern) {
      if (const auto term = corpus.find_term(word)) {
        return {types_of_terms(corpus, std::array{*term})};
      }
    }
    Found found = find_word(corpus, Wanted(word, is_pattern, false, plain));
    if (!found.types.empty()) return found;
  }
  Found found = find_word(corpus, Wanted(word, is_pattern, true, plain));
  found.other_case = !options.ignore_case;
  return found;
}

// What counts as a term with this name of several words, which only a term map makes.
std::vector<TermId> types_named(const corpus::Corpus& corpus, std::string_view name,
                                const QueryOptions& options) {
  if (!corpus.has_mapped_terms()) return {};
  std::vector<TermId> terms;
  const bool plain = options.ignore_diacritics;
  if (!options.ignore_case) terms = find_terms(corpus, Wanted(name, false, false, plain));
  if (terms.empty()) terms = find_terms(corpus, Wanted(name, false, true, plain));
  return types_of_terms(corpus, terms);
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

namespace {

// What a type counts as, or its own word where that is no term.
std::string term_name(const corpus::Corpus& corpus, TermId type) {
  const TermId term = corpus.term_of_type()[type];
  return std::string(term == kNoTerm ? corpus.columns()->types->term(type) : corpus.term(term));
}

/// "wall | fence" as "wall|fence".
std::string without_spaces_at_bars(std::string_view text) {
  std::string joined;
  for (const std::string_view piece : split(text, " \t\r\n")) {
    const bool joins = joined.empty() || joined.ends_with('|') || piece.starts_with('|');
    joined.append(joins ? "" : " ").append(piece);
  }
  return joined;
}

}  // namespace

Query::Query(const corpus::Corpus& corpus, std::string_view given, const QueryOptions& options) {
  const std::string joined = without_spaces_at_bars(given);
  const std::string_view text = joined;
  for (const std::string_view piece : split(text, " \t\r\n")) {
    if (piece == "*") {
      places_.push_back({QueryPlace::Kind::any_word, {}});
    } else if (piece == "**") {
      places_.push_back({QueryPlace::Kind::gap, {}});
    } else {
      add_word(corpus, piece, options);
    }
  }
  find_name(corpus, text, options);
  const auto& type_counts = corpus.columns()->type_counts;
  std::int64_t fewest = std::numeric_limits<std::int64_t>::max();
  bool names_a_word = false;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    if (places_[i].kind != QueryPlace::Kind::words) continue;
    std::int64_t count = 0;
    for (const TermId type : places_[i].types) {
      if (type >= type_counts.size()) continue;  // a run of words
      type_counts.require(type, std::size_t{type} + 1);
      count += type_counts[type];
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

void Query::find_name(const corpus::Corpus& corpus, std::string_view text,
                      const QueryOptions& options) {
  if (places_.size() < 2 || text.find_first_of("*|") != std::string_view::npos) return;
  std::string name;
  for (const std::string_view piece : split(text, " \t\r\n")) {
    name.append(name.empty() ? "" : " ").append(piece);
  }
  named_types_ = types_named(corpus, name, options);
  if (named_types_.empty()) return;
  spelling_notes_.clear();
  notes_.clear();  // that one of its words does not occur is no matter
  terms_.clear();
  note_terms(corpus, named_types_);
}

// A piece between spaces: a pattern, alternatives, or text that the tokenizer reads as words.
void Query::add_word(const corpus::Corpus& corpus, std::string_view word,
                     const QueryOptions& options) {
  const std::vector<std::string_view> alternatives = split(word, "|");
  QueryPlace either{QueryPlace::Kind::words, {}};
  for (const std::string_view alternative : alternatives) {
    const bool is_pattern = alternative.find('*') != std::string_view::npos;
    std::vector<std::string> words =
        is_pattern ? std::vector{std::string(alternative)} : corpus::words_of(corpus, alternative);
    if (alternatives.size() > 1 && words.size() != 1) {
      throw ArgumentError("each alternative of \"" + std::string(word) + "\" must be one word, \"" +
                          std::string(alternative) + "\" is " + std::to_string(words.size()) +
                          "; ask for a list of queries");
    }
    for (const std::string& key : words) {
      Found found = resolve(corpus, key, is_pattern, options);
      note_terms(corpus, found.types);
      if (!is_pattern && options.ignore_diacritics) note_spellings(corpus, key, found.types);
      if (found.types.empty()) {
        notes_.push_back("\"" + key + "\" does not occur");
      } else if (found.other_case) {
        notes_.push_back("\"" + key + "\" is no term; another case of it was taken");
      }
      QueryPlace& place = alternatives.size() > 1
                              ? either
                              : places_.emplace_back(QueryPlace{QueryPlace::Kind::words, {}});
      place.types.insert(place.types.end(), found.types.begin(), found.types.end());
      if (found.as_written) {
        place.as_written.insert(place.as_written.end(), found.types.begin(), found.types.end());
      }
    }
  }
  if (alternatives.size() > 1) {
    std::sort(either.types.begin(), either.types.end());
    either.types.erase(std::unique(either.types.begin(), either.types.end()), either.types.end());
    places_.push_back(std::move(either));
  }
}

void Query::note_terms(const corpus::Corpus& corpus, std::span<const TermId> types) {
  for (const TermId type : types) {
    if (terms_.size() >= kMostTermsNamed) return;
    std::string name = term_name(corpus, type);
    if (std::find(terms_.begin(), terms_.end(), name) == terms_.end()) {
      terms_.push_back(std::move(name));
    }
  }
}

void Query::note_spellings(const corpus::Corpus& corpus, std::string_view word,
                           std::span<const TermId> types) {
  const std::string folded = text::folded_case(word);
  std::vector<std::string> others;
  for (const TermId type : types) {
    std::string name = term_name(corpus, type);
    if (text::folded_case(name) == folded || others.size() >= kMostSpellingsNamed) continue;
    if (std::find(others.begin(), others.end(), name) == others.end()) {
      others.push_back(std::move(name));
    }
  }
  if (others.empty()) return;
  std::string listed;
  for (const std::string& name : others) listed += (listed.empty() ? "\"" : ", \"") + name + "\"";
  spelling_notes_.push_back("\"" + std::string(word) + "\" also finds " + listed +
                            "; ignore_diacritics=False leaves that out");
}

bool Query::can_be_found() const noexcept {
  return !named_types_.empty() ||
         std::none_of(places_.begin(), places_.end(), [](const QueryPlace& place) {
           return place.kind == QueryPlace::Kind::words && place.types.empty();
         });
}

bool Query::has_fixed_length() const noexcept {
  return std::none_of(places_.begin(), places_.end(),
                      [](const QueryPlace& place) { return place.kind == QueryPlace::Kind::gap; });
}

}  // namespace broadsheet::statistics
