#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace broadsheet::statistics {

/// How often a term stands in one part.
struct PartCount {
  std::int32_t part;
  std::int32_t count;
  friend bool operator==(const PartCount&, const PartCount&) = default;
};

/// One term's counts in those parts of a corpus that have it, beside the sizes of all parts.
/// Parts without tokens must be left out beforehand.
struct TermParts {
  std::span<const PartCount> parts;          // ascending positions in part_sizes; counts over 0
  std::int64_t count;                        // their sum
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
///     d_a         1 - mean |p_i - p_j| over pairs / (2 m)        Burch et al. 2017: 1 even
///     gini        sum over all i, j of |p_i - p_j| / (2 n^2 m)   0 even
///
/// What is undefined for one part is NaN: dp_norm, juilland_d, carroll_d2, d_a.
struct Dispersion {
  double range;
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

/// A measure under the name of its column.
struct DispersionMeasure {
  std::string_view name;
  double Dispersion::* member;
};

/// All measures, in the order above.
[[nodiscard]] std::span<const DispersionMeasure> dispersion_measures() noexcept;

/// The measure of this name. ArgumentError if there is none.
[[nodiscard]] const DispersionMeasure& dispersion_measure(std::string_view name);

/// The parts of a corpus made ready to measure many terms over them. Immutable, so safe to use from
/// many threads, each with a Scratch of its own.
class PartShares {
 public:
  /// What measuring one term after another writes to.
  struct Scratch {
    std::vector<double> relative;
    std::vector<double> sorted;
    std::vector<std::uint32_t> bucket_ends;
  };

  /// What is not needed for the measures asked for is left out, and then 0 in the result.
  struct Wanted {
    bool logarithms = true;  // carroll_d2, kld
    bool kld_norm = true;    // needs logarithms
    bool order = true;       // d_a, gini: the only ones that sort
  };
  [[nodiscard]] static Wanted wanted(std::span<const DispersionMeasure> measures) noexcept;

  explicit PartShares(std::span<const std::int64_t> part_sizes);

  /// All measures of one term, which must occur: in one pass over the k parts that have it, O(k
  /// log k) at most with order, whatever the number of parts.
  [[nodiscard]] Dispersion measure(const TermParts& term, Wanted wanted, Scratch& scratch) const;

  /// DPnorm alone: O(k). NaN for one part.
  [[nodiscard]] double dp_norm(const TermParts& term) const noexcept;

 private:
  struct Part {
    double rate_of_one;  // 1 / size
    double share;
    double root_share;
    double log2_size;
  };
  [[nodiscard]] const Part& part(const PartCount& in) const noexcept {
    return parts_[static_cast<std::size_t>(in.part)];
  }
  [[nodiscard]] Dispersion of_one_part(const TermParts& term) const noexcept;
  [[nodiscard]] Dispersion of_several_parts(const TermParts& term, Wanted wanted,
                                            Scratch& scratch) const;
  struct Sums {
    double p;        // relative counts
    double p_log_p;  // each by its own logarithm
    double v_log_p;
  };
  void add_information(const TermParts& term, const Sums& sums, std::span<const double> relative,
                       Dispersion& result) const;

  std::vector<Part> parts_;
  double n_;
  double log2_n_;
  double log2_total_;
  double largest_;  // 1 - the smallest share: what DP reaches
};

/// Average reduced frequency (Savicky & Hlavacova 2002): sum of min(d_i, v) / v over the
/// occurrences, where d_i is the distance from the occurrence before (around the corpus's end for
/// the first) and v = total_size / count. count if perfectly even, 1 if all in one place.
/// positions: ascending, in running words from 0.
[[nodiscard]] double average_reduced_frequency(std::span<const std::int64_t> positions,
                                               std::int64_t total_size) noexcept;

}  // namespace broadsheet::statistics
