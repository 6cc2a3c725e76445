#pragma once

#include <cstddef>

namespace broadsheet {

/// Copies bytes that nobody needs soon: a large copy is written past the caches, which saves
/// reading what it overwrites. The ranges do not overlap.
void copy_past_cache(void* to, const void* from, std::size_t n_bytes) noexcept;

}  // namespace broadsheet
