#include <pybind11/stl.h>

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "bindings.hpp"
#include "broadsheet/article/boilerplate.hpp"
#include "broadsheet/corpus/count_matrix.hpp"
#include "broadsheet/corpus/counted_text.hpp"
#include "broadsheet/corpus/counted_words.hpp"
#include "broadsheet/corpus/document_frequency.hpp"
#include "broadsheet/corpus/join.hpp"
#include "broadsheet/corpus/lines.hpp"
#include "broadsheet/corpus/map_difference.hpp"
#include "broadsheet/corpus/map_phrases.hpp"
#include "broadsheet/corpus/mentions.hpp"
#include "broadsheet/corpus/term_totals.hpp"
#include "convert.hpp"

namespace broadsheet::bindings {
namespace {

using corpus::Corpus;
using corpus::CountMatrix;
using Positions = py::array_t<std::int64_t, py::array::c_style>;

// One value of each article, from columns of the parts.
template <class T, class F>
py::array_t<T> article_column(const Corpus& self, F&& value) {
  std::vector<T> values;
  values.reserve(static_cast<std::size_t>(self.n_articles()));
  for (ArticleIndex i = 0; i < self.n_articles(); ++i) {
    const corpus::ArticleView view = self.article(i);
    values.push_back(
        static_cast<T>(value(view.field_part(), static_cast<std::size_t>(view.local))));
  }
  return to_array(std::move(values));
}

/// A string of article i; what is wrong with it names the article.
py::str article_str(std::string_view text, ArticleIndex i) {
  try {
    return to_str(text);
  } catch (const FormatError& error) {
    throw FormatError({"", -1, error.place().byte_offset, i},
                      "article " + std::to_string(i) + ": " + error.what());
  }
}

template <class F>
py::list article_strings(const Corpus& self, F&& value) {
  py::list strings(static_cast<std::size_t>(self.n_articles()));
  for (ArticleIndex i = 0; i < self.n_articles(); ++i) {
    strings[static_cast<std::size_t>(i)] = article_str(value(i), i);
  }
  return strings;
}

template <corpus::StringColumn corpus::Part::* column>
py::list part_strings(const Corpus& self) {
  return article_strings(self, [&](ArticleIndex i) {
    const corpus::ArticleView view = self.article(i);
    return ((column == &corpus::Part::texts ? view.text_part() : view.field_part()).*
            column)[static_cast<std::size_t>(view.local)];
  });
}

ArticleIndex checked(const Corpus& self, ArticleIndex i) {
  if (i < 0 || i >= self.n_articles()) throw py::index_error("no article at this position");
  return i;
}

py::list line_rows(const Corpus& self, ArticleIndex i) {
  const std::string_view text = self.article(checked(self, i)).text();
  py::list rows;
  for (const corpus::ArticleLine& line : corpus::article_lines(self, i)) {
    rows.append(py::make_tuple(to_str(text.substr(line.begin, line.end - line.begin)),
                               article::name(static_cast<article::LineKind>(line.kind)),
                               line.counted, to_str(self.rule_reason(line.rule))));
  }
  return rows;
}

py::dict set_aside_columns(const Corpus& self) {
  const auto rows = without_gil([&] { return corpus::set_aside(self); });
  std::vector<std::int64_t> articles;
  std::vector<std::int64_t> lines;
  py::list texts;
  py::list kinds;
  py::list reasons;
  for (const corpus::SetAside& row : rows) {
    articles.push_back(row.article);
    lines.push_back(row.line);
    texts.append(to_str(self.article(row.article).text().substr(row.begin, row.end - row.begin)));
    kinds.append(article::name(static_cast<article::LineKind>(row.kind)));
    reasons.append(to_str(self.rule_reason(row.rule)));
  }
  return py::dict("article"_a = to_array(std::move(articles)),
                  "line"_a = to_array(std::move(lines)), "text"_a = texts, "kind"_a = kinds,
                  "reason"_a = reasons);
}

py::list set_aside_ranges(const Corpus& self, ArticleIndex i) {
  const ArticleIndex article = checked(self, i);
  py::list rows;
  for (const corpus::SetAside& row : corpus::set_aside(self.select({&article, 1}))) {
    rows.append(py::make_tuple(row.line, row.begin - row.line_begin, row.end - row.line_begin,
                               article::name(static_cast<article::LineKind>(row.kind)),
                               to_str(self.rule_reason(row.rule))));
  }
  return rows;
}

corpus::SegmentMask segment_mask(const std::vector<std::string>& kinds, const std::string& quotes) {
  corpus::SegmentMask mask;
  mask.kinds = 0;
  for (const std::string& kind : kinds) {
    for (int k = 0; k < article::kLineKinds; ++k) {
      if (article::name(static_cast<article::LineKind>(k)) == kind) mask.kinds |= 1U << k;
    }
  }
  using Quotes = corpus::SegmentMask::Quotes;
  mask.quotes = quotes == "without" ? Quotes::without
                : quotes == "only"  ? Quotes::only
                                    : Quotes::all;
  return mask;
}

py::tuple mask_parts(const Corpus& self) {
  py::list kinds;
  for (int k = 0; k < article::kLineKinds; ++k) {
    if (((self.mask().kinds >> k) & 1U) != 0) {
      kinds.append(article::name(static_cast<article::LineKind>(k)));
    }
  }
  using Quotes = corpus::SegmentMask::Quotes;
  const char* quotes = self.mask().quotes == Quotes::without ? "without"
                       : self.mask().quotes == Quotes::only  ? "only"
                                                             : "all";
  return py::make_tuple(kinds, quotes);
}

void bind_count_matrix(py::module_& m) {
  py::class_<CountMatrix>(m, "CountMatrix", "How often each term stands in each article (CSR).")
      .def_property_readonly(
          "shape",
          [](const CountMatrix& self) { return py::make_tuple(self.n_articles, self.n_terms); })
      .def_property_readonly("offsets",
                             [](const CountMatrix& self) -> py::object {
                               if (!self.narrow_offsets.empty()) {
                                 return view_of(self.narrow_offsets.span(),
                                                self.narrow_offsets.owner());
                               }
                               return view_of(self.offsets.span(), self.offsets.owner());
                             })
      .def_property_readonly(
          "terms",
          [](const CountMatrix& self) { return view_of(self.terms.span(), self.terms.owner()); })
      .def_property_readonly(
          "counts",
          [](const CountMatrix& self) { return view_of(self.counts.span(), self.counts.owner()); })
      .def_property_readonly("article_lengths", [](const CountMatrix& self) {
        return view_of(self.article_lengths.span(), self.article_lengths.owner());
      });
  py::class_<corpus::TermTotals>(m, "TermTotals", "The sums of the columns of counts.")
      .def_property_readonly("counts",
                             [](const corpus::TermTotals& self) {
                               return view_of(self.counts.span(), self.counts.owner());
                             })
      .def_property_readonly("articles", [](const corpus::TermTotals& self) {
        return view_of(self.articles.span(), self.articles.owner());
      });
  m.def(
      "term_totals",
      [](const std::vector<const CountMatrix*>& sets, unsigned threads) {
        return without_gil([&] { return corpus::term_totals(sets, threads); });
      },
      "sets"_a, "threads"_a, "The totals of each of some sets.");
}

void bind_columns(py::class_<Corpus>& c) {
  using corpus::Part;
  c.def_property_readonly("ids", &part_strings<&Part::ids>)
      .def_property_readonly("authors", &part_strings<&Part::authors>)
      .def_property_readonly("fields", &part_strings<&Part::fields>)
      .def_property_readonly("texts", &part_strings<&Part::texts>)
      .def_property_readonly("titles",
                             [](const Corpus& self) {
                               return article_strings(
                                   self, [&](ArticleIndex i) { return self.article(i).title(); });
                             })
      .def_property_readonly("outlets",
                             [](const Corpus& self) {
                               return article_strings(
                                   self, [&](ArticleIndex i) { return self.outlet(i); });
                             })
      .def_property_readonly(
          "dates",
          [](const Corpus& self) {
            return article_column<std::int64_t>(
                self, [](const Part& part, std::size_t i) { return part.dates[i]; });
          },
          "int64[n]: microseconds since 1970 UTC; the least value: none.")
      .def_property_readonly(
          "date_offsets",
          [](const Corpus& self) {
            return article_column<std::int16_t>(
                self, [](const Part& part, std::size_t i) { return part.date_offsets[i]; });
          },
          "int16[n]: minutes east of UTC.")
      .def_property_readonly(
          "date_forms",
          [](const Corpus& self) {
            return article_column<std::uint8_t>(
                self, [](const Part& part, std::size_t i) { return part.date_forms[i]; });
          },
          "uint8[n]: bit 0: has a time of day, bit 1: has a zone.")
      .def_property_readonly("titles_added", [](const Corpus& self) {
        return article_column<std::uint8_t>(
            self, [](const Part& part, std::size_t i) { return part.title_added[i]; });
      });
}

// --- names, quotations, sources --------------------------------------------------------------

py::dict name_columns(const Corpus& self, const std::map<std::string, std::string>& aliases,
                      unsigned threads) {
  const auto found = without_gil([&] { return corpus::list_names(self, aliases, threads); });
  const auto& rows = found.names;
  py::list names;
  py::list variants;
  std::vector<std::int64_t> counts;
  std::vector<std::int64_t> articles;
  for (const article::NameRow& row : rows) {
    names.append(to_str(row.name));
    py::list forms;
    for (const std::string& form : row.variants) forms.append(to_str(form));
    variants.append(forms);
    counts.push_back(row.count);
    articles.push_back(row.articles);
  }
  std::vector<std::int64_t> places;
  for (const corpus::NamePlace& place : found.places) {
    places.insert(places.end(), {place.name, place.article, place.begin, place.end});
  }
  return py::dict(
      "name"_a = names, "variants"_a = variants, "count"_a = to_array(std::move(counts)),
      "articles"_a = to_array(std::move(articles)), "places"_a = to_array(std::move(places), 4));
}

// A stretch of an article as str.
py::str shown(const Corpus& self, ArticleIndex article, article::TextRange range) {
  return to_str(self.article(article).text().substr(range.begin, range.end - range.begin));
}

py::dict quote_columns(const Corpus& self, unsigned threads) {
  const auto rows = without_gil([&] { return corpus::list_quotes(self, threads); });
  py::list quotes;
  py::list speakers;
  py::list verbs;
  std::vector<std::int64_t> articles;
  std::vector<std::int64_t> begins;
  std::vector<std::int64_t> ends;
  for (const corpus::QuoteRow& row : rows) {
    quotes.append(shown(self, row.article, row.quote.quote));
    speakers.append(shown(self, row.article, row.quote.speaker));
    verbs.append(shown(self, row.article, row.quote.verb));
    articles.push_back(row.article);
    begins.push_back(row.quote.quote.begin);
    ends.push_back(row.quote.quote.end);
  }
  return py::dict("quote"_a = quotes, "speaker"_a = speakers, "verb"_a = verbs,
                  "article"_a = to_array(std::move(articles)),
                  "begin"_a = to_array(std::move(begins)), "end"_a = to_array(std::move(ends)));
}

py::dict attribution_columns(const Corpus& self, unsigned threads) {
  const auto rows = without_gil([&] { return corpus::list_attributions(self, threads); });
  py::list sources;
  py::list cues;
  std::vector<std::int64_t> articles;
  std::vector<std::int64_t> begins;
  std::vector<std::int64_t> ends;
  for (const corpus::AttributionRow& row : rows) {
    sources.append(shown(self, row.article, row.attribution.source));
    cues.append(shown(self, row.article, row.attribution.cue));
    articles.push_back(row.article);
    begins.push_back(row.attribution.source.begin);
    ends.push_back(row.attribution.source.end);
  }
  return py::dict("source"_a = sources, "cue"_a = cues, "article"_a = to_array(std::move(articles)),
                  "begin"_a = to_array(std::move(begins)), "end"_a = to_array(std::move(ends)));
}

py::list form_names(const Corpus& self,
                    const py::array_t<std::int64_t, py::array::c_style>& articles,
                    const py::list& forms, unsigned threads) {
  std::vector<corpus::FormInArticle> asked;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const auto article = static_cast<ArticleIndex>(span_of(articles)[i]);
    asked.push_back({article, to_utf8(forms[i], "a form of a name")});
  }
  py::list names;
  for (const auto& name : without_gil([&] { return names_of_forms(self, asked, threads); })) {
    names.append(to_str(name));
  }
  return names;
}

void bind_mentions(py::module_& m) {
  m.def("list_names", &name_columns, "corpus"_a, "aliases"_a, "threads"_a,
        "Columns name, variants (list of str), count, articles (int64), most frequent first; and "
        "places (int64[n, 4]: name, article, begin, end of each mention, by article and place).");
  m.def("list_quotes", &quote_columns, "corpus"_a, "threads"_a,
        "Columns quote, speaker, verb (str), article, begin, end (int64; bytes of the article's "
        "text).");
  m.def("names_of_forms", &form_names, "corpus"_a, py::arg("articles").noconvert(), "forms"_a,
        "threads"_a,
        "The name of list_names that each form stands for in its article, or the form itself.");
  m.def("list_attributions", &attribution_columns, "corpus"_a, "threads"_a,
        "Columns source, cue (str), article, begin, end (int64; bytes of the source).");
}

Corpus mapped(const Corpus& self, const py::list& terms, const py::list& phrases,
              const py::list& phrase_terms, unsigned threads) {
  const auto text = [](py::handle term) {
    return term.is_none() ? std::string() : to_utf8(term, "a mapped term");
  };
  std::vector<std::string> new_terms;
  for (const py::handle term : terms) new_terms.push_back(text(term));
  std::vector<corpus::Phrase> named;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    named.push_back({to_utf8(phrases[i], "a phrase"), text(phrase_terms[i])});
  }
  return without_gil([&] {
    if (named.empty()) return self.map_terms(new_terms);
    return corpus::map_phrases(self, new_terms, named, threads);
  });
}

void bind_constants(py::module_& m) {
  py::list kinds;
  for (int k = 0; k < article::kLineKinds; ++k) {
    kinds.append(article::name(static_cast<article::LineKind>(k)));
  }
  m.attr("line_kinds") = py::tuple(kinds);
  m.attr("NO_DATE") = corpus::kNoDate;
}

std::optional<std::tuple<std::string, std::string, std::string>> map_difference_of(
    const Corpus& self, const Corpus& other) {
  auto found = without_gil([&] { return corpus::map_difference(self, other); });
  if (!found) return std::nullopt;
  return std::tuple(std::move(found->word), std::move(found->term_a), std::move(found->term_b));
}

}  // namespace

void bind_corpus(py::module_& m) {
  bind_count_matrix(m);  // first, so that the signatures of a corpus can name it
  auto c = py::class_<Corpus>(m, "Corpus", "A set of articles as columns, or a view of one.");
  c.def_property_readonly("n_articles", &Corpus::n_articles)
      .def_property_readonly("n_terms", &Corpus::n_terms)
      .def_property_readonly("tokenizer",
                             [](const Corpus& self) { return text::describe(self.tokenizer()); })
      .def_property_readonly("terms",
                             [](const Corpus& self) {
                               py::list terms(self.n_terms());
                               for (TermId t = 0; t < self.n_terms(); ++t) {
                                 terms[t] = to_str(self.term(t));
                               }
                               return terms;
                             })
      .def_property_readonly("has_mapped_terms", &Corpus::has_mapped_terms)
      .def_property_readonly("took_decisions_over",
                             [](const Corpus& self) { return self.decisions()->taken_over; })
      .def_property_readonly("mask", &mask_parts)
      .def(
          "text",
          [](const Corpus& self, ArticleIndex i) {
            return article_str(self.article(checked(self, i)).text(), i);
          },
          "article"_a)
      .def("lines", &line_rows, "article"_a)
      .def(
          "counted_text",
          [](const Corpus& self, ArticleIndex i) {
            return article_str(corpus::counted_text(self, checked(self, i)), i);
          },
          "article"_a, "What counts of it, line by line.")
      .def("set_aside", &set_aside_columns)
      .def("set_aside_ranges", &set_aside_ranges, "article"_a,
           "Line, begin and end in it (bytes), kind and reason of what of an article is not "
           "counted.")
      .def("base_positions",
           [](const Corpus& self) {
             std::vector<std::int64_t> positions(static_cast<std::size_t>(self.n_articles()));
             for (ArticleIndex i = 0; i < self.n_articles(); ++i) {
               positions[static_cast<std::size_t>(i)] = self.base_position(i);
             }
             return to_array(std::move(positions));
           })
      .def(
          "article_lengths",
          [](const Corpus& self) {
            return to_array(without_gil([&] { return self.article_lengths(); }));
          },
          "int64[n]: running words that are counted.")
      .def(
          "counted_words_fingerprints",
          [](const Corpus& self, unsigned threads) {
            return to_array(
                without_gil([&] { return corpus::counted_words_fingerprints(self, threads); }));
          },
          py::arg("threads") = 0,
          "uint64[n]: the terms of an article in order, its lines and their kinds.")
      .def(
          "select",
          [](const Corpus& self, const Positions& positions) {
            return self.select(span_of(positions));
          },
          py::arg("positions").noconvert())
      .def(
          "with_mask",
          [](const Corpus& self, const std::vector<std::string>& kinds, const std::string& quotes) {
            return self.with_mask(segment_mask(kinds, quotes));
          },
          "kinds"_a, "quotes"_a)
      .def(
          "with_mask_of",
          [](const Corpus& self, const Corpus& other) { return self.with_mask(other.mask()); },
          "other"_a)
      .def("map_terms", &mapped, "terms"_a, "phrases"_a = py::list(), "phrase_terms"_a = py::list(),
           "threads"_a = 0, "One new term for each term, and one for each phrase; None drops it.")
      .def("comparable", &Corpus::comparable, "other"_a)
      .def("map_difference", &map_difference_of, "other"_a,
           "A word that both count as different terms, and these; None where there is none.")
      .def("with_memory_bound", &Corpus::with_memory_bound, "bytes"_a,
           "The same with a bound on what a call may take; 0: none.")
      .def_property_readonly("memory_bound", &Corpus::memory_bound)
      .def(
          "article_types",
          [](const Corpus& self, unsigned threads) {
            return to_array(without_gil([&] { return corpus::article_types(self, threads); }));
          },
          "threads"_a, "int64[n]: different terms that are counted.")
      .def(
          "join",
          [](const Corpus& self, const Corpus& other, bool skip_errors, unsigned threads) {
            const auto on_error = skip_errors ? corpus::OnError::skip : corpus::OnError::raise;
            auto joined = without_gil([&] { return corpus::join(self, other, threads, on_error); });
            return py::make_tuple(std::move(joined.corpus), skipped_rows(joined.skipped));
          },
          "other"_a, "skip_errors"_a, "threads"_a,
          "Both as one corpus, and rows (source, line, reason) of what stood there twice.")
      .def(
          "document_frequencies",
          [](const Corpus& self, const std::vector<std::string>& terms, unsigned threads) {
            std::vector<std::int64_t> frequencies;
            without_gil([&] {
              for (const std::string& term : terms) {
                const std::string counted = corpus::counted_term(self, term);
                frequencies.push_back(corpus::document_frequency(self, counted, threads));
              }
            });
            return to_array(std::move(frequencies));
          },
          "terms"_a, "threads"_a, "int64[n]: articles in which each term is counted.")
      .def(
          "counts",
          [](const Corpus& self, unsigned threads) {
            return without_gil([&] { return corpus::count_matrix(self, threads); });
          },
          "threads"_a);
  bind_columns(c);
  bind_builder(m);
  bind_constants(m);
  bind_mentions(m);
}

}  // namespace broadsheet::bindings
