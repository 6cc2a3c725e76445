#pragma once

#include <optional>

#include "broadsheet/comparison/random_sum.hpp"

namespace broadsheet::comparison {

/// P(sum >= at), for `at` above the mean, by the double saddlepoint approximation: I. Skovgaard,
/// "Saddlepoint expansions for conditional distributions", 1987, in the r* form. Nothing where
/// there is no saddlepoint: at or beyond the largest sum. deviation: the sum's, to scale by.
[[nodiscard]] std::optional<double> saddlepoint_tail(const RandomSum& sum, double at,
                                                     double deviation);

}  // namespace broadsheet::comparison
