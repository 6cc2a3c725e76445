#include "broadsheet/text/contractions.hpp"

#include <algorithm>
#include <array>

namespace broadsheet::text {
namespace {

// Each list is sorted, because it is searched by halves.
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

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& sorted, std::string_view word) noexcept {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

}  // namespace

bool takes_contracted_s(std::string_view word) noexcept { return contains(kContracted, word); }
bool is_elided(std::string_view word) noexcept { return contains(kElided, word); }
bool begins_name(std::string_view word) noexcept { return contains(kNameBeginnings, word); }

bool is_number_prefix(std::string_view word) noexcept {
  return std::find(kNumberPrefixes.begin(), kNumberPrefixes.end(), word) != kNumberPrefixes.end();
}

}  // namespace broadsheet::text
