#include "broadsheet/article/dates.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "broadsheet/base/random.hpp"

namespace broadsheet::article {
namespace {

constexpr std::int64_t kSecond = 1'000'000;

std::string reason_of(std::string_view text) {
  std::string_view reason = "accepted";
  const auto date = parse_date(text, &reason);
  EXPECT_EQ(date.has_value(), reason == "accepted");
  return std::string(reason);
}

std::string iso(std::string_view text) {
  std::string_view reason;
  const auto date = parse_date(text, &reason);
  return date ? format_date(*date) : "refused: " + std::string(reason);
}

// tests/golden/dates.csv, made with CPython's datetime by dates.py beside it.
TEST(ParseDate, EqualsCPythonInEveryForm) {
  const auto tests = std::filesystem::path(BROADSHEET_SOURCE_DIR) / "tests";
  std::ifstream file(tests / "golden" / "dates.csv");
  int n = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream cells(line);
    std::string text, microseconds, offset, has_time, expected_iso;
    std::getline(cells, text, '\t');
    std::getline(cells, microseconds, '\t');
    std::getline(cells, offset, '\t');
    std::getline(cells, has_time, '\t');
    std::getline(cells, expected_iso, '\t');
    const auto date = parse_date(text);
    ASSERT_TRUE(date) << text << ": " << reason_of(text);
    EXPECT_EQ(std::to_string(date->utc_microseconds), microseconds) << text;
    EXPECT_EQ(date->has_offset ? std::to_string(date->offset_minutes) : "", offset) << text;
    EXPECT_EQ(date->has_time ? "1" : "0", has_time) << text;
    EXPECT_EQ(format_date(*date), expected_iso) << text;
    ++n;
  }
  EXPECT_GT(n, 1'000);
}

TEST(ParseDate, RoundTripsThroughItsOwnFormat) {
  for (std::uint64_t i = 0; i < 5'000; ++i) {
    RandomStream random(1, i);
    ParsedDate date;
    date.has_offset = random.below(2) == 0;
    date.has_time = date.has_offset || random.below(2) == 0;
    if (date.has_offset) {
      date.offset_minutes = static_cast<std::int16_t>(static_cast<int>(random.below(2879)) - 1439);
    }
    const std::int64_t day = static_cast<std::int64_t>(random.below(3'652'000)) - 719'000;
    date.utc_microseconds = day * 86'400 * kSecond;
    if (date.has_time)
      date.utc_microseconds += static_cast<std::int64_t>(random.below(86'400'000'000));
    const auto again = parse_date(format_date(date));
    ASSERT_TRUE(again) << format_date(date);
    EXPECT_EQ(*again, date) << format_date(date);
  }
}

TEST(ParseDate, ReadsWhatNewsroomsWrite) {
  EXPECT_EQ(iso("Mon, 08 Jan 2024 10:00:00 -0500"), "2024-01-08T10:00:00-05:00");
  EXPECT_EQ(iso("Mon, 08 Jan 2024 10:00:00 -0500 (EST)"), "2024-01-08T10:00:00-05:00");
  EXPECT_EQ(iso("Mon, 08 Jan 2024 10:00:00 GMT"), "2024-01-08T10:00:00+00:00");
  EXPECT_EQ(iso("8 Jan 2024 10:00 EDT"), "2024-01-08T10:00:00-04:00");
  EXPECT_EQ(iso("January 8, 2024"), "2024-01-08");
  EXPECT_EQ(iso("  8th of January 2024\n"), "2024-01-08");
  EXPECT_EQ(iso("Sept. 3, 2024"), "2024-09-03");
  EXPECT_EQ(iso("Jan 8, 2024 10:15 am"), "2024-01-08T10:15:00");
  EXPECT_EQ(iso("Jan. 8, 2024, 12:05 a.m. ET"), "2024-01-08T00:05:00-05:00");
  EXPECT_EQ(iso("July 8, 2024, 3 p.m. ET"), "2024-07-08T15:00:00-04:00");
  EXPECT_EQ(iso("March 10, 2024 3:00 AM PT"), "2024-03-10T03:00:00-07:00");
  EXPECT_EQ(iso("March 10, 2024 1:59 AM PT"), "2024-03-10T01:59:00-08:00");
  EXPECT_EQ(iso("April 1, 2006 10:00 CT"), "2006-04-01T10:00:00-06:00");
  EXPECT_EQ(iso("April 3, 2006 10:00 CT"), "2006-04-03T10:00:00-05:00");
  EXPECT_EQ(iso("Jan 8, 2024 | 10:15\u202FAM"), "2024-01-08T10:15:00");
  EXPECT_EQ(iso("8 January 2024 \u2013 10:15 UTC+5"), "2024-01-08T10:15:00+05:00");
  EXPECT_EQ(iso("2024-01-08 10:15:00 UTC"), "2024-01-08T10:15:00+00:00");
  EXPECT_EQ(iso("2024-01-08 10:15:00 +0000 UTC"), "2024-01-08T10:15:00+00:00");
  EXPECT_EQ(iso("2024-01-08T10:15:00,123456789Z"), "2024-01-08T10:15:00.123456+00:00");
  EXPECT_EQ(iso("20240108T1015Z"), "2024-01-08T10:15:00+00:00");
  EXPECT_EQ(iso("2024-01-08T10:15+05"), "2024-01-08T10:15:00+05:00");
  EXPECT_EQ(iso("25/12/2024"), "2024-12-25");
  EXPECT_EQ(iso("12/25/2024"), "2024-12-25");
  EXPECT_EQ(iso("03.03.2024"), "2024-03-03");
  EXPECT_EQ(iso("2024-12-31T24:00:00Z"), "2025-01-01T00:00:00+00:00");
  EXPECT_EQ(iso("2016-12-31T23:59:60Z"), "2017-01-01T00:00:00+00:00");
  EXPECT_EQ(iso("1704708000"), "2024-01-08T10:00:00+00:00");
  EXPECT_EQ(iso("1.704708e9"), "2024-01-08T10:00:00+00:00");
  EXPECT_EQ(iso("1704708000000000000"), "2024-01-08T10:00:00+00:00");
  EXPECT_EQ(iso("-1000000000"), "1938-04-24T22:13:20+00:00");
}

TEST(ParseDate, ReadsMonthsOfOtherLanguages) {
  for (const char* text :
       {"8 de enero de 2024", "Lunes, 8 de enero de 2024", "8 enero 2024", "8 ene. 2024",
        "8 janvier 2024", "lundi 8 janvier 2024", "8. Januar 2024", "Montag, 8. Januar 2024",
        "Montag, den 8. Januar 2024", "8 gennaio 2024", "8 de janeiro de 2024"})
    EXPECT_EQ(iso(text), "2024-01-08") << text;
  EXPECT_EQ(iso("1er f\u00e9vrier 2024"), "2024-02-01");
  EXPECT_EQ(iso("3 ao\u00fbt 2024 \u00e0 10h15"), "2024-08-03T10:15:00");
  EXPECT_EQ(iso("12 d\u00e9c. 2023"), "2023-12-12");
  EXPECT_EQ(iso("5. M\u00e4rz 2024, 18:20 Uhr"), "2024-03-05T18:20:00");
  EXPECT_EQ(iso("5 de febrero de 2024 a las 18:20 h."), "2024-02-05T18:20:00");
  EXPECT_NE(reason_of("8 de enero").find("a year of four digits"), std::string::npos);
  EXPECT_EQ(reason_of("martes 8 de enero de 2024"), "the weekday is not that of the date");
  EXPECT_NE(reason_of("8 de brumario de 2024"), "accepted");
  EXPECT_NE(reason_of("8 jui 2024"), "accepted");  // June or July
}

TEST(ParseDate, RefusesWhatMayMeanTwoThings) {
  EXPECT_NE(reason_of("01/02/2024").find("may be day/month or month/day"), std::string::npos);
  EXPECT_NE(reason_of("1.2.2024").find("may be day/month"), std::string::npos);
  for (const char* text : {"08 Jan 24", "01/13/24", "12/1", "12/1/", "January 2024", "2024-01",
                           "Jan 8", "8 January"}) {
    EXPECT_NE(reason_of(text).find("a year of four digits"), std::string::npos)
        << text << ": " << reason_of(text);
  }
}

TEST(ParseDate, RefusesWhatNoCalendarOrClockHas) {
  for (const char* text : {"2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31",
                           "0000-01-01", "20240230", "31 April 2024", "2024-W53-1", "2023-366",
                           "2024-000", "32/01/2024", "9999-12-31T24:00"}) {
    EXPECT_EQ(reason_of(text), "the calendar has no such day") << text;
  }
  for (const char* text :
       {"2024-01-08T25:00", "2024-01-08T10:60", "2024-01-08T10:15:61", "2024-01-08 13:00 pm",
        "2024-01-08 0:30 am", "2024-01-08T24:01", "2024-01-08T10:5"}) {
    EXPECT_EQ(reason_of(text), "the clock has no such time") << text;
  }
  EXPECT_EQ(reason_of("Tue, 08 Jan 2024"), "the weekday is not that of the date");
  EXPECT_EQ(reason_of("2024-01-08T10:00 XYZ"), "the time zone is not known; write it as +hh:mm");
  EXPECT_EQ(reason_of("Jan 8, 1980 10:00 ET"), "the time zone is not known; write it as +hh:mm");
  EXPECT_EQ(reason_of("2024-01-08T10:00+25:00"), "the time zone is not known; write it as +hh:mm");
}

TEST(ParseDate, RefusesAllElse) {
  for (const char* text : {"",
                           " ",
                           "yesterday",
                           "n/a",
                           "null",
                           "2024-01-08 2024-01-09",
                           "Jan Feb 8 2024",
                           "2024-01-08T10:00Z+01:00",
                           "10:00",
                           "12345",
                           "123456789012",
                           "1e400",
                           "nan",
                           "2024-01-08x",
                           "2024-01-08-05:00",
                           "Monday",
                           "99999999999999999999999999",
                           "1704708000Z",
                           "1-2-3-4",
                           "updated 8 January 2024"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
  EXPECT_FALSE(parse_date(std::string(100'000, '1')));
  EXPECT_FALSE(parse_date(std::string(100'000, ' ') + "x"));
  EXPECT_FALSE(parse_date(std::string_view("2024-01-08\0", 11)));
}

// Whatever a date is turned into, the answer is a date of the calendar, or none.
TEST(ParseDate, SurvivesMutatedDates) {
  const std::vector<std::string> seeds = {"Mon, 08 Jan 2024 10:00:00 -0500",
                                          "2024-01-08T10:15:00.25+05:30",
                                          "Jan. 8, 2024, 1 p.m. ET",
                                          "25/12/2024 - 10:00",
                                          "1704708000.5",
                                          "2024-W02-1T1015Z",
                                          "20240108101500"};
  const std::string alphabet = "0123456789-+:/., TZWamp()\xC2\xA0\xE2\x80\xAF\xFF";
  int parsed = 0;
  for (std::uint64_t round = 0; round < 100'000; ++round) {
    RandomStream random(2, round);
    std::string text = seeds[random.below(seeds.size())];
    for (std::uint64_t n = 1 + random.below(3); n > 0 && !text.empty(); --n) {
      const auto at = static_cast<std::size_t>(random.below(text.size()));
      switch (random.below(3)) {
        case 0:
          text[at] = alphabet[random.below(alphabet.size())];
          break;
        case 1:
          text.insert(at, 1, alphabet[random.below(alphabet.size())]);
          break;
        default:
          text.erase(at, 1 + random.below(3));
      }
    }
    const std::vector<char> copy(text.begin(), text.end());  // no byte behind it
    const auto date = parse_date({copy.data(), copy.size()});
    if (!date) continue;
    ++parsed;
    const auto again = parse_date(format_date(*date));
    ASSERT_TRUE(again) << text << " " << format_date(*date);
    EXPECT_EQ(*again, *date) << text;
  }
  EXPECT_GT(parsed, 5'000);
}

}  // namespace
}  // namespace broadsheet::article
