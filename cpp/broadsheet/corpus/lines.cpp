#include "broadsheet/corpus/lines.hpp"

#include <string_view>

#include "broadsheet/article/line_kind.hpp"
#include "broadsheet/article/parse.hpp"
#include "broadsheet/base/parallel.hpp"

namespace broadsheet::corpus {
namespace {

// Bytes of the line end at text[at], or 0: LF, CR, CRLF, NEL, U+2028, U+2029.
std::uint32_t line_end_size(std::string_view text, std::size_t at) noexcept {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("\r\n")) return 2;
  if (rest.front() == '\n' || rest.front() == '\r') return 1;
  if (rest.starts_with("\xC2\x85")) return 2;
  if (rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9")) return 3;
  return 0;
}

std::vector<ArticleLine> split_lines(std::string_view text) {
  std::vector<ArticleLine> lines;
  const auto add = [&](std::size_t begin, std::size_t end) {
    lines.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                     static_cast<std::uint8_t>(article::LineKind::blank), false, 0});
  };
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t size = line_end_size(text, at);
    if (size > 0) {
      add(begin, at);
      begin = at + size;
    }
    at += size > 0 ? size : 1;
  }
  if (!text.empty()) add(begin, text.size());
  return lines;
}

}  // namespace

std::vector<ArticleLine> article_lines(const Corpus& corpus, ArticleIndex article) {
  const ArticleView view = corpus.article(article);
  std::vector<ArticleLine> lines = split_lines(view.text());
  std::size_t line = 0;
  for (auto s = view.first_segment(); s != view.last_segment(); ++s) {
    const auto u = static_cast<std::size_t>(s);
    while (line + 1 < lines.size() && lines[line + 1].begin <= view.part->segment_begins[u]) ++line;
    ArticleLine& here = lines[line];
    const std::uint8_t kind = view.kind(s);
    here.counted |= kind != static_cast<std::uint8_t>(article::LineKind::blank) &&
                    corpus.mask().counts(kind, view.part->segment_flags[u]);
    if ((view.part->segment_flags[u] & article::kOutlet) != 0) continue;
    here.kind = kind;
    here.rule = view.decided->rules[u];
  }
  return lines;
}

std::vector<SetAside> set_aside(const Corpus& corpus) {
  std::vector<SetAside> rows;
  for (ArticleIndex a = 0; a < corpus.n_articles(); ++a) {
    if (a % 1024 == 0) check_interrupt();
    const ArticleView view = corpus.article(a);
    const Part& part = *view.part;
    const std::string_view text = view.text();
    std::int64_t line = 1;
    std::uint32_t line_begin = 0;
    std::uint32_t at = 0;
    for (auto s = view.first_segment(); s != view.last_segment(); ++s) {
      const auto u = static_cast<std::size_t>(s);
      if (corpus.mask().counts(view.kind(s), part.segment_flags[u])) continue;
      while (at < part.segment_begins[u]) {
        const std::uint32_t size = line_end_size(text, at);
        line += size > 0 ? 1 : 0;
        at += size > 0 ? size : 1;
        if (size > 0) line_begin = at;
      }
      rows.push_back({a, line, line_begin, part.segment_begins[u], part.segment_ends[u],
                      view.kind(s), view.decided->rules[u]});
    }
  }
  return rows;
}

}  // namespace broadsheet::corpus
