#include "bindings.hpp"
#include "broadsheet/text/boundaries.hpp"
#include "broadsheet/text/evidence.hpp"
#include "broadsheet/text/fold.hpp"
#include "broadsheet/text/tokenizer.hpp"
#include "convert.hpp"
#include "text/splitter.hpp"

namespace broadsheet::bindings {
namespace {

using text::ByteRange;
using text::TokenBuffer;
using text::Tokenizer;

py::array_t<std::int64_t> to_offsets(const std::vector<std::size_t>& offsets) {
  return to_array(std::vector<std::int64_t>(offsets.begin(), offsets.end()));
}

py::array_t<std::int64_t> from_ranges(std::span<const ByteRange> ranges) {
  std::vector<std::int64_t> flat;
  flat.reserve(ranges.size() * 2);
  for (const ByteRange& range : ranges) {
    flat.push_back(static_cast<std::int64_t>(range.begin));
    flat.push_back(static_cast<std::int64_t>(range.end));
  }
  return to_array(std::move(flat), 2);
}

py::array_t<std::int64_t> spans_of(const TokenBuffer& tokens) {
  std::vector<ByteRange> ranges(tokens.size());
  for (std::size_t i = 0; i < ranges.size(); ++i) ranges[i] = {tokens.begin(i), tokens.end(i)};
  return from_ranges(ranges);
}

py::typing::List<py::str> to_list(const std::vector<std::string>& terms) {
  py::typing::List<py::str> list;
  for (const std::string& term : terms) list.append(to_str(term));
  return list;
}

py::typing::List<py::str> terms(const Tokenizer& tokenizer, const py::str& article) {
  const std::string bytes = to_utf8(article, "text");
  return to_list(without_gil([&] {
    TokenBuffer tokens;
    tokenizer.tokenize(bytes, tokens);
    return text::resolved_terms(tokenizer, tokens);
  }));
}

py::array_t<std::int64_t> spans(const Tokenizer& tokenizer, const py::str& article) {
  const std::string bytes = to_utf8(article, "text");
  TokenBuffer tokens;
  without_gil([&] { tokenizer.tokenize(bytes, tokens); });
  return spans_of(tokens);
}

py::typing::List<py::str> terms_of_words(const Tokenizer& tokenizer, const py::str& article,
                                         const RangeArray& words) {
  const std::string bytes = to_utf8(article, "text");
  TokenBuffer tokens;
  tokenizer.tokenize_words(bytes, to_ranges(words), tokens);
  return to_list(text::resolved_terms(tokenizer, tokens));
}

RangeArray spans_of_words(const Tokenizer& tokenizer, const py::str& article,
                          const RangeArray& words) {
  const std::string bytes = to_utf8(article, "text");
  TokenBuffer tokens;
  tokenizer.tokenize_words(bytes, to_ranges(words), tokens);
  return spans_of(tokens);
}

/// One buffer for each thread, kept from call to call.
struct TokenBuffers {
  std::vector<TokenBuffer> of_thread;
};

/// Tokenizes the articles one after the other into one buffer per thread; returns the tokens.
std::int64_t count(const Tokenizer& tokenizer, const std::vector<std::string_view>& articles,
                   unsigned threads, TokenBuffers& buffers) {
  const unsigned n_threads = resolve_threads(threads);
  if (buffers.of_thread.size() < n_threads) buffers.of_thread.resize(n_threads);
  std::vector<std::int64_t> counts(n_threads * 8);  // a cache line each
  for_each_chunk_by_worker(articles.size(), 64, n_threads,
                           [&](unsigned worker, std::size_t, std::size_t begin, std::size_t end) {
                             TokenBuffer& buffer = buffers.of_thread[worker];
                             for (std::size_t i = begin; i < end; ++i) {
                               tokenizer.tokenize(articles[i], buffer);
                               counts[worker * 8] += static_cast<std::int64_t>(buffer.size());
                             }
                           });
  std::int64_t total = 0;
  for (const std::int64_t n : counts) total += n;
  return total;
}

std::vector<std::string_view> views_of(const py::typing::List<py::bytes>& articles) {
  std::vector<std::string_view> views;
  for (const py::handle article : articles)
    views.emplace_back(py::reinterpret_borrow<py::bytes>(article));
  return views;
}

}  // namespace

void bind_text(py::module_& m) {
  py::class_<TokenBuffers>(m, "TokenBuffers",
                           "Memory for tokens, a buffer for each thread, kept between calls.")
      .def(py::init<>());
  py::class_<Tokenizer>(m, "Tokenizer",
                        "Text to words and sentences; options as tokenizer_options() writes them.")
      .def(py::init([](const std::string& options) {
             return std::make_unique<Tokenizer>(text::parse_tokenizer_options(options));
           }),
           "options"_a)
      .def_property_readonly(
          "description", [](const Tokenizer& self) { return text::describe(self.options()); },
          "All options as text, \"name=value\" with spaces between.")
      .def("terms", &terms, "text"_a,
           "The terms, capitals that are ambiguous decided within this text.")
      .def("spans", &spans, "text"_a, "int64[n, 2]: byte ranges of the words in the text's UTF-8.")
      .def("terms_of_words", &terms_of_words, "text"_a, py::arg("words").noconvert(),
           "The terms of words that the caller found: int64[n, 2] byte ranges, ascending.")
      .def("spans_of_words", &spans_of_words, "text"_a, py::arg("words").noconvert(),
           "Those of the ranges that hold a letter or digit.")
      .def(
          "sentences",
          [](const Tokenizer& self, const py::str& article) {
            const std::string bytes = to_utf8(article, "text");
            return from_ranges(without_gil([&] { return self.sentences(bytes); }));
          },
          "text"_a, "int64[m, 2]: byte ranges of the sentences, without the spaces around them.")
      .def(
          "count",
          [](const Tokenizer& self, const py::typing::List<py::bytes>& articles, unsigned threads,
             TokenBuffers* buffers) {
            const auto views = views_of(articles);
            TokenBuffers own;
            return without_gil(
                [&] { return count(self, views, threads, buffers == nullptr ? own : *buffers); });
          },
          "articles"_a, "threads"_a = 0U, "buffers"_a = py::none(),
          "The number of tokens of articles given as UTF-8. Buffers are for one call at a time.");
  m.def(
      "default_tokenizer_options", [] { return text::describe(text::TokenizerOptions{}); },
      "The default options as text.");
  m.def(
      "plain_tokenizer_options", [] { return text::describe(text::TokenizerOptions::plain()); },
      "The options of UAX #29 without anything for news, as text.");
  m.def(
      "word_boundaries",
      [](const py::str& article) {
        return to_offsets(text::word_boundaries(to_utf8(article, "text")));
      },
      "text"_a, "int64[n]: the word boundaries of UAX #29, Unicode 17.0, in bytes.");
  m.def(
      "sentence_boundaries",
      [](const py::str& article) {
        return to_offsets(text::sentence_boundaries(to_utf8(article, "text")));
      },
      "text"_a, "int64[n]: the sentence boundaries of UAX #29, Unicode 17.0, in bytes.");
  m.def(
      "without_diacritics",
      [](const py::str& term) { return to_str(text::without_diacritics(to_utf8(term, "text"))); },
      "text"_a, "The text without its diacritics, for look-up.");
  m.attr("tokenizer_version") = text::kTokenizerVersion;
}

}  // namespace broadsheet::bindings
