#include "broadsheet/text/plain_joins.hpp"

#include <bit>

#include "broadsheet/text/contractions.hpp"

namespace broadsheet::text {
namespace {

constexpr std::uint64_t kOne = 1;
constexpr std::size_t kCurlySize = 3;  // bytes of U+2018 and U+2019
constexpr std::string_view kNarrowNoBreakSpace = "\u202F";
constexpr std::size_t kLongestElided = 6;  // of the lists in contractions.hpp
constexpr std::size_t kLongestContracted = 5;
constexpr std::size_t kLongestNumberPrefix = 5;

bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) noexcept { return is_upper(c) || is_lower(c); }
bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_ascii(char c) noexcept { return static_cast<unsigned char>(c) < 0x80; }

}  // namespace

std::size_t PlainJoins::judge(std::size_t at) noexcept {
  if (at < settled_) return at;
  const char mark = text_[at];
  switch (mark) {
    case '$':
      return currency(at);
    case '@':
    case '#':
      return handle(at);
    case '\'':
    case '.':
    case ',':
    case ';':
    case ':':
    case '/':
    case '&':
    case '-':
      return is_behind_word(at) ? joiner(at) : at + 1;
    case '\xE2':
      if (options_.plain_forms && text_.substr(at, kCurlySize) == kNarrowNoBreakSpace)
        return at + kCurlySize;  // a space
      return apostrophe(at, kCurlySize);
    default:
      return is_ascii(mark) && mark != '_' ? at + 1 : at;  // joins nothing: word(s)
  }
}

std::size_t PlainJoins::joiner(std::size_t at) noexcept {
  switch (text_[at]) {
    case '\'':
      return apostrophe(at, 1);
    case '.':
      return stop(at);
    case ':':
    case '/':
      // Without join_numbers, and before "//", there is more to know.
      return options_.join_numbers && options_.split_run_on && is_word(at + 1) ? between_numbers(at)
                                                                               : at;
    case '&':
      return ampersand(at);
    case '-':
      return hyphen(at);
    default:
      return between_numbers(at);
  }
}

/// Where the word that ends before text[at] begins; `at` where that is not plain.
std::size_t PlainJoins::word_begin(std::size_t at) const noexcept {
  const std::size_t block = at / kMaskBlock;
  const BlockMasks& here = masks_[block];
  const std::uint64_t carry = block == 0 ? 0 : masks_[block - 1].word >> 63;
  const std::uint64_t begins =
      here.word & (~(here.word << 1 | carry) | here.special) & ((kOne << (at % kMaskBlock)) - 1);
  if (begins == 0) return at;
  return block * kMaskBlock + 63 - static_cast<std::size_t>(std::countl_zero(begins));
}

/// Does a letter or digit stand before, as the text has it?
bool PlainJoins::is_behind_word(std::size_t at) const noexcept {
  if (at == 0) return false;
  const char before = text_[at - 1];
  return is_ascii(before) ? is_letter(before) || is_digit(before) : is_word(at - 1);
}

bool PlainJoins::is_word(std::size_t at) const noexcept {
  return (masks_[at / kMaskBlock].word >> (at % kMaskBlock) & 1) != 0;
}

/// Is this a letter or digit that does not begin a word of its own?
bool PlainJoins::continues_word(std::size_t at) const noexcept {
  const BlockMasks& here = masks_[at / kMaskBlock];
  return ((here.word & ~here.special) >> (at % kMaskBlock) & 1) != 0;
}

/// Does nothing stand before text[at] that a rule could connect with it?
bool PlainJoins::starts_plainly(std::size_t at) const noexcept {
  if (at == 0) return true;
  const char before = text_[at - 1];
  return before == ' ' || before == '\n' || before == '(' || before == '"' || before == '\t';
}

/// Makes n joiner bytes part of the word. None may lie beyond the block after this one.
void PlainJoins::join(std::size_t at, std::size_t n) noexcept {
  for (std::size_t i = at; i < at + n; ++i) {
    BlockMasks& here = masks_[i / kMaskBlock];
    here.word |= kOne << (i % kMaskBlock);
    here.special &= ~(kOne << (i % kMaskBlock));
  }
}

void PlainJoins::change_key(std::size_t begin, KeyForm form) noexcept {
  changes_[n_changes_++] = {begin, form};
}

std::size_t PlainJoins::apostrophe(std::size_t at, std::size_t size) noexcept {
  const std::size_t begin = word_begin(at);
  const std::size_t right = at + size;
  if (begin == at || begin < edited_ || right + 1 >= text_.size()) return at;
  if (size == kCurlySize && (text_[at + 1] != '\x80' || (text_[at + 2] | 1) != '\x99')) return at;
  const char first = text_[right];
  if (is_ascii(first) && !is_letter(first) && !is_digit(first)) return right;  // joins nothing
  if (!is_letter(text_[begin]) || !is_letter(text_[at - 1]) || !is_letter(first)) return at;
  if (options_.case_mode == CaseMode::keep) return at;
  const std::size_t left_size = at - begin;
  if (left_size <= kLongestElided && options_.split_elision && is_elision(begin, at, right))
    return at;
  if (options_.set_aside_possessive && (first == 's' || first == 'S') &&
      !continues_word(right + 1) &&
      (left_size > kLongestContracted || !takes_contracted_s(folded(begin, at)))) {
    if (right % kMaskBlock < size || right % kMaskBlock > 62) return at;
    masks_[right / kMaskBlock].word &= ~(kOne << (right % kMaskBlock));
    edited_ = settled_ = right + 2;
    return right + 1;
  }
  if (size == kCurlySize && options_.unify_apostrophes) change_key(begin, KeyForm::straight);
  join(at, size);
  edited_ = settled_ = right + 1;
  return right;
}

/// Could these be two words, like l'homme? Names such as D'Angelo are WordScanner's, too.
bool PlainJoins::is_elision(std::size_t begin, std::size_t at, std::size_t right) const noexcept {
  switch (folded_[right]) {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
    case 'y':
    case 'h':
      break;
    default:
      return false;
  }
  return is_elided(folded(begin, at));
}

std::size_t PlainJoins::stop(std::size_t at) noexcept {
  const char before = text_[at - 1];
  const char after = at_or_nul(at + 1);
  if (before == 'w' || before == 'W') return at;  // "www."
  if (is_digit(before) || is_digit(after)) return between_numbers(at);
  if (!is_letter(before) || !is_ascii(after)) return at;
  if (!is_letter(after)) return at + 1;  // joins nothing
  const std::size_t begin = word_begin(at);
  if (begin + 1 == at) return acronym(at);
  const char second = at_or_nul(at + 2);
  // "said.The": a space was lost.
  const bool run_on = options_.split_run_on && is_lower(before) && is_upper(after) &&
                      is_lower(second) && begin < at && begin >= edited_ &&
                      !(before == 'h' && after == 'D');  // "Ph.D"
  return run_on ? at + 1 : at;
}

/// The first stop of "U.S." or "a.m.".
std::size_t PlainJoins::acronym(std::size_t at) noexcept {
  const std::size_t begin = at - 1;
  if (!options_.join_acronyms || begin < edited_) return at;
  const bool upper = is_upper(text_[begin]);
  std::size_t end = at;  // at a stop
  while (at_or_nul(end) == '.' && is_letter(at_or_nul(end + 1))) {
    if (is_upper(text_[end + 1]) != upper) return at;
    end += 2;
  }
  const bool has_last_stop = at_or_nul(end) == '.';
  if (has_last_stop) ++end;
  if (end >= text_.size() || begin / kMaskBlock != end / kMaskBlock) return at;
  if (is_word(end) || text_[end] == '\'' || !is_ascii(text_[end])) return at;
  if (!upper && !has_last_stop) return at;  // its key is longer than itself
  const char second = text_[at + 1];
  if (!upper && (text_[begin] == 'u' || (text_[begin] == 'e' && second == 'u')))
    return at;  // "u.s.", "e.u." may be countries
  if (upper) {
    change_key(begin, KeyForm::acronym);
    folded_begins_ |= kOne << (begin % kMaskBlock);
  }
  join(at, end - at);
  edited_ = settled_ = end;
  return end;
}

std::size_t PlainJoins::between_numbers(std::size_t at) noexcept {
  if (!is_ascii(text_[at - 1]) || !is_ascii(at_or_nul(at + 1))) return at;
  if (!is_digit(text_[at - 1]) || !is_digit(text_[at + 1])) return at + 1;  // does not join
  join(at, 1);
  edited_ = at + 1;
  return at + 1;
}

std::size_t PlainJoins::ampersand(std::size_t at) noexcept {
  const char before = text_[at - 1];
  const char after = at_or_nul(at + 1);
  if (!is_ascii(before) || !is_ascii(after)) return at;
  if (!options_.join_ampersand || !is_upper(before) || !is_upper(after)) return at + 1;
  const std::size_t begin = word_begin(at);
  if (begin == at || begin < edited_) return at;
  join(at, 1);
  edited_ = settled_ = at + 1;
  return at + 1;
}

/// A hyphen between a letter and a digit joins where codes are kept: COVID-19, not mid-2019.
std::size_t PlainJoins::hyphen(std::size_t at) noexcept {
  if (!options_.split_hyphens) return at;
  const char before = text_[at - 1];
  const char after = at_or_nul(at + 1);
  if (!options_.keep_codes || !is_digit(after) || is_digit(before)) return at + 1;
  const std::size_t begin = word_begin(at);
  if (options_.case_mode == CaseMode::keep || begin == at || begin < edited_ ||
      !is_letter(text_[begin]) || !is_letter(before))
    return at;
  if (at - begin <= kLongestNumberPrefix && is_number_prefix(folded(begin, at))) return at + 1;
  join(at, 1);
  edited_ = settled_ = at + 1;
  return at + 1;
}

std::size_t PlainJoins::currency(std::size_t at) noexcept {
  if (!starts_plainly(at)) return at;
  if (!options_.join_currency || !is_digit(at_or_nul(at + 1))) return at + 1;
  join(at, 1);
  edited_ = at + 1;
  return at + 1;
}

/// "@AP", "#MeToo": a word of letters and digits behind the sign.
std::size_t PlainJoins::handle(std::size_t at) noexcept {
  if (!options_.handles_and_tags || !starts_plainly(at)) return at;
  std::size_t end = at + 1;
  while (is_letter(at_or_nul(end)) || is_digit(at_or_nul(end))) ++end;
  if (end == text_.size() || !is_ascii(text_[end]) || !is_letter(text_[at + 1])) return at;
  folded_begins_ |= kOne << (at % kMaskBlock);
  join(at, 1);
  edited_ = settled_ = end + 1;
  return end;
}

}  // namespace broadsheet::text
