#pragma once

#include <string>

#include "broadsheet/corpus/file_operations.hpp"

namespace broadsheet::corpus {

/// Does not wait for the disk, which tests would do thousands of times.
class UnsyncedOperations : public FileOperations {
 public:
  int sync(int /*file*/) override { return 0; }
  int sync_folder(const std::string& /*path*/) override { return 0; }
};

inline FileOperations& unsynced() {
  static UnsyncedOperations operations;
  return operations;
}

}  // namespace broadsheet::corpus
