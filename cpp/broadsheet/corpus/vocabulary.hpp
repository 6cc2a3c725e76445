#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/base/column.hpp"
#include "broadsheet/base/ids.hpp"

namespace broadsheet::corpus {

/// The types of a corpus: a two-way map between a word's bytes and its id.
///
///     bytes    u s t h e b o r d e r ...    UTF-8, no separators
///     starts   0   2     5           11     size() + 1 offsets into bytes
///     hidden   0   0     0                  1: a word that stood in an all-capitals headline
///     by_bytes 1 ...                        ids in byte order (hidden after plain): look-up
///
/// A hidden type ("US" in "WHO TELLS US TO WAIT") is no term of its own: the corpus decides
/// which term it counts as. Immutable, so safe to read from many threads; string views live as
/// long as the vocabulary.
class Vocabulary {
 public:
  Vocabulary();

  /// Takes the columns over; by_bytes is made here.
  Vocabulary(std::vector<char> bytes, std::vector<std::int64_t> starts,
             std::vector<std::uint8_t> hidden);

  /// From columns that were made before. slots: as made by make_slots(), or empty: then find()
  /// searches.
  Vocabulary(Column<char> bytes, Column<std::int64_t> starts, Column<std::uint8_t> hidden,
             Column<TermId> by_bytes, Column<TermId> slots = {});

  /// A vocabulary of these plain terms, in this order. They must differ.
  [[nodiscard]] static Vocabulary of_terms(std::span<const std::string> terms);

  [[nodiscard]] std::size_t size() const noexcept { return starts_.size() - 1; }

  /// The bytes of a type. Requires id < size(). This and what follows: FormatError where the
  /// vocabulary lies in a file that is damaged.
  [[nodiscard]] std::string_view term(TermId id) const {
    const std::size_t i = id;
    starts_.require(i, i + 2);
    const auto begin = static_cast<std::size_t>(starts_[i]);
    const auto end = static_cast<std::size_t>(starts_[i + 1]);
    bytes_.require(begin, end);
    return {bytes_.data() + begin, end - begin};
  }

  [[nodiscard]] bool is_hidden(TermId id) const {
    hidden_.require(id, std::size_t{id} + 1);
    return hidden_[id] != 0;
  }

  /// The id of a plain type, or nothing if there is none. O(1) with slots, else O(log size()).
  [[nodiscard]] std::optional<TermId> find(std::string_view term) const;

  /// The same for a hidden type.
  [[nodiscard]] std::optional<TermId> find_hidden(std::string_view term) const;

  /// Whole columns, checked.
  [[nodiscard]] const Column<char>& bytes() const {
    bytes_.require_all();
    return bytes_;
  }
  [[nodiscard]] const Column<std::int64_t>& starts() const {
    starts_.require_all();
    return starts_;
  }
  [[nodiscard]] const Column<std::uint8_t>& hidden() const {
    hidden_.require_all();
    return hidden_;
  }
  [[nodiscard]] const Column<TermId>& by_bytes() const {
    by_bytes_.require_all();
    return by_bytes_;
  }

 private:
  [[nodiscard]] std::optional<TermId> find(std::string_view term, bool hidden) const;
  [[nodiscard]] std::optional<TermId> find_in_slots(std::string_view term, bool hidden) const;

  Column<char> bytes_;
  Column<std::int64_t> starts_;
  Column<std::uint8_t> hidden_;
  Column<TermId> by_bytes_;
  Column<TermId> slots_;
};

/// A table that finds a type at once, part of the saved form: a power of two of slots, more than
/// twice as many as there are types. A type lies in the slot that the lowest bits of its bytes'
/// checksum() name, or, where that is taken, in the next free one, types in the order of their
/// ids; kNoTerm: free.
[[nodiscard]] std::vector<TermId> make_slots(const Vocabulary& types);

}  // namespace broadsheet::corpus
