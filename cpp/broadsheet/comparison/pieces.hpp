#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "broadsheet/corpus/count_matrix.hpp"

namespace broadsheet::comparison {

/// One of the two sets: its counts, and for each of its articles the unit it belongs to.
struct Side {
  corpus::CountMatrix counts;
  std::vector<std::int64_t> units;  // any labels; the same label is the same unit on both sides
};

/// The articles of a side by unit. A piece is what one unit has in one set: most units lie in one
/// set and have one piece; a unit that lies in both has two, which are partners.
struct Pieces {
  std::vector<std::int64_t> labels;  // by piece: of its unit
  std::vector<std::size_t> offsets;  // piece k has articles[offsets[k]] to articles[offsets[k + 1]]
  std::vector<ArticleIndex> articles;

  [[nodiscard]] std::size_t size() const noexcept { return labels.size(); }
  [[nodiscard]] std::span<const ArticleIndex> of(std::size_t piece) const noexcept {
    return std::span(articles).subspan(offsets[piece], offsets[piece + 1] - offsets[piece]);
  }
};

struct BothPieces {
  Pieces a, b;
  std::vector<std::int32_t> partners;  // pieces of a, then of b: the same unit's other piece, or -1
};

/// Finds the pieces of both sides. Their order is by length, then by what they hold (a unit in
/// both sets: also by its other piece), so that no sum over them, in floating point, and no random
/// draw depends on the order of the articles. Pieces that tie are alike in all of that.
/// O(non-zeros of units of several articles + n log n comparisons of rows).
[[nodiscard]] BothPieces pieces_of(const Side& a, const Side& b);

}  // namespace broadsheet::comparison
