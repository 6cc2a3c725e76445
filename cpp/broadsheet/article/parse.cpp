#include "broadsheet/article/parse.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <string>

#include "broadsheet/article/dateline.hpp"
#include "broadsheet/article/direct_speech.hpp"
#include "broadsheet/article/line_rules.hpp"
#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/marked_bytes.hpp"
#include "broadsheet/article/neighbours.hpp"
#include "broadsheet/article/outlet_mentions.hpp"
#include "broadsheet/article/rules.hpp"
#include "broadsheet/article/wrapped_lines.hpp"
#include "broadsheet/base/error.hpp"

namespace broadsheet::article {
namespace {

constexpr int kManyWords = 64;
constexpr std::size_t kLongLine = 480;  // bytes that surely hold so many words
constexpr std::size_t kEarlyLines = 5;

// Cuts a text into lines in one pass, remembering the quotation marks and hints of each.
class LineReader {
 public:
  LineReader(std::string_view text, std::vector<Line>& lines, std::vector<QuoteMark>& marks)
      : text_(text), lines_(lines), marks_(marks) {}

  void read() {
    for_each_marked_byte(text_, [this](std::size_t i) { visit(static_cast<std::uint32_t>(i)); });
    end_line(static_cast<std::uint32_t>(text_.size()), 0);
  }

 private:
  void visit(std::uint32_t i) {
    if (i < begin_) return;  // the LF of a CRLF
    switch (static_cast<unsigned char>(text_[i])) {
      case '\n':
        end_line(i, 1);
        break;
      case '\r':
        end_line(i, i + 1 < text_.size() && text_[i + 1] == '\n' ? 2 : 1);
        break;
      case '"':
        marks_.push_back({i, QuoteMark::Form::straight});
        break;
      case '@':
        hints_.at_sign = true;
        break;
      case '|':
        hints_.bar = true;
        break;
      case '/':
        hints_.slash = true;
        break;
      case '(':
        hints_.parenthesis = true;
        break;
      case 0xC2:
        visit_latin(i);
        break;
      default:
        visit_punctuation(i);
        break;
    }
  }

  void visit_latin(std::uint32_t i) {
    if (i + 1 >= text_.size()) return;
    switch (static_cast<unsigned char>(text_[i + 1])) {
      case 0x85:
        end_line(i, 2);
        break;
      case 0xA9:
        hints_.copyright = true;
        break;
      case 0xAB:
        marks_.push_back({i, QuoteMark::Form::guillemet_left});
        break;
      case 0xBB:
        marks_.push_back({i, QuoteMark::Form::guillemet_right});
        break;
      default:
        break;
    }
  }

  void visit_punctuation(std::uint32_t i) {
    if (i + 2 >= text_.size() || static_cast<unsigned char>(text_[i + 1]) != 0x80) return;
    switch (static_cast<unsigned char>(text_[i + 2])) {
      case 0x98:
        marks_.push_back({i, QuoteMark::Form::single_open});
        break;
      case 0x9C:
        marks_.push_back({i, QuoteMark::Form::curly_open});
        break;
      case 0x9D:
        marks_.push_back({i, QuoteMark::Form::curly_close});
        break;
      case 0x9E:
        marks_.push_back({i, QuoteMark::Form::low_open});
        break;
      case 0xA8:
      case 0xA9:
        end_line(i, 3);
        break;
      default:
        break;
    }
  }

  void end_line(std::uint32_t end, std::uint32_t terminator) {
    const std::string_view trimmed = trim(text_.substr(begin_, end - begin_));
    if (!trimmed.empty()) {
      Line line;
      line.begin = begin_;
      line.end = end;
      line.text = trimmed;
      line.first_mark = first_mark_;
      line.n_marks = static_cast<std::uint32_t>(marks_.size()) - first_mark_;
      line.hints = hints_;
      line.after_blank = after_blank_;
      lines_.push_back(line);
    } else {
      marks_.resize(first_mark_);
    }
    after_blank_ = trimmed.empty();
    begin_ = end + terminator;
    first_mark_ = static_cast<std::uint32_t>(marks_.size());
    hints_ = {};
  }

  std::string_view text_;
  std::vector<Line>& lines_;
  std::vector<QuoteMark>& marks_;
  std::uint32_t begin_ = 0;
  std::uint32_t first_mark_ = 0;
  bool after_blank_ = true;
  LineHints hints_;
};

// A single mark may stand for an apostrophe.
bool has_quotation(std::span<const QuoteMark> marks) noexcept {
  return std::any_of(marks.begin(), marks.end(), [](const QuoteMark& mark) {
    return mark.form != QuoteMark::Form::single_open;
  });
}

// As dialogue in Spanish and French does.
bool opens_with_dash(std::string_view line) noexcept {
  return line.starts_with("\u2014") || line.starts_with("\u2013");
}

std::uint32_t offset_in(std::string_view text, std::string_view part) {
  return static_cast<std::uint32_t>(part.data() - text.data());
}

std::uint8_t flags_of(const Line& line) noexcept {
  return static_cast<std::uint8_t>(line.wrapped ? kStartsLine | kWrapped : kStartsLine);
}

// "BIDEN - We will not.": a transcript names its speakers as datelines name places, but more than
// once.
bool repeats_dateline(std::span<const Line> lines) {
  const auto early = lines.first(std::min(lines.size(), kEarlyLines));
  return std::any_of(early.begin(), early.end(), [&](const Line& line) {
    const std::string_view opening = line.text.substr(0, dateline_length(line.text, true));
    return !opening.empty() && opening.find('(') == std::string_view::npos &&
           std::count_if(lines.begin(), lines.end(),
                         [&](const Line& other) { return other.text.starts_with(opening); }) > 1;
  });
}

// Writes the segments of paragraphs, in order: dateline, then speech and what is between, the
// outlet's own name apart.
class ParagraphSplitter {
 public:
  ParagraphSplitter(std::string_view text, ParseOptions options, std::span<const QuoteMark> marks,
                    std::span<const OutletMention> mentions, std::vector<Segment>& out)
      : text_(text), options_(options), marks_(marks), mentions_(mentions), out_(out) {}

  void split(const Line& line, bool early) {
    std::uint32_t from = line.begin;
    std::uint8_t flags = flags_of(line);
    if (options_.split_datelines) {
      if (const std::size_t length = dateline_length(line.text, early); length != 0) {
        const auto end = static_cast<std::uint32_t>(offset_in(text_, line.text) + length);
        out_.push_back({from, end, LineKind::dateline, flags, number(Rule::dateline)});
        from = end;
        flags = 0;
      }
    }
    speech_.clear();
    if (options_.split_quotes && line.n_marks != 0)
      find_direct_speech(text_, from, line.end, marks_.subspan(line.first_mark, line.n_marks),
                         speech_);
    if (options_.split_quotes && opens_with_dash(line.text))
      find_dialogue(text_, from, line.end, speech_);
    for (const Speech& speech : speech_) {
      if (speech.begin < from) continue;
      add_plain(line, from, speech.begin, flags);
      add(speech.begin, speech.end, line.kind, kQuote, number(Rule::direct_speech), flags);
      from = speech.end;
    }
    add_plain(line, from, line.end, flags);
  }

  // A title or heading: nothing but the outlet's own name stands apart.
  void split_heading(const Line& line) {
    std::uint8_t flags = flags_of(line);
    add_plain(line, line.begin, line.end, flags);
  }

 private:
  void add(std::uint32_t begin, std::uint32_t end, LineKind kind, std::uint8_t more,
           std::uint16_t rule, std::uint8_t& flags) {
    if (begin == end) return;
    out_.push_back({begin, end, kind, static_cast<std::uint8_t>(flags | more), rule});
    flags = 0;
  }

  // The writer's own words, in which the outlet may be named.
  void add_plain(const Line& line, std::uint32_t begin, std::uint32_t end, std::uint8_t& flags) {
    while (!mentions_.empty() && mentions_.front().begin < begin) mentions_ = mentions_.subspan(1);
    for (; !mentions_.empty() && mentions_.front().end <= end; mentions_ = mentions_.subspan(1)) {
      const auto [first, last] = mentions_.front();
      add(begin, first, line.kind, 0, line.rule, flags);
      add(first, last, LineKind::owner, kOutlet, number(Rule::own_outlet), flags);
      begin = last;
    }
    add(begin, end, line.kind, 0, line.rule, flags);
  }

  std::string_view text_;
  ParseOptions options_;
  std::span<const QuoteMark> marks_;
  std::span<const OutletMention> mentions_;  // from the paragraph on
  std::vector<Segment>& out_;
  std::vector<Speech> speech_;
};

}  // namespace

void Parser::parse(std::string_view text, bool first_line_is_title_hint, std::vector<Segment>& out,
                   const Origin& origin) const {
  if (text.size() >= std::numeric_limits<std::uint32_t>::max())
    throw LimitError("an article must be shorter than 4 GiB, got " + std::to_string(text.size()) +
                     " bytes; split it");
  std::vector<Line> lines;
  std::vector<QuoteMark> marks;
  lines.reserve(text.size() / 160 + 4);
  LineReader(text, lines, marks).read();
  for (Line& line : lines) {
    line.words = line.text.size() > kLongLine ? kManyWords : count_words(line.text, kManyWords);
    line.hints.quotation = has_quotation(std::span(marks).subspan(line.first_mark, line.n_marks));
    const Verdict verdict = judge_line(line.text, line.words, line.hints);
    line.kind = verdict.kind;
    line.rule = verdict.rule;
  }
  join_wrapped_lines(lines);
  judge_by_neighbours(lines, first_line_is_title_hint, origin);
  std::vector<OutletMention> mentions;
  if (options_.split_outlet && !origin.outlet.empty())
    find_outlet_mentions(text, lines, origin.outlet, mentions);
  ParagraphSplitter splitter(text, options_, marks, mentions, out);
  const std::size_t early = repeats_dateline(lines) ? 0 : kEarlyLines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.kind == LineKind::paragraph) {
      splitter.split(line, i < early);
    } else if (line.kind == LineKind::title || line.kind == LineKind::subheading) {
      splitter.split_heading(line);
    } else {
      out.push_back({line.begin, line.end, line.kind, flags_of(line), line.rule});
    }
  }
}

}  // namespace broadsheet::article
