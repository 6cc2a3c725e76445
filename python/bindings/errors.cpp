// Kinds of the core's errors -> Python classes, by type. The classes are plain Python
// (broadsheet/errors.py), so that they pickle and read well; they are looked up when an
// error happens, which is rare.
#include <cerrno>
#include <cstdint>
#include <exception>
#include <string>
#include <string_view>

#include "bindings.hpp"
#include "broadsheet/base/error.hpp"

namespace broadsheet::bindings {
namespace {

namespace py = pybind11;
using namespace pybind11::literals;

// A message may quote bytes that are no UTF-8; showing it must not fail.
py::object text_of(const char* message) {
  const std::string_view bytes(message);
  return py::reinterpret_steal<py::object>(PyUnicode_DecodeUTF8(
      bytes.data(), static_cast<py::ssize_t>(bytes.size()), "backslashreplace"));
}

// As Python itself decodes file names, so that the path can be opened again.
py::object path_of(const std::string& path) {
  if (path.empty()) return py::none();
  return py::reinterpret_steal<py::object>(
      PyUnicode_DecodeFSDefaultAndSize(path.data(), static_cast<py::ssize_t>(path.size())));
}

py::object number_or_none(std::int64_t number) {
  if (number < 0) return py::none();
  return py::int_(number);
}

void raise(const py::object& error) {
  PyErr_SetObject(py::type::handle_of(error).ptr(), error.ptr());
}

void raise_read_error(const ReadError& error) {
  const auto classes = py::module_::import("broadsheet.errors");
  const char* name = error.error_number() == ENOENT ? "MissingFileError" : "ReadError";
  raise(classes.attr(name)(error.error_number(), text_of(error.what()), path_of(error.path())));
}

void raise_format_error(const FormatError& error) {
  const auto classes = py::module_::import("broadsheet.errors");
  const Place& place = error.place();
  raise(classes.attr("FormatError")(text_of(error.what()), "path"_a = path_of(place.source),
                                    "line"_a = number_or_none(place.line),
                                    "byte_offset"_a = number_or_none(place.byte_offset),
                                    "article"_a = number_or_none(place.article)));
}

void raise_builtin(PyObject* kind, const char* message) {
  PyErr_SetObject(kind, text_of(message).ptr());
}

// NOLINTNEXTLINE(performance-unnecessary-value-param): pybind11 sets the signature
void translate(std::exception_ptr pending) {
  try {
    if (pending) std::rethrow_exception(pending);
  } catch (const ReadError& error) {
    raise_read_error(error);
  } catch (const FormatError& error) {
    raise_format_error(error);
  } catch (const ArgumentError& error) {
    raise_builtin(PyExc_ValueError, error.what());
  } catch (const LimitError& error) {
    raise_builtin(PyExc_OverflowError, error.what());
  } catch (const MemoryLimitError& error) {
    raise_builtin(PyExc_MemoryError, error.what());
  } catch (const Interrupted&) {
    // Only where no signal handler raised anything: see without_gil.
    PyErr_SetNone(PyExc_KeyboardInterrupt);
  }
}

}  // namespace

void bind_errors(py::module_& /*m*/) { py::register_local_exception_translator(&translate); }

}  // namespace broadsheet::bindings
