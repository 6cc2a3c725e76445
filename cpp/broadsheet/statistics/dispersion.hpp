#pragma once

#include <cstdint>
#include <span>

namespace broadsheet::statistics {

/// One term's counts in those parts of a corpus that have it, beside the sizes of all parts.
/// Parts without tokens must be left out beforehand.
struct TermParts {
  std::span<const std::int32_t> parts;       // ascending positions in part_sizes
  std::span<const std::int64_t> counts;      // of the term in each, at least 1
  std::span<const std::int64_t> part_sizes;  // running words of every part, at least 1
  std::int64_t total_size;                   // their sum
};

/// How evenly a term is spread over the parts of a corpus, by every measure in use.
///
/// With n parts, v_i the term's count in part i, f its total, s_i the part's share of all running
/// words, p_i = v_i / size_i its relative count, m the mean of the p_i:
///
///     range       parts with v_i > 0
///     dp          sum |v_i / f - s_i| / 2                        Gries 2008: 0 even, 1 uneven
///     dp_norm     dp / (1 - min s_i)                             Lijffijt & Gries 2012
///     juilland_d  1 - sd(p) / m / sqrt(n - 1), population sd     Juilland 1970: 1 even
///     rosengren_s (sum sqrt(v_i s_i))^2 / f                      Rosengren 1971: 1 even
///     carroll_d2  entropy of p_i / sum p, over log2 n            Carroll 1970: 1 even
///     kld         sum (v_i / f) log2((v_i / f) / s_i)            Gries 2020: 0 even
///     kld_norm    1 - 2^-kld                                     Gries 2020
///     d_a         1 - mean |p_i - p_j| over pairs / (2 m)        Burch, Egbert & Biber 2017: 1
///     even gini        sum over all i, j of |p_i - p_j| / (2 n^2 m)   0 even
///
/// What is undefined for one part is NaN: dp_norm, juilland_d, carroll_d2, d_a.
struct Dispersion {
  std::int64_t range;
  double dp;
  double dp_norm;
  double juilland_d;
  double rosengren_s;
  double carroll_d2;
  double kld;
  double kld_norm;
  double d_a;
  double gini;
};

/// All measures of one term. O(k log k) for k parts that have the term, whatever the number of
/// parts; min_size is the smallest of part_sizes. The term must occur.
[[nodiscard]] Dispersion dispersion(const TermParts& term, std::int64_t min_size);

/// DPnorm alone: O(k). NaN for one part.
[[nodiscard]] double dp_norm(const TermParts& term, std::int64_t min_size) noexcept;

/// Average reduced frequency (Savicky & Hlavacova 2002): sum of min(d_i, v) / v over the
/// occurrences, where d_i is the distance from the occurrence before (around the corpus's end for
/// the first) and v = total_size / count. count if perfectly even, 1 if all in one place.
/// positions: ascending, in running words from 0.
[[nodiscard]] double average_reduced_frequency(std::span<const std::int64_t> positions,
                                               std::int64_t total_size) noexcept;

}  // namespace broadsheet::statistics
