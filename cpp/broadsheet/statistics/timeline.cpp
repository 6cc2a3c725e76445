#include "broadsheet/statistics/timeline.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>

#include "broadsheet/base/distributions.hpp"
#include "broadsheet/base/error.hpp"
#include "broadsheet/statistics/concordance.hpp"
#include "broadsheet/statistics/terms.hpp"

namespace broadsheet::statistics {
namespace {

constexpr double kMillion = 1e6;
constexpr double kUpperTail = 0.975;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::size_t at(std::int64_t value) noexcept { return static_cast<std::size_t>(value); }
double real(std::int64_t value) noexcept { return static_cast<double>(value); }

/// The articles of a cell that have words, and what does not depend on the query.
struct Cell {
  std::vector<std::size_t> articles;
  std::vector<std::int64_t> sizes;
  std::int64_t total_size = 0;
  std::int64_t n_articles = 0;
  double squared_sizes = 0;
  double t_quantile = kNaN;
};

std::vector<Cell> make_cells(const corpus::Corpus& corpus, const TimelineCells& cells) {
  if (cells.cell_of_article.size() != at(corpus.n_articles())) {
    throw ArgumentError("a timeline needs a cell for each of the " +
                        std::to_string(corpus.n_articles()) + " articles, got " +
                        std::to_string(cells.cell_of_article.size()));
  }
  std::vector<Cell> made(at(cells.n_cells));
  const std::vector<std::int64_t> lengths = corpus.article_lengths();
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    const std::int64_t number = cells.cell_of_article[i];
    if (number == TimelineCells::kNoCell) continue;
    if (number < 0 || number >= cells.n_cells) {
      throw ArgumentError("a cell must be from 0 to " + std::to_string(cells.n_cells - 1) +
                          ", got " + std::to_string(number));
    }
    Cell& cell = made[at(number)];
    ++cell.n_articles;
    if (lengths[i] == 0) continue;
    cell.articles.push_back(i);
    cell.sizes.push_back(lengths[i]);
    cell.total_size += lengths[i];
    cell.squared_sizes += real(lengths[i]) * real(lengths[i]);
  }
  for (Cell& cell : made) {
    if (cell.sizes.size() < 2) continue;
    const auto degrees = static_cast<double>(cell.sizes.size() - 1);
    cell.t_quantile = student_t_quantile(kUpperTail, degrees);
  }
  return made;
}

void add_row(Timeline& rows, const Cell& cell, std::span<const std::int64_t> count_of_article) {
  std::vector<PartCount> parts;
  std::int64_t count = 0;
  for (std::size_t place = 0; place < cell.articles.size(); ++place) {
    const std::int64_t found = count_of_article[cell.articles[place]];
    if (found == 0) continue;
    parts.push_back({static_cast<std::int32_t>(place), static_cast<std::int32_t>(found)});
    count += found;
  }
  rows.count.push_back(count);
  rows.articles.push_back(static_cast<std::int64_t>(parts.size()));
  rows.tokens.push_back(cell.total_size);
  rows.n_articles.push_back(cell.n_articles);
  const bool is_gap = cell.total_size == 0;
  rows.per_million.push_back(is_gap ? kNaN : real(count) / real(cell.total_size) * kMillion);
  Interval interval{kNaN, kNaN};
  if (count > 0) {
    interval = interval_by_cluster({parts, count, cell.sizes, cell.total_size}, cell.squared_sizes,
                                   cell.t_quantile);
  }
  rows.per_million_low.push_back(interval.low * kMillion);
  rows.per_million_high.push_back(interval.high * kMillion);
}

}  // namespace

Timeline timeline(const corpus::Corpus& corpus, std::span<const Query> queries,
                  const TimelineCells& cells, unsigned threads) {
  const std::vector<Cell> made = make_cells(corpus, cells);
  Timeline rows;
  std::vector<std::int64_t> count_of_article(at(corpus.n_articles()));
  for (const Query& query : queries) {
    std::fill(count_of_article.begin(), count_of_article.end(), 0);
    for (const Hit& hit : find_hits(corpus, {&query, 1}, {}, threads)) {
      ++count_of_article[at(hit.article)];
    }
    for (const Cell& cell : made) add_row(rows, cell, count_of_article);
  }
  return rows;
}

Timeline timeline_of_finds(const corpus::Corpus& corpus, std::span<const Find> finds,
                           std::int64_t n_things, const TimelineCells& cells) {
  const std::vector<Cell> made = make_cells(corpus, cells);
  std::vector<std::vector<ArticleIndex>> articles(at(n_things));
  for (const Find& find : finds) {
    if (find.thing < 0 || find.thing >= n_things || find.article < 0 ||
        find.article >= corpus.n_articles()) {
      throw ArgumentError("a find must be of one of " + std::to_string(n_things) +
                          " things in one of " + std::to_string(corpus.n_articles()) +
                          " articles, got thing " + std::to_string(find.thing) + " in article " +
                          std::to_string(find.article));
    }
    articles[at(find.thing)].push_back(find.article);
  }
  Timeline rows;
  std::vector<std::int64_t> count_of_article(at(corpus.n_articles()));
  for (const auto& of_thing : articles) {
    for (const ArticleIndex article : of_thing) ++count_of_article[at(article)];
    for (const Cell& cell : made) add_row(rows, cell, count_of_article);
    for (const ArticleIndex article : of_thing) count_of_article[at(article)] = 0;
  }
  return rows;
}

}  // namespace broadsheet::statistics
