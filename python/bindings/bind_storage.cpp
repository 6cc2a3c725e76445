#include <string>
#include <utility>

#include "bindings.hpp"
#include "broadsheet/corpus/storage.hpp"
#include "convert.hpp"

namespace broadsheet::bindings {

// Paths come as bytes, as the system has them; notes are UTF-8.
void bind_storage(py::module_& m) {
  m.def(
      "save",
      [](const corpus::Corpus& corpus, const py::bytes& path, const py::bytes& notes) {
        const std::string folder(path);
        const std::string json(notes);
        without_gil([&] { corpus::save(corpus, folder, json); });
      },
      "corpus"_a, "path"_a, "notes"_a, "Saves what a view shows.");
  m.def(
      "open",
      [](const py::bytes& path) {
        const std::string folder(path);
        corpus::OpenedCorpus opened = without_gil([&] { return corpus::open(folder); });
        return py::make_tuple(std::move(opened.corpus), py::bytes(opened.notes));
      },
      "path"_a, "A saved corpus, mapped, and its notes.");
  m.def(
      "verify",
      [](const py::bytes& path) {
        const std::string folder(path);
        without_gil([&] { corpus::verify(folder); });
      },
      "path"_a, "Checks every byte of a saved corpus.");
}

}  // namespace broadsheet::bindings
