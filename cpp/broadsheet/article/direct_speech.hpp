#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace broadsheet::article {

/// A quotation mark in a text: where it stands and how it looks.
struct QuoteMark {
  enum class Form : std::uint8_t {
    straight,         // "
    curly_open,       // U+201C: opens in English, closes in German
    curly_close,      // U+201D
    low_open,         // U+201E: opens in German
    guillemet_left,   // U+00AB: opens in French and Spanish
    guillemet_right,  // U+00BB: closes; in German books it opens
    single_open       // U+2018: opens in British papers; its closing mark is the apostrophe
  };
  std::uint32_t position = 0;
  Form form = Form::straight;
};

/// A stretch of direct speech with its quotation marks.
struct Speech {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool closed = true;  // false: the quotation runs to the paragraph's end without a mark
};

/// Appends the direct speech in text[begin, end), a paragraph, given the quotation marks in
/// it in order. Quotations of fewer than three words count only where punctuation stands
/// before the closing mark ("Yes," he said) or a comma and who said it behind it ("Yes", he
/// said), so a title or a doubted word is none; neither is a title of several words ("The
/// Song of the Lark"). Single marks hold speech only with such punctuation. A mark that opens
/// and is never closed opens speech to the paragraph's end, but not a single one. Inch marks
/// after a digit are no quotation marks.
void find_direct_speech(std::string_view text, std::uint32_t begin, std::uint32_t end,
                        std::span<const QuoteMark> marks, std::vector<Speech>& out);

/// Appends the speech of a paragraph of dialogue: a dash opens it, and a dash with a verb of
/// speech behind it ends it (U+2014 No hay dinero U+2014dijo Ortega). Nothing without one.
void find_dialogue(std::string_view text, std::uint32_t begin, std::uint32_t end,
                   std::vector<Speech>& out);

}  // namespace broadsheet::article
