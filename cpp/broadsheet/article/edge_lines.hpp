#pragma once

#include <span>

#include "broadsheet/article/neighbours.hpp"

namespace broadsheet::article {

/// Finds who wrote and who published, told without a word that says so: a name alone between
/// title and text ("Jane Doe", "Jane Doe in Lima"), a label above an article ("NEWS ANALYSIS"),
/// an outlet's or agency's name, a signature at the end ("- Jane Doe").
///
/// A name alone may as well head a part of the article ("Joe Biden"). It is taken for a byline
/// only where nothing but such lines stands between it and the title, text follows, the article
/// speaks of nobody of that name, and has no other line that is a name. At the end, a dash before
/// it tells. Elsewhere only what `origin` tells is the author or the outlet.
void judge_edges(std::span<Line> lines, const Origin& origin);

}  // namespace broadsheet::article
