#include "broadsheet/corpus/corpus_writer.hpp"

#include <algorithm>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/hash.hpp"
#include "broadsheet/base/memory_block.hpp"
#include "broadsheet/corpus/corpus_files.hpp"
#include "broadsheet/corpus/document_frequency.hpp"
#include "broadsheet/corpus/extract.hpp"
#include "broadsheet/corpus/join_types.hpp"
#include "broadsheet/corpus/part_files.hpp"
#include "broadsheet/corpus/place_files.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::size_t kMostParts = 8;  // more are written once more, as one

std::string numbered(const char* name, std::size_t number) {
  return std::string(name) + '-' + std::to_string(number);
}

}  // namespace

/// Where each id was met first: a table of hashes, since the ids themselves lie in the files.
class CorpusWriter::Ids {
 public:
  /// Calls same(position) for each article that may have this id, until one has.
  template <class Same>
  [[nodiscard]] bool find(std::string_view id, Same&& same) const {
    const std::uint64_t hash = hash_of(id);
    for (std::size_t slot = hash & mask(); slots_[slot].position >= 0; slot = (slot + 1) & mask()) {
      if (slots_[slot].hash == hash && same(slots_[slot].position)) return true;
    }
    return false;
  }

  void add(std::string_view id, std::int64_t position) {
    if (2 * (n_ + 1) > slots_.size()) grow();
    put(slots_, {hash_of(id), position});
    ++n_;
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::int64_t position = -1;
  };

  static std::uint64_t hash_of(std::string_view id) { return hash_bytes(id, process_hash_seed()); }
  [[nodiscard]] std::size_t mask() const noexcept { return slots_.size() - 1; }
  static void put(std::vector<Slot>& slots, const Slot& entry) {
    std::size_t slot = entry.hash & (slots.size() - 1);
    while (slots[slot].position >= 0) slot = (slot + 1) & (slots.size() - 1);
    slots[slot] = entry;
  }
  void grow() {
    std::vector<Slot> larger(2 * slots_.size());
    for (const Slot& slot : slots_) {
      if (slot.position >= 0) put(larger, slot);
    }
    slots_ = std::move(larger);
  }

  std::vector<Slot> slots_ = std::vector<Slot>(1024);
  std::size_t n_ = 0;
};

CorpusWriter::CorpusWriter(const std::string& path, const WriterOptions& options,
                           FileOperations& operations)
    : options_(options),
      writing_(path, operations),
      ids_(std::make_unique<Ids>()),
      types_(std::make_shared<const Vocabulary>()) {}

CorpusWriter::~CorpusWriter() = default;

void CorpusWriter::add(const UndecidedArticles& articles) {
  const Corpus& corpus = articles.corpus;
  tokenizer_ = corpus.tokenizer();
  mask_ = corpus.mask();
  const std::vector<ArticleIndex> fresh = new_articles(articles);
  if (fresh.empty() && !parts_.empty()) return;
  places_.push_back(map_places(
      writing_.root(),
      write_places(articles.places, fresh, writing_.group(numbered("places", parts_.size())))));
  const bool are_all = static_cast<ArticleIndex>(fresh.size()) == corpus.n_articles();
  write_part(are_all ? corpus : corpus.select(fresh));
}

std::vector<ArticleIndex> CorpusWriter::new_articles(const UndecidedArticles& articles) {
  std::vector<ArticleIndex> fresh;
  // An article met before: one of the parts, or of those that will be the next one.
  const auto article_at = [&](std::int64_t position) {
    if (position >= n_articles()) {
      return articles.corpus.article(fresh[static_cast<std::size_t>(position - n_articles())]);
    }
    const std::size_t part = part_of(position);
    return ArticleView{parts_[part].get(), &as_read_[part], position - part_articles_[part]};
  };
  const auto place_of = [&](std::int64_t position) {
    if (position >= n_articles()) {
      const ArticleIndex article = fresh[static_cast<std::size_t>(position - n_articles())];
      return articles.places[static_cast<std::size_t>(article)];
    }
    const std::size_t part = part_of(position);
    return places_[part].checked(static_cast<std::size_t>(position - part_articles_[part]));
  };
  for (ArticleIndex i = 0; i < articles.corpus.n_articles(); ++i) {
    const ArticleView here = articles.corpus.article(i);
    const std::string_view id = here.id();
    std::int64_t first = 0;
    const bool is_known = ids_->find(id, [&](std::int64_t position) {
      first = position;
      return article_at(position).id() == id;
    });
    if (is_known) {
      skipped_.push_back(repeated_article(id, article_at(first).text() == here.text(),
                                          articles.places[static_cast<std::size_t>(i)],
                                          place_of(first), options_.on_error));
      continue;
    }
    ids_->add(id, n_articles() + static_cast<std::int64_t>(fresh.size()));
    fresh.push_back(i);
  }
  return fresh;
}

std::size_t CorpusWriter::part_of(std::int64_t position) const noexcept {
  const auto after = std::upper_bound(part_articles_.begin(), part_articles_.end(), position);
  return static_cast<std::size_t>(after - part_articles_.begin()) - 1;
}

void CorpusWriter::write_part(const Corpus& articles) {
  const std::size_t number = parts_.size();
  Extract extract = corpus::extract(articles);
  const auto types = kept_vocabulary(extract, *articles.columns()->types);
  std::vector<TermId> ids;
  types_ = join_types(*types_, *types, ids);
  type_counts_.resize(types_->size(), 0);
  for (std::size_t type = 0; type < ids.size(); ++type) {
    type_counts_[ids[type]] += extract.type_counts[type];
  }
  for (TermId& type : extract.new_types) {
    if (type != kNoTerm) type = ids[type];
  }
  extract.same_types = false;
  const auto codes = join_outlets(outlet_names_, extract.outlet_names);
  for (std::int32_t& code : extract.new_outlets) {
    if (code >= 0) code = codes[static_cast<std::size_t>(code)];
  }
  saved_.push_back({write_columns(extract, types_->size(), options_.threads,
                                  writing_.group(numbered("part", number))),
                    write_decided(extract, writing_.group(numbered("as-read", number))),
                    {}});
  MappedPart mapped =
      map_part(saved_.back(), writing_.root(), types_->size(), outlet_names_.size());
  parts_.push_back(std::move(mapped.part));
  as_read_.push_back(std::move(mapped.decided));
  part_articles_.push_back(n_articles() + parts_.back()->n_articles());
}

Corpus CorpusWriter::whole(const Decisions* like) const {
  auto columns = std::make_shared<Columns>();
  columns->parts = parts_;
  columns->part_articles = part_articles_;
  columns->types = types_;
  columns->type_counts = Column<std::int64_t>(type_counts_);
  columns->outlet_names = outlet_names_;
  columns->tokenizer = tokenizer_;
  const text::Tokenizer tokenizer(tokenizer_);
  auto decisions = std::make_shared<const Decisions>(
      like != nullptr ? apply_decisions(*columns, *like, options_.threads)
                      : learn_decisions(*columns, tokenizer, options_.threads));
  auto terms = std::make_shared<const TermMap>(
      types_, plain_targets(*types_, *decisions, tokenizer), columns->type_counts.span());
  return {std::move(columns), std::move(decisions), std::move(terms), mask_};
}

// The parts as they are to be found: with what was decided.
std::vector<SavedPart> CorpusWriter::write_decisions_of(const Corpus& corpus) const {
  if (parts_.size() > kMostParts) {
    const Extract extract = parts_from(corpus, 0, parts_.size());
    return {{write_columns(extract, types_->size(), options_.threads, writing_.group("part")),
             write_decided(extract, writing_.group("decided")),
             {}}};
  }
  std::vector<SavedPart> saved = saved_;
  for (std::size_t p = 0; p < saved.size(); ++p) {
    if (equal(corpus.decisions()->parts[p], as_read_[p])) continue;
    saved[p].decided =
        write_decided(parts_from(corpus, p, p + 1), writing_.group(numbered("decided", p)));
  }
  return saved;
}

void CorpusWriter::finish(const Decisions* like, const NewNotes& notes) {
  ids_ = nullptr;
  empty_memory_pool();  // what the builder took
  const Corpus corpus = whole(like);
  Manifest manifest;
  manifest.parts = write_decisions_of(corpus);
  const SharedColumns shared{
      types_, corpus.columns()->type_counts.span(), outlet_names_, corpus.terms(),
      count_document_frequencies(corpus, 0, corpus.n_articles(), options_.threads)};
  write_shared(shared, corpus, notes(skipped_), writing_, manifest);
  writing_.publish(manifest);
}

}  // namespace broadsheet::corpus
