#include "broadsheet/article/news_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/text/abbreviations.hpp"
#include "broadsheet/text/sentence_words.hpp"
#include "broadsheet/text/unicode.hpp"
#include "broadsheet/text/utf8.hpp"

namespace broadsheet::article {
namespace {

// Small words between the hyphens of a place: "Stratford-upon-Avon".
constexpr auto kInsidePlaces = std::to_array<std::string_view>(
    {"an",        "am",   "aux", "by",  "da",    "de",   "der", "des",   "di",       "do",
     "du",        "en",   "et",  "im",  "in",    "la",   "le",  "les",   "l\u00e8s", "on",
     "pr\u00e8s", "sous", "sur", "the", "under", "upon", "y",   "\u00e0"});

constexpr auto kArabicArticles =
    std::to_array<std::string_view>({"ad", "al", "an", "ar", "as", "at", "az", "el", "ul"});

// Reads the words of one stretch of text.
class Reader {
 public:
  Reader(std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<NewsWord>& out)
      : text_(text.substr(0, end)), at_(begin), out_(out) {}

  void read() {
    while (at_ < text_.size()) {
      const std::size_t length = letter_at(at_);
      if (length == 0) {
        at_ += step(at_);
        continue;
      }
      read_word();
    }
  }

 private:
  // Bytes of the letter or digit at i, 0 for anything else.
  [[nodiscard]] std::size_t letter_at(std::size_t i) const {
    if (i >= text_.size()) return 0;
    const char c = text_[i];
    if (static_cast<unsigned char>(c) < 0x80) return is_letter(c) || is_digit(c) ? 1 : 0;
    const text::Decoded decoded = text::decode_utf8(text_, i);
    return text::is_letter_or_number(decoded.code) ? decoded.size : 0;
  }

  [[nodiscard]] std::size_t step(std::size_t i) const {
    if (static_cast<unsigned char>(text_[i]) < 0x80) return 1;
    const std::size_t length = text::decode_utf8(text_, i).size;
    return length == 0 ? 1 : length;
  }

  [[nodiscard]] bool is_small_at(std::size_t i) const {
    if (static_cast<unsigned char>(text_[i]) < 0x80) return is_lower(text_[i]);
    const char32_t code = text::decode_utf8(text_, i).code;
    return text::lower(code) == code && text::is_letter_or_number(code);
  }

  [[nodiscard]] bool is_capital_at(std::size_t i) const {
    if (static_cast<unsigned char>(text_[i]) < 0x80) return is_upper(text_[i]);
    const char32_t code = text::decode_utf8(text_, i).code;
    return text::lower(code) != code;
  }

  // Bytes of a combining mark at i, U+0300 to U+036F: the accent of a decomposed letter.
  [[nodiscard]] std::size_t mark_at(std::size_t i) const {
    if (i + 1 >= text_.size()) return 0;
    const auto first = static_cast<unsigned char>(text_[i]);
    const auto second = static_cast<unsigned char>(text_[i + 1]);
    return (first == 0xCC && second >= 0x80) || (first == 0xCD && second <= 0xAF) ? 2 : 0;
  }

  // Bytes of an apostrophe at i.
  [[nodiscard]] std::size_t apostrophe_at(std::size_t i) const {
    if (i < text_.size() && text_[i] == '\'') return 1;
    return text_.substr(i).starts_with("\u2019") ? 3 : 0;
  }

  void read_word() {
    NewsWord word;
    word.begin = static_cast<std::uint32_t>(at_);
    word.capital = is_capital_at(at_);
    int letters = 0;
    bool small = false;
    bool elided = false;
    while (true) {
      const std::size_t length = letter_at(at_);
      if (length != 0) {
        small = small || is_small_at(at_);
        ++letters;
        at_ += length;
        continue;
      }
      if (const std::size_t mark = mark_at(at_); mark != 0) {
        at_ += mark;
        continue;
      }
      const std::size_t joiner = joiner_at(word);
      if (joiner == 0) break;
      elided = text_[at_] != '-' && text_[at_] != '&' && text_[at_] != '.' && !word.capital &&
               letters <= 5 && is_capital_at(at_ + joiner);
      at_ += joiner;
      if (elided) break;  // "l'Assembl\u00e9e", "d'Orl\u00e9ans", "dell'Aquila": two words
    }
    word.end = static_cast<std::uint32_t>(at_);
    look_at_hyphens(word);
    word.all_capitals = letters >= 2 && !small && word.capital;
    finish(word);
    after_elision_ = elided;
  }

  // "Aix-en-Provence" is a name, "Trump-era" none; "al-Bashir" is, though it begins small.
  void look_at_hyphens(NewsWord& word) const {
    const std::string_view bytes = text_.substr(word.begin, word.end - word.begin);
    std::size_t hyphen = bytes.find('-');
    if (hyphen == std::string_view::npos) return;
    if (!word.capital && is_one_of(bytes.substr(0, hyphen), kArabicArticles) &&
        is_capital_at(word.begin + hyphen + 1))
      word.capital = true;
    while (hyphen != std::string_view::npos) {
      const std::size_t next = bytes.find('-', hyphen + 1);
      const std::string_view part = bytes.substr(hyphen + 1, next - hyphen - 1);
      const bool small = !part.empty() && is_small_at(word.begin + hyphen + 1);
      const bool elided = part.starts_with("d'") || part.starts_with("d\u2019");
      const bool inside = next != std::string_view::npos && is_one_of(part, kInsidePlaces);
      if (small && !elided && !inside) word.tail_small = true;
      hyphen = next;
    }
  }

  template <typename Table>
  static bool is_one_of(std::string_view word, const Table& table) {
    return std::find(table.begin(), table.end(), word) != table.end();
  }

  // Whether the full stop at the end of "St" belongs to it: a saint, no street ("Elm St.").
  [[nodiscard]] bool is_saint_or_mount(std::string_view bytes) const {
    if (bytes != "St" && bytes != "Ste" && bytes != "Ft" && bytes != "Mt") return false;
    if (at_ + 2 >= text_.size() || text_[at_ + 1] != ' ' || !is_capital_at(at_ + 2)) return false;
    if (bytes != "St" || out_.empty()) return true;
    const NewsWord& before = out_.back();
    const std::size_t begin = at_ - bytes.size();
    const bool street = before.capital && !before.opens && begin == before.end + 1;
    return !street || text::precedes_saint(text_.substr(before.begin, before.end - before.begin));
  }

  // What may stand inside a word, if a letter follows.
  [[nodiscard]] std::size_t joiner_at(const NewsWord& word) const {
    if (at_ >= text_.size()) return 0;
    const char c = text_[at_];
    if (const std::size_t length = apostrophe_at(at_); length != 0) {
      if (letter_at(at_ + length) == 0) return 0;
      const bool possessive = (text_[at_ + length] == 's' || text_[at_ + length] == 'S') &&
                              letter_at(at_ + length + 1) == 0;
      return possessive ? 0 : length;
    }
    if ((c == '-' || c == '&') && letter_at(at_ + 1) != 0) return 1;
    if (c == '.' && letter_at(at_ + 1) != 0 && at_ + 2 <= text_.size()) {
      // "U.S.", "J.D.": one letter before, one letter and a full stop or the end after
      const std::size_t last = at_ - 1;
      const bool single =
          last == word.begin || text_[last - 1] == '.' || text_[last - 1] == '-';  // "D-N.Y."
      return single && is_upper(text_[last]) && is_upper(text_[at_ + 1]) && letter_at(at_ + 2) == 0
                 ? 1
                 : 0;
    }
    return 0;
  }

  void finish(NewsWord& word) {
    const std::string_view bytes = text_.substr(word.begin, word.end - word.begin);
    if (const std::size_t length = apostrophe_at(at_); length != 0) {
      if (letter_at(at_ + length) == 1 && lower(text_[at_ + length]) == 's') {
        word.possessive = true;
        at_ += length + 1;
      } else if (bytes.back() == 's' && letter_at(at_ + length) == 0 &&
                 at_ + length < text_.size() && text_[at_ + length] == ' ') {
        word.possessive = true;
      }
    }
    if (!word.possessive && at_ < text_.size() && text_[at_] == '.') {
      const bool dotted = bytes.find('.') != std::string_view::npos;
      const bool initial = bytes.size() == 1 && word.capital;
      const auto kind = text::abbreviation(bytes);
      word.stop = dotted || initial || is_saint_or_mount(bytes) ||
                  kind == text::Abbreviation::title ||
                  (kind == text::Abbreviation::ordinary && word.capital);
      if (word.stop) ++at_;
      if (dotted && word.stop) word.end = static_cast<std::uint32_t>(at_);
    }
    look_back(word);
    out_.push_back(word);
    first_ = false;
    previous_end_ = at_;
    previous_possessive_ = word.possessive;
  }

  // What stands between this word and the one before.
  void look_back(NewsWord& word) const {
    if (first_) {
      word.opens = true;
      return;
    }
    const std::string_view gap = text_.substr(previous_end_, word.begin - previous_end_);
    word.joined = after_elision_ || ((gap == " " || gap == "\u00a0") && !previous_possessive_);
    for (const std::string_view sign :
         {std::string_view{"."}, std::string_view{"!"}, std::string_view{"?"},
          std::string_view{":"}, std::string_view{";"}, std::string_view{"\""},
          std::string_view{"\u201c"}, std::string_view{"\u201e"}, std::string_view{"\u00ab"},
          std::string_view{"\u2026"}, std::string_view{"\u2022"}, std::string_view{"\u00bf"},
          std::string_view{"\u00a1"}, std::string_view{"\u2018"}}) {
      if (gap.find(sign) != std::string_view::npos) word.opens = true;
    }
    // `"We agree," Biden said`: a closed quotation ends no sentence.
    if (gap == ",\" " || gap == "\" " || gap == ",\u201d ") word.opens = false;
  }

  std::string_view text_;
  std::size_t at_;
  std::vector<NewsWord>& out_;
  std::size_t previous_end_ = 0;
  bool first_ = true;
  bool previous_possessive_ = false;
  bool after_elision_ = false;
};

}  // namespace

void scan_news_words(std::string_view text, std::uint32_t begin, std::uint32_t end,
                     std::vector<NewsWord>& out) {
  Reader(text, begin, end, out).read();
}

bool is_title_case(std::string_view text, const std::vector<NewsWord>& words) {
  int longer = 0;
  int capital = 0;
  for (const NewsWord& word : words) {
    if (word.end - word.begin < 4 || is_digit(text[word.begin])) continue;
    ++longer;
    capital += word.capital ? 1 : 0;
  }
  return longer >= 3 && capital * 10 >= longer * 7;
}

}  // namespace broadsheet::article
