#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/article/news_language.hpp"
#include "broadsheet/article/news_words.hpp"

namespace broadsheet::article {

/// No name has more words; what has is a line in capitals or hostile.
inline constexpr std::size_t kMostNameWords = 12;

/// A name before it is known whether it counts.
struct FoundName {
  std::uint32_t begin;
  std::uint32_t end;
  std::string key;
  bool certain;               // no need of other lines to count
  bool evidence;              // proves that its words are names
  bool headline;              // stands in a line whose capitals tell nothing
  bool person = false;        // a given name, a title or an age tells
  bool thing = false;         // a place, an institution: its last word alone is not its name
  std::uint32_t article = 0;  // where the name begins without the article that opens it
};

/// Cuts the runs of capitalised words of one line into names and appends them. In a headline,
/// whose capitals tell nothing, no name is certain.
void find_line_names(std::string_view text, const std::vector<NewsWord>& words, bool headline,
                     NewsLanguage language, std::vector<FoundName>& out);

}  // namespace broadsheet::article
