#include "broadsheet/corpus/term_runs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "broadsheet/base/error.hpp"

namespace broadsheet::corpus {
namespace {

using ::testing::ElementsAre;
using Types = std::vector<TermId>;

constexpr TermId kContinuation = 12;

// Tokens 2 to 3 and 4 to 6 of one part are runs of types 10 and 11.
class TermRunsTest : public ::testing::Test {
 protected:
  [[nodiscard]] Types applied(TokenIndex first, const Types& types) const {
    std::vector<TermId> scratch;
    const auto read = runs_.apply(part_, first, types, scratch);
    return {read.begin(), read.end()};
  }

  Part part_;
  TermRuns runs_{{{&part_, Column<TermRun>(std::vector<TermRun>{{2, 2, 10}, {4, 3, 11}})}},
                 kContinuation};
};

TEST_F(TermRunsTest, AreFoundWhereTheyBegin) {
  const auto firsts = [&](TokenIndex first, TokenIndex last) {
    std::vector<TokenIndex> found;
    for (const TermRun& run : runs_.within(part_, first, last)) found.push_back(run.first);
    return found;
  };
  EXPECT_THAT(firsts(0, 100), ElementsAre(2, 4));
  EXPECT_THAT(firsts(2, 4), ElementsAre(2));
  EXPECT_THAT(firsts(3, 5), ElementsAre(4));
  EXPECT_THAT(firsts(0, 2), ElementsAre());
  EXPECT_THAT(firsts(7, 9), ElementsAre());
  EXPECT_THAT(firsts(4, 4), ElementsAre());
}

TEST_F(TermRunsTest, ReadAsTheirTypeAndContinuations) {
  EXPECT_THAT(applied(0, {0, 1, 2, 3, 4, 5, 6, 7}),
              ElementsAre(0, 1, 10, kContinuation, 11, kContinuation, kContinuation, 7));
  EXPECT_THAT(applied(4, {4, 5, 6}), ElementsAre(11, kContinuation, kContinuation));
}

TEST_F(TermRunsTest, LeaveTokensAsTheyAreWhereNoneIsAmongThem) {
  const Types types = {7, 8, 9};
  const Part other;
  std::vector<TermId> scratch;
  EXPECT_EQ(runs_.apply(part_, 7, types, scratch).data(), types.data());
  EXPECT_EQ(runs_.apply(part_, 7, {}, scratch).size(), 0U);
  EXPECT_EQ(runs_.apply(other, 2, types, scratch).data(), types.data());
  EXPECT_TRUE(runs_.within(other, 0, 100).empty());
}

TEST(TermRuns, AreCheckedBeforeTheirFirstUse) {
  class Damaged : public ColumnGuard {
   public:
    void require(std::size_t /*begin*/, std::size_t /*end*/) const override {
      throw FormatError({}, "damaged");
    }
  };
  const std::vector<TermRun> values = {{0, 2, 10}};
  const std::shared_ptr<const ColumnGuard> guard = std::make_shared<Damaged>();
  const Part part;
  const TermRuns runs({{&part, Column<TermRun>(values, guard)}}, kContinuation);
  for (int time = 0; time < 2; ++time) {
    EXPECT_THROW((void)runs.within(part, 0, 1), FormatError);
  }
}

}  // namespace
}  // namespace broadsheet::corpus
