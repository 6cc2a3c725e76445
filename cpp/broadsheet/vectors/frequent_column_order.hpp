#pragma once

#include <cstdint>
#include <span>

#include "broadsheet/base/pooled_vector.hpp"

namespace broadsheet::vectors {

/// Rows in an order in which those that have the same of the commonest columns lie together, and
/// neighbours differ in few: that of a Gray code (Gray 1953), of which `signatures` has a word for
/// each row, the commonest column as its highest bit. Of equal ones the lower row first.
///
/// A column that one row in twenty has is then in a third or less of the runs of 128 rows.
/// O(rows); 16 bytes a row until it returns.
[[nodiscard]] PooledVector<std::uint32_t> frequent_column_order(
    std::span<const std::uint32_t> signatures);

}  // namespace broadsheet::vectors
