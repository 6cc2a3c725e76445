#pragma once

#include <cstddef>
#include <cstdint>

namespace broadsheet::text {

/// Word_Break of a code point (UAX #29, Unicode 17.0), in the generated tables' order.
enum class WordBreak : std::uint8_t {
  other,
  cr,
  lf,
  newline,
  extend,
  zwj,
  regional_indicator,
  format,
  katakana,
  hebrew_letter,
  a_letter,
  single_quote,
  double_quote,
  mid_num_let,
  mid_letter,
  mid_num,
  numeric,
  extend_num_let,
  w_seg_space,
};

/// Sentence_Break of a code point (UAX #29, Unicode 17.0), in the generated tables' order.
enum class SentenceBreak : std::uint8_t {
  other,
  cr,
  lf,
  sep,
  extend,
  format,
  sp,
  lower,
  upper,
  o_letter,
  numeric,
  a_term,
  s_continue,
  s_term,
  close,
};

/// What the tables say about one code point.
struct CharacterProperties {
  std::uint8_t word_break;
  std::uint8_t sentence_break;
  std::uint8_t flags;
  std::uint8_t combining_class;
  std::int32_t lower_delta;  // simple lower case minus the code point; 0 unless upper case
};

inline constexpr std::uint8_t kLetter = 1;
inline constexpr std::uint8_t kNumber = 2;
inline constexpr std::uint8_t kUpper = 4;
inline constexpr std::uint8_t kLower = 8;
inline constexpr std::uint8_t kMark = 16;
inline constexpr std::uint8_t kSpace = 32;
inline constexpr std::uint8_t kPictograph = 64;  // Extended_Pictographic outside ASCII
inline constexpr std::uint8_t kNotNfc = 128;     // may stand in a text that is not in form C

namespace tables {

inline constexpr std::size_t kBlockSize = 128;

// kBlockOf[c / 128] ---> block b;  kPropertiesOf[128 b + c % 128] ---> kProperties[...]
extern const CharacterProperties kProperties[];
extern const std::uint16_t kBlockOf[];
extern const std::uint16_t kPropertiesOf[];

}  // namespace tables

/// The properties of a code point; those of an unassigned one beyond U+10FFFF.
[[nodiscard]] inline const CharacterProperties& properties(char32_t code) noexcept {
  if (code > 0x10FFFF) code = 0xFFFF;  // a noncharacter: nothing is known of it
  const std::size_t block = tables::kBlockOf[code / tables::kBlockSize];
  return tables::kProperties[tables::kPropertiesOf[block * tables::kBlockSize +
                                                   code % tables::kBlockSize]];
}

[[nodiscard]] inline WordBreak word_break(char32_t code) noexcept {
  return static_cast<WordBreak>(properties(code).word_break);
}

[[nodiscard]] inline SentenceBreak sentence_break(char32_t code) noexcept {
  return static_cast<SentenceBreak>(properties(code).sentence_break);
}

/// Letter, number or mark: what can make a segment a word.
[[nodiscard]] inline bool is_letter_or_number(char32_t code) noexcept {
  return (properties(code).flags & (kLetter | kNumber)) != 0;
}

/// The simple lower-case form (Turkish capital dotted I becomes "i"); else the same.
[[nodiscard]] inline char32_t lower(char32_t code) noexcept {
  return static_cast<char32_t>(static_cast<std::int32_t>(code) + properties(code).lower_delta);
}

}  // namespace broadsheet::text
