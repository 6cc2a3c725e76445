#include "broadsheet/vectors/snippet.hpp"

#include <algorithm>
#include <string>

namespace broadsheet::vectors {
namespace {

constexpr std::string_view kCut = "\u2026";
constexpr int kNone = -1;

struct Word {
  std::int64_t begin;  // bytes of the article's text
  std::int64_t end;
  std::int64_t line;  // counts up; words of one line stand next to each other
  int term;           // index into the terms, or kNone
};

std::vector<Word> words_of_article(const corpus::Corpus& corpus, ArticleIndex article,
                                   std::span<const SnippetTerm> terms) {
  const corpus::Part& part = *corpus.article(article).part;
  const auto term_of_type = corpus.term_of_type();
  std::vector<Word> words;
  std::int64_t line = 0;
  TokenIndex next = -1;
  corpus.for_each_run(article, [&](const corpus::TokenRun& run) {
    if (run.starts_line || (run.first != next && !run.after_outlet)) ++line;
    next = run.first + static_cast<TokenIndex>(run.types.size());
    corpus::SpanCursor cursor(part, run.segment);
    for (const TermId type : run.types) {
      const TermId term = term_of_type[type];
      const auto at = term == kNoTerm ? terms.end()
                                      : std::ranges::find(terms, static_cast<std::int32_t>(term),
                                                          &SnippetTerm::term);
      words.push_back({cursor.begin(), cursor.end(), line,
                       at == terms.end() ? kNone : static_cast<int>(at - terms.begin())});
      cursor.next();
    }
  });
  return words;
}

// The words [first, last) of a stretch.
struct Stretch {
  std::size_t first = 0;
  std::size_t last = 0;
};

// How far a stretch that begins with a word reaches on its line.
std::size_t reach(std::span<const Word> words, std::size_t first, std::int64_t length) {
  std::size_t last = first;
  while (last < words.size() && words[last].line == words[first].line &&
         words[last].end - words[first].begin <= length) {
    ++last;
  }
  return std::max(last, first + 1);
}

Stretch best_stretch(std::span<const Word> words, std::span<const SnippetTerm> terms,
                     std::int64_t length) {
  Stretch best{0, words.empty() ? 0 : reach(words, 0, length)};
  double most = -1;  // a term that weighs nothing is better than none
  std::vector<std::uint8_t> seen(terms.size());
  for (std::size_t first = 0; first < words.size(); ++first) {
    if (words[first].term == kNone) continue;
    const std::size_t last = reach(words, first, length);
    std::ranges::fill(seen, std::uint8_t{0});
    double sum = 0;
    for (std::size_t w = first; w < last; ++w) {
      if (words[w].term == kNone || seen[static_cast<std::size_t>(words[w].term)] != 0) continue;
      seen[static_cast<std::size_t>(words[w].term)] = 1;
      sum += terms[static_cast<std::size_t>(words[w].term)].weight;
    }
    if (sum > most * (1 + 1e-9)) {
      most = sum;
      best = {first, last};
    }
  }
  return best;
}

// Room that is left goes to the words before, so that a reader sees where the stretch comes from.
Stretch with_lead(std::span<const Word> words, Stretch stretch, std::int64_t length) {
  while (stretch.first > 0 && words[stretch.first - 1].line == words[stretch.first].line &&
         words[stretch.last - 1].end - words[stretch.first - 1].begin <= length) {
    --stretch.first;
  }
  return stretch;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// The text between words, on one line.
void append_between(std::string& result, std::string_view between) {
  for (const char c : between) result += is_space(c) ? ' ' : c;
}

bool is_cut(std::span<const Word> words, std::size_t at) {
  return at > 0 && at < words.size() && words[at - 1].line == words[at].line;
}

// The end of the line's last word and the marks that follow it: "deal." with its full stop.
std::int64_t end_of_stretch(std::string_view text, std::span<const Word> words,
                            const Stretch& stretch) {
  auto end = static_cast<std::size_t>(words[stretch.last - 1].end);
  const std::size_t limit = stretch.last < words.size()
                                ? static_cast<std::size_t>(words[stretch.last].begin)
                                : text.size();
  while (end < limit && !is_space(text[end])) ++end;
  return static_cast<std::int64_t>(end);
}

}  // namespace

std::string snippet(const corpus::Corpus& corpus, ArticleIndex article,
                    std::span<const SnippetTerm> terms, const SnippetOptions& options) {
  const std::string_view text = corpus.article(article).text();
  const std::vector<Word> words = words_of_article(corpus, article, terms);
  if (words.empty()) return {};
  const Stretch stretch =
      with_lead(words, best_stretch(words, terms, options.length), options.length);
  std::string result;
  if (is_cut(words, stretch.first)) result += kCut;
  std::int64_t at = words[stretch.first].begin;
  const auto cut = [&](std::int64_t begin, std::int64_t end) {
    return text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
  };
  for (std::size_t w = stretch.first; w < stretch.last; ++w) {
    append_between(result, cut(at, words[w].begin));
    if (words[w].term != kNone) result += options.open;
    result += cut(words[w].begin, words[w].end);
    if (words[w].term != kNone) result += options.close;
    at = words[w].end;
  }
  append_between(result, cut(at, end_of_stretch(text, words, stretch)));
  if (is_cut(words, stretch.last)) result += kCut;
  return result;
}

}  // namespace broadsheet::vectors
