#include "broadsheet/text/capitals.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "broadsheet/text/character_masks.hpp"
#include "broadsheet/text/sentences.hpp"

namespace broadsheet::text {

void SentencePass::run() {
  out_.flags_.ensure(out_.size_ + 1, 0);
  std::memset(out_.flags_.data(), 0, out_.size_);
  const BlockMasks* masks = out_.masks_.data();
  for (std::size_t block = 0; block < n_mask_blocks(text_.size()); ++block) {
    std::uint64_t marks = masks[block].terminal;
    for (; marks != 0; marks &= marks - 1) {
      const std::size_t at = block * kMaskBlock + static_cast<std::size_t>(std::countr_zero(marks));
      const std::size_t end = sentence_end(text_, at);
      if (end != kNoSentenceEnd) end_sentence(end);
    }
  }
  end_sentence(text_.size());
}

void SentencePass::end_sentence(std::size_t end) {
  std::size_t token = token_;
  const std::uint32_t* begins = out_.begins_.data();
  while (token < out_.size_ && begins[token] < end) ++token;
  if (token > token_) {
    out_.sentences_.push_back(static_cast<std::uint32_t>(token_));
    const auto& capitals = out_.capitals_;
    const std::size_t first = next_capitals_;
    while (next_capitals_ < capitals.size() && capitals[next_capitals_] < token) ++next_capitals_;
    if (next_capitals_ > first && is_in_capitals(begin_, end)) {
      for (std::size_t i = first; i < next_capitals_; ++i) {
        out_.flags_.data()[capitals[i]] |= kAmbiguousCapitals;
        out_.ambiguous_.push_back(capitals[i]);
      }
    }
    token_ = token;
  }
  begin_ = end;
}

bool SentencePass::is_in_capitals(std::size_t begin, std::size_t end) const noexcept {
  std::size_t n_upper = 0;
  std::size_t n_letters = 0;
  for (std::size_t block = begin / kMaskBlock; block * kMaskBlock < end; ++block) {
    const BlockMasks& here = out_.masks_.data()[block];
    const std::size_t base = block * kMaskBlock;
    std::uint64_t range = ~std::uint64_t{0};
    if (begin > base) range &= ~std::uint64_t{0} << (begin - base);
    if (end < base + kMaskBlock) range &= ~(~std::uint64_t{0} << (end - base));
    n_upper += static_cast<std::size_t>(std::popcount(here.upper & range));
    n_letters += static_cast<std::size_t>(std::popcount(here.word & ~here.digit & range));
  }
  return (n_letters - n_upper) * 8 <= n_letters;
}

}  // namespace broadsheet::text
