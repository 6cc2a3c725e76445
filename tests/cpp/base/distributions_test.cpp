#include "broadsheet/base/distributions.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace broadsheet {
namespace {

struct Reference {
  std::string function;
  double a = 0, b = 0, c = 0, value = 0;
};

// tests/golden/distributions.csv, made by distributions.py beside it.
std::vector<Reference> references() {
  const auto tests = std::filesystem::path(BROADSHEET_SOURCE_DIR) / "tests";
  std::ifstream file(tests / "golden" / "distributions.csv");
  std::vector<Reference> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#') || line.starts_with("function,")) continue;
    std::ranges::replace(line, ',', ' ');
    std::istringstream cells(line);
    Reference row;
    std::string a, b, c, value;
    cells >> row.function >> a >> b >> c >> value;
    row.a = std::strtod(a.c_str(), nullptr);
    row.b = std::strtod(b.c_str(), nullptr);
    row.c = std::strtod(c.c_str(), nullptr);
    row.value = std::strtod(value.c_str(), nullptr);
    rows.push_back(row);
  }
  return rows;
}

struct Check {
  double (*compute)(const Reference&);
  double relative;  // tolerance
};

const std::map<std::string, Check>& checks() {
  using R = Reference;
  static const std::map<std::string, Check> table = {
      {"normal_survival", {[](const R& r) { return normal_survival(r.a); }, 1e-12}},
      {"normal_log_survival", {[](const R& r) { return normal_log_survival(r.a); }, 1e-14}},
      {"normal_quantile", {[](const R& r) { return normal_quantile(r.a); }, 1e-13}},
      {"chi_square_survival", {[](const R& r) { return chi_square_survival(r.a); }, 5e-13}},
      {"chi_square_log10_survival",
       {[](const R& r) { return chi_square_log10_survival(r.a); }, 1e-14}},
      {"chi_square_survival_df", {[](const R& r) { return chi_square_survival(r.a, r.b); }, 1e-12}},
      {"student_t_survival", {[](const R& r) { return student_t_survival(r.a, r.b); }, 1e-12}},
      {"student_t_quantile", {[](const R& r) { return student_t_quantile(r.a, r.b); }, 1e-12}},
      {"log_gamma", {[](const R& r) { return log_gamma(r.a); }, 1e-14}},
      {"log_choose", {[](const R& r) { return log_choose(r.a, r.b); }, 1e-13}},
      {"regularized_gamma_upper",
       {[](const R& r) { return regularized_gamma_upper(r.a, r.b); }, 1e-12}},
      {"regularized_gamma_lower",
       {[](const R& r) { return regularized_gamma_lower(r.a, r.b); }, 1e-12}},
      {"regularized_beta", {[](const R& r) { return regularized_beta(r.a, r.b, r.c); }, 1e-12}},
      {"deviance_term", {[](const R& r) { return deviance_term(r.a, r.b); }, 1e-12}},
  };
  return table;
}

TEST(Distributions, EqualMpmathAtFourHundredDigits) {
  const auto rows = references();
  ASSERT_GT(rows.size(), 100U);
  for (const auto& row : rows) {
    const auto check = checks().find(row.function);
    ASSERT_NE(check, checks().end()) << row.function;
    EXPECT_NEAR(check->second.compute(row), row.value, check->second.relative * std::abs(row.value))
        << row.function << "(" << row.a << ", " << row.b << ", " << row.c << ")";
  }
}

TEST(Distributions, LogTailsStayFiniteWhereTailsUnderflow) {
  EXPECT_EQ(chi_square_survival(1e6), 0.0);
  EXPECT_TRUE(std::isfinite(chi_square_log10_survival(1e6)));
  EXPECT_TRUE(std::isfinite(chi_square_log10_survival(1e300)));
  EXPECT_TRUE(std::isfinite(normal_log_survival(1e150)));
}

TEST(Distributions, LogTailsHaveNoStepWhereTheMethodChanges) {
  double before = normal_log_survival(11.9);
  for (double z = 11.901; z < 12.1; z += 0.001) {
    const double now = normal_log_survival(z);
    EXPECT_NEAR(before - now, 0.001 * z, 1.3e-4);
    before = now;
  }
}

TEST(Distributions, QuantilesInvertSurvivals) {
  for (const double p : {1e-12, 0.003, 0.2, 0.49, 0.6, 0.9, 0.9995}) {
    EXPECT_NEAR(normal_survival(-normal_quantile(p)), p, 1e-13 * p);
    for (const double df : {0.7, 1.0, 3.0, 29.5, 4000.0}) {
      EXPECT_NEAR(student_t_survival(-student_t_quantile(p, df), df), p, 1e-11 * p)
          << p << " " << df;
    }
  }
  EXPECT_EQ(student_t_quantile(0.5, 3), 0.0);
  EXPECT_EQ(normal_quantile(0.0), -std::numeric_limits<double>::infinity());
}

TEST(Distributions, OutsideTheDomainIsNaN) {
  EXPECT_TRUE(std::isnan(chi_square_survival(-1)));
  EXPECT_TRUE(std::isnan(normal_quantile(1.5)));
  EXPECT_TRUE(std::isnan(student_t_quantile(0.5, 0)));
  EXPECT_TRUE(std::isnan(log_gamma(0)));
  EXPECT_TRUE(std::isnan(regularized_gamma_upper(-1, 2)));
  EXPECT_TRUE(std::isnan(regularized_beta(1, 1, 1.5)));
  EXPECT_TRUE(std::isnan(deviance_term(-1, 2)));
}

// Four-cell G-squared of (12000, 10000; one million each): T. Dunning's measure, value checked
// against scipy.stats.chi2_contingency(lambda_="log-likelihood", correction=False).
TEST(Deviance, SumsToFourCellLogLikelihood) {
  const double g2 = 2 * (deviance_term(12000, 11000) + deviance_term(10000, 11000) +
                         deviance_term(988000, 989000) + deviance_term(990000, 989000));
  EXPECT_NEAR(g2, 184.091696700803, 1e-10);
}

// (5, 5, 2e7, 20000999), value from mpmath at 60 digits: the plain sum of O ln(O / E) is wrong
// in its first digit here.
TEST(Deviance, KeepsItsDigitsWhereSharesAreAlmostEqual) {
  const double n = 2e7, m = 20000999, total = n + m;
  const double difference = (5 * m - 5 * n) / total;  // exact integers above the line
  const double ea = 10 * n / total, eb = 10 * m / total;
  const double g2 = 2 * (deviance_term_by_difference(ea, difference) +
                         deviance_term_by_difference(eb, -difference) +
                         deviance_term_by_difference(n - ea, -difference) +
                         deviance_term_by_difference(m - eb, difference));
  EXPECT_NEAR(g2, 6.2371962594396e-09, 1e-19);
}

TEST(CompensatedSum, KeepsWhatPlainAdditionLoses) {
  CompensatedSum sum;
  for (const double value : {1.0, 1e100, 1.0, -1e100}) sum.add(value);
  EXPECT_EQ(sum.value(), 2.0);
  CompensatedSum left, right;
  left.add(1e16);
  left.add(1.0);
  right.add(-1e16);
  right.add(1.0);
  left.add(right);
  EXPECT_EQ(left.value(), 2.0);
}

TEST(CompensatedSum, PassesInfinityThrough) {
  CompensatedSum sum;
  sum.add(std::numeric_limits<double>::infinity());
  sum.add(1.0);
  EXPECT_EQ(sum.value(), std::numeric_limits<double>::infinity());
}

}  // namespace
}  // namespace broadsheet
