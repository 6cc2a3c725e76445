#include "broadsheet/corpus/corpus_builder.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <shared_mutex>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/hash.hpp"
#include "broadsheet/base/parallel.hpp"
#include "broadsheet/base/pooled_vector.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::size_t kUnitsPerChunk = 64U << 10U;  // of text, as it is given
constexpr std::size_t kMostArticlesPerChunk = 1024;
constexpr std::size_t kBytesPerChunk = 64U << 10U;  // of JSON

text::RawText checked(std::string_view utf8) {
  return {utf8.data(), utf8.size(), text::RawText::Encoding::checked_utf8};
}

}  // namespace

struct CorpusBuilder::Chunk {
  GrowingPart part;
  unsigned worker = 0;
  std::vector<Skipped> skipped;
};

CorpusBuilder::CorpusBuilder(BuilderOptions options)
    : options_(std::move(options)),
      tokenizer_(options_.tokenizer, options_.splitter),
      parser_(options_.parse),
      workers_(resolve_threads(options_.threads)) {}

CorpusBuilder::~CorpusBuilder() = default;

// Appends chunks in their order while others are still read: a chunk whose turn has come goes to
// its place at once, while it is in the cache of the thread that read it. One that came too early
// waits, and who reads the chunk before it appends both. A thread that is far ahead waits too, or
// chunks would pile up behind one whose thread the system has put aside.
class CorpusBuilder::Appender {
 public:
  Appender(CorpusBuilder& builder, std::size_t n)
      : builder_(builder), most_ahead_(4 + 2 * builder.workers_.size()), waiting_(n) {}

  std::unique_ptr<Chunk> take_chunk() {
    {
      const std::lock_guard lock(order_);
      if (!builder_.chunks_.empty()) {
        std::unique_ptr<Chunk> chunk = std::move(builder_.chunks_.back());
        builder_.chunks_.pop_back();
        chunk->part.clear();
        chunk->skipped.clear();
        return chunk;
      }
    }
    return std::make_unique<Chunk>();
  }

  void append(std::size_t i, std::unique_ptr<Chunk> chunk) {
    std::vector<std::pair<std::unique_ptr<Chunk>, RoomInPart>> rooms;
    {
      const std::lock_guard lock(order_);
      waiting_[i] = std::move(chunk);
      for (; next_ < waiting_.size() && waiting_[next_]; ++next_) {
        std::unique_ptr<Chunk>& ready = waiting_[next_];
        RoomInPart room = list(*ready);
        rooms.emplace_back(std::move(ready), room);
      }
    }
    if (!rooms.empty()) turn_came_.notify_all();
    for (const auto& [ready, room] : rooms) {
      const std::shared_lock lock(memory_);
      room.fill(builder_.partial_.part);
    }
    std::unique_lock lock(order_);
    for (auto& [ready, room] : rooms) builder_.chunks_.push_back(std::move(ready));
    turn_came_.wait(lock, [&] { return stopped_ || i < next_ + most_ahead_; });
  }

  // Some chunk will never come.
  void stop() {
    {
      const std::lock_guard lock(order_);
      stopped_ = true;
    }
    turn_came_.notify_all();
  }

 private:
  RoomInPart list(Chunk& chunk) {
    std::vector<Skipped>& skipped = builder_.skipped_;
    Partial& partial = builder_.partial_;
    skipped.insert(skipped.end(), std::make_move_iterator(chunk.skipped.begin()),
                   std::make_move_iterator(chunk.skipped.end()));
    const std::size_t articles = chunk.part.n_articles();
    RoomInPart room({&chunk.part, 0, articles});
    if (articles > 0) {
      builder_.n_articles_ += static_cast<std::int64_t>(articles);
      const std::int64_t before = partial.stretches.empty() ? 0 : partial.stretches.back().end;
      partial.stretches.push_back({before + static_cast<std::int64_t>(articles), chunk.worker});
    }
    // Columns that must move wait until nobody writes to them.
    std::unique_lock<std::shared_mutex> alone;
    if (!room.fits(partial.part)) alone = std::unique_lock(memory_);
    room.make(partial.part, static_cast<double>(waiting_.size() - next_));
    return room;
  }

  CorpusBuilder& builder_;
  const std::size_t most_ahead_;
  std::mutex order_;
  std::condition_variable turn_came_;
  bool stopped_ = false;
  std::shared_mutex memory_;
  std::vector<std::unique_ptr<Chunk>> waiting_;
  std::size_t next_ = 0;  // the chunk whose turn it is
};

template <class Read>
void CorpusBuilder::read_chunks(std::size_t n, Read&& read) {
  Appender appender(*this, n);
  // The error of the first chunk that has one is thrown, whichever thread came upon one first;
  // chunks after it need not be read.
  std::atomic<std::size_t> first_failed{n};
  std::vector<std::exception_ptr> errors(n);
  const auto read_chunk = [&](unsigned worker, std::size_t i) {
    if (i > first_failed) return;
    if (!workers_[worker]) {
      workers_[worker] = std::make_unique<PartBuilder>(tokenizer_, parser_, options_.on_invalid);
    }
    std::unique_ptr<Chunk> chunk = appender.take_chunk();
    chunk->worker = worker;
    try {
      read(*workers_[worker], i, *chunk);
    } catch (const Interrupted&) {
      throw;
    } catch (const Error&) {
      errors[i] = std::current_exception();
      std::size_t seen = first_failed;
      while (i < seen && !first_failed.compare_exchange_weak(seen, i)) {
      }
      appender.stop();
      return;
    }
    appender.append(i, std::move(chunk));
  };
  for_each_chunk_by_worker(n, 1, options_.threads,
                           [&](unsigned worker, std::size_t i, std::size_t, std::size_t) {
                             try {
                               read_chunk(worker, i);
                             } catch (...) {
                               appender.stop();
                               throw;
                             }
                           });
  if (first_failed < n) std::rethrow_exception(errors[first_failed]);
}

bool CorpusBuilder::add_article(PartBuilder& worker, const ArticleInput& article,
                                Chunk& chunk) const {
  try {
    std::string remark = worker.add(article, chunk.part);
    if (!remark.empty()) {
      chunk.skipped.push_back({std::string(article.source), article.line, std::move(remark)});
    }
    return true;
  } catch (const FormatError& error) {
    const std::string message =
        describe({article.source, article.line}) + ": " + std::string(error.what());
    if (options_.on_error == OnError::raise) {
      throw FormatError({std::string(article.source), article.line, error.place().byte_offset, -1},
                        message);
    }
    chunk.skipped.push_back({std::string(article.source), article.line, error.what()});
    return false;
  }
}

void CorpusBuilder::add(std::span<const ArticleInput> articles) {
  std::vector<std::size_t> cuts = {0};
  std::size_t units = 0;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    units += articles[i].text.size;
    if (units < kUnitsPerChunk && i + 1 - cuts.back() < kMostArticlesPerChunk &&
        i + 1 < articles.size()) {
      continue;
    }
    cuts.push_back(i + 1);
    units = 0;
  }
  read_chunks(cuts.size() - 1, [&](PartBuilder& worker, std::size_t i, Chunk& chunk) {
    for (std::size_t a = cuts[i]; a < cuts[i + 1]; ++a) add_article(worker, articles[a], chunk);
  });
}

std::int64_t CorpusBuilder::add_json_lines(std::string_view block,
                                           const article::RecordFields& fields,
                                           std::string_view source, std::int64_t first_line,
                                           std::int64_t offset, std::string_view outlet) {
  using article::RecordField;
  const article::RecordReader reader(fields, options_.on_invalid);
  const std::vector<std::size_t> cuts = article::split_at_lines(block, kBytesPerChunk);
  std::vector<std::int64_t> lines = {first_line};
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    lines.push_back(lines.back() +
                    article::count_line_ends(block.substr(cuts[i], cuts[i + 1] - cuts[i])));
  }
  const auto read_line = [&](PartBuilder& worker, const article::Line& line,
                             article::RecordScratch& scratch, Chunk& chunk) {
    const Place place{std::string(source), line.number, line.byte_offset, -1};
    article::Record record;
    try {
      reader.parse_line(line.text, place, scratch, record);
      if (!record.has(RecordField::text)) throw reader.missing_text(line.text, record, place);
    } catch (const FormatError& error) {
      if (options_.on_error == OnError::raise) throw;
      chunk.skipped.push_back({std::string(source), line.number, error.what()});
      return;
    }
    ArticleInput article;
    article.text = checked(record[RecordField::text]);  // by the reader of records
    article.title = checked(record[RecordField::title]);
    article.id = record[RecordField::id];
    article.outlet = outlet.empty() ? record[RecordField::outlet] : outlet;
    article.author = record[RecordField::author];
    article.date = record[RecordField::date];
    article.has_date = record.has(RecordField::date);
    article.fields = record.other_json;
    article.source = source;
    article.line = line.number;
    add_article(worker, article, chunk);
  };
  read_chunks(cuts.size() - 1, [&](PartBuilder& worker, std::size_t i, Chunk& chunk) {
    article::RecordScratch scratch;
    article::for_each_line(
        block.substr(cuts[i], cuts[i + 1] - cuts[i]), lines[i],
        offset + static_cast<std::int64_t>(cuts[i]),
        [&](const article::Line& line) { read_line(worker, line, scratch, chunk); });
  });
  return lines.back() - first_line;
}

void CorpusBuilder::skip(Skipped skipped) { skipped_.push_back(std::move(skipped)); }

// One id stands for one article: the same text again is counted once, another text is an error.
void CorpusBuilder::drop_repeated_articles() {
  const GrowingPart& part = partial_.part;
  const std::size_t n = part.n_articles();
  PooledVector<std::uint64_t> fingerprints(n);
  for_each_chunk(n, 4096, options_.threads, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      fingerprints[i] = hash_bytes(part.ids[i], process_hash_seed());
    }
  });
  const std::size_t slots = std::bit_ceil(2 * n + 1);
  PooledVector<std::int64_t> table(slots, -1);  // positions of the first article of each id
  for (std::size_t i = 0; i < n; ++i) {
    std::size_t slot = fingerprints[i] & (slots - 1);
    std::int64_t first = table[slot];
    while (first >= 0 && (fingerprints[static_cast<std::size_t>(first)] != fingerprints[i] ||
                          part.ids[static_cast<std::size_t>(first)] != part.ids[i])) {
      slot = (slot + 1) & (slots - 1);
      first = table[slot];
    }
    if (first < 0) {
      table[slot] = static_cast<std::int64_t>(i);
    } else {
      drop_article(i, static_cast<std::size_t>(first));
    }
  }
}

void CorpusBuilder::drop_article(std::size_t i, std::size_t first) {
  const GrowingPart& part = partial_.part;
  const auto place = [&](std::size_t article) {
    return ArticlePlace{part.sources[article], part.source_lines[article]};
  };
  skipped_.push_back(repeated_article(part.ids[i], part.texts[first] == part.texts[i], place(i),
                                      place(first), options_.on_error));
  partial_.dropped.push_back(i);
  --n_articles_;
}

UndecidedArticles CorpusBuilder::finish_undecided() {
  GrowingPart& part = partial_.part;
  ArticlePlaces places = {
      {to_column(std::move(part.sources.bytes)), to_column(std::move(part.sources.starts))},
      to_column(std::move(part.source_lines))};
  const Decisions none;
  return {corpus_of_articles(&none), std::move(places)};
}

Corpus CorpusBuilder::finish(const Decisions* like) {
  chunks_.clear();
  partial_.part.shrink_to_fit();  // what was reserved serves the merge
  drop_repeated_articles();
  return corpus_of_articles(like);
}

Corpus CorpusBuilder::corpus_of_articles(const Decisions* like) {
  const std::shared_ptr<Columns> columns = merge(partial_, workers_, tokenizer_, options_.threads);
  columns->tokenizer = options_.tokenizer;
  partial_ = {};
  workers_ = std::vector<std::unique_ptr<PartBuilder>>(workers_.size());
  auto decisions = std::make_shared<const Decisions>(
      like != nullptr ? apply_decisions(*columns, *like, options_.threads)
                      : learn_decisions(*columns, tokenizer_, options_.threads));
  auto terms = std::make_shared<const TermMap>(
      columns->types, plain_targets(*columns->types, *decisions, tokenizer_),
      columns->type_counts.span());
  return {columns, std::move(decisions), std::move(terms), options_.mask};
}

}  // namespace broadsheet::corpus
