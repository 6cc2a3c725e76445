#include "convert.hpp"

#include "broadsheet/text/utf8.hpp"

namespace broadsheet::bindings {
namespace {

std::string describe(std::string_view what, std::size_t position) {
  return std::string(what) + "[" + std::to_string(position) + "]";
}

[[noreturn]] void throw_surrogate(std::string_view what, std::size_t at) {
  throw ArgumentError(std::string(what) + " holds a lone surrogate at character " +
                      std::to_string(at) +
                      ", which is no text; decode the file with errors=\"replace\"");
}

void append_code_point(std::string& bytes, char32_t c) {
  const auto put = [&bytes](char32_t byte) { bytes.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

}  // namespace

py::str to_str(std::string_view text) {
  PyObject* str =
      PyUnicode_DecodeUTF8(text.data(), static_cast<py::ssize_t>(text.size()), "strict");
  if (str == nullptr) {
    if (PyErr_ExceptionMatches(PyExc_UnicodeDecodeError) == 0) throw py::error_already_set();
    // What broadsheet reads is UTF-8: these bytes come from files that something else wrote.
    PyErr_Clear();
    const auto at = text::find_invalid_utf8(text).value_or(0);
    throw FormatError({"", -1, static_cast<std::int64_t>(at), -1},
                      "a text of the corpus is no UTF-8 at its byte " + std::to_string(at) +
                          "; its files were not written by broadsheet, restore them from a copy");
  }
  return py::reinterpret_steal<py::str>(str);
}

py::typing::List<py::str> to_strings(std::string_view bytes,
                                     std::span<const std::int64_t> offsets) {
  const std::size_t n = offsets.empty() ? 0 : offsets.size() - 1;
  py::typing::List<py::str> strings(n);
  for (std::size_t i = 0; i < n; ++i) {
    const auto begin = static_cast<std::size_t>(offsets[i]);
    const auto length = static_cast<std::size_t>(offsets[i + 1] - offsets[i]);
    strings[i] = to_str(bytes.substr(begin, length));
  }
  return strings;
}

void append_utf8(std::string& bytes, py::handle text, std::string_view what) {
  if (!PyUnicode_Check(text.ptr())) {
    throw py::type_error(std::string(what) + " must be a str, got " + Py_TYPE(text.ptr())->tp_name);
  }
  const auto length = static_cast<std::size_t>(PyUnicode_GET_LENGTH(text.ptr()));
  const void* data = PyUnicode_DATA(text.ptr());
  const int kind = PyUnicode_KIND(text.ptr());
  if (PyUnicode_IS_ASCII(text.ptr())) {
    bytes.append(static_cast<const char*>(data), length);
    return;
  }
  for (std::size_t i = 0; i < length; ++i) {
    const char32_t c = PyUnicode_READ(kind, data, i);
    if (c >= 0xD800 && c < 0xE000) throw_surrogate(what, i);
    append_code_point(bytes, c);
  }
}

std::string to_utf8(py::handle text, std::string_view what) {
  std::string bytes;
  append_utf8(bytes, text, what);
  return bytes;
}

StringColumn to_column(const py::sequence& texts, std::string_view what) {
  StringColumn column;
  const std::size_t n = texts.size();
  column.offsets.reserve(n + 1);
  for (std::size_t i = 0; i < n; ++i) {
    const py::object text = texts[i];
    if (!text.is_none()) append_utf8(column.bytes, text, describe(what, i));
    column.offsets.push_back(static_cast<std::int64_t>(column.bytes.size()));
  }
  return column;
}

}  // namespace broadsheet::bindings
