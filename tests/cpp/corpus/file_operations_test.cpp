#include "broadsheet/corpus/file_operations.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <string>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "temporary_folder.hpp"

namespace broadsheet::corpus {
namespace {

// A disk that takes a few bytes at a time and is interrupted in between.
class SlowDisk : public FileOperations {
 public:
  std::ptrdiff_t write(int file, const std::byte* bytes, std::size_t n) override {
    if (++calls_ % 2 == 0) {
      errno = EINTR;
      return -1;
    }
    return FileOperations::write(file, bytes, std::min<std::size_t>(n, 3));
  }

 private:
  int calls_ = 0;
};

TEST(OutputFile, WritesAllOfItInPiecesAndThroughInterrupts) {
  const TemporaryFolder folder;
  SlowDisk disk;
  const std::string text = "All of it, in the end.";
  {
    OutputFile file(disk, folder.path("a"));
    file.write(reinterpret_cast<const std::byte*>(text.data()), text.size());
    file.sync();
  }
  EXPECT_EQ(read_bytes(folder.path("a")), text);
}

TEST(OutputFile, NeverOverwrites) {
  const TemporaryFolder folder;
  write_bytes(folder.path("a"), "kept");
  try {
    OutputFile file(FileOperations::system(), folder.path("a"));
    FAIL();
  } catch (const ReadError& error) {
    EXPECT_EQ(error.error_number(), EEXIST);
    EXPECT_EQ(error.path(), folder.path("a"));
  }
  EXPECT_EQ(read_bytes(folder.path("a")), "kept");
}

TEST(OutputFile, NamesTheFileWhenTheDiskIsFull) {
  class FullDisk : public FileOperations {
   public:
    std::ptrdiff_t write(int, const std::byte*, std::size_t) override {
      errno = ENOSPC;
      return -1;
    }
  } full;
  const TemporaryFolder folder;
  OutputFile other(full, folder.path("a"));
  const std::byte byte{1};
  try {
    other.write(&byte, 1);
    FAIL();
  } catch (const ReadError& error) {
    EXPECT_EQ(error.error_number(), ENOSPC);
    EXPECT_NE(std::string(error.what()).find(folder.path("a")), std::string::npos);
  }
}

TEST(WriterLock, IsHeldByOneAtATime) {
  const TemporaryFolder folder;
  std::optional<WriterLock> first(folder.path("."));
  try {
    const WriterLock second(folder.path("."));
    FAIL();
  } catch (const ReadError& error) {
    EXPECT_EQ(error.error_number(), EWOULDBLOCK);
    EXPECT_NE(std::string(error.what()).find("being written by another"), std::string::npos);
  }
  first.reset();
  EXPECT_NO_THROW(const WriterLock third(folder.path(".")));
}

TEST(ListFolder, SortsTheNames) {
  const TemporaryFolder folder;
  write_bytes(folder.path("b"), "");
  write_bytes(folder.path("a"), "");
  EXPECT_EQ(list_folder(folder.path(".")), (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(list_folder(folder.path("missing")).empty());
}

}  // namespace
}  // namespace broadsheet::corpus
