#include "broadsheet/corpus/join_types.hpp"

#include <cstddef>
#include <unordered_map>
#include <utility>

#include "broadsheet/base/error.hpp"

namespace broadsheet::corpus {

std::shared_ptr<const Vocabulary> join_types(const Vocabulary& a, const Vocabulary& b,
                                             std::vector<TermId>& ids_of_b) {
  ids_of_b.resize(b.size());
  std::vector<TermId> new_types;  // of b, in byte order
  std::vector<TermId> by_bytes;
  by_bytes.reserve(a.size() + b.size());
  const auto precedes = [&](TermId of_a, TermId of_b) {
    const int order = a.term(of_a).compare(b.term(of_b));
    return order != 0 ? order < 0 : a.is_hidden(of_a) < b.is_hidden(of_b);
  };
  std::size_t next = 0;
  const auto of_a = a.by_bytes().span();
  for (const TermId type : b.by_bytes()) {
    while (next < of_a.size() && precedes(of_a[next], type)) by_bytes.push_back(of_a[next++]);
    if (next < of_a.size() && a.term(of_a[next]) == b.term(type) &&
        a.is_hidden(of_a[next]) == b.is_hidden(type)) {
      ids_of_b[type] = of_a[next];
    } else {
      const std::size_t id = a.size() + new_types.size();
      if (id >= kNoTerm) {
        throw LimitError("a corpus holds at most 4294967295 distinct words; keep it in parts");
      }
      ids_of_b[type] = static_cast<TermId>(id);
      new_types.push_back(type);
      by_bytes.push_back(ids_of_b[type]);
    }
  }
  by_bytes.insert(by_bytes.end(), of_a.begin() + static_cast<std::ptrdiff_t>(next), of_a.end());

  std::vector<char> bytes(a.bytes().begin(), a.bytes().end());
  std::vector<std::int64_t> starts(a.starts().begin(), a.starts().end());
  std::vector<std::uint8_t> hidden(a.hidden().begin(), a.hidden().end());
  for (const TermId type : new_types) {
    const std::string_view word = b.term(type);
    bytes.insert(bytes.end(), word.begin(), word.end());
    starts.push_back(static_cast<std::int64_t>(bytes.size()));
    hidden.push_back(b.is_hidden(type) ? 1 : 0);
  }
  return std::make_shared<const Vocabulary>(
      Column<char>(std::move(bytes)), Column<std::int64_t>(std::move(starts)),
      Column<std::uint8_t>(std::move(hidden)), Column<TermId>(std::move(by_bytes)));
}

std::vector<std::int32_t> join_outlets(std::vector<std::string>& names,
                                       const std::vector<std::string>& of_b) {
  std::unordered_map<std::string, std::int32_t> codes;
  for (const std::string& name : names) {
    codes.emplace(name, static_cast<std::int32_t>(codes.size()));
  }
  std::vector<std::int32_t> codes_of_b;
  for (const std::string& name : of_b) {
    const auto [place, is_new] = codes.emplace(name, static_cast<std::int32_t>(codes.size()));
    if (is_new) names.push_back(name);
    codes_of_b.push_back(place->second);
  }
  return codes_of_b;
}

}  // namespace broadsheet::corpus
