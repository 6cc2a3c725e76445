#include "broadsheet/vectors/memory_bound.hpp"

#include <string>

#include "broadsheet/base/error.hpp"

namespace broadsheet::vectors {
namespace {

constexpr double kMegabyte = 1e6;

// At least one decimal where the figure is small; rounded up, so that allowing it suffices.
std::string megabytes(std::int64_t bytes, bool up) {
  const std::int64_t tenths = (bytes + (up ? 99'999 : 0)) / 100'000;
  const double mb = static_cast<double>(bytes) / kMegabyte;
  if (mb >= 100) return std::to_string(tenths / 10 + (up && tenths % 10 != 0 ? 1 : 0)) + " MB";
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

}  // namespace

void require_memory(std::string_view what, std::int64_t needed, std::int64_t bound,
                    std::string_view remedy) {
  if (bound == 0 || needed <= bound) return;
  throw MemoryLimitError(std::string(what) + " needs up to " + megabytes(needed, true) +
                         ", more than the " + megabytes(bound, false) + " of memory=; " +
                         std::string(remedy));
}

}  // namespace broadsheet::vectors
