#pragma once

#include <string_view>

namespace broadsheet {

/// The version of this library, as in "0.1.0": the one that pyproject.toml states.
[[nodiscard]] std::string_view version() noexcept;

}  // namespace broadsheet
