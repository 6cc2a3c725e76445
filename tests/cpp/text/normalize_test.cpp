#include "broadsheet/text/normalize.hpp"

#include <gtest/gtest.h>

namespace broadsheet::text {
namespace {

// The examples of UAX #15, Unicode Normalization Forms, figures 3 to 6.
TEST(Normalize, DecomposesAndComposesTheExamplesOfTheStandard) {
  std::u32string text = U"\u1E9B\u0323";
  decompose(text);
  EXPECT_EQ(text, U"\u017F\u0323\u0307");
  compose(text);
  EXPECT_EQ(text, U"\u1E9B\u0323");
  text = U"\u212B\u2126";  // Angstrom, Ohm: singletons do not come back
  compose(text);
  EXPECT_EQ(text, U"\u00C5\u03A9");
  text = U"d\u0307\u0323";
  compose(text);
  EXPECT_EQ(text, U"\u1E0D\u0307");
}

TEST(Normalize, HangulByItsArithmetic) {
  std::u32string text = U"\uAC01";
  decompose(text);
  EXPECT_EQ(text, U"\u1100\u1161\u11A8");
  compose(text);
  EXPECT_EQ(text, U"\uAC01");
}

TEST(Normalize, LeavesExcludedCharactersApart) {
  std::u32string text = U"\u0958";  // Devanagari qa: a composition exclusion
  compose(text);
  EXPECT_EQ(text, U"\u0915\u093C");
}

TEST(Normalize, ReplacesFormsThatOnlyLookOtherwise) {
  std::u32string text = U"\uFB01nance \uFF35\uFF33\uFF21 \uFB06";
  replace_plain_forms(text);
  EXPECT_EQ(text, U"finance USA st");
}

TEST(Normalize, OfBytes) {
  EXPECT_EQ(normal_form_c("cafe\u0301"), "caf\u00E9");
  EXPECT_EQ(normal_form_d("caf\u00E9"), "cafe\u0301");
  EXPECT_EQ(encoded(decoded("a\u00E9\u5317\U0001F44D")), "a\u00E9\u5317\U0001F44D");
}

TEST(Normalize, LongRunsOfMarksStayLinear) {
  std::u32string text = U"e";
  for (int i = 0; i < 200'000; ++i) text += i % 2 == 0 ? U'\u0301' : U'\u0323';
  decompose(text);
  EXPECT_EQ(text[1], U'\u0323');
  EXPECT_EQ(text[100'001], U'\u0301');
}

}  // namespace
}  // namespace broadsheet::text
