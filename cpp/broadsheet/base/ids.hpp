#pragma once

#include <cstdint>

namespace broadsheet {

/// A type or term of a vocabulary: a position in its tables.
using TermId = std::uint32_t;

/// An article's position in the corpus that was asked, from 0.
using ArticleIndex = std::int64_t;

/// A token's position in a column of tokens, from 0.
using TokenIndex = std::int64_t;

/// No term: a token that a term map dropped.
inline constexpr TermId kNoTerm = 0xFFFF'FFFFU;

}  // namespace broadsheet
