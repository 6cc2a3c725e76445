#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "broadsheet/base/random.hpp"
#include "broadsheet/comparison/contingency.hpp"
#include "broadsheet/comparison/unequal_lengths.hpp"

namespace broadsheet::comparison {

/// The units of two sets, dealt out anew at random: as many to each set as before; a unit that
/// lies in both has its pieces swapped or not. Keeps a reference to the table.
class Deal {
 public:
  explicit Deal(const Contingency& table);

  /// Every deal is equally likely.
  void shuffle(RandomStream random);

  /// Running words of A after the deal.
  [[nodiscard]] std::int64_t tokens_a() const noexcept { return lengths_a_.tokens; }
  [[nodiscard]] LengthsOfA lengths_a() const noexcept { return lengths_a_; }

  /// The term's count in A after the deal. O(units that hold the term).
  [[nodiscard]] std::int64_t count_a(std::int64_t term) const noexcept;

 private:
  const Contingency& table_;
  std::vector<std::int32_t> whole_;  // pieces of units that lie in one set
  std::vector<std::uint8_t> in_a_;   // by piece
  std::size_t n_chosen_ = 0;
  LengthsOfA lengths_a_;
};

}  // namespace broadsheet::comparison
