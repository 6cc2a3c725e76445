#pragma once

#include <optional>
#include <string>

#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::corpus {

/// A word that two corpora have and count as different terms, and what each counts it as; "" where
/// it is dropped.
struct MapDifference {
  std::string word;
  std::string term_a;
  std::string term_b;
};

/// The first word, in byte order, that tells the term maps of two corpora apart; nothing where they
/// agree on all words that both have. What becomes of a word inside a phrase that counts as one
/// term is not compared: a word that stands nowhere else is no term either way. O(types).
[[nodiscard]] std::optional<MapDifference> map_difference(const Corpus& a, const Corpus& b);

}  // namespace broadsheet::corpus
