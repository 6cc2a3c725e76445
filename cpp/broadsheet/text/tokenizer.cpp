#include "broadsheet/text/tokenizer.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/text/capitals.hpp"
#include "broadsheet/text/character_masks.hpp"
#include "broadsheet/text/fast_path.hpp"
#include "broadsheet/text/fold.hpp"
#include "broadsheet/text/sentences.hpp"
#include "broadsheet/text/token_writer.hpp"
#include "broadsheet/text/unicode.hpp"
#include "broadsheet/text/utf8.hpp"
#include "broadsheet/text/word_scanner.hpp"

namespace broadsheet::text {
namespace {

/// Longer keys stand behind the folded copy, and both are addressed in 32 bits.
constexpr std::size_t kMaxTextSize = UINT32_MAX - 2 * kMaskBlock - kKeyPadding;

bool is_space_at(std::string_view text, std::size_t at) noexcept {
  return (properties(decode_utf8(text, at).code).flags & kSpace) != 0;
}

ByteRange without_spaces(std::string_view text, ByteRange range) noexcept {
  while (range.begin < range.end && is_space_at(text, range.begin))
    range.begin += decode_utf8(text, range.begin).size;
  while (range.end > range.begin) {
    const Decoded last = decode_utf8_before(text, range.end);
    if ((properties(last.code).flags & kSpace) == 0) break;
    range.end -= last.size;
  }
  return range;
}

}  // namespace

Tokenizer::Tokenizer(TokenizerOptions options, WordSplitter splitter)
    : options_(std::move(options)), splitter_(std::move(splitter)) {}

void Tokenizer::prepare(std::string_view text, TokenBuffer& out) const {
  if (text.size() > kMaxTextSize)
    throw LimitError("an article must be shorter than 4 GiB, got " + std::to_string(text.size()) +
                     " bytes; split it");
  out.size_ = 0;
  out.capitals_.clear();
  out.sentences_.clear();
  out.ambiguous_.clear();
  out.masks_.ensure(n_mask_blocks(text.size()) + 1, 0);
  out.tokens_before_.ensure(n_mask_blocks(text.size()) + 1, 0);
  out.keys_.ensure(folded_capacity(text.size()), 0);
  out.keys_size_ = n_mask_blocks(text.size()) * kMaskBlock;
  compute_masks(text, options_.case_mode != CaseMode::keep, out.masks_.data(), out.keys_.data());
}

/// For a text that FastPath did not go through.
void Tokenizer::guess_no_tokens(std::string_view text, TokenBuffer& out) {
  std::fill_n(out.tokens_before_.data(), n_mask_blocks(text.size()) + 1, 0U);
}

void Tokenizer::tokenize(std::string_view text, TokenBuffer& out) const {
  if (splitter_) {
    tokenize_words(text, splitter_(text), out);
    return;
  }
  prepare(text, out);
  FastPath(options_, text, out).run();
  SentencePass(text, out).run();
}

void Tokenizer::tokenize_by_character(std::string_view text, TokenBuffer& out) const {
  prepare(text, out);
  TokenWriter writer(out);
  WordScanner(options_, text, writer).scan(0, text.size());
  guess_no_tokens(text, out);
  SentencePass(text, out).run();
}

void Tokenizer::tokenize_words(std::string_view text, std::span<const ByteRange> words,
                               TokenBuffer& out) const {
  prepare(text, out);
  TokenWriter writer(out);
  WordScanner scanner(options_, text, writer);
  std::size_t at = 0;
  for (const ByteRange& word : words) {
    if (word.begin < at || word.end <= word.begin || word.end > text.size())
      throw ArgumentError(
          "words must be ranges of the text that ascend without overlapping, got [" +
          std::to_string(word.begin) + ", " + std::to_string(word.end) + ")");
    scanner.take_word(word.begin, word.end);
    at = word.end;
  }
  guess_no_tokens(text, out);
  SentencePass(text, out).run();
}

std::vector<ByteRange> Tokenizer::sentences(std::string_view text) const {
  std::vector<ByteRange> ranges;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    const ByteRange range = without_spaces(text, {begin, end});
    if (range.begin < range.end) ranges.push_back(range);
    begin = end;
  };
  std::vector<BlockMasks> masks(n_mask_blocks(text.size()) + 1);
  std::string folded(folded_capacity(text.size()), '\0');
  compute_masks(text, true, masks.data(), folded.data());
  for (std::size_t block = 0; block + 1 < masks.size(); ++block) {
    for (std::uint64_t marks = masks[block].terminal; marks != 0; marks &= marks - 1) {
      const std::size_t end = sentence_end(
          text, block * kMaskBlock + static_cast<std::size_t>(std::countr_zero(marks)));
      if (end != kNoSentenceEnd && end > begin) add(end);
    }
  }
  add(text.size());
  return ranges;
}

std::string Tokenizer::fold_term(std::string_view term) const { return folded_case(term); }

}  // namespace broadsheet::text
