#include "broadsheet/corpus/corpus.hpp"

#include <algorithm>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/corpus/map_phrases.hpp"

namespace broadsheet::corpus {
namespace {

std::string figure(std::uint64_t bytes) {
  constexpr std::uint64_t kKilobyte = 1'000;
  constexpr std::uint64_t kMegabyte = 1'000'000;
  const bool is_large = bytes >= 10 * kMegabyte;
  const std::uint64_t unit = is_large ? kMegabyte : kKilobyte;
  return std::to_string((bytes + unit - 1) / unit) + (is_large ? " MB" : " KB");
}

}  // namespace

std::string_view ArticleView::title() const {
  const auto starts_line = [&](std::int64_t s) {
    return (part->segment_flags[static_cast<std::size_t>(s)] & article::kStartsLine) != 0;
  };
  std::int64_t first = first_segment();  // of the line
  for (auto s = first_segment(); s != last_segment(); ++s) {
    if (starts_line(s)) first = s;
    if (kind(s) != static_cast<std::uint8_t>(article::LineKind::title)) continue;
    while (s + 1 != last_segment() && !starts_line(s + 1)) ++s;
    const std::string_view all = text();  // checks the segments' bytes too
    const std::uint32_t begin = part->segment_begins[static_cast<std::size_t>(first)];
    return all.substr(begin, part->segment_ends[static_cast<std::size_t>(s)] - begin);
  }
  return {};
}

Corpus::Corpus(std::shared_ptr<const Columns> columns, std::shared_ptr<const Decisions> decisions,
               std::shared_ptr<const TermMap> terms, SegmentMask mask)
    : columns_(std::move(columns)),
      decisions_(std::move(decisions)),
      terms_(std::move(terms)),
      mask_(mask),
      n_articles_(columns_->part_articles.back()) {}

ArticleView Corpus::article(ArticleIndex i) const {
  const std::int64_t base = base_position(i);
  const auto& firsts = columns_->part_articles;
  const auto after = std::upper_bound(firsts.begin(), firsts.end() - 1, base);
  const auto part = static_cast<std::size_t>(after - firsts.begin()) - 1;
  const std::int64_t local = base - firsts[part];
  columns_->parts[part]->require(Part::Aspect::tokens, local);
  return {columns_->parts[part].get(), &decisions_->parts[part], local};
}

std::string_view Corpus::outlet(ArticleIndex i) const {
  const ArticleView view = article(i);
  const std::int32_t code = view.field_part().outlets[static_cast<std::size_t>(view.local)];
  return code < 0 ? std::string_view() : columns_->outlet_names[static_cast<std::size_t>(code)];
}

std::int64_t Corpus::n_tokens(ArticleIndex i) const {
  std::int64_t n = 0;
  for_each_run(i, [&](const TokenRun& run) { n += static_cast<std::int64_t>(run.types.size()); });
  return n;
}

std::vector<std::int64_t> Corpus::article_lengths() const {
  std::vector<std::int64_t> lengths(static_cast<std::size_t>(n_articles_));
  for (ArticleIndex i = 0; i < n_articles_; ++i) {
    lengths[static_cast<std::size_t>(i)] = n_tokens(i);
  }
  return lengths;
}

Corpus Corpus::select(std::span<const ArticleIndex> positions) const {
  std::vector<std::int64_t> articles;
  articles.reserve(positions.size());
  for (const ArticleIndex position : positions) {
    if (position < 0 || position >= n_articles_) {
      throw ArgumentError("an article's position must be from 0 to " +
                          std::to_string(n_articles_ - 1) + ", got " + std::to_string(position));
    }
    articles.push_back(base_position(position));
  }
  Corpus view = *this;
  view.document_frequencies_ = nullptr;
  view.n_articles_ = static_cast<ArticleIndex>(articles.size());
  view.articles_ = std::make_shared<const std::vector<std::int64_t>>(std::move(articles));
  return view;
}

Corpus Corpus::with_mask(SegmentMask mask) const {
  Corpus view = *this;
  view.document_frequencies_ = nullptr;
  view.mask_ = mask;
  return view;
}

Corpus Corpus::with_terms(std::shared_ptr<const TermMap> terms) const {
  const std::size_t n = terms->term_of_type().size();
  const std::size_t n_types = columns_->types->size();
  if (terms->runs() != nullptr ? n <= n_types : n != n_types) {
    throw ArgumentError("a term map must be made for the same corpus");
  }
  Corpus view = *this;
  view.document_frequencies_ = nullptr;
  view.terms_ = std::move(terms);
  return view;
}

Corpus Corpus::map_terms(std::span<const std::string> new_terms) const {
  if (terms_->runs() != nullptr) return map_phrases(*this, new_terms, {});
  if (new_terms.size() != n_terms()) {
    throw ArgumentError("a term map must have one entry for each of the " +
                        std::to_string(n_terms()) + " terms, got " +
                        std::to_string(new_terms.size()));
  }
  std::vector<std::string> strings(new_terms.begin(), new_terms.end());
  std::sort(strings.begin(), strings.end());
  strings.erase(std::unique(strings.begin(), strings.end()), strings.end());
  if (!strings.empty() && strings.front().empty()) strings.erase(strings.begin());
  std::vector<TermId> new_of_term(new_terms.size(), kNoTerm);
  for (std::size_t t = 0; t < new_terms.size(); ++t) {
    if (new_terms[t].empty()) continue;
    new_of_term[t] = static_cast<TermId>(
        std::lower_bound(strings.begin(), strings.end(), new_terms[t]) - strings.begin());
  }
  std::vector<TermId> string_of_type(columns_->types->size(), kNoTerm);
  const auto old = term_of_type();
  for (std::size_t type = 0; type < old.size(); ++type) {
    if (old[type] != kNoTerm) string_of_type[type] = new_of_term[old[type]];
  }
  return with_terms(std::make_shared<const TermMap>(
      std::make_shared<const Vocabulary>(Vocabulary::of_terms(strings)), string_of_type,
      columns_->type_counts.span(), true));
}

Corpus Corpus::with_document_frequencies(Column<std::int64_t> frequencies) const {
  Corpus same = *this;
  same.document_frequencies_ = std::make_shared<const Column<std::int64_t>>(std::move(frequencies));
  return same;
}

Corpus Corpus::with_memory_bound(std::uint64_t bytes) const {
  Corpus same = *this;
  same.memory_bound_ = bytes;
  return same;
}

void Corpus::require_memory(const char* what, std::uint64_t bytes) const {
  if (memory_bound_ == 0 || bytes <= memory_bound_) return;
  throw MemoryLimitError(std::string(what) + " of " + std::to_string(n_articles_) +
                         " articles needs " + figure(bytes) + ", more than memory= allows (" +
                         figure(memory_bound_) +
                         "); take a subset, or open the corpus with a larger memory=");
}

bool Corpus::comparable(const Corpus& other) const noexcept {
  return columns_ == other.columns_ && decisions_ == other.decisions_ && terms_ == other.terms_ &&
         mask_ == other.mask_;
}

}  // namespace broadsheet::corpus
