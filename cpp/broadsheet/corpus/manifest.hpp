#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::corpus {

/// Grows when a saved corpus could not be read by older versions. All versions are read.
///
///     1  the first
///     2  slots of vocabularies, runs of mapped terms
///     3  postings of parts
inline constexpr int kSavedFormVersion = 3;

/// Arrays written together, each a file <folder>/<name>.<array>.npy, and one of their checksums.
struct SavedGroup {
  struct Array {
    std::string name;
    std::uint64_t length;
  };
  std::int64_t folder = 0;  // 7: the folder 000007
  std::string name;
  std::vector<Array> arrays;
  std::uint64_t checksum = 0;  // of the checksums' bytes
};

struct SavedPart {
  SavedGroup columns;
  SavedGroup decided;
  std::vector<SavedGroup> runs;  // words of several tokens: none, or one
};

/// What manifest.json says: which files make the corpus, and what is no array.
struct Manifest {
  std::int64_t generation = 0;
  std::string tokenizer;  // text::describe
  int tokenizer_version = 0;
  SegmentMask mask;
  std::vector<SavedPart> parts;
  SavedGroup types;
  SavedGroup outlets;
  SavedGroup decisions;
  SavedGroup notes;
  SavedGroup terms;
  std::vector<SavedGroup> strings;  // of mapped terms: none, or one
  bool decisions_taken_over = false;
};

[[nodiscard]] std::string to_json(const Manifest& manifest);

/// The inverse; path is for messages. FormatError on anything that to_json does not write, a
/// changed byte included.
[[nodiscard]] Manifest parse_manifest(std::string_view json, const std::string& path);

/// A folder's name: at least six digits.
[[nodiscard]] std::string folder_name(std::int64_t folder);

/// The file of an array, below the corpus's folder.
[[nodiscard]] std::string file_name(const SavedGroup& group, std::string_view array);

/// The array of a group that has the checksums of the others, one after another.
inline constexpr std::string_view kChecksums = "checksums";

}  // namespace broadsheet::corpus
