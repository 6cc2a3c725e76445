#include "broadsheet/corpus/growing_part.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "broadsheet/article/parse.hpp"
#include "broadsheet/corpus/part_builder.hpp"
#include "broadsheet/text/tokenizer.hpp"

namespace broadsheet::corpus {
namespace {

template <class T>
std::vector<T> values(const GrowingArray<T>& array) {
  return {array.begin(), array.end()};
}

// Everything a part holds that two parts of the same articles must share.
std::string describe(const GrowingPart& part) {
  std::string all;
  const auto add = [&](const auto& array) {
    for (const auto value : array) all += std::to_string(value) + ' ';
    all += '\n';
  };
  add(part.tokens);
  add(part.gaps);
  add(part.lengths);
  add(part.sentence_starts);
  add(part.segment_tokens);
  add(part.segment_begins);
  add(part.segment_ends);
  add(part.segment_kinds);
  add(part.line_keys);
  add(part.article_segments);
  add(part.texts.starts);
  add(part.ids.starts);
  add(part.dates);
  for (const WideSpan& span : part.wide_spans) {
    all += std::to_string(span.token) + ':' + std::to_string(span.gap) + ',';
  }
  all.append(part.texts.bytes.data(), part.texts.bytes.size());
  return all;
}

class GrowingPartTest : public testing::Test {
 protected:
  void add(GrowingPart& part, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      ArticleInput article;
      article.text = {texts_[i].data(), texts_[i].size(), text::RawText::Encoding::utf8};
      article.source = "test";
      builder_.add(article, part);
    }
  }

  std::array<std::string, 4> texts_ = {
      "One port.\nIt closed on Monday. \"We will go,\" he said.", "",
      "Two" + std::string(300, ' ') + "ports\n\nThree ports opened. Four did not.",
      std::string(300, 'x') + " was long"};
  text::Tokenizer tokenizer_;
  article::Parser parser_;
  PartBuilder builder_{tokenizer_, parser_, text::OnInvalid::raise};
};

TEST_F(GrowingPartTest, AppendedArticlesAreAsIfReadThere) {
  GrowingPart whole;
  add(whole, 0, 4);
  ASSERT_EQ(whole.wide_spans.size(), 2U);
  GrowingPart first;
  GrowingPart second;
  add(first, 0, 3);
  add(second, 3, 4);
  for (const unsigned threads : {1U, 2U}) {
    GrowingPart together;
    append_articles(together,
                    std::array<GrowingRange, 3>{{{&first, 0, 1}, {&first, 1, 3}, {&second, 0, 1}}},
                    1.0, threads);
    EXPECT_EQ(describe(together), describe(whole));
  }
}

TEST_F(GrowingPartTest, RoomsAreFilledInAnyOrder) {
  GrowingPart whole;
  add(whole, 0, 4);
  GrowingPart first;
  GrowingPart second;
  add(first, 0, 3);
  add(second, 3, 4);
  GrowingPart together;
  RoomInPart before({&first, 0, 3});
  RoomInPart behind({&second, 0, 1});
  EXPECT_FALSE(before.fits(together));
  before.make(together, 4.0);
  EXPECT_TRUE(RoomInPart({&first, 0, 1}).fits(together));
  behind.make(together, 1.0);
  behind.fill(together);
  before.fill(together);
  EXPECT_EQ(describe(together), describe(whole));
}

TEST_F(GrowingPartTest, IsEmptyAfterClear) {
  GrowingPart part;
  const std::string empty = describe(part);
  add(part, 0, 4);
  part.clear();
  EXPECT_EQ(describe(part), empty);
  EXPECT_EQ(part.n_articles(), 0U);
}

TEST_F(GrowingPartTest, BecomesAPartWithTheSameValues) {
  GrowingPart growing;
  add(growing, 0, 4);
  const std::vector<TermId> tokens = values(growing.tokens);
  const Part part = to_part(std::move(growing));
  EXPECT_EQ(part.n_articles(), 4);
  EXPECT_EQ(std::vector<TermId>(part.tokens.begin(), part.tokens.end()), tokens);
  EXPECT_EQ(part.texts[0], texts_[0]);
  EXPECT_EQ(part.texts[1], "");
}

}  // namespace
}  // namespace broadsheet::corpus
