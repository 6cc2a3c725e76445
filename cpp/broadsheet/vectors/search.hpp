#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/vectors/search_index.hpp"

namespace broadsheet::vectors {

/// What to look for.
struct SearchRequest {
  std::string words;                  // any of them, ranked; immigra* for all with a beginning
  std::vector<std::string> phrases;   // each must be there, its words in a row (see Query)
  std::vector<std::string> in_title;  // each must be in the title, likewise
  std::vector<std::uint8_t> allowed;  // one byte an article, 0 leaves it out; empty: all
  std::int64_t k = 10;
};

struct SearchResult {
  std::vector<Candidate> articles;  // best first
  std::vector<std::int32_t> terms;  // what ranked them
  std::vector<std::string> notes;   // another case was taken, a word does not occur
};

/// The articles of a corpus for a query, ranked by BM25 over all of its words, those of phrases
/// included. A word that is a term means that term; only if it is none, other cases and diacritics
/// are tried. Without a word that occurs the result is empty. ArgumentError if the request names
/// no word, k < 1, or `allowed` has another length than the corpus.
[[nodiscard]] SearchResult search(const corpus::Corpus& corpus, const SearchIndex& index,
                                  const SearchRequest& request);

/// The terms that a text means in a corpus, in its order, as often as they stand in it. Appends
/// what the reader should know to `notes`.
[[nodiscard]] std::vector<std::int32_t> terms_of_text(const corpus::Corpus& corpus,
                                                      std::string_view text,
                                                      std::vector<std::string>& notes);

}  // namespace broadsheet::vectors
