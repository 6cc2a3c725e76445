#include "broadsheet/text/contractions.hpp"

#include <array>
#include <cstdint>

#include "broadsheet/text/packed_word.hpp"

namespace broadsheet::text {
namespace {

constexpr std::array<std::string_view, 14> kContracted = {"he",   "here",  "how",  "it",    "let",
                                                          "she",  "so",    "that", "there", "what",
                                                          "when", "where", "who",  "why"};

constexpr std::array<std::string_view, 42> kElided = {
    "agl",  "all",  "anch", "bell", "c",     "ch",     "coll", "com",   "contr", "cos",    "d",
    "dagl", "dall", "degl", "dell", "dov",   "gl",     "j",    "jusqu", "l",     "lorsqu", "m",
    "mezz", "n",    "negl", "nell", "nient", "puisqu", "qu",   "quand", "quell", "quest",  "quoiqu",
    "s",    "sant", "senz", "sott", "sugl",  "sull",   "t",    "tutt",  "un"};

constexpr std::array<std::string_view, 9> kNameBeginnings = {"c", "d", "dall", "dell", "j",
                                                             "m", "n", "s",    "t"};

constexpr std::array<std::string_view, 22> kNumberPrefixes = {
    "age",  "ages", "aged", "early", "ex",    "first", "in", "late", "mid",   "non",   "of",
    "over", "per",  "post", "pre",   "since", "sub",   "to", "top",  "under", "until", "up"};

constexpr std::array<std::string_view, 40> kEmphasis = {
    "all",    "always", "and",  "any",   "are",   "because", "both", "but",   "can't",  "did",
    "didn't", "do",     "does", "don't", "every", "had",     "has",  "have",  "least",  "many",
    "more",   "most",   "must", "my",    "never", "no",      "not",  "only",  "really", "should",
    "that",   "the",    "they", "this",  "very",  "was",     "were", "won't", "you",    "your"};

// None that an acronym is written like: US, IT, WHO, OR, IN, ME, AM, IS.
constexpr std::array<std::string_view, 32> kFunctionWords = {
    "be",    "been", "by",   "can", "could", "for", "from", "go",   "he",   "her",  "him",
    "his",   "if",   "just", "let", "of",    "on",  "our",  "out",  "she",  "so",   "stop",
    "their", "them", "then", "to",  "up",    "we",  "what", "will", "with", "would"};

template <std::size_t N>
constexpr std::array<std::uint64_t, N> packed(const std::array<std::string_view, N>& words) {
  std::array<std::uint64_t, N> out{};
  for (std::size_t i = 0; i < N; ++i) out[i] = packed_word(words[i]);
  return out;
}

/// Looks at every word, which for short lists takes less time than to choose where to look.
template <std::size_t N>
bool contains(const std::array<std::uint64_t, N>& list, std::uint64_t wanted) noexcept {
  bool found = false;
  for (const std::uint64_t known : list) found |= known == wanted;
  return found;
}

constexpr auto kPackedContracted = packed(kContracted);
constexpr auto kPackedElided = packed(kElided);
constexpr auto kPackedNameBeginnings = packed(kNameBeginnings);
constexpr auto kPackedEmphasis = packed(kEmphasis);
constexpr auto kPackedFunctionWords = packed(kFunctionWords);
constexpr auto kPackedNumberPrefixes = packed(kNumberPrefixes);

}  // namespace

bool takes_contracted_s(std::string_view word) noexcept {
  return contains(kPackedContracted, packed_word(word));
}
bool is_elided(std::string_view word) noexcept {
  return contains(kPackedElided, packed_word(word));
}
bool begins_name(std::string_view word) noexcept {
  return contains(kPackedNameBeginnings, packed_word(word));
}
bool is_emphasis(std::uint64_t word) noexcept { return contains(kPackedEmphasis, word); }
bool is_function_word(std::uint64_t word) noexcept {
  return is_emphasis(word) || contains(kPackedFunctionWords, word);
}
bool is_number_prefix(std::string_view word) noexcept {
  return contains(kPackedNumberPrefixes, packed_word(word));
}

}  // namespace broadsheet::text
