#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "broadsheet/corpus/checksum.hpp"
#include "broadsheet/corpus/file_operations.hpp"
#include "broadsheet/corpus/part.hpp"
#include "broadsheet/corpus/term_runs.hpp"

namespace broadsheet::corpus {

/// Bytes before the data of every .npy file we write: NumPy's header (version 1.0), padded.
inline constexpr std::size_t kNpyHeaderSize = 128;

/// Values of the longest array that the header has room for: 2^43, eight terabytes of text.
inline constexpr std::uint64_t kLongestArray = std::uint64_t{1} << 43U;

/// NumPy's name of a value's type, as the header has it.
template <class T>
[[nodiscard]] constexpr std::string_view npy_type() noexcept {
  if constexpr (std::is_same_v<T, WideSpan>) {
    return "[('token', '<i8'), ('gap', '<u4'), ('length', '<u4')]";
  } else if constexpr (std::is_same_v<T, TermRun>) {
    return "[('first', '<i8'), ('length', '<u4'), ('type', '<u4')]";
  } else if constexpr (std::is_same_v<T, TypePostings::Entry>) {
    return "[('type', '<u4'), ('end', '<u4')]";
  } else if constexpr (sizeof(T) == 1) {
    return "'|u1'";
  } else {
    constexpr bool is_signed = std::is_signed_v<T>;
    static_assert(std::is_integral_v<T>);
    if constexpr (sizeof(T) == 2) return is_signed ? "'<i2'" : "'<u2'";
    if constexpr (sizeof(T) == 4) return is_signed ? "'<i4'" : "'<u4'";
    if constexpr (sizeof(T) == 8) return is_signed ? "'<i8'" : "'<u8'";
  }
}

/// The header of a one-dimensional array. A file's header is right if it is exactly this.
/// LimitError for more than kLongestArray values.
[[nodiscard]] std::array<std::byte, kNpyHeaderSize> npy_header(std::string_view type,
                                                               std::uint64_t length);

/// Writes a one-dimensional .npy file piece by piece; the header comes last, when the length is
/// known.
class NpyWriter {
 public:
  NpyWriter(FileOperations& operations, std::string path, std::string_view type,
            std::size_t item_size);

  template <class T>
  void append(std::span<const T> values) {
    append_bytes(std::as_bytes(values));
  }
  void append_bytes(std::span<const std::byte> bytes);

  /// Writes what is left and the header, and syncs. Nothing may be appended after it.
  void finish();

  [[nodiscard]] std::uint64_t length() const noexcept { return n_bytes_ / item_size_; }
  [[nodiscard]] const std::vector<std::uint64_t>& checksums() const noexcept { return checksums_; }

 private:
  void flush();

  OutputFile file_;
  std::string_view type_;
  std::size_t item_size_;
  std::uint64_t n_bytes_ = 0;
  std::vector<std::byte> buffer_;  // less than a block
  std::vector<std::uint64_t> checksums_;
};

}  // namespace broadsheet::corpus
