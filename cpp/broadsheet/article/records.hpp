#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/article/json.hpp"
#include "broadsheet/base/error.hpp"
#include "broadsheet/text/utf8.hpp"

namespace broadsheet::article {

/// The fields that a record of news may have; all others stay together as JSON.
enum class RecordField : std::uint8_t { text, title, outlet, author, date, id };

inline constexpr std::size_t kRecordFields = 6;

/// Which keys of a JSON object hold which field, the preferred first. Spelling decides before
/// case, and case is ignored otherwise ("Title" is a title where there is no "title").
struct RecordFields {
  std::vector<std::string> text, title, outlet, author, date, id;

  /// The names that news collections commonly use.
  [[nodiscard]] static RecordFields recognised();
};

/// One record. Text is valid UTF-8, unescaped; views are of the line or of the scratch memory
/// that it was parsed with, and hold until either changes.
struct Record {
  std::array<std::string_view, kRecordFields> values;
  std::uint8_t present = 0;       // a bit for each field that has a value
  bool text_is_null = false;      // the key is there, its value is null
  std::string_view other_json;    // all other members as one JSON object, "{}" if none
  std::int64_t line = -1;         // from 1
  std::int64_t byte_offset = -1;  // of the line, in its source
  std::size_t n_replaced = 0;     // characters that became U+FFFD

  [[nodiscard]] std::string_view operator[](RecordField field) const noexcept {
    return values[static_cast<std::size_t>(field)];
  }
  [[nodiscard]] bool has(RecordField field) const noexcept {
    return ((present >> static_cast<unsigned>(field)) & 1U) != 0;
  }
};

/// Memory that parsing reuses from line to line; one for each thread.
class RecordScratch {
 private:
  friend class RecordReader;
  char* reserve(std::size_t size);

  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;
  std::string repaired_;
  std::vector<std::string_view> others_;  // runs of members that are no field of ours
};

/// Reads news records from JSON Lines, one object a line, without building a document.
///
/// - Text and title are strings (a title may be a number: 1984); an id or a date is a string
///   or a number, kept as written.
/// - An outlet or author is a string, a list of them (joined by ", "), or an object with a
///   "name"; what of it is not taken stays in other_json.
/// - Of several keys for one field the preferred one with a value other than null counts; the
///   others stay in other_json. The same key of a field twice is an error: one of the two
///   values would be lost. Other keys may repeat; both stay in other_json.
/// - null is no value.
///
/// Immutable, so one reader serves many threads.
class RecordReader {
 public:
  explicit RecordReader(const RecordFields& fields = RecordFields::recognised(),
                        text::OnInvalid on_invalid = text::OnInvalid::raise);

  /// Parses one line, which must be one JSON object. `where` is the place of its first byte.
  /// Throws FormatError whose message holds source, line, rule, value and remedy. A missing
  /// text is no error here: see missing_text.
  void parse_line(std::string_view line, const Place& where, RecordScratch& scratch,
                  Record& record) const;

  /// What to throw, or to list as the reason for skipping, where a parsed record has no text:
  /// names the keys that the line does have.
  [[nodiscard]] FormatError missing_text(std::string_view line, const Record& record,
                                         const Place& where) const;

 private:
  struct Name {
    std::string name;
    RecordField field;
    std::uint32_t rank;  // twice the position in its list
  };
  struct Match {
    RecordField field;
    std::uint32_t rank;  // odd: in another case
  };
  struct Slot;
  struct Members;

  [[nodiscard]] std::optional<Match> find(std::string_view key) const noexcept;
  [[nodiscard]] Slot read_value(JsonCursor& cursor, const Match& match) const;
  void read_members(JsonCursor& cursor, Members& members) const;

  std::vector<Name> names_;                 // by length
  std::array<std::uint32_t, 66> starts_{};  // of each length in names_; longer ones at 64
  text::OnInvalid on_invalid_;
};

/// A line of a buffer, without its line end.
struct Line {
  std::string_view text;
  std::int64_t number;       // from 1
  std::int64_t byte_offset;  // in the source
};

/// Calls work(Line) for each line that is not blank. Lines end with LF or CRLF; the last may
/// lack its end. first_line and first_offset say where the buffer stands in its source; a
/// byte-order mark at offset 0 is passed over.
template <typename Work>
void for_each_line(std::string_view buffer, std::int64_t first_line, std::int64_t first_offset,
                   Work&& work) {
  std::size_t begin = first_offset == 0 && buffer.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  for (std::int64_t number = first_line; begin < buffer.size(); ++number) {
    const char* const start = buffer.data() + begin;
    const void* const found = std::memchr(start, '\n', buffer.size() - begin);
    const std::size_t length =
        found != nullptr ? static_cast<std::size_t>(static_cast<const char*>(found) - start)
                         : buffer.size() - begin;
    std::string_view line(start, length);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
      work(Line{line, number, first_offset + static_cast<std::int64_t>(begin)});
    }
    begin += length + 1;
  }
}

/// Cuts a buffer behind line ends into parts of about part_size bytes: the offsets where parts
/// begin, and the buffer's size at the end. Does not depend on the number of threads.
[[nodiscard]] std::vector<std::size_t> split_at_lines(std::string_view buffer,
                                                      std::size_t part_size);

/// How many line ends a buffer has: what a part adds to the line numbers of the next.
[[nodiscard]] std::int64_t count_line_ends(std::string_view buffer) noexcept;

}  // namespace broadsheet::article
