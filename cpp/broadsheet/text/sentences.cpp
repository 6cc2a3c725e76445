#include "broadsheet/text/sentences.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>

#include "broadsheet/text/abbreviations.hpp"
#include "broadsheet/text/packed_word.hpp"
#include "broadsheet/text/sentence_words.hpp"
#include "broadsheet/text/unicode.hpp"
#include "broadsheet/text/utf8.hpp"

namespace broadsheet::text {
namespace {

/// No rule looks further than this for a word or a run of marks.
constexpr std::size_t kReach = 96;

/// No abbreviation has so many letters.
constexpr std::size_t kTooLong = 7;

bool is_ascii_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
bool is_ascii_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_blank(char c) noexcept { return c == ' ' || c == '\t'; }
bool is_line_break(char c) noexcept { return c >= '\n' && c <= '\r'; }

bool is_ascii_letter(char c) noexcept { return is_ascii_lower(c) || is_ascii_upper(c); }
bool is_ascii(char c) noexcept { return static_cast<unsigned char>(c) < 0x80; }

/// Marks that close or open around a sentence; many quotation marks do both.
bool is_bracket(char32_t code) noexcept {
  return code == '"' || code == '\'' || sentence_break(code) == SentenceBreak::close;
}

bool is_apostrophe(char32_t code) noexcept { return code == '\'' || code == 0x2019; }
bool is_dash(char32_t code) noexcept { return code == '-' || code == 0x2013 || code == 0x2014; }

bool is_space(char32_t code) noexcept { return sentence_break(code) == SentenceBreak::sp; }

/// The text around one mark.
class Mark {
 public:
  Mark(std::string_view text, std::size_t at) noexcept
      : text_(text), at_(at), mark_(decode_utf8(text, at)), end_(at + mark_.size) {}

  std::size_t sentence_end() noexcept {
    if (sentence_break(mark_.code) == SentenceBreak::sep || is_line_break(text_[at_])) return end_;
    while (end_ < reach_end()) {
      const std::size_t closing = closes(end_) ? end_ : guillemet_behind_space(end_);
      if (closing == text_.size()) break;
      end_ = closing + decode_utf8(text_, closing).size;
    }
    if (end_ >= text_.size()) return end_;
    if (continues_mark()) return kNoSentenceEnd;
    if (!find_next()) return kNoSentenceEnd;
    if (text_[next_] == '.') return kNoSentenceEnd;  // ". . .": the last of them decides
    if (is_wide()) return end_;
    if (next_ == end_) return is_run_on() ? end_ : kNoSentenceEnd;
    if (next_is_lower()) return kNoSentenceEnd;
    if (is_speech() || is_part_of_name()) return kNoSentenceEnd;
    return mark_.code == '.' && !stop_ends() ? kNoSentenceEnd : end_;
  }

 private:
  std::size_t reach_end() const noexcept { return std::min(text_.size(), at_ + kReach); }

  /// A closing mark: any bracket that stands right behind, except an opening one.
  bool closes(std::size_t at) const noexcept {
    if (is_ascii(text_[at]))
      return text_[at] == '"' || text_[at] == '\'' || text_[at] == ')' || text_[at] == ']';
    const char32_t code = decode_utf8(text_, at).code;
    return code == 0x2019 || code == 0x201D || code == 0xBB || code == 0x203A || code == 0x201C ||
           (code >= 0x3000 && is_bracket(code));
  }

  /// Where French closes behind a space: \u00AB Oui. \u00BB; the text's size where it does not.
  /// With a word right behind it the mark opens, as in German: Er ging. \u00BBNein\u00AB, sagte er.
  std::size_t guillemet_behind_space(std::size_t at) const noexcept {
    if (at >= text_.size()) return text_.size();
    const Decoded space = decode_utf8(text_, at);
    const std::size_t mark = at + space.size;
    if (!is_space(space.code) || !text_.substr(mark).starts_with("\u00BB")) return text_.size();
    const std::size_t behind = mark + 2;
    if (behind >= text_.size()) return mark;
    const char32_t next = decode_utf8(text_, behind).code;
    const bool opens =
        is_letter_or_number(next) || is_bracket(next) || next == 0xBF || next == 0xA1;
    return opens ? text_.size() : mark;
  }

  /// "?!", "...": the last of the marks decides; ",": none does.
  bool continues_mark() const noexcept {
    const Decoded next = decode_utf8(text_, end_);
    const SentenceBreak found = sentence_break(next.code);
    return found == SentenceBreak::a_term || found == SentenceBreak::s_term ||
           next.code == 0x2026 || (found == SentenceBreak::s_continue && !is_dash(next.code));
  }

  /// CJK sentences have no spaces between them.
  bool is_wide() const noexcept { return mark_.code >= 0x3000; }

  /// Finds where the next words begin; false where a line break or the end comes first, for
  /// then the break ends the sentence.
  bool find_next() noexcept {
    next_ = end_;
    while (next_ < text_.size()) {
      if (is_blank(text_[next_])) {
        ++next_;
        continue;
      }
      if (is_line_break(text_[next_])) return false;
      if (is_ascii(text_[next_])) return true;
      const Decoded found = decode_utf8(text_, next_);
      if (!is_space(found.code)) return sentence_break(found.code) != SentenceBreak::sep;
      next_ += found.size;
      if (next_ - end_ > kReach) return true;
    }
    return false;
  }

  /// The first character of the next words, past what opens before them.
  std::size_t word_begin() const noexcept {
    std::size_t at = next_;
    while (at < text_.size() && at < next_ + kReach) {
      if (is_ascii(text_[at]) &&
          (is_ascii_lower(text_[at]) || is_ascii_upper(text_[at]) || is_digit(text_[at])))
        break;
      const Decoded found = decode_utf8(text_, at);
      if (!is_bracket(found.code) && !is_dash(found.code) && !is_space(found.code) &&
          found.code != 0xBF && found.code != 0xA1)
        break;
      at += found.size;
    }
    return at;
  }

  std::string_view word_at(std::size_t at) const noexcept {
    std::size_t end = at;
    const std::size_t limit = std::min(text_.size(), at + kReach);
    while (end < limit) {
      const Decoded found = decode_utf8(text_, end);
      const bool joins = is_apostrophe(found.code) && end > at && end + found.size < limit &&
                         is_ascii_letter(text_[end + found.size]);
      if (!joins && !is_ascii_letter(text_[end]) &&
          (is_ascii(text_[end]) || is_bracket(found.code) || is_dash(found.code) ||
           is_space(found.code)))
        break;
      end += found.size;
    }
    return text_.substr(at, end - at);
  }

  /// Does news begin sentences with this word, contracted or not ("We've")?
  static bool begins(std::string_view word) noexcept {
    return begins_sentences(word.substr(0, word.find_first_of("'\xE2")));
  }

  /// The word behind this one and one space; empty if something else follows.
  std::string_view word_after(std::string_view word) const noexcept {
    if (word.empty()) return {};
    const auto end = static_cast<std::size_t>(word.data() + word.size() - text_.data());
    return end < text_.size() && text_[end] == ' ' ? word_at(end + 1) : std::string_view();
  }

  /// The word before this one with the marks on it ("Tampa," before "Fla"); empty if none
  /// stands before it in its line.
  std::string_view word_ahead(std::string_view word) const noexcept {
    if (word.empty()) return {};
    const auto begin = static_cast<std::size_t>(word.data() - text_.data());
    if (begin == 0 || text_[begin - 1] != ' ') return {};
    std::size_t first = begin - 1;
    const std::size_t limit = begin > kReach ? begin - kReach : 0;
    while (first > limit && !is_blank(text_[first - 1]) && !is_line_break(text_[first - 1]))
      --first;
    return text_.substr(first, begin - 1 - first);
  }

  bool next_is_lower() const noexcept {
    const std::size_t at = word_begin();
    if (at >= text_.size()) return false;
    const Decoded first = decode_utf8(text_, at);
    if ((properties(first.code).flags & kLower) == 0) return false;
    const std::size_t second = at + first.size;  // "iPhone" may begin a sentence
    return second >= text_.size() ||
           (properties(decode_utf8(text_, second).code).flags & kUpper) == 0;
  }

  /// "said.The": a space was lost.
  bool is_run_on() const noexcept {
    if (mark_.code != '.' || end_ != at_ + 1 || at_ < 2 || end_ + 1 >= text_.size()) return false;
    return is_ascii_lower(text_[at_ - 1]) && is_ascii_lower(text_[at_ - 2]) &&
           is_ascii_upper(text_[end_]) && is_ascii_lower(text_[end_ + 1]);
  }

  /// Direct speech ends with ! or ? and its speaker follows: up to three capitalised words
  /// and a verb of speech.
  bool is_speech() const noexcept {
    if (mark_.code == '.' || end_ == at_ + mark_.size) return false;
    std::size_t at = next_;
    for (int n = 0; n < 4; ++n) {
      const std::string_view word = word_at(at);
      if (word.empty()) return false;
      if (n > 0 && is_speech_verb(word)) return true;
      if (!is_ascii_upper(word[0])) return false;
      at += word.size();
      if (at < text_.size() && text_[at] == '.') ++at;
      if (at >= text_.size() || text_[at] != ' ') return false;
      ++at;
    }
    return false;
  }

  /// "Yahoo! Finance".
  bool is_part_of_name() const noexcept {
    return mark_.code == '!' && end_ == at_ + 1 && is_name_with_mark(word_before()) &&
           !begins(word_at(word_begin()));
  }

  /// Does a full stop before a word that is not lower case end the sentence?
  bool stop_ends() const noexcept {
    if (end_ > at_ + 1) return true;  // a quotation mark or bracket closes behind it
    std::string_view before = word_before();
    if (before.empty()) return true;
    const std::string_view next = word_at(word_begin());
    if (is_digit(before.back())) return number_ends(before, next);
    const Abbreviation whole = abbreviation(before);
    if (whole == Abbreviation::none && before.find('.') != std::string_view::npos) {
      const std::size_t last = before.rfind('.') + 1;
      if (before.size() - last < 3) return begins(next);  // "J.D."
      before.remove_prefix(last);                         // "CNN.com", "said.Sen."
    }
    const Abbreviation kind = abbreviation(before);
    if (kind != Abbreviation::none && opens_aside()) return false;
    if (before.ends_with("str") && number_follows()) return false;  // "Hauptstr. 5"
    if (before.size() == 1 && is_ascii_lower(before[0])) return !is_part_of_initials(before, next);
    if (before.size() == 1 && is_ascii_upper(before[0])) return initial_ends(before, next);
    return abbreviation_ends(kind, before, next);
  }

  bool abbreviation_ends(Abbreviation kind, std::string_view before,
                         std::string_view next) const noexcept {
    switch (kind) {
      case Abbreviation::none:
        return true;
      case Abbreviation::title:
      case Abbreviation::saint:
        return false;
      case Abbreviation::street:
        return street_ends(before, next);
      case Abbreviation::month:
        return !number_follows() && begins(next);
      case Abbreviation::weekday:
        return !number_follows() && abbreviation(next) != Abbreviation::month;
      case Abbreviation::number:
        return !number_follows() || is_refusal(before);
      case Abbreviation::clock:
        return clock_ends(before, next);
      case Abbreviation::place:
        return abbreviation(next) != Abbreviation::title || word_ahead(before).ends_with(',');
      case Abbreviation::region:
        return begins(next) || word_ahead(before).ends_with(',');
      case Abbreviation::country:
        return begins(next) || office_begins(before, next);
      case Abbreviation::ordinary:
        return begins(next);
    }
    return true;
  }

  /// "AMHERST, N.H. (AP) - "
  bool opens_aside() const noexcept {
    return text_[next_] == '(' || is_dash(decode_utf8(text_, next_).code);
  }

  bool number_follows() const noexcept {
    const std::size_t begin = word_begin();
    return begin < text_.size() && is_digit(text_[begin]);
  }

  /// "She said no. 300 people cheered." against "the no. 2 Republican".
  bool is_refusal(std::string_view before) const noexcept {
    const std::string_view ahead = word_ahead(before);
    if (before == "No") return ahead.ends_with('?');
    return before == "no" && !ahead.empty() && !is_ascii_upper(ahead[0]) && !ahead.ends_with(',') &&
           !precedes_number_sign(ahead);
  }

  /// A time of day ends a sentence unless the sentence begins with it, or the rest of it follows.
  bool clock_ends(std::string_view before, std::string_view next) const noexcept {
    const std::string_view hour = word_ahead(before);
    const std::string_view ahead = word_ahead(hour);
    if (hour.find_first_of("0123456789") == std::string_view::npos) return begins(next);
    if (ahead.empty() || fronts_clock(ahead)) return false;
    if (follows_clock(next) || number_follows()) return false;
    const std::size_t begin = word_begin();
    const Abbreviation kind = abbreviation(next);
    if (kind == Abbreviation::month || kind == Abbreviation::weekday) return false;
    if (next.size() == 1 && begin + 1 < text_.size() && text_[begin + 1] == '.')
      return false;  // "E.T."
    const bool is_zone = next.size() >= 2 && next.size() <= 4 &&
                         std::all_of(next.begin(), next.end(), is_ascii_upper);
    const std::string_view second = word_after(next);
    return !is_zone && second != "time" && word_after(second) != "time";
  }

  /// "left the U.S. President Biden": no name follows an office that "the" stands before.
  bool office_begins(std::string_view before, std::string_view next) const noexcept {
    const std::string_view ahead = word_ahead(before);
    if ((ahead != "the" && ahead != "The") || !is_office(next)) return false;
    const std::string_view name = word_after(next);
    return !name.empty() && is_ascii_upper(name[0]);
  }

  /// "down Main St. Paul Revere led it" against "in St. Paul".
  bool street_ends(std::string_view before, std::string_view next) const noexcept {
    const std::string_view name = word_ahead(before);
    if (name.empty() || precedes_saint(name)) return false;
    const bool is_ordinal = is_digit(name[0]);
    if (!is_ordinal && (!is_ascii_upper(name[0]) || begins(name))) return false;
    if (begins(next)) return true;
    const std::string_view ahead = word_ahead(name);
    const bool is_street =
        is_ordinal || (!ahead.empty() && is_digit(ahead[0])) || leads_to_street(ahead);
    if (!is_street || follows_street(next)) return false;
    const std::string_view second = word_after(next);
    return may_be_verb(second) || may_be_verb(word_after(second));
  }

  /// "George W. Bush" against "Plan B. Voters" and "taller than I. Mary".
  bool initial_ends(std::string_view before, std::string_view next) const noexcept {
    const std::string_view ahead = word_ahead(before);
    if (precedes_letter(ahead) || (before == "I" && (ahead == "than" || ahead == "as")))
      return true;
    return begins(next) && next != "A" && next != "I";
  }

  /// "z. B. Berlin", "u. a. Merkel", "9 h. 30", "p. 12": small letters that stand for words.
  bool is_part_of_initials(std::string_view before, std::string_view next) const noexcept {
    const std::string_view ahead = word_ahead(before);
    const Abbreviation kind = abbreviation(before);
    if (kind == Abbreviation::number) return number_follows();
    if (before == "h" && number_follows()) return true;
    if (kind != Abbreviation::none) return true;
    const std::size_t begin = word_begin();
    const bool is_letter = next.size() == 1 || (next.size() == 2 && !is_ascii(next[0]));
    const bool is_next_initial =
        is_letter && begin + next.size() < text_.size() && text_[begin + next.size()] == '.';
    if (is_next_initial) return true;
    return ahead.size() == 2 && ahead[1] == '.' && is_ascii_lower(ahead[0]) && !begins(next);
  }

  /// "am 9. Tag" against "I am 9. Mary is ten".
  bool is_german_ordinal(std::string_view before, std::string_view next) const noexcept {
    const std::string_view ahead = word_ahead(before);
    return precedes_german_ordinal(ahead) && !begins(next) && word_ahead(ahead) != "I";
  }

  /// "1. Wash your hands" at the start of a line and German "3. Oktober", "der 2. Weltkrieg" do
  /// not.
  bool number_ends(std::string_view before, std::string_view next) const noexcept {
    if (before.size() <= 3 && is_german_ordinal(before, next)) return false;
    if (before.size() > 2) return true;
    if (follows_german_ordinal(next)) return false;
    const std::size_t begin = at_ - before.size();
    return begin > 0 && !is_line_break(text_[begin - 1]);
  }

  /// The word that the mark follows, with the full stops inside it.
  std::string_view word_before() const noexcept {
    std::size_t begin = at_;
    const std::size_t limit = at_ > kReach ? at_ - kReach : 0;
    while (begin > limit) {
      const char c = text_[begin - 1];
      if (!is_ascii_lower(c) && !is_ascii_upper(c) && !is_digit(c) && is_ascii(c) && c != '.')
        break;
      --begin;
    }
    std::string_view word = past_marks(text_.substr(begin, at_ - begin));
    // "said.Sen" and the like: only the last part, unless all parts are short.
    const std::size_t stop = word.rfind('.');
    if (stop != std::string_view::npos && stop > 4) word.remove_prefix(stop + 1);
    return word;
  }

  /// What follows the last curly quote, dash or the like: "Mr" of \u201CMr.
  static std::string_view past_marks(std::string_view word) noexcept {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < word.size();) {
      const Decoded found = decode_utf8(word, at);
      at += found.size;
      if (is_bracket(found.code) || is_dash(found.code)) begin = at;
    }
    return word.substr(begin);
  }

  std::string_view text_;
  std::size_t at_;
  Decoded mark_;
  std::size_t end_;
  std::size_t next_ = 0;
};

/// How many ASCII letters stand last in eight bytes, the first byte being the lowest.
unsigned n_letters_at_end(std::uint64_t bytes) noexcept {
  constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
  constexpr std::uint64_t kHigh = kOnes * 0x80;
  const std::uint64_t small = (bytes | kOnes * 0x20) & ~kHigh;
  const std::uint64_t from_a = small + kOnes * (0x80 - 'a');
  const std::uint64_t past_z = small + kOnes * (0x7F - 'z');
  const std::uint64_t others = ~(from_a & ~past_z & ~bytes) & kHigh;
  return others == 0 ? 8 : static_cast<unsigned>(std::countl_zero(others)) / 8;
}

/// A mark that needs all the rules.
constexpr std::size_t kUnjudged = kNoSentenceEnd - 1;

/// A full stop before a quotation mark that closes.
std::size_t judge_quoted_stop(std::string_view text, std::size_t at, std::size_t size) noexcept {
  const std::size_t end = at + 1 + size;
  if (end + 1 >= text.size()) return kUnjudged;
  if (is_line_break(text[end])) return kNoSentenceEnd;
  return text[end] == ' ' && is_ascii_upper(text[end + 1]) ? end : kUnjudged;
}

/// The commonest full stops without ceremony: behind a plain word and before a space and a
/// capital letter, before a line break (which ends the sentence), inside a word ("3.5", "U.S").
std::size_t judge_plain_stop(std::string_view text, std::size_t at) noexcept {
  if (at < 8 || at + 2 >= text.size()) return kUnjudged;
  const char next = text[at + 1];
  if (next != ' ') {
    if (is_line_break(next)) return kNoSentenceEnd;
    if (next == '"') return judge_quoted_stop(text, at, 1);
    if (text.substr(at + 1, 3) == "\xE2\x80\x9D") return judge_quoted_stop(text, at, 3);
    // "said.The", where a space was lost, is for Mark.
    const bool inside = is_digit(next) || is_ascii_lower(next) ||
                        (is_ascii_upper(next) && !is_ascii_lower(text[at - 1]));
    return inside ? kNoSentenceEnd : kUnjudged;
  }
  if (!is_ascii_upper(text[at + 2])) return kUnjudged;
  const std::uint64_t bytes = packed_word(text.substr(at - 8, 8));
  const unsigned n = n_letters_at_end(bytes);
  if (n >= kTooLong) return at + 1;
  if (n < 2 || text[at - 1 - n] != ' ') return kUnjudged;
  switch (packed_abbreviation(bytes >> (64 - 8 * n))) {
    case Abbreviation::none:
      return at + 1;
    case Abbreviation::title:
      return kNoSentenceEnd;
    default:
      return kUnjudged;
  }
}

}  // namespace

std::size_t sentence_end(std::string_view text, std::size_t at) noexcept {
  if (is_line_break(text[at])) return at + 1;
  if (text[at] == '.') {
    const std::size_t end = judge_plain_stop(text, at);
    if (end != kUnjudged) return end;
  }
  return Mark(text, at).sentence_end();
}

}  // namespace broadsheet::text
