#include "broadsheet/corpus/join.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/hash.hpp"
#include "broadsheet/base/parallel.hpp"
#include "broadsheet/corpus/extract.hpp"
#include "broadsheet/corpus/join_types.hpp"
#include "broadsheet/corpus/repeated_article.hpp"

namespace broadsheet::corpus {
namespace {

void require_alike(const Corpus& a, const Corpus& b) {
  if (a.tokenizer() != b.tokenizer()) {
    throw ArgumentError("the two corpora have different tokenizers (" +
                        text::describe(a.tokenizer()) + "; and " + text::describe(b.tokenizer()) +
                        "); read both with the same");
  }
  if (a.mask() != b.mask()) {
    throw ArgumentError(
        "the two corpora count different parts of their articles (boilerplate=, only() or "
        "without()); choose the same parts of both");
  }
  if (a.has_mapped_terms() || b.has_mapped_terms()) {
    throw ArgumentError(
        "the terms of two corpora were mapped apart (map_terms); join them first, then map the "
        "terms of both at once");
  }
}

Joined join_views(const Corpus& a, const Corpus& b) {
  const Corpus whole(a.columns(), a.decisions(), a.terms(), a.mask());
  std::vector<bool> met(static_cast<std::size_t>(whole.n_articles()));
  std::vector<std::int64_t> positions;
  std::vector<Skipped> skipped;
  for (const Corpus* side : {&a, &b}) {
    for (ArticleIndex i = 0; i < side->n_articles(); ++i) {
      const std::int64_t position = side->base_position(i);
      if (met[static_cast<std::size_t>(position)]) {
        skipped.push_back(repeated_article(side->article(i).id(), true, position, OnError::skip));
        continue;
      }
      met[static_cast<std::size_t>(position)] = true;
      positions.push_back(position);
    }
  }
  return {whole.select(positions), std::move(skipped)};
}

// --- articles that are there twice ------------------------------------------------------------

// The articles of a, then those of b.
class BothCorpora {
 public:
  BothCorpora(const Corpus& a, const Corpus& b) : a_(a), b_(b) {}
  [[nodiscard]] ArticleView operator[](std::int64_t i) const {
    return i < a_.n_articles() ? a_.article(i) : b_.article(i - a_.n_articles());
  }
  [[nodiscard]] std::int64_t size() const noexcept { return a_.n_articles() + b_.n_articles(); }

 private:
  const Corpus& a_;
  const Corpus& b_;
};

struct Repeated {
  std::int64_t position;
  bool same_text;
};

// The later ones of the articles that share an id, in order.
std::vector<Repeated> find_repeated(const BothCorpora& articles) {
  struct Key {
    std::uint64_t hash;
    std::int64_t position;
  };
  const std::uint64_t seed = process_hash_seed();
  std::vector<Key> keys(static_cast<std::size_t>(articles.size()));
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto position = static_cast<std::int64_t>(i);
    keys[i] = {hash_bytes(articles[position].id(), seed), position};
  }
  std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.position < b.position;
  });
  std::vector<Repeated> repeated;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    for (std::size_t j = i; j > 0 && keys[j - 1].hash == keys[i].hash; --j) {
      const ArticleView before = articles[keys[j - 1].position];
      const ArticleView here = articles[keys[i].position];
      if (before.id() != here.id()) continue;
      repeated.push_back({keys[i].position, before.text() == here.text()});
      break;
    }
  }
  std::sort(repeated.begin(), repeated.end(),
            [](const Repeated& a, const Repeated& b) { return a.position < b.position; });
  return repeated;
}

// The corpus without the articles at these positions less `shift`.
Corpus without(const Corpus& corpus, const std::vector<Repeated>& repeated, std::int64_t shift) {
  std::vector<ArticleIndex> kept;
  auto next = std::find_if(repeated.begin(), repeated.end(),
                           [&](const Repeated& r) { return r.position >= shift; });
  for (ArticleIndex i = 0; i < corpus.n_articles(); ++i) {
    if (next != repeated.end() && next->position == i + shift) {
      ++next;
    } else {
      kept.push_back(i);
    }
  }
  if (static_cast<ArticleIndex>(kept.size()) == corpus.n_articles()) return corpus;
  return corpus.select(kept);
}

std::vector<Skipped> list_repeated(const BothCorpora& articles,
                                   const std::vector<Repeated>& repeated, OnError on_error) {
  std::vector<Skipped> skipped;
  for (const auto& [position, same_text] : repeated) {
    skipped.push_back(repeated_article(articles[position].id(), same_text, position, on_error));
  }
  return skipped;
}

// --- columns ----------------------------------------------------------------------------------

// A part of b with the numbers of the joined columns.
std::shared_ptr<const Part> renumbered(const Part& part, std::span<const TermId> types,
                                       std::span<const std::int32_t> outlets,
                                       const RuleReasons& reasons, const RuleReasons& of_b) {
  auto changed = std::make_shared<Part>(part);  // the other columns are shared
  std::vector<TermId> tokens(part.tokens.size());
  std::transform(part.tokens.begin(), part.tokens.end(), tokens.begin(),
                 [&](TermId type) { return types[type]; });
  std::vector<std::int32_t> codes(part.outlets.size());
  std::transform(part.outlets.begin(), part.outlets.end(), codes.begin(), [&](std::int32_t code) {
    return code < 0 ? -1 : outlets[static_cast<std::size_t>(code)];
  });
  changed->tokens = std::move(tokens);
  changed->outlets = std::move(codes);
  if (auto rules = reasons.renumbered(part.segment_rules.span(), of_b); !rules.empty()) {
    changed->segment_rules = std::move(rules);
  }
  changed->postings = {};  // are by the old types
  return changed;
}

std::shared_ptr<const Columns> join_columns(const Columns& a, const Columns& b) {
  auto columns = std::make_shared<Columns>(a);
  std::vector<TermId> ids_of_b;
  columns->types = join_types(*a.types, *b.types, ids_of_b);
  a.type_counts.require_all();
  b.type_counts.require_all();
  std::vector<std::int64_t> counts(a.type_counts.begin(), a.type_counts.end());
  counts.resize(columns->types->size(), 0);
  for (std::size_t type = 0; type < ids_of_b.size(); ++type) {
    counts[ids_of_b[type]] += b.type_counts[type];
  }
  columns->type_counts = std::move(counts);
  const auto codes_of_b = join_outlets(columns->outlet_names, b.outlet_names);
  columns->reasons = RuleReasons::join(a.reasons, *b.reasons);
  for (const auto& part : b.parts) {
    if (part->n_articles() == 0) continue;
    check_interrupt();
    part->require_all();
    columns->parts.push_back(
        renumbered(*part, ids_of_b, codes_of_b, *columns->reasons, *b.reasons));
    columns->part_articles.push_back(columns->part_articles.back() + part->n_articles());
  }
  return columns;
}

}  // namespace

Joined join(const Corpus& a, const Corpus& b, unsigned threads, OnError on_error) {
  if (a.comparable(b)) return join_views(a, b);
  require_alike(a, b);
  const BothCorpora articles(a, b);
  const std::vector<Repeated> repeated = find_repeated(articles);
  std::vector<Skipped> skipped = list_repeated(articles, repeated, on_error);
  const auto columns = join_columns(*columns_alone(without(a, repeated, 0)),
                                    *columns_alone(without(b, repeated, a.n_articles())));
  const text::Tokenizer tokenizer(columns->tokenizer);
  const Decisions& of_a = *a.decisions();
  const bool keeps =
      of_a.taken_over && b.decisions()->taken_over && learned_the_same(of_a, *b.decisions());
  auto decisions =
      std::make_shared<const Decisions>(keeps ? apply_decisions(*columns, of_a, threads)
                                              : learn_decisions(*columns, tokenizer, threads));
  auto terms = std::make_shared<const TermMap>(
      columns->types, plain_targets(*columns->types, *decisions, tokenizer),
      columns->type_counts.span());
  return {Corpus(columns, std::move(decisions), std::move(terms), a.mask()), std::move(skipped)};
}

}  // namespace broadsheet::corpus
