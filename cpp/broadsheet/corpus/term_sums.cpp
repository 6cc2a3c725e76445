#include "broadsheet/corpus/term_sums.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace broadsheet::corpus {
namespace {

constexpr std::uint32_t kOneArticle = 1U << 19U;
constexpr std::size_t kMostArticles = 0xFFFFFFFFU / kOneArticle;

}  // namespace

void TermSums::add(std::span<const std::int32_t> terms, std::span<const std::int32_t> counts,
                   std::size_t n_articles) {
  if (n_articles > kMostArticles) return add_wide(terms, counts);
  if (n_packed_ + n_articles > kMostArticles) empty_out();
  // What the counts may come to is known when they have been read, so after they were added.
  // Sums of words are exact whatever flows over, so they can be taken back.
  const std::uint64_t most = add_packed<1>(terms, counts) * n_articles;
  if (most_counted_ + most >= kOneArticle) {
    add_packed<-1>(terms, counts);
    empty_out();
    if (most >= kOneArticle) return add_wide(terms, counts);
    add_packed<1>(terms, counts);
  }
  n_packed_ += n_articles;
  most_counted_ += most;
}

void TermSums::add_to(std::int64_t* counts, std::int64_t* articles, std::size_t begin,
                      std::size_t end) const noexcept {
  for (std::size_t t = begin; t < end; ++t) {
    counts[t] += packed_[t] % kOneArticle;
    articles[t] += packed_[t] / kOneArticle;
  }
  if (counts_.empty()) return;
  for (std::size_t t = begin; t < end; ++t) {
    counts[t] += counts_[t];
    articles[t] += articles_[t];
  }
}

// Adds the counts, or takes them away; returns a number that none of them is larger than. Two
// counts and two terms with one load each: loads are what the loop waits for.
template <int kSign>
std::uint64_t TermSums::add_packed(std::span<const std::int32_t> terms,
                                   std::span<const std::int32_t> counts) {
  constexpr std::uint64_t kTwoArticles = std::uint64_t{kOneArticle} << 32U | kOneArticle;
  std::uint32_t* const packed = packed_.data();
  const auto add = [packed](std::uint64_t term, std::uint32_t more) {
    packed[term] += kSign > 0 ? more : 0U - more;
  };
  const auto two = [](const std::int32_t* at) {
    std::uint64_t both = 0;
    std::memcpy(&both, at, sizeof both);
    return both;
  };
  const std::size_t n = terms.size();
  std::uint64_t bits = 0;
  std::size_t k = 0;
  for (; k + 2 <= n; k += 2) {
    const std::uint64_t term = two(terms.data() + k);
    const std::uint64_t count = two(counts.data() + k);
    bits |= count;
    const std::uint64_t more = count + kTwoArticles;
    add(static_cast<std::uint32_t>(term), static_cast<std::uint32_t>(more));
    add(term >> 32U, static_cast<std::uint32_t>(more >> 32U));
  }
  for (; k < n; ++k) {
    const auto count = static_cast<std::uint32_t>(counts[k]);
    bits |= count;
    add(static_cast<std::uint32_t>(terms[k]), kOneArticle + count);
  }
  return (bits | bits >> 32U) & 0xFFFFFFFFU;
}

void TermSums::add_wide(std::span<const std::int32_t> terms, std::span<const std::int32_t> counts) {
  if (counts_.empty()) empty_out();
  for (std::size_t k = 0; k < terms.size(); ++k) {
    counts_[static_cast<std::size_t>(terms[k])] += counts[k];
    ++articles_[static_cast<std::size_t>(terms[k])];
  }
}

void TermSums::empty_out() {
  std::vector<std::int64_t> counts(packed_.size(), 0);
  std::vector<std::int64_t> articles(packed_.size(), 0);
  add_to(counts.data(), articles.data(), 0, packed_.size());
  counts_ = std::move(counts);
  articles_ = std::move(articles);
  std::fill(packed_.begin(), packed_.end(), 0U);
  n_packed_ = 0;
  most_counted_ = 0;
}

}  // namespace broadsheet::corpus
