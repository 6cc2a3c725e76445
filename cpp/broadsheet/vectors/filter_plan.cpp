#include "broadsheet/vectors/filter_plan.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kSampledRows = 24;
constexpr std::int32_t kWidestBlock = 1024;
constexpr std::int32_t kBlockBesideMore = 512;
constexpr std::array<std::int32_t, 9> kSkipped = {128,  256,  512,   1024, 2048,
                                                  4096, 8192, 16384, 32768};

// Nanoseconds, measured on one machine; their ratios matter.
constexpr double kAnAdd = 1.6;
constexpr double kASurvivor = 16;
constexpr double kAValueOfASurvivor = 0.03;

std::int32_t block_beside(std::int32_t skipped) {
  return skipped <= kWidestBlock ? skipped : kBlockBesideMore;
}

// Norms over the first kSkipped[level] ranks of each row, for all levels.
std::vector<std::array<float, kSkipped.size()>> leading_norms(const FilterRows& rows) {
  std::vector<std::array<float, kSkipped.size()>> norms(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    double squares = 0;
    std::size_t level = 0;
    for (const FilterEntry& entry : rows.row(i)) {
      while (level < kSkipped.size() && entry.rank >= kSkipped[level]) {
        norms[i][level++] = static_cast<float>(std::sqrt(squares));
      }
      if (level == kSkipped.size()) break;
      squares += static_cast<double>(entry.value) * entry.value;
    }
    for (; level < kSkipped.size(); ++level)
      norms[i][level] = static_cast<float>(std::sqrt(squares));
  }
  return norms;
}

}  // namespace

FilterPlan plan_filter(const FilterRows& from, const FilterRows& to, const FilterLists& lists,
                       std::span<const float> threshold_from, std::span<const float> threshold_to) {
  const auto n_ranks = static_cast<std::int32_t>(lists.offsets.size()) - 1;
  const auto to_norms = leading_norms(to);
  const auto from_norms = &from == &to ? to_norms : leading_norms(from);
  std::array<double, kSkipped.size()> costs{};
  std::vector<float> sums(to.size());
  const std::size_t step = std::max<std::size_t>(1, from.size() / kSampledRows);
  for (std::size_t i = step / 2; i < from.size(); i += step) {
    std::ranges::fill(sums, 0.0F);
    const auto row = from.row(i);
    std::size_t left = row.size();
    double adds = 0;
    for (std::size_t level = kSkipped.size(); level-- > 0;) {
      for (; left > 0 && row[left - 1].rank >= kSkipped[level]; --left) {
        const auto rank = static_cast<std::size_t>(row[left - 1].rank);
        const auto begin = static_cast<std::size_t>(lists.offsets[rank]);
        const auto end = static_cast<std::size_t>(lists.offsets[rank + 1]);
        for (std::size_t at = begin; at < end; ++at) {
          sums[static_cast<std::size_t>(lists.entries[at].row)] +=
              row[left - 1].value * lists.entries[at].value;
        }
        adds += static_cast<double>(end - begin);
      }
      double survivors = 0;
      for (std::size_t j = 0; j < to.size(); ++j) {
        const float bound = sums[j] + from_norms[i][level] * to_norms[j][level];
        survivors += bound >= std::min(threshold_from[i], threshold_to[j]) ? 1 : 0;
      }
      const double width = block_beside(kSkipped[level]);
      costs[level] += kAnAdd * adds + survivors * (kASurvivor + kAValueOfASurvivor * width);
    }
  }
  const auto best =
      static_cast<std::size_t>(std::distance(costs.begin(), std::ranges::min_element(costs)));
  const std::int32_t skipped = std::min(kSkipped[best], n_ranks);
  return {std::min(block_beside(kSkipped[best]), n_ranks), skipped};
}

}  // namespace broadsheet::vectors
