#include "bindings.hpp"

namespace broadsheet::bindings {

namespace py = pybind11;

void bind_comparison(py::module_& /*m*/) {}

}  // namespace broadsheet::bindings
