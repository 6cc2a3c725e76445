#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "broadsheet/base/column.hpp"
#include "broadsheet/base/error.hpp"
#include "broadsheet/base/mapped_file.hpp"
#include "broadsheet/corpus/manifest.hpp"
#include "broadsheet/corpus/npy.hpp"

namespace broadsheet::corpus {

/// Writes the arrays of one group, each to a file of its own, then their checksums.
class GroupWriter {
 public:
  /// root: the corpus's folder, in which the group's folder exists.
  GroupWriter(FileOperations& operations, std::string root, std::int64_t folder, std::string name);

  /// Writes an array that is there.
  template <class T>
  void add(std::string_view name, std::span<const T> values) {
    add<T>(name, [&](NpyWriter& writer) { writer.append(values); });
  }

  /// Writes an array that write(writer) gives piece by piece.
  template <class T, class F>
    requires std::invocable<F&, NpyWriter&>
  void add(std::string_view name, F&& write) {
    NpyWriter writer = begin(name, npy_type<T>(), sizeof(T));
    write(writer);
    end(name, writer);
  }

  /// Writes the checksums. Nothing may be added after it.
  [[nodiscard]] SavedGroup finish();

 private:
  [[nodiscard]] NpyWriter begin(std::string_view name, std::string_view type,
                                std::size_t item_size);
  void end(std::string_view name, NpyWriter& writer);

  FileOperations& operations_;
  std::string root_;
  SavedGroup group_;
  std::vector<std::uint64_t> checksums_;
};

/// A mapped array whose blocks are checked when they are first asked for. Safe to use from many
/// threads.
class SavedArray : public ColumnGuard {
 public:
  /// What is wrong with the elements [begin, end), or nothing. They lie in one block.
  using Rule = std::function<std::optional<std::string>(std::size_t begin, std::size_t end)>;

  SavedArray(MappedFile file, std::size_t item_size, std::span<const std::uint64_t> checksums,
             std::shared_ptr<const void> owner_of_checksums);

  /// Throws FormatError unless checksums and rule hold for all blocks of the elements
  /// [begin, end).
  void require(std::size_t begin, std::size_t end) const override;
  void require_all() const { require(0, size()); }

  /// Set before the array is shared.
  void set_rule(Rule rule) { rule_ = std::move(rule); }

  /// What must hold of the array as a whole: asked once, when all of it is first required.
  /// Set before the array is shared.
  void set_whole_rule(std::function<std::optional<std::string>()> rule) {
    whole_rule_ = std::move(rule);
  }

  [[nodiscard]] std::span<const std::byte> data() const noexcept { return data_; }
  [[nodiscard]] std::size_t size() const noexcept { return data_.size() / item_size_; }
  [[nodiscard]] const std::string& path() const noexcept { return file_.path(); }

 private:
  void check_block(std::size_t block) const;

  MappedFile file_;
  std::span<const std::byte> data_;  // after the header
  std::size_t item_size_;
  std::span<const std::uint64_t> checksums_;
  std::shared_ptr<const void> owner_of_checksums_;
  Rule rule_;
  std::function<std::optional<std::string>()> whole_rule_;
  std::unique_ptr<std::atomic<bool>[]> checked_;  // by block
  mutable std::atomic<bool> whole_checked_ = false;
};

/// Throws FormatError: "'<path>' is damaged: <what>; restore it from a copy".
[[noreturn]] void throw_damaged(const std::string& path, const std::string& what);

/// Throws that where a file of a saved corpus could not be read because it is none.
void throw_if_no_file(const ReadError& error);

/// Maps the arrays of a group, in the order in which they were added; their sizes and headers and
/// the checksums' own checksum are checked at once, the rest when it is first used.
class GroupReader {
 public:
  GroupReader(const std::string& root, const SavedGroup& group);

  /// The next array, which must have this name and hold values of type T, else FormatError.
  template <class T>
  [[nodiscard]] std::shared_ptr<SavedArray> next(std::string_view name) {
    return next(name, npy_type<T>(), sizeof(T));
  }

  /// Whether the next array has this name.
  [[nodiscard]] bool next_is(std::string_view name) const {
    return next_ < group_.arrays.size() && group_.arrays[next_].name == name;
  }

  /// FormatError if there are arrays left.
  void finish() const;

 private:
  [[nodiscard]] std::shared_ptr<SavedArray> next(std::string_view name, std::string_view type,
                                                 std::size_t item_size);
  [[nodiscard]] std::string path(std::string_view array) const;

  std::string root_;
  const SavedGroup& group_;
  std::shared_ptr<const MappedFile> checksum_file_;
  std::span<const std::uint64_t> checksums_;  // of the arrays that are left
  std::size_t next_ = 0;
};

/// The values of an array, which they keep mapped and which vouches for them.
template <class T>
[[nodiscard]] Column<T> column_of(const std::shared_ptr<SavedArray>& array) {
  return {std::span(reinterpret_cast<const T*>(array->data().data()), array->size()),
          std::shared_ptr<const ColumnGuard>(array)};
}

}  // namespace broadsheet::corpus
