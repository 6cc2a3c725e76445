#include "broadsheet/article/quotes.hpp"

#include <algorithm>
#include <optional>

#include "broadsheet/article/clause_words.hpp"
#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/sources.hpp"
#include "broadsheet/article/speaker.hpp"

namespace broadsheet::article {
namespace {

bool is_mark(std::string_view text, std::uint32_t at, std::size_t& size) {
  for (const std::string_view mark :
       {std::string_view{"\""}, std::string_view{"\u201c"}, std::string_view{"\u201d"},
        std::string_view{"\u201e"}, std::string_view{"\u00ab"}, std::string_view{"\u00bb"},
        std::string_view{"\u2018"}, std::string_view{"\u2019"}, std::string_view{"\u2014"},
        std::string_view{"\u2013"}}) {
    if (text.substr(at).starts_with(mark)) {
      size = mark.size();
      return true;
    }
  }
  return false;
}

// Speech without its marks and the blanks inside them.
TextRange without_marks(std::string_view text, const Segment& segment, bool& closed) {
  TextRange range{segment.begin, segment.end};
  std::size_t size = 0;
  if (is_mark(text, range.begin, size)) range.begin += static_cast<std::uint32_t>(size);
  closed = false;
  for (const std::uint32_t back : {1U, 2U, 3U}) {
    if (range.end < range.begin + back) break;
    if (is_mark(text, range.end - back, size) && size == back) {
      range.end -= back;
      closed = true;
      break;
    }
  }
  const std::string_view inside = trim(text.substr(range.begin, range.end - range.begin));
  range.begin = static_cast<std::uint32_t>(inside.data() - text.data());
  range.end = range.begin + static_cast<std::uint32_t>(inside.size());
  return range;
}

// The quotations of one paragraph with the stretches between them.
class Paragraph {
 public:
  Paragraph(std::string_view text, std::span<const Segment> segments) : text_(text) {
    for (const Segment& segment : segments) {
      if ((segment.flags & kQuote) != 0) {
        quotes_.push_back(segment);
      } else if (!clauses_.empty() && clauses_.back().end == segment.begin) {
        clauses_.back().end = segment.end;  // the outlet's own name is a part of the clause
      } else {
        clauses_.push_back({segment.begin, segment.end});
      }
    }
  }

  // Adds the attributed quotations. `open` is the speaker of speech that an earlier paragraph
  // left open.
  void find(std::optional<Speaker>& open, std::vector<AttributedQuote>& out) {
    std::vector<std::optional<Speaker>> speaking(quotes_.size());
    for (std::size_t i = 0; i < quotes_.size(); ++i) speaking[i] = attribute(i);
    for (std::size_t i = 1; i < quotes_.size(); ++i) {
      if (!speaking[i] && speaking[i - 1] && goes_on(i)) speaking[i] = speaking[i - 1];
    }
    for (std::size_t i = quotes_.size(); i-- > 1;) {
      if (!speaking[i - 1] && speaking[i] && adjoins(i)) speaking[i - 1] = speaking[i];
    }
    if (open && !quotes_.empty() && !speaking[0] && quotes_[0].begin == line_begin())
      speaking[0] = open;
    open.reset();
    for (std::size_t i = 0; i < quotes_.size(); ++i) {
      bool closed = false;
      const TextRange quote = without_marks(text_, quotes_[i], closed);
      if (!speaking[i]) continue;
      out.push_back({quote, speaking[i]->speaker, speaking[i]->verb});
      if (!closed && i + 1 == quotes_.size()) open = speaking[i];
    }
  }

 private:
  [[nodiscard]] std::uint32_t line_begin() const {
    const std::uint32_t clause = clauses_.empty() ? quotes_[0].begin : clauses_[0].begin;
    return std::min(clause, quotes_[0].begin);
  }

  [[nodiscard]] std::optional<TextRange> clause_after(std::size_t i) const {
    const auto at = std::lower_bound(
        clauses_.begin(), clauses_.end(), quotes_[i].end,
        [](const TextRange& clause, std::uint32_t end) { return clause.begin < end; });
    return at != clauses_.end() && at->begin == quotes_[i].end ? std::optional(*at) : std::nullopt;
  }

  [[nodiscard]] std::optional<TextRange> clause_before(std::size_t i) const {
    const auto at = std::lower_bound(
        clauses_.begin(), clauses_.end(), quotes_[i].begin,
        [](const TextRange& clause, std::uint32_t begin) { return clause.end < begin; });
    return at != clauses_.end() && at->end == quotes_[i].begin ? std::optional(*at) : std::nullopt;
  }

  [[nodiscard]] std::optional<Speaker> attribute(std::size_t i) const {
    if (const auto after = clause_after(i); after && !begins_sentence(i, *after)) {
      if (auto speaker = speaker_after(text_, *after)) return speaker;
    }
    if (const auto before = clause_before(i)) {
      if (auto speaker = speaker_before(text_, *before)) return speaker;
    }
    return std::nullopt;
  }

  // `He called it "serious." Sen. Renner said ...`: a sentence of its own.
  [[nodiscard]] bool begins_sentence(std::size_t i, TextRange after) const {
    bool closed = false;
    const TextRange quote = without_marks(text_, quotes_[i], closed);
    if (quote.empty() || text_[quote.end - 1] != '.') return false;
    const ClauseWords words(text_, after);
    return words.size() > 0 && words[0].capital;
  }

  // `"...," she said. "They came."`: the clause between ends there, the next quotation is
  // still hers.
  [[nodiscard]] bool goes_on(std::size_t i) const {
    const auto between = clause_before(i);
    if (!between || between->begin != quotes_[i - 1].end) return !between;
    const std::string_view clause =
        trim(text_.substr(between->begin, between->end - between->begin));
    if (clause.empty()) return true;
    const ClauseWords words(text_, *between);
    for (std::size_t word = 1; word < words.size(); ++word) {
      if (words.sentence_ends(word)) return false;
    }
    return clause.back() == '.' || clause.back() == ',' || clause.back() == ':';
  }

  // `"We are tired," Ms. Okafor said`: nothing but a blank or a short bridge in between.
  [[nodiscard]] bool adjoins(std::size_t i) const {
    const auto between = clause_before(i);
    if (!between) return true;
    const std::string_view clause =
        trim(text_.substr(between->begin, between->end - between->begin));
    return clause.empty();
  }

  std::string_view text_;
  std::vector<Segment> quotes_;
  std::vector<TextRange> clauses_;
};

// Calls visit(segments of one line) for every line that may be counted as text.
template <typename Visit>
void for_each_paragraph(std::span<const Segment> segments, Visit&& visit) {
  std::size_t i = 0;
  while (i < segments.size()) {
    std::size_t next = i + 1;
    while (next < segments.size() && (segments[next].flags & kStartsLine) == 0) ++next;
    std::size_t from = i;
    if (segments[from].kind == LineKind::dateline) ++from;
    const auto is_text = [](const Segment& segment) {
      return segment.kind == LineKind::paragraph || (segment.flags & kOutlet) != 0;
    };
    if (from < next && is_text(segments[from])) visit(segments.subspan(from, next - from));
    i = next;
  }
}

}  // namespace

std::vector<AttributedQuote> find_quotes(std::string_view text, std::span<const Segment> segments) {
  std::vector<AttributedQuote> quotes;
  std::optional<Speaker> open;
  for_each_paragraph(segments, [&](std::span<const Segment> paragraph) {
    Paragraph(text, paragraph).find(open, quotes);
  });
  return quotes;
}

std::vector<Attribution> find_attributions(std::string_view text,
                                           std::span<const Segment> segments) {
  std::vector<Attribution> found;
  for_each_paragraph(segments, [&](std::span<const Segment> paragraph) {
    const auto is_quote = [&](std::size_t i) {
      return i < paragraph.size() && (paragraph[i].flags & kQuote) != 0;
    };
    for (std::size_t i = 0; i < paragraph.size(); ++i) {
      if (is_quote(i)) continue;
      std::size_t last = i;  // the outlet's own name is a part of the clause
      while (last + 1 < paragraph.size() && !is_quote(last + 1)) ++last;
      const Beside beside{i > 0, last + 1 < paragraph.size()};
      find_sources(text, {paragraph[i].begin, paragraph[last].end}, paragraph.back().end, beside,
                   found);
      i = last;
    }
  });
  return found;
}

}  // namespace broadsheet::article
