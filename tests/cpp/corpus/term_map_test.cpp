#include "broadsheet/corpus/term_map.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "broadsheet/base/error.hpp"

namespace broadsheet::corpus {
namespace {

std::shared_ptr<const Vocabulary> strings(const std::vector<std::string>& terms) {
  return std::make_shared<const Vocabulary>(Vocabulary::of_terms(terms));
}

TEST(TermMap, RanksByCountThenBytesAndLeavesOutWhatNothingCountsAs) {
  const std::vector<TermId> to = {0, 0, 1, kNoTerm, 3};
  const std::vector<std::int64_t> counts = {2, 3, 9, 100, 5};
  const TermMap map(strings({"port", "the", "unused", "bridge"}), to, counts);
  ASSERT_EQ(map.n_terms(), 3U);
  EXPECT_EQ(map.term(0), "the");
  EXPECT_EQ(map.term(1), "bridge");  // 5 as "port" has, but before it in bytes
  EXPECT_EQ(map.term(2), "port");
  EXPECT_EQ(std::vector<TermId>(map.term_of_type().begin(), map.term_of_type().end()),
            (std::vector<TermId>{2, 2, 0, kNoTerm, 1}));
  EXPECT_EQ(map.total_counts()[2], 5);
  EXPECT_EQ(map.find("port"), TermId{2});
  EXPECT_FALSE(map.find("unused"));
}

TEST(TermMap, WantsOneEntryForEachType) {
  const std::vector<TermId> to = {0};
  const std::vector<std::int64_t> counts = {1, 2};
  EXPECT_THROW(TermMap(strings({"a"}), to, counts), ArgumentError);
}

}  // namespace
}  // namespace broadsheet::corpus
