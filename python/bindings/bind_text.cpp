#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bindings.hpp"
#include "broadsheet/text/tokenizer.hpp"
#include "convert.hpp"

namespace broadsheet::bindings {
namespace {

using text::Tokenizer;

py::list terms(const Tokenizer& self, const py::str& value) {
  const std::string bytes = to_utf8(value, "text");
  text::TokenBuffer buffer;
  without_gil([&] { self.tokenize(bytes, buffer); });
  py::list list(buffer.size());
  for (std::size_t i = 0; i < buffer.size(); ++i) {
    list[i] = buffer.is_capitals(i) ? to_str(self.fold_term(buffer.key(i))) : to_str(buffer.key(i));
  }
  return list;
}

py::array_t<std::int64_t> spans(const Tokenizer& self, const py::str& value) {
  const std::string bytes = to_utf8(value, "text");
  std::vector<std::int64_t> ends;
  without_gil([&] {
    text::TokenBuffer buffer;
    self.tokenize(bytes, buffer);
    for (std::size_t i = 0; i < buffer.size(); ++i) {
      ends.push_back(buffer.begin(i));
      ends.push_back(buffer.end(i));
    }
  });
  return to_array(std::move(ends), 2);
}

py::array_t<std::int64_t> sentences(const Tokenizer& self, const py::str& value) {
  const std::string bytes = to_utf8(value, "text");
  std::vector<std::int64_t> ends;
  for (const text::ByteRange& range : without_gil([&] { return self.sentences(bytes); })) {
    ends.push_back(static_cast<std::int64_t>(range.begin));
    ends.push_back(static_cast<std::int64_t>(range.end));
  }
  return to_array(std::move(ends), 2);
}

}  // namespace

void bind_text(py::module_& m) {
  py::class_<Tokenizer>(m, "Tokenizer", "Text to terms, with byte ranges.")
      .def(py::init([](const std::string& description) {
             return std::make_unique<Tokenizer>(text::parse_tokenizer_options(description));
           }),
           "description"_a)
      .def_property_readonly(
          "description", [](const Tokenizer& self) { return text::describe(self.options()); })
      .def("terms", &terms, "text"_a)
      .def("spans", &spans, "text"_a, "int64[n, 2]: byte ranges of the terms in the text's UTF-8.")
      .def("sentences", &sentences, "text"_a, "int64[m, 2]: byte ranges of the sentences.");
}

}  // namespace broadsheet::bindings
