#include "broadsheet/text/tokenizer.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "broadsheet/base/error.hpp"

namespace broadsheet::text {
namespace {

using Words = std::vector<std::string>;

Words terms(std::string_view text, const TokenizerOptions& options = {}) {
  TokenBuffer buffer;
  Tokenizer(options).tokenize(text, buffer);
  Words found;
  for (std::size_t i = 0; i < buffer.size(); ++i) found.emplace_back(buffer.key(i));
  return found;
}

Words slices(std::string_view text, const TokenizerOptions& options = {}) {
  TokenBuffer buffer;
  Tokenizer(options).tokenize(text, buffer);
  Words found;
  for (std::size_t i = 0; i < buffer.size(); ++i)
    found.emplace_back(text.substr(buffer.begin(i), buffer.end(i) - buffer.begin(i)));
  return found;
}

TEST(Tokenizer, AnEmptyTextHasNoTokens) { EXPECT_TRUE(terms("").empty()); }

TEST(Tokenizer, JoinsAcronymsToOneTerm) {
  EXPECT_EQ(terms("the U.S. or U.S or US, he said"),
            (Words{"the", "US", "or", "US", "or", "US", "he", "said"}));
  EXPECT_EQ(slices("the U.S.'s plan"), (Words{"the", "U.S.", "plan"}));
  EXPECT_EQ(terms("the U.S's and U.S.-based"), (Words{"the", "US", "and", "US", "based"}));
  EXPECT_EQ(terms("10 a.m. or 9 a.m"), (Words{"10", "a.m.", "or", "9", "a.m."}));
}

TEST(Tokenizer, SetsPossessivesAsideAndKeepsContractions) {
  EXPECT_EQ(terms("Biden's don't don\u2019t it\u2019s TRUMP\u2019S b"),
            (Words{"biden", "don't", "don't", "it's", "TRUMP", "b"}));
  EXPECT_EQ(slices("Biden\u2019s plan"), (Words{"Biden", "plan"}));
}

TEST(Tokenizer, SplitsElisionButNoNames) {
  EXPECT_EQ(slices("l\u2019homme qu'il dell'arte"),
            (Words{"l\u2019", "homme", "qu'", "il", "dell'", "arte"}));
  EXPECT_EQ(terms("O\u2019Brien D'Angelo aujourd'hui"),
            (Words{"o'brien", "d'angelo", "aujourd'hui"}));
}

TEST(Tokenizer, KeepsNumbersTagsAndAddressesWhole) {
  EXPECT_EQ(terms("6,000 3.5 $5bn 24/7 at 10:30"),
            (Words{"6,000", "3.5", "$5bn", "24/7", "at", "10:30"}));
  EXPECT_EQ(terms("COVID-19, B2B and mid-2019 here"),
            (Words{"COVID-19", "B2B", "and", "mid", "2019", "here"}));
  EXPECT_EQ(slices("@AP #MeToo a.b@c.org, https://x.org/a-b?c=1."),
            (Words{"@AP", "#MeToo", "a.b@c.org", "https://x.org/a-b?c=1"}));
}

TEST(Tokenizer, HyphensSplitOrNot) {
  EXPECT_EQ(terms("a US-Mexico border"), (Words{"a", "US", "mexico", "border"}));
  TokenizerOptions whole;
  whole.split_hyphens = false;
  EXPECT_EQ(terms("a US-Mexico border", whole), (Words{"a", "us-mexico", "border"}));
}

TEST(Tokenizer, CountsDisguisedCharactersLikePlainOnes) {
  EXPECT_EQ(terms("immi\u00ADgration \uFB01rst no\u00A0break cafe\u0301"),
            (Words{"immigration", "first", "no", "break", "caf\u00E9"}));
}

TEST(Tokenizer, FlagsCapitalsInASentenceOfCapitals) {
  TokenBuffer buffer;
  Tokenizer().tokenize("TRUMP TELLS US\nThe US told us", buffer);
  ASSERT_EQ(buffer.size(), 7U);
  EXPECT_TRUE(buffer.is_capitals(2));
  EXPECT_EQ(buffer.key(2), "US");
  EXPECT_FALSE(buffer.is_capitals(4));
  EXPECT_EQ(buffer.key(4), "US");
  EXPECT_EQ(buffer.key(6), "us");
  EXPECT_EQ(buffer.sentences().size(), 2U);
  EXPECT_EQ(buffer.sentences()[1], 3U);
}

TEST(Tokenizer, CaseModes) {
  TokenizerOptions options;
  options.case_mode = CaseMode::fold;
  EXPECT_EQ(terms("The US \u00C9tat", options), (Words{"the", "us", "\u00E9tat"}));
  options.case_mode = CaseMode::keep;
  EXPECT_EQ(terms("The US \u00C9tat", options), (Words{"The", "US", "\u00C9tat"}));
}

TEST(Tokenizer, OptionsSurviveTheirDescription) {
  TokenizerOptions options;
  options.case_mode = CaseMode::keep;
  options.split_hyphens = false;
  EXPECT_EQ(parse_tokenizer_options(describe(options)), options);
  EXPECT_THROW((void)parse_tokenizer_options("split_hyphen=1"), ArgumentError);
}

}  // namespace
}  // namespace broadsheet::text
