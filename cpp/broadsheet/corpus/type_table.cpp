#include "broadsheet/corpus/type_table.hpp"

#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/hash.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::size_t kFirstSlots = 1U << 12U;

}  // namespace

TypeTable::TypeTable() : seed_(process_hash_seed()), slots_(kFirstSlots), starts_{0} {}

TermId TypeTable::count(std::string_view word, bool hidden, std::int64_t occurrences) {
  const std::uint64_t hash = hash_bytes(word, seed_) ^ (hidden ? 0x9E3779B97F4A7C15U : 0U);
  const std::size_t mask = slots_.size() - 1;
  std::size_t place = hash & mask;
  for (; slots_[place].id != kNoTerm; place = (place + 1) & mask) {
    const Slot& slot = slots_[place];
    if (slot.hash == hash && is_hidden(slot.id) == hidden && this->word(slot.id) == word) {
      counts_[slot.id] += occurrences;
      return slot.id;
    }
  }
  if (counts_.size() >= kNoTerm) {
    throw LimitError("a corpus holds at most 4294967295 distinct words; read it in parts");
  }
  const auto id = static_cast<TermId>(counts_.size());
  slots_[place] = {hash, id};
  bytes_.insert(bytes_.end(), word.begin(), word.end());
  starts_.push_back(static_cast<std::int64_t>(bytes_.size()));
  hidden_.push_back(hidden ? 1 : 0);
  counts_.push_back(occurrences);
  if (counts_.size() * 2 > slots_.size()) grow();
  return id;
}

void TypeTable::grow() {
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.id == kNoTerm) continue;
    std::size_t place = slot.hash & mask;
    while (slots_[place].id != kNoTerm) place = (place + 1) & mask;
    slots_[place] = slot;
  }
}

}  // namespace broadsheet::corpus
