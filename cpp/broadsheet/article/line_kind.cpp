#include "broadsheet/article/line_kind.hpp"

#include <array>

namespace broadsheet::article {

std::string_view name(LineKind kind) noexcept {
  static constexpr std::array<std::string_view, kLineKinds> kNames = {
      "title",     "subheading", "paragraph", "author", "owner", "dateline", "related",
      "promotion", "navigation", "caption",   "credit", "legal", "note",     "blank"};
  const auto index = static_cast<std::size_t>(kind);
  return index < kNames.size() ? kNames[index] : std::string_view{"unknown"};
}

}  // namespace broadsheet::article
