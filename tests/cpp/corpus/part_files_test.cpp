#include "broadsheet/corpus/part_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "saved_group_folder.hpp"
#include "small_corpus.hpp"

namespace broadsheet::corpus {
namespace {

template <class T>
std::vector<T> values(const Column<T>& column) {
  column.require_all();
  return {column.begin(), column.end()};
}

class PartFilesTest : public ::testing::Test {
 protected:
  PartFilesTest()
      : corpus_(small_corpus({{"The port closed. \"Snow,\" he said.", "News", "Ledger", "a",
                               "2024-01-08T10:00:00+02:00"},
                              {"Wide" + std::string(300, ' ') + "gaps.", {}, {}, "b", {}},
                              {}})) {
    const Extract all = extract(corpus_);
    saved_ = {write_columns(all, all.kept_types.size(), 1, folder_.group("part")),
              write_decided(all, folder_.group("decided")),
              {}};
  }
  [[nodiscard]] MappedPart mapped(std::size_t n_types, std::size_t n_outlets = 1) const {
    return map_part(saved_, folder_.root(), n_types, n_outlets);
  }
  [[nodiscard]] std::size_t n_types() const { return corpus_.columns()->types->size(); }

  SavedGroupFolder folder_;
  Corpus corpus_;
  SavedPart saved_;
};

TEST_F(PartFilesTest, GiveEveryColumnBack) {
  const MappedPart found = mapped(n_types());
  const Part& got = *found.part;
  const Part& part = *corpus_.columns()->parts[0];
  EXPECT_EQ(values(got.tokens), values(part.tokens));
  EXPECT_EQ(values(got.gaps), values(part.gaps));
  EXPECT_EQ(values(got.lengths), values(part.lengths));
  ASSERT_EQ(got.wide_spans.size(), 1U);
  EXPECT_EQ(got.wide_spans[0].gap, 300U);
  EXPECT_EQ(values(got.sentence_starts), values(part.sentence_starts));
  EXPECT_EQ(values(got.segment_tokens), values(part.segment_tokens));
  EXPECT_EQ(values(got.segment_begins), values(part.segment_begins));
  EXPECT_EQ(values(got.segment_ends), values(part.segment_ends));
  EXPECT_EQ(values(got.segment_kinds), values(part.segment_kinds));
  EXPECT_EQ(values(got.segment_flags), values(part.segment_flags));
  EXPECT_EQ(values(got.segment_rules), values(part.segment_rules));
  EXPECT_EQ(values(got.line_keys), values(part.line_keys));
  EXPECT_EQ(values(got.article_segments), values(part.article_segments));
  for (const auto column : {&Part::texts, &Part::ids, &Part::authors, &Part::fields}) {
    EXPECT_EQ(values((got.*column).bytes), values((part.*column).bytes));
    EXPECT_EQ(values((got.*column).starts), values((part.*column).starts));
  }
  EXPECT_EQ(values(got.outlets), values(part.outlets));
  EXPECT_EQ(values(got.dates), values(part.dates));
  EXPECT_EQ(values(got.date_offsets), values(part.date_offsets));
  EXPECT_EQ(values(got.date_forms), values(part.date_forms));
  EXPECT_EQ(values(got.title_added), values(part.title_added));
  EXPECT_EQ(got.postings.entries().size(), n_types());
  EXPECT_EQ(values(found.decided.kinds), values(corpus_.decisions()->parts[0].kinds));
  EXPECT_EQ(values(found.decided.rules), values(corpus_.decisions()->parts[0].rules));
  ASSERT_NE(got.guard, nullptr);
  EXPECT_NO_THROW(got.require_all());
}

TEST_F(PartFilesTest, HoldNoIdThatTheCorpusLacks) {
  const MappedPart few_types = mapped(n_types() - 1);
  EXPECT_THROW(few_types.part->require(Part::Aspect::tokens, 0), FormatError);
  EXPECT_NO_THROW(few_types.part->require(Part::Aspect::text, 0));
  const MappedPart no_outlet = mapped(n_types(), 0);
  EXPECT_THROW(no_outlet.part->require(Part::Aspect::fields, 0), FormatError);
}

TEST_F(PartFilesTest, FindDamageInEveryArrayAndNameIt) {
  for (const SavedGroup* group : {&saved_.columns, &saved_.decided}) {
    for (const SavedGroup::Array& array : group->arrays) {
      if (array.length == 0) continue;
      const std::string name = group->name + '.' + array.name;
      folder_.damage(name, kNpyHeaderSize);
      try {
        const MappedPart found = mapped(n_types());
        for (const auto& column : found.arrays) column->require_all();
        FAIL() << name;
      } catch (const FormatError& error) {
        EXPECT_EQ(error.place().source, folder_.root() + "/000001/" + name + ".npy");
      }
      folder_.damage(name, kNpyHeaderSize);
    }
  }
  EXPECT_NO_THROW(mapped(n_types()).part->require_all());
}

TEST_F(PartFilesTest, OfAViewAreThoseOfItsArticlesAlone) {
  const std::vector<ArticleIndex> last = {1};
  const Extract one = extract(corpus_.select(last));
  const SavedPart saved = {write_columns(one, one.kept_types.size(), 1, folder_.group("one")),
                           write_decided(one, folder_.group("one_decided")),
                           {}};
  const MappedPart found = map_part(saved, folder_.root(), one.kept_types.size(), 0);
  found.part->require_all();
  EXPECT_EQ(found.part->n_articles(), 1);
  EXPECT_EQ(found.part->ids[0], "b");
  EXPECT_EQ(values(found.part->tokens).size(), 2U);
  EXPECT_EQ(found.part->wide_spans[0].token, 1);
}

}  // namespace
}  // namespace broadsheet::corpus
