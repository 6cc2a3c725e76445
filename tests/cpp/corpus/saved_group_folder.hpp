#pragma once

#include <filesystem>
#include <string>
#include <utility>

#include "broadsheet/corpus/saved_group.hpp"
#include "failing_operations.hpp"
#include "temporary_folder.hpp"

namespace broadsheet::corpus {

/// A corpus's folder with the numbered folder that groups are written to.
class SavedGroupFolder {
 public:
  SavedGroupFolder() { std::filesystem::create_directory(folder_.path("000001")); }

  [[nodiscard]] std::string root() const { return folder_.path(""); }
  [[nodiscard]] GroupWriter group(std::string name) const {
    return {unsynced(), root(), 1, std::move(name)};
  }
  [[nodiscard]] std::string file(const std::string& name) const {
    return folder_.path("000001/" + name + ".npy");
  }

  /// The file anew with one bit of a byte flipped; the old one may be mapped.
  void damage(const std::string& name, std::size_t byte) const {
    std::string bytes = read_bytes(file(name));
    bytes.at(byte) = static_cast<char>(bytes.at(byte) ^ 1);
    replace(name, bytes);
  }
  void replace(const std::string& name, const std::string& bytes) const {
    std::filesystem::remove(file(name));
    write_bytes(file(name), bytes);
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace broadsheet::corpus
