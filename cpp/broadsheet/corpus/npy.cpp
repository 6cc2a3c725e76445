#include "broadsheet/corpus/npy.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::size_t kWriteBytes = std::size_t{4} << 20U;  // between two looks at Ctrl-C

}  // namespace

std::array<std::byte, kNpyHeaderSize> npy_header(std::string_view type, std::uint64_t length) {
  if (length > kLongestArray) {
    throw LimitError("a saved array holds at most " + std::to_string(kLongestArray) +
                     " values, got " + std::to_string(length) + "; save fewer articles");
  }
  constexpr std::size_t kPrefix = 10;
  std::string text("\x93NUMPY\x01\x00", 8);
  text += static_cast<char>(kNpyHeaderSize - kPrefix);
  text += '\0';
  text += "{'descr': ";
  text += type;
  text += ", 'fortran_order': False, 'shape': (" + std::to_string(length) + ",), }";
  text.resize(kNpyHeaderSize - 1, ' ');
  text += '\n';
  std::array<std::byte, kNpyHeaderSize> header{};
  std::memcpy(header.data(), text.data(), kNpyHeaderSize);
  return header;
}

NpyWriter::NpyWriter(FileOperations& operations, std::string path, std::string_view type,
                     std::size_t item_size)
    : file_(operations, std::move(path)), type_(type), item_size_(item_size) {
  const std::array<std::byte, kNpyHeaderSize> blank{};
  file_.write(blank.data(), blank.size());
}

void NpyWriter::append_bytes(std::span<const std::byte> bytes) {
  n_bytes_ += bytes.size();
  while (!bytes.empty()) {
    if (buffer_.empty() && bytes.size() >= kChecksumBlock) {  // whole blocks are not copied
      const std::size_t whole =
          std::min(kWriteBytes, bytes.size() / kChecksumBlock * kChecksumBlock);
      for (std::size_t at = 0; at < whole; at += kChecksumBlock) {
        checksums_.push_back(checksum(bytes.subspan(at, kChecksumBlock)));
      }
      file_.write(bytes.data(), whole);
      bytes = bytes.subspan(whole);
      check_interrupt();
      continue;
    }
    const std::size_t taken = std::min(bytes.size(), kChecksumBlock - buffer_.size());
    buffer_.insert(buffer_.end(), bytes.begin(),
                   bytes.begin() + static_cast<std::ptrdiff_t>(taken));
    bytes = bytes.subspan(taken);
    if (buffer_.size() == kChecksumBlock) flush();
  }
}

void NpyWriter::flush() {
  if (buffer_.empty()) return;
  checksums_.push_back(checksum(buffer_));
  file_.write(buffer_.data(), buffer_.size());
  buffer_.clear();
  check_interrupt();
}

void NpyWriter::finish() {
  flush();
  const auto header = npy_header(type_, length());
  file_.write_at(header.data(), header.size(), 0);
  file_.sync();
}

}  // namespace broadsheet::corpus
