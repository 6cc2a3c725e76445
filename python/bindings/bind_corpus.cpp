#include "bindings.hpp"

namespace broadsheet::bindings {

namespace py = pybind11;

void bind_corpus(py::module_& /*m*/) {}

}  // namespace broadsheet::bindings
