#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace broadsheet::article {

/// A word as names and quotations are looked for: letters and digits, with apostrophes,
/// hyphens and full stops inside ("O'Brien", "Jean-Luc", "U.S."). A possessive ('s) and the
/// full stop of an abbreviation stand outside of [begin, end). Of "l'Assembl\u00e9e" the
/// elided article is a word of its own.
struct NewsWord {
  std::uint32_t begin = 0;  // bytes in the text that was scanned
  std::uint32_t end = 0;
  bool capital = false;       // opens with a capital letter, or is like "al-Bashir"
  bool all_capitals = false;  // at least two letters and no small one
  bool opens = false;         // opens a sentence or a quotation, so that its capital tells little
  bool possessive = false;    // 's or s' follows
  bool stop = false;          // a full stop follows that is part of it ("Sen.", "J.")
  bool joined = false;        // one blank, nothing else, stands between it and the word before
  bool tail_small = false;    // has a hyphen and a small part ("Trump-era", not "Aix-en-Provence")
};

/// Appends the words of text[begin, end). Linear.
void scan_news_words(std::string_view text, std::uint32_t begin, std::uint32_t end,
                     std::vector<NewsWord>& out);

/// Whether most longer words of a line are capitalised, as in the headlines of many papers.
[[nodiscard]] bool is_title_case(std::string_view text, const std::vector<NewsWord>& words);

}  // namespace broadsheet::article
