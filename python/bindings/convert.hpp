#pragma once

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/typing.h>

#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"

/// The only conversions between Python and the core.
namespace broadsheet::bindings {

namespace py = pybind11;
using namespace pybind11::literals;

/// Runs f without Python's lock, so that other Python threads go on and the core's own
/// threads never wait for it. f must touch no Python object: convert before, hand over after.
///
/// Ctrl-C: while the lock is away Python's signal handlers do not run. The core asks, at
/// most every 50 ms and from this thread only, whether to stop; for the answer the lock is
/// taken for a moment and the handlers run. What they raise (KeyboardInterrupt, as a rule)
/// is kept until the core has unwound, and is thrown then.
template <typename F>
auto without_gil(F&& f) -> std::invoke_result_t<F> {
  std::optional<py::error_already_set> raised;
  const auto should_stop = [&raised] {
    const py::gil_scoped_acquire lock;
    if (PyErr_CheckSignals() == 0) return false;
    raised.emplace();
    return true;
  };
  try {
    const py::gil_scoped_release release;
    const InterruptScope scope(should_stop);
    return std::forward<F>(f)();
  } catch (const Interrupted&) {
    if (raised) throw std::move(*raised);
    throw;
  }
}

/// A one-dimensional array that owns the vector's memory; nothing is copied. Writable.
template <typename T, typename Allocator>
py::array_t<T> to_array(std::vector<T, Allocator>&& values) {
  using Owner = std::vector<T, Allocator>;
  auto owner = std::make_unique<Owner>(std::move(values));
  const py::capsule base(owner.get(), [](void* p) { delete static_cast<Owner*>(p); });
  const auto* kept = owner.release();
  return py::array_t<T>(static_cast<py::ssize_t>(kept->size()), kept->data(), base);
}

/// The same with rows of n_columns values each. Requires n_columns >= 1.
template <typename T>
py::array_t<T> to_array(std::vector<T>&& values, std::size_t n_columns) {
  auto flat = to_array(std::move(values));
  const auto width = static_cast<py::ssize_t>(n_columns);
  return flat.reshape({flat.size() / width, width});
}

/// A read-only array over memory of the core, which `owner` keeps alive; nothing is copied.
template <typename T>
py::array_t<std::remove_const_t<T>> view_of(std::span<T> values,
                                            std::shared_ptr<const void> owner) {
  using Owner = std::shared_ptr<const void>;
  auto kept = std::make_unique<Owner>(std::move(owner));
  const py::capsule base(kept.get(), [](void* p) { delete static_cast<Owner*>(p); });
  (void)kept.release();
  py::array_t<std::remove_const_t<T>> array(static_cast<py::ssize_t>(values.size()), values.data(),
                                            base);
  array.attr("setflags")("write"_a = false);
  return array;
}

/// The values of an exact array (no conversion was allowed: py::arg().noconvert()).
template <typename T>
std::span<const T> span_of(const py::array_t<T, py::array::c_style>& array) {
  return {array.data(), static_cast<std::size_t>(array.size())};
}

/// Strings as one column: string i is bytes[offsets[i], offsets[i + 1]).
struct StringColumn {
  std::string bytes;
  std::vector<std::int64_t> offsets = {0};

  void push_back(std::string_view text) {
    bytes += text;
    offsets.push_back(static_cast<std::int64_t>(bytes.size()));
  }
  [[nodiscard]] std::size_t size() const noexcept { return offsets.size() - 1; }
  [[nodiscard]] std::string_view operator[](std::size_t i) const noexcept {
    return std::string_view(bytes).substr(static_cast<std::size_t>(offsets[i]),
                                          static_cast<std::size_t>(offsets[i + 1] - offsets[i]));
  }
};

/// A str for text that is UTF-8.
py::str to_str(std::string_view text);

/// A list of str from a column of strings.
py::typing::List<py::str> to_strings(std::string_view bytes, std::span<const std::int64_t> offsets);

/// Appends a str as UTF-8. Written here rather than by PyUnicode_AsUTF8AndSize, which would
/// leave a second copy of the text inside each of the user's strings. `what` names the
/// argument for the TypeError (no str) and the ValueError (a lone surrogate).
void append_utf8(std::string& bytes, py::handle text, std::string_view what);

/// The str as UTF-8.
std::string to_utf8(py::handle text, std::string_view what);

/// A list or other sequence of str, as one column; None counts as "".
StringColumn to_column(const py::sequence& texts, std::string_view what);

/// What was left out, as tuples of source, line and reason.
template <typename Row>
py::list skipped_rows(const std::vector<Row>& skipped) {
  py::list rows;
  for (const Row& row : skipped) {
    rows.append(py::make_tuple(to_str(row.source), row.line, to_str(row.reason)));
  }
  return rows;
}

}  // namespace broadsheet::bindings
