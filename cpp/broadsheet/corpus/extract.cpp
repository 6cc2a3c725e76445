#include "broadsheet/corpus/extract.hpp"

#include <algorithm>
#include <numeric>

#include "broadsheet/base/parallel.hpp"
#include "broadsheet/corpus/part_columns.hpp"

namespace broadsheet::corpus {
namespace {

std::vector<ArticleRange> ranges_of(const Corpus& view) {
  std::vector<ArticleRange> ranges;
  for (ArticleIndex i = 0; i < view.n_articles(); ++i) {
    const ArticleView article = view.article(i);
    if (!ranges.empty() && ranges.back().part == article.part &&
        ranges.back().last == article.local) {
      ++ranges.back().last;
    } else {
      ranges.push_back({article.part, article.decided, article.local, article.local + 1});
    }
  }
  return ranges;
}

// Whether the ranges are all articles of the columns, each once.
bool is_whole(const std::vector<ArticleRange>& ranges, const Columns& columns) {
  std::size_t next = 0;
  for (const ArticleRange& range : ranges) {
    while (next < columns.parts.size() && columns.parts[next]->n_articles() == 0) ++next;
    if (next == columns.parts.size() || range.part != columns.parts[next].get() ||
        range.first != 0 || range.last != range.part->n_articles()) {
      return false;
    }
    ++next;
  }
  while (next < columns.parts.size() && columns.parts[next]->n_articles() == 0) ++next;
  return next == columns.parts.size();
}

std::vector<std::int64_t> count_types(const std::vector<ArticleRange>& ranges,
                                      const Columns& columns) {
  std::vector<std::int64_t> counts(columns.types->size(), 0);
  for (const ArticleRange& range : ranges) {
    for (auto token = range.first_token(); token < range.last_token(); ++token) {
      ++counts[range.part->tokens[static_cast<std::size_t>(token)]];
    }
    check_interrupt();
  }
  return counts;
}

// The types that occur, and the plain forms that the hidden ones among them may count as.
std::vector<bool> kept_types(const std::vector<std::int64_t>& counts, const Columns& columns) {
  const Vocabulary& types = *columns.types;
  const text::Tokenizer tokenizer(columns.tokenizer);
  std::vector<bool> kept(counts.size());
  const auto keep = [&](std::string_view word) {
    if (const auto id = types.find(word)) kept[*id] = true;
  };
  for (TermId id = 0; id < counts.size(); ++id) {
    if (counts[id] == 0) continue;
    kept[id] = true;
    if (!types.is_hidden(id)) continue;
    keep(types.term(id));
    keep(tokenizer.fold_term(types.term(id)));
  }
  return kept;
}

void order_types(const std::vector<std::int64_t>& counts, const Columns& columns,
                 Extract& extract) {
  const std::vector<bool> kept = kept_types(counts, columns);
  const Vocabulary& types = *columns.types;
  for (const TermId id : types.by_bytes()) {
    if (kept[id]) extract.kept_types.push_back(id);
  }
  std::vector<TermId> in_byte_order = extract.kept_types;
  std::stable_sort(extract.kept_types.begin(), extract.kept_types.end(),
                   [&](TermId a, TermId b) { return counts[a] > counts[b]; });
  extract.new_types.assign(types.size(), kNoTerm);
  extract.same_types = true;
  for (std::size_t i = 0; i < extract.kept_types.size(); ++i) {
    const TermId old = extract.kept_types[i];
    extract.new_types[old] = static_cast<TermId>(i);
    extract.type_counts.push_back(counts[old]);
    extract.same_types = extract.same_types && old == i;
  }
  for (TermId& id : in_byte_order) id = extract.new_types[id];
  extract.by_bytes = std::move(in_byte_order);
}

void name_outlets(const Columns& columns, Extract& extract) {
  std::vector<bool> used(columns.outlet_names.size());
  for (const ArticleRange& range : extract.ranges) {
    for (auto i = range.first; i < range.last; ++i) {
      const std::int32_t outlet = range.part->outlets[static_cast<std::size_t>(i)];
      if (outlet >= 0) used[static_cast<std::size_t>(outlet)] = true;
    }
  }
  std::vector<std::size_t> codes;
  for (std::size_t code = 0; code < used.size(); ++code) {
    if (used[code]) codes.push_back(code);
  }
  std::sort(codes.begin(), codes.end(), [&](std::size_t a, std::size_t b) {
    return columns.outlet_names[a] < columns.outlet_names[b];
  });
  extract.new_outlets.assign(used.size(), -1);
  for (const std::size_t code : codes) {
    extract.new_outlets[code] = static_cast<std::int32_t>(extract.outlet_names.size());
    extract.outlet_names.push_back(columns.outlet_names[code]);
  }
}

// The types of the runs that occur, and how often each type stands outside runs.
void count_runs(const TermRuns& runs, Extract& extract) {
  const std::size_t n_types = extract.new_types.size();
  extract.runs = &runs;
  extract.new_types.resize(runs.continuation(), kNoTerm);
  std::vector<std::int64_t> counts(runs.continuation(), 0);
  extract.word_counts = extract.type_counts;
  for (const ArticleRange& range : extract.ranges) {
    for (const TermRun& run : runs.within(*range.part, range.first_token(), range.last_token())) {
      ++counts[run.type];
      for (std::uint32_t k = 0; k < run.length; ++k) {
        const TermId type = range.part->tokens[static_cast<std::size_t>(run.first + k)];
        --extract.word_counts[extract.new_types[type]];
      }
    }
  }
  for (std::size_t type = n_types; type < counts.size(); ++type) {
    if (counts[type] == 0) continue;
    extract.new_types[type] = static_cast<TermId>(extract.word_counts.size());
    extract.kept_run_types.push_back(static_cast<TermId>(type));
    extract.word_counts.push_back(counts[type]);
  }
}

std::int64_t segment_at(const ArticleRange& range, std::int64_t article) noexcept {
  return range.part->article_segments[static_cast<std::size_t>(article)];
}

TokenIndex token_at(const ArticleRange& range, std::int64_t segment) noexcept {
  return range.part->segment_tokens[static_cast<std::size_t>(segment)];
}

}  // namespace

std::int64_t ArticleRange::first_segment() const noexcept { return segment_at(*this, first); }
std::int64_t ArticleRange::last_segment() const noexcept { return segment_at(*this, last); }
TokenIndex ArticleRange::first_token() const noexcept { return token_at(*this, first_segment()); }
TokenIndex ArticleRange::last_token() const noexcept { return token_at(*this, last_segment()); }

Extract extract(const Corpus& view) {
  const Columns& columns = *view.columns();
  Extract extract;
  extract.ranges = ranges_of(view);
  for (const ArticleRange& range : extract.ranges) range.part->require_all(range.first, range.last);
  order_types(count_types(extract.ranges, columns), columns, extract);
  name_outlets(columns, extract);
  if (view.terms()->runs() != nullptr) count_runs(*view.terms()->runs(), extract);
  return extract;
}

Extract parts_from(const Corpus& corpus, std::size_t first, std::size_t last) {
  const Columns& columns = *corpus.columns();
  Extract extract;
  extract.same_types = true;
  for (std::size_t p = first; p < last; ++p) {
    const Part& part = *columns.parts[p];
    part.require_all();
    extract.ranges.push_back({&part, &corpus.decisions()->parts[p], 0, part.n_articles()});
  }
  extract.new_outlets.resize(columns.outlet_names.size());
  std::iota(extract.new_outlets.begin(), extract.new_outlets.end(), 0);
  return extract;
}

bool is_whole(const Corpus& view) { return is_whole(ranges_of(view), *view.columns()); }

std::shared_ptr<const Vocabulary> kept_vocabulary(const Extract& extract, const Vocabulary& types) {
  std::vector<char> bytes;
  std::vector<std::int64_t> starts = {0};
  std::vector<std::uint8_t> hidden;
  for (const TermId id : extract.kept_types) {
    const std::string_view word = types.term(id);
    bytes.insert(bytes.end(), word.begin(), word.end());
    starts.push_back(static_cast<std::int64_t>(bytes.size()));
    hidden.push_back(types.is_hidden(id) ? 1 : 0);
  }
  return std::make_shared<const Vocabulary>(
      Column<char>(std::move(bytes)), Column<std::int64_t>(std::move(starts)),
      Column<std::uint8_t>(std::move(hidden)), Column<TermId>(extract.by_bytes));
}

std::shared_ptr<const Columns> columns_alone(const Corpus& view) {
  if (is_whole(view)) return view.columns();
  const Extract extract = corpus::extract(view);
  auto part = std::make_shared<Part>();
  MemorySink sink;
  PartColumns<MemorySink>(extract, sink, *part).add_all();
  auto columns = std::make_shared<Columns>();
  columns->tokenizer = view.tokenizer();
  columns->types = kept_vocabulary(extract, *view.columns()->types);
  columns->type_counts = extract.type_counts;
  columns->outlet_names = extract.outlet_names;
  columns->reasons = view.columns()->reasons;
  columns->part_articles = {0, part->n_articles()};
  columns->parts.push_back(std::move(part));
  return columns;
}

}  // namespace broadsheet::corpus
