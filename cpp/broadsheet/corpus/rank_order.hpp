#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "broadsheet/base/ids.hpp"
#include "broadsheet/base/pooled_vector.hpp"

namespace broadsheet::corpus {

/// Positions of words in byte order, those of equal bytes with hidden[i] == 0 first. On several
/// threads; the order does not depend on how many. `hidden` may be empty.
[[nodiscard]] PooledVector<TermId> order_by_bytes(std::span<const std::string_view> words,
                                                  std::span<const std::uint8_t> hidden,
                                                  unsigned threads);

/// The ids in `order` with the highest count first; ids of equal count stay in order. Linear.
[[nodiscard]] PooledVector<TermId> order_by_count(std::span<const TermId> order,
                                                  std::span<const std::int64_t> counts);

}  // namespace broadsheet::corpus
