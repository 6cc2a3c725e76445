#pragma once

#include <string_view>
#include <vector>

#include "broadsheet/base/ids.hpp"
#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/statistics/collocations.hpp"
#include "broadsheet/statistics/concordance.hpp"
#include "broadsheet/statistics/ngrams.hpp"

namespace broadsheet::statistics {

/// Where a row of ngrams(), given as its terms with a space between, stands: as many places as it
/// counts, by article and place, each from its first word to its last. A skip-gram that fits in two
/// ways between the same words stands twice, as it is counted twice.
///
/// A name may be read in two ways where terms hold spaces ("white house" and "white", "house" of a
/// term map): then the places of both. min_count is not looked at. One pass over the articles.
/// ArgumentError where no n terms of the corpus have this name.
[[nodiscard]] std::vector<TextPlace> ngram_places(const corpus::Corpus& corpus,
                                                  std::string_view ngram,
                                                  const NgramOptions& options = {});

/// Where a row of collocations() stands, by article and place, each from its first word to its
/// last. As many places as it counts; but a term with itself, which PairSide::both counts from
/// either end, stands once. min_count and node are not looked at.
[[nodiscard]] std::vector<TextPlace> pair_places(const corpus::Corpus& corpus, TermId term_1,
                                                 TermId term_2,
                                                 const CollocationOptions& options = {});

}  // namespace broadsheet::statistics
