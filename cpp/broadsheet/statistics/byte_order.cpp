#include "broadsheet/statistics/byte_order.hpp"

namespace broadsheet::statistics {

std::vector<std::uint32_t> places_by_bytes(const corpus::Corpus& corpus) {
  const corpus::TermMap& terms = *corpus.terms();
  const auto rank_of_string = terms.rank_of_string();
  std::vector<std::uint32_t> places(corpus.n_terms(), 0);
  std::uint32_t n = 0;
  for (const TermId string : terms.strings().by_bytes()) {
    const TermId term = rank_of_string[string];
    if (term != kNoTerm) places[term] = n++;
  }
  return places;
}

}  // namespace broadsheet::statistics
