#include "broadsheet/corpus/storage.hpp"

#include <algorithm>
#include <cerrno>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/corpus/corpus_files.hpp"
#include "broadsheet/corpus/document_frequency.hpp"
#include "broadsheet/corpus/extract.hpp"
#include "broadsheet/corpus/join.hpp"
#include "broadsheet/corpus/part_files.hpp"
#include "broadsheet/corpus/run_files.hpp"
#include "broadsheet/corpus/writing.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::uint64_t kGrowth = 8;  // an older part stays if it is so many times as large

// --- opening -----------------------------------------------------------------------------------

text::TokenizerOptions tokenizer_of(const Manifest& manifest, const std::string& root) {
  const std::string path = root + "/manifest.json";
  if (manifest.tokenizer_version > text::kTokenizerVersion) {
    throw FormatError({path, -1, -1, -1}, "'" + root + "' was made by version " +
                                              std::to_string(manifest.tokenizer_version) +
                                              " of the tokenizer, this broadsheet has version " +
                                              std::to_string(text::kTokenizerVersion) +
                                              "; open it with a newer broadsheet");
  }
  try {
    return text::parse_tokenizer_options(manifest.tokenizer);
  } catch (const ArgumentError& error) {
    throw_damaged(path, error.what());
  }
}

struct Mapped {
  Manifest manifest;
  OpenedCorpus opened;
  Arrays arrays;
};

// The runs of all parts, or null where there are none. n_all: types with those of runs.
std::shared_ptr<const TermRuns> map_all_runs(const std::string& root, const Manifest& manifest,
                                             const Columns& columns, std::size_t n_all,
                                             Arrays& arrays) {
  TermRuns::PartRuns runs;
  for (std::size_t p = 0; p < manifest.parts.size(); ++p) {
    for (const SavedGroup& saved : manifest.parts[p].runs) {
      if (n_all <= columns.types->size()) {
        throw_damaged(root + '/' + file_name(manifest.terms, "term_of_type"),
                      "it has no types of runs");
      }
      const Part& part = *columns.parts[p];
      runs.emplace(&part, map_runs(root, saved, part.n_tokens(), columns.types->size(),
                                   static_cast<TermId>(n_all - 1), arrays));
    }
  }
  if (runs.empty()) return nullptr;
  return std::make_shared<const TermRuns>(std::move(runs), static_cast<TermId>(n_all - 1));
}

std::size_t length_of(const SavedGroup& group, std::string_view name) {
  for (const SavedGroup::Array& array : group.arrays) {
    if (array.name == name) return static_cast<std::size_t>(array.length);
  }
  return 0;
}

Mapped map_corpus(const std::string& root, const Manifest& manifest) {
  Arrays arrays;
  auto columns = std::make_shared<Columns>();
  columns->tokenizer = tokenizer_of(manifest, root);
  MappedTypes types = map_types(root, manifest.types, arrays);
  columns->types = std::move(types.types);
  columns->type_counts = std::move(types.counts);
  columns->outlet_names = read_outlets(root, manifest.outlets);
  Decisions decisions = read_decisions(root, manifest.decisions);
  decisions.taken_over = manifest.decisions_taken_over;
  columns->reasons = decisions.reasons;
  columns->part_articles.push_back(0);
  for (const SavedPart& saved : manifest.parts) {
    MappedPart part = map_part(saved, root, columns->types->size(), columns->outlet_names.size());
    columns->part_articles.push_back(columns->part_articles.back() + part.part->n_articles());
    columns->parts.push_back(std::move(part.part));
    decisions.parts.push_back(std::move(part.decided));
    arrays.insert(arrays.end(), part.arrays.begin(), part.arrays.end());
  }
  const bool is_mapped = !manifest.strings.empty();
  auto strings = is_mapped ? map_strings(root, manifest.strings.front(), arrays) : columns->types;
  const std::size_t n_all = length_of(manifest.terms, "term_of_type");
  auto runs = map_all_runs(root, manifest, *columns, n_all, arrays);
  const std::size_t n_types = runs ? n_all : columns->types->size();
  MappedTerms terms = map_terms(root, manifest.terms, std::move(strings), n_types, is_mapped,
                                std::move(runs), arrays);
  std::string notes = read_notes(root, manifest.notes);
  const Corpus corpus(std::move(columns), std::make_shared<const Decisions>(std::move(decisions)),
                      std::move(terms.terms), manifest.mask);
  return {manifest,
          {corpus.with_document_frequencies(std::move(terms.document_frequencies)),
           std::move(notes), manifest.generation},
          std::move(arrays)};
}

// A writer may replace the corpus between our look at its manifest and at its files.
Mapped map_corpus(const std::string& root) {
  constexpr int kMostTries = 100;
  for (int tries = 1;; ++tries) {
    const Manifest manifest = read_manifest(root);
    try {
      return map_corpus(root, manifest);
    } catch (const ReadError& error) {
      const bool is_gone = error.error_number() == ENOENT;
      if (is_gone && tries < kMostTries && read_manifest(root).generation != manifest.generation) {
        continue;
      }
      throw_if_no_file(error);
      if (!is_gone) throw;
      throw FormatError(
          {error.path(), -1, -1, -1},
          "'" + error.path() + "' is missing from a saved corpus; restore it from a copy");
    }
  }
}

// --- writing -----------------------------------------------------------------------------------

// The old ids of the types that are kept, those of runs too, by new id.
std::vector<TermId> types_of(const Extract& extract) {
  std::vector<TermId> types = extract.kept_types;
  types.insert(types.end(), extract.kept_run_types.begin(), extract.kept_run_types.end());
  return types;
}

// The terms of a view by the new ids of its types.
std::shared_ptr<const TermMap> terms_of(const Extract& extract, const Corpus& corpus,
                                        const std::shared_ptr<const Vocabulary>& types) {
  if (!corpus.has_mapped_terms()) {
    const text::Tokenizer tokenizer(corpus.tokenizer());
    return std::make_shared<const TermMap>(
        types, plain_targets(*types, *corpus.decisions(), tokenizer), extract.type_counts);
  }
  const auto old_terms = corpus.term_of_type();
  std::vector<TermId> new_term(corpus.n_terms(), kNoTerm);
  std::vector<std::string> strings;
  std::vector<TermId> string_of_type;
  for (const TermId type : types_of(extract)) {
    const TermId term = old_terms[type];
    if (term != kNoTerm && new_term[term] == kNoTerm) {
      new_term[term] = static_cast<TermId>(strings.size());
      strings.emplace_back(corpus.term(term));
    }
    string_of_type.push_back(term == kNoTerm ? kNoTerm : new_term[term]);
  }
  std::vector<std::int64_t> counts =
      extract.runs == nullptr ? extract.type_counts : extract.word_counts;
  if (extract.runs != nullptr) {  // the later words of runs are of the last type
    string_of_type.push_back(kNoTerm);
    counts.push_back(0);
  }
  return std::make_shared<const TermMap>(
      std::make_shared<const Vocabulary>(Vocabulary::of_terms(strings)), string_of_type, counts,
      true);
}

// A number for each term of a view, by the ranks that its terms get when saved.
std::vector<std::int64_t> by_new_rank(const std::vector<std::int64_t>& by_old_rank,
                                      const Extract& extract, const Corpus& corpus,
                                      const TermMap& terms) {
  std::vector<std::int64_t> numbers(terms.n_terms(), 0);
  const auto old_rank = corpus.term_of_type();
  const auto new_rank = terms.term_of_type();
  const std::vector<TermId> types = types_of(extract);
  for (std::size_t i = 0; i < types.size(); ++i) {
    const TermId old = old_rank[types[i]];
    if (old != kNoTerm && new_rank[i] != kNoTerm) numbers[new_rank[i]] = by_old_rank[old];
  }
  return numbers;
}

// --- appending ---------------------------------------------------------------------------------

std::uint64_t size_of(const Part& part) noexcept {
  return part.tokens.size() + part.texts.bytes.size() + 1;
}

// Whether what is counted of the articles of a saved corpus is the same after appending.
bool counts_the_same(const Corpus& saved, const Corpus& joined) {
  const Decisions& before = *saved.decisions();
  const Decisions& after = *joined.decisions();
  if (before.capitals != after.capitals) return false;
  for (std::size_t p = 0; p < before.parts.size(); ++p) {
    const auto& old_kinds = before.parts[p].kinds;
    const auto& new_kinds = after.parts[p].kinds;
    old_kinds.require_all();
    new_kinds.require_all();
    if (!std::equal(old_kinds.begin(), old_kinds.end(), new_kinds.begin(), new_kinds.end())) {
      return false;
    }
  }
  return true;
}

std::vector<std::int64_t> new_document_frequencies(const Corpus& saved, const Corpus& joined,
                                                   bool is_continued, unsigned threads) {
  const Column<std::int64_t>* known = saved.known_document_frequencies();
  if (!is_continued || known == nullptr || !counts_the_same(saved, joined)) {
    return count_document_frequencies(joined, 0, joined.n_articles(), threads);
  }
  auto frequencies =
      count_document_frequencies(joined, saved.n_articles(), joined.n_articles(), threads);
  known->require_all();
  const auto string_of_rank = saved.terms()->string_of_rank();
  const auto rank_of_string = joined.terms()->rank_of_string();
  for (std::size_t rank = 0; rank < known->size(); ++rank) {
    frequencies[rank_of_string[string_of_rank[rank]]] += (*known)[rank];
  }
  return frequencies;
}

}  // namespace

std::size_t parts_to_merge(std::span<const std::uint64_t> sizes, std::uint64_t new_size) noexcept {
  std::size_t kept = sizes.size();
  std::uint64_t total = new_size;
  while (kept > 0 && sizes[kept - 1] < kGrowth * total) total += sizes[--kept];
  return sizes.size() - kept;
}

std::int64_t save(const Corpus& corpus, const std::string& path, std::string_view notes,
                  FileOperations& operations) {
  const Extract extract = corpus::extract(corpus);
  const auto types = kept_vocabulary(extract, *corpus.columns()->types);
  const auto terms = terms_of(extract, corpus, types);
  const auto frequencies = count_document_frequencies(corpus, 0, corpus.n_articles(), 0);
  Writing writing(path, operations);
  Manifest manifest;
  manifest.parts.push_back({write_columns(extract, types->size(), 0, writing.group("part")),
                            write_decided(extract, writing.group("decided")),
                            {}});
  if (extract.runs != nullptr) {
    manifest.parts.back().runs.push_back(write_runs(extract, writing.group("runs")));
  }
  const SharedColumns shared{types, extract.type_counts, extract.outlet_names, terms,
                             by_new_rank(frequencies, extract, corpus, *terms)};
  write_shared(shared, corpus, notes, writing, manifest);
  writing.publish(manifest);
  return manifest.generation;
}

OpenedCorpus open(const std::string& path) { return map_corpus(path).opened; }

void append(const std::string& path, const Corpus& articles, const NewNotes& notes,
            const AppendOptions& options, FileOperations& operations) {
  Writing writing(path, operations);
  const Mapped mapped = map_corpus(writing.root());
  const Corpus& saved = mapped.opened.corpus;
  if (mapped.manifest.generation != options.generation) {
    throw ArgumentError("'" + path +
                        "' was changed after this corpus was opened; open it again, then append");
  }
  const Joined joined = join(saved, articles, options.threads, options.on_error);
  const Columns& columns = *joined.corpus.columns();
  const auto& old_parts = saved.columns()->parts;
  // Repeated articles of the saved corpus itself are dropped; then its parts are other ones.
  const bool is_continued = columns.parts.size() >= old_parts.size() &&
                            std::equal(old_parts.begin(), old_parts.end(), columns.parts.begin());
  std::size_t n_kept = 0;
  if (is_continued) {
    std::vector<std::uint64_t> sizes;
    std::uint64_t new_size = 0;
    for (const auto& part : old_parts) sizes.push_back(size_of(*part));
    for (std::size_t p = old_parts.size(); p < columns.parts.size(); ++p) {
      new_size += size_of(*columns.parts[p]);
    }
    n_kept = sizes.size() - parts_to_merge(sizes, new_size);
  }
  Manifest manifest;
  for (std::size_t p = 0; p < n_kept; ++p) {
    manifest.parts.push_back(mapped.manifest.parts[p]);
    const DecidedPart& decided = joined.corpus.decisions()->parts[p];
    if (equal(decided, saved.decisions()->parts[p])) continue;
    manifest.parts.back().decided = write_decided(parts_from(joined.corpus, p, p + 1),
                                                  writing.group("decided-" + std::to_string(p)));
  }
  const Extract extract = parts_from(joined.corpus, n_kept, columns.parts.size());
  if (!extract.ranges.empty()) {
    manifest.parts.push_back(
        {write_columns(extract, columns.types->size(), options.threads, writing.group("part")),
         write_decided(extract, writing.group("decided")),
         {}});
  }
  columns.type_counts.require_all();
  const SharedColumns shared{
      columns.types, columns.type_counts.span(), columns.outlet_names, joined.corpus.terms(),
      new_document_frequencies(saved, joined.corpus, is_continued, options.threads)};
  write_shared(shared, joined.corpus, notes(joined.skipped), writing, manifest);
  writing.publish(manifest);
}

void verify(const std::string& path) {
  for (const auto& array : map_corpus(path).arrays) array->require_all();
}

}  // namespace broadsheet::corpus
