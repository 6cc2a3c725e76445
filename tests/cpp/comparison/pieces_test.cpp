#include "broadsheet/comparison/pieces.hpp"

#include <gmock/gmock.h>

#include "counts.hpp"

namespace broadsheet::comparison {
namespace {

using ::testing::ElementsAre;

TEST(Pieces, ComeByLengthThenByWhatTheyHold) {
  const Side a = dense_side({{1, 2, 4}, {0, 3, 4}, {2, 1, 4}, {1, 0, 1}});
  const Side b = dense_side({{9, 9, 9}}, {50});
  const BothPieces both = pieces_of(a, b);
  // The shortest first. Of those with 7 words: terms 0 and 1 before term 1 alone, 1 of term 0
  // before 2 of it.
  EXPECT_THAT(both.a.articles, ElementsAre(3, 0, 2, 1));
  EXPECT_THAT(both.a.labels, ElementsAre(3, 0, 2, 1));
  EXPECT_THAT(both.partners, ElementsAre(-1, -1, -1, -1, -1));
}

TEST(Pieces, AreTheArticlesOfAUnitTogether) {
  const Side a = dense_side({{1, 0, 0}, {0, 1, 0}, {1, 2, 3}}, {7, 5, 7});
  const Side b = dense_side({{1, 1, 0}, {2, 2, 2}, {0, 1, 9}}, {5, 6, 7});
  const BothPieces both = pieces_of(a, b);
  EXPECT_THAT(both.a.labels, ElementsAre(5, 7));
  EXPECT_THAT(both.a.of(0), ElementsAre(1));
  EXPECT_THAT(both.a.of(1), ElementsAre(0, 2));
  EXPECT_THAT(both.b.labels, ElementsAre(5, 6, 7));
  EXPECT_THAT(both.partners, ElementsAre(2, 4, 0, -1, 1));
}

TEST(Pieces, ThatHoldTheSameComeByTheirPartners) {
  const auto partner_lengths = [](std::vector<std::int64_t> units_of_a) {
    const Side a = dense_side({{1, 1}, {1, 1}, {1, 1}}, std::move(units_of_a));
    const Side b = dense_side({{1, 8}, {1, 3}}, {20, 30});
    const BothPieces both = pieces_of(a, b);
    std::vector<std::int64_t> lengths;
    for (std::size_t k = 0; k < both.a.size(); ++k) {
      const std::int32_t partner = both.partners[k];
      const auto place = static_cast<std::size_t>(partner) - both.a.size();
      lengths.push_back(
          partner < 0 ? 0
                      : b.counts.article_lengths[static_cast<std::size_t>(both.b.of(place)[0])]);
    }
    return lengths;
  };
  EXPECT_THAT(partner_lengths({20, 30, 10}), ElementsAre(0, 4, 9));
  EXPECT_THAT(partner_lengths({30, 10, 20}), ElementsAre(0, 4, 9));
}

}  // namespace
}  // namespace broadsheet::comparison
