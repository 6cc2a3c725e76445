#include "broadsheet/corpus/join.hpp"

#include <string>
#include <vector>

#include "broadsheet/article/dates.hpp"
#include "broadsheet/base/error.hpp"
#include "broadsheet/corpus/corpus_builder.hpp"

namespace broadsheet::corpus {
namespace {

text::RawText raw(std::string_view utf8) {
  return {utf8.data(), utf8.size(), text::RawText::Encoding::utf8};
}

std::string date_of(const ArticleView& article) {
  const auto u = static_cast<std::size_t>(article.local);
  if (article.part->dates[u] == kNoDate) return {};
  article::ParsedDate date;
  date.utc_microseconds = article.part->dates[u];
  date.offset_minutes = article.part->date_offsets[u];
  date.has_time = (article.part->date_forms[u] & 1U) != 0;
  date.has_offset = (article.part->date_forms[u] & 2U) != 0;
  return article::format_date(date);
}

void add_articles(const Corpus& corpus, CorpusBuilder& builder) {
  std::vector<std::string> dates;
  std::vector<ArticleInput> inputs;
  dates.reserve(static_cast<std::size_t>(corpus.n_articles()));
  for (ArticleIndex i = 0; i < corpus.n_articles(); ++i) {
    const ArticleView view = corpus.article(i);
    const auto u = static_cast<std::size_t>(view.local);
    dates.push_back(date_of(view));
    std::string_view text = view.text();
    ArticleInput input;
    if (view.part->title_added[u] != 0) {
      const std::size_t end = text.find('\n');
      input.title = raw(text.substr(0, end));
      text.remove_prefix(end + 1);
    }
    input.text = raw(text);
    input.id = view.id();
    input.outlet = corpus.outlet(i);
    input.author = view.part->authors[u];
    input.date = dates.back();
    input.fields = view.part->fields[u];
    input.source = view.id();
    inputs.push_back(input);
  }
  builder.add(inputs);
}

}  // namespace

Corpus join(const Corpus& a, const Corpus& b, unsigned threads) {
  if (a.comparable(b)) {
    std::vector<std::int64_t> positions;
    for (ArticleIndex i = 0; i < a.n_articles(); ++i) positions.push_back(a.base_position(i));
    for (ArticleIndex i = 0; i < b.n_articles(); ++i) positions.push_back(b.base_position(i));
    const Corpus whole(a.columns(), a.decisions(), a.terms(), a.mask());
    return whole.select(positions);
  }
  if (a.tokenizer() != b.tokenizer()) {
    throw ArgumentError("the two corpora have different tokenizers (" +
                        text::describe(a.tokenizer()) + "; and " + text::describe(b.tokenizer()) +
                        "); read both with the same");
  }
  if (a.mask() != b.mask()) {
    throw ArgumentError(
        "the two corpora count different parts of their articles (boilerplate=, only() or "
        "without()); choose the same parts of both");
  }
  if (a.has_mapped_terms() || b.has_mapped_terms()) {
    throw ArgumentError(
        "the terms of two corpora were mapped apart (map_terms); join them first, then map the "
        "terms of both at once");
  }
  BuilderOptions options;
  options.tokenizer = a.tokenizer();
  options.mask = a.mask();
  options.threads = threads;
  CorpusBuilder builder(options);
  add_articles(a, builder);
  add_articles(b, builder);
  return builder.finish();
}

}  // namespace broadsheet::corpus
