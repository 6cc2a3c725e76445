#include "broadsheet/corpus/place_files.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "broadsheet/base/error.hpp"
#include "saved_group_folder.hpp"

namespace broadsheet::corpus {
namespace {

// "a.txt", "", "b.jsonl" line 7
ArticlePlaces three_places() {
  return {{std::vector<char>{'a', '.', 't', 'x', 't', 'b', '.', 'j', 's', 'o', 'n', 'l'},
           std::vector<std::int64_t>{0, 5, 5, 12}},
          std::vector<std::int64_t>{-1, -1, 7}};
}

TEST(PlaceFiles, GiveThePlacesOfTheArticlesThatWereKept) {
  const SavedGroupFolder folder;
  const std::vector<ArticleIndex> kept = {0, 2};
  const SavedGroup saved = write_places(three_places(), kept, folder.group("places"));
  const ArticlePlaces places = map_places(folder.root(), saved);
  ASSERT_EQ(places.lines.size(), 2U);
  EXPECT_EQ(places.checked(0).source, "a.txt");
  EXPECT_EQ(places.checked(0).line, -1);
  EXPECT_EQ(places.checked(1).source, "b.jsonl");
  EXPECT_EQ(places.checked(1).line, 7);
}

TEST(PlaceFiles, MayHaveNone) {
  const SavedGroupFolder folder;
  const SavedGroup saved = write_places(three_places(), {}, folder.group("places"));
  EXPECT_EQ(map_places(folder.root(), saved).lines.size(), 0U);
}

TEST(PlaceFiles, AreCheckedBeforeTheyAreUsed) {
  const std::vector<ArticleIndex> kept = {0, 2};
  for (const char* name : {"places.sources.bytes", "places.sources.starts", "places.lines"}) {
    const SavedGroupFolder folder;
    const SavedGroup saved = write_places(three_places(), kept, folder.group("places"));
    folder.damage(name, kNpyHeaderSize);
    EXPECT_THROW((void)map_places(folder.root(), saved).checked(0), FormatError) << name;
  }
}

}  // namespace
}  // namespace broadsheet::corpus
