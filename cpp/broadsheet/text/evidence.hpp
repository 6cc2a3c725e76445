#pragma once

#include <string>
#include <vector>

#include "broadsheet/text/token_buffer.hpp"
#include "broadsheet/text/tokenizer.hpp"

namespace broadsheet::text {

/// The terms of one text taken by itself: a token whose capitals are ambiguous keeps them if
/// the capital form stands more often than the folded one in the text's sentences that are
/// not in capitals; a tie, or no such sentence that has the word, and it is folded.
///
/// A corpus decides in the same way over all its articles; this is for a text without one.
[[nodiscard]] std::vector<std::string> resolved_terms(const Tokenizer& tokenizer,
                                                      const TokenBuffer& tokens);

}  // namespace broadsheet::text
