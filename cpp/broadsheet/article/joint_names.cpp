#include "broadsheet/article/joint_names.hpp"

#include <algorithm>
#include <initializer_list>

#include "broadsheet/article/name_words.hpp"

namespace broadsheet::article {
namespace {

bool is_any(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// One body, and no kind of work: what ends so with a word before it is a whole name.
bool names_body(std::string_view word) {
  return is_any(
      word, {"Administration", "Agency",     "Assembly", "Authority", "Board",    "Bureau",
             "Commission",     "Committee",  "Corps",    "Council",   "Court",    "Department",
             "Force",          "Foundation", "Guard",    "Institute", "Ministry", "Office",
             "Organization",   "Police",     "Senate",   "Service",   "Union",    "University"});
}

bool is_body(std::span<const std::string_view> words) {
  return words.size() >= 2 && names_body(words.back());
}

}  // namespace

bool is_joint_name(std::span<const std::string_view> left,
                   std::span<const std::string_view> right) {
  if (left.size() == 1 && right.size() == 1 && left[0] == right[0]) return true;
  if (left.size() == 1 && joins_to_one_name(left[0], right[0])) return true;
  if (is_body(left)) return false;
  // "Federal Bureau of Investigation and Drug Enforcement Administration"
  const bool of = std::find(left.begin(), left.end(), "of") != left.end();
  if (of && is_body(right)) return false;
  const bool institution =
      left[0].starts_with('U') || std::any_of(left.begin(), left.end(), heads_institution);
  const bool one_word = left.size() == 1 && right.size() >= 2;
  return ends_institution(right.back()) && !heads_institution(right[0]) &&
         (institution || one_word);
}

}  // namespace broadsheet::article
