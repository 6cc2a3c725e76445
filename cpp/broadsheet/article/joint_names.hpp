#pragma once

#include <span>
#include <string_view>

namespace broadsheet::article {

/// Whether the capitalised words on both sides of an English "and" are one name: "Department of
/// Health and Human Services", "Food and Drug Administration", "Johnson and Johnson". Two where
/// each side is an institution by itself: "Census Bureau and Internal Revenue Service".
/// Requires a word on each side.
[[nodiscard]] bool is_joint_name(std::span<const std::string_view> left,
                                 std::span<const std::string_view> right);

}  // namespace broadsheet::article
