#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bindings.hpp"
#include "broadsheet/corpus/corpus_writer.hpp"
#include "broadsheet/corpus/storage.hpp"
#include "convert.hpp"

namespace broadsheet::bindings {

namespace {

void bind_writer(py::module_& m) {
  using corpus::CorpusWriter;
  py::class_<CorpusWriter>(m, "CorpusWriter", "Articles in, some at a time, a saved corpus out.")
      .def(py::init([](const py::bytes& path, bool skip_errors, unsigned threads) {
             const std::string folder(path);
             corpus::WriterOptions options;
             options.threads = threads;
             options.on_error = skip_errors ? corpus::OnError::skip : corpus::OnError::raise;
             return std::make_unique<CorpusWriter>(folder, options);
           }),
           "path"_a, "skip_errors"_a, "threads"_a)
      .def(
          "add",
          [](CorpusWriter& self, corpus::CorpusBuilder& articles) {
            without_gil([&] { self.add(articles.finish_undecided()); });
          },
          "articles"_a, "Takes what a builder has read; the builder goes on.")
      .def(
          "finish",
          [](CorpusWriter& self, const corpus::Corpus* like, const py::function& notes) {
            const auto new_notes = [&](const std::vector<corpus::Skipped>& skipped) {
              const py::gil_scoped_acquire lock;
              return py::cast<std::string>(notes(skipped_rows(skipped)));
            };
            without_gil([&] {
              self.finish(like == nullptr ? nullptr : like->decisions().get(), new_notes);
            });
          },
          "like"_a, "notes"_a, "Publishes the corpus; notes(skipped) gives its notes, as bytes.")
      .def_property_readonly("n_articles", &CorpusWriter::n_articles);
}

}  // namespace

// Paths come as bytes, as the system has them; notes are UTF-8.
void bind_storage(py::module_& m) {
  m.def(
      "save",
      [](const corpus::Corpus& corpus, const py::bytes& path, const py::bytes& notes) {
        const std::string folder(path);
        const std::string json(notes);
        return without_gil([&] { return corpus::save(corpus, folder, json); });
      },
      "corpus"_a, "path"_a, "notes"_a,
      "Saves what a view shows; gives the generation that it became.");
  m.def(
      "open",
      [](const py::bytes& path) {
        const std::string folder(path);
        corpus::OpenedCorpus opened = without_gil([&] { return corpus::open(folder); });
        return py::make_tuple(std::move(opened.corpus), py::bytes(opened.notes), opened.generation);
      },
      "path"_a, "A saved corpus, mapped, its notes and its generation.");
  m.def(
      "append",
      [](const py::bytes& path, std::int64_t generation, const corpus::Corpus& articles,
         const py::function& notes, bool skip_errors, unsigned threads) {
        const std::string folder(path);
        corpus::AppendOptions options;
        options.generation = generation;
        options.threads = threads;
        options.on_error = skip_errors ? corpus::OnError::skip : corpus::OnError::raise;
        const auto new_notes = [&](const std::vector<corpus::Skipped>& skipped) {
          const py::gil_scoped_acquire lock;
          return py::cast<std::string>(notes(skipped_rows(skipped)));
        };
        without_gil([&] { corpus::append(folder, articles, new_notes, options); });
      },
      "path"_a, "generation"_a, "articles"_a, "notes"_a, "skip_errors"_a, "threads"_a,
      "Appends to a saved corpus; notes(skipped) gives its new notes, as bytes.");
  m.def(
      "verify",
      [](const py::bytes& path) {
        const std::string folder(path);
        without_gil([&] { corpus::verify(folder); });
      },
      "path"_a, "Checks every byte of a saved corpus.");
  bind_writer(m);
}

}  // namespace broadsheet::bindings
