#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace broadsheet {

/// What every error of the core derives from. Kinds are told apart by type, never by
/// message; a message is the rule, the value that broke it, and the remedy.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A value outside its rule (Python: ValueError).
class ArgumentError : public Error {
 public:
  using Error::Error;
};

/// The system refused to open, read or write a file (Python: ReadError, an OSError).
class ReadError : public Error {
 public:
  ReadError(std::string path, int error_number, const std::string& message);

  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  [[nodiscard]] int error_number() const noexcept { return error_number_; }

 private:
  std::string path_;
  int error_number_;
};

/// Where in its source a content error stands; -1 and "" where it does not apply.
struct Place {
  std::string source;             // a file's path, or what the caller names
  std::int64_t line = -1;         // from 1
  std::int64_t byte_offset = -1;  // from the start of the source
  std::int64_t article = -1;      // position among what was given, from 0
};

/// Content is not what its format says (Python: FormatError, a ValueError).
class FormatError : public Error {
 public:
  FormatError(Place place, const std::string& message);

  [[nodiscard]] const Place& place() const noexcept { return place_; }

 private:
  Place place_;
};

/// A named limit would be passed (Python: OverflowError).
class LimitError : public Error {
 public:
  using Error::Error;
};

/// A memory bound would be passed (Python: MemoryError).
class MemoryLimitError : public Error {
 public:
  using Error::Error;
};

/// The caller asked to stop (Python: the exception its signal handler raised).
class Interrupted : public Error {
 public:
  Interrupted() : Error("interrupted") {}
};

}  // namespace broadsheet
