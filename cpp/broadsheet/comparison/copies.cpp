#include "broadsheet/comparison/copies.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace broadsheet::comparison {
namespace {

struct Candidate {
  std::string_view text;
  std::int64_t position;  // in the corpus that both sides are views of
  std::int64_t* unit;
};

void add_candidates(std::vector<Candidate>& candidates, const corpus::Corpus& side,
                    std::vector<std::int64_t>& units) {
  const std::vector<std::int64_t> lengths = side.article_lengths();
  units.resize(lengths.size());
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto article = static_cast<ArticleIndex>(i);
    units[i] = side.base_position(article);
    if (lengths[i] < kFewestWordsOfACopy) continue;
    candidates.push_back({side.article(article).text(), units[i], &units[i]});
  }
}

bool before(const Candidate& x, const Candidate& y) {
  if (x.text.size() != y.text.size()) return x.text.size() < y.text.size();
  const int order = x.text.compare(y.text);
  return order != 0 ? order < 0 : x.position < y.position;
}

}  // namespace

TextUnits text_units(const corpus::Corpus& a, const corpus::Corpus& b) {
  TextUnits units;
  std::vector<Candidate> candidates;
  add_candidates(candidates, a, units.a);
  add_candidates(candidates, b, units.b);
  std::sort(candidates.begin(), candidates.end(), before);
  for (std::size_t first = 0; first < candidates.size();) {
    std::size_t last = first;
    std::int64_t n = 0;  // an article of both sides is one
    for (; last < candidates.size() && candidates[last].text == candidates[first].text; ++last) {
      if (last == first || candidates[last].position != candidates[last - 1].position) ++n;
      *candidates[last].unit = candidates[first].position;
    }
    units.n_copies += n - 1;
    if (n > 1 && n > units.most) {
      units.most = n;
      units.most_common = candidates[first].position;
    }
    first = last;
  }
  return units;
}

}  // namespace broadsheet::comparison
