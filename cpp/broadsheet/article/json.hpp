#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "broadsheet/base/error.hpp"
#include "broadsheet/text/utf8.hpp"

namespace broadsheet::article {

/// How many objects and arrays may be open at once.
inline constexpr int kMaxJsonDepth = 512;

enum class JsonKind : unsigned char { object, array, string, number, boolean, null };

/// "an object", "a number" ...: for messages.
[[nodiscard]] std::string_view name_of(JsonKind kind) noexcept;

/// Appends a UTF-8 string as a JSON string: in quotes, with quotes, backslashes and control
/// characters escaped, all else as it is.
void append_json_string(std::string_view utf8, std::string& out);

/// Overwrites, in valid JSON, each escape that is half of a surrogate pair without its other
/// half by that of U+FFFD, which is as long.
void replace_lone_surrogates(std::span<char> json) noexcept;

/// Reads JSON (RFC 8259) from front to back, without recursion and without building anything.
///
/// Strict: no comments, no trailing commas, no NaN; strings are valid UTF-8 and surrogate
/// escapes come in pairs. What is passed over is checked as well as what is read. Every
/// failure is a FormatError whose place is where the JSON is wrong.
class JsonCursor {
 public:
  /// `where` is the place of the first byte. `out` takes strings that had escapes: as many
  /// bytes as the JSON has, and 16 more. JSON and `where` must outlive the cursor.
  JsonCursor(std::string_view json, const Place& where, char* out,
             text::OnInvalid on_lone_surrogate = text::OnInvalid::raise) noexcept;

  /// The kind of the value that comes next.
  [[nodiscard]] JsonKind kind();

  /// Reads a string: a view of the JSON itself or, if it had escapes, of `out`.
  std::string_view read_string();

  /// Reads a number and returns its literal text.
  std::string_view read_number();

  /// Passes over a value of any kind, checking it.
  void skip_value();

  /// Enters an object or array, where one comes next; leaves it by next_member, next_item.
  void enter(char opening);

  /// Reads the next key and its colon, or leaves the object and returns false.
  bool next_member(std::string_view& key);

  /// Moves to the next item, or leaves the array and returns false.
  bool next_item();

  /// Requires that nothing but white space is left.
  void expect_end();

  /// Where the next value, key or sign begins: white space is passed over.
  [[nodiscard]] const char* position() noexcept;

  /// Where what was read last ended.
  [[nodiscard]] const char* end_of_last() const noexcept { return at_; }

  /// Where the key that was read last begins, its quote included.
  [[nodiscard]] const char* key_position() const noexcept { return key_at_; }

  /// The unused rest of what was given as `out`.
  [[nodiscard]] char* out() const noexcept { return out_; }
  void set_out(char* out) noexcept { out_ = out; }

  /// Lone surrogate escapes that became U+FFFD.
  [[nodiscard]] std::size_t n_replaced() const noexcept { return n_replaced_; }

  /// Throws a FormatError for a place in the JSON.
  [[noreturn]] void fail(const char* at, const std::string& message) const;

 private:
  std::string_view read_escaped(const char* begin, bool non_ascii);
  void read_escape();
  char32_t read_hex();
  void skip_string();
  void check_utf8(const char* begin, const char* end) const;
  void skip_space() noexcept;
  void read_word(std::string_view word);
  bool take(char sign) noexcept;
  [[noreturn]] void fail_expecting(const std::string& what) const;

  const char* begin_;
  const char* at_;
  const char* end_;
  const char* key_at_ = nullptr;
  const Place& where_;
  char* out_;
  std::size_t n_replaced_ = 0;
  text::OnInvalid on_lone_surrogate_;
  bool first_ = false;  // just entered: no comma before the next member or item
  int depth_ = 0;
};

}  // namespace broadsheet::article
