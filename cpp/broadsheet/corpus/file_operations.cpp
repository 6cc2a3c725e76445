#include "broadsheet/corpus/file_operations.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>
#include <utility>

#include "broadsheet/base/error.hpp"

namespace broadsheet::corpus {
namespace {

constexpr mode_t kFileMode = 0666;  // the user's umask takes away what it must
constexpr mode_t kFolderMode = 0777;

}  // namespace

int FileOperations::make_folder(const std::string& path) {
  return ::mkdir(path.c_str(), kFolderMode);
}

int FileOperations::create(const std::string& path) {
  return ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kFileMode);
}

std::ptrdiff_t FileOperations::write(int file, const std::byte* bytes, std::size_t n) {
  return ::write(file, bytes, n);
}

std::ptrdiff_t FileOperations::write_at(int file, const std::byte* bytes, std::size_t n,
                                        std::size_t offset) {
  return ::pwrite(file, bytes, n, static_cast<off_t>(offset));
}

int FileOperations::sync(int file) { return ::fsync(file); }

int FileOperations::sync_folder(const std::string& path) {
  const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return -1;
  const int result = ::fsync(folder);
  const int error_number = errno;
  ::close(folder);
  errno = error_number;
  return result;
}

int FileOperations::rename(const std::string& from, const std::string& to) {
  return ::rename(from.c_str(), to.c_str());
}

int FileOperations::remove_file(const std::string& path) { return ::unlink(path.c_str()); }

int FileOperations::remove_folder(const std::string& path) { return ::rmdir(path.c_str()); }

FileOperations& FileOperations::system() noexcept {
  static FileOperations operations;
  return operations;
}

void refuse(const char* action, const std::string& path) {
  const int error_number = errno;
  throw ReadError(path, error_number,
                  std::string("cannot ") + action + " '" + path +
                      "': " + std::generic_category().message(error_number));
}

OutputFile::OutputFile(FileOperations& operations, std::string path)
    : operations_(operations), path_(std::move(path)), file_(operations_.create(path_)) {
  if (file_ < 0) refuse("create", path_);
}

OutputFile::~OutputFile() { ::close(file_); }

void OutputFile::write(const std::byte* bytes, std::size_t n) {
  while (n > 0) {
    const std::ptrdiff_t written = operations_.write(file_, bytes, n);
    if (written < 0 && errno == EINTR) continue;
    if (written == 0) errno = EIO;
    if (written <= 0) refuse("write", path_);
    bytes += written;
    n -= static_cast<std::size_t>(written);
  }
}

void OutputFile::write_at(const std::byte* bytes, std::size_t n, std::size_t offset) {
  while (n > 0) {
    const std::ptrdiff_t written = operations_.write_at(file_, bytes, n, offset);
    if (written < 0 && errno == EINTR) continue;
    if (written == 0) errno = EIO;
    if (written <= 0) refuse("write", path_);
    bytes += written;
    n -= static_cast<std::size_t>(written);
    offset += static_cast<std::size_t>(written);
  }
}

void OutputFile::sync() {
  if (operations_.sync(file_) != 0) refuse("write", path_);
}

WriterLock::WriterLock(const std::string& folder) {
  const std::string path = folder + "/" + kFileName;
  file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kFileMode);
  if (file_ < 0) refuse("write", path);
  if (::flock(file_, LOCK_EX | LOCK_NB) == 0) return;
  const int error_number = errno;
  ::close(file_);
  errno = error_number;
  if (error_number != EWOULDBLOCK) refuse("lock", path);
  throw ReadError(folder, error_number,
                  "'" + folder +
                      "' is being written by another process or thread; wait until it has "
                      "finished, or save to another folder");
}

WriterLock::~WriterLock() { ::close(file_); }

std::vector<std::string> list_folder(const std::string& path) {
  std::vector<std::string> names;
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(path.c_str()), &::closedir);
  if (!folder) {
    if (errno == ENOENT) return names;
    refuse("read", path);
  }
  while (const dirent* entry = ::readdir(folder.get())) {
    std::string name = entry->d_name;
    if (name != "." && name != "..") names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace broadsheet::corpus
