#include "broadsheet/text/evidence.hpp"

#include <gtest/gtest.h>

namespace broadsheet::text {
namespace {

std::vector<std::string> resolved(std::string_view text) {
  const Tokenizer tokenizer;
  TokenBuffer tokens;
  tokenizer.tokenize(text, tokens);
  return resolved_terms(tokenizer, tokens);
}

TEST(Evidence, TheOtherSentencesDecide) {
  EXPECT_EQ(resolved("TRUMP TELLS US\nThe US left. The US won.")[2], "US");
  EXPECT_EQ(resolved("TRUMP TELLS US\nHe told us. He left us.")[2], "us");
}

TEST(Evidence, ATieOrNoneFolds) {
  EXPECT_EQ(resolved("TRUMP TELLS US\nThe US told us.")[2], "us");
  EXPECT_EQ(resolved("TRUMP TELLS US")[2], "us");
}

TEST(Evidence, HeadlinesAreNoEvidenceForEachOther) {
  EXPECT_EQ(resolved("US LEAVES\nUS WINS\nUS TALKS")[0], "us");
}

TEST(Evidence, LeavesAllOtherTermsAsTheyAre) {
  EXPECT_EQ(resolved("The WHO and who"), (std::vector<std::string>{"the", "WHO", "and", "who"}));
}

}  // namespace
}  // namespace broadsheet::text
