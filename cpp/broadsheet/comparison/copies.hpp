#pragma once

#include <cstdint>
#include <vector>

#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::comparison {

/// A text of fewer counted words may be another's by chance ("Markets are closed today.").
inline constexpr std::int64_t kFewestWordsOfACopy = 50;

/// The unit that each article of the two sides belongs to: its own, or, where an article of either
/// side has the very same text of kFewestWordsOfACopy counted words or more, the first one's that
/// does.
struct TextUnits {
  std::vector<std::int64_t> a, b;  // positions in the corpus that both are views of
  std::int64_t n_copies = 0;       // articles that are not the first with their text
  std::int64_t most = 0;           // articles of one text
  std::int64_t most_common = -1;   // the first that has it, as above
};

/// a and b are views of one corpus. Compares the texts of articles of one length, byte by byte.
[[nodiscard]] TextUnits text_units(const corpus::Corpus& a, const corpus::Corpus& b);

}  // namespace broadsheet::comparison
