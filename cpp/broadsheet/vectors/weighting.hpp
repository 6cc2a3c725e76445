#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/corpus/count_matrix.hpp"
#include "broadsheet/vectors/sparse.hpp"

namespace broadsheet::vectors {

/// What a count becomes within its article. tf is the count, log to the scheme's base.
enum class LocalWeight : std::uint8_t {
  count,             // tf
  binary,            // 1
  logarithm,         // 1 + log tf
  log_of_one_plus,   // log(1 + tf)
  double_logarithm,  // 1 + log(1 + log tf)
  log_average,       // (1 + log tf) / (1 + log of the article's mean tf)
  augmented,         // 0.5 + 0.5 tf / the article's highest tf
  bm25,              // tf / (tf + K),  K = k1 (1 - b + b length / mean length)
  bm25_atire,        // (k1 + 1) tf / (tf + K)
  bm25_plus,         // (k1 + 1) tf / (tf + K) + delta
  bm25_l,            // (k1 + 1) (c + delta) / (k1 + c + delta),  c = tf k1 / K
  ppmi,              // max(0, log(tf / length / (the term's share of all counts)))
};

/// What a term is worth in the set of articles. N articles, df of them with the term, cf times.
///
/// The residual idf, log(N / df) + log(1 - exp(-cf / N)), is by how much rarer a term is in
/// articles than one strewn at random as often would be (K. Church and W. Gale, "Poisson mixtures",
/// 1995).
enum class GlobalWeight : std::uint8_t {
  none,                // 1
  idf,                 // log(N / df)
  idf_plus_one,        // log(N / df) + 1                  (scikit-learn, smooth_idf=False)
  idf_smooth,          // log((1 + N) / (1 + df)) + 1      (scikit-learn)
  idf_zero_corrected,  // log((N + 1) / df)                (SMART t of gensim, BM25+)
  idf_probabilistic,   // max(0, log((N - df) / df))       (SMART p)
  idf_robertson,       // max(0, log((N - df + 0.5) / (df + 0.5)))
  idf_lucene,          // log(1 + (N - df + 0.5) / (df + 0.5))
  idf_bm25_l,          // log((N + 1) / (df + 0.5))
  news,                // (log((N + 1) / (df + 0.5)) + max(0, residual idf)) (1 - 1 / df + 1 / N)
  entropy,             // 1 + sum over articles of p log p / log(N + 1), p = tf / the term's count
};

/// What a whole row is divided by.
enum class Normalization : std::uint8_t {
  none,
  l1,
  l2,
  pivoted_unique,      // (1 - slope) pivot + slope (distinct terms); pivot: their mean
  pivoted_characters,  // the same over characters, each word and a space
};

/// A weighting scheme: local x global, then a norm.
struct Weighting {
  LocalWeight local = LocalWeight::count;
  GlobalWeight global = GlobalWeight::idf_smooth;
  Normalization norm = Normalization::l2;
  double log_base = 0;  // 0: natural
  double k1 = 1.5;
  double b = 0.75;
  double delta = 0.5;
  double slope = 0.25;
  std::optional<double> pivot;
};

/// The scheme of this name:
///
///   news (ours and the default, chosen in docs/vectors.md), tfidf (scikit-learn's defaults),
///   count, log-entropy, ppmi, bm25 (Lucene's), bm25-robertson, bm25-lucene, bm25-atire, bm25+,
///   bm25l, or a SMART code of three letters: n t b a l d L (local), n x f t p (global), n x c u b
///   (norm), logarithms to base 2 as in gensim 4. Sources: Salton & Buckley 1988; Singhal, Buckley
///   & Mitra 1996 (pivots); Dumais 1991 (log-entropy); Robertson & Zaragoza 2009, Kamphuis et al.
///   2020 (BM25 variants).
///
/// ArgumentError lists the names.
[[nodiscard]] Weighting weighting_of_name(std::string_view name);

/// ArgumentError on a parameter outside its range.
void check_weighting(const Weighting& weighting);

/// What a scheme learns from a set of articles.
struct Learned {
  std::int64_t n_articles = 0;
  double mean_length = 1;
  double pivot = 0;
  std::vector<std::int64_t> article_frequencies;
  std::vector<double> term_weights;
  std::vector<double> term_shares;            // ppmi only
  std::vector<std::int32_t> term_characters;  // pivoted_characters only
};

/// A scheme with what it learned from a set of articles: weighs that set and any other whose
/// columns are the same terms.
class FittedWeighting {
 public:
  /// `term_characters`: the length of each term, for pivoted_characters only.
  FittedWeighting(const Weighting& weighting, const corpus::CountMatrix& counts,
                  std::span<const std::int32_t> term_characters = {});

  /// What was learned before. ArgumentError unless there is a figure for each term.
  FittedWeighting(const Weighting& weighting, Learned learned);

  /// The weights of these articles. A term that the fitted set never uses weighs nothing, as
  /// does any product that is 0. Bit-identical for any number of threads. Shares the columns
  /// of `counts` where nothing falls away.
  [[nodiscard]] SparseMatrix apply(const corpus::CountMatrix& counts, unsigned threads = 0) const;

  /// The same with the zeros: a weight for each count.
  [[nodiscard]] std::vector<double> weights(const corpus::CountMatrix& counts,
                                            unsigned threads = 0) const;

  [[nodiscard]] const Weighting& weighting() const noexcept { return weighting_; }
  [[nodiscard]] std::int64_t n_articles() const noexcept { return learned_.n_articles; }
  [[nodiscard]] const Learned& learned() const noexcept { return learned_; }
  /// The global weight of each term, 0 where the fitted set has none of it.
  [[nodiscard]] std::span<const double> term_weights() const noexcept {
    return learned_.term_weights;
  }
  [[nodiscard]] std::span<const std::int64_t> article_frequencies() const noexcept {
    return learned_.article_frequencies;
  }

 private:
  void learn_global(const corpus::CountMatrix& counts);
  void learn_news(const corpus::CountMatrix& counts);
  void learn_entropy(const corpus::CountMatrix& counts);
  void learn_shares(const corpus::CountMatrix& counts);
  void learn_pivot(const corpus::CountMatrix& counts);
  void weigh_row(std::span<const std::int32_t> terms, std::span<const std::int32_t> counts,
                 std::int64_t length, std::span<double> weights) const;
  void normalize_row(std::span<const std::int32_t> terms, std::span<const std::int32_t> counts,
                     std::span<double> weights) const;
  [[nodiscard]] double logarithm(double x) const noexcept;

  Weighting weighting_;
  std::int64_t n_terms_ = 0;
  Learned learned_;
};

}  // namespace broadsheet::vectors
