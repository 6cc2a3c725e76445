#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/corpus/article_input.hpp"
#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/corpus/corpus_builder.hpp"
#include "broadsheet/corpus/storage.hpp"
#include "broadsheet/corpus/writing.hpp"

namespace broadsheet::corpus {

struct WriterOptions {
  unsigned threads = 0;
  OnError on_error = OnError::raise;
};

/// Writes a saved corpus whose articles come some at a time, so that memory holds no more of them
/// than one add() brings. They are decided about when all are there, from the files written: the
/// corpus is the same as if all had been read at once, and saved. What stays in memory is the
/// vocabulary, the ids' hashes, and some bytes for each line.
///
/// The folder holds what it held before until finish() returns, and also if the writer goes away
/// without it. Belongs to one thread.
class CorpusWriter {
 public:
  /// ReadError, ArgumentError as save().
  CorpusWriter(const std::string& path, const WriterOptions& options,
               FileOperations& operations = FileOperations::system());
  ~CorpusWriter();
  CorpusWriter(const CorpusWriter&) = delete;
  CorpusWriter& operator=(const CorpusWriter&) = delete;

  /// Adds articles, all read with the same options and not mapped. One that is there already is
  /// left out. One id with another text: FormatError, or with OnError::skip the later article is
  /// left out.
  void add(const UndecidedArticles& articles);

  /// Decides, or takes over what `like` learned, and publishes. Needs one add() at least; nothing
  /// may follow.
  void finish(const Decisions* like, const NewNotes& notes);

  [[nodiscard]] std::int64_t n_articles() const noexcept { return part_articles_.back(); }
  [[nodiscard]] const std::vector<Skipped>& skipped() const noexcept { return skipped_; }

 private:
  class Ids;

  // The articles whose id was not met before; lists the others.
  [[nodiscard]] std::vector<ArticleIndex> new_articles(const UndecidedArticles& articles);
  [[nodiscard]] std::size_t part_of(std::int64_t position) const noexcept;
  void write_part(const Corpus& articles);
  [[nodiscard]] Corpus whole(const Decisions* like) const;
  [[nodiscard]] std::vector<SavedPart> write_decisions_of(const Corpus& corpus) const;

  WriterOptions options_;
  Writing writing_;
  std::unique_ptr<Ids> ids_;
  text::TokenizerOptions tokenizer_;
  SegmentMask mask_;
  std::shared_ptr<const Vocabulary> types_;
  std::vector<std::int64_t> type_counts_;
  std::vector<std::string> outlet_names_;
  std::vector<std::shared_ptr<const Part>> parts_;  // mapped
  std::vector<DecidedPart> as_read_;                // by part, before the corpus decides
  std::vector<SavedPart> saved_;
  std::vector<ArticlePlaces> places_;  // by part, mapped
  std::vector<std::int64_t> part_articles_ = {0};
  std::vector<Skipped> skipped_;
};

}  // namespace broadsheet::corpus
