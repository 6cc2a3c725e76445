#include "broadsheet/text/fast_path.hpp"

#include <gtest/gtest.h>

#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "broadsheet/text/tokenizer.hpp"

namespace broadsheet::text {
namespace {

/// What makes words differ from runs of letters, and much that looks like it.
constexpr const char* kPieces[] = {"a",
                                   "b",
                                   "I",
                                   "s",
                                   "S",
                                   "t",
                                   "T",
                                   "l",
                                   "d",
                                   "it",
                                   "us",
                                   "US",
                                   "qu",
                                   "dell",
                                   "mid",
                                   "post",
                                   "word",
                                   "Word",
                                   "Biden",
                                   "BIDEN",
                                   "COVID",
                                   "government",
                                   "Ph",
                                   "www",
                                   "com",
                                   "org",
                                   "http",
                                   "1",
                                   "9",
                                   "19",
                                   "000",
                                   "\xC3\xA9",
                                   "\xC3\x89",
                                   "\xC3\xB1",
                                   "\xC3\x9F",
                                   "\xCE\xA3",
                                   "\xD0\xB1",
                                   "\xC4\xB0",
                                   " ",
                                   " ",
                                   " ",
                                   " ",
                                   " ",
                                   " ",
                                   "\n",
                                   "\r\n",
                                   "\t",
                                   "\xC2\xA0",
                                   "\xE2\x80\xA8",
                                   "'",
                                   "'",
                                   "\xE2\x80\x99",
                                   "\xE2\x80\x99",
                                   "\xE2\x80\x98",
                                   "\xE2\x80\x9C",
                                   "\xE2\x80\x9D",
                                   "\xE2\x80\x94",
                                   "\xE2\x80\xA6",
                                   ".",
                                   ".",
                                   ".",
                                   ".",
                                   ",",
                                   ",",
                                   ":",
                                   "/",
                                   "//",
                                   "-",
                                   "-",
                                   "\xE2\x80\x90",
                                   "&",
                                   "$",
                                   "#",
                                   "@",
                                   "_",
                                   "(",
                                   ")",
                                   "\"",
                                   "!",
                                   "?",
                                   ";",
                                   "*",
                                   "+",
                                   "%",
                                   "\xC2\xA3",
                                   "\xC2\xA2",
                                   "\xC2\xB4",
                                   "\xCA\xBC",
                                   "\xE2\x80\xAF",
                                   "\xE2\x80\xAF",
                                   "u",
                                   "e",
                                   "bit",
                                   "ly",
                                   "co",
                                   "\xE2\x82\xAC",
                                   "\xCC\x81",
                                   "\xC2\xAD",
                                   "\xE2\x80\x8D",
                                   "\xEF\xAC\x81",
                                   "\xE5\x8C\x97",
                                   "\xE4\xB8\x80",
                                   "\xE3\x81\xB2",
                                   "\xE3\x82\xAB",
                                   "\xE3\x80\x82",
                                   "\xEF\xBC\x8C",
                                   "\xE0\xB9\x84",
                                   "\xE0\xB8\xB1",
                                   "\xD7\xA9",
                                   "\xF0\x9F\x91\x8D",
                                   "\xF0\xA0\x80\x80",
                                   "\xEF\xBC\xA1",
                                   "\xFF",
                                   "\xE2\x80",
                                   "\xC3"};

/// What the fast path judges by itself, whole: so that it is met often.
constexpr const char* kWords[] = {"don't",
                                  "don\xE2\x80\x99t",
                                  "DON\xE2\x80\x99T",
                                  "Biden's",
                                  "Biden\xE2\x80\x99s",
                                  "it's",
                                  "TRUMP'S",
                                  "U.S.",
                                  "U.S",
                                  "u.s.",
                                  "a.m.",
                                  "p.m",
                                  "J.D.",
                                  "U.N.'s",
                                  "U.S.-based",
                                  "3.5",
                                  "6,000",
                                  "$5bn",
                                  "$3.5",
                                  "24/7",
                                  "10:30",
                                  "COVID-19",
                                  "F-16",
                                  "mid-2019",
                                  "@AP",
                                  "#MeToo",
                                  "@ap_news",
                                  "AT&T",
                                  "S&P",
                                  "and/or",
                                  "word(s)",
                                  "said.The",
                                  "Ph.D.",
                                  "l'homme",
                                  "L'Union",
                                  "qu\xE2\x80\x99il",
                                  "d'Angelo",
                                  "O\xE2\x80\x99"
                                  "Brien",
                                  "nytimes.com",
                                  "https://x.org/a-b?c=1.",
                                  "a.b@c.org",
                                  "www.bbc.co.uk/news",
                                  "well-known",
                                  "caf\xC3\xA9s",
                                  "1990's",
                                  "B2B",
                                  "WHO"};

std::string random_text(std::mt19937& random) {
  std::string text(random() % 70, ' ');  // every place in a block of 64
  const std::size_t n = 1 + random() % 40;
  const bool whole_words = random() % 2 == 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (whole_words && random() % 3 != 0) {
      text += kWords[random() % std::size(kWords)];
      if (random() % 3 != 0) text += ' ';
    } else {
      text += kPieces[random() % std::size(kPieces)];
    }
  }
  return text;
}

/// One token a line: where it stands, its term, its flag; then the sentences.
std::string listed(const TokenBuffer& tokens) {
  std::string lines;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    lines += std::to_string(tokens.begin(i)) + " " + std::to_string(tokens.end(i)) + " ";
    lines.append(tokens.key(i));
    lines += tokens.is_capitals(i) ? " capitals\n" : "\n";
  }
  for (const std::uint32_t first : tokens.sentences())
    lines += "sentence " + std::to_string(first) + "\n";
  return lines;
}

void expect_the_same(const TokenizerOptions& options, std::uint32_t seed, int n_texts) {
  const Tokenizer tokenizer(options);
  std::mt19937 random(seed);
  TokenBuffer fast;
  TokenBuffer slow;
  for (int i = 0; i < n_texts; ++i) {
    const std::string text = random_text(random);
    tokenizer.tokenize(text, fast);
    tokenizer.tokenize_by_character(text, slow);
    ASSERT_EQ(listed(fast), listed(slow)) << "text: [" << text << "] with " << describe(options);
  }
}

TEST(FastPath, GivesTheTokensOfTheRulesOfSingleCharacters) { expect_the_same({}, 1, 60'000); }

TEST(FastPath, GivesThemWithEveryCaseMode) {
  TokenizerOptions options;
  options.case_mode = CaseMode::fold;
  expect_the_same(options, 2, 15'000);
  options.case_mode = CaseMode::keep;
  expect_the_same(options, 3, 15'000);
}

TEST(FastPath, GivesThemWithEveryOptionOff) {
  constexpr bool TokenizerOptions::* kOptions[] = {&TokenizerOptions::join_acronyms,
                                                   &TokenizerOptions::unify_apostrophes,
                                                   &TokenizerOptions::set_aside_possessive,
                                                   &TokenizerOptions::split_elision,
                                                   &TokenizerOptions::split_hyphens,
                                                   &TokenizerOptions::keep_codes,
                                                   &TokenizerOptions::join_numbers,
                                                   &TokenizerOptions::join_currency,
                                                   &TokenizerOptions::join_ampersand,
                                                   &TokenizerOptions::handles_and_tags,
                                                   &TokenizerOptions::addresses,
                                                   &TokenizerOptions::split_run_on,
                                                   &TokenizerOptions::drop_invisible,
                                                   &TokenizerOptions::plain_forms,
                                                   &TokenizerOptions::compose};
  std::uint32_t seed = 4;
  for (const auto option : kOptions) {
    TokenizerOptions options;
    options.*option = false;
    expect_the_same(options, seed++, 4'000);
  }
  expect_the_same(TokenizerOptions::plain(), seed, 8'000);
}

}  // namespace
}  // namespace broadsheet::text
