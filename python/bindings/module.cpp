#include <pybind11/pybind11.h>

#include "bindings.hpp"
#include "broadsheet/base/version.hpp"

PYBIND11_MODULE(_core, m, pybind11::mod_gil_not_used()) {
  m.doc() = "The compiled part of broadsheet. Not for users: names here may change any day.";
  m.attr("__version__") = pybind11::str(broadsheet::version());

  using namespace broadsheet::bindings;
  bind_errors(m);
  bind_columns(m);
  // In the order of the layers: a type must be known before a signature uses it.
  bind_text(m);
  bind_article(m);
  bind_corpus(m);
  bind_storage(m);
  bind_statistics(m);
  bind_readability(m);
  bind_timeline(m);
  bind_diversity(m);
  bind_sequences(m);
  bind_vectors(m);
  bind_latent(m);
  bind_search_index(m);
  bind_comparison(m);
  bind_testing(m);
}
