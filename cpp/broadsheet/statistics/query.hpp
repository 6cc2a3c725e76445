#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/base/ids.hpp"
#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::statistics {

struct QueryOptions {
  bool ignore_case = false;       // all cases of a word, not only the one that the corpus has
  bool ignore_diacritics = true;  // "Lopez" finds "L\u00f3pez", and the other way round
};

/// What one place of a query accepts.
struct QueryPlace {
  enum class Kind : std::uint8_t {
    words,     // one word of `types`
    any_word,  // *
    gap,       // **: up to Query::kLongestGap words, also none
  };
  Kind kind;
  std::vector<TermId> types;  // ascending
  // Those of them that are no terms (dropped, renamed, or part of a joined phrase wherever they
  // stand) and so are looked for as they are written.
  std::vector<TermId> as_written;
};

/// A word or phrase to look for, resolved against a corpus.
///
///     border deal      these words, one after the other, in one sentence
///     immigra*  *ing   words with this beginning, end, ...
///     wall|fence       either word
///     border * deal    exactly one word between
///     border ** deal   none to five words between
///
/// Words are read by the corpus's own tokenizer ("U.S." is the term "US", "US-Mexico" two words),
/// but where a splitter found the corpus's words, spaces part those of a query.
/// A word that is a term of the corpus means that term: "US" is the country and "us" the pronoun
/// where both are terms. Only if it is none, other cases of it are tried, and the notes say so;
/// ignore_case asks for all. Diacritics are ignored unless told otherwise.
///
/// Where a term map is at work, a term's name finds all that counts as it, also a name of several
/// words: "AMLO" finds "Lopez Obrador" where that counts as AMLO, and where "AMLO" counts as Lopez
/// Obrador, "Lopez Obrador" finds both. What is no term any more, being dropped, renamed or part
/// of a joined phrase wherever it stands, is found as it is written.
class Query {
 public:
  static constexpr std::int64_t kLongestGap = 5;

  /// ArgumentError if the text names no word, or a part of wall|fence is several words.
  Query(const corpus::Corpus& corpus, std::string_view text, const QueryOptions& options = {});

  [[nodiscard]] std::span<const QueryPlace> places() const noexcept { return places_; }

  /// Types that count as a term that has the whole text, several words, as its name; ascending.
  [[nodiscard]] std::span<const TermId> named_types() const noexcept { return named_types_; }

  /// The distinct terms that the query's words turned out to mean, in the query's order.
  [[nodiscard]] std::span<const std::string> terms() const noexcept { return terms_; }

  /// What the reader should know: another case was taken, a word does not occur.
  [[nodiscard]] std::span<const std::string> notes() const noexcept { return notes_; }

  /// A note for each word that, its diacritics being ignored, means terms that are spelled
  /// otherwise.
  [[nodiscard]] std::span<const std::string> spelling_notes() const noexcept {
    return spelling_notes_;
  }

  /// The place with fewest occurrences in the corpus: where to look first.
  [[nodiscard]] std::size_t rarest_place() const noexcept { return rarest_place_; }

  /// Whether each of its words occurs in the corpus, or what it names does.
  [[nodiscard]] bool can_be_found() const noexcept;

  /// Whether every place accepts exactly one word.
  [[nodiscard]] bool has_fixed_length() const noexcept;

 private:
  void add_word(const corpus::Corpus& corpus, std::string_view word, const QueryOptions& options);
  void find_name(const corpus::Corpus& corpus, std::string_view text, const QueryOptions& options);
  void note_terms(const corpus::Corpus& corpus, std::span<const TermId> types);
  void note_spellings(const corpus::Corpus& corpus, std::string_view word,
                      std::span<const TermId> types);

  std::vector<QueryPlace> places_;
  std::vector<TermId> named_types_;
  std::vector<std::string> terms_;
  std::vector<std::string> notes_;
  std::vector<std::string> spelling_notes_;
  std::size_t rarest_place_ = 0;
};

/// Whether a word has the form of a pattern in which * stands for any bytes, also none.
[[nodiscard]] bool matches_pattern(std::string_view word, std::string_view pattern) noexcept;

}  // namespace broadsheet::statistics
