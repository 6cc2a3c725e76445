#include "broadsheet/corpus/posting_files.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "saved_group_folder.hpp"
#include "small_corpus.hpp"

namespace broadsheet::corpus {
namespace {

using Entries = std::vector<TypePostings::Entry>;
using Bytes = std::vector<std::uint8_t>;

class PostingFilesTest : public ::testing::Test {
 protected:
  SavedGroup written(const Bytes& gaps, const Entries& entries) {
    GroupWriter group = folder_.group("part" + std::to_string(++n_));
    group.add("posting_gaps", std::span<const std::uint8_t>(gaps));
    group.add("posting_types", std::span<const TypePostings::Entry>(entries));
    return group.finish();
  }
  // Whether a part of ten articles and twenty types may have them: when they are mapped, when all
  // is checked, and when they are used.
  bool accepts(const Bytes& gaps, const Entries& entries) {
    const SavedGroup saved = written(gaps, entries);
    bool is_used = true;
    try {
      Arrays arrays;
      GroupReader group(folder_.root(), saved);
      const TypePostings postings = map_postings(group, 20, 10, arrays);
      for (const auto& entry : entries) (void)postings.find(entry.type);
    } catch (const FormatError&) {
      is_used = false;
    }
    try {
      Arrays arrays;
      GroupReader group(folder_.root(), saved);
      (void)map_postings(group, 20, 10, arrays);
      for (const auto& array : arrays) array->require_all();
      EXPECT_TRUE(is_used);
      return true;
    } catch (const FormatError&) {
      return false;
    }
  }

  SavedGroupFolder folder_;
  int n_ = 0;
};

TEST_F(PostingFilesTest, GiveBackWhatWasWritten) {
  const Corpus corpus = small_corpus({{.text = "the port"}, {}, {.text = "the snow fell"}});
  const Extract all = extract(corpus);
  GroupWriter group = folder_.group("part");
  write_postings(all, all.kept_types.size(), 1, group);
  const SavedGroup saved = group.finish();
  GroupReader reader(folder_.root(), saved);
  Arrays arrays;
  const TypePostings postings = map_postings(reader, all.kept_types.size(), 3, arrays);
  EXPECT_NO_THROW(reader.finish());
  const Vocabulary& types = *corpus.columns()->types;
  using Articles = std::vector<std::uint32_t>;
  EXPECT_EQ(postings.find(*types.find("port")), (Articles{0}));
  EXPECT_EQ(postings.find(*types.find("fell")), (Articles{2}));
  EXPECT_EQ(postings.find(*types.find("the")), std::nullopt);
}

TEST_F(PostingFilesTest, OfAnOlderVersionKnowNothing) {
  GroupWriter group = folder_.group("part");
  group.add("tokens", std::span<const TermId>());
  const SavedGroup saved = group.finish();
  GroupReader reader(folder_.root(), saved);
  Arrays arrays;
  EXPECT_EQ(map_postings(reader, 20, 10, arrays).find(0), std::nullopt);
}

TEST_F(PostingFilesTest, MustKeepTheRulesOfTheForm) {
  EXPECT_TRUE(accepts({}, {}));
  EXPECT_TRUE(accepts({0, 9, 1}, {{3, 2}, {7, 2}, {19, 3}}));
  EXPECT_FALSE(accepts({0, 9, 1}, {{3, 2}, {7, 2}, {20, 3}})) << "no type of the corpus";
  EXPECT_FALSE(accepts({0, 9, 1}, {{3, 2}, {3, 2}, {19, 3}})) << "a type twice";
  EXPECT_FALSE(accepts({0, 9, 1}, {{7, 2}, {3, 2}, {19, 3}})) << "types descend";
  EXPECT_FALSE(accepts({0, 9, 1}, {{3, 2}, {7, 1}, {19, 3}})) << "ends descend";
  EXPECT_FALSE(accepts({0, 9, 1}, {{3, 2}, {7, 4}, {19, 3}})) << "an end past the gaps";
  EXPECT_FALSE(accepts({0, 9, 1}, {{3, 2}, {7, 2}})) << "gaps of no type";
  EXPECT_FALSE(accepts({0, 9, 1}, {})) << "gaps of no type";
  EXPECT_FALSE(accepts({0, 10, 1}, {{3, 2}, {19, 3}})) << "no article of the part";
  EXPECT_FALSE(accepts({4, 0, 1}, {{3, 2}, {19, 3}})) << "an article twice";
  EXPECT_FALSE(accepts({0, 0x81, 1}, {{3, 2}, {19, 3}})) << "a gap that is cut short";
}

TEST_F(PostingFilesTest, AreCheckedWhereListsReachOverBlocks) {
  // Two lists of more than a block each: the second begins within the first one's last block.
  const std::size_t n = kChecksumBlock + 1000;
  std::vector<std::uint32_t> articles(n);
  for (std::size_t i = 0; i < n; ++i) articles[i] = static_cast<std::uint32_t>(i);
  Bytes gaps;
  append_gaps(articles, gaps);
  append_gaps(articles, gaps);
  const auto end = static_cast<std::uint32_t>(n);
  for (const std::size_t bad : {std::size_t{0}, 2 * n - 1}) {
    Bytes some = gaps;
    if (bad != 0) some[bad] = 0;
    const SavedGroup saved = written(some, {{3, end}, {4, 2 * end}});
    GroupReader group(folder_.root(), saved);
    Arrays arrays;
    const TypePostings postings = map_postings(group, 20, n, arrays);
    if (bad == 0) {
      EXPECT_EQ(postings.find(3), articles);
      EXPECT_EQ(postings.find(4), articles);
    } else {
      EXPECT_THROW((void)postings.find(4), FormatError);
      EXPECT_THROW(arrays.front()->require_all(), FormatError);
    }
  }
}

}  // namespace
}  // namespace broadsheet::corpus
