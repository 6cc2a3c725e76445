// Beyond 2^31 and 2^32 without the memory: columns of zeros that the system maps but does not
// hold, since nobody writes to them.

#include <gtest/gtest.h>
#include <sys/mman.h>

#include <cstdint>
#include <limits>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "broadsheet/corpus/count_matrix.hpp"
#include "broadsheet/corpus/document_frequency.hpp"
#include "broadsheet/corpus/part_builder.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::int64_t kTwoTo31 = std::int64_t{1} << 31U;

// n values that are all 0.
template <class T>
Column<T> zeros(std::int64_t n) {
  const auto size = static_cast<std::size_t>(n) * sizeof(T);
  void* start =
      ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (start == MAP_FAILED) throw std::bad_alloc();
  const std::shared_ptr<const void> owner(start, [size](void* first) { ::munmap(first, size); });
  return {std::span(static_cast<const T*>(start), static_cast<std::size_t>(n)), owner};
}

std::vector<std::int64_t> steps(std::int64_t n, std::int64_t size) {
  std::vector<std::int64_t> values(static_cast<std::size_t>(n) + 1);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<std::int64_t>(i) * size;
  return values;
}

// Articles of one segment each, whose tokens are all the same word.
Corpus articles_of_one_word(std::int64_t n, std::int64_t tokens) {
  auto part = std::make_shared<Part>();
  part->tokens = zeros<TermId>(n * tokens);
  part->gaps = zeros<std::uint8_t>(n * tokens);
  part->lengths = zeros<std::uint8_t>(n * tokens);
  part->segment_tokens = steps(n, tokens);
  part->segment_begins = zeros<std::uint32_t>(n);
  part->segment_ends = zeros<std::uint32_t>(n);
  part->segment_kinds = std::vector<std::uint8_t>(
      static_cast<std::size_t>(n), static_cast<std::uint8_t>(article::LineKind::paragraph));
  part->segment_flags = zeros<std::uint8_t>(n);
  part->segment_rules = zeros<std::uint16_t>(n);
  part->article_segments = steps(n, 1);
  auto decisions = std::make_shared<Decisions>();
  decisions->parts.push_back({part->segment_kinds, part->segment_rules});
  auto columns = std::make_shared<Columns>();
  columns->types = std::make_shared<const Vocabulary>(
      Vocabulary::of_terms(std::vector<std::string>{"word", "other"}));
  columns->type_counts = std::vector<std::int64_t>{n * tokens, 0};
  columns->part_articles = {0, n};
  columns->parts.push_back(std::move(part));
  auto terms = std::make_shared<const TermMap>(columns->types, std::vector<TermId>{0, 1},
                                               columns->type_counts.span());
  return {std::move(columns), std::move(decisions), std::move(terms)};
}

TEST(Limits, TokensMayBeMoreThanTwoToThe31) {
  constexpr std::int64_t kTokens = std::int64_t{1} << 25U;
  constexpr std::int64_t kArticles = 65;
  const Corpus corpus = articles_of_one_word(kArticles, kTokens);
  ASSERT_GT(corpus.columns()->parts[0]->n_tokens(), kTwoTo31);
  const std::vector<std::int64_t> lengths = corpus.article_lengths();
  EXPECT_EQ(std::accumulate(lengths.begin(), lengths.end(), std::int64_t{0}), kArticles * kTokens);
  EXPECT_EQ(corpus.terms()->total_counts()[0], kArticles * kTokens);
  EXPECT_EQ(document_frequency(corpus, "word", 2), kArticles);
  const std::vector<ArticleIndex> last = {kArticles - 1};  // begins at 2^31
  const CountMatrix counts = count_matrix(corpus.select(last), 1);
  ASSERT_EQ(counts.n_non_zero(), 1);
  EXPECT_EQ(counts.counts[0], kTokens);
  EXPECT_EQ(counts.article_lengths[0], kTokens);
}

TEST(Limits, CellsMayBeMoreThanTwoToThe31) {
  for (const std::int64_t n : {kTwoTo31 - 1, kTwoTo31, kTwoTo31 + 7}) {
    CountMatrix counts;
    counts.n_articles = 2;
    counts.n_terms = kTwoTo31 - 1;
    counts.set_offsets({0, n - 3, n});
    counts.terms = zeros<std::int32_t>(n);
    counts.counts = zeros<std::int32_t>(n);
    EXPECT_EQ(counts.n_non_zero(), n);
    EXPECT_EQ(counts.row_terms(0).size(), static_cast<std::size_t>(n - 3));
    EXPECT_EQ(counts.row_counts(1).data() - counts.counts.data(), n - 3);
    // Both index arrays have 32 bits as long as they can, as SciPy has it.
    EXPECT_EQ(counts.narrow_offsets.empty(), n > std::numeric_limits<std::int32_t>::max());
    if (!counts.narrow_offsets.empty()) {
      EXPECT_EQ(counts.narrow_offsets[2], n);
    }
    EXPECT_EQ(counts.offsets[2], n);
  }
}

TEST(Limits, TextMayBeMoreThanTwoToThe32) {
  constexpr std::int64_t kSize = (std::int64_t{1} << 32U) + 4096;
  const StringColumn texts{zeros<char>(kSize), std::vector<std::int64_t>{0, 5, kSize - 3, kSize}};
  EXPECT_EQ(texts[0].size(), 5U);
  EXPECT_EQ(texts[1].size(), static_cast<std::size_t>(kSize - 8));
  EXPECT_EQ(texts[2].data() - texts[0].data(), kSize - 3);
  EXPECT_EQ(texts[2], std::string_view("\0\0\0", 3));
}

TEST(Limits, AnArticleOfFourGibibytesIsRefusedBeforeItIsCopied) {
  const Column<char> text = zeros<char>(std::int64_t{1} << 32U);
  const text::Tokenizer tokenizer{text::TokenizerOptions{}};
  const article::Parser parser{article::ParseOptions{}};
  PartBuilder builder(tokenizer, parser, text::OnInvalid::raise);
  GrowingPart part;
  ArticleInput article;
  article.text = {text.data(), text.size(), text::RawText::Encoding::utf8};
  try {
    (void)builder.add(article, part);
    FAIL();
  } catch (const LimitError& error) {
    EXPECT_NE(std::string(error.what()).find("at most 4294967295 bytes"), std::string::npos);
  }
  EXPECT_EQ(part.n_articles(), 0U);
  EXPECT_TRUE(part.texts.bytes.empty());
}

TEST(Limits, ATableOfMoreTermsThanAnIndexHasIsRefused) {
  auto columns = std::make_shared<Columns>();
  columns->types = std::make_shared<const Vocabulary>();
  columns->part_articles = {0, 0};
  const auto terms =
      std::make_shared<const TermMap>(columns->types, zeros<TermId>(kTwoTo31), Column<TermId>{},
                                      Column<TermId>{}, Column<std::int64_t>{}, false);
  const Corpus corpus(columns, std::make_shared<const Decisions>(), terms);
  EXPECT_EQ(corpus.n_terms(), static_cast<TermId>(kTwoTo31));
  EXPECT_THROW((void)count_matrix(corpus, 1), LimitError);
}

// The counts that the checks are made with are at hand only after gigabytes were read.
TEST(Limits, AnArticleHasSoManyBytesAndWords) {
  EXPECT_NO_THROW(require_article_bytes((std::size_t{1} << 32U) - 1));
  EXPECT_THROW(require_article_bytes(std::size_t{1} << 32U), LimitError);
  EXPECT_NO_THROW(require_article_words((std::size_t{1} << 31U) - 1));
  EXPECT_THROW(require_article_words(std::size_t{1} << 31U), LimitError);
}

}  // namespace
}  // namespace broadsheet::corpus
