#include "broadsheet/text/word_scanner.hpp"

#include <algorithm>
#include <array>

#include "broadsheet/text/addresses.hpp"
#include "broadsheet/text/contractions.hpp"
#include "broadsheet/text/fold.hpp"
#include "broadsheet/text/normalize.hpp"
#include "broadsheet/text/utf8.hpp"

namespace broadsheet::text {
namespace {

using W = WordBreak;

constexpr std::size_t kNpos = std::string_view::npos;

bool is_letter(W c) noexcept { return c == W::a_letter || c == W::hebrew_letter; }
bool is_attached(W c) noexcept { return c == W::extend || c == W::format || c == W::zwj; }

bool is_part(W c) noexcept {
  return is_letter(c) || c == W::numeric || c == W::katakana || c == W::extend_num_let;
}

// The longest words of the lists in contractions.hpp.
constexpr std::size_t kCurlySize = 3;  // bytes of an apostrophe beyond ASCII
constexpr std::size_t kLongestElided = 6;
constexpr std::size_t kLongestContracted = 5;
constexpr std::size_t kLongestNumberPrefix = 5;

/// WB5, WB8 to WB10, WB13 to WB13b for two parts next to each other.
bool parts_join(W before, W after) noexcept {
  if (before == W::extend_num_let || after == W::extend_num_let) return true;
  return (before == W::katakana) == (after == W::katakana);
}

bool is_apostrophe(char32_t code) noexcept {
  return code == '\'' || code == 0x2019 || code == 0x2018 || code == 0xFF07;
}

/// The letter apostrophe and the acute accent, which some write for it.
bool stands_for_apostrophe(char32_t code) noexcept { return code == 0x2BC || code == 0xB4; }

bool is_hyphen(char32_t code) noexcept { return code == '-' || code == 0x2010 || code == 0x2011; }

bool is_currency(char32_t code) noexcept {
  return code == '$' || code == 0xA3 || code == 0xA5 || code == 0x20AC;
}

constexpr char32_t kCent = 0xA2;

/// To UAX #29 it is a part of words; French sets it before ; ! ? and inside quotation marks.
constexpr char32_t kNarrowNoBreakSpace = 0x202F;

/// Characters that are not seen and carry no meaning for a word. The joiners U+200C and
/// U+200D are not among them: Persian and the Indic scripts spell with them.
bool is_invisible(char32_t code) noexcept {
  return code == 0xAD || code == 0x34F || code == 0x61C || code == 0x200E || code == 0x200F ||
         (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x2069) ||
         (code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF;
}

bool is_ascii_alphanumeric(char c) noexcept {
  const int small = c | 0x20;
  return (c >= '0' && c <= '9') || (small >= 'a' && small <= 'z');
}

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_small(char c) noexcept { return c >= 'a' && c <= 'z'; }

/// "US" for "u.s.", as wires and tweets in small letters have it; empty for other initials.
std::string_view country_of_initials(std::string_view initials) noexcept {
  if (initials == "u.s.") return "US";
  if (initials == "u.n.") return "UN";
  if (initials == "u.k.") return "UK";
  if (initials == "e.u.") return "EU";
  return initials == "u.s.a." ? "USA" : "";
}

bool is_vowel_or_h(char32_t code) noexcept {
  if (code < 0x80) return std::string_view("aeiouyhAEIOUYH").find(static_cast<char>(code)) != kNpos;
  std::u32string base(1, lower(code));
  decompose(base);
  constexpr std::u32string_view kVowels = U"aeiouyh\u00E6\u0153";
  return kVowels.find(base[0]) != std::u32string_view::npos;
}

}  // namespace

WordScanner::Character WordScanner::read(std::size_t at) const {
  if (at >= end_) return {at, at, 0, W::other, 0};
  const Decoded found = decode_utf8(text_, at);
  const CharacterProperties& known = properties(found.code);
  Character next{at, at + found.size, found.code, static_cast<W>(known.word_break), known.flags};
  if (options_.plain_forms && found.code == kNarrowNoBreakSpace) next.word_break = W::other;
  if (options_.unify_apostrophes && stands_for_apostrophe(found.code)) {
    next.code = '\'';
    next.word_break = W::single_quote;
    next.flags = 0;
  }
  return next;
}

std::size_t WordScanner::skip_attached(std::size_t at) const {
  while (at < end_) {
    const Character next = read(at);
    if (!is_attached(next.word_break)) break;
    at = next.end;
  }
  return at;
}

WordScanner::Character WordScanner::read_past_attached(std::size_t at) const {
  return read(skip_attached(at));
}

bool WordScanner::word_starts(std::size_t at) const { return is_part(read(at).word_break); }

bool WordScanner::apostrophe_joins(const Character& before, const Character& after) const {
  if (is_letter(before.word_break) && is_letter(after.word_break)) return true;
  if (before.word_break != W::numeric) return false;
  if (after.word_break == W::numeric) return true;
  const bool is_s = after.code == 's' || after.code == 'S';
  return options_.set_aside_possessive && is_s && !word_starts(after.end);  // "1990's"
}

bool WordScanner::stop_joins(const Character& before, const Character& after,
                             std::size_t segment_begin) const {
  if (before.word_break == W::numeric) return after.word_break == W::numeric;
  if (!is_letter(before.word_break) || !is_letter(after.word_break)) return false;
  if (!options_.split_run_on || (after.flags & kUpper) == 0) return true;
  if (text_.substr(segment_begin, before.end - segment_begin) == "Ph" && after.code == 'D')
    return true;
  const bool begins_sentence = (read(after.end).flags & kLower) != 0;  // "said.The", "U.S.Senate"
  return (before.flags & kLower) == 0 && !begins_sentence;
}

bool WordScanner::hyphen_joins(const Character& before, const Character& joiner,
                               const Character& after, std::size_t segment_begin) const {
  if (!is_part(before.word_break) || !is_part(after.word_break)) return false;
  if (!options_.split_hyphens) return true;
  if (!options_.keep_codes || !is_letter(before.word_break) || after.word_break != W::numeric)
    return false;
  const std::size_t size = joiner.at - segment_begin;  // a segment can be very long
  return size > kLongestNumberPrefix ||
         !is_number_prefix(folded_case(text_.substr(segment_begin, size)));
}

bool WordScanner::currency_joins(const Character& joiner, const Character& after,
                                 std::size_t segment_begin) const {
  if (after.word_break != W::numeric || joiner.at - segment_begin > 3) return false;
  return std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(segment_begin),
                     text_.begin() + static_cast<std::ptrdiff_t>(joiner.at),
                     [](char c) { return c >= 'A' && c <= 'Z'; });  // "US$5m"
}

bool WordScanner::joins(const Character& before, const Character& joiner, const Character& after,
                        std::size_t segment_begin) const {
  const W b = before.word_break;
  const W a = after.word_break;
  const bool numbers = b == W::numeric && a == W::numeric;
  const bool letters = is_letter(b) && is_letter(a);
  if (is_apostrophe(joiner.code)) return apostrophe_joins(before, after);
  if (is_hyphen(joiner.code)) return hyphen_joins(before, joiner, after, segment_begin);
  if (is_currency(joiner.code))
    return options_.join_currency && currency_joins(joiner, after, segment_begin);
  switch (joiner.code) {
    case '.':
      return stop_joins(before, after, segment_begin);
    case ':':
      return numbers ? options_.join_numbers : letters && !options_.split_run_on;
    case '/':
      return numbers && options_.join_numbers;
    case '&':
      return options_.join_ampersand && (before.flags & after.flags & kUpper) != 0;
    default:
      break;
  }
  switch (joiner.word_break) {
    case W::mid_letter:
      return letters;
    case W::mid_num:
      return numbers;
    case W::mid_num_let:
      return letters || numbers;
    case W::double_quote:
      return b == W::hebrew_letter && a == W::hebrew_letter;
    default:
      return false;
  }
}

/// The last of the ASCII letters and digits in a row that begin with this character; itself
/// if it is none.
WordScanner::Character WordScanner::last_of_run(const Character& first) const {
  if (first.code >= 0x80 || !is_ascii_alphanumeric(static_cast<char>(first.code))) return first;
  std::size_t end = first.end;
  while (end < end_ && is_ascii_alphanumeric(text_[end])) ++end;
  return end == first.end ? first : read(end - 1);
}

WordScanner::Segment WordScanner::read_segment(std::size_t at) const {
  Segment segment{at, at, 0, 0, false, false, false, false, false};
  Character last = read(at);
  bool after_zwj = false;
  for (Character next = last; next.at < end_; next = read(segment.end)) {
    if (is_attached(next.word_break)) {
      segment.needs_rewriting = true;
      after_zwj = next.word_break == W::zwj;
    } else if (after_zwj && (next.flags & kPictograph) != 0 && !options_.drop_invisible) {
      last = next;  // WB3c
      after_zwj = false;
    } else if (is_part(next.word_break)) {
      if (!is_part(last.word_break) || !parts_join(last.word_break, next.word_break)) break;
      after_zwj = false;
      segment.has_word |= (next.flags & (kLetter | kNumber)) != 0;
      segment.needs_rewriting |= !folds_in_place(next.code);
      last = next = last_of_run(next);
    } else {
      const Character after = read_past_attached(next.end);
      if (joins(last, next, after, at)) {
        if (is_apostrophe(next.code)) {
          if (!segment.has_apostrophe) segment.first_apostrophe = next.at;
          segment.last_apostrophe = next.at;
          segment.has_apostrophe = true;
        }
        segment.has_stop |= next.code == '.';
        const bool curly = is_apostrophe(next.code) && next.end - next.at == kCurlySize;
        segment.has_curly |= curly;
        segment.needs_rewriting |= (next.end - next.at > 1 && !curly) || after.at != next.end ||
                                   !folds_in_place(after.code);
        last = next = after;
        after_zwj = false;
      } else if (last.word_break != W::hebrew_letter || next.word_break != W::single_quote) {
        break;
      } else {
        last = next;  // WB7a: the mark belongs to the word, and nothing joins it
      }
    }
    segment.end = next.end;
  }
  return segment;
}

void WordScanner::scan(std::size_t begin, std::size_t end) {
  end_ = end;
  may_hold_url_ = may_hold_mail_ = false;
  for (std::size_t at = begin; options_.addresses && at < end; ++at) {
    const char c = text_[at];
    may_hold_mail_ |= c == '@';
    may_hold_url_ |= c == '/' || (c == '.' && at > begin && (text_[at - 1] | 0x20) == 'w');
  }
  for (std::size_t at = begin; at < end;) {
    const Character first = read(at);
    if (is_part(first.word_break)) {
      at = scan_word(at);
    } else if (first.code == '@' || first.code == '#' || is_currency(first.code)) {
      at = scan_prefixed(first);
    } else if ((first.flags & (kLetter | kNumber)) != 0) {
      at = scan_single(first);
    } else {
      at = first.end;
    }
  }
}

/// Does a letter or digit, marks on it aside, stand before?
bool WordScanner::word_ends(std::size_t at) const {
  while (at > 0) {
    const Decoded before = decode_utf8_before(text_, at);
    if (!is_attached(word_break(before.code))) return is_letter_or_number(before.code);
    at -= before.size;
  }
  return false;
}

void WordScanner::take_word(std::size_t begin, std::size_t end) {
  end_ = end;
  Segment segment{};
  segment.needs_rewriting = true;
  for (std::size_t at = begin; at < end;) {
    const Character next = read(at);
    segment.has_word |= (next.flags & (kLetter | kNumber)) != 0;
    at = next.end;
  }
  if (segment.has_word) write(begin, end, segment);
}

std::size_t WordScanner::scan_word(std::size_t at) {
  if (const std::size_t end = address_end(at); end > at) {
    write_folded(at, end);
    return end;
  }
  const Segment segment = read_segment(at);
  if (!segment.has_word) return segment.end;
  if (segment.has_stop) {
    if (options_.join_acronyms) {
      const std::size_t end = scan_acronym(segment);
      if (end > at) return end;
    }
    if (options_.addresses) {
      const std::string_view name = text_.substr(at, segment.end - at);
      const std::size_t end = url_path_end(text_.substr(0, end_), segment.end);
      if (is_host_name(name) || (end > segment.end + 1 && is_host_before_path(name))) {
        write_folded(at, end);
        return end;
      }
    }
  }
  if (segment.has_apostrophe) {
    if (options_.split_elision) {
      const std::size_t end = elided_end(segment);
      if (end > at) {
        write(at, end, segment);
        return end;
      }
    }
    if (options_.set_aside_possessive && has_possessive(segment)) {
      write(at, segment.last_apostrophe, segment);
      return segment.end;
    }
  }
  const std::size_t end = currency_end(segment);
  write(at, end, segment);
  return end;
}

/// Behind the currency sign that follows a number ("5\u20AC", "50\u00A2"), else the segment's end.
std::size_t WordScanner::currency_end(const Segment& segment) const {
  if (!options_.join_currency || !is_digit(text_[segment.begin]) ||
      !is_digit(text_[segment.end - 1]))
    return segment.end;
  const Character next = read(segment.end);
  if (next.code == '$' || (!is_currency(next.code) && next.code != kCent)) return segment.end;
  return word_starts(skip_attached(next.end)) ? segment.end : next.end;
}

/// The end of the URL or e-mail address that begins at `at`, or `at`.
std::size_t WordScanner::address_end(std::size_t at) {
  const std::string_view before_end = text_.substr(0, end_);
  if (may_hold_url_) {
    const std::size_t end = url_end(before_end, at);
    if (end > at) return end;
  }
  if (!may_hold_mail_ || at < mail_checked_) return at;
  const MailMatch mail = match_mail(before_end, at);
  mail_checked_ = mail.looked_until;
  return mail.end;
}

std::size_t WordScanner::scan_prefixed(const Character& first) {
  if (is_currency(first.code)) {
    const Character next = read(first.end);
    if (!options_.join_currency || next.word_break != W::numeric) return first.end;
    Segment number = read_segment(first.end);
    number.needs_rewriting |= number.has_curly;
    number.has_curly = false;
    write(first.at, number.end, number);
    return number.end;
  }
  if (!options_.handles_and_tags || word_ends(first.at)) return first.end;
  std::size_t end = first.end;
  bool has_letter = false;
  for (Character next = read(end); next.at < end_; next = read(end)) {
    const bool counts = (next.flags & (kLetter | kNumber)) != 0 || next.code == '_' ||
                        (end > first.end && is_attached(next.word_break));
    if (!counts || (first.code == '@' && next.word_break == W::other))
      break;  // "@AP" before Chinese
    has_letter |= (next.flags & kLetter) != 0;
    end = next.end;
  }
  if (!has_letter) return first.end;
  write_folded(first.at, end);
  return skip_possessive(end);
}

std::size_t WordScanner::scan_single(const Character& first) {
  const std::size_t end = skip_attached(first.end);
  const bool plain =
      end == first.end && first.code < 0xF900 && (first.flags & (kNotNfc | kUpper)) == 0;
  if (plain) {
    out_.push(first.at, end);
  } else {
    Segment whole{};
    whole.needs_rewriting = true;
    write(first.at, end, whole);
  }
  return end;
}

/// Letters with full stops between them: "U.S.", "J.R.R", "a.m.". Writes the term and returns
/// where to go on, or the segment's begin if it is none.
std::size_t WordScanner::scan_acronym(const Segment& segment) {
  const bool possessive = segment.has_apostrophe && options_.set_aside_possessive &&
                          has_possessive(segment);  // "U.S's"
  const std::size_t letters_end = possessive ? segment.last_apostrophe : segment.end;
  const std::string_view whole = text_.substr(segment.begin, letters_end - segment.begin);
  std::string joined;
  bool has_upper = false;
  if (whole == "Ph.D") {
    joined = "PhD";
  } else {
    for (std::size_t at = segment.begin; at < letters_end;) {
      const Character letter = read(at);
      const std::size_t letter_end = skip_attached(letter.end);
      if ((letter.flags & kLetter) == 0) return segment.begin;
      if (letter_end < letters_end && text_[letter_end] != '.') return segment.begin;
      has_upper |= (letter.flags & kUpper) != 0;
      joined += text_.substr(at, letter_end - at);
      if (!has_upper) joined += '.';
      at = letter_end + 1;
    }
  }
  std::size_t end = letters_end;
  if (end < end_ && text_[end] == '.') ++end;
  const std::string_view country = country_of_initials(joined);
  const bool is_country = !country.empty() && options_.case_mode != CaseMode::keep;
  if (is_country) joined = country;
  const bool keeps = options_.case_mode == CaseMode::keep ||
                     (options_.case_mode == CaseMode::news &&
                      (is_country || stands_in_capitals(segment.begin, letters_end)));
  make_key(joined, !keeps);
  out_.push(segment.begin, end, key_);
  return possessive ? segment.end : skip_possessive(end);
}

std::size_t WordScanner::elided_end(const Segment& segment) {
  if (segment.first_apostrophe - segment.begin > kLongestElided) return segment.begin;
  const Character apostrophe = read(segment.first_apostrophe);
  const Character right = read(apostrophe.end);
  if (!is_vowel_or_h(right.code)) return segment.begin;
  const std::string left(folded(segment.begin, segment.first_apostrophe));
  if (!is_elided(left)) return segment.begin;
  if (left == "d" && folded(right.at, segment.end) == "you") return segment.begin;
  const bool capital = (read(segment.begin).flags & kUpper) != 0;
  const bool name = capital && (right.flags & kUpper) != 0 && begins_name(left) &&
                    ((read(right.end).flags & kLower) != 0 || left == "d");
  return name ? segment.begin : apostrophe.end;
}

bool WordScanner::has_possessive(const Segment& segment) {
  const Character s = read(read(segment.last_apostrophe).end);
  if ((s.code != 's' && s.code != 'S') || s.end != segment.end) return false;
  if (segment.last_apostrophe - segment.begin > kLongestContracted) return true;
  return !takes_contracted_s(folded(segment.begin, segment.last_apostrophe));
}

std::size_t WordScanner::skip_possessive(std::size_t at) const {
  if (!options_.set_aside_possessive) return at;
  const Character apostrophe = read(at);
  if (!is_apostrophe(apostrophe.code)) return at;
  const Character s = read(apostrophe.end);
  return (s.code == 's' || s.code == 'S') && !word_starts(s.end) ? s.end : at;
}

/// The folded form of a stretch, from the folded copy. Characters that are not folded in
/// place are left as they stand: no list that this is looked up in has them.
std::string_view WordScanner::folded(std::size_t begin, std::size_t end) {
  if (options_.case_mode != CaseMode::keep) return {out_.folded() + begin, end - begin};
  key_ = folded_case(text_.substr(begin, end - begin));
  return key_;
}

bool WordScanner::stands_in_capitals(std::size_t begin, std::size_t end) const {
  // Nearly every word shows by its first two letters that it is not.
  if (is_small(text_[begin]) || (begin + 1 < end && is_small(text_[begin + 1]))) return false;
  int n_upper = 0;
  while (begin < end) {
    const Character next = read(begin);
    if ((next.flags & kLower) != 0) return false;
    n_upper += (next.flags & kUpper) != 0 ? 1 : 0;
    begin = next.end;
  }
  return n_upper >= 2;
}

/// Writes the token [begin, end), a part of the segment.
void WordScanner::write(std::size_t begin, std::size_t end, const Segment& segment) {
  const bool capitals = options_.case_mode == CaseMode::news && stands_in_capitals(begin, end);
  const bool fold = options_.case_mode != CaseMode::keep && !capitals;
  if (segment.needs_rewriting) {
    make_key(text_.substr(begin, end - begin), fold);
    out_.push(begin, end, key_);
  } else if (segment.has_curly && options_.unify_apostrophes && segment.first_apostrophe < end) {
    copy_key(begin, end, fold ? out_.folded() : text_.data());
    out_.push(begin, end, key_);
  } else if (capitals) {
    out_.push(begin, end, text_.substr(begin, end - begin));
  } else {
    out_.push(begin, end);
  }
  if (capitals) out_.mark_capitals();
}

/// A key that is all there but for curly apostrophes.
void WordScanner::copy_key(std::size_t begin, std::size_t end, const char* source) {
  key_.clear();
  while (begin < end) {
    const Character next = read(begin);
    if (next.end - next.at == kCurlySize) {
      key_ += '\'';
    } else {
      key_.append(source + next.at, next.end - next.at);
    }
    begin = next.end;
  }
}

void WordScanner::write_folded(std::size_t begin, std::size_t end) {
  make_key(text_.substr(begin, end - begin), options_.case_mode != CaseMode::keep);
  out_.push(begin, end, key_);
}

void WordScanner::make_key(std::string_view word, bool fold) {
  codes_.clear();
  bool is_composed = true;
  bool is_plain = true;
  for (std::size_t at = 0; at < word.size();) {
    const Decoded next = decode_utf8(word, at);
    at += next.size;
    if (options_.drop_invisible && is_invisible(next.code)) continue;
    const bool apostrophe = options_.unify_apostrophes &&
                            (is_apostrophe(next.code) || stands_for_apostrophe(next.code));
    const bool hyphen = options_.unify_apostrophes && is_hyphen(next.code);
    codes_.push_back(apostrophe ? U'\'' : hyphen ? U'-' : next.code);
    is_composed &= (properties(next.code).flags & kNotNfc) == 0;
    is_plain &= next.code < 0xFB00;
  }
  if (options_.plain_forms && !is_plain) replace_plain_forms(codes_);
  if (options_.compose && !is_composed) compose(codes_);
  if (fold) fold_case(codes_);
  key_ = encoded(codes_);
}

}  // namespace broadsheet::text
