#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace broadsheet::corpus {

/// What the rule numbers of a corpus mean.
///
/// Versions of broadsheet number their rules anew. A corpus that another version saved keeps its
/// numbers, so that no column is rewritten when it is opened or appended to; what its list of
/// reasons lacks follows it, and new articles get the numbers of that list.
class RuleReasons {
 public:
  /// More than any version has.
  static constexpr std::size_t kMostSaved = 1U << 15U;

  /// Those of this version: article::rule_reason.
  [[nodiscard]] static const std::shared_ptr<const RuleReasons>& current();

  /// The reasons that were saved, then those of this version that are not among them.
  [[nodiscard]] static std::shared_ptr<const RuleReasons> saved(std::vector<std::string> reasons);

  /// The list of `first`, then what `second` has beyond it: the numbers of `first` stay.
  /// LimitError where two bytes do not number them.
  [[nodiscard]] static std::shared_ptr<const RuleReasons> join(
      const std::shared_ptr<const RuleReasons>& first, const RuleReasons& second);

  /// "" for no rule of the corpus.
  [[nodiscard]] std::string_view operator[](std::uint16_t rule) const noexcept {
    return rule < reasons_.size() ? std::string_view(reasons_[rule]) : std::string_view();
  }
  [[nodiscard]] const std::vector<std::string>& all() const noexcept { return reasons_; }

  /// The number here of what `other` calls `rule`: the rule with the same reason; 0 for none.
  [[nodiscard]] std::uint16_t number_of(std::uint16_t rule, const RuleReasons& other) const;

  /// The rules of `other` by the numbers here, or an empty list where they are the same.
  [[nodiscard]] std::vector<std::uint16_t> renumbered(std::span<const std::uint16_t> rules,
                                                      const RuleReasons& other) const;

 private:
  explicit RuleReasons(std::vector<std::string> reasons) : reasons_(std::move(reasons)) {}

  std::vector<std::string> reasons_;
};

}  // namespace broadsheet::corpus
