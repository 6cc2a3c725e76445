#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet::text {

/// Grows whenever the same text and options may give other tokens than before; part of
/// every saved corpus.
inline constexpr int kTokenizerVersion = 4;

/// What becomes of capitals.
enum class CaseMode : std::uint8_t {
  news,  // folded, but a word in capitals inside a sentence that is not keeps them: US, WHO
  fold,  // all words folded
  keep,  // all words as they stand
};

/// What the tokenizer does beyond UAX #29, one named choice each; the defaults are what a
/// journalist expects of news.
struct TokenizerOptions {
  CaseMode case_mode = CaseMode::news;
  bool join_acronyms = true;         // U.S., U.S and US are the term "US"; a.m is "a.m."
  bool unify_apostrophes = true;     // don\u2019t is the term "don't"
  bool set_aside_possessive = true;  // Biden's is the term "biden"; it's and let's stay
  bool split_elision = true;         // l'homme, qu'il, dell'arte are two words
  bool split_hyphens = true;         // US-Mexico is two words
  bool keep_codes = true;            // but COVID-19, F-16, H-1B (letters-digits) are one
  bool join_numbers = true;          // 24/7, 10:30 are one word (6,000 and 3.5 always are)
  bool join_currency = true;         // $5bn, US$3.5m are one word
  bool join_ampersand = true;        // AT&T, S&P are one word
  bool handles_and_tags = true;      // @AP, #MeToo are one word
  bool addresses = true;             // URLs and e-mail addresses are one word
  bool split_run_on = true;          // "said.The" (a space was lost) is two words
  bool drop_invisible = true;        // soft hyphens, bidi controls and the like do not count
  bool plain_forms = true;           // ligatures and width variants count as plain letters
  bool compose = true;               // NFD text counts like NFC
  std::string splitter;              // what finds the words instead, by name; "" for UAX #29

  friend bool operator==(const TokenizerOptions&, const TokenizerOptions&) = default;

  /// UAX #29 words as they stand: hyphens split, every other option off, case kept.
  [[nodiscard]] static TokenizerOptions plain() noexcept;
};

/// The options as text, "case=news join_acronyms=1 ...", always all of them in one order; the
/// splitter last, if there is one.
[[nodiscard]] std::string describe(const TokenizerOptions& options);

/// The inverse of describe. Options not named keep their default; an unknown name or value
/// is an ArgumentError that lists what there is.
[[nodiscard]] TokenizerOptions parse_tokenizer_options(std::string_view description);

/// The names of the yes/no options, in describe's order.
[[nodiscard]] std::string tokenizer_option_names();

}  // namespace broadsheet::text
