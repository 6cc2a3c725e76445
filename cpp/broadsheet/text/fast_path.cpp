#include "broadsheet/text/fast_path.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "broadsheet/text/character_masks.hpp"
#include "broadsheet/text/token_writer.hpp"
#include "broadsheet/text/word_scanner.hpp"

namespace broadsheet::text {
namespace {

constexpr std::uint64_t kOne = 1;

/// Most tokens that a block can begin, and what is written past them without a test.
constexpr std::size_t kBlockSlack = 48;

bool is_ascii_space(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Every bit at the byte before it, the first of the next block coming in.
std::uint64_t of_next(std::uint64_t mask, std::uint64_t next) noexcept {
  return mask >> 1 | next << 63;
}

/// The bits set in a mask. By arithmetic: without a CPU newer than the baseline the compiler
/// would call a function.
std::size_t count_bits(std::uint64_t mask) noexcept {
  mask -= (mask >> 1) & 0x5555555555555555ULL;
  mask = (mask & 0x3333333333333333ULL) + ((mask >> 2) & 0x3333333333333333ULL);
  mask = (mask + (mask >> 4)) & 0x0F0F0F0F0F0F0F0FULL;
  return static_cast<std::size_t>(mask * 0x0101010101010101ULL >> 56);
}

/// Writes base + i for every bit i. Eight at a time whether they are there or not: a branch
/// per bit would be guessed wrong once a block.
void write_positions(std::uint64_t mask, std::size_t count, std::size_t base,
                     std::uint32_t* out) noexcept {
  for (std::size_t done = 0; done < count; done += 8) {
    for (std::size_t i = 0; i < 8; ++i) {
      out[done + i] = static_cast<std::uint32_t>(base) +
                      static_cast<std::uint32_t>(std::countr_zero(mask | kOne << 63));
      mask &= mask - 1;
    }
  }
}

}  // namespace

std::uint64_t FastPath::triggers(std::size_t block) const noexcept {
  const BlockMasks& here = masks_[block];
  const BlockMasks& next = masks_[block + 1];
  const std::uint64_t word_carry = block == 0 ? 0 : masks_[block - 1].word >> 63;
  const std::uint64_t digit_carry = block == 0 ? 0 : masks_[block - 1].digit >> 63;
  const std::uint64_t after_word = here.word << 1 | word_carry;
  const std::uint64_t before_word = of_next(here.word, next.word);
  const std::uint64_t next_joiner = of_next(here.joiner, next.joiner);
  const std::uint64_t scheme = next_joiner & of_next(next_joiner, next.joiner >> 1);  // "://"
  std::uint64_t found = here.special | (here.joiner & after_word & (before_word | scheme)) |
                        (here.prefix & before_word);
  if (!options_.split_hyphens) {
    found |= here.hyphen & after_word & before_word;
  } else if (options_.keep_codes) {
    const std::uint64_t after_digit = here.digit << 1 | digit_carry;
    found |= here.hyphen & after_word & ~after_digit & of_next(here.digit, next.digit);
  }
  return found;
}

void FastPath::run() {
  const std::size_t n_blocks = n_mask_blocks(text_.size());
  for (std::size_t block = 0; block <= n_blocks; ++block) {
    const std::size_t base = block * kMaskBlock;
    const std::size_t end = base + kMaskBlock;
    if (floor_ >= end) continue;
    std::size_t from = std::max(base, floor_);
    std::uint64_t found =
        block == n_blocks ? 0 : triggers(block) & (~std::uint64_t{0} << (from - base));
    while (found != 0) {
      const std::size_t at = base + static_cast<std::size_t>(std::countr_zero(found));
      std::size_t chunk = at;
      while (chunk > floor_ && !is_ascii_space(text_[chunk - 1])) --chunk;
      std::size_t chunk_end = at;
      while (chunk_end < text_.size() && !is_ascii_space(text_[chunk_end])) ++chunk_end;
      if (chunk > from) emit(block, from, chunk);
      leave_to_scanner(chunk, chunk_end);
      from = chunk_end;
      if (from >= end) break;
      found &= ~std::uint64_t{0} << (from - base);
    }
    if (from < end) emit(block, from, end);
  }
  finish_keys();
  out_.size_ = n_begun_;
}

void FastPath::emit(std::size_t block, std::size_t from, std::size_t to) {
  const std::size_t base = block * kMaskBlock;
  const std::uint64_t first = kOne << (from - base);
  const std::uint64_t past = to - base == kMaskBlock ? 0 : kOne << (to - base);
  const std::uint64_t range = past - first;
  const std::uint64_t word = masks_[block].word;
  const std::uint64_t open = n_begun_ - n_ended_;
  const std::uint64_t before = (word << 1 & ~first) | open << (from - base);
  const std::uint64_t starts = word & ~before & range;
  const std::uint64_t ends = ~word & before & range;
  const std::size_t n_starts = count_bits(starts);
  const std::size_t n_ends = n_starts + open - ((word & range) >> ((to - base) - 1) & kOne);

  out_.reserve(n_begun_ + kBlockSlack, n_begun_);
  write_positions(starts, n_starts, base, out_.begins_.data() + n_begun_);
  write_positions(ends, n_ends, base, out_.ends_.data() + n_ended_);
  if (options_.case_mode == CaseMode::news) {
    const BlockMasks& here = masks_[block];
    const std::uint64_t next_upper = of_next(
        here.upper | here.digit,
        block * kMaskBlock < text_.size() ? masks_[block + 1].upper | masks_[block + 1].digit : 0);
    const std::uint64_t candidates = starts & (here.upper | here.digit) & next_upper;
    if (candidates != 0) note_capitals(block, starts, candidates, n_begun_);
  }
  n_begun_ += n_starts;
  n_ended_ += n_ends;
}

void FastPath::note_capitals(std::size_t block, std::uint64_t starts, std::uint64_t candidates,
                             std::size_t first) {
  while (candidates != 0) {
    const auto bit = static_cast<unsigned>(std::countr_zero(candidates));
    candidates &= candidates - 1;
    if (!is_in_capitals(block * kMaskBlock + bit)) continue;
    const std::size_t before = count_bits(starts & ((kOne << bit) - 1));
    out_.capitals_.push_back(static_cast<std::uint32_t>(first + before));
  }
}

/// Does the word that begins here hold two capital letters or more, and no small one?
bool FastPath::is_in_capitals(std::size_t begin) const noexcept {
  int n_upper = 0;
  for (std::size_t at = begin; at < text_.size(); ++at) {
    const BlockMasks& here = masks_[at / kMaskBlock];
    const std::uint64_t bit = kOne << (at % kMaskBlock);
    if ((here.word & bit) == 0) break;
    if ((here.upper & bit) != 0) {
      n_upper += (static_cast<unsigned char>(text_[at]) & 0xC0) != 0x80 ? 1 : 0;
    } else if ((here.digit & bit) == 0) {
      return false;
    }
  }
  return n_upper >= 2;
}

/// Takes back the tokens from `begin` on, which were written before the trigger was seen.
void FastPath::take_back(std::size_t begin) noexcept {
  while (n_begun_ > n_finished_ && out_.begins_.data()[n_begun_ - 1] >= begin) --n_begun_;
  n_ended_ = n_begun_;
  while (!out_.capitals_.empty() && out_.capitals_.back() >= n_begun_) out_.capitals_.pop_back();
}

void FastPath::leave_to_scanner(std::size_t begin, std::size_t end) {
  take_back(begin);
  finish_keys();
  out_.size_ = n_begun_;
  TokenWriter writer(out_);
  WordScanner(options_, text_, writer).scan(begin, end);
  n_begun_ = n_ended_ = n_finished_ = out_.size_;
  capitals_done_ = out_.capitals_.size();
  floor_ = end;
}

/// Gives the tokens written here their keys: their place in the folded copy, in which words
/// in capitals get them back.
void FastPath::finish_keys() {
  const std::uint32_t* begins = out_.begins_.data();
  const std::uint32_t* ends = out_.ends_.data();
  std::uint32_t* offsets = out_.key_offsets_.data();
  std::uint32_t* sizes = out_.key_sizes_.data();
  for (std::size_t i = n_finished_; i < n_begun_; ++i) {
    offsets[i] = begins[i];
    sizes[i] = ends[i] - begins[i];
  }
  n_finished_ = n_begun_;
  for (; capitals_done_ < out_.capitals_.size(); ++capitals_done_) {
    const std::uint32_t token = out_.capitals_[capitals_done_];
    std::memcpy(out_.keys_.data() + begins[token], text_.data() + begins[token],
                ends[token] - begins[token]);
  }
}

}  // namespace broadsheet::text
