#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/corpus/corpus_builder.hpp"

namespace broadsheet::corpus {

struct GivenArticle {
  std::string text;
  std::string title;
  std::string outlet;
  std::string id;
  std::string date;
};

/// Hands a few articles, "article 0" and so on, to a builder.
inline void add_to(CorpusBuilder& builder, const std::vector<GivenArticle>& articles) {
  const auto raw = [](std::string_view text) {
    return text::RawText{text.data(), text.size(), text::RawText::Encoding::utf8};
  };
  std::vector<ArticleInput> inputs;
  std::vector<std::string> sources;
  sources.reserve(articles.size());
  for (const GivenArticle& article : articles) {
    sources.push_back("article " + std::to_string(inputs.size()));
    ArticleInput input;
    input.text = raw(article.text);
    input.title = raw(article.title);
    input.outlet = article.outlet;
    input.id = article.id;
    input.date = article.date;
    input.source = sources.back();
    inputs.push_back(input);
  }
  builder.add(inputs);
}

/// A corpus of a few articles, for tests.
inline Corpus small_corpus(const std::vector<GivenArticle>& articles, unsigned threads = 1,
                           BuilderOptions options = {}) {
  options.threads = threads;
  CorpusBuilder builder(options);
  add_to(builder, articles);
  return builder.finish();
}

/// The counted terms of an article, in order; "-" for a dropped word.
inline std::vector<std::string> terms_of(const Corpus& corpus, ArticleIndex article) {
  std::vector<std::string> terms;
  corpus.for_each_run(article, [&](const TokenRun& run) {
    for (const TermId type : run.types) {
      const TermId term = corpus.term_of_type()[type];
      terms.emplace_back(term == kNoTerm ? "-" : corpus.term(term));
    }
  });
  return terms;
}

}  // namespace broadsheet::corpus
