#include "broadsheet/text/fast_path.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "broadsheet/text/character_masks.hpp"
#include "broadsheet/text/positions.hpp"
#include "broadsheet/text/token_writer.hpp"
#include "broadsheet/text/word_scanner.hpp"

namespace broadsheet::text {
namespace {

constexpr std::uint64_t kOne = 1;
constexpr std::size_t kCurlySize = 3;  // bytes of U+2018 and U+2019

bool is_ascii_space(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Every bit at the byte before it, the first of the next block coming in.
std::uint64_t of_next(std::uint64_t mask, std::uint64_t next) noexcept {
  return mask >> 1 | next << 63;
}

/// Everything of a word but its small letters.
std::uint64_t capital_or_digit(const BlockMasks& masks) noexcept {
  return masks.upper | (masks.word & ~masks.letter);
}

/// Drops the candidates that are numbers without a capital behind: "2024", not "100MW". If one
/// in the block is not that plain, all stay.
std::uint64_t without_numbers(std::uint64_t candidates, const BlockMasks& masks) noexcept {
  const std::uint64_t digit = masks.word & ~masks.letter;
  const std::uint64_t numbers = candidates & digit;
  const std::uint64_t ends = digit + numbers;  // each carries to the first that is no digit
  const bool plain = ends >= digit && (ends & ~digit & masks.upper) == 0;
  return plain ? candidates & ~numbers : candidates;
}

}  // namespace

/// Where a rule may join or split: at a mark before a word, at the marks behind one that may
/// begin "://", at what is special.
std::uint64_t FastPath::triggers(std::size_t block) const noexcept {
  const BlockMasks& here = masks_[block];
  const BlockMasks& next = masks_[block + 1];
  const std::uint64_t carry = block == 0 ? 0 : masks_[block - 1].word >> 63;
  const std::uint64_t after_word = here.word << 1 | carry;
  const std::uint64_t next_mark = of_next(here.mark, next.mark);
  const std::uint64_t scheme = next_mark & of_next(next_mark, next.mark >> 1);
  return (here.special & ~here.word) |
         (here.mark & (of_next(here.word, next.word) | (after_word & scheme)));
}

void FastPath::run() {
  const std::size_t n_blocks = n_mask_blocks(text_.size());
  for (std::size_t block = 0; block <= n_blocks; ++block) {
    const std::size_t base = block * kMaskBlock;
    const std::size_t end = base + kMaskBlock;
    out_.tokens_before_.data()[block] = static_cast<std::uint32_t>(n_begun_);
    if (floor_ >= end) continue;
    std::size_t from = std::max(base, floor_);
    joins_.start_block();
    const std::uint64_t found =
        block == n_blocks ? 0 : triggers(block) & (~std::uint64_t{0} << (from - base));
    if (found != 0) from = resolve(block, from, found);
    if (from < end) emit(block, from, end);
  }
  finish_keys();
  out_.size_ = n_begun_;
}

/// Goes through the joiners of a block; returns from where on its words are not yet written.
std::size_t FastPath::resolve(std::size_t block, std::size_t from, std::uint64_t found) {
  const std::size_t base = block * kMaskBlock;
  const std::size_t end = base + kMaskBlock;
  while (found != 0) {
    const std::size_t at = base + static_cast<std::size_t>(std::countr_zero(found));
    std::size_t next = joins_.judge(at);
    if (next == at) {
      std::size_t chunk = at;
      while (chunk > floor_ && !is_ascii_space(text_[chunk - 1])) --chunk;
      next = at;
      while (next < text_.size() && !is_ascii_space(text_[next])) ++next;
      if (chunk > from) emit(block, from, chunk);
      leave_to_scanner(chunk, next);
      from = next;
    }
    if (next >= end) break;
    found &= ~std::uint64_t{0} << (next - base);
  }
  return from;
}

void FastPath::emit(std::size_t block, std::size_t from, std::size_t to) {
  const std::size_t base = block * kMaskBlock;
  const BlockMasks& here = masks_[block];
  const std::uint64_t first = kOne << (from - base);
  const std::uint64_t past = to - base == kMaskBlock ? 0 : kOne << (to - base);
  const std::uint64_t range = past - first;
  const std::uint64_t word = here.word;
  const std::uint64_t open = n_begun_ - n_ended_;
  const std::uint64_t before = (word << 1 & ~first) | open << (from - base);
  const std::uint64_t starts = word & (~before | here.special) & range;
  const std::uint64_t ends = before & (~word | here.special) & range;
  const std::size_t n_starts = count_bits(starts);
  const std::size_t n_ends = n_starts + open - ((word & range) >> ((to - base) - 1) & kOne);

  out_.reserve(n_begun_ + kMostPositions, n_begun_);
  const auto first_byte = static_cast<std::uint32_t>(base);
  write_positions(starts, n_starts, first_byte, out_.begins_.data() + n_begun_);
  write_positions(ends, n_ends, first_byte, out_.ends_.data() + n_ended_);
  if (options_.case_mode == CaseMode::news) {
    // The joiners of the next block are not judged yet: only a small letter settles it.
    const BlockMasks& next = masks_[block + (block * kMaskBlock < text_.size() ? 1 : 0)];
    const std::uint64_t next_capital = of_next(capital_or_digit(here), next.upper | ~next.letter);
    const std::uint64_t candidates = without_numbers(
        starts & capital_or_digit(here) & next_capital & ~joins_.folded_begins(), here);
    if (candidates != 0) note_capitals(starts, candidates);
  }
  if (joins_.n_changes() != 0) note_changes(starts, from, to);
  n_begun_ += n_starts;
  n_ended_ += n_ends;
}

void FastPath::note_changes(std::uint64_t starts, std::size_t from, std::size_t to) {
  for (std::size_t i = 0; i < joins_.n_changes(); ++i) {
    const KeyChange& change = joins_.changes()[i];
    if (change.begin < from || change.begin >= to) continue;
    const std::size_t before = count_bits(starts & ((kOne << change.begin % kMaskBlock) - 1));
    changes_.push_back({n_begun_ + before, change.form});
  }
}

/// Notes the tokens that may be in capitals; where they end is not known yet.
void FastPath::note_capitals(std::uint64_t starts, std::uint64_t candidates) {
  while (candidates != 0) {
    const auto bit = static_cast<unsigned>(std::countr_zero(candidates));
    candidates &= candidates - 1;
    const std::size_t before = count_bits(starts & ((kOne << bit) - 1));
    out_.capitals_.push_back(static_cast<std::uint32_t>(n_begun_ + before));
  }
}

/// Does a word hold two capital letters or more, and no small one?
bool FastPath::is_in_capitals(std::size_t begin, std::size_t end) const noexcept {
  int n_upper = 0;
  for (std::size_t at = begin; at < end; ++at) {
    const BlockMasks& here = masks_[at / kMaskBlock];
    const std::uint64_t bit = kOne << (at % kMaskBlock);
    if ((here.upper & bit) != 0) {
      n_upper += (static_cast<unsigned char>(text_[at]) & 0xC0) != 0x80 ? 1 : 0;
    } else if ((here.letter & bit) != 0) {
      return false;
    }
  }
  return n_upper >= 2;
}

/// Takes back the tokens from `begin` on, which were written before the trigger was seen.
void FastPath::take_back(std::size_t begin) noexcept {
  while (n_begun_ > n_finished_ && out_.begins_.data()[n_begun_ - 1] >= begin) --n_begun_;
  n_ended_ = n_begun_;
  while (!changes_.empty() && changes_.back().begin >= n_begun_) changes_.pop_back();
  while (!out_.capitals_.empty() && out_.capitals_.back() >= n_begun_) out_.capitals_.pop_back();
}

void FastPath::leave_to_scanner(std::size_t begin, std::size_t end) {
  take_back(begin);
  finish_keys();
  out_.size_ = n_begun_;
  TokenWriter writer(out_);
  WordScanner(options_, text_, writer).scan(begin, end);
  joins_.folded_moved(out_.keys_.data());  // the scanner appends keys
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
  std::vector<std::uint32_t>& capitals = out_.capitals_;
  for (std::size_t i = capitals_done_; i < capitals.size(); ++i) {
    const std::uint32_t token = capitals[i];
    if (!is_in_capitals(begins[token], ends[token])) continue;
    std::memcpy(out_.keys_.data() + begins[token], text_.data() + begins[token],
                ends[token] - begins[token]);
    capitals[capitals_done_++] = token;
  }
  capitals.resize(capitals_done_);
  for (const KeyChange& change : changes_) change_key(change);
  changes_.clear();
}

void FastPath::change_key(const KeyChange& change) noexcept {
  const std::size_t token = change.begin;
  const std::size_t begin = out_.begins_.data()[token];
  const std::size_t end = out_.ends_.data()[token];
  char* keys = out_.keys_.data();
  std::size_t to = begin;
  if (change.form == KeyForm::acronym) {
    const char* source = options_.case_mode == CaseMode::fold ? keys : text_.data();
    for (std::size_t at = begin; at < end; at += 2) keys[to++] = source[at];
  } else {
    for (std::size_t at = begin; at < end; ++at) {
      const bool curly = keys[at] == '\xE2';  // no letter that is folded in place begins so
      keys[to++] = curly ? '\'' : keys[at];
      at += curly ? kCurlySize - 1 : 0;
    }
  }
  out_.key_sizes_.data()[token] = static_cast<std::uint32_t>(to - begin);
}

}  // namespace broadsheet::text
