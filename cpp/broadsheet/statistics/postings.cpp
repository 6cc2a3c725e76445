#include "broadsheet/statistics/postings.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <string>
#include <utility>

#include "broadsheet/base/error.hpp"

namespace broadsheet::statistics {
namespace {

// Where a subset has under one entry for so many terms of the corpus, its terms are sorted rather
// than looked up in a table of all, so that a small subset costs little in a large corpus.
constexpr std::size_t kTermsPerEntry = 8;
constexpr std::uint32_t kFree = 0xFFFF'FFFFU;

std::size_t at(std::int64_t value) noexcept { return static_cast<std::size_t>(value); }

// Numbers the parts that have tokens from 0; -1 for the others.
std::vector<std::int32_t> drop_empty(std::vector<std::int64_t>& sizes) {
  std::vector<std::int32_t> number(sizes.size(), -1);
  std::size_t n = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    if (sizes[i] == 0) continue;
    number[i] = static_cast<std::int32_t>(n);
    sizes[n++] = sizes[i];
  }
  sizes.resize(n);
  return number;
}

}  // namespace

std::size_t Postings::place(TermId term) const noexcept {
  if (!is_hashed_) return place_of_term_[term];
  std::size_t slot = slot_of(term);
  while (terms_[place_of_term_[slot]] != term) slot = (slot + 1) & (place_of_term_.size() - 1);
  return place_of_term_[slot];
}

// A place for each term in a table of twice as many slots or more; free slots hold kFree.
void Postings::hash_terms() {
  is_hashed_ = true;
  place_of_term_.assign(std::bit_ceil(2 * terms_.size() + 1), kFree);
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    std::size_t slot = slot_of(terms_[i]);
    while (place_of_term_[slot] != kFree) slot = (slot + 1) & (place_of_term_.size() - 1);
    place_of_term_[slot] = static_cast<std::uint32_t>(i);
  }
}

std::size_t Postings::slot_of(TermId term) const noexcept {
  return (term * 0x9E3779B97F4A7C15U >> 32U) & (place_of_term_.size() - 1);
}

void Postings::set_terms(TermId n_terms, std::size_t n_entries, const auto& for_each_entry) {
  if (n_entries < n_terms / kTermsPerEntry) {
    terms_.reserve(n_entries);
    for_each_entry([&](const Entry& e) { terms_.push_back(e.term); });
    std::sort(terms_.begin(), terms_.end());
    terms_.erase(std::unique(terms_.begin(), terms_.end()), terms_.end());
    hash_terms();
    return;
  }
  place_of_term_.assign(n_terms, 0);
  for_each_entry([&](const Entry& e) { place_of_term_[e.term] = 1; });
  for (TermId term = 0; term < n_terms; ++term) {
    if (place_of_term_[term] == 0) continue;
    place_of_term_[term] = static_cast<std::uint32_t>(terms_.size());
    terms_.push_back(term);
  }
}

// The entries come in ascending order of parts, twice the same; entries of one term and part that
// follow one another become one.
template <class ForEach>
Postings Postings::build(TermId n_terms, std::size_t n_entries,
                         std::vector<std::int64_t> part_sizes, const ForEach& for_each_entry) {
  Postings result;
  result.set_terms(n_terms, n_entries, for_each_entry);
  const std::size_t n = result.terms_.size();
  std::vector<std::int32_t> last_part(n, -1);
  result.offsets_.assign(n + 1, 0);
  for_each_entry([&](const Entry& e) {
    const std::size_t i = result.place(e.term);
    if (std::exchange(last_part[i], e.part) != e.part) ++result.offsets_[i + 1];
  });
  std::partial_sum(result.offsets_.begin(), result.offsets_.end(), result.offsets_.begin());
  result.parts_.resize(at(result.offsets_.back()));
  result.counts_.resize(result.parts_.size());
  result.totals_.assign(n, 0);

  std::vector<std::int64_t> next(result.offsets_.begin(), result.offsets_.end() - 1);
  std::fill(last_part.begin(), last_part.end(), -1);
  for_each_entry([&](const Entry& e) {
    const std::size_t i = result.place(e.term);
    if (std::exchange(last_part[i], e.part) != e.part) {
      result.parts_[at(next[i])] = e.part;
      result.counts_[at(next[i]++)] = 0;
    }
    result.counts_[at(next[i] - 1)] += e.count;
    result.totals_[i] += e.count;
  });
  result.place_of_term_ = {};
  result.is_hashed_ = false;
  result.total_size_ = std::accumulate(part_sizes.begin(), part_sizes.end(), std::int64_t{0});
  result.min_size_ =
      part_sizes.empty() ? 0 : *std::min_element(part_sizes.begin(), part_sizes.end());
  result.part_sizes_ = std::move(part_sizes);
  return result;
}

Postings Postings::by_article(const corpus::CountMatrix& counts) {
  std::vector<std::int64_t> sizes(counts.article_lengths.begin(), counts.article_lengths.end());
  const auto number = drop_empty(sizes);
  return build(static_cast<TermId>(counts.n_terms), counts.terms.size(), std::move(sizes),
               [&](const auto& f) {
                 for (ArticleIndex i = 0; i < counts.n_articles; ++i) {
                   const auto terms = counts.row_terms(i);
                   const auto row = counts.row_counts(i);
                   for (std::size_t k = 0; k < terms.size(); ++k) {
                     f(Entry{static_cast<TermId>(terms[k]), number[at(i)], row[k]});
                   }
                 }
               });
}

Postings Postings::by_group(const corpus::CountMatrix& counts,
                            std::span<const std::int32_t> group_of_article) {
  const std::size_t n = at(counts.n_articles);
  if (group_of_article.size() != n) {
    throw ArgumentError("parts must name a group for each of the " + std::to_string(n) +
                        " articles, got " + std::to_string(group_of_article.size()));
  }
  std::vector<std::int64_t> sizes;
  for (std::size_t i = 0; i < n; ++i) {
    const std::int32_t group = group_of_article[i];
    if (group < 0) {
      throw ArgumentError("a group of articles must be 0 or more, got " + std::to_string(group) +
                          "; give articles without one a group of their own");
    }
    if (at(group) >= sizes.size()) sizes.resize(at(group) + 1, 0);
    sizes[at(group)] += counts.article_lengths[i];
  }
  const auto number = drop_empty(sizes);
  std::vector<ArticleIndex> order(n);
  std::iota(order.begin(), order.end(), ArticleIndex{0});
  std::stable_sort(order.begin(), order.end(), [&](ArticleIndex a, ArticleIndex b) {
    return group_of_article[at(a)] < group_of_article[at(b)];
  });
  return build(static_cast<TermId>(counts.n_terms), counts.terms.size(), std::move(sizes),
               [&](const auto& f) {
                 for (const ArticleIndex i : order) {
                   const auto terms = counts.row_terms(i);
                   const auto row = counts.row_counts(i);
                   const std::int32_t part = number[at(group_of_article[at(i)])];
                   for (std::size_t k = 0; k < terms.size(); ++k) {
                     f(Entry{static_cast<TermId>(terms[k]), part, row[k]});
                   }
                 }
               });
}

Postings Postings::by_slice(const corpus::Corpus& corpus, std::int64_t n_slices) {
  if (n_slices < 1) {
    throw ArgumentError("the number of slices must be 1 or more, got " + std::to_string(n_slices));
  }
  std::int64_t total = 0;
  for (const std::int64_t length : corpus.article_lengths()) total += length;
  n_slices = std::min(n_slices, std::max<std::int64_t>(total, 1));
  // Slice k is the words from k * total / n_slices on; no word count comes near overflowing.
  const auto begin_of = [&](std::int64_t k) {
    return total / n_slices * k + total % n_slices * k / n_slices;
  };
  std::vector<std::int64_t> sizes;
  for (std::int64_t k = 0; k < n_slices && total > 0; ++k) {
    sizes.push_back(begin_of(k + 1) - begin_of(k));
  }
  const auto term_of_type = corpus.term_of_type();
  return build(corpus.n_terms(), at(total), std::move(sizes), [&](const auto& f) {
    std::int64_t position = 0;
    std::int32_t slice = 0;
    for (ArticleIndex i = 0; i < corpus.n_articles(); ++i) {
      corpus.for_each_run(i, [&](const corpus::TokenRun& run) {
        for (const TermId type : run.types) {
          while (position >= begin_of(slice + 1)) ++slice;
          ++position;
          if (term_of_type[type] != kNoTerm) f(Entry{term_of_type[type], slice, 1});
        }
      });
    }
  });
}

TermParts Postings::parts(std::size_t i) const noexcept {
  const std::size_t begin = at(offsets_[i]);
  const std::size_t n = at(offsets_[i + 1]) - begin;
  return {std::span(parts_).subspan(begin, n), std::span(counts_).subspan(begin, n), part_sizes_,
          total_size_};
}

}  // namespace broadsheet::statistics
