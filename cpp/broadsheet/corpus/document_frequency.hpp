#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::corpus {

/// In how many of the articles [first, last) each term is counted, by rank. The same for any
/// number of threads.
[[nodiscard]] std::vector<std::int64_t> count_document_frequencies(const Corpus& corpus,
                                                                   ArticleIndex first,
                                                                   ArticleIndex last,
                                                                   unsigned threads);

/// In how many articles of the view a term is counted; 0 for a term that it does not have. Looked
/// up where the corpus was saved with these numbers, else one pass over the tokens of those of the
/// view's articles that may have it (ArticleSet).
[[nodiscard]] std::int64_t document_frequency(const Corpus& corpus, std::string_view term,
                                              unsigned threads);

/// The term that a word is counted as: itself where the corpus has it, else what its tokenizer
/// makes of it inside a sentence ("Trump" is "trump", "U.S." is "US"). ArgumentError where that
/// makes several words of it and no term map is at work, which could have joined them. A splitter
/// is not at hand: then a word is itself.
[[nodiscard]] std::string counted_term(const Corpus& corpus, std::string_view word);

/// How many different terms are counted in each article. One pass over the tokens.
[[nodiscard]] std::vector<std::int64_t> article_types(const Corpus& corpus, unsigned threads);

}  // namespace broadsheet::corpus
