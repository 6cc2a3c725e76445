#include "broadsheet/corpus/corpus_builder.hpp"

#include <atomic>
#include <exception>
#include <unordered_map>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::size_t kArticlesPerChunk = 32;
constexpr std::size_t kBytesPerChunk = 256U << 10U;

text::RawText raw(std::string_view utf8) {
  return {utf8.data(), utf8.size(), text::RawText::Encoding::utf8};
}

std::string describe(std::string_view source, std::int64_t line) {
  std::string place(source);
  if (line >= 0) place += (place.empty() ? "line " : ", line ") + std::to_string(line);
  return place;
}

}  // namespace

struct CorpusBuilder::Chunk {
  Partial partial;
  std::vector<Skipped> skipped;
  std::exception_ptr error;
};

CorpusBuilder::CorpusBuilder(BuilderOptions options)
    : options_(std::move(options)),
      tokenizer_(options_.tokenizer),
      parser_(options_.parse),
      workers_(resolve_threads(options_.threads)) {}

CorpusBuilder::~CorpusBuilder() = default;

template <class Read>
void CorpusBuilder::read_chunks(std::size_t n, Read&& read) {
  std::vector<Chunk> chunks(n);
  // The error of the first chunk that has one is thrown, whichever thread came upon one first;
  // chunks after it need not be read.
  std::atomic<std::size_t> first_failed{n};
  for_each_chunk_by_worker(
      n, 1, options_.threads, [&](unsigned worker, std::size_t i, std::size_t, std::size_t) {
        if (i > first_failed) return;
        if (!workers_[worker]) {
          workers_[worker] =
              std::make_unique<PartBuilder>(tokenizer_, parser_, options_.on_invalid);
        }
        chunks[i].partial.worker = worker;
        try {
          read(*workers_[worker], i, chunks[i]);
        } catch (const Interrupted&) {
          throw;
        } catch (const Error&) {
          chunks[i].error = std::current_exception();
          std::size_t seen = first_failed;
          while (i < seen && !first_failed.compare_exchange_weak(seen, i)) {
          }
        }
      });
  if (first_failed < n) std::rethrow_exception(chunks[first_failed].error);
  for (Chunk& chunk : chunks) {
    n_articles_ += static_cast<std::int64_t>(chunk.partial.part.n_articles());
    skipped_.insert(skipped_.end(), std::make_move_iterator(chunk.skipped.begin()),
                    std::make_move_iterator(chunk.skipped.end()));
    partials_.push_back(std::move(chunk.partial));
  }
}

bool CorpusBuilder::add_article(PartBuilder& worker, const ArticleInput& article,
                                Chunk& chunk) const {
  try {
    std::string remark = worker.add(article, chunk.partial.part);
    if (!remark.empty()) {
      chunk.skipped.push_back({std::string(article.source), article.line, std::move(remark)});
    }
    return true;
  } catch (const FormatError& error) {
    const std::string message =
        describe(article.source, article.line) + ": " + std::string(error.what());
    if (options_.on_error == OnError::raise) {
      throw FormatError({std::string(article.source), article.line, error.place().byte_offset, -1},
                        message);
    }
    chunk.skipped.push_back({std::string(article.source), article.line, error.what()});
    return false;
  }
}

void CorpusBuilder::add(std::span<const ArticleInput> articles) {
  read_chunks(n_chunks(articles.size(), kArticlesPerChunk),
              [&](PartBuilder& worker, std::size_t i, Chunk& chunk) {
                const std::size_t begin = i * kArticlesPerChunk;
                const std::size_t n = std::min(kArticlesPerChunk, articles.size() - begin);
                for (const ArticleInput& article : articles.subspan(begin, n)) {
                  add_article(worker, article, chunk);
                }
              });
}

void CorpusBuilder::add_json_lines(std::string_view block, const article::RecordFields& fields,
                                   std::string_view source, std::int64_t first_line,
                                   std::int64_t offset) {
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
    article.text = raw(record[RecordField::text]);
    article.title = raw(record[RecordField::title]);
    article.id = record[RecordField::id];
    article.outlet = record[RecordField::outlet];
    article.author = record[RecordField::author];
    article.date = record[RecordField::date];
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
}

void CorpusBuilder::skip(Skipped skipped) { skipped_.push_back(std::move(skipped)); }

// One id stands for one article: the same text again is counted once, another text is an error.
void CorpusBuilder::drop_repeated_articles() {
  struct Where {
    std::size_t partial;
    std::size_t article;
  };
  std::unordered_map<std::string_view, Where> seen;
  seen.reserve(static_cast<std::size_t>(n_articles_));
  for (std::size_t p = 0; p < partials_.size(); ++p) {
    GrowingPart& part = partials_[p].part;
    for (std::size_t i = 0; i < part.n_articles(); ++i) {
      const auto [place, is_new] = seen.emplace(part.ids[i], Where{p, i});
      if (is_new) continue;
      const GrowingPart& first = partials_[place->second.partial].part;
      const std::size_t other = place->second.article;
      const std::string id(part.ids[i]);
      const std::string before = describe(first.sources[other], first.source_lines[other]);
      const bool same_text = first.texts[other] == part.texts[i];
      if (!same_text && options_.on_error == OnError::raise) {
        throw FormatError({std::string(part.sources[i]), part.source_lines[i], -1, -1},
                          describe(part.sources[i], part.source_lines[i]) + ": the id \"" + id +
                              "\" stands for another text in " + before +
                              "; give each article an id of its own, or leave the ids out");
      }
      skipped_.push_back({std::string(part.sources[i]), part.source_lines[i],
                          same_text
                              ? "the same article as " + before + " (id \"" + id + "\")"
                              : "the id \"" + id + "\" stands for another text in " + before});
      auto& dropped = partials_[p].dropped;
      if (dropped.empty()) dropped.assign(part.n_articles(), false);
      dropped[i] = true;
      --n_articles_;
    }
  }
}

Corpus CorpusBuilder::finish(const Decisions* like) {
  drop_repeated_articles();
  const std::shared_ptr<Columns> columns = merge(partials_, workers_, tokenizer_);
  columns->tokenizer = options_.tokenizer;
  partials_.clear();
  workers_ = std::vector<std::unique_ptr<PartBuilder>>(workers_.size());
  auto decisions = std::make_shared<const Decisions>(
      like != nullptr ? apply_decisions(*columns, *like)
                      : learn_decisions(*columns, tokenizer_, options_.threads));
  auto terms = std::make_shared<const TermMap>(
      columns->types, plain_targets(*columns->types, *decisions, tokenizer_), columns->type_counts);
  return {columns, std::move(decisions), std::move(terms), options_.mask};
}

}  // namespace broadsheet::corpus
