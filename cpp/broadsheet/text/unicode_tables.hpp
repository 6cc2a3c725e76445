#pragma once

#include <cstddef>
#include <cstdint>

#include "broadsheet/text/unicode.hpp"

/// The generated data behind normalize.hpp; that of unicode.hpp is declared there.
namespace broadsheet::text::tables {

/// A code point and the slice of a pool that it expands to; rows are sorted by code.
struct Expansion {
  char32_t code;
  std::uint16_t first;
  std::uint16_t length;
};

/// first + second = composed; rows are sorted by (first, second).
struct Composition {
  char32_t first;
  char32_t second;
  char32_t composed;
};

extern const Expansion kDecompositions[];
extern const std::size_t kDecompositionCount;
extern const char32_t kDecompositionPool[];
extern const Expansion kPlainForms[];
extern const std::size_t kPlainFormCount;
extern const char32_t kPlainFormPool[];
extern const Composition kCompositions[];
extern const std::size_t kCompositionCount;

}  // namespace broadsheet::text::tables
