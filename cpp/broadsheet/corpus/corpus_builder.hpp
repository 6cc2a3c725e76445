#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/article/parse.hpp"
#include "broadsheet/article/records.hpp"
#include "broadsheet/corpus/article_input.hpp"
#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/corpus/merge.hpp"
#include "broadsheet/corpus/part_builder.hpp"
#include "broadsheet/corpus/repeated_article.hpp"
#include "broadsheet/text/tokenizer.hpp"

namespace broadsheet::corpus {

struct BuilderOptions {
  text::TokenizerOptions tokenizer;
  text::WordSplitter splitter;  // finds the words instead, where it is given
  article::ParseOptions parse;
  OnError on_error = OnError::raise;
  text::OnInvalid on_invalid = text::OnInvalid::raise;
  SegmentMask mask;
  unsigned threads = 0;
};

/// Articles about which nothing is decided yet: no line recurs, no word keeps its capitals.
struct UndecidedArticles {
  Corpus corpus;
  ArticlePlaces places;
};

/// Articles in, a corpus out. Each chunk of articles becomes a partial result in one thread;
/// finish() merges them by content, so the corpus depends on the articles and their order alone,
/// never on threads or on how the input was cut. Belongs to one thread.
class CorpusBuilder {
 public:
  explicit CorpusBuilder(BuilderOptions options);
  ~CorpusBuilder();
  CorpusBuilder(const CorpusBuilder&) = delete;
  CorpusBuilder& operator=(const CorpusBuilder&) = delete;

  /// Adds articles, after those added before. With OnError::raise the first one that cannot be
  /// read throws its error (FormatError, LimitError) and the builder is good for nothing more.
  void add(std::span<const ArticleInput> articles);

  /// Adds the records of a block of JSON Lines that ends at a line's end. first_line (from 1) and
  /// offset say where in the source the block begins. Records lacking the text field are errors.
  /// An outlet that is given is that of all records, whatever they say. Returns how many lines
  /// the block has, blank ones included.
  std::int64_t add_json_lines(std::string_view block, const article::RecordFields& fields,
                              std::string_view source, std::int64_t first_line, std::int64_t offset,
                              std::string_view outlet = {});

  /// Lists something that was left out before it came here, so that one list has all.
  void skip(Skipped skipped);

  /// The corpus of all articles added; `like` gives decisions instead of learning them. The
  /// builder is empty afterwards. FormatError where one id stands for two texts.
  [[nodiscard]] Corpus finish(const Decisions* like = nullptr);

  /// The articles since the last call, an id that stands twice included. For what is decided about
  /// later, with more articles.
  [[nodiscard]] UndecidedArticles finish_undecided();

  /// Bytes that the articles added since the last finish() take.
  [[nodiscard]] std::size_t n_bytes() const noexcept { return partial_.part.n_bytes(); }

  /// What was left out or not understood, in the order of the input.
  [[nodiscard]] const std::vector<Skipped>& skipped() const noexcept { return skipped_; }
  [[nodiscard]] std::int64_t n_articles() const noexcept { return n_articles_; }

 private:
  struct Chunk;

  class Appender;

  // Runs read(worker, chunk number, chunk) for each chunk on all threads, and appends what each
  // gave in their order.
  template <class Read>
  void read_chunks(std::size_t n, Read&& read);
  bool add_article(PartBuilder& worker, const ArticleInput& article, Chunk& chunk) const;
  void drop_repeated_articles();
  void drop_article(std::size_t article, std::size_t first);
  [[nodiscard]] Corpus corpus_of_articles(const Decisions* like);

  BuilderOptions options_;
  text::Tokenizer tokenizer_;
  article::Parser parser_;
  std::vector<std::unique_ptr<PartBuilder>> workers_;
  std::vector<std::unique_ptr<Chunk>> chunks_;  // that nobody uses; their memory is used again
  Partial partial_;                             // all articles so far
  std::vector<Skipped> skipped_;
  std::int64_t n_articles_ = 0;
};

}  // namespace broadsheet::corpus
