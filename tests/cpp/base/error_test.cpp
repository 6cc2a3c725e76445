#include "broadsheet/base/error.hpp"

#include <gtest/gtest.h>

#include <cerrno>
#include <stdexcept>
#include <type_traits>

namespace broadsheet {
namespace {

TEST(Error, EveryKindIsAnErrorAndARuntimeError) {
  EXPECT_THROW(throw ArgumentError("x"), Error);
  EXPECT_THROW(throw ReadError("a.txt", ENOENT, "x"), Error);
  EXPECT_THROW(throw FormatError(Place{}, "x"), Error);
  EXPECT_THROW(throw LimitError("x"), Error);
  EXPECT_THROW(throw MemoryLimitError("x"), Error);
  EXPECT_THROW(throw Interrupted(), Error);
  EXPECT_TRUE((std::is_base_of_v<std::runtime_error, Error>));
}

TEST(Error, NoKindIsAnother) {
  EXPECT_FALSE((std::is_base_of_v<LimitError, MemoryLimitError>));
  EXPECT_FALSE((std::is_base_of_v<ReadError, FormatError>));
  EXPECT_FALSE((std::is_base_of_v<ArgumentError, FormatError>));
}

TEST(ReadError, CarriesPathAndErrorNumber) {
  const ReadError error("missing.txt", ENOENT, "cannot open missing.txt");
  EXPECT_EQ(error.path(), "missing.txt");
  EXPECT_EQ(error.error_number(), ENOENT);
  EXPECT_STREQ(error.what(), "cannot open missing.txt");
}

TEST(FormatError, CarriesItsPlace) {
  const FormatError error({.source = "a.jsonl", .line = 3, .byte_offset = 120, .article = 2},
                          "not an object");
  EXPECT_EQ(error.place().source, "a.jsonl");
  EXPECT_EQ(error.place().line, 3);
  EXPECT_EQ(error.place().byte_offset, 120);
  EXPECT_EQ(error.place().article, 2);
}

TEST(Place, SaysNothingUnlessTold) {
  const Place place;
  EXPECT_EQ(place.source, "");
  EXPECT_EQ(place.line, -1);
  EXPECT_EQ(place.byte_offset, -1);
  EXPECT_EQ(place.article, -1);
}

}  // namespace
}  // namespace broadsheet
