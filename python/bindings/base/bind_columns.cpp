#include <cstdint>
#include <memory>
#include <span>

#include "bindings.hpp"
#include "convert.hpp"

namespace broadsheet::bindings {

void bind_columns(py::module_& m) {
  using Strings = std::shared_ptr<StringColumn>;
  py::class_<StringColumn, Strings>(m, "StringColumn",
                                    "Many strings at once; frames that can take them as they are.")
      .def("__len__", &StringColumn::size)
      .def("tolist", [](const StringColumn& self) { return to_strings(self.bytes, self.offsets); })
      .def_property_readonly(
          "bytes",
          [](const Strings& self) {
            const auto* first = reinterpret_cast<const std::uint8_t*>(self->bytes.data());
            return view_of(std::span(first, self->bytes.size()), self);
          },
          "uint8: the UTF-8 of all strings, one after another.")
      .def_property_readonly(
          "offsets",
          [](const Strings& self) {
            return view_of(std::span<const std::int64_t>(self->offsets), self);
          },
          "int64[n + 1]: string i is bytes[offsets[i]:offsets[i + 1]].");
}

}  // namespace broadsheet::bindings
