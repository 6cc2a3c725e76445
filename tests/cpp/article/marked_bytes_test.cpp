#include "broadsheet/article/marked_bytes.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace broadsheet::article {
namespace {

TEST(MarkedBytes, AreFoundInOrderWhateverTheLength) {
  std::mt19937 random(2);
  for (std::size_t size = 0; size < 300; ++size) {
    std::string text(size, 'a');
    for (char& c : text) c = static_cast<char>(random() % 256);
    std::vector<std::size_t> expected;
    for (std::size_t i = 0; i < size; ++i) {
      if (is_marked_byte(static_cast<unsigned char>(text[i]))) expected.push_back(i);
    }
    std::vector<std::size_t> found;
    for_each_marked_byte(text, [&](std::size_t i) { found.push_back(i); });
    EXPECT_EQ(found, expected);
  }
}

TEST(MarkedBytes, AreTheSameOnAnyProcessor) {
  for (int first = 0; first < 256; ++first) {
    std::string bytes(64, 'a');
    for (int i = 0; i < 64; ++i) bytes[static_cast<std::size_t>(i)] = static_cast<char>(first + i);
    EXPECT_EQ(marked_bytes(bytes.data()), marked_bytes_portably(bytes.data())) << first;
  }
}

}  // namespace
}  // namespace broadsheet::article
