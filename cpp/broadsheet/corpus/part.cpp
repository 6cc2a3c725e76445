#include "broadsheet/corpus/part.hpp"

#include <algorithm>

#include "broadsheet/corpus/part_guard.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::uint8_t kWide = 255;

}  // namespace

void Part::require_guarded(Aspect aspect, std::int64_t article) const {
  guard->require(aspect, article);
}

void Part::require_all(std::int64_t first, std::int64_t last) const {
  if (!guard || first >= last) return;
  for (const Aspect aspect : {Aspect::tokens, Aspect::text, Aspect::fields}) {
    guard->require(aspect, first, last);
  }
  guard->require_sentences();
}

void Part::require_sentences() const {
  if (guard) guard->require_sentences();
}

SpanCursor::SpanCursor(const Part& part, std::int64_t segment)
    : part_(part),
      token_(part.segment_tokens[static_cast<std::size_t>(segment)]),
      last_(part.segment_tokens[static_cast<std::size_t>(segment) + 1]),
      begin_(part.segment_begins[static_cast<std::size_t>(segment)]),
      end_(begin_) {
  if (done()) return;
  part.gaps.require(static_cast<std::size_t>(token_), static_cast<std::size_t>(last_));
  part.lengths.require(static_cast<std::size_t>(token_), static_cast<std::size_t>(last_));
  read();
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
