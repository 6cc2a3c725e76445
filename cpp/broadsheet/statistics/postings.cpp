#include "broadsheet/statistics/postings.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>
#include <string>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"

namespace broadsheet::statistics {
namespace {

// Where a subset has under one entry for so many terms of the corpus, its terms are sorted rather
// than looked up in a table of all, so that a small subset costs little in a large corpus.
constexpr std::size_t kTermsPerEntry = 8;
constexpr std::uint32_t kFree = 0xFFFF'FFFFU;
constexpr std::size_t kEntriesPerBlock = 1U << 16U;  // a thread is worth so many
constexpr std::size_t kTermsPerChunk = 256;

std::size_t at(std::int64_t value) noexcept { return static_cast<std::size_t>(value); }

void add(PartCount& to, std::int32_t count) {
  constexpr std::int32_t kMost = std::numeric_limits<std::int32_t>::max();
  if (count > kMost - to.count) {
    throw LimitError("a term may stand 2147483647 times in one part; ask for smaller parts");
  }
  to.count += count;
}

// Numbers the parts that have tokens from 0; -1 for the others.
std::vector<std::int32_t> drop_empty(std::vector<std::int64_t>& sizes) {
  require_part_count(sizes.size());
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

void require_part_count(std::size_t n_parts) {
  if (n_parts <= std::numeric_limits<std::int32_t>::max()) return;
  throw LimitError("terms are counted over at most 2147483647 parts, got " +
                   std::to_string(n_parts) + "; count subsets of the corpus");
}

std::size_t Postings::place(TermId term) const noexcept {
  if (!is_hashed_) return place_of_term_[term];
  std::size_t slot = slot_of(term);
  while (terms_[place_of_term_[slot]].id != term) slot = (slot + 1) & (place_of_term_.size() - 1);
  return place_of_term_[slot];
}

// A place for each term in a table of twice as many slots or more; free slots hold kFree.
void Postings::hash_terms() {
  is_hashed_ = true;
  place_of_term_.assign(std::bit_ceil(2 * terms_.size() + 1), kFree);
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    std::size_t slot = slot_of(terms_[i].id);
    while (place_of_term_[slot] != kFree) slot = (slot + 1) & (place_of_term_.size() - 1);
    place_of_term_[slot] = static_cast<std::uint32_t>(i);
  }
}

std::size_t Postings::slot_of(TermId term) const noexcept {
  return (term * 0x9E3779B97F4A7C15U >> 32U) & (place_of_term_.size() - 1);
}

void Postings::set_terms(TermId n_terms, std::size_t n_entries, const auto& for_each_entry) {
  if (n_entries < n_terms / kTermsPerEntry) {
    std::vector<TermId> ids;
    ids.reserve(n_entries);
    for_each_entry([&](const Entry& e) { ids.push_back(e.term); });
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    for (const TermId id : ids) terms_.push_back({id, 0, 0, 0});
    hash_terms();
    return;
  }
  place_of_term_.assign(n_terms, 0);
  for_each_entry([&](const Entry& e) { place_of_term_[e.term] = 1; });
  for (TermId term = 0; term < n_terms; ++term) {
    if (place_of_term_[term] == 0) continue;
    place_of_term_[term] = static_cast<std::uint32_t>(terms_.size());
    terms_.push_back({term, 0, 0, 0});
  }
}

Postings::Postings(std::vector<std::int64_t> part_sizes)
    : part_sizes_(std::move(part_sizes)),
      total_size_(std::accumulate(part_sizes_.begin(), part_sizes_.end(), std::int64_t{0})) {}

template <class F>
void Postings::Rows::for_each_entry(std::size_t first, std::size_t last, F&& f) const {
  for (std::size_t i = first; i < last; ++i) {
    const ArticleIndex article = row(i);
    const auto terms = counts.row_terms(article);
    const auto row_counts = counts.row_counts(article);
    const std::int32_t part = part_of[at(article)];
    for (std::size_t k = 0; k < terms.size(); ++k) {
      f(Entry{static_cast<TermId>(terms[k]), part, row_counts[k]});
    }
  }
}

// The entries come in ascending order of parts, twice the same; entries of one term and part that
// follow one another become one.
void Postings::build(TermId n_terms, std::size_t n_entries, const auto& for_each_entry) {
  set_terms(n_terms, n_entries, for_each_entry);
  std::vector<std::int32_t> last_part(terms_.size(), -1);
  for_each_entry([&](const Entry& e) {
    const std::size_t i = place(e.term);
    if (std::exchange(last_part[i], e.part) != e.part) ++terms_[i].n_entries;
  });
  std::int64_t begin = 0;
  for (Term& term : terms_) {
    term.begin = begin;
    begin += std::exchange(term.n_entries, 0);
  }
  entries_.extend(at(begin));
  std::fill(last_part.begin(), last_part.end(), -1);
  for_each_entry([&](const Entry& e) {
    const std::size_t i = place(e.term);
    Term& term = terms_[i];
    const std::size_t end = at(term.begin) + term.n_entries;
    if (std::exchange(last_part[i], e.part) != e.part) {
      entries_[end] = {e.part, e.count};
      ++term.n_entries;
    } else {
      add(entries_[end - 1], e.count);
    }
    term.total += e.count;
  });
  place_of_term_ = {};
  is_hashed_ = false;
}

// Each worker counts and then places the entries of some rows; those of earlier rows come first.
void Postings::turn(const Rows& rows, unsigned threads) {
  const std::size_t n_rows = at(rows.counts.n_articles);
  const std::size_t n_terms = at(rows.counts.n_terms);
  const std::size_t n_entries = rows.counts.terms.size();
  const std::size_t n_blocks =
      std::min<std::size_t>(resolve_threads(threads), n_entries / kEntriesPerBlock + 1);
  std::vector<std::size_t> cuts(n_blocks + 1, n_rows);
  cuts[0] = 0;
  std::size_t entries = 0;
  for (std::size_t i = 0, block = 1; i < n_rows && block < n_blocks; ++i) {
    entries += rows.counts.row_terms(rows.row(i)).size();
    while (block < n_blocks && entries >= n_entries * block / n_blocks) cuts[block++] = i + 1;
  }
  std::vector<std::vector<std::int64_t>> next(n_blocks);  // for each term, the place of its next
  for_each_chunk(n_blocks, 1, threads, [&](std::size_t block, std::size_t, std::size_t) {
    next[block].assign(n_terms, 0);
    std::int64_t* const n_of = next[block].data();
    rows.for_each_entry(cuts[block], cuts[block + 1], [&](const Entry& e) { ++n_of[e.term]; });
  });
  std::int64_t place = 0;
  for (std::size_t term = 0; term < n_terms; ++term) {
    const std::int64_t begin = place;
    for (auto& of_block : next) place += std::exchange(of_block[term], place);
    if (place == begin) continue;
    const auto n = static_cast<std::uint32_t>(place - begin);
    terms_.push_back({static_cast<TermId>(term), n, begin, 0});
  }
  PartCount* const placed = entries_.extend(n_entries);
  for_each_chunk(n_blocks, 1, threads, [&](std::size_t block, std::size_t, std::size_t) {
    std::int64_t* const place_of = next[block].data();
    rows.for_each_entry(cuts[block], cuts[block + 1],
                        [&](const Entry& e) { placed[place_of[e.term]++] = {e.part, e.count}; });
  });
}

// Makes one entry of those of one part, which stand together, and sums up each term.
void Postings::merge_neighbours(unsigned threads) {
  for_each_chunk(terms_.size(), kTermsPerChunk, threads,
                 [&](std::size_t, std::size_t first, std::size_t last) {
                   for (std::size_t i = first; i < last; ++i) {
                     Term& term = terms_[i];
                     PartCount* const entries = entries_.data() + term.begin;
                     const std::uint32_t n = std::exchange(term.n_entries, 0);
                     for (std::uint32_t k = 0; k < n; ++k) {
                       term.total += entries[k].count;
                       if (k > 0 && entries[k].part == entries[term.n_entries - 1].part) {
                         add(entries[term.n_entries - 1], entries[k].count);
                       } else {
                         entries[term.n_entries++] = entries[k];
                       }
                     }
                   }
                 });
}

Postings Postings::by_rows(Rows rows, unsigned threads) {
  Postings result(std::move(rows.part_sizes));
  const auto n_terms = static_cast<TermId>(rows.counts.n_terms);
  const std::size_t n_entries = rows.counts.terms.size();
  if (n_entries < n_terms / kTermsPerEntry) {
    result.build(n_terms, n_entries,
                 [&](const auto& f) { rows.for_each_entry(0, at(rows.counts.n_articles), f); });
  } else {
    result.turn(rows, threads);
    result.merge_neighbours(threads);
  }
  return result;
}

Postings Postings::by_article(const corpus::CountMatrix& counts, unsigned threads) {
  std::vector<std::int64_t> sizes(counts.article_lengths.begin(), counts.article_lengths.end());
  std::vector<std::int32_t> number = drop_empty(sizes);
  return by_rows({counts, {}, std::move(number), std::move(sizes)}, threads);
}

Postings Postings::by_group(const corpus::CountMatrix& counts,
                            std::span<const std::int32_t> group_of_article, unsigned threads) {
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
  const std::vector<std::int32_t> number = drop_empty(sizes);
  std::vector<std::int32_t> part_of(n);
  for (std::size_t i = 0; i < n; ++i) part_of[i] = number[at(group_of_article[i])];
  std::vector<ArticleIndex> order(n);
  std::iota(order.begin(), order.end(), ArticleIndex{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](ArticleIndex a, ArticleIndex b) { return part_of[at(a)] < part_of[at(b)]; });
  return by_rows({counts, std::move(order), std::move(part_of), std::move(sizes)}, threads);
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
  Postings result(std::move(sizes));
  result.build(corpus.n_terms(), at(total), [&](const auto& f) {
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
  return result;
}

}  // namespace broadsheet::statistics
