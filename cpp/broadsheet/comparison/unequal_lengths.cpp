#include "broadsheet/comparison/unequal_lengths.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace broadsheet::comparison {
namespace {

double to_power(std::int64_t length, int k) noexcept {
  const auto w = static_cast<double>(length);
  return k == 1 ? w : w * w;
}

/// How many standard deviations a value is from the mean; 0 where nothing can vary.
double distance(double value, double mean, double variance) noexcept {
  const double gap = std::abs(value - mean);
  if (gap <= 1e-9 * std::abs(mean)) return 0;
  return variance > 0 ? gap / std::sqrt(variance) : 0;
}

}  // namespace

UnequalLengths::UnequalLengths(const Contingency& table) {
  double n_a = 0;
  double n = 0;
  for (std::size_t i = 0; i < table.n_pieces(); ++i) {
    const auto w = static_cast<double>(table.piece_lengths[i]);
    cubes_ += w * w * w;
    if (i < table.n_pieces_a) observed_.squares += w * w;
    if (table.partners[i] >= 0) continue;
    n += 1;
    if (i < table.n_pieces_a) n_a += 1;
  }
  observed_.tokens = table.tokens_a;
  share_of_units_ = n > 0 ? n_a / n : 0;
  powers_ = {power(table, 1), power(table, 2)};
}

UnequalLengths::Power UnequalLengths::power(const Contingency& table, int k) const {
  Power result;
  double squares = 0;
  double n = 0;
  for (std::size_t i = 0; i < table.n_pieces(); ++i) {
    const double value = to_power(table.piece_lengths[i], k);
    result.total += value;
    if (table.partners[i] < 0) {
      n += 1;
      result.whole += value;
      squares += value * value;
    } else if (i < table.n_pieces_a) {
      const auto other = static_cast<std::size_t>(table.partners[i]);
      const double gap = value - to_power(table.piece_lengths[other], k);
      result.variance += gap * gap / 4;
    }
  }
  result.mean = share_of_units_ * result.whole + (result.total - result.whole) / 2;
  if (n > 1) {
    result.variance += share_of_units_ * (1 - share_of_units_) * n / (n - 1) *
                       std::max(0.0, squares - result.whole * result.whole / n);
  }
  return result;
}

double UnequalLengths::share(LengthsOfA a) const noexcept {
  return powers_[0].total > 0 ? static_cast<double>(a.tokens) / powers_[0].total : 0;
}

double UnequalLengths::weight(LengthsOfA a) const noexcept {
  const double f = share(a);
  if (!(f > 0 && f < 1)) return 0;
  const double of_sum =
      distance(static_cast<double>(a.tokens), powers_[0].mean, powers_[0].variance);
  const double of_squares = distance(a.squares, powers_[1].mean, powers_[1].variance);
  return std::clamp(std::max(of_sum, of_squares) - 2, 0.0, 1.0);
}

double UnequalLengths::dwelling(ResidualMoments r) const noexcept {
  if (!(r.squares > 0)) return 0;
  // The mean length of a unit, each weighing as much as its variance: between these two.
  const double linear = powers_[1].total / powers_[0].total;
  const double quadratic = cubes_ / powers_[1].total;
  if (quadratic - linear <= 1e-9 * linear) return 0;
  const double found = r.length_squares / r.squares;
  return std::clamp((found - linear) / (quadratic - linear), 0.0, 1.0);
}

/// (1 - f)^2 sum_A g + f^2 sum_B g per unit of sum g, for g = w and for g = w^2.
std::array<double, 2> UnequalLengths::of_difference(LengthsOfA a) const noexcept {
  const double f = share(a);
  const double squares = powers_[1].total;
  return {f * (1 - f), ((1 - f) * (1 - f) * a.squares + f * f * (squares - a.squares)) / squares};
}

double UnequalLengths::ratio(LengthsOfA a, double dwelling) const noexcept {
  const auto [linear, quadratic] = of_difference(a);
  const auto exchanged = [&](const Power& p) {
    const double whole = p.whole / p.total;
    return share_of_units_ * (1 - share_of_units_) * whole + (1 - whole) / 4;
  };
  const double below = (1 - dwelling) * exchanged(powers_[0]) + dwelling * exchanged(powers_[1]);
  return below > 0 ? ((1 - dwelling) * linear + dwelling * quadratic) / below : 1;
}

double UnequalLengths::variance(LengthsOfA a, ResidualMoments r, double dwelling) const noexcept {
  const auto [linear, quadratic] = of_difference(a);
  const double fitted = powers_[1].total / powers_[0].total / powers_[0].total;
  return r.squares / (1 - fitted) * ((1 - dwelling) * linear + dwelling * quadratic);
}

}  // namespace broadsheet::comparison
