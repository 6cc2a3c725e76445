#include "broadsheet/corpus/run_files.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "broadsheet/corpus/map_phrases.hpp"
#include "saved_group_folder.hpp"
#include "small_corpus.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::size_t kTypes = 10;  // those of runs are 10 and 11
constexpr TermId kContinuation = 12;

class RunFilesTest : public ::testing::Test {
 protected:
  Column<TermRun> mapped(const SavedGroup& saved, TokenIndex n_tokens) {
    return map_runs(folder_.root(), saved, n_tokens, kTypes, kContinuation, arrays_);
  }
  // Whether a part of ten tokens may have these runs.
  bool accepts(const std::vector<TermRun>& runs) {
    GroupWriter group = folder_.group("runs" + std::to_string(arrays_.size()));
    group.add("runs", std::span<const TermRun>(runs));
    const auto column = mapped(group.finish(), 10);
    try {
      column.require_all();
      return true;
    } catch (const FormatError&) {
      return false;
    }
  }

  SavedGroupFolder folder_;
  Arrays arrays_;
};

TEST_F(RunFilesTest, GiveTheRunsOfAViewBackAtTheirNewPlaces) {
  const Corpus plain = small_corpus(
      {{.text = "a new york port"}, {.text = "of no use"}, {.text = "new york and new york"}});
  std::vector<std::string> names;
  for (TermId t = 0; t < plain.n_terms(); ++t) names.emplace_back(plain.term(t));
  const Phrase phrase{"new york", "new york"};
  const std::vector<ArticleIndex> order = {2, 0};
  const Corpus view = map_phrases(plain, names, {&phrase, 1}).select(order);
  const Extract found = extract(view);
  const SavedGroup saved = write_runs(found, folder_.group("runs"));
  const auto n_types = found.kept_types.size();
  const auto runs =
      map_runs(folder_.root(), saved, 9, n_types, static_cast<TermId>(n_types + 1), arrays_);
  runs.require_all();
  ASSERT_EQ(runs.size(), 3U);
  const std::vector<TokenIndex> firsts = {0, 3, 6};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(runs[i].first, firsts[i]);
    EXPECT_EQ(runs[i].length, 2U);
    EXPECT_EQ(runs[i].type, n_types);
  }
}

TEST_F(RunFilesTest, KeepRunsInOrderApartAndInThePart) {
  EXPECT_TRUE(accepts({}));
  EXPECT_TRUE(accepts({{0, 2, 10}, {2, 3, 11}, {9, 1, 10}}));
  EXPECT_FALSE(accepts({{0, 3, 10}, {2, 3, 11}}));  // one over the other
  EXPECT_FALSE(accepts({{5, 2, 10}, {2, 2, 11}}));  // descending
  EXPECT_FALSE(accepts({{9, 2, 10}}));              // past the end
  EXPECT_FALSE(accepts({{-1, 2, 10}}));
  EXPECT_FALSE(accepts({{3, 0, 10}}));  // of nothing
}

TEST_F(RunFilesTest, HoldTypesOfRunsOnly) {
  EXPECT_FALSE(accepts({{0, 2, 9}}));
  EXPECT_FALSE(accepts({{0, 2, kContinuation}}));
}

}  // namespace
}  // namespace broadsheet::corpus
