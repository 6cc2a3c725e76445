#include "broadsheet/base/mapped_file.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <utility>

#include "broadsheet/base/error.hpp"

namespace broadsheet {
namespace {

class MappedFileTest : public ::testing::Test {
 protected:
  MappedFileTest() {
    folder_ = std::filesystem::temp_directory_path() /
              ("broadsheet_mapped_file_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
  }
  ~MappedFileTest() override { std::filesystem::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& content) {
    const auto path = folder_ / name;
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
  }
  std::filesystem::path folder_;
};

int error_of(const std::string& path) {
  try {
    MappedFile file(path);
  } catch (const ReadError& error) {
    EXPECT_EQ(error.path(), path);
    EXPECT_NE(std::string(error.what()).find("cannot read"), std::string::npos);
    return error.error_number();
  }
  return 0;
}

TEST_F(MappedFileTest, ShowsTheBytes) {
  const MappedFile file(write("a", std::string("x\0\xFFy", 4)), AccessPattern::sequential);
  EXPECT_EQ(file.text(), std::string_view("x\0\xFFy", 4));
  EXPECT_EQ(file.size(), 4U);
  EXPECT_EQ(file.bytes().data(), reinterpret_cast<const std::byte*>(file.text().data()));
}

TEST_F(MappedFileTest, TakesAnEmptyFile) {
  const MappedFile file(write("empty", ""));
  EXPECT_EQ(file.size(), 0U);
  file.advise(AccessPattern::soon);
}

TEST_F(MappedFileTest, SaysWhatHelpsWhereTooManyFilesAreOpen) {
  const std::string path = write("a", "text");
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
  const rlimit none{0, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &none), 0);
  std::string message;
  try {
    MappedFile file(path);
  } catch (const ReadError& error) {
    message = error.what();
  }
  ::setrlimit(RLIMIT_NOFILE, &before);
  EXPECT_NE(message.find("ulimit -n"), std::string::npos) << message;
}

TEST_F(MappedFileTest, MovingKeepsTheAddress) {
  MappedFile file(write("a", "text"));
  const auto* address = file.bytes().data();
  MappedFile other = std::move(file);
  EXPECT_EQ(other.bytes().data(), address);
  MappedFile third(write("b", "more"));
  third = std::move(other);
  EXPECT_EQ(third.text(), "text");
}

TEST_F(MappedFileTest, KeepsTheOldBytesWhenAnotherFileIsRenamedOverIt) {
  const auto path = write("a", "old");
  const MappedFile file(path);
  std::filesystem::rename(write("b", "newer"), path);
  EXPECT_EQ(file.text(), "old");
}

TEST_F(MappedFileTest, SaysWhatTheSystemSaid) {
  EXPECT_EQ(error_of((folder_ / "missing").string()), ENOENT);
  EXPECT_EQ(error_of(folder_.string()), EISDIR);
  const auto pipe = (folder_ / "pipe").string();
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(error_of(pipe), ENODEV);
  EXPECT_EQ(error_of(std::string("a\0b", 3)), EINVAL);
}

TEST_F(MappedFileTest, ChecksTheSizeThatIsExpected) {
  const auto path = write("a", "four");
  EXPECT_EQ(MappedFile(path, 4U).text(), "four");
  try {
    MappedFile file(path, 5U);
    FAIL() << "must throw";
  } catch (const FormatError& error) {
    EXPECT_EQ(error.place().source, path);
    EXPECT_NE(std::string(error.what()).find("must have 5 bytes, has 4"), std::string::npos);
  }
}

}  // namespace
}  // namespace broadsheet
