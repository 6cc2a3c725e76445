#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "broadsheet/base/ids.hpp"
#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::statistics {

struct DiversityOptions {
  std::int64_t window = 50;   // words, of mattr
  std::int64_t segment = 50;  // words, of msttr
  std::int64_t sample = 42;   // words, of hdd
  double mtld_threshold = 0.72;
  unsigned threads = 0;
};

/// How varied the vocabulary of a text is, with N words, V different ones, V_m of them m times:
///
///     ttr        V / N                     guiraud   V / sqrt N         cttr  V / sqrt 2N
///     herdan_c   ln V / ln N               maas      (ln N - ln V) / (ln N)^2
///     dugast_u   (ln N)^2 / (ln N - ln V)  summer_s  ln ln V / ln ln N
///     yule_k     10^4 (sum V_m m^2 - N) / N^2                         (Yule 1944)
///     yule_i     V^2 / (sum V_m m^2 - V)
///     herdan_vm  sqrt(sum V_m m^2 / N^2 - 1 / V)                      (Herdan 1955)
///     simpson    sum V_m m (m - 1) / (N (N - 1))                      (Simpson 1949)
///     msttr      mean TTR of the whole segments of so many words      (Johnson 1944)
///     mattr      mean TTR of all windows of so many words             (Covington & McFall 2010)
///     mtld       words per factor: how long TTR stays above the threshold, from either end
///                (McCarthy & Jarvis 2010, with the partial factor at the end)
///     hdd        mean TTR of random samples of so many words          (McCarthy & Jarvis 2007)
///
/// yule_k, maas, herdan_vm and simpson are high for little variety, the others for much. All but
/// msttr, mattr, mtld and hdd depend on N: compare texts of one length only. NaN where a measure
/// is undefined: msttr, mattr and hdd of a text shorter than their segment, window, sample; all of
/// an empty text.
struct Diversity {
  std::int64_t tokens;
  std::int64_t types;
  double ttr;
  double guiraud;
  double cttr;
  double herdan_c;
  double maas;
  double dugast_u;
  double summer_s;
  double yule_k;
  double yule_i;
  double herdan_vm;
  double simpson;
  double msttr;
  double mattr;
  double mtld;
  double hdd;
};

/// Measures texts one after another, with memory that is kept. n_ids: more than any id.
class DiversityMeter {
 public:
  DiversityMeter(std::size_t n_ids, const DiversityOptions& options);

  /// O(N + V log V).
  [[nodiscard]] Diversity measure(std::span<const TermId> text);

 private:
  void count_types(std::span<const TermId> text);
  [[nodiscard]] double mean_segment_ttr(std::span<const TermId> text);
  [[nodiscard]] double moving_ttr(std::span<const TermId> text);
  template <class Iterator>
  [[nodiscard]] double factor_length(Iterator begin, Iterator end, std::int64_t n);
  [[nodiscard]] double sampled_ttr(std::int64_t n) const;

  DiversityOptions options_;
  std::vector<std::uint32_t> counts_;  // by id; clean between uses
  std::vector<TermId> met_;
  std::vector<std::uint32_t> spectrum_;  // the text's counts, ascending
};

/// Of each article that the corpus counts (per_article), or of all its articles in their order as
/// one text. Words that the term map drops are left out. ArgumentError for a window, segment or
/// sample under 1 or a threshold outside (0, 1).
[[nodiscard]] std::vector<Diversity> diversity(const corpus::Corpus& corpus, bool per_article,
                                               const DiversityOptions& options = {});

}  // namespace broadsheet::statistics
