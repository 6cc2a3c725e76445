#include "broadsheet/comparison/contingency.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

#include "broadsheet/base/error.hpp"

namespace broadsheet::comparison {
namespace {

void check(const Side& side, const char* name) {
  if (side.counts.n_articles == 0) {
    throw ArgumentError(std::string("a comparison needs articles on both sides, and ") + name +
                        " has none; check the selection that made it");
  }
  if (side.units.size() != static_cast<std::size_t>(side.counts.n_articles)) {
    throw ArgumentError(std::string("units must have one label for each article: ") + name +
                        " has " + std::to_string(side.counts.n_articles) + " articles and " +
                        std::to_string(side.units.size()) + " labels");
  }
}

/// The side's articles by unit label, and the distinct labels in order.
struct Pieces {
  std::vector<std::int64_t> articles;  // sorted by label
  std::vector<std::int64_t> labels;    // distinct
};

Pieces pieces_of(const Side& side) {
  Pieces pieces;
  pieces.articles.resize(side.units.size());
  std::iota(pieces.articles.begin(), pieces.articles.end(), 0);
  const auto label = [&](std::int64_t i) { return side.units[static_cast<std::size_t>(i)]; };
  std::stable_sort(pieces.articles.begin(), pieces.articles.end(),
                   [&](std::int64_t i, std::int64_t j) { return label(i) < label(j); });
  for (const std::int64_t i : pieces.articles) {
    if (pieces.labels.empty() || pieces.labels.back() != label(i))
      pieces.labels.push_back(label(i));
  }
  return pieces;
}

std::vector<std::int32_t> find_partners(const Pieces& a, const Pieces& b) {
  std::vector<std::int32_t> partners(a.labels.size() + b.labels.size(), -1);
  for (std::size_t i = 0, j = 0; i < a.labels.size() && j < b.labels.size();) {
    if (a.labels[i] == b.labels[j]) {
      partners[i] = static_cast<std::int32_t>(a.labels.size() + j);
      partners[a.labels.size() + j] = static_cast<std::int32_t>(i);
    }
    if (a.labels[i] <= b.labels[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return partners;
}

struct SideTerms {
  std::vector<std::int64_t> counts;
  std::vector<std::int64_t> articles;
  std::vector<double> dispersion;
  std::int64_t tokens = 0;
};

/// DP = 1/2 sum |v/f - s| over articles, v the term's count there, f its total, s the article's
/// share of the words. Articles without the term give s, and all s add up to 1, so only those
/// with the term need a visit.
std::vector<double> dp_norm(const corpus::CountMatrix& m, const SideTerms& terms) {
  std::vector<double> dp(terms.counts.size(), 1.0);
  double least_share = 1;
  std::int64_t n_parts = 0;
  for (std::int64_t i = 0; i < m.n_articles; ++i) {
    const std::int64_t length = m.article_lengths[static_cast<std::size_t>(i)];
    if (length == 0) continue;
    ++n_parts;
    const double share = static_cast<double>(length) / static_cast<double>(terms.tokens);
    least_share = std::min(least_share, share);
    const auto row = m.row_terms(i);
    const auto counts = m.row_counts(i);
    for (std::size_t k = 0; k < row.size(); ++k) {
      const auto t = static_cast<std::size_t>(row[k]);
      dp[t] += std::abs(counts[k] / static_cast<double>(terms.counts[t]) - share) - share;
    }
  }
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  for (std::size_t t = 0; t < dp.size(); ++t) {
    const bool defined = n_parts > 1 && terms.counts[t] > 0;
    dp[t] = defined ? std::clamp(dp[t] / 2 / (1 - least_share), 0.0, 1.0) : kNone;
  }
  return dp;
}

SideTerms terms_of(const corpus::CountMatrix& m) {
  SideTerms terms;
  terms.counts.resize(static_cast<std::size_t>(m.n_terms));
  terms.articles.resize(static_cast<std::size_t>(m.n_terms));
  for (std::size_t k = 0; k < m.terms.size(); ++k) {
    const auto t = static_cast<std::size_t>(m.terms[k]);
    terms.counts[t] += m.counts[k];
    ++terms.articles[t];
  }
  for (const std::int64_t length : m.article_lengths) terms.tokens += length;
  terms.dispersion = dp_norm(m, terms);
  return terms;
}

/// Calls f(piece, term, count) for every non-zero, pieces ascending.
template <typename F>
void for_each_count(const Side& side, const Pieces& pieces, std::size_t first_piece, F&& f) {
  std::size_t piece = first_piece;
  for (std::size_t k = 0; k < pieces.articles.size(); ++k) {
    const std::int64_t i = pieces.articles[k];
    const auto unit = side.units[static_cast<std::size_t>(i)];
    if (pieces.labels[piece - first_piece] != unit) ++piece;
    const auto terms = side.counts.row_terms(i);
    const auto counts = side.counts.row_counts(i);
    for (std::size_t j = 0; j < terms.size(); ++j) {
      f(static_cast<std::int32_t>(piece), static_cast<std::size_t>(terms[j]), counts[j]);
    }
  }
}

/// Transposes: the pieces that hold each term. Articles of one piece come one after the other,
/// so their counts of a term meet at the end of its list.
void add_holders(Contingency& c, const Side& a, const Pieces& pieces_a, const Side& b,
                 const Pieces& pieces_b) {
  std::vector<std::int32_t> last(static_cast<std::size_t>(c.n_terms), -1);
  c.holder_offsets.assign(static_cast<std::size_t>(c.n_terms) + 1, 0);
  const auto count = [&](std::int32_t piece, std::size_t term, std::int32_t) {
    if (last[term] != piece) ++c.holder_offsets[term + 1];
    last[term] = piece;
  };
  for_each_count(a, pieces_a, 0, count);
  for_each_count(b, pieces_b, c.n_pieces_a, count);
  std::partial_sum(c.holder_offsets.begin(), c.holder_offsets.end(), c.holder_offsets.begin());

  c.holder_pieces.resize(static_cast<std::size_t>(c.holder_offsets.back()));
  c.holder_counts.resize(c.holder_pieces.size());
  std::vector<std::int64_t> next(c.holder_offsets.begin(), c.holder_offsets.end() - 1);
  std::fill(last.begin(), last.end(), -1);
  const auto place = [&](std::int32_t piece, std::size_t term, std::int32_t n) {
    if (last[term] != piece) {
      c.holder_pieces[static_cast<std::size_t>(next[term]++)] = piece;
      last[term] = piece;
    }
    c.holder_counts[static_cast<std::size_t>(next[term] - 1)] += n;
  };
  for_each_count(a, pieces_a, 0, place);
  for_each_count(b, pieces_b, c.n_pieces_a, place);
}

void add_lengths(Contingency& c, const Side& side, const Pieces& pieces) {
  for (std::size_t k = 0; k < pieces.articles.size(); ++k) {
    const auto i = static_cast<std::size_t>(pieces.articles[k]);
    const bool opens =
        k == 0 || side.units[i] != side.units[static_cast<std::size_t>(pieces.articles[k - 1])];
    if (opens) c.piece_lengths.push_back(0);
    c.piece_lengths.back() += side.counts.article_lengths[i];
  }
}

}  // namespace

Contingency contingency(const Side& a, const Side& b) {
  check(a, "a");
  check(b, "b");
  if (a.counts.n_terms != b.counts.n_terms) {
    throw ArgumentError("the two sides must have the same terms as columns, got " +
                        std::to_string(a.counts.n_terms) + " and " +
                        std::to_string(b.counts.n_terms) + "; compare two views of one corpus");
  }
  const Pieces pieces_a = pieces_of(a);
  const Pieces pieces_b = pieces_of(b);
  Contingency c;
  c.n_terms = a.counts.n_terms;
  c.n_articles_a = a.counts.n_articles;
  c.n_articles_b = b.counts.n_articles;
  SideTerms terms_a = terms_of(a.counts);
  SideTerms terms_b = terms_of(b.counts);
  c.tokens_a = terms_a.tokens;
  c.tokens_b = terms_b.tokens;
  c.count_a = std::move(terms_a.counts);
  c.count_b = std::move(terms_b.counts);
  c.articles_a = std::move(terms_a.articles);
  c.articles_b = std::move(terms_b.articles);
  c.dispersion_a = std::move(terms_a.dispersion);
  c.dispersion_b = std::move(terms_b.dispersion);
  c.n_pieces_a = pieces_a.labels.size();
  add_lengths(c, a, pieces_a);
  add_lengths(c, b, pieces_b);
  c.partners = find_partners(pieces_a, pieces_b);
  add_holders(c, a, pieces_a, b, pieces_b);
  return c;
}

}  // namespace broadsheet::comparison
