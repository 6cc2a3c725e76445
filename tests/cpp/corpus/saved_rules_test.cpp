#include "broadsheet/corpus/saved_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "saved_group_folder.hpp"

namespace broadsheet::corpus {
namespace {

using ::testing::HasSubstr;

// Values as they come back from a file.
template <class T>
struct Saved {
  explicit Saved(const std::vector<T>& values) {
    GroupWriter writer = folder.group("group");
    writer.add("values", std::span<const T>(values));
    group = writer.finish();
    GroupReader reader(folder.root(), group);
    column = next_column<T>(reader, "values", arrays);
  }
  [[nodiscard]] SavedArray& array() const { return *arrays.back(); }

  SavedGroupFolder folder;
  SavedGroup group;
  Arrays arrays;
  Column<T> column;
};

template <class T>
void expect_complaint(const Saved<T>& saved, const std::string& complaint) {
  try {
    saved.column.require_all();
    FAIL() << complaint;
  } catch (const FormatError& error) {
    EXPECT_THAT(error.what(), HasSubstr(complaint));
  }
}

TEST(NextColumn, IsTheArrayThatItPutsLast) {
  const Saved<std::int32_t> saved({4, 5});
  EXPECT_EQ(saved.arrays.size(), 1U);
  EXPECT_EQ(saved.column[1], 5);
  EXPECT_NO_THROW(require_size(saved.array(), 2));
  EXPECT_THROW(require_size(saved.array(), 3), FormatError);
}

TEST(SetBelow, AllowsNumbersUnderTheLimit) {
  const Saved<TermId> saved({0, 9, 3});
  set_below(saved.array(), saved.column, 10);
  EXPECT_NO_THROW(saved.column.require_all());
  set_below(saved.array(), saved.column, 9);  // checked before, and remembered
  EXPECT_NO_THROW(saved.column.require_all());
  const Saved<TermId> other({0, 9, 3});
  set_below(other.array(), other.column, 9);
  expect_complaint(other, "a value is not below 9 at position 1");
}

TEST(SetBelow, AllowsNoneWhereTold) {
  const std::vector<TermId> values = {1, kNoTerm};
  const Saved<TermId> allowed(values);
  set_below(allowed.array(), allowed.column, 2, true);
  EXPECT_NO_THROW(allowed.column.require_all());
  const Saved<TermId> refused(values);
  set_below(refused.array(), refused.column, 2);
  expect_complaint(refused, "not below 2 at position 1");
  const Saved<std::int32_t> minus_one({-1, 0});  // none, in a type with signs
  set_below(minus_one.array(), minus_one.column, 1);
  EXPECT_NO_THROW(minus_one.column.require_all());
  const Saved<std::int32_t> minus_two({0, -2});
  set_below(minus_two.array(), minus_two.column, 1);
  expect_complaint(minus_two, "at position 1");
}

TEST(SetEachOnce, LooksAtTheWholeArray) {
  const auto saved = [](const std::vector<std::uint32_t>& values, std::size_t limit) {
    auto made = std::make_unique<Saved<std::uint32_t>>(values);
    set_each_once(made->array(), made->column, limit);
    return made;
  };
  EXPECT_NO_THROW(saved({2, 0, 1}, 3)->column.require_all());
  EXPECT_NO_THROW(saved({2, kNoTerm, 0, 1}, 3)->column.require_all());
  EXPECT_NO_THROW(saved({2, 0, 2}, 3)->column.require(0, 2));  // a part is not looked at
  expect_complaint(*saved({2, 0, 2}, 3), "value 2 is 2, which stands there twice");
  expect_complaint(*saved({2, kNoTerm, 1}, 3), "1 of 3 values are missing");
}

TEST(SetOffsets, WantsTheirEndsAtOnce) {
  for (const std::vector<std::int64_t>& values :
       {std::vector<std::int64_t>{}, {1, 5}, {0, 4}, {0, 6}}) {
    const Saved<std::int64_t> saved(values);
    EXPECT_THROW(set_offsets(saved.array(), saved.column, 5), FormatError);
  }
}

TEST(SetOffsets, WantsThemNotToDescend) {
  const Saved<std::int64_t> right({0, 2, 2, 5});
  set_offsets(right.array(), right.column, 5);
  EXPECT_NO_THROW(right.column.require_all());
  for (const std::vector<std::int64_t>& values :
       {std::vector<std::int64_t>{0, 3, 2, 5}, {0, 6, 6, 5}, {0, -1, 2, 5}}) {
    const Saved<std::int64_t> wrong(values);
    set_offsets(wrong.array(), wrong.column, 5);
    expect_complaint(wrong, "an offset is out of order at position");
  }
}

TEST(Strings, ComeBackAsTheyWere) {
  const SavedGroupFolder folder;
  for (const std::vector<std::string>& strings :
       {std::vector<std::string>{}, {""}, {"one", "", std::string("t\0o", 3), "caf\u00e9"}}) {
    GroupWriter writer = folder.group("g" + std::to_string(strings.size()));
    add_strings(writer, "names", strings);
    const SavedGroup group = writer.finish();
    GroupReader reader(folder.root(), group);
    Arrays arrays;
    const StringColumn column = next_strings(reader, "names", arrays);
    EXPECT_NO_THROW(reader.finish());
    EXPECT_EQ(arrays.size(), 2U);
    for (const auto& array : arrays) array->require_all();
    ASSERT_EQ(column.size(), strings.size());
    for (std::size_t i = 0; i < strings.size(); ++i) EXPECT_EQ(column[i], strings[i]);
  }
}

}  // namespace
}  // namespace broadsheet::corpus
