#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "broadsheet/article/line_kind.hpp"
#include "broadsheet/article/line_rules.hpp"
#include "broadsheet/article/parse.hpp"

namespace broadsheet::article {

/// A line of an article that is not blank, as the parser knows it.
struct Line {
  std::uint32_t begin = 0;  // bytes in the article's text
  std::uint32_t end = 0;
  std::string_view text;  // without white space at its ends
  std::uint32_t first_mark = 0;
  std::uint32_t n_marks = 0;  // quotation marks
  int words = 0;              // up to 64
  bool after_blank = false;   // a blank line, or nothing, stands before it
  bool wrapped = false;       // one of several lines that one paragraph was broken into
  LineHints hints;
  LineKind kind = LineKind::paragraph;
  std::uint16_t rule = 0;
};

/// Decides what only a line's place and neighbours tell, given what each is by itself: the
/// title, headings, links listed under "Related", headlines in capitals inside an article,
/// who the author is at the end, section names and credits at the edges.
void judge_by_neighbours(std::span<Line> lines, bool first_line_is_title_hint,
                         const Origin& origin = {});

}  // namespace broadsheet::article
