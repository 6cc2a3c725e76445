#pragma once

#include <cstdint>
#include <string>

#include "broadsheet/corpus/file_operations.hpp"
#include "broadsheet/corpus/manifest.hpp"
#include "broadsheet/corpus/saved_group.hpp"

namespace broadsheet::corpus {

/// The manifest of the corpus saved in a folder. ReadError if there is no folder, FormatError if
/// it holds no corpus or a damaged manifest.
[[nodiscard]] Manifest read_manifest(const std::string& root);

/// A corpus's folder while a writer has it: makes a new numbered folder in it, which goes away
/// again unless a manifest is published. ReadError if another writer is at work or the system
/// refuses, ArgumentError if the folder holds something else.
class Writing {
 public:
  Writing(std::string root, FileOperations& operations);
  ~Writing();
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;

  [[nodiscard]] GroupWriter group(std::string name) const {
    return {operations_, root_, number_, std::move(name)};
  }
  /// Of the new folder; larger than all before it.
  [[nodiscard]] std::int64_t number() const noexcept { return number_; }
  [[nodiscard]] const std::string& root() const noexcept { return root_; }

  /// From here on readers see the new corpus. Files that it does not name are removed.
  void publish(const Manifest& manifest);

 private:
  bool make_root();
  [[nodiscard]] std::string parent() const;
  [[nodiscard]] std::string folder() const;
  void sync_folder(const std::string& path);
  void remove_unused(const Manifest& manifest) noexcept;

  std::string root_;
  FileOperations& operations_;
  bool is_new_;
  WriterLock lock_;
  std::int64_t number_ = 0;
  bool done_ = false;
};

}  // namespace broadsheet::corpus
