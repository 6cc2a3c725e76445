#include "broadsheet/article/dates.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "broadsheet/article/time_zone.hpp"

namespace broadsheet::article {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr std::size_t kLongest = 80;
constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kDay = 1440 * kMinute;

constexpr std::string_view kUnknown = "no date in a form that is known; write 2024-01-31";
constexpr std::string_view kAmbiguous =
    "may be day/month or month/day; write the year first: 2024-01-31";
constexpr std::string_view kNoSuchDay = "the calendar has no such day";
constexpr std::string_view kNoSuchTime = "the clock has no such time";
constexpr std::string_view kIncomplete =
    "a date must have a day, a month and a year of four digits";
constexpr std::string_view kTwice = "a part of the date stands twice";
constexpr std::string_view kWeekday = "the weekday is not that of the date";
constexpr std::string_view kZone = "the time zone is not known; write it as +hh:mm";
constexpr std::string_view kEpoch =
    "a number must have 9 or 10 digits (seconds), 13, 16 or 19, or be YYYYMMDD";

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"sunday",   "monday", "tuesday", "wednesday",
                                                       "thursday", "friday", "saturday"};

// Months in Spanish, French, German, Italian and Portuguese, without diacritics.
constexpr std::array<std::array<std::string_view, 12>, 5> kOtherMonths = {
    {{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
      "octubre", "noviembre", "diciembre"},
     {"janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre",
      "octobre", "novembre", "decembre"},
     {"januar", "februar", "marz", "april", "mai", "juni", "juli", "august", "september", "oktober",
      "november", "dezember"},
     {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre",
      "ottobre", "novembre", "dicembre"},
     {"janeiro", "fevereiro", "marco", "abril", "maio", "junho", "julho", "agosto", "setembro",
      "outubro", "novembro", "dezembro"}}};
constexpr std::array<std::array<std::string_view, 7>, 5> kOtherWeekdays = {
    {{"domingo", "lunes", "martes", "miercoles", "jueves", "viernes", "sabado"},
     {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
     {"sonntag", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag"},
     {"domenica", "lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato"},
     {"domingo", "segunda", "terca", "quarta", "quinta", "sexta", "sabado"}}};

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}
constexpr bool is_letter(char c) noexcept { return lower(c) >= 'a' && lower(c) <= 'z'; }

struct Refused {
  std::string_view reason;
};

struct Number {
  std::int64_t value = 0;
  int n_digits = 0;
};

// A word in lower case, without its dots ("a.m." is "am"); longer ones than any known are "".
struct Word {
  std::array<char, 12> letters{};
  std::size_t size = 0;
  [[nodiscard]] std::string_view view() const noexcept { return {letters.data(), size}; }
};

// The position of a name that the word is or, from three letters on, abbreviates.
template <std::size_t N>
std::optional<unsigned> find_name(const std::array<std::string_view, N>& names,
                                  std::string_view word) noexcept {
  if (word.size() < 3) return std::nullopt;
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i].starts_with(word)) return static_cast<unsigned>(i);
  }
  return std::nullopt;
}

// Likewise in all of several languages, where they do not contradict each other.
template <std::size_t L, std::size_t N>
std::optional<unsigned> find_name(const std::array<std::array<std::string_view, N>, L>& languages,
                                  std::string_view word) noexcept {
  std::optional<unsigned> found;
  for (const auto& names : languages) {
    for (std::size_t i = 0; i < N && word.size() >= 3; ++i) {
      if (!names[i].starts_with(word)) continue;
      if (found && *found != i) return std::nullopt;
      found = static_cast<unsigned>(i);
    }
  }
  return found;
}

// The plain letter of one with a diacritic (Latin-1, small, by its second byte); 0 for others.
constexpr char plain_letter(char second) noexcept {
  const auto byte = static_cast<unsigned char>(second);
  if (byte >= 0xA0 && byte <= 0xA5) return 'a';
  if (byte == 0xA7) return 'c';
  if (byte >= 0xA8 && byte <= 0xAB) return 'e';
  if (byte >= 0xAC && byte <= 0xAF) return 'i';
  if (byte >= 0xB9 && byte <= 0xBC) return 'u';
  return '\0';
}

// Reads the parts of a date in whatever order they come, each at most once.
class DateReader {
 public:
  explicit DateReader(std::string_view text) noexcept : rest_(text) {}

  ParsedDate read() {
    while (skip_separators(), !rest_.empty()) {
      const char c = rest_.front();
      if (is_digit(c)) {
        read_numeric();
      } else if (is_letter(c) || (c == '\xC3' && plain_letter(peek(1)) != '\0')) {
        read_word_part();
      } else if ((c == '+' || c == '-') && has_time_) {
        read_offset();
      } else {
        throw Refused{kUnknown};
      }
    }
    return assemble();
  }

 private:
  // White space, commas and what layouts put between date and time.
  void skip_separators() noexcept {
    while (!rest_.empty()) {
      const char c = rest_.front();
      if (c == ' ' || c == '\t' || c == ',' || c == '|' || c == '(' || c == ')') {
        rest_.remove_prefix(1);
      } else if (rest_.starts_with("\u00A0") || rest_.starts_with("\u00B7") ||
                 rest_.starts_with("- ")) {
        rest_.remove_prefix(2);
      } else if (rest_.starts_with("\u202F") || rest_.starts_with("\u2013") ||
                 rest_.starts_with("\u2022")) {
        rest_.remove_prefix(3);
      } else {
        return;
      }
    }
  }

  [[nodiscard]] char peek(std::size_t ahead = 0) const noexcept {
    return ahead < rest_.size() ? rest_[ahead] : '\0';
  }

  bool take(char c) noexcept {
    if (peek() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  Number read_digits() {
    Number number;
    for (; is_digit(peek()); rest_.remove_prefix(1)) {
      if (++number.n_digits > 14) throw Refused{kUnknown};
      number.value = number.value * 10 + (peek() - '0');
    }
    return number;
  }

  int read_two_digits(std::string_view reason) {
    const Number number = read_digits();
    if (number.n_digits != 2) throw Refused{reason};
    return static_cast<int>(number.value);
  }

  Word read_word() {
    Word word;
    while (true) {
      const char accented = peek() == '\xC3' ? plain_letter(peek(1)) : '\0';
      if (!is_letter(peek()) && accented == '\0' && (peek() != '.' || word.size == 0)) return word;
      if (peek() != '.') {
        if (word.size == word.letters.size()) throw Refused{kUnknown};
        word.letters[word.size++] = accented != '\0' ? accented : lower(peek());
      }
      rest_.remove_prefix(accented != '\0' ? 2 : 1);
    }
  }

  void set_date(std::int64_t y, std::int64_t m, std::int64_t d) {
    if (year_ || month_ || day_) throw Refused{kTwice};
    year_ = y;
    month_ = m;
    day_ = d;
  }

  void set_part(std::optional<std::int64_t>& part, std::int64_t value) {
    if (part) throw Refused{kTwice};
    part = value;
  }

  void read_numeric() {
    const Number first = read_digits();
    const char sign = peek();
    if (sign == ':') return read_clock(first);
    const bool has_date = year_ && month_ && day_;
    if (has_date && !has_time_ && (first.n_digits == 4 || first.n_digits == 6) && after_t_) {
      return read_compact_clock(first);
    }
    if (lower(sign) == 'h' && first.n_digits <= 2 && has_date) return read_clock(first);  // 10h15
    if (first.n_digits == 8) {
      set_date(first.value / 10'000, first.value / 100 % 100, first.value % 100);
    } else if (first.n_digits == 14) {
      const std::int64_t date = first.value / 1'000'000;
      set_date(date / 10'000, date / 100 % 100, date % 100);
      return read_compact_clock({first.value % 1'000'000, 6});
    } else if ((sign == '-' || sign == '/' || sign == '.') && is_digit(peek(1))) {
      return read_triple(first, sign);
    } else if (sign == '-' && first.n_digits == 4 && lower(peek(1)) == 'w') {
      return read_week_date(first);
    } else if (first.n_digits == 4) {
      set_part(year_, first.value);
    } else {
      return read_day_or_hour(first);
    }
    pass_t();
  }

  // 8, 8th, "8-Jan-2024" or the hour of "8 pm".
  void read_day_or_hour(Number first) {
    if (first.n_digits > 2) throw Refused{kUnknown};
    DateReader ahead = *this;
    ahead.skip_separators();
    const Word word = ahead.read_word();
    if (word.view() == "am" || word.view() == "pm") return read_clock(first);
    if (day_) throw Refused{kIncomplete};  // "8 Jan 24"
    day_ = first.value;
    if (word.view() == "st" || word.view() == "nd" || word.view() == "rd" || word.view() == "th" ||
        word.view() == "er") {
      rest_ = ahead.rest_;
    } else if (peek() == '.' && (peek(1) == ' ' || is_letter(peek(1)))) {
      rest_.remove_prefix(1);  // "8. Januar"
    } else if (peek() == '-' && is_letter(peek(1))) {
      rest_.remove_prefix(1);
      read_word_part();
      if (!take('-')) throw Refused{kUnknown};
      const Number last = read_digits();
      if (last.n_digits != 4) throw Refused{kIncomplete};
      set_part(year_, last.value);
    }
  }

  // Three numbers with the same sign between them, or the two of an ordinal date.
  void read_triple(Number first, char sign) {
    rest_.remove_prefix(1);
    const Number second = read_digits();
    if (sign == '-' && first.n_digits == 4 && second.n_digits == 3) {
      const sys_days at =
          sys_days{year{static_cast<int>(first.value)} / 1 / 1} + days{second.value - 1};
      return set_checked(at, first.value);
    }
    if (peek() != sign || !is_digit(peek(1))) throw Refused{kIncomplete};
    rest_.remove_prefix(1);
    const Number third = read_digits();
    if (second.n_digits > 2) throw Refused{kUnknown};
    if (first.n_digits == 4 && third.n_digits <= 2) {
      set_date(first.value, second.value, third.value);
      return pass_t();
    }
    if (first.n_digits > 2 || third.n_digits != 4) throw Refused{kIncomplete};
    if (first.value <= 12 && second.value <= 12 && first.value != second.value) {
      throw Refused{kAmbiguous};
    }
    const bool day_first = first.value > 12;
    set_date(third.value, day_first ? second.value : first.value,
             day_first ? first.value : second.value);
    pass_t();
  }

  // 2024-W02-1: the first week is the one with the year's first Thursday.
  void read_week_date(Number first) {
    rest_.remove_prefix(2);
    const int week = read_two_digits(kNoSuchDay);
    if (!take('-')) throw Refused{kIncomplete};
    const Number number = read_digits();
    if (week < 1 || number.n_digits != 1 || number.value < 1 || number.value > 7) {
      throw Refused{kNoSuchDay};
    }
    const sys_days fourth = sys_days{year{static_cast<int>(first.value)} / 1 / 4};
    const sys_days monday = fourth - (weekday{fourth} - std::chrono::Monday);
    const sys_days at = monday + days{7 * (week - 1) + number.value - 1};
    const sys_days thursday = monday + days{7 * (week - 1) + 3};
    if (static_cast<int>(year_month_day{thursday}.year()) != first.value) {
      throw Refused{kNoSuchDay};
    }
    set_checked(at, static_cast<int>(year_month_day{at}.year()));
  }

  void set_checked(sys_days at, std::int64_t expected_year) {
    const year_month_day date{at};
    if (static_cast<int>(date.year()) != expected_year) throw Refused{kNoSuchDay};
    set_date(expected_year, static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    pass_t();
  }

  // The T between date and time.
  void pass_t() noexcept {
    after_t_ = lower(peek()) == 't' && is_digit(peek(1));
    if (after_t_) rest_.remove_prefix(1);
  }

  void read_compact_clock(Number number) {
    const bool has_seconds = number.n_digits == 6;
    const std::int64_t minutes = has_seconds ? number.value / 100 : number.value;
    set_clock(minutes / 100, minutes % 100, has_seconds ? number.value % 100 : 0,
              has_seconds ? read_fraction() : 0);
  }

  // From the colon behind the hour, or with an hour alone where am or pm follows.
  void read_clock(Number hour) {
    if (hour.n_digits > 2) throw Refused{kNoSuchTime};
    std::int64_t minute = 0;
    std::int64_t second = 0;
    std::int64_t fraction = 0;
    if (lower(peek()) == 'h' && !is_letter(peek(1))) {
      rest_.remove_prefix(1);
      if (is_digit(peek())) minute = read_two_digits(kNoSuchTime);
    } else if (take(':')) {
      minute = read_two_digits(kNoSuchTime);
      if (take(':')) {
        second = read_two_digits(kNoSuchTime);
        fraction = read_fraction();
      }
    }
    DateReader ahead = *this;
    ahead.skip_separators();
    const Word word = is_letter(ahead.peek()) ? ahead.read_short_word() : Word{};
    if (word.view() == "am" || word.view() == "pm") {
      if (hour.value < 1 || hour.value > 12) throw Refused{kNoSuchTime};
      hour.value = hour.value % 12 + (word.view() == "pm" ? 12 : 0);
      rest_ = ahead.rest_;
    }
    set_clock(hour.value, minute, second, fraction);
  }

  // As read_word, but nothing for a word that is too long.
  Word read_short_word() {
    try {
      return read_word();
    } catch (const Refused&) {
      return {};
    }
  }

  // Microseconds of ".25" or ",25"; further digits are cut off.
  std::int64_t read_fraction() noexcept {
    if ((peek() != '.' && peek() != ',') || !is_digit(peek(1))) return 0;
    rest_.remove_prefix(1);
    std::int64_t value = 0;
    std::int64_t unit = kSecond;
    for (; is_digit(peek()); rest_.remove_prefix(1)) {
      unit /= 10;
      value += (peek() - '0') * unit;
    }
    return value;
  }

  void set_clock(std::int64_t hour, std::int64_t minute, std::int64_t second,
                 std::int64_t fraction) {
    if (has_time_) throw Refused{kTwice};
    const bool is_end_of_day = hour == 24 && minute == 0 && second == 0 && fraction == 0;
    const bool is_leap_second = second == 60 && minute == 59;
    if ((hour > 23 && !is_end_of_day) || minute > 59 || (second > 59 && !is_leap_second)) {
      throw Refused{kNoSuchTime};
    }
    has_time_ = true;
    time_of_day_ = (hour * 60 + minute) * kMinute + second * kSecond + fraction;
  }

  // Words that join the parts of a date, or follow its time of day.
  [[nodiscard]] bool is_joint(std::string_view word) const noexcept {
    static constexpr auto kJoints = std::to_array<std::string_view>(
        {"at", "on",  "the", "of", "de",  "del", "el", "le", "a",  "las",
         "la", "den", "der", "am", "vom", "um",  "do", "di", "il", "alle"});
    static constexpr auto kAfterTime = std::to_array<std::string_view>(
        {"h", "hs", "hrs", "horas", "uhr", "heures", "heure", "ore"});
    return std::find(kJoints.begin(), kJoints.end(), word) != kJoints.end() ||
           (has_time_ && std::find(kAfterTime.begin(), kAfterTime.end(), word) != kAfterTime.end());
  }

  void read_word_part() {
    const Word found = read_word();
    const std::string_view word = found.view();
    if (is_joint(word)) return;
    if (const auto month = find_name(kMonths, word)) return set_part(month_, *month + 1);
    if (const auto name = find_name(kWeekdays, word)) return set_part(weekday_, *name);
    if (const auto month = find_name(kOtherMonths, word)) return set_part(month_, *month + 1);
    if (const auto name = find_name(kOtherWeekdays, word)) return set_part(weekday_, *name);
    const auto zone = find_zone(word);
    if (!zone) throw Refused{has_time_ ? kZone : kUnknown};
    read_named_zone(*zone);
  }

  void read_named_zone(const NamedZone& zone) {
    if (!has_time_) throw Refused{kUnknown};
    const int minutes = 60 * zone.hours;
    if (has_offset_) {  // "+0000 UTC", "-0500 (EST)": must not contradict
      if (!zone.by_season && offset_ != minutes) throw Refused{kTwice};
      return;
    }
    if (zone.hours == 0 && zone.name != "z" && (peek() == '+' || peek() == '-')) {
      return read_offset();  // "UTC+5"
    }
    has_offset_ = true;
    offset_ = minutes;
    by_season_ = zone.by_season;
  }

  // +hh:mm, +hhmm, +hh or +h.
  void read_offset() {
    if (has_offset_) throw Refused{kTwice};
    const bool west = rest_.front() == '-';
    rest_.remove_prefix(1);
    const Number number = read_digits();
    std::int64_t hours = number.value;
    std::int64_t minutes = 0;
    if (number.n_digits == 4) {
      hours = number.value / 100;
      minutes = number.value % 100;
    } else if (number.n_digits == 2 && take(':')) {
      minutes = read_two_digits(kZone);
    } else if (number.n_digits != 1 && number.n_digits != 2) {
      throw Refused{kZone};
    }
    if (hours > 23 || minutes > 59) throw Refused{kZone};
    has_offset_ = true;
    offset_ = static_cast<int>(west ? -(60 * hours + minutes) : 60 * hours + minutes);
  }

  ParsedDate assemble() const {
    if (!year_ || !month_ || !day_) throw Refused{kIncomplete};
    const year_month_day date{year{static_cast<int>(*year_)}, month{static_cast<unsigned>(*month_)},
                              day{static_cast<unsigned>(*day_)}};
    if (!date.ok() || *year_ < 1 || *year_ > 9999) throw Refused{kNoSuchDay};
    if (weekday_ && weekday{sys_days{date}}.c_encoding() != static_cast<unsigned>(*weekday_)) {
      throw Refused{kWeekday};
    }
    int summer = 0;
    if (by_season_) {
      const auto is_summer =
          is_summer_in_united_states(date, std::chrono::microseconds{time_of_day_});
      if (!is_summer) throw Refused{kZone};
      summer = *is_summer ? 60 : 0;
    }
    const std::int64_t local = sys_days{date}.time_since_epoch().count() * kDay + time_of_day_;
    constexpr std::int64_t kEnd = sys_days{year{10'000} / 1 / 1}.time_since_epoch().count() * kDay;
    if (local >= kEnd) throw Refused{kNoSuchDay};  // 9999-12-31T24:00
    return {local - (offset_ + summer) * kMinute, static_cast<std::int16_t>(offset_ + summer),
            has_offset_, has_time_};
  }

  std::string_view rest_;
  std::optional<std::int64_t> year_, month_, day_, weekday_;
  std::int64_t time_of_day_ = 0;
  int offset_ = 0;
  bool has_time_ = false;
  bool has_offset_ = false;
  bool by_season_ = false;
  bool after_t_ = false;
};

// A number alone: time since 1970, its unit told by its digits. Nothing if it is no number, or
// one that is a date in digits.
std::optional<ParsedDate> read_epoch(std::string_view text) {
  const std::string_view magnitude = text.starts_with('-') ? text.substr(1) : text;
  const std::size_t n_digits =
      std::min(magnitude.find_first_not_of("0123456789"), magnitude.size());
  if (magnitude.find_first_not_of("0123456789.eE+-") != std::string_view::npos) return {};
  const bool is_whole = n_digits == magnitude.size();
  const bool has_exponent = magnitude.find_first_of("eE") != std::string_view::npos;
  if (magnitude.substr(n_digits).find_first_of("+-") != std::string_view::npos && !has_exponent) {
    return {};
  }
  if (is_whole && (n_digits == 8 || n_digits == 14) && magnitude.size() == text.size()) return {};
  if (!is_whole && !has_exponent && magnitude.find('.') != magnitude.rfind('.')) return {};
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) throw Refused{kUnknown};
  const double size = std::abs(value);
  double unit = 0;  // microseconds of one
  if (size >= 1e8 && size < 1e10) unit = 1e6;
  if (size >= 1e12 && size < 1e13) unit = 1e3;
  if (size >= 1e15 && size < 1e16) unit = 1;
  if (size >= 1e18 && size < 1e19) unit = 1e-3;
  if (unit == 0) throw Refused{kEpoch};
  std::int64_t whole = 0;
  if (is_whole &&
      std::from_chars(text.data(), text.data() + text.size(), whole).ec == std::errc{}) {
    const std::int64_t microseconds =
        unit >= 1 ? whole * static_cast<std::int64_t>(unit) : whole / 1000;
    return ParsedDate{microseconds, 0, true, true};
  }
  return ParsedDate{static_cast<std::int64_t>(std::round(value * unit)), 0, true, true};
}

}  // namespace

std::optional<ParsedDate> parse_date(std::string_view text, std::string_view* reason) noexcept {
  const auto begin = text.find_first_not_of(" \t\r\n");
  const auto end = text.find_last_not_of(" \t\r\n");
  try {
    if (begin == std::string_view::npos) throw Refused{"empty"};
    text = text.substr(begin, end - begin + 1);
    if (text.size() > kLongest) throw Refused{kUnknown};
    if (const auto date = read_epoch(text)) return date;
    return DateReader(text).read();
  } catch (const Refused& refused) {
    if (reason != nullptr) *reason = refused.reason;
    return std::nullopt;
  }
}

std::string format_date(const ParsedDate& date) {
  using std::chrono::floor;
  using std::chrono::microseconds;
  const std::chrono::sys_time<microseconds> local{
      microseconds{date.utc_microseconds + date.offset_minutes * kMinute}};
  const sys_days midnight = floor<days>(local);
  const year_month_day day_of{midnight};
  const auto time = static_cast<long long>((local - midnight).count());
  std::array<char, 64> buffer{};
  int size =
      std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(day_of.year()),
                    static_cast<unsigned>(day_of.month()), static_cast<unsigned>(day_of.day()));
  std::string text(buffer.data(), static_cast<std::size_t>(size));
  if (!date.has_time) return text;
  size = std::snprintf(buffer.data(), buffer.size(), "T%02lld:%02lld:%02lld", time / 3'600'000'000,
                       time / kMinute % 60, time / kSecond % 60);
  text.append(buffer.data(), static_cast<std::size_t>(size));
  if (time % kSecond != 0) {
    size = std::snprintf(buffer.data(), buffer.size(), ".%06lld", time % kSecond);
    text.append(buffer.data(), static_cast<std::size_t>(size));
  }
  if (date.has_offset) {
    const int minutes = std::abs(static_cast<int>(date.offset_minutes));
    size = std::snprintf(buffer.data(), buffer.size(), "%c%02d:%02d",
                         date.offset_minutes < 0 ? '-' : '+', minutes / 60, minutes % 60);
    text.append(buffer.data(), static_cast<std::size_t>(size));
  }
  return text;
}

}  // namespace broadsheet::article
