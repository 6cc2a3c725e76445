#include <pybind11/stl.h>

#include <array>
#include <string>
#include <string_view>

#include "bindings.hpp"
#include "broadsheet/article/bylines.hpp"
#include "broadsheet/article/dates.hpp"
#include "broadsheet/article/records.hpp"
#include "convert.hpp"

namespace broadsheet::bindings {
namespace {

// --- records and dates ---------------------------------------------------------------------

py::dict parse_record(const py::bytes& line, bool replace) {
  using article::RecordField;
  constexpr std::array<std::string_view, article::kRecordFields> kKeys = {
      "text", "title", "outlet", "author", "date", "id"};
  const article::RecordReader reader(article::RecordFields::recognised(),
                                     replace ? text::OnInvalid::replace : text::OnInvalid::raise);
  article::RecordScratch scratch;
  article::Record record;
  reader.parse_line(std::string_view(line), Place{"", 1, 0, -1}, scratch, record);
  py::dict found;
  for (std::size_t i = 0; i < kKeys.size(); ++i) {
    const auto field = static_cast<RecordField>(i);
    found[to_str(kKeys[i])] = record.has(field) ? py::object(to_str(record[field])) : py::none();
  }
  found["other"] = to_str(record.other_json);
  found["n_replaced"] = record.n_replaced;
  return found;
}

py::tuple parse_date(py::handle text) {
  std::string_view reason;
  const auto date = article::parse_date(to_utf8(text, "text"), &reason);
  if (!date) return py::make_tuple(py::none(), to_str(reason));
  return py::make_tuple(to_str(article::format_date(*date)), py::none());
}

py::object date_microseconds(const py::str& text) {
  const auto date = article::parse_date(to_utf8(text, "a date"));
  return date ? py::object(py::int_(date->utc_microseconds)) : py::none();
}

py::dict recognised_names() {
  const article::RecordFields fields = article::RecordFields::recognised();
  return py::dict("text"_a = fields.text, "title"_a = fields.title, "outlet"_a = fields.outlet,
                  "author"_a = fields.author, "date"_a = fields.date, "id"_a = fields.id);
}

void bind_records(py::module_& m) {
  m.def("recognised_names", &recognised_names,
        "The names that columns of each field commonly have, the preferred first.");
  m.def("date_microseconds", &date_microseconds, "text"_a,
        "Microseconds since 1970 UTC, or None where the date is not understood.");
  m.def("parse_record", &parse_record, "line"_a, "replace"_a = false,
        "One line of JSON Lines as a dict: text, title, outlet, author, date, id (str or None),\n"
        "other (all other members, as JSON) and n_replaced.");
  m.def(
      "without_byline_cue",
      [](py::handle author) {
        return to_str(article::without_byline_cue(to_utf8(author, "an author")));
      },
      "author"_a, "A byline's names, without the \"By\", \"Por\", \"Par\" or \"Von\" before them.");
  m.def("parse_date", &parse_date, "text"_a,
        "(ISO 8601 on the source's own clock, None), or (None, why it is refused).");
}

}  // namespace

void bind_article(py::module_& m) { bind_records(m); }

}  // namespace broadsheet::bindings
