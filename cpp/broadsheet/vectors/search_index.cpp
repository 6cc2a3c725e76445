#include "broadsheet/vectors/search_index.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kQueriesAChunk = 8;
// Room for rounding between a sum in one order and the same sum in another.
constexpr double kSlack = 1e-9;
// What a term that weighs at all adds at least, also where a delta of 1e20 swallows the rest: sums
// of articles that have it are not 0.
constexpr double kLeast = 1e-300;
// Postings that are added in the time one article is looked up in a list.
constexpr std::size_t kPostingsAProbe = 40;

double tf_part_of_absent(const Weighting& bm25) {
  switch (bm25.local) {
    case LocalWeight::bm25_plus:
      return bm25.delta;
    case LocalWeight::bm25_l:
      return (bm25.k1 + 1) * bm25.delta / (bm25.k1 + bm25.delta);
    default:
      return 0;
  }
}

void check(const Weighting& w) {
  const bool is_bm25 = w.local == LocalWeight::bm25 || w.local == LocalWeight::bm25_atire ||
                       w.local == LocalWeight::bm25_plus || w.local == LocalWeight::bm25_l;
  if (!is_bm25 || w.norm != Normalization::none) {
    throw ArgumentError("search ranks by a BM25 variant without a norm");
  }
}

}  // namespace

struct SearchIndex::List {
  std::int32_t term;
  double times;    // in the query
  double highest;  // times x the list's highest
};

// Sums by article, all zero between queries.
struct SearchIndex::Scratch {
  explicit Scratch(std::int64_t n_articles)
      : sums(static_cast<std::size_t>(n_articles)), touched(sums.size() + 1) {}

  [[nodiscard]] std::span<const std::int32_t> named() const noexcept {
    return std::span(touched).first(n_touched);
  }
  [[nodiscard]] double& sum(std::int32_t row) noexcept {
    return sums[static_cast<std::size_t>(row)];
  }

  // A score that k articles reach, or 0. Looks at most sums once: few pass the best so far.
  [[nodiscard]] double kth(std::size_t k) {
    if (n_touched < k) return 0;
    double lowest = 0;
    order_.clear();
    for (std::size_t i = 0; i < n_touched; ++i) {
      const double sum = sums[static_cast<std::size_t>(touched[i])];
      if (sum < lowest) continue;
      order_.push_back(sum);
      if (order_.size() < 4 * k + 16) continue;
      keep_highest(k);
      lowest = order_[k - 1];
    }
    keep_highest(k);
    return order_[k - 1] - kSlack;
  }

  std::vector<double> sums;
  std::vector<std::int32_t> touched;  // the first n_touched; room for one more
  std::size_t n_touched = 0;

 private:
  void keep_highest(std::size_t k) {
    const auto at = order_.begin() + static_cast<std::ptrdiff_t>(k - 1);
    std::nth_element(order_.begin(), at, order_.end(), std::greater());
    order_.resize(k);
  }
  std::vector<double> order_;
};

SearchIndex::SearchIndex(const Weighting& bm25, const corpus::CountMatrix& counts, unsigned threads)
    : n_articles_(counts.n_articles) {
  check(bm25);
  const FittedWeighting fitted(bm25, counts);
  lists_ = postings({.n_rows = counts.n_articles,
                     .n_columns = counts.n_terms,
                     .offsets = counts.offsets,
                     .narrow_offsets = counts.narrow_offsets,
                     .columns = counts.terms,
                     .values = fitted.weights(counts, threads)});
  const double absent = tf_part_of_absent(bm25);
  for (std::int32_t t = 0; t < counts.n_terms; ++t) {
    const auto u = static_cast<std::size_t>(t);
    absent_.push_back(absent * fitted.term_weights()[u]);
    const bool weighs = fitted.term_weights()[u] > 0;
    double highest = 0;
    for (auto at = lists_.offsets[u]; at != lists_.offsets[u + 1]; ++at) {
      double& value = lists_.values[static_cast<std::size_t>(at)];
      value = weighs ? std::max(value - absent_.back(), kLeast) : 0;
      highest = std::max(highest, value);
    }
    highest_.push_back(highest);
  }
}

std::vector<SearchIndex::List> SearchIndex::lists_of(std::span<const std::int32_t> terms) const {
  std::vector<List> lists;
  for (const std::int32_t term : terms) {
    const auto same = std::ranges::find(lists, term, &List::term);
    if (same == lists.end()) {
      lists.push_back({term, 1, highest(term)});
    } else {
      same->times += 1;
      same->highest = same->times * highest(term);
    }
  }
  std::ranges::stable_sort(lists, std::greater(), &List::highest);
  return lists;
}

double SearchIndex::above_absent(std::int32_t term, ArticleIndex article) const {
  const auto rows = articles_with(term);
  const auto at = std::ranges::lower_bound(rows, static_cast<std::int32_t>(article));
  if (at == rows.end() || *at != article) return 0;
  return slice(lists_.values, term)[static_cast<std::size_t>(at - rows.begin())];
}

std::vector<Candidate> SearchIndex::best(std::span<const std::int32_t> terms, std::size_t k,
                                         std::span<const std::uint8_t> allowed,
                                         Scratch& scratch) const {
  const std::vector<List> all = lists_of(terms);
  const auto first_weightless = std::ranges::find(all, 0.0, &List::highest);
  const std::span<const List> lists(all.begin(), first_weightless);
  double left = 0;  // what the lists still to come can add
  for (const List& list : lists) left += list.highest;

  std::size_t next = 0;
  for (; next < lists.size(); ++next) {
    const auto length = articles_with(lists[next].term).size();
    if (scratch.n_touched >= k && scratch.n_touched < 8 * length) {
      const double kth = scratch.kth(k);
      if (left < kth) {
        const double lowest = kth - left;
        const auto n = static_cast<std::size_t>(std::ranges::count_if(
            scratch.named(), [&](std::int32_t row) { return scratch.sum(row) >= lowest; }));
        if (n * kPostingsAProbe < length) break;
      }
    }
    add(lists[next], allowed, scratch);
    left -= lists[next].highest;
  }
  std::vector<Candidate> found = finish(terms, lists.subspan(next), left, k, scratch);
  append_weightless(terms, std::span(first_weightless, all.end()), k, allowed, found);
  return found;
}

void SearchIndex::append_weightless(std::span<const std::int32_t> terms,
                                    std::span<const List> lists, std::size_t k,
                                    std::span<const std::uint8_t> allowed,
                                    std::vector<Candidate>& found) const {
  if (lists.empty() || found.size() >= k) return;
  std::vector<std::uint8_t> listed(static_cast<std::size_t>(n_articles_));
  for (const Candidate& c : found) listed[static_cast<std::size_t>(c.article)] = 1;
  std::vector<std::int32_t> rows;
  for (const List& list : lists) {
    for (const std::int32_t row : articles_with(list.term)) {
      auto& is_listed = listed[static_cast<std::size_t>(row)];
      if (is_listed != 0 || (!allowed.empty() && allowed[static_cast<std::size_t>(row)] == 0)) {
        continue;
      }
      is_listed = 1;
      rows.push_back(row);
    }
  }
  std::ranges::sort(rows);
  if (rows.size() > k - found.size()) rows.resize(k - found.size());
  for (const std::int32_t row : rows) found.push_back({score(terms, row), row});
}

std::vector<Candidate> SearchIndex::finish(std::span<const std::int32_t> terms,
                                           std::span<const List> lists, double left, std::size_t k,
                                           Scratch& scratch) const {
  // Whoever may be among the k best gets what the lists left over add.
  const double lowest = scratch.kth(k) - std::max(0.0, left);
  std::vector<Candidate> found;
  for (const std::int32_t row : scratch.named()) {
    double& sum = scratch.sum(row);
    if (sum >= lowest) found.push_back({sum, row});
    sum = 0;
  }
  scratch.n_touched = 0;
  for (Candidate& c : found) {
    for (const List& list : lists) c.similarity += list.times * above_absent(list.term, c.article);
  }
  if (found.size() > k) {
    const auto at = found.begin() + static_cast<std::ptrdiff_t>(k - 1);
    std::ranges::nth_element(found, at, std::greater(), &Candidate::similarity);
    const double kth = at->similarity - kSlack;
    std::erase_if(found, [&](const Candidate& c) { return c.similarity < kth; });
  }
  for (Candidate& c : found) c.similarity = score(terms, c.article);
  rank(found, k);
  return found;
}

double SearchIndex::score(std::span<const std::int32_t> terms, ArticleIndex article) const {
  double sum = 0;
  for (const std::int32_t term : terms) {
    sum += absent_[static_cast<std::size_t>(term)] + above_absent(term, article);
  }
  return sum;
}

void SearchIndex::add(const List& list, std::span<const std::uint8_t> allowed,
                      Scratch& scratch) const {
  const auto rows = articles_with(list.term);
  const auto values = slice(lists_.values, list.term);
  if (!allowed.empty()) {
    for (std::size_t p = 0; p < rows.size(); ++p) {
      const auto row = static_cast<std::size_t>(rows[p]);
      if (allowed[row] == 0) continue;
      if (scratch.sums[row] == 0) scratch.touched[scratch.n_touched++] = rows[p];
      scratch.sums[row] += list.times * values[p];
    }
    return;
  }
  // Without a branch that no processor can foresee.
  std::size_t n = scratch.n_touched;
  double* const sums = scratch.sums.data();
  std::int32_t* const touched = scratch.touched.data();
  for (std::size_t p = 0; p < rows.size(); ++p) {
    double& sum = sums[rows[p]];
    touched[n] = rows[p];
    n += sum == 0 ? 1 : 0;
    sum += list.times * values[p];
  }
  scratch.n_touched = n;
}

std::vector<Candidate> SearchIndex::best(std::span<const std::int32_t> terms, std::size_t k,
                                         std::span<const std::uint8_t> allowed) const {
  Scratch scratch(n_articles_);
  return best(terms, k, allowed, scratch);
}

std::vector<std::vector<Candidate>> SearchIndex::best_of_each(
    std::span<const std::vector<std::int32_t>> queries, std::size_t k, unsigned threads) const {
  std::vector<std::vector<Candidate>> results(queries.size());
  std::vector<std::optional<Scratch>> scratch(resolve_threads(threads));
  for_each_chunk_by_worker(queries.size(), kQueriesAChunk, threads,
                           [&](unsigned worker, std::size_t, std::size_t begin, std::size_t end) {
                             auto& own = scratch[worker];
                             if (!own) own.emplace(n_articles_);
                             for (std::size_t q = begin; q < end; ++q)
                               results[q] = best(queries[q], k, {}, *own);
                           });
  return results;
}

}  // namespace broadsheet::vectors
