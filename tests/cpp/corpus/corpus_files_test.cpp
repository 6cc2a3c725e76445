#include "broadsheet/corpus/corpus_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "saved_group_folder.hpp"

namespace broadsheet::corpus {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;

// "the", a hidden "US" and "us".
Vocabulary words() { return {{'t', 'h', 'e', 'U', 'S', 'u', 's'}, {0, 3, 5, 7}, {0, 1, 0}}; }

class CorpusFilesTest : public ::testing::Test {
 protected:
  // A group of arrays that no writer of ours writes.
  template <class... T>
  SavedGroup forged(const std::vector<std::string>& names, const std::vector<T>&... values) {
    GroupWriter group = folder_.group("forged" + std::to_string(n_forged_++));
    std::size_t i = 0;
    (group.add(names.at(i++), std::span<const T>(values)), ...);
    return group.finish();
  }

  SavedGroupFolder folder_;
  std::string root_ = folder_.root();
  Arrays arrays_;
  int n_forged_ = 0;
};

TEST_F(CorpusFilesTest, GiveTypesBack) {
  const std::vector<std::int64_t> counts = {9, 4, 0};
  const SavedGroup saved = write_types(words(), counts, folder_.group("types"));
  const MappedTypes mapped = map_types(root_, saved, arrays_);
  ASSERT_EQ(mapped.types->size(), 3U);
  EXPECT_EQ(mapped.types->term(0), "the");
  EXPECT_TRUE(mapped.types->is_hidden(1));
  EXPECT_EQ(mapped.types->find("us"), TermId{2});
  EXPECT_EQ(mapped.types->find("US"), std::nullopt);
  EXPECT_EQ(mapped.types->find_hidden("US"), TermId{1});
  EXPECT_THAT(mapped.counts.span(), ElementsAreArray(counts));
  EXPECT_THROW((void)map_strings(root_, saved, arrays_), FormatError);  // more than strings
}

TEST_F(CorpusFilesTest, ReadTypesOfVersionOneThatHaveNoSlots) {
  const std::vector<std::string> names = {"bytes", "starts", "hidden", "by_bytes", "counts"};
  const auto types_of = [&](std::vector<TermId> by_bytes, std::vector<std::int64_t> counts) {
    const SavedGroup saved =
        forged(names, std::vector<char>{'u', 's', 'a'}, std::vector<std::int64_t>{0, 2, 3},
               std::vector<std::uint8_t>{0, 0}, by_bytes, counts);
    return map_types(root_, saved, arrays_).types;
  };
  EXPECT_EQ(types_of({1, 0}, {2, 1})->find("us"), TermId{0});
  EXPECT_THROW((void)types_of({1, 2}, {2, 1})->find("us"), FormatError);
  EXPECT_THROW((void)types_of({1}, {2, 1}), FormatError);
  EXPECT_THROW((void)types_of({1, 0}, {2}), FormatError);
}

TEST_F(CorpusFilesTest, GiveATermMapBackAndRefuseOneThatLeavesItsTables) {
  const auto strings = std::make_shared<const Vocabulary>(words());
  const std::vector<TermId> of_type = {0, 2, 2, kNoTerm};
  const std::vector<std::int64_t> counts = {5, 1, 7, 9};
  const TermMap terms(strings, of_type, counts);
  const std::vector<std::int64_t> frequencies = {6, 3};
  const SavedGroup saved = write_terms(terms, frequencies, folder_.group("terms"));
  const MappedTerms mapped = map_terms(root_, saved, strings, 4, true, nullptr, arrays_);
  ASSERT_EQ(mapped.terms->n_terms(), 2U);
  EXPECT_EQ(mapped.terms->term(0), "us");
  EXPECT_EQ(mapped.terms->term(1), "the");
  EXPECT_TRUE(mapped.terms->is_mapped());
  EXPECT_THAT(mapped.terms->term_of_type(), ElementsAre(1, 0, 0, kNoTerm));
  EXPECT_THAT(mapped.terms->total_counts(), ElementsAre(8, 5));
  EXPECT_THAT(mapped.document_frequencies.span(), ElementsAre(6, 3));
  EXPECT_THROW((void)map_terms(root_, saved, strings, 3, true, nullptr, arrays_), FormatError);

  const SavedGroup wrong =
      forged({"string_of_rank", "rank_of_string", "term_of_type", "counts", "document_frequencies"},
             std::vector<TermId>{3}, std::vector<TermId>{kNoTerm, 0, 1}, std::vector<TermId>{1},
             std::vector<std::int64_t>{1}, std::vector<std::int64_t>{1});
  const MappedTerms odd = map_terms(root_, wrong, strings, 1, false, nullptr, arrays_);
  EXPECT_THROW((void)odd.terms->term(0), FormatError);
  EXPECT_THROW((void)odd.terms->rank_of_string(), FormatError);
  EXPECT_THROW((void)odd.terms->term_of_type(), FormatError);
}

TEST_F(CorpusFilesTest, GiveStringsOutletsAndNotesBack) {
  const SavedGroup strings = write_strings(words(), folder_.group("strings"));
  EXPECT_EQ(map_strings(root_, strings, arrays_)->term(2), "us");
  for (const std::vector<std::string>& names :
       {std::vector<std::string>{}, {"Courier", "", "El Pa\u00eds"}}) {
    const SavedGroup outlets =
        write_outlets(names, folder_.group("outlets" + std::to_string(names.size())));
    EXPECT_EQ(read_outlets(root_, outlets), names);
  }
  const std::string json = R"({"history": []})";
  const SavedGroup notes = write_notes(json, folder_.group("notes"));
  EXPECT_EQ(read_notes(root_, notes), json);
  folder_.damage("notes.json", kNpyHeaderSize + 3);
  EXPECT_THROW((void)read_notes(root_, notes), FormatError);
}

TEST_F(CorpusFilesTest, GiveDecisionsBack) {
  Decisions decisions;
  decisions.repeated_lines = {{"Courier", 0xFEDC'BA98'7654'3210U, 7, 3, 12}, {"", 5, 0, 0, 3}};
  decisions.capitals = {"NATO", "US"};
  const SavedGroup saved = write_decisions(decisions, folder_.group("decisions"));
  const Decisions read = read_decisions(root_, saved);
  EXPECT_EQ(read.repeated_lines, decisions.repeated_lines);
  EXPECT_EQ(read.capitals, decisions.capitals);
  EXPECT_TRUE(read_decisions(root_, write_decisions({}, folder_.group("none"))).capitals.empty());
  folder_.damage("decisions.capitals.bytes", kNpyHeaderSize);
  EXPECT_THROW((void)read_decisions(root_, saved), FormatError);
}

}  // namespace
}  // namespace broadsheet::corpus
