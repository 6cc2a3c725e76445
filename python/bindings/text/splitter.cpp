#include "text/splitter.hpp"

namespace broadsheet::bindings {

std::vector<text::ByteRange> to_ranges(const RangeArray& words) {
  const auto flat = span_of(words);
  std::vector<text::ByteRange> ranges(flat.size() / 2);
  for (std::size_t i = 0; i < ranges.size(); ++i)
    ranges[i] = {static_cast<std::size_t>(flat[2 * i]), static_cast<std::size_t>(flat[2 * i + 1])};
  return ranges;
}

text::WordSplitter to_splitter(const py::object& words) {
  if (words.is_none()) return {};
  // The last copy may go in a thread that does not hold Python's lock.
  const std::shared_ptr<py::object> held(new py::object(words), [](py::object* last) {
    const py::gil_scoped_acquire lock;
    delete last;
  });
  return [held](std::string_view text) {
    const py::gil_scoped_acquire lock;
    return to_ranges(py::cast<RangeArray>((*held)(to_str(text))));
  };
}

}  // namespace broadsheet::bindings
