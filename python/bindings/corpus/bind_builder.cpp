#include <pybind11/stl.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bindings.hpp"
#include "broadsheet/corpus/corpus_builder.hpp"
#include "convert.hpp"
#include "text/splitter.hpp"

namespace broadsheet::bindings {
namespace {

using corpus::Corpus;
using corpus::CorpusBuilder;
using Positions = py::array_t<std::int64_t, py::array::c_style>;

// A str's own storage, or the bytes of a bytes object. The object must outlive the use.
text::RawText raw_text(py::handle value) {
  using Encoding = text::RawText::Encoding;
  if (value.is_none()) return {};
  if (PyBytes_Check(value.ptr())) {
    return {PyBytes_AS_STRING(value.ptr()), static_cast<std::size_t>(PyBytes_GET_SIZE(value.ptr())),
            Encoding::utf8};
  }
  const auto size = static_cast<std::size_t>(PyUnicode_GET_LENGTH(value.ptr()));
  const void* data = PyUnicode_DATA(value.ptr());
  if (PyUnicode_IS_ASCII(value.ptr())) return {data, size, Encoding::checked_utf8};
  switch (PyUnicode_KIND(value.ptr())) {
    case PyUnicode_1BYTE_KIND:
      return {data, size, Encoding::latin1};
    case PyUnicode_2BYTE_KIND:
      return {data, size, Encoding::ucs2};
    default:
      return {data, size, Encoding::ucs4};
  }
}

// The builder's input in columns of Python objects; a None column has no values.
struct InputColumns {
  py::tuple texts;
  py::object titles;
  StringColumn ids, outlets, authors, dates, fields, sources;
  Positions lines;

  [[nodiscard]] std::vector<corpus::ArticleInput> rows() const {
    std::vector<corpus::ArticleInput> rows(texts.size());
    const auto at = [](const StringColumn& column, std::size_t i) {
      return column.size() == 0 ? std::string_view() : column[i];
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
      corpus::ArticleInput& row = rows[i];
      row.text = raw_text(texts[i]);
      if (!titles.is_none()) row.title = raw_text(py::cast<py::tuple>(titles)[i]);
      row.id = at(ids, i);
      row.outlet = at(outlets, i);
      row.author = at(authors, i);
      row.date = at(dates, i);
      row.fields = at(fields, i);
      row.source = at(sources, i);
      row.line = lines.size() == 0 ? -1 : lines.at(static_cast<py::ssize_t>(i));
    }
    return rows;
  }
};

StringColumn optional_column(const py::object& values, const char* what) {
  return values.is_none() ? StringColumn() : to_column(py::cast<py::sequence>(values), what);
}

void add_articles(CorpusBuilder& builder, const py::tuple& texts, const py::object& titles,
                  const py::object& ids, const py::object& outlets, const py::object& authors,
                  const py::object& dates, const py::object& fields, const py::object& sources,
                  const Positions& lines) {
  const InputColumns columns{texts,
                             titles,
                             optional_column(ids, "id"),
                             optional_column(outlets, "outlet"),
                             optional_column(authors, "author"),
                             optional_column(dates, "date"),
                             optional_column(fields, "fields"),
                             optional_column(sources, "source"),
                             lines};
  const std::vector<corpus::ArticleInput> rows = columns.rows();
  without_gil([&] { builder.add(rows); });
}

// Texts without fields: their storage is read where it stands, in the core's threads.
void add_texts(CorpusBuilder& builder, const py::tuple& texts, std::int64_t first) {
  std::string names;
  std::vector<std::size_t> ends;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    names += "text " + std::to_string(first + static_cast<std::int64_t>(i));
    ends.push_back(names.size());
  }
  std::vector<corpus::ArticleInput> rows(texts.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t begin = i == 0 ? 0 : ends[i - 1];
    rows[i].text = raw_text(texts[i]);
    rows[i].source = std::string_view(names).substr(begin, ends[i] - begin);
  }
  without_gil([&] { builder.add(rows); });
}

article::RecordFields record_fields(const py::dict& names) {
  const auto list = [&](const char* key) { return py::cast<std::vector<std::string>>(names[key]); };
  article::RecordFields fields;
  fields.text = list("text");
  fields.title = list("title");
  fields.outlet = list("outlet");
  fields.author = list("author");
  fields.date = list("date");
  fields.id = list("id");
  return fields;
}

std::int64_t add_json_lines(CorpusBuilder& builder, const py::buffer& block, const py::dict& names,
                            const std::string& source, std::int64_t first_line, std::int64_t offset,
                            const std::string& outlet) {
  const article::RecordFields fields = record_fields(names);
  const py::buffer_info memory = block.request();
  const std::string_view bytes(static_cast<const char*>(memory.ptr),
                               static_cast<std::size_t>(memory.size * memory.itemsize));
  return without_gil(
      [&] { return builder.add_json_lines(bytes, fields, source, first_line, offset, outlet); });
}

corpus::BuilderOptions builder_options(const std::string& tokenizer, bool skip_errors,
                                       bool replace_invalid, bool keep_boilerplate,
                                       unsigned threads, const py::object& words) {
  corpus::BuilderOptions options;
  options.tokenizer = text::parse_tokenizer_options(tokenizer);
  options.on_error = skip_errors ? corpus::OnError::skip : corpus::OnError::raise;
  options.on_invalid = replace_invalid ? text::OnInvalid::replace : text::OnInvalid::raise;
  if (keep_boilerplate) options.mask.kinds = ~std::uint32_t{0};
  options.threads = threads;
  options.splitter = to_splitter(words);
  return options;
}

}  // namespace

void bind_builder(py::module_& m) {
  py::class_<CorpusBuilder>(m, "CorpusBuilder", "Articles in, a corpus out.")
      .def(py::init([](const std::string& tokenizer, bool skip_errors, bool replace_invalid,
                       bool keep_boilerplate, unsigned threads, const py::object& words) {
             return std::make_unique<CorpusBuilder>(builder_options(
                 tokenizer, skip_errors, replace_invalid, keep_boilerplate, threads, words));
           }),
           "tokenizer"_a, "skip_errors"_a, "replace_invalid"_a, "keep_boilerplate"_a, "threads"_a,
           "words"_a = py::none())
      .def("add", &add_articles, "texts"_a, "titles"_a, "ids"_a, "outlets"_a, "authors"_a,
           "dates"_a, "fields"_a, "sources"_a, py::arg("lines").noconvert(),
           "Adds articles given as columns: str or bytes texts, other columns str or None.")
      .def("add_texts", &add_texts, "texts"_a, "first"_a,
           "Adds a tuple of str, named by their positions from `first` on.")
      .def("add_json_lines", &add_json_lines, "block"_a, "names"_a, "source"_a, "first_line"_a,
           "offset"_a, "outlet"_a = "",
           "Adds the records of a block that ends at a line's end; an outlet is that of all. "
           "Returns how many lines the block has.")
      .def(
          "skip",
          [](CorpusBuilder& self, std::string source, std::int64_t line, std::string reason) {
            self.skip({std::move(source), line, std::move(reason)});
          },
          "source"_a, "line"_a, "reason"_a)
      .def(
          "finish",
          [](CorpusBuilder& self, const Corpus* like) {
            return without_gil(
                [&] { return self.finish(like == nullptr ? nullptr : like->decisions().get()); });
          },
          "like"_a = nullptr)
      .def_property_readonly("n_bytes", &CorpusBuilder::n_bytes)
      .def_property_readonly("skipped",
                             [](const CorpusBuilder& self) { return skipped_rows(self.skipped()); })
      .def_property_readonly("n_articles", &CorpusBuilder::n_articles);
}

}  // namespace broadsheet::bindings
