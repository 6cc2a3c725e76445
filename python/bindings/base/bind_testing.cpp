// broadsheet._core._Testing: what the tests of this border need and no user ever does.
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "bindings.hpp"
#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"
#include "convert.hpp"

namespace broadsheet::bindings {
namespace {

void throw_kind(const std::string& kind, const std::string& message, const std::string& path,
                int error_number) {
  if (kind == "ArgumentError") throw ArgumentError(message);
  if (kind == "ReadError") throw ReadError(path, error_number, message);
  if (kind == "FormatError") throw FormatError({path, 3, 120, 2}, message);
  if (kind == "FormatError without a place") throw FormatError({}, message);
  if (kind == "LimitError") throw LimitError(message);
  if (kind == "MemoryLimitError") throw MemoryLimitError(message);
  if (kind == "Interrupted") throw Interrupted();
  throw std::logic_error(message);
}

// Works for the given time in short chunks, as long calls of the core do.
void work_for(double seconds, unsigned threads) {
  const auto chunks = static_cast<std::size_t>(seconds * 1000);
  without_gil([&] {
    for_each_chunk(chunks, 1, threads, [](std::size_t, std::size_t, std::size_t) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    });
  });
}

// Counts its living objects, so that a test sees when a view lets go.
struct Owner {
  std::vector<std::int64_t> values = {1, 2, 3};
  static inline int alive = 0;
  Owner() { ++alive; }
  ~Owner() { --alive; }
  Owner(const Owner&) = delete;
  Owner& operator=(const Owner&) = delete;
};

py::array view_of_three() {
  const auto owner = std::make_shared<Owner>();
  return view_of(std::span<const std::int64_t>(owner->values), owner);
}

}  // namespace

void bind_testing(py::module_& m) {
  // Functions of a class and not of a module, so that the type stub stays one file.
  struct Testing {};
  py::class_<Testing> testing(m, "_Testing", "For the tests only.");
  testing.def_static("throw_kind", &throw_kind, "kind"_a, "message"_a, "path"_a = "",
                     "error_number"_a = 0);
  testing.def_static("work_for", &work_for, "seconds"_a, "threads"_a);
  testing.def_static("view_of_three", &view_of_three);
  testing.def_static("owners_alive", [] { return Owner::alive; });
  testing.def_static("owned_array",
                     [] { return to_array(std::vector<double>{0.5, 1.5, 2.5, 3.5}); });
  testing.def_static("owned_matrix",
                     [] { return to_array(std::vector<float>{1, 2, 3, 4, 5, 6}, 2); });
  testing.def_static("round_trip", [](const py::sequence& texts) {
    const StringColumn column = to_column(texts, "texts");
    return to_strings(column.bytes, column.offsets);
  });
  testing.def_static("to_utf8", [](py::handle text) { return py::bytes(to_utf8(text, "text")); });
}

}  // namespace broadsheet::bindings
