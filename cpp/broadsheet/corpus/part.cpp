#include "broadsheet/corpus/part.hpp"

#include <algorithm>

namespace broadsheet::corpus {
namespace {

constexpr std::uint8_t kWide = 255;

}  // namespace

SpanCursor::SpanCursor(const Part& part, std::int64_t segment) noexcept
    : part_(part),
      token_(part.segment_tokens[static_cast<std::size_t>(segment)]),
      last_(part.segment_tokens[static_cast<std::size_t>(segment) + 1]),
      begin_(part.segment_begins[static_cast<std::size_t>(segment)]),
      end_(begin_) {
  if (!done()) read();
}

void SpanCursor::next() noexcept {
  ++token_;
  if (!done()) read();
}

void SpanCursor::read() noexcept {
  const auto token = static_cast<std::size_t>(token_);
  std::uint32_t gap = part_.gaps[token];
  std::uint32_t length = part_.lengths[token];
  if (gap == kWide) {
    const auto* wide = std::lower_bound(
        part_.wide_spans.begin(), part_.wide_spans.end(), token_,
        [](const WideSpan& span, TokenIndex wanted) { return span.token < wanted; });
    gap = wide->gap;
    length = wide->length;
  }
  begin_ = end_ + gap;
  end_ = begin_ + length;
}

}  // namespace broadsheet::corpus
