#include "broadsheet/corpus/counted_text.hpp"

#include <cstdint>
#include <string_view>

#include "broadsheet/article/line_kind.hpp"
#include "broadsheet/article/parse.hpp"

namespace broadsheet::corpus {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpaces = " \t";
  const std::size_t first = text.find_first_not_of(kSpaces);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpaces) - first + 1);
}

}  // namespace

std::string counted_text(const Corpus& corpus, ArticleIndex article) {
  const ArticleView view = corpus.article(article);
  const std::string_view text = view.text();
  const Part& part = *view.part;
  std::string result;
  bool opens_line = true;  // nothing of this line is in the result yet
  for (auto s = view.first_segment(); s != view.last_segment();) {
    const auto begins_line = [&](std::int64_t segment) {
      return (part.segment_flags[static_cast<std::size_t>(segment)] & article::kStartsLine) != 0;
    };
    const auto counts = [&](std::int64_t segment) {
      const std::uint8_t kind = view.kind(segment);
      return kind != static_cast<std::uint8_t>(article::LineKind::blank) &&
             corpus.mask().counts(kind, part.segment_flags[static_cast<std::size_t>(segment)]);
    };
    opens_line |= begins_line(s);
    if (!counts(s)) {
      ++s;
      continue;
    }
    const std::uint32_t begin = part.segment_begins[static_cast<std::size_t>(s)];
    do ++s;
    while (s != view.last_segment() && !begins_line(s) && counts(s));
    const std::uint32_t end = part.segment_ends[static_cast<std::size_t>(s) - 1];
    const std::string_view piece = trimmed(text.substr(begin, end - begin));
    if (piece.empty()) continue;
    if (!result.empty()) result += opens_line ? '\n' : ' ';
    result += piece;
    opens_line = false;
  }
  return result;
}

}  // namespace broadsheet::corpus
