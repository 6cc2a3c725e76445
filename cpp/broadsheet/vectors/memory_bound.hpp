#pragma once

#include <cstdint>
#include <string_view>

namespace broadsheet::vectors {

/// MemoryLimitError where `what` ("the search") needs more bytes than `bound` allows (0: no bound);
/// it tells both figures and the remedy.
void require_memory(std::string_view what, std::int64_t needed, std::int64_t bound,
                    std::string_view remedy);

}  // namespace broadsheet::vectors
