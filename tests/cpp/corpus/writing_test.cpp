#include "broadsheet/corpus/writing.hpp"

#include <gtest/gtest.h>

#include <cerrno>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "failing_operations.hpp"
#include "temporary_folder.hpp"

namespace broadsheet::corpus {
namespace {

using Strings = std::vector<std::string>;

class WritingTest : public ::testing::Test {
 protected:
  // Writes groups of one array each, and the manifest that names them.
  Manifest publish(std::int64_t generation) {
    Writing writing(root_, unsynced());
    const Manifest manifest = written(writing, generation);
    writing.publish(manifest);
    return manifest;
  }
  static Manifest written(const Writing& writing, std::int64_t generation) {
    Manifest manifest;
    manifest.generation = generation;
    const auto write = [&](SavedGroup& to, const std::string& name) {
      const std::vector<char> values(3, 'x');
      GroupWriter group = writing.group(name);
      group.add("values", std::span<const char>(values));
      to = group.finish();
    };
    write(manifest.types, "types");
    write(manifest.outlets, "outlets");
    write(manifest.decisions, "decisions");
    write(manifest.notes, "notes");
    write(manifest.terms, "terms");
    return manifest;
  }

  TemporaryFolder folder_;
  std::string root_ = folder_.path("corpus");
};

TEST_F(WritingTest, ReadersSeeWhatWasPublished) {
  EXPECT_EQ(publish(4).types.folder, 1);
  EXPECT_EQ(read_manifest(root_).generation, 4);
  EXPECT_EQ(list_folder(root_), (Strings{"000001", "lock", "manifest.json"}));
  EXPECT_EQ(list_folder(root_ + "/000001").size(), 10U);
}

TEST_F(WritingTest, TheFilesThatAManifestNoLongerNamesAreRemoved) {
  const Manifest old = publish(1);
  {
    Writing writing(root_ + "//", unsynced());
    EXPECT_EQ(writing.root(), root_);
    EXPECT_EQ(writing.number(), 2);
    Manifest manifest = written(writing, 2);
    manifest.types = old.types;
    writing.publish(manifest);
  }
  EXPECT_EQ(list_folder(root_ + "/000001"), (Strings{"types.checksums.npy", "types.values.npy"}));
  publish(3);
  EXPECT_EQ(list_folder(root_), (Strings{"000003", "lock", "manifest.json"}));
}

TEST_F(WritingTest, WhatIsNotPublishedGoesAway) {
  publish(1);
  {
    const Writing writing(root_, unsynced());
    written(writing, 2);
  }
  EXPECT_EQ(read_manifest(root_).generation, 1);
  EXPECT_EQ(list_folder(root_), (Strings{"000001", "lock", "manifest.json"}));
}

TEST_F(WritingTest, OneWritesAtATime) {
  std::optional<Writing> first(std::in_place, root_, unsynced());
  try {
    const Writing second(root_, unsynced());
    FAIL();
  } catch (const ReadError& error) {
    EXPECT_EQ(error.error_number(), EWOULDBLOCK);
  }
  first.reset();
  EXPECT_NO_THROW(publish(1));
}

TEST_F(WritingTest, GoesOnWhereAWriterDied) {
  publish(1);
  std::filesystem::create_directory(root_ + "/000008");
  write_bytes(root_ + "/000008/types.values.npy", "half");
  write_bytes(root_ + "/manifest.json.new", "half");
  EXPECT_EQ(publish(2).types.folder, 9);
  EXPECT_EQ(list_folder(root_), (Strings{"000009", "lock", "manifest.json"}));
}

TEST_F(WritingTest, LeavesOtherFoldersAlone) {
  std::filesystem::create_directory(root_);
  write_bytes(root_ + "/thesis.txt", "all of it");
  EXPECT_THROW(Writing(root_, unsynced()), ArgumentError);
  EXPECT_EQ(list_folder(root_), (Strings{"thesis.txt"}));
  EXPECT_THROW(Writing("", unsynced()), ArgumentError);
  EXPECT_THROW(Writing(folder_.path("no/such/parent"), unsynced()), ReadError);
  write_bytes(folder_.path("file"), "");
  EXPECT_THROW(Writing(folder_.path("file"), unsynced()), Error);
}

TEST_F(WritingTest, ThatIsRefusedLeavesTheOldCorpus) {
  class NoRename : public UnsyncedOperations {
   public:
    int rename(const std::string&, const std::string&) override {
      errno = ENOSPC;
      return -1;
    }
  } full;
  publish(1);
  {
    Writing writing(root_, full);
    const Manifest manifest = written(writing, 2);
    EXPECT_THROW(writing.publish(manifest), ReadError);
  }
  EXPECT_EQ(read_manifest(root_).generation, 1);
  EXPECT_EQ(list_folder(root_), (Strings{"000001", "lock", "manifest.json"}));
}

TEST_F(WritingTest, TellsAMissingFolderFromOneWithoutACorpus) {
  try {
    (void)read_manifest(root_);
    FAIL();
  } catch (const ReadError& error) {
    EXPECT_EQ(error.error_number(), ENOENT);
    EXPECT_EQ(error.path(), root_);
  }
  std::filesystem::create_directory(root_);
  EXPECT_THROW((void)read_manifest(root_), FormatError);
  write_bytes(root_ + "/manifest.json", "{}");
  EXPECT_THROW((void)read_manifest(root_), FormatError);
}

}  // namespace
}  // namespace broadsheet::corpus
