#include "broadsheet/corpus/merge.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace broadsheet::corpus {
namespace {

using ::testing::ElementsAre;
using Strings = std::vector<std::string>;

struct Given {
  std::string text;
  std::string outlet;
};
const std::vector<Given> kArticles = {{"The port closed.", "Ledger"},
                                      {"WHO TELLS US TO WAIT\nThe bridge closed.", "Courier"},
                                      {"Snow.", ""},
                                      {"The port, the bridge, the port.", "Courier"}};

class MergeTest : public ::testing::Test {
 protected:
  // Reads each article by the worker named for it.
  std::shared_ptr<Columns> merged(const std::vector<unsigned>& worker_of_article,
                                  std::vector<std::size_t> dropped = {}, unsigned threads = 1) {
    std::vector<std::unique_ptr<PartBuilder>> workers(4);  // the last has nothing to do
    Partial partial;
    partial.dropped = std::move(dropped);
    for (std::size_t i = 0; i < worker_of_article.size(); ++i) {
      auto& worker = workers[worker_of_article[i]];
      if (!worker) {
        worker = std::make_unique<PartBuilder>(tokenizer_, parser_, text::OnInvalid::raise);
      }
      ArticleInput article;
      article.text = {kArticles[i].text.data(), kArticles[i].text.size(),
                      text::RawText::Encoding::utf8};
      article.outlet = kArticles[i].outlet;
      worker->add(article, partial.part);
      partial.stretches.push_back({static_cast<std::int64_t>(i) + 1, worker_of_article[i]});
    }
    return merge(partial, workers, tokenizer_, threads);
  }

  text::Tokenizer tokenizer_;
  article::Parser parser_;
};

// Types with their counts, then each article's outlet and words.
Strings said_by(const Columns& columns) {
  Strings said;
  for (TermId type = 0; type < columns.types->size(); ++type) {
    said.push_back(std::string(columns.types->term(type)) +
                   (columns.types->is_hidden(type) ? "! " : " ") +
                   std::to_string(columns.type_counts[type]));
  }
  const Part& part = *columns.parts.at(0);
  for (std::int64_t i = 0; i < part.n_articles(); ++i) {
    const auto u = static_cast<std::size_t>(i);
    const std::int32_t outlet = part.outlets[u];
    std::string line = outlet < 0 ? "-" : columns.outlet_names.at(static_cast<std::size_t>(outlet));
    const auto first = part.segment_tokens[static_cast<std::size_t>(part.article_segments[u])];
    const auto last = part.segment_tokens[static_cast<std::size_t>(part.article_segments[u + 1])];
    for (auto t = first; t < last; ++t) {
      line += ' ';
      line += columns.types->term(part.tokens[static_cast<std::size_t>(t)]);
    }
    said.push_back(line);
  }
  return said;
}

TEST_F(MergeTest, NumbersTypesByCountThenBytesAndOutletsByName) {
  const auto columns = merged({0, 1});
  EXPECT_THAT(columns->outlet_names, ElementsAre("Courier", "Ledger"));
  EXPECT_THAT(columns->part_articles, ElementsAre(0, 2));
  const Strings said = said_by(*columns);
  EXPECT_EQ(said[0], "closed 2");
  EXPECT_EQ(said[1], "the 2");
  EXPECT_EQ(said[said.size() - 2], "Ledger the port closed");
  // Words of a headline in capitals are types of their own beside the plain ones that they may be.
  EXPECT_THAT(said, ::testing::IsSupersetOf({"US! 1", "US 0", "us 0", "wait 0"}));
}

TEST_F(MergeTest, MakesNoDifferenceOfWhoReadWhich) {
  const Strings expected = said_by(*merged({0, 0, 0, 0}));
  for (const std::vector<unsigned>& workers :
       {std::vector<unsigned>{0, 1, 2, 0}, {2, 2, 0, 1}, {1, 1, 1, 1}}) {
    EXPECT_EQ(said_by(*merged(workers)), expected);
    EXPECT_EQ(said_by(*merged(workers, {}, 3)), expected);
  }
}

TEST_F(MergeTest, LeavesNothingOfADroppedArticle) {
  const Strings said = said_by(*merged({0, 1, 0, 1}, {1, 3}));
  EXPECT_THAT(said, ElementsAre("closed 1", "port 1", "snow 1", "the 1", "Ledger the port closed",
                                "- snow"));
  EXPECT_EQ(said_by(*merged({0, 1}, {0, 1})), Strings{});
}

TEST_F(MergeTest, OfNothingIsEmpty) {
  const auto columns = merged({});
  EXPECT_EQ(columns->types->size(), 0U);
  EXPECT_EQ(columns->parts.at(0)->n_articles(), 0);
  EXPECT_TRUE(columns->outlet_names.empty());
}

}  // namespace
}  // namespace broadsheet::corpus
