#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/article/news_words.hpp"
#include "broadsheet/article/quotes.hpp"

namespace broadsheet::article {

/// The words of a stretch of text with what stands between them, as attributions read it. A
/// party and state behind a name ("R-La.", "(D-N.Y.)") are left out.
class ClauseWords {
 public:
  ClauseWords(std::string_view text, TextRange range);

  [[nodiscard]] std::size_t size() const noexcept { return words_.size(); }
  [[nodiscard]] const NewsWord& operator[](std::size_t i) const noexcept { return words_[i]; }
  [[nodiscard]] std::string_view text() const noexcept { return text_; }

  /// Word i in small letters (ASCII).
  [[nodiscard]] std::string small(std::size_t i) const;

  /// Whether word i, small, is one of these; false beyond the last word and for acronyms.
  [[nodiscard]] bool is(std::size_t i, std::initializer_list<std::string_view> list) const;

  /// What stands between word i - 1 (or the beginning) and word i (or the end).
  [[nodiscard]] std::string_view gap(std::size_t i) const noexcept;

  /// Whether a comma, stop, bracket or dash stands before word i; true beyond the last word.
  [[nodiscard]] bool parted(std::size_t i) const noexcept;

  /// Whether a sentence ends before word i.
  [[nodiscard]] bool sentence_ends(std::size_t i) const noexcept;

  [[nodiscard]] TextRange range(std::size_t first, std::size_t last) const noexcept {
    return {words_[first].begin, words_[last].end};
  }

  [[nodiscard]] bool is_verb(std::size_t i) const;
  [[nodiscard]] bool is_pronoun(std::size_t i) const;
  [[nodiscard]] bool is_determiner(std::size_t i) const;
  [[nodiscard]] bool is_weekday(std::size_t i) const;

  /// The last word of the subject before a verb at `verb`: adverbs and auxiliaries skipped.
  [[nodiscard]] std::size_t before_verb(std::size_t verb, std::size_t from) const;

  /// The last word from `first` on before a sign parts the clause, at most `last`.
  [[nodiscard]] std::size_t until_parted(std::size_t first, std::size_t last) const noexcept;

 private:
  void drop_parties();
  static bool is_party(std::string_view word) noexcept;

  std::string_view text_;
  TextRange range_;
  std::vector<NewsWord> words_;
  std::vector<TextRange> skips_;  // what drop_parties() left out
};

/// The last name in a stretch of text, without titles; empty where there is none.
[[nodiscard]] TextRange last_name_in(std::string_view text, TextRange phrase);

/// The first name likewise.
[[nodiscard]] TextRange first_name_in(std::string_view text, TextRange phrase);

/// What stands for a speaker or source that is words first to last: the person's name where
/// the words end with it and no preposition comes before it ("Treasury Secretary Janet
/// Yellen"), else all of them ("a White House official", "a spokeswoman for Northgrid").
[[nodiscard]] TextRange shown(const ClauseWords& words, std::size_t first, std::size_t last);

}  // namespace broadsheet::article
