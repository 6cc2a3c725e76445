#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

namespace broadsheet {

/// A folder of the test's own, removed at its end.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(
      const std::filesystem::path& parent = std::filesystem::temp_directory_path()) {
    std::string pattern = (parent / "broadsheet-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) std::abort();
    path_ = pattern;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  /// Where files lie in memory, for tests that write many thousand of them.
  [[nodiscard]] static std::filesystem::path fast() {
    const std::filesystem::path memory = "/dev/shm";
    std::error_code error;
    const auto status = std::filesystem::status(memory, error);
    const auto all_may_write = std::filesystem::perms::others_write;
    const bool is_there = std::filesystem::is_directory(status) &&
                          (status.permissions() & all_may_write) != std::filesystem::perms::none;
    return is_there ? memory : std::filesystem::temp_directory_path();
  }

  [[nodiscard]] std::string path(const std::string& name) const { return path_ + '/' + name; }

 private:
  std::string path_;
};

inline std::string read_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline void write_bytes(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace broadsheet
