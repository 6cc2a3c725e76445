#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace broadsheet {

/// How a mapping will be read; a hint to the system, never a promise.
enum class AccessPattern { normal, sequential, random, soon };

/// A file's bytes, mapped read-only. Opening takes the same time for any size; pages come in
/// when touched. The file is closed again at once, so a thousand mappings hold no descriptors.
///
/// The bytes are those of the file as it was opened even if another is renamed over it. A
/// file that is cut short *in place* while mapped kills the process on access (SIGBUS): map
/// only files that are written once and replaced by renaming, read others.
///
/// Immutable, so safe to read from many threads. Moving keeps the address of the bytes.
class MappedFile {
 public:
  /// Maps nothing: no bytes.
  MappedFile() noexcept = default;

  /// Maps a regular file, which may be empty. Throws ReadError with path and errno.
  explicit MappedFile(std::string path, AccessPattern pattern = AccessPattern::normal);

  /// As above, and throws FormatError unless the file has exactly this many bytes.
  MappedFile(std::string path, std::uint64_t expected_size,
             AccessPattern pattern = AccessPattern::normal);

  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  [[nodiscard]] std::span<const std::byte> bytes() const noexcept { return bytes_; }
  [[nodiscard]] std::string_view text() const noexcept {
    return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()};
  }
  [[nodiscard]] std::size_t size() const noexcept { return bytes_.size(); }
  [[nodiscard]] const std::string& path() const noexcept { return path_; }

  /// Tells the system how the bytes will be read from now on.
  void advise(AccessPattern pattern) const noexcept;

 private:
  std::string path_;
  std::span<const std::byte> bytes_;
};

}  // namespace broadsheet
