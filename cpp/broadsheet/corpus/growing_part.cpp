#include "broadsheet/corpus/growing_part.hpp"

#include <algorithm>
#include <utility>

#include "broadsheet/base/copy_past_cache.hpp"
#include "broadsheet/base/parallel.hpp"

namespace broadsheet::corpus {
namespace {

// Calls f(column) for each column of a part that holds one value for each of something.
template <class To, class From, class F>
void for_each_segment_column(To& to, From& from, F&& f) {
  f(to.segment_begins, from.segment_begins);
  f(to.segment_ends, from.segment_ends);
  f(to.segment_kinds, from.segment_kinds);
  f(to.segment_flags, from.segment_flags);
  f(to.segment_rules, from.segment_rules);
  f(to.line_keys, from.line_keys);
}

template <class To, class From, class F>
void for_each_article_column(To& to, From& from, F&& f) {
  f(to.source_lines, from.source_lines);
  f(to.outlets, from.outlets);
  f(to.dates, from.dates);
  f(to.date_offsets, from.date_offsets);
  f(to.date_forms, from.date_forms);
  f(to.title_added, from.title_added);
}

template <class To, class From, class F>
void for_each_string_column(To& to, From& from, F&& f) {
  f(to.texts, from.texts);
  f(to.ids, from.ids);
  f(to.authors, from.authors);
  f(to.fields, from.fields);
  f(to.sources, from.sources);
}

void add(PartExtent& extent, const PartExtent& more) noexcept {
  extent.articles += more.articles;
  extent.segments += more.segments;
  extent.tokens += more.tokens;
  extent.wide_spans += more.wide_spans;
  extent.sentences += more.sentences;
  for (std::size_t i = 0; i < more.bytes.size(); ++i) extent.bytes[i] += more.bytes[i];
}

std::size_t first_wide_span(const GrowingPart& part, TokenIndex token) {
  const auto* found =
      std::lower_bound(part.wide_spans.begin(), part.wide_spans.end(), token,
                       [](const WideSpan& span, TokenIndex wanted) { return span.token < wanted; });
  return static_cast<std::size_t>(found - part.wide_spans.begin());
}

std::size_t first_sentence(const GrowingPart& part, TokenIndex token) {
  const auto* found =
      std::lower_bound(part.sentence_starts.begin(), part.sentence_starts.end(), token);
  return static_cast<std::size_t>(found - part.sentence_starts.begin());
}

// Where article `article` of a part begins.
PartExtent begin_of(const GrowingPart& part, std::size_t article) {
  PartExtent extent;
  extent.articles = article;
  extent.segments = static_cast<std::size_t>(part.article_segments[article]);
  const TokenIndex token = part.segment_tokens[extent.segments];
  extent.tokens = static_cast<std::size_t>(token);
  extent.wide_spans = first_wide_span(part, token);
  extent.sentences = first_sentence(part, token);
  std::size_t i = 0;
  for_each_string_column(part, part, [&](const GrowingStrings& strings, const GrowingStrings&) {
    extent.bytes[i++] = static_cast<std::size_t>(strings.starts[article]);
  });
  return extent;
}

PartExtent minus(const PartExtent& a, const PartExtent& b) {
  PartExtent difference;
  difference.articles = a.articles - b.articles;
  difference.segments = a.segments - b.segments;
  difference.tokens = a.tokens - b.tokens;
  difference.wide_spans = a.wide_spans - b.wide_spans;
  difference.sentences = a.sentences - b.sentences;
  for (std::size_t i = 0; i < a.bytes.size(); ++i) difference.bytes[i] = a.bytes[i] - b.bytes[i];
  return difference;
}

// Calls f(column, n) for every column, n being how much longer it becomes.
template <class GrowingPartOrConst, class F>
void for_each_grown(GrowingPartOrConst& part, const PartExtent& more, F&& f) {
  f(part.tokens, more.tokens);
  f(part.gaps, more.tokens);
  f(part.lengths, more.tokens);
  f(part.wide_spans, more.wide_spans);
  f(part.sentence_starts, more.sentences);
  f(part.segment_tokens, more.segments);
  f(part.article_segments, more.articles);
  for_each_segment_column(part, part, [&](auto& column, auto&) { f(column, more.segments); });
  for_each_article_column(part, part, [&](auto& column, auto&) { f(column, more.articles); });
  std::size_t i = 0;
  for_each_string_column(part, part, [&](auto& strings, auto&) {
    f(strings.bytes, more.bytes[i++]);
    f(strings.starts, more.articles);
  });
}

// Makes every column longer; one that must move gets room for `reserve` times as much and a bit.
void extend(GrowingPart& part, const PartExtent& more, double reserve) {
  for_each_grown(part, more, [&](auto& column, std::size_t n) {
    if (column.size() + n > column.capacity()) {
      const auto all = static_cast<std::size_t>(static_cast<double>(n) * reserve * 1.05);
      column.reserve(column.size() + std::max({n, all, column.size() / 4}));
    }
    column.extend(n);
  });
}

template <class T>
void copy(GrowingArray<T>& to, std::size_t at, const GrowingArray<T>& from, std::size_t begin,
          std::size_t n) {
  if (n > 0) copy_past_cache(to.data() + at, from.data() + begin, n * sizeof(T));
}

// Writes articles [from, from + size) of a part to the place `to` of another.
void copy_articles(GrowingPart& to_part, const PartExtent& to, const GrowingPart& part,
                   const PartExtent& from, const PartExtent& size) {
  copy(to_part.tokens, to.tokens, part.tokens, from.tokens, size.tokens);
  copy(to_part.gaps, to.tokens, part.gaps, from.tokens, size.tokens);
  copy(to_part.lengths, to.tokens, part.lengths, from.tokens, size.tokens);
  const auto shift = static_cast<TokenIndex>(to.tokens) - static_cast<TokenIndex>(from.tokens);
  for (std::size_t i = 0; i < size.wide_spans; ++i) {
    WideSpan span = part.wide_spans[from.wide_spans + i];
    span.token += shift;
    to_part.wide_spans[to.wide_spans + i] = span;
  }
  for (std::size_t i = 0; i < size.sentences; ++i) {
    to_part.sentence_starts[to.sentences + i] = part.sentence_starts[from.sentences + i] + shift;
  }
  for (std::size_t i = 1; i <= size.segments; ++i) {
    to_part.segment_tokens[to.segments + i] = part.segment_tokens[from.segments + i] + shift;
  }
  const auto segment_shift =
      static_cast<std::int64_t>(to.segments) - static_cast<std::int64_t>(from.segments);
  for (std::size_t i = 1; i <= size.articles; ++i) {
    to_part.article_segments[to.articles + i] =
        part.article_segments[from.articles + i] + segment_shift;
  }
  for_each_segment_column(to_part, part, [&](auto& column, const auto& source) {
    copy(column, to.segments, source, from.segments, size.segments);
  });
  for_each_article_column(to_part, part, [&](auto& column, const auto& source) {
    copy(column, to.articles, source, from.articles, size.articles);
  });
  std::size_t i = 0;
  for_each_string_column(to_part, part, [&](GrowingStrings& strings, const GrowingStrings& source) {
    copy(strings.bytes, to.bytes[i], source.bytes, from.bytes[i], size.bytes[i]);
    const auto byte_shift =
        static_cast<std::int64_t>(to.bytes[i]) - static_cast<std::int64_t>(from.bytes[i]);
    for (std::size_t k = 1; k <= size.articles; ++k) {
      strings.starts[to.articles + k] = source.starts[from.articles + k] + byte_shift;
    }
    ++i;
  });
}

StringColumn to_strings(GrowingStrings&& strings) {
  return {to_column(std::move(strings.bytes)), to_column(std::move(strings.starts))};
}

}  // namespace

std::size_t GrowingPart::n_bytes() const noexcept {
  std::size_t n = 0;
  const auto count = [&](const auto& column, const auto&) {
    n += column.size() * sizeof(*column.data());
  };
  for (const auto* column : {&gaps, &lengths}) count(*column, *column);
  count(tokens, tokens);
  count(wide_spans, wide_spans);
  for (const auto* column : {&sentence_starts, &segment_tokens, &article_segments}) {
    count(*column, *column);
  }
  for_each_segment_column(*this, *this, count);
  for_each_article_column(*this, *this, count);
  for_each_string_column(*this, *this, [&](const GrowingStrings& strings, const GrowingStrings&) {
    count(strings.bytes, strings.bytes);
    count(strings.starts, strings.starts);
  });
  return n;
}

void GrowingPart::clear() noexcept {
  tokens.clear();
  gaps.clear();
  lengths.clear();
  wide_spans.clear();
  sentence_starts.clear();
  segment_tokens.shrink(1);
  article_segments.shrink(1);
  for_each_segment_column(*this, *this, [](auto& column, auto&) { column.clear(); });
  for_each_article_column(*this, *this, [](auto& column, auto&) { column.clear(); });
  for_each_string_column(*this, *this, [](GrowingStrings& strings, GrowingStrings&) {
    strings.bytes.clear();
    strings.starts.shrink(1);
  });
}

void GrowingPart::shrink_to_fit() noexcept {
  for_each_grown(*this, {}, [](auto& column, std::size_t) { column.shrink_to_fit(); });
}

void append_articles(GrowingPart& to, std::span<const GrowingRange> ranges, double reserve,
                     unsigned threads) {
  std::vector<PartExtent> from;
  std::vector<PartExtent> sizes;
  std::vector<PartExtent> places;
  PartExtent at = begin_of(to, to.n_articles());
  const PartExtent before = at;
  for (const GrowingRange& range : ranges) {
    from.push_back(begin_of(*range.part, range.begin));
    sizes.push_back(minus(begin_of(*range.part, range.end), from.back()));
    places.push_back(at);
    add(at, sizes.back());
  }
  extend(to, minus(at, before), reserve);
  for_each_chunk(ranges.size(), 1, threads, [&](std::size_t i, std::size_t, std::size_t) {
    copy_articles(to, places[i], *ranges[i].part, from[i], sizes[i]);
  });
}

RoomInPart::RoomInPart(const GrowingRange& range)
    : range_(range),
      from_(begin_of(*range.part, range.begin)),
      size_(minus(begin_of(*range.part, range.end), from_)) {}

bool RoomInPart::fits(const GrowingPart& to) const noexcept {
  bool fits = true;
  for_each_grown(to, size_, [&](const auto& column, std::size_t n) {
    fits = fits && column.size() + n <= column.capacity();
  });
  return fits;
}

void RoomInPart::make(GrowingPart& to, double reserve) {
  place_.articles = to.n_articles();
  place_.segments = to.segment_kinds.size();
  place_.tokens = to.tokens.size();
  place_.wide_spans = to.wide_spans.size();
  place_.sentences = to.sentence_starts.size();
  std::size_t i = 0;
  for_each_string_column(to, to, [&](const GrowingStrings& strings, const GrowingStrings&) {
    place_.bytes[i++] = strings.bytes.size();
  });
  extend(to, size_, reserve);
}

void RoomInPart::fill(GrowingPart& to) const {
  copy_articles(to, place_, *range_.part, from_, size_);
}

Part to_part(GrowingPart&& growing) {
  Part part;
  part.tokens = to_column(std::move(growing.tokens));
  part.gaps = to_column(std::move(growing.gaps));
  part.lengths = to_column(std::move(growing.lengths));
  part.wide_spans = to_column(std::move(growing.wide_spans));
  part.sentence_starts = to_column(std::move(growing.sentence_starts));
  part.segment_tokens = to_column(std::move(growing.segment_tokens));
  for_each_segment_column(
      part, growing, [](auto& column, auto& source) { column = to_column(std::move(source)); });
  part.article_segments = to_column(std::move(growing.article_segments));
  part.texts = to_strings(std::move(growing.texts));
  part.ids = to_strings(std::move(growing.ids));
  part.authors = to_strings(std::move(growing.authors));
  part.fields = to_strings(std::move(growing.fields));
  part.outlets = to_column(std::move(growing.outlets));
  part.dates = to_column(std::move(growing.dates));
  part.date_offsets = to_column(std::move(growing.date_offsets));
  part.date_forms = to_column(std::move(growing.date_forms));
  part.title_added = to_column(std::move(growing.title_added));
  return part;
}

}  // namespace broadsheet::corpus
