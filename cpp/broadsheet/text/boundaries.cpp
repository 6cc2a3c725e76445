#include "broadsheet/text/boundaries.hpp"

#include "broadsheet/text/unicode.hpp"
#include "broadsheet/text/utf8.hpp"

namespace broadsheet::text {
namespace {

using W = WordBreak;
using S = SentenceBreak;

bool is_line_break(W c) { return c == W::newline || c == W::cr || c == W::lf; }
bool is_ignored(W c) { return c == W::extend || c == W::format || c == W::zwj; }
bool is_letter(W c) { return c == W::a_letter || c == W::hebrew_letter; }
bool is_mid_num_let_q(W c) { return c == W::mid_num_let || c == W::single_quote; }
bool joins_letters(W c) { return c == W::mid_letter || is_mid_num_let_q(c); }
bool joins_numbers(W c) { return c == W::mid_num || is_mid_num_let_q(c); }

bool is_word_part(W c) {
  return is_letter(c) || c == W::numeric || c == W::katakana || c == W::extend_num_let;
}

/// The class of the first code point at or after `at` that WB4 does not skip.
W next_word_class(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const Decoded next = decode_utf8(text, at);
    const W found = word_break(next.code);
    if (!is_ignored(found)) return found;
    at += next.size;
  }
  return W::other;
}

/// What has been read of a segment: the rules look back at two classes and one count.
class WordState {
 public:
  /// Does a boundary stand between what was read and a code point of this class?
  bool breaks_before(W next, char32_t code, std::string_view text, std::size_t after) const {
    if (last_ == W::cr && next == W::lf) return false;                                 // WB3
    if (is_line_break(last_) || is_line_break(next)) return true;                      // WB3a, b
    if (last_ == W::zwj && (properties(code).flags & kPictograph) != 0) return false;  // WB3c
    if (last_ == W::w_seg_space && next == W::w_seg_space) return false;               // WB3d
    if (is_ignored(next)) return false;                                                // WB4
    return !joins(next, text, after);
  }

  void read(W next) {
    const bool skipped = is_ignored(next) && !is_line_break(last_) && started_;
    last_ = next;
    started_ = true;
    if (skipped) return;
    odd_indicators_ = next == W::regional_indicator && !odd_indicators_;
    before_ = base_;
    base_ = next;
  }

 private:
  /// WB5 to WB16.
  bool joins(W next, std::string_view text, std::size_t after) const {
    if (is_word_part(base_) && is_word_part(next)) return parts_join(next);
    if (is_letter(base_) && joins_letters(next) && is_letter(next_word_class(text, after)))
      return true;                                                          // WB6
    if (base_ == W::hebrew_letter && next == W::single_quote) return true;  // WB7a
    if (base_ == W::hebrew_letter && next == W::double_quote)
      return next_word_class(text, after) == W::hebrew_letter;                       // WB7b
    if (is_letter(before_) && joins_letters(base_) && is_letter(next)) return true;  // WB7
    if (before_ == W::hebrew_letter && base_ == W::double_quote && next == W::hebrew_letter)
      return true;                                                                         // WB7c
    if (before_ == W::numeric && joins_numbers(base_) && next == W::numeric) return true;  // WB11
    if (base_ == W::numeric && joins_numbers(next))
      return next_word_class(text, after) == W::numeric;  // WB12
    return base_ == W::regional_indicator && next == W::regional_indicator && odd_indicators_;
  }

  /// WB5, WB8 to WB10, WB13 to WB13b.
  bool parts_join(W next) const {
    if (base_ == W::extend_num_let || next == W::extend_num_let) return true;
    return (base_ == W::katakana) == (next == W::katakana);
  }

  W last_ = W::other;    // the code point before
  W base_ = W::other;    // the same, with Extend, Format and ZWJ skipped
  W before_ = W::other;  // the one before base_
  bool odd_indicators_ = false;
  bool started_ = false;
};

bool is_paragraph_end(S c) { return c == S::sep || c == S::cr || c == S::lf; }
bool ends_sentence(S c) { return c == S::a_term || c == S::s_term; }

/// SB8: does a lower-case letter come before any other letter, line break or terminator?
bool lower_follows(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const Decoded next = decode_utf8(text, at);
    const S found = sentence_break(next.code);
    if (found == S::lower) return true;
    if (found == S::o_letter || found == S::upper || is_paragraph_end(found) ||
        ends_sentence(found))
      return false;
    at += next.size;
  }
  return false;
}

/// Where in "SATerm Close* Sp* ParaSep?" the text before stands.
enum class Ending : std::uint8_t { none, term, close, space };

class SentenceState {
 public:
  bool breaks_before(S next, std::string_view text, std::size_t at) const {
    if (last_ == S::cr && next == S::lf) return false;         // SB3
    if (is_paragraph_end(last_)) return true;                  // SB4
    if (next == S::extend || next == S::format) return false;  // SB5
    if (ending_ == Ending::none) return false;                 // SB998
    if (term_ == S::a_term && ending_ == Ending::term) {
      if (next == S::numeric) return false;  // SB6
      if (next == S::upper && (before_term_ == S::upper || before_term_ == S::lower))
        return false;  // SB7
    }
    if (next == S::s_continue || ends_sentence(next)) return false;  // SB8a
    if (next == S::sp || is_paragraph_end(next)) return false;       // SB9, SB10
    if (next == S::close && ending_ != Ending::space) return false;  // SB9
    return term_ != S::a_term || !lower_follows(text, at);           // SB8, SB11
  }

  void read(S next) {
    const bool skipped =
        (next == S::extend || next == S::format) && started_ && !is_paragraph_end(last_);
    started_ = true;
    if (skipped) return;
    if (ends_sentence(next)) {
      before_term_ = last_;
      term_ = next;
      ending_ = Ending::term;
    } else if (ending_ != Ending::none && next == S::sp) {
      ending_ = Ending::space;
    } else if ((ending_ == Ending::term || ending_ == Ending::close) && next == S::close) {
      ending_ = Ending::close;
    } else if (!(ending_ != Ending::none && is_paragraph_end(next))) {
      ending_ = Ending::none;
    }
    last_ = next;
  }

 private:
  S last_ = S::other;
  S before_term_ = S::other;
  S term_ = S::other;
  Ending ending_ = Ending::none;
  bool started_ = false;
};

}  // namespace

std::vector<std::size_t> word_boundaries(std::string_view text) {
  std::vector<std::size_t> boundaries;
  WordState state;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode_utf8(text, at);
    const W found = word_break(next.code);
    if (at == 0 || state.breaks_before(found, next.code, text, at + next.size))
      boundaries.push_back(at);
    state.read(found);
    at += next.size;
  }
  if (!text.empty()) boundaries.push_back(text.size());
  return boundaries;
}

std::vector<std::size_t> sentence_boundaries(std::string_view text) {
  std::vector<std::size_t> boundaries;
  SentenceState state;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode_utf8(text, at);
    const S found = sentence_break(next.code);
    if (at == 0 || state.breaks_before(found, text, at)) boundaries.push_back(at);
    state.read(found);
    at += next.size;
  }
  if (!text.empty()) boundaries.push_back(text.size());
  return boundaries;
}

}  // namespace broadsheet::text
