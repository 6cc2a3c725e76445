#pragma once

#include <vector>

#include "broadsheet/corpus/article_input.hpp"
#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::corpus {

struct Joined {
  Corpus corpus;
  std::vector<Skipped> skipped;  // articles that stood in it before; the source is their id
};

/// The articles of a, then those of b, as one corpus; the same as reading all of them at once.
/// An article that is there twice is left out the second time.
/// Two views of one corpus share its columns and its decisions. Of two corpora the columns are
/// shared too, except for the tokens of b, whose types get ids after those of a; decisions are
/// learned anew, without tokenizing, unless both took over the same ones.
///
/// ArgumentError where tokenizers or masks differ or terms were mapped. One id with another text:
/// FormatError, or with OnError::skip the later article is left out.
[[nodiscard]] Joined join(const Corpus& a, const Corpus& b, unsigned threads,
                          OnError on_error = OnError::raise);

}  // namespace broadsheet::corpus
