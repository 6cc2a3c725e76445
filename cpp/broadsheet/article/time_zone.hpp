#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace broadsheet::article {

/// A time zone that newsrooms write by its letters.
struct NamedZone {
  std::string_view name;   // in lower case
  int hours = 0;           // east of UTC, in winter where by_season
  bool by_season = false;  // ET, CT, MT, PT: an hour more in summer, by the rule of the date
};

/// The zone of a name in lower case without dots ("est", "gmt", "pt"), or nothing. Letters that
/// stand for several zones of equal standing (IST) are not known; BST is British.
[[nodiscard]] std::optional<NamedZone> find_zone(std::string_view name) noexcept;

/// Whether the United States had daylight-saving time at a local time of a day, or nothing
/// before 1987, when other rules held. The hour that is skipped or doubled counts by the
/// standard clock. Uniform Time Act as amended in 1986 and 2005 (15 U.S.C. 260a).
[[nodiscard]] std::optional<bool> is_summer_in_united_states(
    std::chrono::year_month_day date, std::chrono::microseconds time_of_day) noexcept;

}  // namespace broadsheet::article
