#include "bindings.hpp"

namespace broadsheet::bindings {

namespace py = pybind11;

void bind_statistics(py::module_& /*m*/) {}

}  // namespace broadsheet::bindings
