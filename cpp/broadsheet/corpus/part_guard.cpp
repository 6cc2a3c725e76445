#include "broadsheet/corpus/part_guard.hpp"

#include <algorithm>
#include <utility>

namespace broadsheet::corpus {
namespace {

struct Range {
  std::size_t first;
  std::size_t last;
};

// What offsets, checked here, say of their items [first, last).
Range range_of(const Column<std::int64_t>& offsets, Range items) {
  offsets.require(items.first, items.last + 1);
  return {static_cast<std::size_t>(offsets[items.first]),
          static_cast<std::size_t>(offsets[items.last])};
}

void require_strings(const StringColumn& strings, Range items) {
  const Range bytes = range_of(strings.starts, items);
  strings.bytes.require(bytes.first, bytes.last);
}

}  // namespace

PartGuard::PartGuard(const Part& part, Column<std::uint8_t> kinds, Column<std::uint16_t> rules)
    : part_(part),
      kinds_(std::move(kinds)),
      rules_(std::move(rules)),
      checked_(std::make_unique<std::atomic<std::uint8_t>[]>(
          static_cast<std::size_t>(part.n_articles() / kArticles + 1))) {}

void PartGuard::require(Part::Aspect aspect, std::int64_t first, std::int64_t last) const {
  for (std::int64_t block = first / kArticles; block * kArticles < last; ++block) {
    require(aspect, block * kArticles);
  }
}

void PartGuard::require_sentences() const {
  if (sentences_checked_.load(std::memory_order_acquire)) return;
  part_.sentence_starts.require_all();
  sentences_checked_.store(true, std::memory_order_release);
}

void PartGuard::check(std::size_t block, Part::Aspect aspect, std::uint8_t bit) const {
  const auto first = block * static_cast<std::size_t>(kArticles);
  const auto last = std::min(first + static_cast<std::size_t>(kArticles),
                             static_cast<std::size_t>(part_.n_articles()));
  switch (aspect) {
    case Part::Aspect::tokens:
      check_tokens(first, last);
      break;
    case Part::Aspect::text:
      check_text(first, last);
      break;
    case Part::Aspect::fields:
      check_fields(first, last);
      break;
  }
  checked_[block].fetch_or(bit, std::memory_order_acq_rel);
}

void PartGuard::check_tokens(std::size_t first, std::size_t last) const {
  const Range segments = range_of(part_.article_segments, {first, last});
  const Range tokens = range_of(part_.segment_tokens, segments);
  part_.segment_flags.require(segments.first, segments.last);
  kinds_.require(segments.first, segments.last);
  part_.tokens.require(tokens.first, tokens.last);
}

void PartGuard::check_text(std::size_t first, std::size_t last) const {
  const Range segments = range_of(part_.article_segments, {first, last});
  require_strings(part_.texts, {first, last});
  part_.segment_begins.require(segments.first, segments.last);
  part_.segment_ends.require(segments.first, segments.last);
  part_.segment_kinds.require(segments.first, segments.last);
  part_.segment_rules.require(segments.first, segments.last);
  part_.line_keys.require(segments.first, segments.last);
  rules_.require(segments.first, segments.last);
  const Range tokens = range_of(part_.segment_tokens, segments);
  part_.gaps.require(tokens.first, tokens.last);
  part_.lengths.require(tokens.first, tokens.last);
}

void PartGuard::check_fields(std::size_t first, std::size_t last) const {
  for (const StringColumn* strings : {&part_.ids, &part_.authors, &part_.fields}) {
    require_strings(*strings, {first, last});
  }
  part_.outlets.require(first, last);
  part_.dates.require(first, last);
  part_.date_offsets.require(first, last);
  part_.date_forms.require(first, last);
  part_.title_added.require(first, last);
}

}  // namespace broadsheet::corpus
