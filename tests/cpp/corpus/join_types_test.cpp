#include "broadsheet/corpus/join_types.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace broadsheet::corpus {
namespace {

TEST(JoinTypes, KeepsTheIdsOfTheFirstAndAddsTheOthersBehind) {
  const Vocabulary a({'u', 's', 'U', 'S'}, {0, 2, 4}, {0, 1});  // "us", hidden "US"
  const Vocabulary b({'U', 'S', 'a', 'U', 'S'}, {0, 2, 3, 5}, {0, 0, 1});
  std::vector<TermId> ids;
  const auto both = join_types(a, b, ids);
  EXPECT_EQ(ids, (std::vector<TermId>{2, 3, 1}));
  ASSERT_EQ(both->size(), 4U);
  EXPECT_EQ(both->find("us"), TermId{0});
  EXPECT_EQ(both->find_hidden("US"), TermId{1});
  EXPECT_EQ(both->find("US"), TermId{2});
  EXPECT_EQ(both->find("a"), TermId{3});
  const std::vector<TermId> order(both->by_bytes().begin(), both->by_bytes().end());
  EXPECT_EQ(order, (std::vector<TermId>{2, 1, 3, 0}));
}

TEST(JoinTypes, JoinsWithNothing) {
  const Vocabulary none;
  const Vocabulary some = Vocabulary::of_terms(std::vector<std::string>{"b", "a"});
  std::vector<TermId> ids;
  EXPECT_EQ(join_types(none, some, ids)->find("a"), TermId{0});
  EXPECT_EQ(join_types(some, none, ids)->size(), 2U);
  EXPECT_TRUE(ids.empty());
}

TEST(JoinTypes, CodesOutletsByName) {
  std::vector<std::string> names = {"AP", "Ledger"};
  EXPECT_EQ(join_outlets(names, {"Zeit", "AP"}), (std::vector<std::int32_t>{2, 0}));
  EXPECT_EQ(names, (std::vector<std::string>{"AP", "Ledger", "Zeit"}));
}

}  // namespace
}  // namespace broadsheet::corpus
