#include "broadsheet/corpus/part_builder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/article/line_kind.hpp"
#include "broadsheet/base/error.hpp"

namespace broadsheet::corpus {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

text::RawText raw(std::string_view text) {
  return {text.data(), text.size(), text::RawText::Encoding::utf8};
}

template <class T>
std::vector<T> values(const GrowingArray<T>& array) {
  return {array.begin(), array.end()};
}

class PartBuilderTest : public ::testing::Test {
 protected:
  std::string add(std::string_view text, std::string_view title = {}, std::string_view date = {}) {
    ArticleInput article;
    article.text = raw(text);
    article.title = raw(title);
    article.date = date;
    article.source = "test";
    return builder_.add(article, part_);
  }

  text::Tokenizer tokenizer_;
  article::Parser parser_;
  PartBuilder builder_{tokenizer_, parser_, text::OnInvalid::replace};
  GrowingPart part_;
};

TEST_F(PartBuilderTest, AppendsSegmentsTokensAndTheirBytes) {
  EXPECT_EQ(add("A port.\nThe port closed."), "");
  EXPECT_EQ(part_.n_articles(), 1U);
  EXPECT_THAT(values(part_.tokens), ElementsAre(0, 1, 2, 1, 3));  // in the order of their first use
  EXPECT_THAT(values(part_.gaps), ElementsAre(0, 1, 0, 1, 1));
  EXPECT_THAT(values(part_.lengths), ElementsAre(1, 4, 3, 4, 6));
  EXPECT_THAT(values(part_.segment_begins), ElementsAre(0, 8));
  EXPECT_THAT(values(part_.segment_tokens), ElementsAre(0, 2, 5));
  EXPECT_THAT(values(part_.sentence_starts), ElementsAre(0, 2));
  EXPECT_EQ(add(""), "");
  EXPECT_THAT(values(part_.article_segments), ElementsAre(0, 2, 2));
  EXPECT_EQ(part_.texts[1], "");
}

TEST_F(PartBuilderTest, PutsATitleBeforeATextThatDoesNotBeginWithIt) {
  add("It closed.", " Port\nnews ");
  EXPECT_EQ(part_.texts[0], "Port news\nIt closed.");
  EXPECT_EQ(part_.segment_kinds[0], static_cast<int>(article::LineKind::title));
  add("\n Port news \nIt closed.", "Port news");
  EXPECT_EQ(part_.texts[1], "\n Port news \nIt closed.");
  add("Port newsroom.", "Port news");
  EXPECT_EQ(part_.texts[2], "Port news\nPort newsroom.");
  add("It closed.", "  ");
  EXPECT_EQ(part_.texts[3], "It closed.");
  EXPECT_THAT(values(part_.title_added), ElementsAre(1, 0, 1, 0));
}

TEST_F(PartBuilderTest, ReadsDatesAndSaysWhichItDidNotUnderstand) {
  EXPECT_EQ(add("a", {}, "1970-01-02"), "");
  EXPECT_EQ(add("a", {}, "1970-01-01T01:00:00+01:00"), "");
  EXPECT_THAT(add("a", {}, "soon"), HasSubstr("the date \"soon\" was not understood"));
  EXPECT_THAT(values(part_.dates), ElementsAre(std::int64_t{86400} * 1000000, 0, kNoDate));
  EXPECT_THAT(values(part_.date_offsets), ElementsAre(0, 60, 0));
  EXPECT_THAT(values(part_.date_forms), ElementsAre(0, 3, 0));
  ArticleInput article;
  article.has_date = true;
  EXPECT_EQ(builder_.add(article, part_), "the date is empty");
}

TEST_F(PartBuilderTest, KeepsFieldsAndNumbersOutletsAsTheyCome) {
  ArticleInput article;
  for (const std::string_view outlet : {"Ledger", "", "Courier", "Ledger"}) {
    article.outlet = outlet;
    article.author = "A. Writer";
    article.fields = outlet.empty() ? R"({"page": 3})" : "{}";
    builder_.add(article, part_);
  }
  EXPECT_THAT(values(part_.outlets), ElementsAre(0, -1, 1, 0));
  EXPECT_THAT(builder_.outlets(), ElementsAre("Ledger", "Courier"));
  EXPECT_EQ(part_.authors[3], "A. Writer");
  EXPECT_EQ(part_.fields[0], "");
  EXPECT_EQ(part_.fields[1], R"({"page": 3})");
}

TEST_F(PartBuilderTest, MakesAnIdOfPlaceAndTextWhereNoneIsGiven) {
  ArticleInput article;
  const auto id_of = [&](std::string_view text, std::int64_t line) {
    article.text = raw(text);
    article.line = line;
    builder_.add(article, part_);
    return std::string(part_.ids[part_.n_articles() - 1]);
  };
  const std::string id = id_of("a", 1);
  EXPECT_EQ(id.size(), 16U);
  EXPECT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_EQ(id_of("a", 1), id);
  EXPECT_NE(id_of("b", 1), id);
  EXPECT_NE(id_of("a", 2), id);
  article.id = "given";
  EXPECT_EQ(id_of("a", 1), "given");
}

TEST_F(PartBuilderTest, ReplacesInvalidCharactersAndSaysSo) {
  EXPECT_THAT(add("a \xff port \xfe"), HasSubstr("2 invalid characters of the text"));
  EXPECT_EQ(part_.texts[0], "a \xEF\xBF\xBD port \xEF\xBF\xBD");
  EXPECT_EQ(builder_.n_repaired(), 2);
  EXPECT_EQ(add("whole"), "");
}

TEST_F(PartBuilderTest, LeavesThePartAsItWasWhereItRefuses) {
  PartBuilder strict(tokenizer_, parser_, text::OnInvalid::raise);
  ArticleInput article;
  article.text = raw("A port.");
  strict.add(article, part_);
  for (const std::string_view bad : {"a \xff port", "\xc3"}) {
    article.text = raw(bad);
    article.title = raw("A title");
    EXPECT_THROW(strict.add(article, part_), FormatError);
    article.text = raw("A text");
    article.title = raw(bad);
    EXPECT_THROW(strict.add(article, part_), FormatError);
  }
  EXPECT_EQ(part_.n_articles(), 1U);
  EXPECT_EQ(part_.texts.bytes.size(), 7U);
  EXPECT_EQ(part_.tokens.size(), 2U);
  article.text = raw("B");
  article.title = {};
  strict.add(article, part_);
  EXPECT_EQ(part_.texts[1], "B");
}

}  // namespace
}  // namespace broadsheet::corpus
