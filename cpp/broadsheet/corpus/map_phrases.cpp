#include "broadsheet/corpus/map_phrases.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"
#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/corpus/term_runs.hpp"
#include "broadsheet/corpus/words_of.hpp"
#include "broadsheet/text/fold.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::size_t kArticlesPerChunk = 128;
constexpr std::size_t kMostSpellings = 256;  // of one phrase

std::size_t at(std::int64_t value) noexcept { return static_cast<std::size_t>(value); }

/// Which terms a word of a phrase means.
class WordTerms {
 public:
  explicit WordTerms(const Corpus& corpus) : corpus_(corpus) {}

  void want(const std::string& word) { terms_[text::without_diacritics(word)]; }

  void look_up() {
    fill([](std::string_view plain) { return std::string(plain); });
    std::map<std::string, std::vector<TermId>> folded;
    for (const auto& [word, terms] : terms_) {
      if (terms.empty()) folded[text::folded_case(word)];
    }
    if (folded.empty()) return;
    std::swap(folded, terms_);
    fill([](std::string_view plain) { return text::folded_case(plain); });
    std::swap(folded, terms_);
    for (auto& [word, terms] : terms_) {
      if (terms.empty()) terms = folded[text::folded_case(word)];
    }
  }

  [[nodiscard]] const std::vector<TermId>& of(const std::string& word) const {
    return terms_.at(text::without_diacritics(word));
  }

 private:
  template <class Form>
  void fill(Form&& form) {
    for (TermId term = 0; term < corpus_.n_terms(); ++term) {
      const auto found = terms_.find(form(text::without_diacritics(corpus_.term(term))));
      if (found != terms_.end()) found->second.push_back(term);
    }
  }

  const Corpus& corpus_;
  std::map<std::string, std::vector<TermId>> terms_;
};

/// All phrases as one tree of terms.
class PhraseTree {
 public:
  explicit PhraseTree(TermId n_terms) : opens_(n_terms, 0) {}

  void add(std::span<const TermId> terms, std::uint32_t phrase) {
    opens_[terms.front()] = 1;
    std::uint32_t node = 0;
    for (const TermId term : terms) {
      const auto [found, is_new] =
          children_.emplace(key(node, term), static_cast<std::uint32_t>(phrase_at_.size()));
      if (is_new) phrase_at_.push_back(kNone);
      node = found->second;
    }
    if (phrase_at_[node] == kNone) phrase_at_[node] = phrase;
  }

  [[nodiscard]] bool opens(TermId term) const noexcept {
    return term != kNoTerm && opens_[term] != 0;
  }
  [[nodiscard]] std::optional<std::uint32_t> child(std::uint32_t node, TermId term) const {
    const auto found = children_.find(key(node, term));
    if (term == kNoTerm || found == children_.end()) return {};
    return found->second;
  }
  [[nodiscard]] std::optional<std::uint32_t> phrase(std::uint32_t node) const noexcept {
    if (phrase_at_[node] == kNone) return {};
    return phrase_at_[node];
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
  static std::uint64_t key(std::uint32_t node, TermId term) noexcept {
    return (static_cast<std::uint64_t>(node) << 32) | term;
  }
  std::vector<std::uint8_t> opens_;
  std::unordered_map<std::uint64_t, std::uint32_t> children_;
  std::vector<std::uint32_t> phrase_at_ = {kNone};
};

struct Word {
  TermId term;
  TokenIndex first;
  std::uint32_t length;
  TermId type;
};

/// Finds the phrases in one article after another.
class PhraseFinder {
 public:
  PhraseFinder(const Corpus& corpus, const PhraseTree& tree, TermId first_type)
      : corpus_(corpus),
        tree_(tree),
        first_type_(first_type),
        n_types_(static_cast<TermId>(corpus.columns()->types->size())) {}

  void find(const ArticleView& article, std::vector<TermRun>& runs) {
    const Part& part = *article.part;
    for (auto s = article.first_segment(); s != article.last_segment(); ++s) {
      read_words(part, part.segment_tokens[at(s)], part.segment_tokens[at(s) + 1]);
      take_phrases(part, runs);
    }
  }

 private:
  // The words of a segment as they count so far, earlier runs among them.
  void read_words(const Part& part, TokenIndex first, TokenIndex last) {
    words_.clear();
    auto types = part.tokens.span().subspan(at(first), at(last - first));
    const TermRuns* earlier = corpus_.terms()->runs();
    if (earlier != nullptr) types = earlier->apply(part, first, types, scratch_);
    const auto term_of_type = corpus_.term_of_type();
    for (std::size_t i = 0; i < types.size(); ++i) {
      if (earlier != nullptr && types[i] == earlier->continuation()) {
        ++words_.back().length;
      } else {
        words_.push_back({term_of_type[types[i]], first + static_cast<TokenIndex>(i), 1, types[i]});
      }
    }
  }

  void take_phrases(const Part& part, std::vector<TermRun>& runs) const {
    for (std::size_t i = 0; i < words_.size();) {
      const auto [end, phrase] = longest(part, i);
      if (end == i) {
        if (words_[i].type >= n_types_) {
          runs.push_back({words_[i].first, words_[i].length, words_[i].type});
        }
        ++i;
        continue;
      }
      const Word& last = words_[end - 1];
      runs.push_back({words_[i].first,
                      static_cast<std::uint32_t>(last.first + last.length - words_[i].first),
                      first_type_ + phrase});
      i = end;
    }
  }

  // One past the last word of the longest phrase that begins at a word, and which phrase it is.
  [[nodiscard]] std::pair<std::size_t, std::uint32_t> longest(const Part& part,
                                                              std::size_t begin) const {
    std::pair<std::size_t, std::uint32_t> found{begin, 0};
    if (!tree_.opens(words_[begin].term)) return found;
    std::uint32_t node = 0;
    for (std::size_t i = begin; i < words_.size(); ++i) {
      if (i > begin && std::binary_search(part.sentence_starts.begin(), part.sentence_starts.end(),
                                          words_[i].first)) {
        break;
      }
      const auto next = tree_.child(node, words_[i].term);
      if (!next) break;
      node = *next;
      if (const auto phrase = tree_.phrase(node)) found = {i + 1, *phrase};
    }
    return found;
  }

  const Corpus& corpus_;
  const PhraseTree& tree_;
  TermId first_type_;
  TermId n_types_;
  std::vector<Word> words_;
  std::vector<TermId> scratch_;
};

// Every way to choose one term for each word.
void add_spellings(std::span<const std::string> words, const WordTerms& terms, std::uint32_t phrase,
                   PhraseTree& tree) {
  std::vector<std::vector<TermId>> spellings{{}};
  for (const std::string& word : words) {
    std::vector<std::vector<TermId>> longer;
    for (const auto& spelling : spellings) {
      for (const TermId term : terms.of(word)) {
        if (longer.size() == kMostSpellings) break;
        longer.push_back(spelling);
        longer.back().push_back(term);
      }
    }
    spellings = std::move(longer);
  }
  for (const auto& spelling : spellings) tree.add(spelling, phrase);
}

PhraseTree tree_of(const Corpus& corpus, std::span<const Phrase> phrases) {
  std::vector<std::vector<std::string>> words;
  WordTerms terms(corpus);
  for (const Phrase& phrase : phrases) {
    words.push_back(words_of(corpus, phrase.words));
    if (words.back().empty()) {
      throw ArgumentError("a phrase must hold at least one word, got \"" + phrase.words + "\"");
    }
    for (const std::string& word : words.back()) terms.want(word);
  }
  terms.look_up();
  PhraseTree tree(corpus.n_terms());
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    add_spellings(words[i], terms, static_cast<std::uint32_t>(i), tree);
  }
  return tree;
}

TermRuns::PartRuns find_runs(const Corpus& corpus, const PhraseTree& tree, TermId first_type,
                             unsigned threads) {
  // All articles, whatever the view shows: every view of one map has the same terms.
  const Corpus whole(corpus.columns(), corpus.decisions(), corpus.terms(), corpus.mask());
  const std::size_t n = at(whole.n_articles());
  std::vector<std::vector<std::pair<const Part*, TermRun>>> chunks(n_chunks(n, kArticlesPerChunk));
  for_each_chunk(n, kArticlesPerChunk, threads,
                 [&](std::size_t chunk, std::size_t begin, std::size_t end) {
                   PhraseFinder finder(whole, tree, first_type);
                   std::vector<TermRun> runs;
                   for (std::size_t i = begin; i < end; ++i) {
                     const ArticleView article = whole.article(static_cast<ArticleIndex>(i));
                     runs.clear();
                     finder.find(article, runs);
                     for (const TermRun& run : runs) chunks[chunk].emplace_back(article.part, run);
                   }
                 });
  std::vector<std::pair<const Part*, std::vector<TermRun>>> found;  // parts as they come
  std::unordered_map<const Part*, std::size_t> places;
  for (const auto& chunk : chunks) {
    for (const auto& [part, run] : chunk) {
      const auto [place, is_new] = places.emplace(part, found.size());
      if (is_new) found.emplace_back(part, std::vector<TermRun>{});
      found[place->second].second.push_back(run);
    }
  }
  TermRuns::PartRuns columns;
  for (auto& [part, runs] : found) columns.emplace(part, std::move(runs));
  return columns;
}

// How often each type stands outside runs, then each run's type, then the continuation's 0.
std::vector<std::int64_t> count_types(const Corpus& corpus, const TermRuns::PartRuns& runs,
                                      std::size_t n_types) {
  const auto& given = corpus.columns()->type_counts;
  std::vector<std::int64_t> counts(given.begin(), given.end());
  counts.resize(n_types, 0);
  for (const auto& [part, in_part] : runs) {
    for (const TermRun& run : in_part) {
      ++counts[run.type];
      for (std::uint32_t k = 0; k < run.length; ++k) --counts[part->tokens[at(run.first + k)]];
    }
  }
  return counts;
}

/// Numbers strings: what the terms of the new map are called.
class Strings {
 public:
  TermId number(std::string_view string) {
    if (string.empty()) return kNoTerm;
    const auto [found, is_new] =
        numbers_.emplace(std::string(string), static_cast<TermId>(strings_.size()));
    if (is_new) strings_.emplace_back(string);
    return found->second;
  }
  [[nodiscard]] std::shared_ptr<const Vocabulary> vocabulary() const {
    return std::make_shared<const Vocabulary>(Vocabulary::of_terms(strings_));
  }

 private:
  std::map<std::string, TermId> numbers_;
  std::vector<std::string> strings_;
};

}  // namespace

Corpus map_phrases(const Corpus& corpus, std::span<const std::string> new_terms,
                   std::span<const Phrase> phrases, unsigned threads) {
  if (new_terms.size() != corpus.n_terms()) {
    throw ArgumentError("a term map must have one entry for each of the " +
                        std::to_string(corpus.n_terms()) + " terms, got " +
                        std::to_string(new_terms.size()));
  }
  // Types of the corpus, types of runs there were, one for each phrase, the continuation.
  const auto old_terms = corpus.term_of_type();
  const std::size_t n_base = corpus.columns()->types->size();
  const TermRuns* earlier = corpus.terms()->runs();
  const std::size_t n_old = earlier != nullptr ? at(earlier->continuation()) : n_base;
  const std::size_t n_types = n_old + phrases.size() + 1;
  auto runs = find_runs(corpus, tree_of(corpus, phrases), static_cast<TermId>(n_old), threads);
  Strings strings;
  std::vector<TermId> string_of_type(n_types, kNoTerm);
  for (std::size_t type = 0; type < n_old; ++type) {
    if (old_terms[type] != kNoTerm) {
      string_of_type[type] = strings.number(new_terms[old_terms[type]]);
    }
  }
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    string_of_type[n_old + i] = strings.number(phrases[i].term);
  }
  const std::vector<std::int64_t> counts = count_types(corpus, runs, n_types);
  const auto continuation = static_cast<TermId>(n_types - 1);
  return corpus.with_terms(std::make_shared<const TermMap>(
      strings.vocabulary(), string_of_type, counts, true,
      std::make_shared<const TermRuns>(std::move(runs), continuation)));
}

}  // namespace broadsheet::corpus
