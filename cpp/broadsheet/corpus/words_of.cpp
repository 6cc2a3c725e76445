#include "broadsheet/corpus/words_of.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "broadsheet/text/fold.hpp"
#include "broadsheet/text/tokenizer.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::string_view kSpaces = " \t\r\n";

/// The apostrophes that words are counted with.
std::string with_plain_apostrophes(std::string_view piece) {
  constexpr std::string_view kCurly = "\xE2\x80\x99";
  std::string plain(piece);
  for (std::size_t at = plain.find(kCurly); at != std::string::npos; at = plain.find(kCurly, at)) {
    plain.replace(at, kCurly.size(), "'");
  }
  return plain;
}

/// Every piece of a text between spaces.
std::vector<text::ByteRange> pieces_of(std::string_view text) {
  std::vector<text::ByteRange> pieces;
  std::size_t from = text.find_first_not_of(kSpaces);
  while (from < text.size()) {
    const std::size_t to = std::min(text.find_first_of(kSpaces, from), text.size());
    pieces.push_back({from, to});
    from = text.find_first_not_of(kSpaces, to);
  }
  return pieces;
}

/// The words that the tokenizer makes of a piece, or the term that the piece spells: only where it
/// stands can the tokenizer tell some words. "l'" goes before a word of a French text, "at&t" is
/// folded from a headline in capitals; alone they are taken apart.
void add_words(const Corpus& corpus, std::string_view piece, std::vector<std::string> read,
               std::vector<std::string>& words) {
  const auto is_term = [&](std::string_view word) { return corpus.find_term(word).has_value(); };
  if (read.size() != 1 || read[0] != piece) {
    const std::string plain = with_plain_apostrophes(piece);
    if (is_term(plain)) {
      read = {plain};
    } else if (!std::all_of(read.begin(), read.end(), is_term) || read.empty()) {
      std::string folded = text::folded_case(plain);
      if (is_term(folded)) read = {std::move(folded)};
    }
  }
  std::move(read.begin(), read.end(), std::back_inserter(words));
}

}  // namespace

std::vector<std::string> words_of(const Corpus& corpus, std::string_view text) {
  const text::Tokenizer tokenizer(corpus.tokenizer());
  const std::vector<text::ByteRange> pieces = pieces_of(text);
  text::TokenBuffer buffer;
  if (corpus.tokenizer().splitter.empty()) {
    tokenizer.tokenize(text, buffer);
  } else {  // which is not at hand: the asker's spaces part the words
    tokenizer.tokenize_words(text, pieces, buffer);
  }
  std::vector<std::string> words;
  std::size_t next = 0;
  for (const text::ByteRange& piece : pieces) {
    std::vector<std::string> read;
    for (; next < buffer.size() && buffer.begin(next) < piece.end; ++next) {
      read.emplace_back(buffer.key(next));
    }
    add_words(corpus, text.substr(piece.begin, piece.end - piece.begin), std::move(read), words);
  }
  return words;
}

}  // namespace broadsheet::corpus
