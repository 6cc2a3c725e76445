#pragma once

#include <vector>

#include "broadsheet/text/tokenizer.hpp"
#include "convert.hpp"

namespace broadsheet::bindings {

/// Byte ranges, int64[n, 2].
using RangeArray = py::array_t<std::int64_t, py::array::c_style>;

std::vector<text::ByteRange> to_ranges(const RangeArray& words);

/// A function of Python's from a text to the ranges of its words as the core calls it, from any
/// thread; None gives none.
text::WordSplitter to_splitter(const py::object& words);

}  // namespace broadsheet::bindings
