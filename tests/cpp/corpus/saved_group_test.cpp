#include "broadsheet/corpus/saved_group.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <string>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "broadsheet/corpus/checksum.hpp"
#include "saved_group_folder.hpp"

namespace broadsheet::corpus {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class SavedGroupTest : public ::testing::Test {
 protected:
  SavedGroupTest() : long_(3 * kChecksumBlock / sizeof(std::int32_t) - 5) {
    std::iota(long_.begin(), long_.end(), -7);
    const std::vector<std::int64_t> few = {5, -1, std::int64_t{1} << 62U};
    GroupWriter writer = folder_.group("numbers");
    writer.add("few", std::span<const std::int64_t>(few));
    writer.add<std::int32_t>("long", [&](NpyWriter& pieces) {
      pieces.append(std::span<const std::int32_t>(long_).first(10));
      pieces.append(std::span<const std::int32_t>(long_).subspan(10));
    });
    writer.add("none", std::span<const char>());
    saved_ = writer.finish();
  }

  [[nodiscard]] GroupReader reader() const { return {folder_.root(), saved_}; }
  // The array of three blocks, behind the first.
  [[nodiscard]] std::shared_ptr<SavedArray> map_long() const {
    GroupReader group = reader();
    (void)group.next<std::int64_t>("few");
    return group.next<std::int32_t>("long");
  }

  SavedGroupFolder folder_;
  std::vector<std::int32_t> long_;
  SavedGroup saved_;
};

TEST_F(SavedGroupTest, ReadsWhatWasWrittenInItsOrder) {
  GroupReader group = reader();
  EXPECT_TRUE(group.next_is("few"));
  EXPECT_FALSE(group.next_is("long"));
  EXPECT_THAT(column_of<std::int64_t>(group.next<std::int64_t>("few")).span(),
              ElementsAre(5, -1, std::int64_t{1} << 62U));
  const auto array = group.next<std::int32_t>("long");
  array->require_all();
  const Column<std::int32_t> column = column_of<std::int32_t>(array);
  EXPECT_EQ(std::vector<std::int32_t>(column.begin(), column.end()), long_);
  EXPECT_EQ(array->path(), folder_.root() + "/000001/numbers.long.npy");
  EXPECT_THROW(group.finish(), FormatError);  // one is left
  EXPECT_EQ(group.next<char>("none")->size(), 0U);
  EXPECT_NO_THROW(group.finish());
  EXPECT_FALSE(group.next_is("none"));
}

TEST_F(SavedGroupTest, RefusesAnotherNameTypeOrLength) {
  EXPECT_THROW((void)reader().next<std::int64_t>("long"), FormatError);
  EXPECT_THROW((void)reader().next<std::uint64_t>("few"), FormatError);
  EXPECT_THROW((void)reader().next<std::int32_t>("few"), FormatError);
  saved_.arrays[0].length = 2;
  EXPECT_THROW((void)reader().next<std::int64_t>("few"), FormatError);
}

TEST_F(SavedGroupTest, RefusesChecksumsThatAreNotTheManifests) {
  for (const std::size_t byte : {kNpyHeaderSize - 1, kNpyHeaderSize, kNpyHeaderSize + 31}) {
    folder_.damage("numbers.checksums", byte);
    EXPECT_THROW((void)reader(), FormatError) << byte;
    folder_.damage("numbers.checksums", byte);
  }
  EXPECT_NO_THROW((void)reader());
  const std::string whole = read_bytes(folder_.file("numbers.checksums"));
  for (const std::size_t size : {0UL, kNpyHeaderSize - 1, whole.size() - 8, whole.size() - 1}) {
    folder_.replace("numbers.checksums", whole.substr(0, size));
    EXPECT_THROW((void)reader(), Error) << size;
  }
}

TEST_F(SavedGroupTest, ChecksABlockWhenItIsAskedForAndNoOther) {
  const std::size_t per_block = kChecksumBlock / sizeof(std::int32_t);
  folder_.damage("numbers.long", kNpyHeaderSize + kChecksumBlock);  // the second begins there
  const auto array = map_long();
  EXPECT_NO_THROW(array->require(0, per_block));
  EXPECT_NO_THROW(array->require(2 * per_block, array->size()));
  EXPECT_NO_THROW(array->require(per_block, per_block));  // of nothing
  for (int time = 0; time < 2; ++time) {
    EXPECT_THROW(array->require(per_block - 1, per_block + 1), FormatError);
  }
  EXPECT_THROW(array->require_all(), FormatError);
}

TEST_F(SavedGroupTest, ChecksTheRuleBlockByBlockAndOnce) {
  const auto array = map_long();
  std::vector<std::size_t> begins;
  array->set_rule([&](std::size_t begin, std::size_t end) -> std::optional<std::string> {
    begins.push_back(begin);
    if (end == array->size()) return "it ends";
    return std::nullopt;
  });
  const std::size_t per_block = kChecksumBlock / sizeof(std::int32_t);
  array->require(1, per_block + 1);
  array->require(0, 5);
  EXPECT_THAT(begins, ElementsAre(0, per_block));
  try {
    array->require_all();
    FAIL();
  } catch (const FormatError& error) {
    EXPECT_EQ(error.place().source, array->path());
    EXPECT_THAT(error.what(), HasSubstr("is damaged: it ends; restore it from a copy"));
  }
}

TEST_F(SavedGroupTest, RefusesAFileThatWasCutShortOrIsGone) {
  const std::string whole = read_bytes(folder_.file("numbers.few"));
  folder_.replace("numbers.few", whole.substr(0, whole.size() - 1));
  EXPECT_THROW((void)map_long(), Error);
  std::filesystem::remove(folder_.file("numbers.few"));
  EXPECT_THROW((void)map_long(), Error);
}

}  // namespace
}  // namespace broadsheet::corpus
