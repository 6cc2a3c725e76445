#pragma once

#include <pybind11/pybind11.h>

namespace broadsheet::bindings {

void bind_errors(pybind11::module_& m);
void bind_columns(pybind11::module_& m);
void bind_text(pybind11::module_& m);
void bind_article(pybind11::module_& m);
void bind_builder(pybind11::module_& m);
void bind_corpus(pybind11::module_& m);
void bind_storage(pybind11::module_& m);
void bind_statistics(pybind11::module_& m);
void bind_readability(pybind11::module_& m);
void bind_timeline(pybind11::module_& m);
void bind_diversity(pybind11::module_& m);
void bind_sequences(pybind11::module_& m);
void bind_vectors(pybind11::module_& m);
void bind_latent(pybind11::module_& m);
void bind_search_index(pybind11::module_& m);
void bind_comparison(pybind11::module_& m);
void bind_testing(pybind11::module_& m);

}  // namespace broadsheet::bindings
