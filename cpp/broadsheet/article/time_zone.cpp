#include "broadsheet/article/time_zone.hpp"

#include <array>

namespace broadsheet::article {
namespace {

constexpr std::array<NamedZone, 24> kZones = {
    {{"z", 0, false},    {"utc", 0, false},  {"gmt", 0, false},   {"ut", 0, false},
     {"est", -5, false}, {"edt", -4, false}, {"et", -5, true},    {"cst", -6, false},
     {"cdt", -5, false}, {"ct", -6, true},   {"mst", -7, false},  {"mdt", -6, false},
     {"mt", -7, true},   {"pst", -8, false}, {"pdt", -7, false},  {"pt", -8, true},
     {"bst", 1, false},  {"cet", 1, false},  {"cest", 2, false},  {"eet", 2, false},
     {"eest", 3, false}, {"jst", 9, false},  {"aest", 10, false}, {"aedt", 11, false}}};

}  // namespace

std::optional<NamedZone> find_zone(std::string_view name) noexcept {
  for (const NamedZone& zone : kZones) {
    if (zone.name == name) return zone;
  }
  return std::nullopt;
}

std::optional<bool> is_summer_in_united_states(std::chrono::year_month_day date,
                                               std::chrono::microseconds time_of_day) noexcept {
  using namespace std::chrono;
  if (date.year() < 1987y) return std::nullopt;
  const bool since_2007 = date.year() >= 2007y;
  const sys_days begin = since_2007 ? sys_days{date.year() / March / Sunday[2]}
                                    : sys_days{date.year() / April / Sunday[1]};
  const sys_days end = since_2007 ? sys_days{date.year() / November / Sunday[1]}
                                  : sys_days{date.year() / October / Sunday[last]};
  const auto local = sys_days{date} + time_of_day;
  return local >= begin + 2h && local < end + 2h;
}

}  // namespace broadsheet::article
