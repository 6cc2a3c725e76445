#pragma once

#include <atomic>
#include <cstdint>
#include <memory>

#include "broadsheet/base/column.hpp"
#include "broadsheet/corpus/part.hpp"

namespace broadsheet::corpus {

/// Checks what is used of a part that lies in files, some articles at a time, and remembers it.
/// Safe to use from many threads.
class PartGuard {
 public:
  /// The part and the kinds and rules that its segments have after the corpus's decisions.
  PartGuard(const Part& part, Column<std::uint8_t> kinds, Column<std::uint16_t> rules);

  void require(Part::Aspect aspect, std::int64_t article) const {
    const auto block = static_cast<std::size_t>(article / kArticles);
    const auto bit = static_cast<std::uint8_t>(1U << static_cast<unsigned>(aspect));
    if ((checked_[block].load(std::memory_order_acquire) & bit) == 0) check(block, aspect, bit);
  }
  void require(Part::Aspect aspect, std::int64_t first, std::int64_t last) const;
  void require_sentences() const;

 private:
  static constexpr std::int64_t kArticles = 64;  // checked together

  void check(std::size_t block, Part::Aspect aspect, std::uint8_t bit) const;
  void check_tokens(std::size_t first, std::size_t last) const;
  void check_text(std::size_t first, std::size_t last) const;
  void check_fields(std::size_t first, std::size_t last) const;

  Part part_;
  Column<std::uint8_t> kinds_;
  Column<std::uint16_t> rules_;
  std::unique_ptr<std::atomic<std::uint8_t>[]> checked_;  // bits by Aspect, for each block
  mutable std::atomic<bool> sentences_checked_ = false;
};

}  // namespace broadsheet::corpus
