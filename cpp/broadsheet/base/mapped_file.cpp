#include "broadsheet/base/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <limits>
#include <system_error>
#include <utility>

#include "broadsheet/base/error.hpp"

namespace broadsheet {
namespace {

/// What helps against a limit that the system's own words do not name.
std::string remedy(int error_number) {
  if (error_number == EMFILE) {
    return "; close files, or raise the limit of this process (ulimit -n)";
  }
  if (error_number == ENOMEM) {
    return "; a process may map so many files only (vm.max_map_count on Linux, some 65 a saved "
           "corpus): drop corpora that are no longer needed, or raise it (sysctl -w "
           "vm.max_map_count=1048576)";
  }
  return "";
}

[[noreturn]] void refuse(const std::string& path, int error_number) {
  throw ReadError(path, error_number,
                  "cannot read '" + path + "': " + std::generic_category().message(error_number) +
                      remedy(error_number));
}

class Descriptor {
 public:
  explicit Descriptor(const std::string& path) {
    do {
      value_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);  // a pipe must not block
    } while (value_ < 0 && errno == EINTR);
    if (value_ < 0) refuse(path, errno);
  }
  ~Descriptor() { ::close(value_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int value() const noexcept { return value_; }

 private:
  int value_ = -1;
};

std::span<const std::byte> map(const std::string& path, const std::uint64_t* expected_size) {
  if (path.find('\0') != std::string::npos) refuse(path, EINVAL);
  const Descriptor file(path);
  struct stat status{};
  if (::fstat(file.value(), &status) != 0) refuse(path, errno);
  if (S_ISDIR(status.st_mode)) refuse(path, EISDIR);
  if (!S_ISREG(status.st_mode)) refuse(path, ENODEV);
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (expected_size != nullptr && size != *expected_size) {
    throw FormatError({path, -1, -1, -1},
                      "'" + path + "' must have " + std::to_string(*expected_size) +
                          " bytes, has " + std::to_string(size) +
                          "; it was cut short or replaced, restore it from a copy");
  }
  if (size == 0) return {};  // mmap refuses a length of 0
  if (size > std::numeric_limits<std::size_t>::max()) refuse(path, EFBIG);
  const auto length = static_cast<std::size_t>(size);
  void* start = ::mmap(nullptr, length, PROT_READ, MAP_PRIVATE, file.value(), 0);
  if (start == MAP_FAILED) refuse(path, errno);
  return {static_cast<const std::byte*>(start), length};
}

void unmap(std::span<const std::byte> bytes) noexcept {
  if (!bytes.empty()) ::munmap(const_cast<std::byte*>(bytes.data()), bytes.size());
}

}  // namespace

MappedFile::MappedFile(std::string path, AccessPattern pattern)
    : path_(std::move(path)), bytes_(map(path_, nullptr)) {
  if (pattern != AccessPattern::normal) advise(pattern);
}

MappedFile::MappedFile(std::string path, std::uint64_t expected_size, AccessPattern pattern)
    : path_(std::move(path)), bytes_(map(path_, &expected_size)) {
  if (pattern != AccessPattern::normal) advise(pattern);
}

MappedFile::~MappedFile() { unmap(bytes_); }

MappedFile::MappedFile(MappedFile&& other) noexcept
    : path_(std::move(other.path_)), bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  if (this != &other) {
    unmap(bytes_);
    path_ = std::move(other.path_);
    bytes_ = std::exchange(other.bytes_, {});
  }
  return *this;
}

void MappedFile::advise(AccessPattern pattern) const noexcept {
  if (bytes_.empty()) return;
  int advice = MADV_NORMAL;
  switch (pattern) {
    case AccessPattern::normal:
      break;
    case AccessPattern::sequential:
      advice = MADV_SEQUENTIAL;
      break;
    case AccessPattern::random:
      advice = MADV_RANDOM;
      break;
    case AccessPattern::soon:
      advice = MADV_WILLNEED;
      break;
  }
  ::madvise(const_cast<std::byte*>(bytes_.data()), bytes_.size(), advice);
}

}  // namespace broadsheet
