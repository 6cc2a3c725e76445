#include "broadsheet/corpus/lines.hpp"

#include <gtest/gtest.h>

#include <string>

#include "small_corpus.hpp"

namespace broadsheet::corpus {
namespace {

TEST(ArticleLines, JoinedTheyAreTheText) {
  const std::string text = "Port reopens today\r\n\r\nShips came in.\n\nREAD MORE: Bridge shut\n";
  const Corpus corpus = small_corpus({{text, {}, {}, {}, {}}});
  std::string joined;
  std::uint32_t end = 0;
  const auto lines = article_lines(corpus, 0);
  for (const ArticleLine& line : lines) {
    joined += text.substr(end, line.begin - end);  // the line end before it
    joined += text.substr(line.begin, line.end - line.begin);
    end = line.end;
  }
  EXPECT_EQ(joined, text);
  ASSERT_EQ(lines.size(), 6U);
  EXPECT_EQ(lines[1].kind, static_cast<std::uint8_t>(article::LineKind::blank));
  EXPECT_TRUE(lines[2].counted);
  EXPECT_FALSE(lines[4].counted);
  EXPECT_EQ(lines[4].kind, static_cast<std::uint8_t>(article::LineKind::related));
}

TEST(SetAside, NamesLineTextAndReason) {
  const std::string text = "Ships came in, all of them.\n\nREAD MORE: Bridge shut";
  const Corpus corpus = small_corpus({{"Nothing here.", {}, {}, {}, {}}, {text, {}, {}, {}, {}}});
  const auto rows = set_aside(corpus);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].article, 1);
  EXPECT_EQ(rows[0].line, 3);
  EXPECT_EQ(rows[0].line_begin, text.find("READ"));
  EXPECT_EQ(text.substr(rows[0].begin, rows[0].end - rows[0].begin), "READ MORE: Bridge shut");
  EXPECT_NE(rows[0].rule, 0);
}

}  // namespace
}  // namespace broadsheet::corpus
