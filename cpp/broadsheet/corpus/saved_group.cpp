#include "broadsheet/corpus/saved_group.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace broadsheet::corpus {
namespace {

std::size_t n_blocks(std::uint64_t bytes) {
  return static_cast<std::size_t>((bytes + kChecksumBlock - 1) / kChecksumBlock);
}

// Maps an .npy file of exactly this type and length.
MappedFile map_array(std::string path, std::string_view type, std::uint64_t length,
                     std::size_t item_size) {
  MappedFile file(std::move(path), kNpyHeaderSize + length * item_size);
  const auto header = npy_header(type, length);
  if (std::memcmp(file.bytes().data(), header.data(), header.size()) != 0) {
    throw_damaged(file.path(), "its header does not say " + std::string(type) + " and " +
                                   std::to_string(length) + " values");
  }
  return file;
}

}  // namespace

void throw_damaged(const std::string& path, const std::string& what) {
  throw FormatError({path, -1, -1, -1},
                    "'" + path + "' is damaged: " + what + "; restore it from a copy");
}

void throw_if_no_file(const ReadError& error) {
  if (error.error_number() != EISDIR && error.error_number() != ENODEV) return;
  throw_damaged(error.path(), "it is a folder or a device, not a file");
}

GroupWriter::GroupWriter(FileOperations& operations, std::string root, std::int64_t folder,
                         std::string name)
    : operations_(operations), root_(std::move(root)) {
  group_.folder = folder;
  group_.name = std::move(name);
}

NpyWriter GroupWriter::begin(std::string_view name, std::string_view type, std::size_t item_size) {
  return {operations_, root_ + '/' + file_name(group_, name), type, item_size};
}

void GroupWriter::end(std::string_view name, NpyWriter& writer) {
  writer.finish();
  group_.arrays.push_back({std::string(name), writer.length()});
  checksums_.insert(checksums_.end(), writer.checksums().begin(), writer.checksums().end());
}

SavedGroup GroupWriter::finish() {
  NpyWriter writer = begin(kChecksums, npy_type<std::uint64_t>(), sizeof(std::uint64_t));
  writer.append(std::span<const std::uint64_t>(checksums_));
  writer.finish();
  group_.checksum = checksum(std::as_bytes(std::span(checksums_)));
  return std::move(group_);
}

SavedArray::SavedArray(MappedFile file, std::size_t item_size,
                       std::span<const std::uint64_t> checksums,
                       std::shared_ptr<const void> owner_of_checksums)
    : file_(std::move(file)),
      data_(file_.bytes().subspan(kNpyHeaderSize)),
      item_size_(item_size),
      checksums_(checksums),
      owner_of_checksums_(std::move(owner_of_checksums)),
      checked_(std::make_unique<std::atomic<bool>[]>(checksums.size())) {}

void SavedArray::require(std::size_t begin, std::size_t end) const {
  if (begin >= end) return;
  const std::size_t last = (end * item_size_ - 1) / kChecksumBlock;
  for (std::size_t block = begin * item_size_ / kChecksumBlock; block <= last; ++block) {
    if (!checked_[block].load(std::memory_order_acquire)) check_block(block);
  }
  if (!whole_rule_ || begin > 0 || end < size() || whole_checked_.load(std::memory_order_acquire)) {
    return;
  }
  if (const auto complaint = whole_rule_()) throw_damaged(path(), *complaint);
  whole_checked_.store(true, std::memory_order_release);
}

void SavedArray::check_block(std::size_t block) const {
  const std::size_t begin = block * kChecksumBlock;
  const std::size_t end = std::min(begin + kChecksumBlock, data_.size());
  if (checksum(data_.subspan(begin, end - begin)) != checksums_[block]) {
    throw_damaged(path(), "the checksum of bytes " + std::to_string(begin + kNpyHeaderSize) +
                              " to " + std::to_string(end + kNpyHeaderSize) + " does not agree");
  }
  if (rule_) {
    if (const auto complaint = rule_(begin / item_size_, end / item_size_)) {
      throw_damaged(path(), *complaint);
    }
  }
  checked_[block].store(true, std::memory_order_release);
}

GroupReader::GroupReader(const std::string& root, const SavedGroup& group)
    : root_(root), group_(group) {
  std::string path = this->path(kChecksums);
  MappedFile file(path);
  if (file.size() < kNpyHeaderSize) throw_damaged(path, "it was cut short");
  constexpr std::size_t kItem = sizeof(std::uint64_t);
  const std::uint64_t length = (file.size() - kNpyHeaderSize) / kItem;
  file = map_array(std::move(path), npy_type<std::uint64_t>(), length, kItem);
  const auto data = file.bytes().subspan(kNpyHeaderSize);
  if (checksum(data) != group.checksum) {
    throw_damaged(file.path(), "its checksum is not the one in the manifest");
  }
  checksums_ = {reinterpret_cast<const std::uint64_t*>(data.data()), data.size() / kItem};
  checksum_file_ = std::make_shared<const MappedFile>(std::move(file));
}

std::shared_ptr<SavedArray> GroupReader::next(std::string_view name, std::string_view type,
                                              std::size_t item_size) {
  const std::string path = this->path(name);
  if (!next_is(name)) {
    throw_damaged(path, "the manifest does not name it in its place");
  }
  const std::uint64_t length = group_.arrays[next_++].length;  // at most 2^43: no product overflows
  MappedFile file = map_array(path, type, length, item_size);
  const std::size_t n = n_blocks(length * item_size);
  if (n > checksums_.size()) throw_damaged(path, "it has more blocks than checksums");
  const auto checksums = checksums_.first(n);
  checksums_ = checksums_.subspan(n);
  return std::make_shared<SavedArray>(std::move(file), item_size, checksums, checksum_file_);
}

void GroupReader::finish() const {
  if (next_ != group_.arrays.size() || !checksums_.empty()) {
    throw_damaged(path(kChecksums), "it and the manifest name different arrays");
  }
}

std::string GroupReader::path(std::string_view array) const {
  return root_ + '/' + file_name(group_, array);
}

}  // namespace broadsheet::corpus
