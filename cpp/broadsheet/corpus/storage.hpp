#pragma once

#include <string>
#include <string_view>

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
/// are. Replaces a corpus saved there before, also the one that the view itself lies in.
///
/// ArgumentError if the folder holds something else; ReadError if the system refuses or another
/// writer is at work: the folder is then as it was.
void save(const Corpus& corpus, const std::string& path, std::string_view notes,
          FileOperations& operations = FileOperations::system());

struct OpenedCorpus {
  Corpus corpus;
  std::string notes;
};

/// Maps a saved corpus. ReadError if there is none; FormatError, which names the file, if its
/// manifest or the size or header of a file is not what it should be.
[[nodiscard]] OpenedCorpus open(const std::string& path);

/// Reads every byte of a saved corpus and throws FormatError, which names the file, unless every
/// checksum and every rule of the form holds.
void verify(const std::string& path);

}  // namespace broadsheet::corpus
