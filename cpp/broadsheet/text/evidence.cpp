#include "broadsheet/text/evidence.hpp"

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace broadsheet::text {
namespace {

/// By term in capitals: how many more tokens show it so than folded, ambiguous ones aside.
class Evidence {
 public:
  Evidence(const Tokenizer& tokenizer, const TokenBuffer& tokens) {
    for (const std::uint32_t i : tokens.ambiguous()) {
      const std::string capital(tokens.key(i));
      const auto [term, is_new] =
          terms_.try_emplace(capital, Term{tokenizer.fold_term(capital), 0});
      if (is_new)
        votes_.try_emplace(term->second.folded, std::vector<std::string>{})
            .first->second.push_back(capital);
    }
    if (terms_.empty()) return;
    for (std::size_t i = 0; i < tokens.size(); ++i)
      if (!tokens.is_capitals(i)) count(std::string(tokens.key(i)));
  }

  const std::string& resolve(const std::string& capital) const {
    const auto found = terms_.find(capital);
    return found->second.majority > 0 ? found->first : found->second.folded;
  }

 private:
  struct Term {
    std::string folded;
    std::int64_t majority;
  };

  void count(const std::string& key) {
    if (const auto capital = terms_.find(key); capital != terms_.end()) ++capital->second.majority;
    if (const auto folded = votes_.find(key); folded != votes_.end())
      for (const std::string& capital : folded->second) --terms_.at(capital).majority;
  }

  std::unordered_map<std::string, Term> terms_;
  std::unordered_map<std::string, std::vector<std::string>> votes_;  // by folded form
};

}  // namespace

std::vector<std::string> resolved_terms(const Tokenizer& tokenizer, const TokenBuffer& tokens) {
  const Evidence evidence(tokenizer, tokens);
  std::vector<std::string> terms;
  terms.reserve(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    terms.emplace_back(tokens.key(i));
    if (tokens.is_capitals(i)) terms.back() = evidence.resolve(terms.back());
  }
  return terms;
}

}  // namespace broadsheet::text
