#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/text/utf8.hpp"

namespace broadsheet::corpus {

/// One article as it is given. The memory behind it must stay until it was added.
struct ArticleInput {
  text::RawText text;
  text::RawText title;  // size 0: none was given
  std::string_view id;  // "": made from source and text
  std::string_view outlet;
  std::string_view author;
  std::string_view date;    // as given; "": none
  bool has_date = false;    // a date was given, even if it is empty
  std::string_view fields;  // the other fields, a JSON object; "": none
  std::string_view source;  // where it came from: a file, or what the caller names
  std::int64_t line = -1;   // in the source, from 1; -1: the whole source
};

/// What was left out or could not be understood, and why.
struct Skipped {
  std::string source;
  std::int64_t line;  // -1: the whole source
  std::string reason;

  friend bool operator==(const Skipped&, const Skipped&) = default;
};

/// What to do with an article that cannot be read.
enum class OnError : std::uint8_t { raise, skip };

}  // namespace broadsheet::corpus
