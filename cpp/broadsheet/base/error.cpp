#include "broadsheet/base/error.hpp"

#include <utility>

namespace broadsheet {

ReadError::ReadError(std::string path, int error_number, const std::string& message)
    : Error(message), path_(std::move(path)), error_number_(error_number) {}

FormatError::FormatError(Place place, const std::string& message)
    : Error(message), place_(std::move(place)) {}

}  // namespace broadsheet
