#include "broadsheet/statistics/byte_order.hpp"

#include <gtest/gtest.h>

#include <string>

#include "../corpus/small_corpus.hpp"

namespace broadsheet::statistics {
namespace {

TEST(PlacesByBytes, FollowTheBytesAndNotTheRanks) {
  const corpus::Corpus corpus = corpus::small_corpus({{"b b b \u00e9 c B2B a a"}});
  const std::vector<std::uint32_t> places = places_by_bytes(corpus);
  ASSERT_EQ(places.size(), 5U);
  std::string order(5, ' ');
  for (TermId term = 0; term < corpus.n_terms(); ++term) order[places[term]] = corpus.term(term)[0];
  EXPECT_EQ(order, "Babc\xC3");
}

}  // namespace
}  // namespace broadsheet::statistics
