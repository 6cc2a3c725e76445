#include <pybind11/stl.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bindings.hpp"
#include "broadsheet/vectors/search.hpp"
#include "broadsheet/vectors/snippet.hpp"
#include "convert.hpp"

namespace broadsheet::bindings {
namespace {

using corpus::Corpus;
using vectors::Candidate;
using vectors::SearchIndex;

py::tuple columns_of(const std::vector<Candidate>& found) {
  std::vector<std::int64_t> articles;
  std::vector<double> scores;
  for (const Candidate& c : found) {
    articles.push_back(c.article);
    scores.push_back(c.similarity);
  }
  return py::make_tuple(to_array(std::move(articles)), to_array(std::move(scores)));
}

vectors::SearchRequest request_of(
    std::string words, std::vector<std::string> phrases, std::vector<std::string> in_title,
    std::int64_t k, const std::optional<py::array_t<std::uint8_t, py::array::c_style>>& allowed) {
  vectors::SearchRequest request;
  request.words = std::move(words);
  request.phrases = std::move(phrases);
  request.in_title = std::move(in_title);
  request.k = k;
  if (allowed) {
    const auto span = span_of(*allowed);
    request.allowed.assign(span.begin(), span.end());
  }
  return request;
}

py::list snippets(const Corpus& corpus, const SearchIndex& index,
                  const std::vector<Candidate>& articles, const std::vector<std::int32_t>& terms,
                  std::int64_t length) {
  std::vector<vectors::SnippetTerm> wanted;
  for (const std::int32_t term : terms) wanted.push_back({term, index.highest(term)});
  vectors::SnippetOptions options;
  options.length = length;
  const auto texts = without_gil([&] {
    std::vector<std::string> made;
    for (const Candidate& c : articles) {
      made.push_back(vectors::snippet(corpus, c.article, wanted, options));
    }
    return made;
  });
  py::list result;
  for (const std::string& text : texts) result.append(to_str(text));
  return result;
}

}  // namespace

void bind_search_index(py::module_& m) {
  py::class_<SearchIndex, std::shared_ptr<SearchIndex>>(m, "SearchIndex",
                                                        "BM25 scores of every term by article.")
      .def(py::init([](const vectors::Weighting& bm25, const corpus::CountMatrix& counts,
                       unsigned threads) {
             return without_gil(
                 [&] { return std::make_shared<SearchIndex>(bm25, counts, threads); });
           }),
           "bm25"_a, "counts"_a, "threads"_a)
      .def(
          "best_of_each",
          [](const SearchIndex& self, const std::vector<std::vector<std::int32_t>>& queries,
             std::int64_t k, unsigned threads) {
            const auto found = without_gil(
                [&] { return self.best_of_each(queries, static_cast<std::size_t>(k), threads); });
            py::list results;
            for (const auto& one : found) results.append(columns_of(one));
            return results;
          },
          "queries"_a, "k"_a, "threads"_a,
          "For each list of term ids (article, score), the best first.");
  m.def(
      "search",
      [](const Corpus& corpus, const SearchIndex& index, std::string words,
         std::vector<std::string> phrases, std::vector<std::string> in_title, std::int64_t k,
         const std::optional<py::array_t<std::uint8_t, py::array::c_style>>& allowed,
         std::int64_t snippet_length) {
        const auto request =
            request_of(std::move(words), std::move(phrases), std::move(in_title), k, allowed);
        auto found = without_gil([&] { return vectors::search(corpus, index, request); });
        const auto texts = snippets(corpus, index, found.articles, found.terms, snippet_length);
        const py::tuple columns = columns_of(found.articles);
        return py::make_tuple(py::object(columns[0]), py::object(columns[1]), texts, found.notes);
      },
      "corpus"_a, "index"_a, "words"_a, "phrases"_a, "in_title"_a, "k"_a,
      py::arg("allowed").noconvert().none(true), "snippet_length"_a,
      "article (int64), score, snippet, and notes on the query.");
}

}  // namespace broadsheet::bindings
