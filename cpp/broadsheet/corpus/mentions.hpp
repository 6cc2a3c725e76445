#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "broadsheet/article/names.hpp"
#include "broadsheet/article/quotes.hpp"
#include "broadsheet/base/ids.hpp"
#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::corpus {

/// The names in the lines a view counts, over its articles: article::find_names for each,
/// counted and grouped by article::NameCounter. `aliases` maps a form to the name it stands
/// for. Most frequent first; ties by name. The same for any number of threads.
[[nodiscard]] std::vector<article::NameRow> count_names(
    const Corpus& corpus, const std::map<std::string, std::string>& aliases, unsigned threads);

/// A name where it stands in one of a view's articles.
struct NamePlace {
  ArticleIndex article;
  std::uint32_t begin;  // bytes in the article's text
  std::uint32_t end;
  std::int64_t name;  // position in NameList::names
};

struct NameList {
  std::vector<article::NameRow> names;  // as count_names gives them
  std::vector<NamePlace> places;        // by article and place
};

/// The names of count_names and where each is mentioned.
[[nodiscard]] NameList list_names(const Corpus& corpus,
                                  const std::map<std::string, std::string>& aliases,
                                  unsigned threads);

/// A form of a name as it stands in one of a view's articles.
struct FormInArticle {
  ArticleIndex article;
  std::string form;
};

/// The name of list_names (without aliases) that each form stands for in its article: "Joe Biden"
/// for "Biden" where the article has both. Forms that the article does not have as a name, or has
/// for several ("Biden" between Joe and Hunter Biden), are given back as they are. ArgumentError
/// for an article that is not there.
[[nodiscard]] std::vector<std::string> names_of_forms(const Corpus& corpus,
                                                      std::span<const FormInArticle> forms,
                                                      unsigned threads);

/// Direct speech with its speaker in one of a view's articles.
struct QuoteRow {
  ArticleIndex article;
  article::AttributedQuote quote;  // bytes in the article's text
};

/// All direct speech with an attribution, by article and place.
[[nodiscard]] std::vector<QuoteRow> list_quotes(const Corpus& corpus, unsigned threads);

/// A source that one of a view's articles names.
struct AttributionRow {
  ArticleIndex article;
  article::Attribution attribution;
};

/// All sources named, by article and place.
[[nodiscard]] std::vector<AttributionRow> list_attributions(const Corpus& corpus, unsigned threads);

}  // namespace broadsheet::corpus
