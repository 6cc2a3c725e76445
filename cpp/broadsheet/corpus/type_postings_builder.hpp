#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "broadsheet/corpus/extract.hpp"
#include "broadsheet/corpus/type_postings.hpp"

namespace broadsheet::corpus {

/// Makes the postings of the part that an extract becomes. A type is listed if it stands in no more
/// than one article of 64: of news that is nearly every type, and the lists take 2 to 3 % of the
/// saved form.
///
/// A pass over the tokens counts, and one or a few more, each for a range of types, place: memory
/// grows with the types (8 bytes each for every thread, some 50 besides), not with the tokens. The
/// same for any number of threads.
class TypePostingsBuilder {
 public:
  /// n_types: ids of the extract's types are below it. The extract must outlive it.
  TypePostingsBuilder(const Extract& extract, std::size_t n_types, unsigned threads);

  /// Calls take(some) with the gaps of all entries, some at a time, in order. Once.
  void for_each_piece(const std::function<void(std::span<const std::uint8_t>)>& take);

  /// After that.
  [[nodiscard]] const std::vector<TypePostings::Entry>& entries() const noexcept {
    return entries_;
  }

 private:
  // What a block of articles knows of a type: the article that had it last, and in how many it
  // stands; later, where in the column the next one goes.
  struct Slot {
    std::uint32_t last;
    std::uint32_t next;
  };

  template <class F>
  void for_each_article(std::int64_t begin, std::int64_t end, F&& f) const;
  template <class F>
  void pass(F&& work);
  void count(std::size_t n_types);
  void list(std::size_t n_types);

  const Extract& extract_;
  unsigned threads_;
  std::vector<std::int64_t> range_starts_;    // first article of each range, then the total
  std::vector<std::vector<Slot>> blocks_;     // by block of articles, then by type
  std::vector<TypePostings::Entry> entries_;  // at first with the ends of places, not of gaps
};

}  // namespace broadsheet::corpus
