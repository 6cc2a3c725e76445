#include "broadsheet/text/capitals.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "broadsheet/text/character_masks.hpp"
#include "broadsheet/text/contractions.hpp"
#include "broadsheet/text/packed_word.hpp"
#include "broadsheet/text/sentences.hpp"
#include "broadsheet/text/unicode.hpp"
#include "broadsheet/text/utf8.hpp"

namespace broadsheet::text {
namespace {

/// From so many letters a word in capitals is seldom an acronym.
constexpr std::size_t kLongWord = 5;

bool is_ascii(std::string_view text) noexcept {
  std::uint64_t bytes = 0;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + at, 8);
    bytes |= eight;
  }
  for (; at < text.size(); ++at) bytes |= static_cast<unsigned char>(text[at]);
  return (bytes & 0x8080808080808080ULL) == 0;
}

}  // namespace

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
  const std::size_t token = first_token_from(end);
  if (token > token_) {
    out_.sentences_.push_back(static_cast<std::uint32_t>(token_));
    const auto& capitals = out_.capitals_;
    const std::size_t first = next_capitals_;
    while (next_capitals_ < capitals.size() && capitals[next_capitals_] < token) ++next_capitals_;
    if (next_capitals_ > first) {
      const bool whole = is_in_capitals(begin_, end);
      const std::size_t last = whole ? next_capitals_ : announcement_end(first, next_capitals_);
      for (std::size_t i = first; i < last; ++i) flag(capitals[i]);
      if (last < next_capitals_) flag_shouted(last, next_capitals_);
    }
    token_ = token;
  }
  begin_ = end;
}

/// The first token that begins at `end` or behind it, searched from this sentence on.
std::size_t SentencePass::first_token_from(std::size_t end) const noexcept {
  const std::uint32_t* begins = out_.begins_.data();
  const auto wanted = static_cast<std::uint32_t>(end);
  const std::size_t guess = out_.tokens_before_.data()[end / kMaskBlock];
  std::size_t token = std::max(token_, std::min(guess, out_.size_));
  while (token > token_ && begins[token - 1] >= wanted) --token;
  // Eight at a time without a branch in between: the compiler makes vectors of it.
  while (token + 8 <= out_.size_) {
    std::uint32_t n_before = 0;
    for (std::size_t i = 0; i < 8; ++i) n_before += begins[token + i] < wanted ? 1U : 0U;
    token += n_before;
    if (n_before < 8) return token;
  }
  while (token < out_.size_ && begins[token] < end) ++token;
  return token;
}

void SentencePass::flag(std::size_t token) {
  out_.flags_.data()[token] |= kAmbiguousCapitals;
  out_.ambiguous_.push_back(static_cast<std::uint32_t>(token));
}

/// Is the next word in capitals the next word of all, behind one space?
bool SentencePass::goes_on(std::size_t capital, std::size_t end_capitals) const noexcept {
  const auto& capitals = out_.capitals_;
  const std::size_t token = capitals[capital];
  return capital + 1 < end_capitals && capitals[capital + 1] == token + 1 &&
         out_.begin(token + 1) - out_.end(token) == 1 && text_[out_.end(token)] == ' ';
}

void SentencePass::flag_shouted(std::size_t first_capitals, std::size_t end_capitals) {
  const auto& capitals = out_.capitals_;
  for (std::size_t first = first_capitals; first < end_capitals;) {
    std::size_t last = first;
    while (goes_on(last, end_capitals)) ++last;
    std::size_t longest = 0;
    std::size_t shortest = kLongWord;
    bool has_small_word = false;
    for (std::size_t i = first; i <= last; ++i) {
      const std::size_t size = out_.end(capitals[i]) - out_.begin(capitals[i]);
      longest = std::max(longest, size);
      shortest = std::min(shortest, size);
      has_small_word |= is_listed(capitals[i], is_function_word);
    }
    const std::size_t n_words = last - first + 1;
    const bool row = n_words > 2
                         ? longest >= kLongWord || has_small_word
                         : n_words == 2 && longest >= kLongWord && shortest + 1 >= kLongWord;
    for (std::size_t i = first; i <= last; ++i)
      if (row || is_listed(capitals[i], is_emphasis)) flag(capitals[i]);
    first = last + 1;
  }
}

/// Does a list of small letters have this word?
bool SentencePass::is_listed(std::size_t token, bool (*list)(std::uint64_t)) const noexcept {
  const std::string_view key = out_.key(token);
  if (key.empty() || key.size() > kLongestPacked) return false;
  // The bit of case: of what else stands in a word in capitals, none lacks it.
  const std::uint64_t small = 0x2020202020202020ULL >> (8 * (kLongestPacked - key.size()));
  return list(packed_word(key) | small);
}

/// Past the words in capitals, next to each other, with which the sentence is announced;
/// first_capitals where it is not.
std::size_t SentencePass::announcement_end(std::size_t first_capitals,
                                           std::size_t end_capitals) const noexcept {
  const auto& capitals = out_.capitals_;
  if (capitals[first_capitals] != token_) return first_capitals;
  std::size_t i = first_capitals;
  bool has_long_word = false;
  while (true) {
    const std::size_t token = capitals[i];
    has_long_word |= out_.end(token) - out_.begin(token) >= kLongWord;
    ++i;
    if (!goes_on(i - 1, end_capitals)) break;
  }
  const std::size_t n_words = i - first_capitals;
  return (n_words >= 2 || has_long_word) && announces(capitals[i - 1]) ? i : first_capitals;
}

/// Does what follows this token show that an announcement ends: a colon, a parenthesis, a
/// dash, also behind one more place name (", Texas (AP)")?
bool SentencePass::announces(std::size_t last) const noexcept {
  std::size_t at = out_.end(last);
  if (at < text_.size() && text_[at] == ',' && last + 1 < out_.size()) at = out_.end(last + 1);
  if (at < text_.size() && text_[at] == ':') return true;
  if (at < text_.size() && text_[at] == '.' && at > out_.end(last)) ++at;  // ", Calif. -"
  if (at + 1 >= text_.size() || text_[at] != ' ') return false;
  const std::string_view rest = text_.substr(at + 1);
  return rest.starts_with('(') || rest.starts_with("- ") || rest.starts_with("-- ") ||
         rest.starts_with("\xE2\x80\x93 ") || rest.starts_with("\xE2\x80\x94 ");
}

bool SentencePass::is_in_capitals(std::size_t begin, std::size_t end) const noexcept {
  std::size_t n_upper = 0;
  std::size_t n_letters = 0;
  if (!is_ascii(text_.substr(begin, end - begin))) {
    // The masks have a bit for each byte of a letter: composed and decomposed ones would differ.
    for (std::size_t at = begin; at < end;) {
      const Decoded found = decode_utf8(text_, at);
      const std::uint8_t flags = properties(found.code).flags;
      n_upper += (flags & kUpper) != 0 ? 1 : 0;
      n_letters += (flags & kLetter) != 0 ? 1 : 0;
      at += found.size;
    }
    return (n_letters - n_upper) * 8 <= n_letters;
  }
  for (std::size_t block = begin / kMaskBlock; block * kMaskBlock < end; ++block) {
    const BlockMasks& here = out_.masks_.data()[block];
    const std::size_t base = block * kMaskBlock;
    std::uint64_t range = ~std::uint64_t{0};
    if (begin > base) range &= ~std::uint64_t{0} << (begin - base);
    if (end < base + kMaskBlock) range &= ~(~std::uint64_t{0} << (end - base));
    n_upper += count_bits(here.upper & range);
    n_letters += count_bits(here.letter & range);
  }
  return (n_letters - n_upper) * 8 <= n_letters;
}

}  // namespace broadsheet::text
