#include "broadsheet/corpus/map_difference.hpp"

namespace broadsheet::corpus {
namespace {

/// What a corpus counts its own plain words as.
class Counted {
 public:
  explicit Counted(const Corpus& corpus)
      : corpus_(corpus),
        term_of_type_(corpus.term_of_type()),
        may_lose_words_(corpus.terms()->runs() != nullptr) {
    corpus.columns()->type_counts.require_all();
  }

  /// The term of a type; "" if the map drops it; nothing if that cannot be told.
  [[nodiscard]] std::optional<std::string_view> operator()(TermId type) const {
    const TermId term = term_of_type_[type];
    if (term != kNoTerm) return corpus_.term(term);
    const bool occurs = corpus_.columns()->type_counts[type] > 0;
    if (!occurs || may_lose_words_) return std::nullopt;
    return "";
  }

 private:
  const Corpus& corpus_;
  std::span<const TermId> term_of_type_;
  bool may_lose_words_;  // to phrases
};

}  // namespace

std::optional<MapDifference> map_difference(const Corpus& a, const Corpus& b) {
  if (a.terms() == b.terms()) return std::nullopt;
  const Vocabulary& words = *a.columns()->types;
  const Counted in_a(a);
  const Counted in_b(b);
  for (const TermId type : words.by_bytes().span()) {
    if (words.is_hidden(type)) continue;  // the corpora's own decision
    const auto same = b.columns()->types->find(words.term(type));
    if (!same) continue;
    const auto term_a = in_a(type);
    const auto term_b = in_b(*same);
    if (!term_a || !term_b || *term_a == *term_b) continue;
    return MapDifference{std::string(words.term(type)), std::string(*term_a), std::string(*term_b)};
  }
  return std::nullopt;
}

}  // namespace broadsheet::corpus
