#include "broadsheet/corpus/rule_reasons.hpp"

#include <algorithm>
#include <limits>
#include <unordered_set>
#include <utility>

#include "broadsheet/article/parse.hpp"
#include "broadsheet/base/error.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::size_t kMost = std::size_t{std::numeric_limits<std::uint16_t>::max()} + 1;

std::vector<std::string> reasons_of_this_version() {
  std::vector<std::string> reasons;
  for (std::uint16_t rule = 0; rule < article::rule_count(); ++rule) {
    reasons.emplace_back(article::rule_reason(rule));
  }
  return reasons;
}

}  // namespace

const std::shared_ptr<const RuleReasons>& RuleReasons::current() {
  static const std::shared_ptr<const RuleReasons> reasons(
      new RuleReasons(reasons_of_this_version()));
  return reasons;
}

std::shared_ptr<const RuleReasons> RuleReasons::saved(std::vector<std::string> reasons) {
  if (reasons == current()->reasons_) return current();
  const std::shared_ptr<const RuleReasons> first(new RuleReasons(std::move(reasons)));
  return join(first, *current());
}

std::shared_ptr<const RuleReasons> RuleReasons::join(
    const std::shared_ptr<const RuleReasons>& first, const RuleReasons& second) {
  if (first.get() == &second) return first;
  std::vector<std::string> reasons = first->reasons_;
  const std::unordered_set<std::string_view> known(first->reasons_.begin(), first->reasons_.end());
  for (const std::string& reason : second.reasons_) {
    if (!known.contains(reason)) reasons.push_back(reason);
  }
  if (reasons.size() == first->reasons_.size()) return first;
  if (reasons.size() > kMost) {
    throw LimitError("the corpora have more than " + std::to_string(kMost) +
                     " reasons for what their lines are; read their articles anew");
  }
  return std::shared_ptr<const RuleReasons>(new RuleReasons(std::move(reasons)));
}

std::uint16_t RuleReasons::number_of(std::uint16_t rule, const RuleReasons& other) const {
  if (this == &other) return rule;
  const std::string_view reason = other[rule];
  if (rule < reasons_.size() && reasons_[rule] == reason) return rule;
  const auto place = std::find(reasons_.begin(), reasons_.end(), reason);
  return place == reasons_.end() ? std::uint16_t{0}
                                 : static_cast<std::uint16_t>(place - reasons_.begin());
}

std::vector<std::uint16_t> RuleReasons::renumbered(std::span<const std::uint16_t> rules,
                                                   const RuleReasons& other) const {
  std::vector<std::uint16_t> numbers(kMost, 0);
  bool are_same = true;
  for (std::size_t rule = 0; rule < other.reasons_.size(); ++rule) {
    numbers[rule] = number_of(static_cast<std::uint16_t>(rule), other);
    are_same = are_same && numbers[rule] == rule;
  }
  if (are_same) return {};
  std::vector<std::uint16_t> changed(rules.size());
  std::transform(rules.begin(), rules.end(), changed.begin(),
                 [&](std::uint16_t rule) { return numbers[rule]; });
  return changed;
}

}  // namespace broadsheet::corpus
