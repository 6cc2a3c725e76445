#include "broadsheet/vectors/row_candidates.hpp"

#include <gtest/gtest.h>

#include "broadsheet/base/random.hpp"

namespace broadsheet::vectors {
namespace {

constexpr double kSums = 32767;

// Feeds sums that are up to `margin` off, as the filter would, and returns what is left.
std::vector<Candidate> ranked(const std::vector<double>& similarities, std::size_t k,
                              std::int32_t margin, std::uint64_t seed, bool& complete,
                              bool memory_is_short = false) {
  const FixedScale scale = FixedScale::saturating(1);
  const auto score = [&](std::uint32_t article) { return similarities[article]; };
  std::vector<std::int16_t> highest(k);
  RowCandidates candidates(highest, scale, margin, 0);
  RandomStream random(seed, 0);
  for (std::uint32_t b = 0; b < similarities.size(); ++b) {
    const double error = (2 * random.uniform() - 1) * margin;
    const double sum = std::min(32767.0, similarities[b] * kSums + error);
    const auto whole = static_cast<std::int16_t>(sum);
    if (whole > candidates.level() && !candidates.add(b, whole)) {
      candidates.make_room(scale, score, memory_is_short);
      EXPECT_TRUE(!memory_is_short || candidates.limit() == RowCandidates::usual_limit(k));
    }
  }
  candidates.drop_lower();
  complete = candidates.is_complete();
  std::vector<Candidate> best;
  for (const auto& c : candidates.candidates())
    best.push_back({similarities[c.article], c.article});
  rank(best, k);
  return best;
}

std::vector<Candidate> expected(const std::vector<double>& similarities, std::size_t k) {
  std::vector<Candidate> all;
  for (std::size_t b = 0; b < similarities.size(); ++b) {
    all.push_back({similarities[b], static_cast<ArticleIndex>(b)});
  }
  rank(all, k);
  return all;
}

void expect_equal(const std::vector<Candidate>& got, const std::vector<Candidate>& wanted) {
  ASSERT_EQ(got.size(), wanted.size());
  for (std::size_t c = 0; c < got.size(); ++c) {
    EXPECT_EQ(got[c].article, wanted[c].article);
    EXPECT_EQ(got[c].similarity, wanted[c].similarity);
  }
}

TEST(RowCandidates, KeepTheBestWhateverTheErrorsWithinTheMargin) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    RandomStream random(seed, 1);
    std::vector<double> similarities(3000);
    for (double& s : similarities) s = 0.1 + 0.2 * random.uniform();
    bool complete = false;
    const auto got = ranked(similarities, 1 + seed % 12, 120, seed, complete);
    EXPECT_TRUE(complete);
    expect_equal(got, expected(similarities, 1 + seed % 12));
  }
}

TEST(RowCandidates, KeepTheLowestOfManyEqualOnes) {
  const std::vector<double> similarities(20000, 0.5);
  bool complete = false;
  const auto got = ranked(similarities, 10, 50, 1, complete);
  EXPECT_TRUE(complete);
  expect_equal(got, expected(similarities, 10));
}

TEST(RowCandidates, NeedNoMoreRoomWhereMemoryIsShort) {
  std::vector<double> similarities(20000, 0.5);
  for (std::size_t i = 0; i < similarities.size(); i += 7) similarities[i] = 0.4999;
  for (const std::size_t k : {1, 10, 100}) {
    bool complete = false;
    const auto got = ranked(similarities, k, 50, 1, complete, true);
    EXPECT_TRUE(complete);
    expect_equal(got, expected(similarities, k));
  }
}

TEST(RowCandidates, AreNotCompleteWhereTheKthMayBeZero) {
  bool complete = true;
  (void)ranked({0.5, 0.4, 0.001}, 3, 50, 1, complete);
  EXPECT_FALSE(complete);
  (void)ranked({0.5, 0.4}, 3, 50, 1, complete);
  EXPECT_FALSE(complete);
  (void)ranked({0.5, 0.4, 0.1}, 3, 50, 1, complete);
  EXPECT_TRUE(complete);
}

TEST(RowCandidates, ForeseeALevelThatTheKthIsAbove) {
  std::vector<std::int16_t> room(2);
  RowCandidates candidates(room, FixedScale::saturating(1), 10, 0);
  std::vector<std::int16_t> highest = {700, 100, 900, 400};
  candidates.foresee(std::span(highest).first(1));
  EXPECT_EQ(candidates.level(), 0);
  candidates.foresee(highest);
  EXPECT_EQ(candidates.level(), 700 - 20 - 2);
  EXPECT_TRUE(candidates.is_complete());
}

TEST(RowCandidates, AreRaisedToASimilarityThatKHave) {
  std::vector<std::int16_t> room(2);
  RowCandidates candidates(room, FixedScale::saturating(1), 10, 0);
  candidates.raise_to(-0.5, FixedScale::saturating(1));
  EXPECT_EQ(candidates.level(), 0);
  EXPECT_FALSE(candidates.is_complete());
  candidates.raise_to(0.5, FixedScale::saturating(1));
  EXPECT_EQ(candidates.level(), 16383 - 10 - 1);
  EXPECT_TRUE(candidates.is_complete());
  candidates.raise_to(0.25, FixedScale::saturating(1));
  EXPECT_EQ(candidates.level(), 16383 - 10 - 1);  // never lower
}

TEST(RowCandidates, AreGivenByDescendingSum) {
  std::vector<std::int16_t> room(4);
  RowCandidates candidates(room, FixedScale::saturating(1), 10, 0);
  for (const auto& [article, sum] : {std::pair{7, 300}, {2, 900}, {9, 900}, {4, 500}}) {
    EXPECT_TRUE(
        candidates.add(static_cast<std::uint32_t>(article), static_cast<std::int16_t>(sum)));
  }
  EXPECT_EQ(candidates.highest_first(3), (std::vector<std::uint32_t>{2, 9, 4}));
  EXPECT_EQ(candidates.highest_first(9), (std::vector<std::uint32_t>{2, 9, 4, 7}));
}

TEST(RowCandidates, OfALeastSimilarityAreCompleteWithFewerThanK) {
  std::vector<std::int16_t> highest(5);
  const RowCandidates candidates(highest, FixedScale::saturating(1), 10, 0.25);
  EXPECT_TRUE(candidates.is_complete());
  EXPECT_EQ(candidates.level(), 8191 - 10 - 1);
}

}  // namespace
}  // namespace broadsheet::vectors
