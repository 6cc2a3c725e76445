#include "bindings.hpp"

namespace broadsheet::bindings {

namespace py = pybind11;

void bind_reuse(py::module_& /*m*/) {}

}  // namespace broadsheet::bindings
