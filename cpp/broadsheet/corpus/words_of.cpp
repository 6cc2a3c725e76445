#include "broadsheet/corpus/words_of.hpp"

#include "broadsheet/text/tokenizer.hpp"

namespace broadsheet::corpus {

std::vector<std::string> words_of(const Corpus& corpus, std::string_view text) {
  text::TokenBuffer buffer;
  text::Tokenizer(corpus.tokenizer()).tokenize(text, buffer);
  std::vector<std::string> words;
  words.reserve(buffer.size());
  for (std::size_t i = 0; i < buffer.size(); ++i) words.emplace_back(buffer.key(i));
  return words;
}

}  // namespace broadsheet::corpus
