#include "broadsheet/text/word_scanner.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "broadsheet/text/tokenizer.hpp"

namespace broadsheet::text {
namespace {

using Terms = std::vector<std::string>;

Terms terms(const TokenBuffer& tokens) {
  Terms found;
  for (std::size_t i = 0; i < tokens.size(); ++i) found.emplace_back(tokens.key(i));
  return found;
}

Terms scanned(std::string_view text) {
  TokenBuffer tokens;
  Tokenizer().tokenize_by_character(text, tokens);
  return terms(tokens);
}

TEST(WordScanner, KnowsAllRulesByItself) {
  EXPECT_EQ(
      scanned("The U.S. didn\u2019t pay $3.5bn for l\u2019homme\u2019s COVID-19 (a@b.org)."),
      (Terms{"the", "US", "didn't", "pay", "$3.5bn", "for", "l'", "homme", "COVID-19", "a@b.org"}));
}

TEST(WordScanner, AttachesMarksAndDropsWhatIsNotSeen) {
  EXPECT_EQ(scanned("cafe\u0301 immi\u00ADgration"), (Terms{"caf\u00E9", "immigration"}));
}

TEST(WordScanner, ANarrowSpaceIsASpace) {
  EXPECT_EQ(
      scanned("M.\u202FMacron, \u00AB\u202FOui\u202F\u00BB, bien\u202F? 20\u202Fkm, 50\u202F%"),
      (Terms{"m", "macron", "oui", "bien", "20", "km", "50"}));
  TokenBuffer tokens;
  Tokenizer(TokenizerOptions::plain()).tokenize_by_character("a\u202Fb", tokens);
  EXPECT_EQ(terms(tokens), Terms{"a\u202Fb"});  // as UAX #29 has it
}

TEST(WordScanner, ShortLinksAreWhole) {
  EXPECT_EQ(scanned("At bit.ly/3xY, (t.co/a) and nyti.ms/2.. But and.or/so, said.he/she, bit.ly"),
            (Terms{"at", "bit.ly/3xy", "t.co/a", "and", "nyti.ms/2", "but", "and.or", "so",
                   "said.he", "she", "bit.ly"}));
}

TEST(WordScanner, OtherSignsForApostrophes) {
  EXPECT_EQ(scanned("don\u02BCt can\u00B4t Biden\u02BCs l\u00B4homme \u02BCx\u00B4 y"),
            (Terms{"don't", "can't", "biden", "l'", "homme", "x", "y"}));
}

TEST(WordScanner, CurrencyMayStandBehind) {
  EXPECT_EQ(scanned("5\u20AC, 1,50\u20AC or 50\u00A2; \u20AC5 x\u20AC 5\u20AC50 5\u00A3."),
            (Terms{"5\u20AC", "1,50\u20AC", "or", "50\u00A2", "\u20AC5", "x", "5", "\u20AC50",
                   "5\u00A3"}));
}

TEST(WordScanner, CountriesInSmallLettersAreCountries) {
  EXPECT_EQ(scanned("u.s. officials at the u.n. and e.u., a.m., e.g."),
            (Terms{"US", "officials", "at", "the", "UN", "and", "EU", "a.m.", "e.g."}));
}

TEST(WordScanner, KeysLongerThanTheirTokensStandBehindTheCopy) {
  // "p.m" counts as "p.m."; the Turkish capital folds to fewer bytes.
  EXPECT_EQ(scanned("at 9 p.m \u0130x end"), (Terms{"at", "9", "p.m.", "ix", "end"}));
}

TEST(WordScanner, TakesTheWordsOfOthers) {
  const std::string text = "\u5317\u4EAC\u6B22\u8FCE US\u3002";
  const std::vector<ByteRange> words = {{0, 6}, {6, 12}, {13, 15}, {15, 18}};
  TokenBuffer tokens;
  Tokenizer().tokenize_words(text, words, tokens);
  EXPECT_EQ(terms(tokens), (Terms{"\u5317\u4EAC", "\u6B22\u8FCE", "US"}));
  const std::vector<ByteRange> overlapping = {{0, 6}, {3, 9}};
  EXPECT_THROW(Tokenizer().tokenize_words(text, overlapping, tokens), ArgumentError);
  const std::vector<ByteRange> beyond = {{0, 100}};
  EXPECT_THROW(Tokenizer().tokenize_words(text, beyond, tokens), ArgumentError);
}

TEST(WordScanner, ASplitterIsAskedByTheTokenizer) {
  const Tokenizer tokenizer(
      {}, [](std::string_view text) { return std::vector<ByteRange>{{0, text.size()}}; });
  TokenBuffer tokens;
  tokenizer.tokenize("All of It", tokens);
  EXPECT_EQ(terms(tokens), Terms{"all of it"});
}

TEST(WordScanner, LongCodesStayLinear) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "a-1";
  EXPECT_EQ(scanned(text).size(), 1U);
}

}  // namespace
}  // namespace broadsheet::text
