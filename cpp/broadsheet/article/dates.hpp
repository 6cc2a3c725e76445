#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace broadsheet::article {

/// A point in time as a source gave it.
struct ParsedDate {
  std::int64_t utc_microseconds =
      0;                            // since 1970-01-01T00:00Z; local time counts as UTC if no zone
  std::int16_t offset_minutes = 0;  // of the source's clock, east of UTC
  bool has_offset = false;          // the source named a zone
  bool has_time = false;            // the source gave more than a day

  friend bool operator==(const ParsedDate&, const ParsedDate&) = default;
};

/// Reads a date of the years 1 to 9999, or nothing: a guess is worse than a gap.
///
/// - ISO 8601, extended or basic: 2024-01-08, 20240108T101500Z, 2024-01-08 10:15:00.25+05:30,
///   week dates (2024-W02-1) and ordinal dates (2024-008); 24:00 is the next day's midnight.
/// - RFC 2822: Mon, 08 Jan 2024 10:00:00 -0500. A weekday must be that of the date.
/// - English: "January 8, 2024", "8 Jan. 2024", "Jan 8th, 2024 at 10:15 a.m. ET".
/// - 2024/01/08, and 25/12/2024 or 12/25/2024 where only one reading is a date; 01/02/2024 has
///   two and is refused. Years have four digits.
/// - Zones: Z, UTC, GMT, +hh:mm and its short forms, the North American abbreviations (ET, CT,
///   MT and PT by the daylight-saving rule of their date, since 1987), BST (British), CET,
///   CEST, EET, EEST, JST, AEST, AEDT.
/// - Seconds since 1970 in 9 or 10 digits, milliseconds in 13, microseconds in 16 and
///   nanoseconds in 19 (fractions and exponents allowed). Eight digits are YYYYMMDD, fourteen
///   YYYYMMDDhhmmss.
///
/// What is finer than a microsecond is cut off. Where nothing is returned, reason (if given)
/// says why, in words for a table of skipped values; it refers to static storage.
[[nodiscard]] std::optional<ParsedDate> parse_date(std::string_view text,
                                                   std::string_view* reason = nullptr) noexcept;

/// ISO 8601 on the source's own clock: 2024-01-08, 2024-01-08T10:15:00,
/// 2024-01-08T10:15:00.250000-05:00. parse_date reads it back as it was.
[[nodiscard]] std::string format_date(const ParsedDate& date);

}  // namespace broadsheet::article
