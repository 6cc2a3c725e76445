#include "broadsheet/statistics/readability.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string_view>
#include <unordered_set>

#include "broadsheet/base/parallel.hpp"
#include "broadsheet/statistics/stretches.hpp"
#include "broadsheet/statistics/syllables.hpp"
#include "broadsheet/text/fold.hpp"
#include "broadsheet/text/unicode.hpp"
#include "broadsheet/text/utf8.hpp"

namespace broadsheet::statistics {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kTypesPerChunk = 2048;
constexpr std::size_t kArticlesPerChunk = 128;
constexpr std::int64_t kLongWord = 6;
constexpr std::int64_t kPolysyllable = 3;
constexpr double kManyUnfamiliar = 0.05;

double real(std::int64_t value) noexcept { return static_cast<double>(value); }

/// What one type adds to a text's counts.
struct TypeCounts {
  std::int16_t letters;
  std::int16_t syllables;
  bool is_unfamiliar;
};

using Words = std::unordered_set<std::string_view>;

// Letters and digits of a word; whether it has a letter.
std::int64_t count_letters(std::string_view word, bool& has_letter) {
  std::int64_t n = 0;
  for (std::size_t at = 0; at < word.size();) {
    const text::Decoded decoded = text::decode_utf8(word, at);
    at += decoded.size;
    const std::uint8_t flags = text::properties(decoded.code).flags;
    has_letter = has_letter || (flags & text::kLetter) != 0;
    n += text::is_letter_or_number(decoded.code) ? 1 : 0;
  }
  return n;
}

TypeCounts look_at(std::string_view word, Language language, const Words& familiar) {
  bool has_letter = false;
  const std::int64_t letters = count_letters(word, has_letter);
  std::int64_t syllables = 0;
  if (has_letter && language == Language::english) syllables = english_syllables(word);
  if (has_letter && language == Language::spanish) syllables = spanish_syllables(word);
  constexpr std::int64_t kMost = std::numeric_limits<std::int16_t>::max();
  const bool is_unfamiliar =
      has_letter && !familiar.contains(word) && !familiar.contains(text::folded_case(word));
  return {static_cast<std::int16_t>(std::min(letters, kMost)),
          static_cast<std::int16_t>(std::min(syllables, kMost)), is_unfamiliar};
}

std::vector<TypeCounts> look_at_types(const corpus::Corpus& corpus,
                                      const ReadabilityOptions& options) {
  const Words familiar(options.familiar_words.begin(), options.familiar_words.end());
  const corpus::Vocabulary& types = *corpus.columns()->types;
  std::vector<TypeCounts> counts(types.size());
  for_each_chunk(types.size(), kTypesPerChunk, options.threads,
                 [&](std::size_t, std::size_t begin, std::size_t end) {
                   for (std::size_t t = begin; t < end; ++t) {
                     const auto type = static_cast<TermId>(t);
                     counts[t] = look_at(types.term(type), options.language, familiar);
                   }
                 });
  return counts;
}

TextCounts count_article(const corpus::Corpus& corpus, ArticleIndex article,
                         std::span<const TypeCounts> types, bool knows_syllables,
                         bool knows_familiar) {
  TextCounts counts;
  std::int64_t unfamiliar = 0;
  const auto tokens = corpus.article(article).part->tokens.span();
  for_each_stretch(corpus, article, [&](TokenIndex begin, TokenIndex end, bool goes_on) {
    counts.sentences += goes_on ? 0 : 1;
    counts.words += end - begin;
    for (TokenIndex t = begin; t < end; ++t) {
      const TypeCounts& word = types[tokens[static_cast<std::size_t>(t)]];
      counts.letters += word.letters;
      counts.syllables += word.syllables;
      counts.polysyllables += word.syllables >= kPolysyllable ? 1 : 0;
      counts.long_words += word.letters > kLongWord ? 1 : 0;
      unfamiliar += word.is_unfamiliar ? 1 : 0;
    }
  });
  if (!knows_syllables) counts.syllables = counts.polysyllables = -1;
  if (knows_familiar) counts.unfamiliar_words = unfamiliar;
  return counts;
}

}  // namespace

Readability readability(const TextCounts& counts) noexcept {
  Readability result{kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN};
  if (counts.words == 0 || counts.sentences == 0) return result;
  const double w = real(counts.words);
  const double s = real(counts.sentences);
  const double per_sentence = w / s;
  const double letters = real(counts.letters) / w;
  result.coleman_liau = 5.88 * letters - 29.6 * s / w - 15.8;
  result.ari = 4.71 * letters + 0.5 * per_sentence - 21.43;
  result.lix = per_sentence + 100 * real(counts.long_words) / w;
  result.rix = real(counts.long_words) / s;
  if (counts.syllables >= 0) {
    const double syllables = real(counts.syllables) / w;
    const double p = real(counts.polysyllables);
    result.flesch = 206.835 - 1.015 * per_sentence - 84.6 * syllables;
    result.flesch_kincaid = 0.39 * per_sentence + 11.8 * syllables - 15.59;
    result.fog = 0.4 * (per_sentence + 100 * p / w);
    result.smog = 1.043 * std::sqrt(30 * p / s) + 3.1291;
    result.fernandez_huerta = 206.84 - 60 * syllables - 1.02 * per_sentence;
    result.inflesz = 206.835 - 62.3 * syllables - per_sentence;
  }
  if (counts.unfamiliar_words >= 0) {
    const double share = real(counts.unfamiliar_words) / w;
    result.dale_chall = 15.79 * share + 0.0496 * per_sentence;
    if (share > kManyUnfamiliar) result.dale_chall += 3.6365;
  }
  return result;
}

std::vector<TextCounts> text_counts(const corpus::Corpus& corpus,
                                    const ReadabilityOptions& options) {
  const std::vector<TypeCounts> types = look_at_types(corpus, options);
  const auto n = static_cast<std::size_t>(corpus.n_articles());
  const bool knows_syllables = options.language != Language::other;
  const bool knows_familiar = !options.familiar_words.empty();
  std::vector<TextCounts> counts(n);
  for_each_chunk(n, kArticlesPerChunk, options.threads,
                 [&](std::size_t, std::size_t begin, std::size_t end) {
                   for (std::size_t i = begin; i < end; ++i) {
                     counts[i] = count_article(corpus, static_cast<ArticleIndex>(i), types,
                                               knows_syllables, knows_familiar);
                   }
                 });
  return counts;
}

}  // namespace broadsheet::statistics
