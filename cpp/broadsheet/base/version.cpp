#include "broadsheet/base/version.hpp"

namespace broadsheet {

std::string_view version() noexcept { return BROADSHEET_VERSION; }

}  // namespace broadsheet
