#include "broadsheet/article/phrase_match.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/line_words.hpp"
#include "broadsheet/article/phrases.hpp"

namespace broadsheet::article {
namespace {

// Phrases by their first or last word: an open-addressing table of keys whose entries are
// runs in a list sorted by key, the longest phrase first.
class PhraseTable {
 public:
  PhraseTable(std::span<const Phrase> phrases, std::uint64_t (*key_of)(std::string_view) noexcept,
              std::uint16_t first_rule)
      : phrases_(phrases) {
    for (std::size_t i = 0; i < phrases.size(); ++i)
      order_.push_back({key_of(phrases[i].text), static_cast<std::uint16_t>(i),
                        static_cast<std::uint16_t>(first_rule + i)});
    std::sort(order_.begin(), order_.end(), [&](const Entry& a, const Entry& b) {
      if (a.key != b.key) return a.key < b.key;
      if (phrases[a.phrase].text.size() != phrases[b.phrase].text.size())
        return phrases[a.phrase].text.size() > phrases[b.phrase].text.size();
      return a.phrase < b.phrase;
    });
    slots_.fill(kEmpty);
    for (std::size_t i = 0; i < order_.size(); ++i) {
      if (i > 0 && order_[i].key == order_[i - 1].key) continue;
      std::size_t slot = slot_of(order_[i].key);
      while (slots_[slot] != kEmpty) slot = (slot + 1) % kSlots;
      slots_[slot] = static_cast<std::uint16_t>(i);
    }
  }

  struct Entry {
    std::uint64_t key;
    std::uint16_t phrase;
    std::uint16_t rule;
  };

  [[nodiscard]] std::span<const Entry> find(std::uint64_t key) const noexcept {
    if (key == 0) return {};
    for (std::size_t slot = slot_of(key); slots_[slot] != kEmpty; slot = (slot + 1) % kSlots) {
      const std::size_t first = slots_[slot];
      if (order_[first].key != key) continue;
      std::size_t last = first;
      while (last < order_.size() && order_[last].key == key) ++last;
      return std::span(order_).subspan(first, last - first);
    }
    return {};
  }

  [[nodiscard]] const Phrase& phrase(const Entry& entry) const noexcept {
    return phrases_[entry.phrase];
  }

 private:
  static constexpr std::size_t kSlots = 2048;
  static constexpr std::uint16_t kEmpty = 0xFFFF;

  static std::size_t slot_of(std::uint64_t key) noexcept {
    return static_cast<std::size_t>(key * 0x9E37'79B9'7F4A'7C15ULL >> 53U) % kSlots;
  }

  std::span<const Phrase> phrases_;
  std::vector<Entry> order_;
  std::array<std::uint16_t, kSlots> slots_{};
};

std::uint16_t openings_from() { return 1; }
std::uint16_t endings_from() {
  return static_cast<std::uint16_t>(openings_from() + opening_phrases().size());
}
std::uint16_t brackets_from() {
  return static_cast<std::uint16_t>(endings_from() + ending_phrases().size());
}

const PhraseTable& openings() {
  static const PhraseTable table(opening_phrases(), first_word_key, openings_from());
  return table;
}
const PhraseTable& endings() {
  static const PhraseTable table(ending_phrases(), last_word_key, endings_from());
  return table;
}
const PhraseTable& brackets() {
  static const PhraseTable table(bracket_phrases(), first_word_key, brackets_from());
  return table;
}

bool is_word_character(char c) noexcept {
  return is_letter(c) || is_digit(c) ||
         (static_cast<unsigned char>(c) >= 0xC3 && static_cast<unsigned char>(c) != 0xE2);
}

// Whether what stands after the phrase is punctuation to the line's end.
bool is_punctuation_only(std::string_view rest) noexcept { return !has_word(rest); }

// No sentence, nor what introduces a quotation or a picture: a long line before a colon.
bool is_headline(std::string_view trimmed, int words) noexcept {
  return !ends_sentence(trimmed) && (trimmed.back() != ':' || words <= 6);
}

// Whether a name follows the phrase: words with capitals, a year, a sign, "by"; nothing else on
// the line but, in a notice of rights, further sentences.
bool is_named(std::string_view rest, bool is_notice) {
  rest = trim(without_decoration(rest));
  if (const std::size_t stop = rest.find(". "); is_notice && stop != std::string_view::npos)
    rest = rest.substr(0, stop);
  int named = 0;
  const bool plain = all_words(rest, [&](std::string_view raw) {
    const std::string_view word = without_punctuation(raw);
    if (word.empty() || is_particle(word) ||
        is_one_of(word, {"of", "the", "and", "by", "for", "in", "c", "\u00a9", "\u00ae"}))
      return true;
    ++named;
    return is_capitalised(word) || (is_notice && (is_digit(word[0]) || word.starts_with("\u00a9")));
  });
  return plain && named >= 1 && named <= 8 && (is_notice || !ends_sentence(rest));
}

// Whether the phrase is a sentence of its own: what follows begins a new one, or says who.
bool is_closed(std::string_view rest) {
  const std::string_view next = without_decoration(rest);
  return next.empty() || !is_lower(next.front()) || next.starts_with("by ") || !has_word(rest);
}

// What a colon may have before it: the day of a correction, "(Jan. 5)", ", Jan. 5, 2024".
bool has_dated_colon(std::string_view rest) {
  const std::size_t colon = rest.substr(0, 30).find(':');
  if (colon == std::string_view::npos || (!rest.starts_with('(') && !rest.starts_with(',')))
    return false;
  const std::string_view before = rest.substr(0, colon);
  return std::any_of(before.begin(), before.end(), is_digit) &&
         all_words(before, [](std::string_view raw) {
           const std::string_view word = without_punctuation(raw);
           return word.empty() || is_digit(word[0]) || is_month_or_day(word);
         });
}

// `opening` are the bytes of the line that the phrase covers, `rest` what follows them.
bool fits(const Phrase& phrase, std::string_view opening, std::string_view rest,
          std::string_view trimmed, int words) {
  if ((phrase.fits & kAlways) != 0) return true;
  if ((phrase.fits & kShort) != 0 && words <= 30) return true;
  if ((phrase.fits & kHeadline) != 0 && words <= 25 && is_headline(trimmed, words)) return true;
  if ((phrase.fits & kWhole) != 0 && words <= 12 && is_punctuation_only(rest)) return true;
  if ((phrase.fits & kColon) != 0 && words <= 60) {
    const std::string_view after = trim(rest);
    if (after.starts_with(':') || after.starts_with("\uff1a")) return true;
    if (phrase.kind == LineKind::note && has_dated_colon(after)) return true;
  }
  if ((phrase.fits & kNamed) != 0 && words <= 40 && is_named(rest, phrase.kind == LineKind::legal))
    return true;
  if ((phrase.fits & kClosed) != 0 && words <= 30 && is_closed(rest)) return true;
  if ((phrase.fits & kCapitals) != 0 && words >= 2 && words <= 25) {
    const Letters letters = count_letters(opening);
    if (letters.lower == 0 && letters.upper >= 4) return true;
  }
  return false;
}

Verdict match(const PhraseTable& table, std::string_view text, std::string_view line, int words) {
  const auto entries = table.find(first_word_key(text));
  if (entries.empty()) return {};
  const std::string_view plain = without_decoration(text);
  for (const auto& entry : entries) {
    const Phrase& phrase = table.phrase(entry);
    const std::size_t length = match_folded(plain, phrase.text);
    if (length == 0) continue;
    const std::string_view rest = plain.substr(length);
    if (!rest.empty() && is_word_character(rest.front())) continue;
    if (fits(phrase, plain.substr(0, length), rest, line, words)) return {phrase.kind, entry.rule};
  }
  return {};
}

}  // namespace

Verdict match_opening(std::string_view trimmed, int words) noexcept {
  return match(openings(), trimmed, trimmed, words);
}

std::string_view opening_text(std::uint16_t rule) noexcept {
  if (rule < openings_from() || rule >= endings_from()) return {};
  return opening_phrases()[rule - openings_from()].text;
}

std::string_view after_opening(std::string_view trimmed, std::uint16_t rule) noexcept {
  const std::string_view phrase = opening_text(rule);
  if (phrase.empty()) return {};
  const std::string_view plain = without_decoration(trimmed);
  return plain.substr(match_folded(plain, phrase));
}

Verdict match_ending(std::string_view trimmed, int words) noexcept {
  const PhraseTable& table = endings();
  const auto entries = table.find(last_word_key(trimmed));
  if (entries.empty()) return {};
  const std::string_view text = without_ending(trimmed);
  for (const auto& entry : entries) {
    const Phrase& phrase = table.phrase(entry);
    if (text.size() < phrase.text.size()) continue;
    const std::string_view before = text.substr(0, text.size() - phrase.text.size());
    if (match_folded(text.substr(before.size()), phrase.text) == 0) continue;
    if (!before.empty() && is_word_character(before.back())) continue;
    const bool fit = (phrase.fits & kAlways) != 0 || ((phrase.fits & kShort) != 0 && words <= 30) ||
                     ((phrase.fits & kHeadline) != 0 && words <= 60 && !ends_sentence(trimmed) &&
                      trimmed.back() != ':');
    if (fit) return {phrase.kind, entry.rule};
  }
  return {};
}

Verdict match_closing_bracket(std::string_view trimmed, int words) noexcept {
  if (trimmed.empty() || (trimmed.back() != ')' && trimmed.back() != ']')) return {};
  const std::size_t open = trimmed.find_last_of("([");
  if (open == std::string_view::npos || trimmed.size() - open > 160) return {};
  std::string_view inside = trimmed.substr(open + 1);
  inside.remove_suffix(1);
  return match(brackets(), inside, inside, std::min(words, count_words(inside, 64)));
}

bool may_open_phrase(std::string_view trimmed) noexcept {
  return !openings().find(first_word_key(trimmed)).empty();
}

bool may_end_phrase(std::string_view trimmed) noexcept {
  return !endings().find(last_word_key(trimmed)).empty();
}

std::uint16_t first_rule_after_phrases() noexcept {
  return static_cast<std::uint16_t>(brackets_from() + bracket_phrases().size());
}

std::string phrase_reason(std::uint16_t rule) {
  if (rule == 0 || rule >= first_rule_after_phrases()) return {};
  const auto quoted = [](std::string_view text) { return "\"" + std::string(text) + "\""; };
  if (rule >= brackets_from())
    return "ends with a bracket that opens with " +
           quoted(bracket_phrases()[rule - brackets_from()].text);
  if (rule >= endings_from())
    return "ends with " + quoted(ending_phrases()[rule - endings_from()].text);
  return "opens with " + quoted(opening_phrases()[rule - openings_from()].text);
}

}  // namespace broadsheet::article
