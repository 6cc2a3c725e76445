#include "broadsheet/statistics/interaction.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/hash.hpp"
#include "broadsheet/base/parallel.hpp"
#include "broadsheet/statistics/token_stream.hpp"

namespace broadsheet::statistics {
namespace {

constexpr std::size_t kPlacesPerChunk = std::size_t{1} << 16;
constexpr std::size_t kRowsPerChunk = 4096;
constexpr double kSmoothing = 0.5;
constexpr std::size_t kMostPatterns = std::size_t{1} << kLongestInteraction;
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// Numbers pairs of (number, term) in the order in which they are first seen.
class PairNumbers {
 public:
  explicit PairNumbers(std::size_t n) : slots_(std::bit_ceil(2 * n + 2)) {}

  std::uint32_t add(std::uint32_t prefix, TermId term) {
    Slot& slot = find(prefix, term);
    if (slot.number == kNone) slot = {key(prefix, term), size_++};
    return slot.number;
  }
  [[nodiscard]] std::uint32_t number(std::uint32_t prefix, TermId term) const {
    return const_cast<PairNumbers*>(this)->find(prefix, term).number;
  }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t number = kNone;
  };
  static std::uint64_t key(std::uint32_t prefix, TermId term) noexcept {
    return (static_cast<std::uint64_t>(prefix) << 32) | term;
  }
  Slot& find(std::uint32_t prefix, TermId term) {
    const std::uint64_t wanted = key(prefix, term);
    std::size_t i = hash_integer(wanted, seed_) & (slots_.size() - 1);
    while (slots_[i].number != kNone && slots_[i].key != wanted) i = (i + 1) & (slots_.size() - 1);
    return slots_[i];
  }

  std::vector<Slot> slots_;
  std::uint64_t seed_ = process_hash_seed();
  std::uint32_t size_ = 0;
};

/// For each choice of places (a mask) the distinct fillings that occur in the table: a filling is
/// the number of what stands in all places but the last, and the term in the last.
class Fillings {
 public:
  explicit Fillings(const NgramTable& table)
      : n_patterns_(std::size_t{1} << table.n), masks_(n_patterns_, PairNumbers(table.size())) {
    numbers_.reserve(table.size() * n_patterns_);
    for (std::size_t row = 0; row < table.size(); ++row) {
      const TermId* terms = table.terms.data() + row * static_cast<std::size_t>(table.n);
      const std::size_t first = numbers_.size();
      numbers_.push_back(0);
      for (std::size_t mask = 1; mask < n_patterns_; ++mask) {
        const std::size_t last = std::bit_width(mask) - 1;
        const std::uint32_t prefix = numbers_[first + (mask ^ (std::size_t{1} << last))];
        numbers_.push_back(masks_[mask].add(prefix, terms[last]));
      }
    }
  }

  [[nodiscard]] std::size_t n_patterns() const noexcept { return n_patterns_; }
  [[nodiscard]] std::span<const std::uint32_t> of_row(std::size_t row) const {
    return std::span(numbers_).subspan(row * n_patterns_, n_patterns_);
  }

  /// Counts for every mask how often each of its fillings stands in a stream, by mask and number.
  [[nodiscard]] std::vector<std::vector<std::int64_t>> count(std::span<const TermId> terms,
                                                             std::size_t n,
                                                             unsigned threads) const {
    using Counts = std::vector<std::vector<std::int64_t>>;
    std::vector<Counts> workers(resolve_threads(threads));
    const std::size_t n_places = terms.size() < n ? 0 : terms.size() - n + 1;
    for_each_chunk_by_worker(n_places, kPlacesPerChunk, threads,
                             [&](unsigned worker, std::size_t, std::size_t begin, std::size_t end) {
                               Counts& counts = workers[worker];
                               if (counts.empty()) counts = zeros();
                               std::size_t whole = 0;  // terms in a row before place + n - 1
                               for (std::size_t i = begin; i < begin + n - 1; ++i)
                                 whole = is_term(terms[i]) ? whole + 1 : 0;
                               for (std::size_t place = begin; place < end; ++place) {
                                 whole = is_term(terms[place + n - 1]) ? whole + 1 : 0;
                                 if (whole >= n) count_place(terms.data() + place, counts);
                               }
                             });
    Counts total = zeros();
    for (const Counts& counts : workers) {
      for (std::size_t mask = 0; mask < counts.size(); ++mask) {
        for (std::size_t i = 0; i < counts[mask].size(); ++i) total[mask][i] += counts[mask][i];
      }
    }
    return total;
  }

 private:
  [[nodiscard]] std::vector<std::vector<std::int64_t>> zeros() const {
    std::vector<std::vector<std::int64_t>> counts(n_patterns_);
    counts[0].assign(1, 0);
    for (std::size_t mask = 1; mask < n_patterns_; ++mask)
      counts[mask].assign(masks_[mask].size(), 0);
    return counts;
  }

  void count_place(const TermId* terms, std::vector<std::vector<std::int64_t>>& counts) const {
    std::array<std::uint32_t, kMostPatterns> numbers{};
    ++counts[0][0];
    for (std::size_t mask = 1; mask < n_patterns_; ++mask) {
      const std::size_t last = std::bit_width(mask) - 1;
      const std::uint32_t prefix = numbers[mask ^ (std::size_t{1} << last)];
      numbers[mask] = prefix == kNone ? kNone : masks_[mask].number(prefix, terms[last]);
      if (numbers[mask] != kNone) ++counts[mask][numbers[mask]];
    }
  }

  std::size_t n_patterns_;
  std::vector<PairNumbers> masks_;
  std::vector<std::uint32_t> numbers_;  // of each row, by mask
};

}  // namespace

Interactions interactions(const corpus::Corpus& corpus, const NgramTable& table,
                          const NgramOptions& options) {
  if (table.n > kLongestInteraction || options.skip != 0) {
    throw ArgumentError("lambda is measured of two to five words without skipped ones, got n = " +
                        std::to_string(table.n) + ", skip = " + std::to_string(options.skip));
  }
  const TokenStream stream =
      token_stream(corpus, {options.close_gaps, options.across_sentences, options.threads});
  const Fillings fillings(table);
  const auto n = static_cast<std::size_t>(table.n);
  const auto counts = fillings.count(stream.terms, n, options.threads);
  Interactions result{std::vector<double>(table.size()), std::vector<double>(table.size())};
  for_each_chunk(table.size(), kRowsPerChunk, options.threads,
                 [&](std::size_t, std::size_t begin, std::size_t end) {
                   for (std::size_t row = begin; row < end; ++row) {
                     std::array<std::int64_t, kMostPatterns> at_least{};
                     const auto numbers = fillings.of_row(row);
                     for (std::size_t mask = 0; mask < numbers.size(); ++mask) {
                       at_least[mask] = counts[mask][numbers[mask]];
                     }
                     // From "at least these places agree" to "exactly these".
                     for (std::size_t bit = 1; bit < numbers.size(); bit *= 2) {
                       for (std::size_t mask = 0; mask < numbers.size(); ++mask) {
                         if ((mask & bit) == 0) at_least[mask] -= at_least[mask | bit];
                       }
                     }
                     double lambda = 0;
                     double variance = 0;
                     for (std::size_t mask = 0; mask < numbers.size(); ++mask) {
                       const double cell = static_cast<double>(at_least[mask]) + kSmoothing;
                       const bool is_odd =
                           (n - static_cast<std::size_t>(std::popcount(mask))) % 2 == 1;
                       lambda += is_odd ? -std::log(cell) : std::log(cell);
                       variance += 1 / cell;
                     }
                     result.lambda[row] = lambda;
                     result.z[row] = lambda / std::sqrt(variance);
                   }
                 });
  return result;
}

}  // namespace broadsheet::statistics
