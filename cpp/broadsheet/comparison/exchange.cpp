#include "broadsheet/comparison/exchange.hpp"

#include <algorithm>
#include <cmath>

#include "broadsheet/comparison/overdispersed_count.hpp"

namespace broadsheet::comparison {
namespace {

constexpr std::size_t kGroups = 16;

std::int64_t count_in(std::span<const std::int32_t> pieces, std::span<const std::int64_t> counts,
                      std::int32_t piece) noexcept {
  const auto at = std::lower_bound(pieces.begin(), pieces.end(), piece);
  if (at == pieces.end() || *at != piece) return 0;
  return counts[static_cast<std::size_t>(at - pieces.begin())];
}

}  // namespace

Exchange::Exchange(const Contingency& table) : table_(table), lengths_(table) {
  for (std::size_t i = 0; i < table.n_pieces(); ++i) {
    const auto length = static_cast<double>(table.piece_lengths[i]);
    squares_ += length * length;
    cubes_ += length * length * length;
    if (table.partners[i] < 0) {
      ++(i < table.n_pieces_a ? n_whole_a_ : n_whole_b_);
      length_ += length;
      length_squares_ += length * length;
    } else if (i < table.n_pieces_a) {
      const auto other =
          static_cast<double>(table.piece_lengths[static_cast<std::size_t>(table.partners[i])]);
      ++n_pairs_;
      pairs_length_ += length + other;
      pairs_squares_ += (length - other) * (length - other);
    }
  }
  all_draws_ = count_draws(n_whole_a_ + n_whole_b_, n_whole_a_, n_pairs_, kMaxDraws) <= kMaxDraws;
  make_groups();
}

void Exchange::make_groups() {
  std::vector<std::int32_t> order;
  group_of_piece_.assign(table_.n_pieces(), -1);
  for (std::size_t i = 0; i < table_.n_pieces(); ++i) {
    if (table_.partners[i] < 0) order.push_back(static_cast<std::int32_t>(i));
  }
  const auto length = [&](std::int32_t i) {
    return table_.piece_lengths[static_cast<std::size_t>(i)];
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::int32_t i, std::int32_t j) { return length(i) < length(j); });
  group_n_.assign(kGroups, 0);
  group_length_.assign(kGroups, 0);
  std::size_t group = 0;
  for (std::size_t k = 0; k < order.size(); ++k) {
    // Units of one length are in one group, for which of them comes first would else matter.
    if (k == 0 || length(order[k]) != length(order[k - 1])) group = k * kGroups / order.size();
    group_of_piece_[static_cast<std::size_t>(order[k])] = static_cast<std::int32_t>(group);
    group_n_[group] += 1;
    group_length_[group] += static_cast<double>(length(order[k]));
  }
}

double Exchange::rate(std::int64_t term) const noexcept {
  const auto t = static_cast<std::size_t>(term);
  const auto tokens = static_cast<double>(table_.tokens_a + table_.tokens_b);
  return tokens > 0 ? static_cast<double>(table_.count_a[t] + table_.count_b[t]) / tokens : 0;
}

double Exchange::deviation_of(std::int64_t term, std::int64_t count_a,
                              std::int64_t tokens_a) const {
  const auto pieces = table_.pieces_of(term);
  const auto counts = table_.counts_of(term);
  double whole = 0;  // x in units of one set only; all of x if no unit lies in both
  double both = 0;
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    const bool is_whole = table_.partners[static_cast<std::size_t>(pieces[k])] < 0;
    (is_whole ? whole : both) += static_cast<double>(counts[k]);
  }
  const double p = rate(term);
  const std::int64_t n = n_whole_a_ + n_whole_b_;
  const double share = n == 0 ? 0 : static_cast<double>(n_whole_a_) / static_cast<double>(n);
  const double mean = share * (whole - p * length_) + (both - p * pairs_length_) / 2;
  return static_cast<double>(count_a) - p * static_cast<double>(tokens_a) - mean;
}

double Exchange::observed(std::int64_t term) const {
  return deviation_of(term, table_.count_a[static_cast<std::size_t>(term)], table_.tokens_a);
}

void Exchange::add_every_unit(RandomSum& sum, std::int64_t term) const {
  const double p = rate(term);
  std::vector<double> residuals(table_.n_pieces());
  for (std::size_t i = 0; i < residuals.size(); ++i) {
    residuals[i] = -p * static_cast<double>(table_.piece_lengths[i]);
  }
  const auto pieces = table_.pieces_of(term);
  const auto counts = table_.counts_of(term);
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    residuals[static_cast<std::size_t>(pieces[k])] += static_cast<double>(counts[k]);
  }
  for (std::size_t i = 0; i < residuals.size(); ++i) {
    const std::int32_t partner = table_.partners[i];
    if (partner < 0) {
      sum.values.push_back(residuals[i]);
    } else if (i < table_.n_pieces_a) {
      sum.pairs.push_back({residuals[i], residuals[static_cast<std::size_t>(partner)]});
    }
  }
}

void Exchange::add_holders(RandomSum& sum, std::int64_t term) const {
  const double p = rate(term);
  const auto pieces = table_.pieces_of(term);
  const auto counts = table_.counts_of(term);
  double length = length_;
  double squares = length_squares_;
  double more_length = pairs_length_;
  double more_squares = pairs_squares_;
  std::vector<double> group_n = group_n_;
  std::vector<double> group_length = group_length_;
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    const auto piece = static_cast<std::size_t>(pieces[k]);
    const auto w = static_cast<double>(table_.piece_lengths[piece]);
    const auto x = static_cast<double>(counts[k]);
    const std::int32_t partner = table_.partners[piece];
    if (partner < 0) {
      sum.values.push_back(x - p * w);
      sum.counts.push_back(counts[k]);
      length -= w;
      squares -= w * w;
      const auto group = static_cast<std::size_t>(group_of_piece_[piece]);
      group_n[group] -= 1;
      group_length[group] -= w;
      continue;
    }
    const std::int64_t other = count_in(pieces, counts, partner);
    if (other > 0 && partner < pieces[k]) continue;  // both hold it: taken up with the first
    const auto w2 = static_cast<double>(table_.piece_lengths[static_cast<std::size_t>(partner)]);
    sum.pairs.push_back({x - p * w, static_cast<double>(other) - p * w2});
    more_length -= w + w2;
    more_squares -= (w - w2) * (w - w2);
  }
  sum.rest_sum = -p * length;
  sum.rest_sum_squares = p * p * std::max(0.0, squares);
  sum.more_pairs_mean = -p * more_length / 2;
  sum.more_pairs_variance = p * p * std::max(0.0, more_squares) / 4;
  for (std::size_t g = 0; g < group_n.size(); ++g) {
    if (group_n[g] > 0) sum.groups.push_back({group_n[g], -p * group_length[g] / group_n[g]});
  }
}

RandomSum Exchange::random_sum(std::int64_t term) const {
  RandomSum sum;
  sum.n_units = n_whole_a_ + n_whole_b_;
  sum.n_chosen = n_whole_a_;
  if (all_draws_) {
    add_every_unit(sum, term);
  } else {
    add_holders(sum, term);
  }
  return sum;
}

double Exchange::variance(std::int64_t term) const { return random_sum(term).variance(); }

ResidualMoments Exchange::residual_moments(std::int64_t term) const {
  const double p = rate(term);
  // As if no unit held the term, then put right for those that do.
  ResidualMoments r{p * p * squares_, p * p * cubes_};
  const auto pieces = table_.pieces_of(term);
  const auto counts = table_.counts_of(term);
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    const auto w = static_cast<double>(table_.piece_lengths[static_cast<std::size_t>(pieces[k])]);
    const auto x = static_cast<double>(counts[k]);
    const double more = x * (x - 2 * p * w);  // r^2 - (p w)^2
    r.squares += more;
    r.length_squares += w * more;
  }
  return {std::max(0.0, r.squares), std::max(0.0, r.length_squares)};
}

double Exchange::p_value(std::int64_t term) const {
  return p_value(term, table_.count_a[static_cast<std::size_t>(term)], lengths_.observed());
}

double Exchange::p_value(std::int64_t term, std::int64_t count_a, LengthsOfA a) const {
  const RandomSum sum = random_sum(term);
  const double deviation = deviation_of(term, count_a, a.tokens);
  const double weight = all_draws_ ? 0 : lengths_.weight(a);
  if (weight == 0) return two_sided_tail(sum, deviation);

  const ResidualMoments r = residual_moments(term);
  const double dwelling = lengths_.dwelling(r);
  const double scale = std::pow(lengths_.ratio(a, dwelling), -weight / 2);
  const double by_exchange = two_sided_tail(sum, deviation * scale);

  const auto t = static_cast<std::size_t>(term);
  const std::int64_t count = table_.count_a[t] + table_.count_b[t];
  const double f = lengths_.share(a);
  const double binomial = f * (1 - f) * static_cast<double>(count);
  const double overdispersion = std::max(1.0, lengths_.variance(a, r, dwelling) / binomial);
  const double by_count = overdispersed_count_p(count_a, count, f, overdispersion);
  if (by_count <= by_exchange) return by_exchange;
  return std::pow(by_exchange, 1 - weight) * std::pow(by_count, weight);
}

double Exchange::normal_p_value(std::int64_t term) const {
  return two_sided_normal_tail(random_sum(term), observed(term));
}

}  // namespace broadsheet::comparison
