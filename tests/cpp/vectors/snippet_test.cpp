#include "broadsheet/vectors/snippet.hpp"

#include <gtest/gtest.h>

#include "../corpus/small_corpus.hpp"

namespace broadsheet::vectors {
namespace {

std::string shown(const std::string& text, const std::vector<std::string>& words,
                  SnippetOptions options = {}) {
  const auto corpus = corpus::small_corpus({{.text = text, .id = "0"}});
  std::vector<SnippetTerm> terms;
  for (const std::string& word : words) {
    terms.push_back({static_cast<std::int32_t>(corpus.find_term(word).value()), 1.0});
  }
  return snippet(corpus, 0, terms, options);
}

TEST(Snippet, MarksTheTermsAsTheyAreWritten) {
  EXPECT_EQ(shown("The Port closed, and the port's gate.", {"port", "gate"}),
            "The **Port** closed, and the **port**'s **gate**.");
  EXPECT_EQ(shown("Snow fell.", {"snow"}, {.open = "<", .close = ">"}), "<Snow> fell.");
}

TEST(Snippet, ShowsWhereMostOfThemStand) {
  const std::string filler = "One two three four five six seven eight nine ten. ";
  const std::string text =
      "A port. " + filler + filler + "The port has a gate here. " + filler + filler;
  const std::string found = shown(text, {"port", "gate"}, {.length = 40});
  EXPECT_NE(found.find("**port** has a **gate**"), std::string::npos) << found;
  EXPECT_EQ(found.substr(0, 3), "\u2026");
  EXPECT_EQ(found.substr(found.size() - 3), "\u2026");
  EXPECT_LT(found.size(), 70U);
}

TEST(Snippet, WithoutATermShowsTheBeginning) {
  EXPECT_EQ(shown("Snow fell on the plains.", {}, {.length = 9}), "Snow fell\u2026");
  EXPECT_EQ(shown("", {}), "");
}

TEST(Snippet, AWordLongerThanTheRoomIsShownWhole) {
  EXPECT_EQ(shown("Immigration rose.", {"immigration"}, {.length = 3}), "**Immigration**\u2026");
}

}  // namespace
}  // namespace broadsheet::vectors
