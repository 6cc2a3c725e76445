#include "broadsheet/comparison/contingency.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

#include "broadsheet/base/error.hpp"

namespace broadsheet::comparison {
namespace {

__extension__ using Int128 = __int128;

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

struct SideTerms {
  std::vector<std::int64_t> counts;
  std::vector<std::int64_t> articles;
  std::vector<double> dispersion;
  std::int64_t tokens = 0;
};

/// DP = 1/2 sum |v/f - s| over articles, v the term's count there, f its total, s = w/n the
/// article's share of the words. Articles without the term give s, and all s add up to 1, so only
/// those with the term need a visit. Added up in whole numbers, times f n, it does not depend on
/// the order of the articles.
std::vector<double> dp_norm(const corpus::CountMatrix& m, const SideTerms& terms) {
  std::vector<Int128> less(terms.counts.size(), 0);  // sum of |v n - f w| - f w, at least -f n
  std::int64_t least_length = std::numeric_limits<std::int64_t>::max();
  std::int64_t n_parts = 0;
  for (ArticleIndex i = 0; i < m.n_articles; ++i) {
    const std::int64_t length = m.article_lengths[static_cast<std::size_t>(i)];
    if (length == 0) continue;
    ++n_parts;
    least_length = std::min(least_length, length);
    const auto row = m.row_terms(i);
    const auto counts = m.row_counts(i);
    for (std::size_t k = 0; k < row.size(); ++k) {
      const auto t = static_cast<std::size_t>(row[k]);
      const Int128 expected = static_cast<Int128>(terms.counts[t]) * length;
      const Int128 counted = static_cast<Int128>(counts[k]) * terms.tokens;
      less[t] += counted > expected ? counted - 2 * expected : -counted;
    }
  }
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  std::vector<double> dp(less.size(), kNone);
  for (std::size_t t = 0; t < dp.size() && n_parts > 1; ++t) {
    if (terms.counts[t] == 0) continue;
    const Int128 all = static_cast<Int128>(terms.counts[t]) * terms.tokens;
    const Int128 most = static_cast<Int128>(terms.counts[t]) * (terms.tokens - least_length);
    dp[t] = static_cast<double>(all + less[t]) / 2 / static_cast<double>(most);
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
  for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
    for (const ArticleIndex i : pieces.of(piece)) {
      const auto terms = side.counts.row_terms(i);
      const auto counts = side.counts.row_counts(i);
      for (std::size_t j = 0; j < terms.size(); ++j) {
        f(static_cast<std::int32_t>(first_piece + piece), static_cast<std::size_t>(terms[j]),
          counts[j]);
      }
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
  for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
    c.piece_lengths.push_back(0);
    for (const ArticleIndex i : pieces.of(piece)) {
      c.piece_lengths.back() += side.counts.article_lengths[static_cast<std::size_t>(i)];
    }
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
  const BothPieces pieces = pieces_of(a, b);
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
  c.n_pieces_a = pieces.a.size();
  add_lengths(c, a, pieces.a);
  add_lengths(c, b, pieces.b);
  c.partners = pieces.partners;
  add_holders(c, a, pieces.a, b, pieces.b);
  return c;
}

}  // namespace broadsheet::comparison
