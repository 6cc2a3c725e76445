#include "broadsheet/corpus/writing.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/mapped_file.hpp"

namespace broadsheet::corpus {
namespace {

constexpr const char* kManifest = "manifest.json";
constexpr const char* kNewManifest = "manifest.json.new";
constexpr std::uint64_t kLargestManifest = std::uint64_t{64} << 20U;

// The number that a folder's name stands for; nothing for other names.
std::optional<std::int64_t> folder_number(const std::string& name) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number, 10);
  if (error != std::errc() || end != name.data() + name.size() || number < 1 ||
      name != folder_name(number)) {
    return std::nullopt;
  }
  return number;
}

bool exists(const std::string& path) {
  struct stat status{};
  return ::stat(path.c_str(), &status) == 0;
}

void remove_all(FileOperations& operations, const std::string& folder) noexcept {
  try {
    for (const std::string& name : list_folder(folder)) operations.remove_file(folder + '/' + name);
    operations.remove_folder(folder);
  } catch (...) {  // NOLINT(bugprone-empty-catch): what is left over is removed next time
  }
}

// The files that a manifest names, by folder.
using NamedFiles = std::map<std::int64_t, std::set<std::string>>;

void add_files(const SavedGroup& group, NamedFiles& files) {
  std::set<std::string>& names = files[group.folder];
  const auto add = [&](std::string_view array) {
    const std::string path = file_name(group, array);
    names.insert(path.substr(path.find('/') + 1));
  };
  for (const SavedGroup::Array& array : group.arrays) add(array.name);
  add(kChecksums);
}

NamedFiles files_of(const Manifest& manifest) {
  NamedFiles files;
  for (const SavedGroup* group : {&manifest.types, &manifest.outlets, &manifest.decisions,
                                  &manifest.notes, &manifest.terms}) {
    add_files(*group, files);
  }
  for (const SavedPart& part : manifest.parts) {
    add_files(part.columns, files);
    add_files(part.decided, files);
    for (const SavedGroup& group : part.runs) add_files(group, files);
  }
  for (const SavedGroup& group : manifest.strings) add_files(group, files);
  return files;
}

}  // namespace

Manifest read_manifest(const std::string& root) {
  const std::string path = root + '/' + kManifest;
  const MappedFile file = [&] {
    try {
      return MappedFile(path);
    } catch (const ReadError& error) {
      throw_if_no_file(error);
      if (error.error_number() != ENOENT && error.error_number() != ENOTDIR) throw;
      if (!exists(root)) {
        throw ReadError(root, ENOENT,
                        "there is no '" + root + "'; give the folder that corpus.save() wrote");
      }
      throw FormatError({path, -1, -1, -1}, "'" + root + "' is no saved corpus: it has no " +
                                                kManifest +
                                                "; give the folder that corpus.save() wrote");
    }
  }();
  if (file.size() > kLargestManifest) throw_damaged(path, "it is larger than 64 MiB");
  return parse_manifest(file.text(), path);
}

Writing::Writing(std::string root, FileOperations& operations)
    : root_(std::move(root)), operations_(operations), is_new_(make_root()), lock_(root_) {
  number_ = 1;
  for (const std::string& name : list_folder(root_)) {
    if (const auto number = folder_number(name)) number_ = std::max(number_, *number + 1);
  }
  if (operations_.make_folder(folder()) != 0) refuse("create", folder());
}

Writing::~Writing() {
  if (!done_) remove_all(operations_, folder());
}

void Writing::publish(const Manifest& manifest) {
  sync_folder(folder());
  sync_folder(root_);
  const std::string path = root_ + '/' + kNewManifest;
  operations_.remove_file(path);  // left over by a writer that died
  try {
    const std::string json = to_json(manifest);
    OutputFile file(operations_, path);
    file.write(reinterpret_cast<const std::byte*>(json.data()), json.size());
    file.sync();
    if (operations_.rename(path, root_ + '/' + kManifest) != 0) refuse("write", path);
  } catch (...) {
    operations_.remove_file(path);
    throw;
  }
  done_ = true;  // the rename may be on disk, so its files must stay
  sync_folder(root_);
  if (is_new_) sync_folder(parent());
  remove_unused(manifest);
}

// Whether the folder is new. It must be a corpus's folder, or empty but for what we left.
bool Writing::make_root() {
  while (root_.size() > 1 && root_.back() == '/') root_.pop_back();
  if (root_.empty() || root_.find('\0') != std::string::npos) {
    throw ArgumentError("the path of a corpus to save must name a folder, got an empty path");
  }
  if (operations_.make_folder(root_) == 0) return true;
  if (errno != EEXIST) refuse("create", root_);
  if (exists(root_ + '/' + kManifest)) return false;
  for (const std::string& name : list_folder(root_)) {
    if (name == WriterLock::kFileName || name == kNewManifest || folder_number(name)) continue;
    throw ArgumentError("'" + root_ + "' holds '" + name +
                        "' and is no saved corpus; save to a folder of its own");
  }
  return false;
}

std::string Writing::parent() const {
  const std::size_t slash = root_.rfind('/');
  return slash == std::string::npos ? "." : slash == 0 ? "/" : root_.substr(0, slash);
}

std::string Writing::folder() const { return root_ + '/' + folder_name(number_); }

void Writing::sync_folder(const std::string& path) {
  if (operations_.sync_folder(path) != 0) refuse("write", path);
}

void Writing::remove_unused(const Manifest& manifest) noexcept {
  try {
    const NamedFiles used = files_of(manifest);
    for (const std::string& name : list_folder(root_)) {
      const auto number = folder_number(name);
      if (!number) continue;
      const std::string path = root_ + '/' + name;
      const auto files = used.find(*number);
      if (files == used.end()) {
        remove_all(operations_, path);
        continue;
      }
      for (const std::string& file : list_folder(path)) {
        if (files->second.count(file) == 0) operations_.remove_file(path + '/' + file);
      }
    }
  } catch (...) {  // NOLINT(bugprone-empty-catch): what is left over is removed next time
  }
}

}  // namespace broadsheet::corpus
