#include "broadsheet/corpus/npy.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "temporary_folder.hpp"

namespace broadsheet::corpus {
namespace {

TEST(NpyHeader, IsTheOneThatNumPyWrites) {
  const auto header = npy_header(npy_type<std::int64_t>(), 12);
  const std::string text(reinterpret_cast<const char*>(header.data()), header.size());
  EXPECT_EQ(text.substr(0, 10), std::string("\x93NUMPY\x01\x00\x76\x00", 10));
  EXPECT_EQ(text.substr(10, 59), "{'descr': '<i8', 'fortran_order': False, 'shape': (12,), } ");
  EXPECT_EQ(text.back(), '\n');
  EXPECT_EQ(text.size(), 128U);
}

TEST(NpyHeader, HasRoomForTheLongestLength) {
  const auto header = npy_header(npy_type<WideSpan>(), kLongestArray);
  const std::string text(reinterpret_cast<const char*>(header.data()), header.size());
  EXPECT_NE(text.find("(8796093022208,), }"), std::string::npos);
}

TEST(NpyWriter, WritesTheSameFileHoweverItIsFed) {
  const TemporaryFolder folder;
  std::vector<std::uint32_t> values(50'000);
  for (std::uint32_t i = 0; i < values.size(); ++i) values[i] = i * 2654435761U;
  const std::span<const std::uint32_t> all(values);
  std::string first;
  for (const std::size_t piece : {50'000U, 16'384U, 16'385U, 7U}) {
    const std::string path = folder.path(std::to_string(piece));
    NpyWriter writer(FileOperations::system(), path, npy_type<std::uint32_t>(), 4);
    for (std::size_t at = 0; at < all.size(); at += piece) {
      writer.append(all.subspan(at, std::min(piece, all.size() - at)));
    }
    writer.finish();
    EXPECT_EQ(writer.length(), 50'000U);
    EXPECT_EQ(writer.checksums(), block_checksums(std::as_bytes(all)));
    const std::string bytes = read_bytes(path);
    ASSERT_EQ(bytes.size(), 128 + 200'000U);
    if (first.empty()) first = bytes;
    EXPECT_EQ(bytes, first) << piece;
  }
  EXPECT_EQ(first.substr(128), std::string(reinterpret_cast<const char*>(values.data()), 200'000));
}

TEST(NpyWriter, WritesAnEmptyArray) {
  const TemporaryFolder folder;
  NpyWriter writer(FileOperations::system(), folder.path("a"), npy_type<char>(), 1);
  writer.finish();
  EXPECT_EQ(read_bytes(folder.path("a")).size(), 128U);
  EXPECT_TRUE(writer.checksums().empty());
}

}  // namespace
}  // namespace broadsheet::corpus
