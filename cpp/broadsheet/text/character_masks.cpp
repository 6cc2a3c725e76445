#include "broadsheet/text/character_masks.hpp"

#include <array>
#include <bit>
#include <cstring>

#include "broadsheet/text/unicode.hpp"
#include "broadsheet/text/utf8.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace broadsheet::text {
namespace {

#if defined(__x86_64__)

/// 1 bits where low <= byte <= low + width, as all-ones bytes.
__m128i in_range(__m128i bytes, char low, char width) noexcept {
  const __m128i offset = _mm_sub_epi8(bytes, _mm_set1_epi8(low));
  return _mm_cmpeq_epi8(_mm_min_epu8(offset, _mm_set1_epi8(width)), offset);
}

__m128i equal(__m128i bytes, char value) noexcept {
  return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(value));
}

std::uint64_t bits(__m128i bytes, unsigned shift) noexcept {
  return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(bytes))) << shift;
}

/// Which of 64 bytes are beyond ASCII.
std::uint64_t beyond_ascii(const char* text) noexcept {
  std::uint64_t mask = 0;
  for (unsigned shift = 0; shift < 64; shift += 16)
    mask |= bits(_mm_loadu_si128(reinterpret_cast<const __m128i*>(text + shift)), shift);
  return mask;
}

/// The ASCII part of the masks; bytes beyond ASCII are left in `special`.
template <bool fold>
void mask_block(const char* text, BlockMasks& out, char* folded) noexcept {
  BlockMasks masks{};
  std::uint64_t small = 0;
  for (unsigned shift = 0; shift < 64; shift += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + shift));
    const __m128i bit_of_case = _mm_set1_epi8(0x20);
    const __m128i letter = in_range(_mm_or_si128(bytes, bit_of_case), 'a', 25);
    const __m128i word = _mm_or_si128(letter, in_range(bytes, '0', 9));
    const __m128i lowered = _mm_or_si128(bytes, _mm_and_si128(letter, bit_of_case));
    const __m128i terminal =
        _mm_or_si128(_mm_or_si128(equal(bytes, '.'), equal(bytes, '!')),
                     _mm_or_si128(equal(bytes, '?'), in_range(bytes, '\n', '\r' - '\n')));
    const __m128i special = _mm_or_si128(bytes, equal(bytes, '_'));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(folded + shift), fold ? lowered : bytes);
    masks.word |= bits(word, shift);
    masks.letter |= bits(letter, shift);
    small |= bits(_mm_slli_epi16(bytes, 2), shift);
    masks.mark |= bits(_mm_cmpgt_epi8(bytes, bit_of_case), shift);
    masks.special |= bits(special, shift);
    masks.terminal |= bits(terminal, shift);
  }
  masks.upper = masks.letter & ~small;
  masks.mark &= ~masks.word;
  out = masks;
}

#define BROADSHEET_AVX512 __attribute__((target("avx512f,avx512bw")))

BROADSHEET_AVX512 inline __m512i avx512_all(char value) noexcept {
  return _mm512_maskz_set1_epi8(~std::uint64_t{0}, value);
}

/// Which bytes are in [low, low + width].
BROADSHEET_AVX512 inline std::uint64_t avx512_in_range(__m512i bytes, char low,
                                                       char width) noexcept {
  return _mm512_cmple_epu8_mask(_mm512_sub_epi8(bytes, avx512_all(low)), avx512_all(width));
}

BROADSHEET_AVX512 inline std::uint64_t avx512_equal(__m512i bytes, char value) noexcept {
  return _mm512_cmpeq_epi8_mask(bytes, avx512_all(value));
}

/// mask_block of n blocks, each in one register; is any byte special?
template <bool fold>
BROADSHEET_AVX512 std::uint64_t avx512_mask_blocks(const char* text, std::size_t n, BlockMasks* out,
                                                   char* folded) noexcept {
  const __m512i bit_of_case = avx512_all(0x20);
  std::uint64_t any_special = 0;
  for (std::size_t block = 0; block < n; ++block) {
    const __m512i bytes = _mm512_loadu_si512(text + block * kMaskBlock);
    const std::uint64_t letter = avx512_in_range(_mm512_or_si512(bytes, bit_of_case), 'a', 25);
    BlockMasks& masks = out[block];
    masks.letter = letter;
    masks.word = letter | avx512_in_range(bytes, '0', 9);
    masks.upper = letter & _mm512_testn_epi8_mask(bytes, bit_of_case);
    masks.mark = _mm512_cmpgt_epi8_mask(bytes, bit_of_case) & ~masks.word;
    masks.special = _mm512_movepi8_mask(bytes) | avx512_equal(bytes, '_');
    masks.terminal = avx512_equal(bytes, '.') | avx512_equal(bytes, '!') |
                     avx512_equal(bytes, '?') | avx512_in_range(bytes, '\n', '\r' - '\n');
    any_special |= masks.special;
    const __m512i lowered =
        _mm512_mask_blend_epi8(letter, bytes, _mm512_or_si512(bytes, bit_of_case));
    _mm512_storeu_si512(folded + block * kMaskBlock, fold ? lowered : bytes);
  }
  return any_special;
}

const bool kHasAvx512 = __builtin_cpu_supports("avx512bw") != 0;

#else

std::uint64_t beyond_ascii(const char* text) noexcept {
  std::uint64_t mask = 0;
  for (unsigned i = 0; i < 64; ++i)
    mask |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[i]) >> 7) << i;
  return mask;
}

template <bool fold>
void mask_block(const char* text, BlockMasks& out, char* folded) noexcept {
  BlockMasks masks{};
  for (unsigned i = 0; i < 64; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::uint64_t bit = std::uint64_t{1} << i;
    const bool upper = byte >= 'A' && byte <= 'Z';
    const bool digit = byte >= '0' && byte <= '9';
    const bool letter = upper || (byte >= 'a' && byte <= 'z');
    const bool mark = byte > ' ' && byte < 0x80 && !letter && !digit;
    const bool terminal =
        byte == '.' || byte == '!' || byte == '?' || (byte >= '\n' && byte <= '\r');
    folded[i] = static_cast<char>(upper && fold ? byte | 0x20 : byte);
    masks.word |= letter || digit ? bit : 0;
    masks.letter |= letter ? bit : 0;
    masks.upper |= upper ? bit : 0;
    masks.mark |= mark ? bit : 0;
    masks.special |= byte >= 0x80 || byte == '_' ? bit : 0;
    masks.terminal |= terminal ? bit : 0;
  }
  out = masks;
}

#endif

/// The ASCII part of all blocks; is any byte special?
template <bool fold>
bool mask_blocks(std::string_view text, [[maybe_unused]] bool portably, BlockMasks* masks,
                 char* folded) noexcept {
  const std::size_t n_whole = text.size() / kMaskBlock;
  std::uint64_t any_special = 0;
  std::size_t n_done = 0;
#if defined(__x86_64__)
  if (kHasAvx512 && !portably) {
    any_special = avx512_mask_blocks<fold>(text.data(), n_whole, masks, folded);
    n_done = n_whole;
  }
#endif
  for (std::size_t block = n_done; block < n_whole; ++block) {
    const std::size_t start = block * kMaskBlock;
    mask_block<fold>(text.data() + start, masks[block], folded + start);
    any_special |= masks[block].special;
  }
  if (n_whole < n_mask_blocks(text.size())) {
    char last[kMaskBlock] = {};
    const std::size_t start = n_whole * kMaskBlock;
    std::memcpy(last, text.data() + start, text.size() - start);
    mask_block<fold>(last, masks[n_whole], folded + start);
    any_special |= masks[n_whole].special;
  }
  return any_special != 0;
}

/// From here on a letter of three bytes may have a plain form.
constexpr char32_t kFirstCompatibility = 0xF900;

/// What a character below U+0800 is to the masks.
enum class Kind : std::uint8_t { special, separator, letter, capital };

struct TwoByte {
  Kind kind;
  char lowered[2];
};

bool separates(const CharacterProperties& found) noexcept {
  const auto word = static_cast<WordBreak>(found.word_break);
  return (word == WordBreak::other || word == WordBreak::w_seg_space ||
          word == WordBreak::regional_indicator) &&
         (found.flags & (kLetter | kNumber | kMark)) == 0;
}

TwoByte two_byte(char32_t code) noexcept {
  const CharacterProperties& found = properties(code);
  TwoByte entry{Kind::special, {0, 0}};
  const bool currency = code == 0xA3 || code == 0xA5;
  if (separates(found) && !currency) entry.kind = Kind::separator;
  const char32_t small = lower(code);
  const bool plain_letter = static_cast<WordBreak>(found.word_break) == WordBreak::a_letter &&
                            code < 0x530 && (found.flags & (kLetter | kNotNfc)) == kLetter;
  // The two sigmas and the letter apostrophe depend on their place.
  if (!plain_letter || small < 0x80 || small >= 0x800 || code == 0x3A3 || code == 0x2BC)
    return entry;
  write_code_point(small, entry.lowered);
  entry.kind = (found.flags & kUpper) != 0 ? Kind::capital : Kind::letter;
  return entry;
}

std::array<TwoByte, 0x800> make_two_bytes() noexcept {
  std::array<TwoByte, 0x800> table{};
  for (char32_t code = 0x80; code < 0x800; ++code) table[code] = two_byte(code);
  return table;
}

const std::array<TwoByte, 0x800> kTwoBytes = make_two_bytes();

/// The second pass: gives every character beyond ASCII its bits.
class BeyondAscii {
 public:
  BeyondAscii(std::string_view text, bool fold, BlockMasks* masks, char* folded) noexcept
      : text_(text), fold_(fold), masks_(masks), folded_(folded) {}

  void run(std::size_t block) noexcept {
    const std::size_t base = block * kMaskBlock;
    BlockMasks& here = masks_[block];
    std::uint64_t left = beyond_ascii(folded_ + base);
    here.special &= ~left;
    if (next_ > base) left &= ~std::uint64_t{0} << (next_ - base);
    if (block != last_block_ + 1) carried_ = 0;
    last_block_ = block;
    singles_ = 0;
    while (left != 0) {
      const auto bit = static_cast<unsigned>(std::countr_zero(left));
      const std::size_t size = character(base + bit);
      next_ = base + bit + size;
      left &= ~(((std::uint64_t{1} << size) - 1) << bit);
    }
    if ((singles_ | carried_) != 0) mark_singles(block);
  }

 private:
  /// Gives the characters that are a word each their bits, and what stands behind them the one
  /// by which it begins a word of its own.
  void mark_singles(std::size_t block) noexcept {
    BlockMasks& here = masks_[block];
    BlockMasks& next = masks_[block + 1];
    const std::uint64_t whole = singles_ | singles_ << 1 | singles_ << 2;
    const std::uint64_t whole_in_next = singles_ >> 62 | singles_ >> 63;
    here.word |= whole;
    here.letter |= whole;
    next.word |= whole_in_next;
    next.letter |= whole_in_next;
    here.special |= singles_ | ((singles_ << 3 | carried_) & here.word);
    carried_ = singles_ >> 61;
    next.special |= carried_ & next.word;
  }

  std::size_t character(std::size_t at) noexcept {
    const auto first = static_cast<unsigned char>(text_[at]);
    if (first >= 0xE5 && first <= 0xE9 && at + 2 < text_.size() && is_continuation(at + 1) &&
        is_continuation(at + 2))
      return single(at);  // U+5000 to U+9FFF
    const bool two = first >= 0xC2 && first < 0xE0 && at + 1 < text_.size();
    if (two && (static_cast<unsigned char>(text_[at + 1]) & 0xC0) == 0x80) {
      const TwoByte& entry =
          kTwoBytes[((first & 0x1FU) << 6) | (static_cast<unsigned char>(text_[at + 1]) & 0x3FU)];
      if (entry.kind == Kind::separator) return 2;
      if (entry.kind != Kind::special) {
        set(&BlockMasks::word, at, 2);
        set(&BlockMasks::letter, at, 2);
        if (entry.kind == Kind::capital) {
          set(&BlockMasks::upper, at, 2);
          if (fold_) std::memcpy(folded_ + at, entry.lowered, 2);
        }
        return 2;
      }
    }
    return rare(at);
  }

  /// A character of three bytes that is a word by itself, as UAX #29 has it without a
  /// dictionary: Chinese, hiragana, Thai.
  static bool is_single(const Decoded& found, const CharacterProperties& known) noexcept {
    return found.size == 3 && found.code < kFirstCompatibility &&
           static_cast<WordBreak>(known.word_break) == WordBreak::other &&
           (known.flags & (kLetter | kNumber)) != 0 && (known.flags & (kNotNfc | kUpper)) == 0;
  }

  bool single_begins(std::size_t at) const noexcept {
    const Decoded found = decode_utf8(text_, at);
    return is_single(found, properties(found.code));
  }

  std::size_t single(std::size_t at) noexcept {
    singles_ |= std::uint64_t{1} << (at % kMaskBlock);
    single_end_ = at + 3;
    return 3;
  }

  std::size_t rare(std::size_t at) noexcept {
    // Quotation marks and dashes, the commonest characters beyond ASCII in English news.
    if (at + 2 < text_.size() && text_[at] == '\xE2' && text_[at + 1] == '\x80') {
      const auto third = static_cast<unsigned char>(text_[at + 2]);
      if (third == 0x9C || third == 0x9D || third == 0x93 || third == 0x94) return 3;
      if (third == 0x99 || third == 0x98) {
        if (word_before(at) && word_may_begin(at + 3)) set(&BlockMasks::special, at, 1);
        return 3;
      }
    }
    const Decoded found = decode_utf8(text_, at);
    const CharacterProperties& known = properties(found.code);
    if (is_single(found, known)) return single(at);
    const auto sentence = static_cast<SentenceBreak>(known.sentence_break);
    if (sentence == SentenceBreak::a_term || sentence == SentenceBreak::s_term ||
        sentence == SentenceBreak::sep || found.code == 0x2026)
      set(&BlockMasks::terminal, at, 1);
    if (is_special(found, known, at)) set(&BlockMasks::special, at, 1);
    return found.size;
  }

  bool is_special(const Decoded& found, const CharacterProperties& known,
                  std::size_t at) const noexcept {
    switch (found.code) {
      case 0x2018:
      case 0x2019:
      case 0x2010:
      case 0x2011:  // apostrophes, hyphens
        return word_before(at) && word_may_begin(at + found.size);
      case 0xA3:
      case 0xA5:
      case 0x20AC:  // pound, yen, euro
        return at + found.size < text_.size() && is_digit(text_[at + found.size]);
      default:
        break;
    }
    switch (static_cast<WordBreak>(known.word_break)) {
      case WordBreak::mid_num:
      case WordBreak::mid_letter:
      case WordBreak::mid_num_let:  // the comma of Chinese is one
        return single_end_ != at && word_before(at) && word_may_begin(at + found.size) &&
               !single_begins(at + found.size);
      default:
        return !separates(known);
    }
  }

  bool is_continuation(std::size_t at) const noexcept {
    return (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80;
  }

  static bool is_digit(char byte) noexcept { return byte >= '0' && byte <= '9'; }

  bool word_before(std::size_t at) const noexcept {
    if (at == 0) return false;
    const std::size_t before = at - 1;
    if (static_cast<unsigned char>(text_[before]) >= 0x80) return true;
    return (masks_[before / kMaskBlock].word >> (before % kMaskBlock) & 1) != 0;
  }

  bool word_may_begin(std::size_t at) const noexcept {
    if (at >= text_.size()) return false;
    const auto byte = static_cast<unsigned char>(text_[at]);
    const unsigned small = byte | 0x20U;
    return byte >= 0x80 || is_digit(text_[at]) || (small >= 'a' && small <= 'z');
  }

  /// Sets n bits from a byte on; they may reach into the next block.
  void set(std::uint64_t BlockMasks::* mask, std::size_t at, std::size_t n) noexcept {
    const std::size_t bit = at % kMaskBlock;
    const std::uint64_t ones = (std::uint64_t{1} << n) - 1;
    masks_[at / kMaskBlock].*mask |= ones << bit;
    if (bit + n > kMaskBlock) masks_[at / kMaskBlock + 1].*mask |= ones >> (kMaskBlock - bit);
  }

  std::string_view text_;
  bool fold_;
  BlockMasks* masks_;
  char* folded_;
  std::size_t next_ = 0;
  std::size_t last_block_ = 0;
  std::uint64_t singles_ = 0;  // where in the block a character that is a word by itself begins
  std::uint64_t carried_ = 0;  // where in the next one such a character has ended
  std::size_t single_end_ = std::string_view::npos;  // of the last one
};

}  // namespace

bool folds_in_place(char32_t code) noexcept {
  if (code < 0x80) return true;
  return code < kTwoBytes.size() &&
         (kTwoBytes[code].kind == Kind::letter || kTwoBytes[code].kind == Kind::capital);
}

namespace {

void compute(std::string_view text, bool fold, bool portably, BlockMasks* masks, char* folded) {
  const std::size_t n_blocks = n_mask_blocks(text.size());
  const bool any_special = fold ? mask_blocks<true>(text, portably, masks, folded)
                                : mask_blocks<false>(text, portably, masks, folded);
  masks[n_blocks] = BlockMasks{};
  std::memset(folded + n_blocks * kMaskBlock, 0, kKeyPadding);
  if (!any_special) return;
  BeyondAscii beyond(text, fold, masks, folded);
  for (std::size_t block = 0; block < n_blocks; ++block)
    if (masks[block].special != 0) beyond.run(block);
}

}  // namespace

void compute_masks(std::string_view text, bool fold, BlockMasks* masks, char* folded) {
  compute(text, fold, false, masks, folded);
}

void compute_masks_portably(std::string_view text, bool fold, BlockMasks* masks, char* folded) {
  compute(text, fold, true, masks, folded);
}

}  // namespace broadsheet::text
