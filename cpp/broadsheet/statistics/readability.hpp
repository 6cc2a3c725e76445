#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::statistics {

/// What the formulas need of a text. Words are running words with a letter; a number without one
/// counts as a word of no syllable and no letter in words only.
struct TextCounts {
  std::int64_t sentences = 0;
  std::int64_t words = 0;
  std::int64_t letters = 0;            // letters and digits of all words
  std::int64_t syllables = 0;          // -1: the language has no rules
  std::int64_t polysyllables = 0;      // words of three syllables or more
  std::int64_t long_words = 0;         // words of more than six letters
  std::int64_t unfamiliar_words = -1;  // words not on the list of familiar ones; -1: no list
};

/// How hard a text is to read, from its counts: w words, s sentences, y syllables, l letters,
/// p words of three syllables or more, g words of more than six letters, d unfamiliar words.
///
///     flesch            206.835 - 1.015 w/s - 84.6 y/w                 (Flesch 1948)
///     flesch_kincaid    0.39 w/s + 11.8 y/w - 15.59                    (Kincaid et al. 1975)
///     fog               0.4 (w/s + 100 p/w)                            (Gunning 1952)
///     smog              1.043 sqrt(30 p/s) + 3.1291                    (McLaughlin 1969)
///     coleman_liau      5.88 l/w - 29.6 s/w - 15.8                     (Coleman & Liau 1975)
///     ari               4.71 l/w + 0.5 w/s - 21.43                     (Senter & Smith 1967)
///     lix               w/s + 100 g/w                                  (Bjornsson 1968)
///     rix               g/s                                            (Anderson 1983)
///     dale_chall        15.79 d/w + 0.0496 w/s, + 3.6365 if d/w > 0.05 (Dale & Chall 1948)
///     fernandez_huerta  206.84 - 60 y/w - 1.02 w/s                     (Fernandez Huerta 1959)
///     inflesz           206.835 - 62.3 y/w - w/s                       (Szigriszt-Pazos 1993)
///
/// High is easy for flesch, fernandez_huerta and inflesz; the others rise with difficulty. NaN for
/// a text without words, and where what a formula needs is not known.
struct Readability {
  double flesch;
  double flesch_kincaid;
  double fog;
  double smog;
  double coleman_liau;
  double ari;
  double lix;
  double rix;
  double dale_chall;
  double fernandez_huerta;
  double inflesz;
};

[[nodiscard]] Readability readability(const TextCounts& counts) noexcept;

/// Whose rules of spelling count syllables.
enum class Language : std::uint8_t { english, spanish, other };

struct ReadabilityOptions {
  Language language = Language::english;
  std::span<const std::string> familiar_words;  // folded; empty: dale_chall is NaN
  unsigned threads = 0;
};

/// The counts of each article that the corpus counts, in its order. A sentence is counted words
/// that follow one another in one sentence of the text; a line's end always ends one. Each type is
/// looked at once. Bit-identical for any number of threads.
[[nodiscard]] std::vector<TextCounts> text_counts(const corpus::Corpus& corpus,
                                                  const ReadabilityOptions& options = {});

}  // namespace broadsheet::statistics
