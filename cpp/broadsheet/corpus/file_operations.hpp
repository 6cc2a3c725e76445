#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace broadsheet::corpus {

/// What saving asks of the system, one call each as POSIX has it: -1 and errno say that it
/// failed. The one seam between saving and the disk, so that a test can fail each call in turn.
class FileOperations {
 public:
  FileOperations() = default;
  virtual ~FileOperations() = default;
  FileOperations(const FileOperations&) = delete;
  FileOperations& operator=(const FileOperations&) = delete;

  virtual int make_folder(const std::string& path);
  virtual int create(const std::string& path);  // for writing; the file must not exist
  virtual std::ptrdiff_t write(int file, const std::byte* bytes, std::size_t n);
  virtual std::ptrdiff_t write_at(int file, const std::byte* bytes, std::size_t n,
                                  std::size_t offset);
  virtual int sync(int file);
  virtual int sync_folder(const std::string& path);
  virtual int rename(const std::string& from, const std::string& to);
  virtual int remove_file(const std::string& path);
  virtual int remove_folder(const std::string& path);

  /// The operations of the system itself.
  [[nodiscard]] static FileOperations& system() noexcept;
};

/// Throws ReadError with errno as it stands: "cannot <action> '<path>': ...".
[[noreturn]] void refuse(const char* action, const std::string& path);

/// A file being written. Closed, not synced, when it goes out of scope.
class OutputFile {
 public:
  OutputFile(FileOperations& operations, std::string path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(const std::byte* bytes, std::size_t n);
  void write_at(const std::byte* bytes, std::size_t n, std::size_t offset);
  void sync();
  [[nodiscard]] const std::string& path() const noexcept { return path_; }

 private:
  FileOperations& operations_;
  std::string path_;
  int file_;
};

/// The right to write into a folder, held against all other writers, also of other processes.
/// The system gives it back when the process ends, however it ends.
class WriterLock {
 public:
  /// Throws ReadError (EWOULDBLOCK) if another writer holds it.
  explicit WriterLock(const std::string& folder);
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

  /// The lock's file in its folder; empty, and left there.
  static constexpr const char* kFileName = "lock";

 private:
  int file_;
};

/// Names of what a folder holds, sorted; nothing if it does not exist. ReadError otherwise.
[[nodiscard]] std::vector<std::string> list_folder(const std::string& path);

}  // namespace broadsheet::corpus
