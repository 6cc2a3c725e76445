#pragma once

#include <cstddef>
#include <span>

#include "broadsheet/article/neighbours.hpp"

namespace broadsheet::article {

/// Marks the lines into which paragraphs of hard-wrapped text (wire archives, e-mail) are broken,
/// and judges each such paragraph as a whole, so that no line of it is taken for one of the page.
///
/// A line goes on where the one above it, of 40 bytes or more and without a blank line between,
/// does not end a sentence, and it begins with a small letter; in an article that has such lines
/// and none longer than wrapped text has, whatever it begins with.
void join_wrapped_lines(std::span<Line> lines);

}  // namespace broadsheet::article
