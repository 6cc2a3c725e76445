#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/article/line_kind.hpp"
#include "broadsheet/article/parse.hpp"
#include "broadsheet/base/ids.hpp"
#include "broadsheet/corpus/decisions.hpp"
#include "broadsheet/corpus/part.hpp"
#include "broadsheet/corpus/rule_reasons.hpp"
#include "broadsheet/corpus/term_map.hpp"
#include "broadsheet/corpus/vocabulary.hpp"
#include "broadsheet/text/tokenizer.hpp"

namespace broadsheet::corpus {

/// Which segments a view counts.
struct SegmentMask {
  enum class Quotes : std::uint8_t { all, without, only };

  std::uint32_t kinds = ~article::kDefaultSetAside;  // a bit per article::LineKind
  Quotes quotes = Quotes::all;

  [[nodiscard]] bool counts(std::uint8_t kind, std::uint8_t flags) const noexcept {
    if (((kinds >> kind) & 1U) == 0) return false;
    if (quotes == Quotes::all) return true;
    return ((flags & article::kQuote) != 0) == (quotes == Quotes::only);
  }
  friend bool operator==(const SegmentMask&, const SegmentMask&) = default;
};

/// The shared columns of a corpus: what every view of it refers to.
struct Columns {
  std::vector<std::shared_ptr<const Part>> parts;
  std::vector<std::int64_t> part_articles;  // first article of each part, then the total
  std::shared_ptr<const Vocabulary> types;
  Column<std::int64_t> type_counts;  // occurrences of each type, counted or set aside
  std::vector<std::string> outlet_names;
  std::shared_ptr<const RuleReasons> reasons = RuleReasons::current();  // of Part::segment_rules
  text::TokenizerOptions tokenizer;
};

/// One article of a corpus, by reference.
struct ArticleView {
  const Part* part;
  const DecidedPart* decided;
  std::int64_t local;  // position in the part

  /// The part, once its columns of text are checked for this article. This and what follows:
  /// FormatError where they lie in a file that is damaged.
  [[nodiscard]] const Part& text_part() const {
    part->require(Part::Aspect::text, local);
    return *part;
  }
  /// The same for the columns of fields: ids, outlets, dates and the like.
  [[nodiscard]] const Part& field_part() const {
    part->require(Part::Aspect::fields, local);
    return *part;
  }
  [[nodiscard]] std::string_view text() const {
    return text_part().texts[static_cast<std::size_t>(local)];
  }
  [[nodiscard]] std::string_view id() const {
    return field_part().ids[static_cast<std::size_t>(local)];
  }
  /// The article's title line, or "" where it has none.
  [[nodiscard]] std::string_view title() const;
  [[nodiscard]] std::int64_t first_segment() const noexcept {
    return part->article_segments[static_cast<std::size_t>(local)];
  }
  [[nodiscard]] std::int64_t last_segment() const noexcept {  // one past the last
    return part->article_segments[static_cast<std::size_t>(local) + 1];
  }
  /// A segment's kind after the corpus's decisions.
  [[nodiscard]] std::uint8_t kind(std::int64_t segment) const noexcept {
    return decided->kinds[static_cast<std::size_t>(segment)];
  }
};

/// The tokens of one counted segment.
struct TokenRun {
  std::span<const TermId> types;  // map with Corpus::term_of_type(); valid during the call
  TokenIndex first;               // of types[0], in the part's columns
  std::int64_t segment;           // in the part
  bool starts_line;               // false: continues the line of the segment before
  bool after_outlet;              // only the outlet's own name stands between it and the run before
};

/// A set of articles as columns of numbers, or a view of one: shared columns + article positions +
/// segment mask + term map + decisions. Copying copies no column. Immutable, so safe to read
/// from many threads.
///
/// A term's id is its rank: 0 for the most frequent term of the corpus (ties by bytes), over all
/// its tokens, counted or not. All views of one corpus with one term map have the same ids, so
/// they compare column by column.
class Corpus {
 public:
  Corpus(std::shared_ptr<const Columns> columns, std::shared_ptr<const Decisions> decisions,
         std::shared_ptr<const TermMap> terms, SegmentMask mask = {});

  // --- articles -------------------------------------------------------------------------
  [[nodiscard]] ArticleIndex n_articles() const noexcept { return n_articles_; }
  /// FormatError where its tokens lie in a file that is damaged.
  [[nodiscard]] ArticleView article(ArticleIndex i) const;
  /// Whether its articles are those of its columns, each once and in order, by having been made so.
  [[nodiscard]] bool shows_all() const noexcept { return articles_ == nullptr; }
  /// The article's position in the corpus that this is a view of.
  [[nodiscard]] std::int64_t base_position(ArticleIndex i) const noexcept {
    return articles_ ? (*articles_)[static_cast<std::size_t>(i)] : i;
  }
  [[nodiscard]] std::string_view outlet(ArticleIndex i) const;  // "" where none

  // --- terms ----------------------------------------------------------------------------
  [[nodiscard]] TermId n_terms() const noexcept { return terms_->n_terms(); }
  [[nodiscard]] std::string_view term(TermId id) const { return terms_->term(id); }
  [[nodiscard]] std::optional<TermId> find_term(std::string_view term) const {
    return terms_->find(term);
  }
  /// Term id of each type, kNoTerm where the map drops it: the kernels' inner look-up.
  [[nodiscard]] std::span<const TermId> term_of_type() const { return terms_->term_of_type(); }

  // --- tokens ---------------------------------------------------------------------------
  /// Calls f(const TokenRun&) for each counted segment of an article that has tokens, in order.
  template <class F>
  void for_each_run(ArticleIndex i, F&& f) const {
    const ArticleView article = this->article(i);
    const Part& part = *article.part;
    const TermRuns* runs = terms_->runs();
    std::vector<TermId> scratch;
    bool after_outlet = false;
    bool opened_by_outlet = false;  // the line began with a name that is not counted
    for (auto s = article.first_segment(); s != article.last_segment(); ++s) {
      const auto u = static_cast<std::size_t>(s);
      const std::uint8_t flags = part.segment_flags[u];
      if (!mask_.counts(article.kind(s), flags)) {
        after_outlet = (flags & article::kOutlet) != 0;
        opened_by_outlet = after_outlet && (flags & article::kStartsLine) != 0;
        continue;
      }
      const TokenIndex first = part.segment_tokens[u];
      const auto n = static_cast<std::size_t>(part.segment_tokens[u + 1] - first);
      if (n == 0) continue;
      auto types = part.tokens.span().subspan(static_cast<std::size_t>(first), n);
      if (runs != nullptr) types = runs->apply(part, first, types, scratch);
      const bool starts_line = opened_by_outlet || (flags & article::kStartsLine) != 0;
      f(TokenRun{types, first, s, starts_line, after_outlet});
      after_outlet = opened_by_outlet = false;
    }
  }

  /// Running words of an article that this view counts, before the term map drops any.
  [[nodiscard]] std::int64_t n_tokens(ArticleIndex i) const;

  /// The same for every article.
  [[nodiscard]] std::vector<std::int64_t> article_lengths() const;

  // --- views ----------------------------------------------------------------------------
  /// The articles at these positions, in this order. ArgumentError on a position out of range.
  [[nodiscard]] Corpus select(std::span<const ArticleIndex> positions) const;
  [[nodiscard]] Corpus with_mask(SegmentMask mask) const;
  [[nodiscard]] Corpus with_terms(std::shared_ptr<const TermMap> terms) const;

  /// The same articles with terms renamed: new_terms[t] is what term t counts as, "" drops it.
  /// ArgumentError unless there is one entry for each term.
  [[nodiscard]] Corpus map_terms(std::span<const std::string> new_terms) const;
  [[nodiscard]] bool has_mapped_terms() const noexcept { return terms_->is_mapped(); }

  /// Whether columns, decisions, mask and terms of the two agree, so that only articles differ.
  [[nodiscard]] bool comparable(const Corpus& other) const noexcept;

  /// The same corpus, whose views and itself have a bound, in bytes, on what a call may take
  /// beside the columns; 0: none. Calls that cannot keep to it are a MemoryLimitError before they
  /// start.
  [[nodiscard]] Corpus with_memory_bound(std::uint64_t bytes) const;
  [[nodiscard]] std::uint64_t memory_bound() const noexcept { return memory_bound_; }
  /// MemoryLimitError where a bound is set and `bytes` are more; what: "the count matrix".
  void require_memory(const char* what, std::uint64_t bytes) const;

  /// The same corpus that knows in how many of its articles each term is counted, by rank. Its
  /// views do not.
  [[nodiscard]] Corpus with_document_frequencies(Column<std::int64_t> frequencies) const;
  /// Null where they are not known. To be checked before use.
  [[nodiscard]] const Column<std::int64_t>* known_document_frequencies() const noexcept {
    return document_frequencies_.get();
  }

  [[nodiscard]] const SegmentMask& mask() const noexcept { return mask_; }
  [[nodiscard]] const std::shared_ptr<const Columns>& columns() const noexcept { return columns_; }
  [[nodiscard]] const std::shared_ptr<const Decisions>& decisions() const noexcept {
    return decisions_;
  }
  /// Why a rule gives a line its kind, as article::rule_reason, in the words of the version that
  /// read the article.
  [[nodiscard]] std::string_view rule_reason(std::uint16_t rule) const noexcept {
    return (*decisions_->reasons)[rule];
  }
  [[nodiscard]] const std::shared_ptr<const TermMap>& terms() const noexcept { return terms_; }
  [[nodiscard]] const text::TokenizerOptions& tokenizer() const noexcept {
    return columns_->tokenizer;
  }

 private:
  std::shared_ptr<const Columns> columns_;
  std::shared_ptr<const Decisions> decisions_;
  std::shared_ptr<const TermMap> terms_;
  SegmentMask mask_;
  std::shared_ptr<const std::vector<std::int64_t>> articles_;  // null: all, in order
  ArticleIndex n_articles_;
  std::shared_ptr<const Column<std::int64_t>> document_frequencies_;
  std::uint64_t memory_bound_ = 0;
};

}  // namespace broadsheet::corpus
