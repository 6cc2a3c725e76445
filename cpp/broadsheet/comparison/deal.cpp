#include "broadsheet/comparison/deal.hpp"

#include <algorithm>
#include <span>

namespace broadsheet::comparison {

Deal::Deal(const Contingency& table) : table_(table), in_a_(table.n_pieces()) {
  for (std::size_t i = 0; i < table.n_pieces(); ++i) {
    if (table.partners[i] >= 0) continue;
    whole_.push_back(static_cast<std::int32_t>(i));
    if (i < table.n_pieces_a) ++n_chosen_;
  }
}

void Deal::shuffle(RandomStream random) {
  std::vector<std::int32_t> order = whole_;
  random.choose(std::span(order), n_chosen_);
  std::fill(in_a_.begin(), in_a_.end(), std::uint8_t{0});
  for (std::size_t k = 0; k < n_chosen_; ++k) in_a_[static_cast<std::size_t>(order[k])] = 1;
  for (std::size_t i = 0; i < table_.n_pieces_a; ++i) {
    if (table_.partners[i] < 0) continue;
    const bool stays = random.below(2) == 0;
    in_a_[i] = stays ? 1 : 0;
    in_a_[static_cast<std::size_t>(table_.partners[i])] = stays ? 0 : 1;
  }
  lengths_a_ = {};
  for (std::size_t i = 0; i < in_a_.size(); ++i) {
    if (in_a_[i] == 0) continue;
    const auto length = static_cast<double>(table_.piece_lengths[i]);
    lengths_a_.tokens += table_.piece_lengths[i];
    lengths_a_.squares += length * length;
  }
}

std::int64_t Deal::count_a(std::int64_t term) const noexcept {
  const auto pieces = table_.pieces_of(term);
  const auto counts = table_.counts_of(term);
  std::int64_t count = 0;
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    count += in_a_[static_cast<std::size_t>(pieces[k])] * counts[k];
  }
  return count;
}

}  // namespace broadsheet::comparison
