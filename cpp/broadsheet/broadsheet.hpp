#pragma once

/// The core in one include.

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/ids.hpp"
#include "broadsheet/base/parallel.hpp"
#include "broadsheet/base/version.hpp"
