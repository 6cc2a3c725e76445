#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "broadsheet/base/ids.hpp"

namespace broadsheet::corpus {

/// Words to ids in order of arrival, for one thread while it reads. An open-addressing table over
/// one arena of bytes; the arrival order never leaves it, since merging orders by content.
class TypeTable {
 public:
  TypeTable();

  /// The id of a type, new if it was not met before; counts the occurrence.
  TermId count(std::string_view word, bool hidden, std::int64_t occurrences = 1);

  [[nodiscard]] std::size_t size() const noexcept { return counts_.size(); }
  [[nodiscard]] std::string_view word(TermId id) const noexcept {
    return {bytes_.data() + starts_[id], static_cast<std::size_t>(starts_[id + 1] - starts_[id])};
  }
  [[nodiscard]] bool is_hidden(TermId id) const noexcept { return hidden_[id] != 0; }
  [[nodiscard]] std::int64_t occurrences(TermId id) const noexcept { return counts_[id]; }

  /// Takes occurrences back, of an article that turns out not to count.
  void uncount(TermId id) noexcept { --counts_[id]; }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    TermId id = kNoTerm;
  };

  void grow();

  std::uint64_t seed_;
  std::vector<Slot> slots_;
  std::vector<char> bytes_;
  std::vector<std::int64_t> starts_;
  std::vector<std::uint8_t> hidden_;
  std::vector<std::int64_t> counts_;
};

}  // namespace broadsheet::corpus
