#include "broadsheet/statistics/terms.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "../corpus/small_corpus.hpp"
#include "broadsheet/base/error.hpp"

namespace broadsheet::statistics {
namespace {

using corpus::Corpus;
using corpus::small_corpus;

std::map<std::string, std::size_t> rows_by_term(const Corpus& corpus, const TermTable& table) {
  std::map<std::string, std::size_t> rows;
  for (std::size_t i = 0; i < table.term.size(); ++i) {
    rows[std::string(corpus.term(table.term[i]))] = i;
  }
  return rows;
}

Corpus four_articles() {
  return small_corpus({{.text = "the wall and the border"},
                       {.text = "the deal"},
                       {.text = ""},
                       {.text = "a wall, a wall, a wall"}});
}

TEST(Terms, CountsByHand) {
  const Corpus corpus = four_articles();
  const TermTable table = terms(corpus);
  const auto rows = rows_by_term(corpus, table);
  ASSERT_EQ(rows.size(), 6U);
  const std::size_t wall = rows.at("wall");
  EXPECT_EQ(wall, 0U);  // most frequent first
  EXPECT_EQ(table.count[wall], 4);
  EXPECT_EQ(table.articles[wall], 2);
  EXPECT_DOUBLE_EQ(table.per_million[wall], 4.0 / 13 * 1e6);
  EXPECT_DOUBLE_EQ(table.idf[wall], std::log(5.0 / 3) + 1);
  // Parts of 5, 2 and 6 words (the empty article is left out) with 1, 0 and 3 of its 4.
  const double dp = (std::abs(0.25 - 5.0 / 13) + 2.0 / 13 + std::abs(0.75 - 6.0 / 13)) / 2;
  EXPECT_NEAR(table.dispersion[wall], dp / (1 - 2.0 / 13), 1e-15);
}

TEST(Terms, OrdersTiesByBytes) {
  const Corpus corpus = four_articles();
  const TermTable table = terms(corpus);
  std::vector<std::string> names;
  for (const TermId term : table.term) names.emplace_back(corpus.term(term));
  EXPECT_EQ(names, (std::vector<std::string>{"wall", "a", "the", "and", "border", "deal"}));
}

TEST(Terms, OfASubsetAreThoseOfItsArticlesAlone) {
  // So many other terms that the subset's are sorted, not looked up in a table of all.
  std::vector<corpus::GivenArticle> articles{{.text = "the wall and the border"},
                                             {.text = "the deal"}};
  std::string many;
  for (int i = 0; i < 500; ++i) many += "w" + std::to_string(i) + " ";
  articles.push_back({.text = many});
  const Corpus all = small_corpus(articles);
  const std::vector<ArticleIndex> first_two{0, 1};
  const Corpus subset = all.select(first_two);
  const Corpus alone = small_corpus({articles[0], articles[1]});
  const TermTable expected = terms(alone);
  const TermTable table = terms(subset);
  ASSERT_EQ(table.count, expected.count);
  EXPECT_EQ(table.articles, expected.articles);
  EXPECT_EQ(table.dispersion, expected.dispersion);
  for (std::size_t i = 0; i < table.term.size(); ++i) {
    EXPECT_EQ(subset.term(table.term[i]), alone.term(expected.term[i]));
  }
}

TEST(Terms, MeasuresDispersionOverGroupsAndSlices) {
  const Corpus corpus = four_articles();
  const std::vector<std::int32_t> groups{0, 1, 1, 0};
  TermOptions options;
  options.parts = Parts::groups;
  options.groups = groups;
  const std::vector<DispersionMeasure> measures{dispersion_measure("range"),
                                                dispersion_measure("dp")};
  options.measures = measures;
  const TermTable by_group = terms(corpus, options);
  const std::size_t wall = rows_by_term(corpus, by_group).at("wall");
  EXPECT_EQ(by_group.measures[0][wall], 1);
  EXPECT_NEAR(by_group.measures[1][wall], 2.0 / 13, 1e-15);
  EXPECT_EQ(by_group.articles[wall], 2);  // still articles

  TermOptions slices;
  slices.parts = Parts::slices;
  slices.n_slices = 13;
  slices.measures = measures;
  const TermTable by_word = terms(corpus, slices);
  EXPECT_EQ(by_word.measures[0][wall], 4);
  slices.n_slices = 1;
  EXPECT_TRUE(std::isnan(terms(corpus, slices).dispersion[wall]));
  slices.n_slices = 0;
  EXPECT_THROW(static_cast<void>(terms(corpus, slices)), ArgumentError);
  const std::vector<std::int32_t> too_few{0, 1};
  options.groups = too_few;
  EXPECT_THROW(static_cast<void>(terms(corpus, options)), ArgumentError);
}

TEST(Terms, GivesAverageReducedFrequency) {
  const Corpus corpus = four_articles();
  TermOptions options;
  options.reduced_frequency = true;
  const TermTable table = terms(corpus, options);
  // wall at words 1, 8, 10, 12 of 13; v = 13 / 4; distances 2, 7, 2, 2.
  const double v = 13.0 / 4;
  EXPECT_NEAR(table.average_reduced_frequency[0], (6 + v) / v, 1e-12);
}

TEST(Terms, GivesTheSameForAnyNumberOfThreads) {
  std::vector<corpus::GivenArticle> articles;
  for (int i = 0; i < 300; ++i) {  // cells enough for several blocks of rows
    std::string text;
    for (int w = 0; w < 600; ++w) text += "w" + std::to_string((w * w + i * 7) % (300 + i)) + " ";
    articles.push_back({.text = text});
  }
  const Corpus corpus = small_corpus(articles);
  const corpus::CountMatrix counts = corpus::count_matrix(corpus);
  std::vector<std::int32_t> groups;
  for (std::int32_t i = 0; i < 300; ++i) groups.push_back(i * 7 % 40);
  for (const Parts parts : {Parts::articles, Parts::groups}) {
    const TermOptions one{.parts = parts,
                          .groups = groups,
                          .measures = dispersion_measures(),
                          .intervals = true,
                          .threads = 1};
    TermOptions five = one;
    five.threads = 5;
    five.counts = &counts;
    const TermTable a = terms(corpus, one);
    const TermTable b = terms(corpus, five);
    EXPECT_EQ(a.term, b.term);
    EXPECT_EQ(a.count, b.count);
    EXPECT_EQ(a.dispersion, b.dispersion);
    EXPECT_EQ(a.measures, b.measures);
    EXPECT_EQ(a.per_million_low, b.per_million_low);
  }
}

TEST(IntervalByCluster, AgreesWithTheFormula) {
  const std::vector<PartCount> parts{{0, 3}, {2, 1}};
  const std::vector<std::int64_t> sizes{100, 50, 150};
  const double p = 4.0 / 300;
  const double squares = std::pow(3 - 100 * p, 2) + std::pow(50 * p, 2) + std::pow(1 - 150 * p, 2);
  const double se = std::sqrt(3.0 / 2 * squares) / 300;
  const Interval interval = interval_by_cluster({parts, 4, sizes, 300}, 1e4 + 2500 + 22500, 2);
  EXPECT_NEAR(interval.low, p * std::exp(-2 * se / p), 1e-15);
  EXPECT_NEAR(interval.high, p * std::exp(2 * se / p), 1e-15);
  const std::vector<std::int64_t> one_size{100};
  const std::vector<PartCount> one_part{{0, 3}};
  EXPECT_TRUE(std::isnan(interval_by_cluster({one_part, 3, one_size, 100}, 1e4, 2).low));
}

}  // namespace
}  // namespace broadsheet::statistics
