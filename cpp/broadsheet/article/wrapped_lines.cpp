#include "broadsheet/article/wrapped_lines.hpp"

#include <algorithm>
#include <string>

#include "broadsheet/article/bylines.hpp"
#include "broadsheet/article/line_rules.hpp"
#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/rules.hpp"

namespace broadsheet::article {
namespace {

constexpr std::size_t kFullLine = 40;      // bytes: shorter ones end before the margin
constexpr std::size_t kLongestLine = 110;  // bytes, of text that is wrapped throughout
constexpr std::size_t kFewestJoined = 2;
constexpr int kManyWords = 64;
constexpr int kLongestTitle = 25;  // words

bool begins_small(std::string_view text) noexcept {
  if (is_lower(text.front())) return true;
  const auto first = static_cast<unsigned char>(text.front());
  const auto second = static_cast<unsigned char>(text.size() > 1 ? text[1] : '\0');
  return first == 0xC3 && second >= 0x9F;
}

// Whether the line above was broken at the margin, as far as its own shape tells.
bool is_broken(const Line& above) noexcept {
  return above.text.size() >= kFullLine && !ends_sentence(above.text) && above.text.back() != ':';
}

// A small letter goes on with what stands above, but for a byline below the title.
bool goes_on(std::span<const Line> lines, std::size_t i) {
  const Line& line = lines[i];
  if (line.after_blank || !begins_small(line.text) || !is_broken(lines[i - 1])) return false;
  if (line.rule == number(Rule::time_stamp)) return false;  // "on Sept. 14, 2013 at 8:12 am"
  return i > 1 || !is_byline(line.text, line.words);
}

// The paragraph as one line judged by the rules, its verdict given to all its lines.
void judge_paragraph(std::span<Line> lines) {
  std::string text;
  LineHints hints;
  int words = 0;
  for (const Line& line : lines) {
    if (!text.empty()) text.push_back(' ');
    text.append(line.text);
    words += line.words;
    hints.at_sign |= line.hints.at_sign;
    hints.bar |= line.hints.bar;
    hints.copyright |= line.hints.copyright;
    hints.slash |= line.hints.slash;
    hints.parenthesis |= line.hints.parenthesis;
    hints.quotation |= line.hints.quotation;
  }
  Verdict verdict = judge_line(text, std::min(words, kManyWords), hints);
  if (verdict.rule == number(Rule::bracketed_insertion)) verdict = {};  // a link has one line
  for (Line& line : lines) {
    line.wrapped = true;
    line.kind = verdict.kind;
    line.rule = verdict.rule;
  }
}

// A headline of two lines, which no stop ends.
bool is_title(std::span<const Line> lines, std::size_t begin, std::size_t end) {
  int words = 0;
  for (std::size_t i = begin; i < end; ++i) words += lines[i].words;
  return begin == 0 && end - begin == 2 && end < lines.size() && lines[end].after_blank &&
         words <= kLongestTitle && !ends_sentence(lines[end - 1].text);
}

}  // namespace

void join_wrapped_lines(std::span<Line> lines) {
  std::size_t joined = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) joined += goes_on(lines, i) ? 1 : 0;
  if (joined == 0) return;
  const bool throughout =
      joined >= kFewestJoined && std::none_of(lines.begin(), lines.end(), [](const Line& line) {
        return line.text.size() > kLongestLine;
      });
  const auto joins = [&](std::size_t i) {
    if (throughout && !lines[i].after_blank && is_broken(lines[i - 1])) return true;
    return goes_on(lines, i) &&
           (joined >= kFewestJoined || lines[i].words >= 5 || ends_sentence(lines[i].text));
  };
  for (std::size_t begin = 0, end = 0; begin < lines.size(); begin = end) {
    end = begin + 1;
    while (end < lines.size() && joins(end)) ++end;
    if (end - begin >= 2 && !is_title(lines, begin, end))
      judge_paragraph(lines.subspan(begin, end - begin));
  }
}

}  // namespace broadsheet::article
