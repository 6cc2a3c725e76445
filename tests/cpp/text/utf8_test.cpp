#include "broadsheet/text/utf8.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "broadsheet/base/error.hpp"

namespace broadsheet::text {
namespace {

constexpr const char* kReplaced = "\xEF\xBF\xBD";

std::string repaired(const std::string& bytes, std::size_t& n) {
  std::string out;
  n = append_repaired_utf8(bytes, out);
  return out;
}

struct BadBytes {
  std::string bytes;
  std::size_t first_bad;
  std::size_t replacements;  // what CPython's bytes.decode("utf-8", "replace") gives
};

TEST(Utf8, FindsAndRepairsTheTwelveClassesOfInvalidBytesAsCPythonDoes) {
  const std::vector<BadBytes> cases = {
      {"a\xC0\xAF", 1, 2},
      {"\xE0\x80\xAF", 0, 3},
      {"\xF0\x80\x80\xAF", 0, 4},
      {"ab\x80", 2, 1},
      {"\xE2\x82", 0, 1},
      {"\xF0\x9F\x98", 0, 1},
      {"\xED\xA0\x80", 0, 3},
      {"\xED\xBF\xBF", 0, 3},
      {"\xF4\x90\x80\x80", 0, 4},
      {"\xFE", 0, 1},
      {"x\xFFy", 1, 1},
      {"\xC3(", 0, 1},
      {std::string(40, 'a') + "\xE2\x28\xA1", 40, 2},
  };
  for (const BadBytes& bad : cases) {
    EXPECT_EQ(find_invalid_utf8(bad.bytes), bad.first_bad) << bad.bytes;
    std::size_t n = 0;
    const std::string out = repaired(bad.bytes, n);
    EXPECT_EQ(n, bad.replacements) << bad.bytes;
    EXPECT_EQ(find_invalid_utf8(out), std::nullopt);
  }
}

TEST(Utf8, LeavesValidTextAsItIs) {
  const std::string valid = std::string(70, 'x') + "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80 end";
  std::size_t n = 1;
  EXPECT_EQ(repaired(valid, n), valid);
  EXPECT_EQ(n, 0U);
}

TEST(Utf8, ReplacesEachMaximalPart) {
  std::size_t n = 0;
  EXPECT_EQ(repaired("a\xF0\x9F\x98z\x80", n), std::string("a") + kReplaced + "z" + kReplaced);
}

TEST(Utf8, NarrowsPythonStorageOfEveryWidth) {
  const unsigned char latin[] = {'a', 0xE9, 0xFF};
  std::string out = ">";
  EXPECT_EQ(append_utf8({latin, 3, RawText::Encoding::latin1}, out), 0U);
  EXPECT_EQ(out, ">a\xC3\xA9\xC3\xBF");

  std::u16string two(40, u'b');
  two += u"\u2019\u00E9";
  out.clear();
  append_utf8({two.data(), two.size(), RawText::Encoding::ucs2}, out);
  EXPECT_EQ(out, std::string(40, 'b') + "\xE2\x80\x99\xC3\xA9");

  const std::u32string four = U"c\U0001F600";
  out.clear();
  append_utf8({four.data(), four.size(), RawText::Encoding::ucs4}, out);
  EXPECT_EQ(out, "c\xF0\x9F\x98\x80");
}

TEST(Utf8, ALoneSurrogateIsAnErrorWithItsOffsetOrReplaced) {
  const char16_t text[] = {u'a', u'b', 0xD800, u'c'};
  const RawText raw{text, 4, RawText::Encoding::ucs2};
  std::string out = "kept";
  try {
    append_utf8(raw, out);
    FAIL() << "no error";
  } catch (const FormatError& error) {
    EXPECT_EQ(error.place().byte_offset, 2);
  }
  EXPECT_EQ(out, "kept");
  EXPECT_EQ(append_utf8(raw, out, OnInvalid::replace), 1U);
  EXPECT_EQ(out, std::string("keptab") + kReplaced + "c");
}

TEST(Utf8, CopiesWhatIsCheckedAsItIs) {
  const std::string text = "caf\u00e9 \u201cyes\u201d";
  const RawText raw{text.data(), text.size(), RawText::Encoding::checked_utf8};
  EXPECT_EQ(utf8_size(raw), text.size());
  std::string appended = "> ";
  EXPECT_EQ(append_utf8(raw, appended, OnInvalid::replace), 0U);
  EXPECT_EQ(appended, "> " + text);
  std::string written(text.size(), ' ');
  std::size_t replaced = 0;
  EXPECT_EQ(write_utf8(raw, written.data(), OnInvalid::raise, replaced), text.size());
  EXPECT_EQ(written, text);
  EXPECT_EQ(replaced, 0U);
}

TEST(Utf8, DecodesForwardsAndBackwards) {
  const std::string text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80";
  std::vector<char32_t> forwards;
  std::vector<char32_t> backwards;
  for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).size)
    forwards.push_back(decode_utf8(text, at).code);
  for (std::size_t end = text.size(); end > 0; end -= decode_utf8_before(text, end).size)
    backwards.insert(backwards.begin(), decode_utf8_before(text, end).code);
  EXPECT_EQ(forwards, (std::vector<char32_t>{'a', 0xE9, 0x20AC, 0x1F600}));
  EXPECT_EQ(backwards, forwards);
}

}  // namespace
}  // namespace broadsheet::text
