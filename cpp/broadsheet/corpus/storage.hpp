#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/corpus/article_input.hpp"
#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/corpus/file_operations.hpp"

namespace broadsheet::corpus {

/// The saved form of a corpus: a folder that NumPy alone can read (docs/saved-form.md).
///
///     year.broadsheet/manifest.json      which arrays make the corpus, options, checksums
///                     000001/part.tokens.npy, 000001/types.bytes.npy, ...
///                     lock               held while someone writes
///
/// A folder with a number is written once and never changed. What a reader sees changes at one
/// moment, when a new manifest.json takes the old one's name; so whenever a writer dies, the folder
/// holds the old corpus or the new one. Files that no manifest names any more are removed; who has
/// them mapped keeps them.

/// Saves what a view shows, with its decisions, its mask and its terms; notes are kept as they
/// are. Replaces a corpus saved there before, also the one that the view itself lies in. Returns
/// the generation that it became.
///
/// ArgumentError if the folder holds something else; ReadError if the system refuses or another
/// writer is at work: the folder is then as it was.
std::int64_t save(const Corpus& corpus, const std::string& path, std::string_view notes,
                  FileOperations& operations = FileOperations::system());

struct OpenedCorpus {
  Corpus corpus;
  std::string notes;
  std::int64_t generation;  // grows with every save and append
};

/// Maps a saved corpus, in a time that does not grow with it. ReadError if there is none;
/// FormatError, which names the file, if its manifest or the size or header of a file is not what
/// it should be. Its data are checked, 64 KiB at a time, when they are first used.
[[nodiscard]] OpenedCorpus open(const std::string& path);

struct AppendOptions {
  std::int64_t generation = 0;  // the one to append to
  unsigned threads = 0;
  OnError on_error = OnError::raise;
};

/// The notes of the corpus after articles were left out that it had.
using NewNotes = std::function<std::string(const std::vector<Skipped>&)>;

/// Appends the articles of a corpus to a saved one, as if all had been read at once: writes new
/// files, and the last of the old parts anew with the articles, where they are no more than some
/// times as large, so that about log n parts stay.
///
/// ArgumentError as join(), if terms were mapped, or if the folder has another generation;
/// otherwise as save() and open(). The folder is then as it was.
void append(const std::string& path, const Corpus& articles, const NewNotes& notes,
            const AppendOptions& options, FileOperations& operations = FileOperations::system());

/// How many of the last parts a new one takes in, given their sizes, oldest first.
[[nodiscard]] std::size_t parts_to_merge(std::span<const std::uint64_t> sizes,
                                         std::uint64_t new_size) noexcept;

/// Reads every byte of a saved corpus and throws FormatError, which names the file, unless every
/// checksum and every rule of the form holds.
void verify(const std::string& path);

}  // namespace broadsheet::corpus
