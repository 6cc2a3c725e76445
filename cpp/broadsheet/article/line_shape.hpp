#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace broadsheet::article {

/// A line without the white space at its ends: spaces, tabs, non-breaking and zero-width
/// spaces, a byte order mark.
[[nodiscard]] std::string_view trim(std::string_view line) noexcept;

/// The words of a line as far as white space tells: runs of bytes that are not spaces,
/// counted up to `limit`.
[[nodiscard]] int count_words(std::string_view line, int limit) noexcept;

/// The same on any processor.
[[nodiscard]] int count_words_portably(std::string_view line, int limit) noexcept;

/// Whether the line ends as a sentence does: a full stop, exclamation or question mark,
/// quotation marks and brackets after it allowed. An ellipsis does not count.
[[nodiscard]] bool ends_sentence(std::string_view trimmed) noexcept;

/// Whether the line holds a quotation mark (straight, curly or a guillemet).
[[nodiscard]] bool has_quotation_mark(std::string_view line) noexcept;

/// Whether a letter or digit, or anything beyond ASCII that is not punctuation, is there.
[[nodiscard]] bool has_word(std::string_view line) noexcept;

/// ASCII letters of a line by case, among its first 200 bytes.
struct Letters {
  int upper = 0;
  int lower = 0;
};
[[nodiscard]] Letters count_letters(std::string_view line) noexcept;

/// Whether a line is in capitals: at least 4 of them and no small letter.
[[nodiscard]] bool is_all_capitals(std::string_view line) noexcept;

/// A line without bullets, dashes, brackets and white space before its first word.
[[nodiscard]] std::string_view without_decoration(std::string_view trimmed) noexcept;

/// A line without the punctuation that may close it after its last word.
[[nodiscard]] std::string_view without_ending(std::string_view trimmed) noexcept;

/// How many bytes of `text` the phrase covers if the text opens with it, else 0. The phrase is
/// in small letters with straight apostrophes and single blanks; the text may have capitals
/// (ASCII and Latin-1), curly apostrophes, no-break spaces and several blanks.
[[nodiscard]] std::size_t match_folded(std::string_view text, std::string_view phrase) noexcept;

/// Up to 8 bytes of the first word of a line, small letters, as a number to look it up by;
/// what stands before the word is skipped as in Opening. 0 where there is no word.
[[nodiscard]] std::uint64_t first_word_key(std::string_view trimmed) noexcept;

/// The last 8 bytes, or fewer, of the last word likewise.
[[nodiscard]] std::uint64_t last_word_key(std::string_view trimmed) noexcept;

[[nodiscard]] constexpr bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_letter(char c) noexcept { return is_upper(c) || is_lower(c); }
[[nodiscard]] constexpr char lower(char c) noexcept {
  return is_upper(c) ? static_cast<char>(c + 32) : c;
}

}  // namespace broadsheet::article
