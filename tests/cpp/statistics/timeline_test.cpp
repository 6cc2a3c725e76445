#include "broadsheet/statistics/timeline.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "../corpus/small_corpus.hpp"
#include "broadsheet/base/error.hpp"
#include "broadsheet/statistics/terms.hpp"

namespace broadsheet::statistics {
namespace {

using corpus::small_corpus;
using Counts = std::vector<std::int64_t>;

TEST(Timeline, CountsEachQueryInEachCell) {
  const auto corpus = small_corpus({{.text = "The port closed. A port."},
                                    {.text = "The wall."},
                                    {.text = "Port of call."},
                                    {.text = "No date here, port."}});
  const std::vector<std::int64_t> cells{0, 0, 2, TimelineCells::kNoCell};
  const std::vector<Query> queries{Query(corpus, "port"), Query(corpus, "the wall")};
  const Timeline rows = timeline(corpus, queries, {cells, 3});
  EXPECT_EQ(rows.count, (Counts{2, 0, 1, 1, 0, 0}));
  EXPECT_EQ(rows.articles, (Counts{1, 0, 1, 1, 0, 0}));
  EXPECT_EQ(rows.tokens, (Counts{7, 0, 3, 7, 0, 3}));
  EXPECT_EQ(rows.n_articles, (Counts{2, 0, 1, 2, 0, 1}));
  EXPECT_DOUBLE_EQ(rows.per_million[0], 2e6 / 7);
  EXPECT_TRUE(std::isnan(rows.per_million[1]));
  EXPECT_EQ(rows.per_million[5], 0);
  EXPECT_TRUE(std::isnan(rows.per_million_low[2]));  // one article tells nothing of the spread
}

TEST(Timeline, HasTheIntervalOfTheTermTable) {
  const auto corpus = small_corpus(
      {{.text = "The port closed."}, {.text = "A port and a port opened."}, {.text = "No news."}});
  const std::vector<std::int64_t> cells{0, 0, 0};
  const std::vector<Query> queries{Query(corpus, "port")};
  const Timeline rows = timeline(corpus, queries, {cells, 1});
  const TermTable table = terms(corpus, {.intervals = true});
  for (std::size_t i = 0; i < table.term.size(); ++i) {
    if (corpus.term(table.term[i]) != "port") continue;
    EXPECT_DOUBLE_EQ(rows.per_million_low[0], table.per_million_low[i]);
    EXPECT_DOUBLE_EQ(rows.per_million_high[0], table.per_million_high[i]);
  }
}

TEST(Timeline, CountsWhatWasFoundOtherwiseTheSameWay) {
  const auto corpus = small_corpus({{.text = "The port closed. A port."},
                                    {.text = "The wall."},
                                    {.text = "Port of call."},
                                    {.text = "No date here, port."}});
  const std::vector<std::int64_t> cells{0, 0, 2, TimelineCells::kNoCell};
  const std::vector<Query> queries{Query(corpus, "wall"), Query(corpus, "port")};
  const Timeline expected = timeline(corpus, queries, {cells, 3});
  const std::vector<Find> finds{{1, 0}, {0, 1}, {1, 2}, {1, 3}, {1, 0}};
  const Timeline rows = timeline_of_finds(corpus, finds, 2, {cells, 3});
  EXPECT_EQ(rows.count, expected.count);
  EXPECT_EQ(rows.articles, expected.articles);
  EXPECT_EQ(rows.per_million[0], expected.per_million[0]);
  EXPECT_EQ(rows.per_million_high[3], expected.per_million_high[3]);
  const std::vector<Find> no_thing{{2, 0}};
  const std::vector<Find> no_article{{0, 4}};
  EXPECT_THROW((void)timeline_of_finds(corpus, no_thing, 2, {cells, 3}), ArgumentError);
  EXPECT_THROW((void)timeline_of_finds(corpus, no_article, 2, {cells, 3}), ArgumentError);
}

TEST(Timeline, RefusesCellsThatDoNotFit) {
  const auto corpus = small_corpus({{.text = "The port."}});
  const std::vector<Query> queries{Query(corpus, "port")};
  const std::vector<std::int64_t> none;
  const std::vector<std::int64_t> wrong{1};
  EXPECT_THROW((void)timeline(corpus, queries, {none, 1}), ArgumentError);
  EXPECT_THROW((void)timeline(corpus, queries, {wrong, 1}), ArgumentError);
}

}  // namespace
}  // namespace broadsheet::statistics
