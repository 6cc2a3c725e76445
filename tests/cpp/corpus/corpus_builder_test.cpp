#include "broadsheet/corpus/corpus_builder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/random.hpp"
#include "small_corpus.hpp"

namespace broadsheet::corpus {
namespace {

using Strings = std::vector<std::string>;

// Articles of pseudo-random words, several chunks of them.
std::vector<GivenArticle> many_articles(std::size_t n) {
  std::vector<GivenArticle> articles(n);
  for (std::size_t i = 0; i < n; ++i) {
    std::string& text = articles[i].text;
    for (std::uint64_t w = 0; w < 40 + i % 17; ++w) {
      const std::uint64_t draw = hash_integer(w, i) % 400;
      text += "w" + std::to_string(draw * draw / 400) + (w % 9 == 8 ? ". " : " ");
    }
    articles[i].outlet = "outlet " + std::to_string(i % 5);
    articles[i].id = "id " + std::to_string(i);
  }
  return articles;
}

template <class T>
void expect_same(const Column<T>& a, const Column<T>& b) {
  ASSERT_EQ(a.size(), b.size());
  EXPECT_TRUE(std::equal(a.begin(), a.end(), b.begin()));
}

void expect_same(const Corpus& a, const Corpus& b) {
  ASSERT_EQ(a.n_articles(), b.n_articles());
  ASSERT_EQ(a.n_terms(), b.n_terms());
  for (TermId t = 0; t < a.n_terms(); ++t) ASSERT_EQ(a.term(t), b.term(t));
  const Part& p = *a.columns()->parts.front();
  const Part& q = *b.columns()->parts.front();
  expect_same(p.tokens, q.tokens);
  expect_same(p.gaps, q.gaps);
  expect_same(p.lengths, q.lengths);
  expect_same(p.sentence_starts, q.sentence_starts);
  expect_same(p.segment_tokens, q.segment_tokens);
  expect_same(p.segment_kinds, q.segment_kinds);
  expect_same(p.texts.bytes, q.texts.bytes);
  expect_same(p.outlets, q.outlets);
}

TEST(CorpusBuilder, GivesTheSameColumnsForAnyNumberOfThreads) {
  const auto articles = many_articles(300);
  const Corpus one = small_corpus(articles, 1);
  expect_same(one, small_corpus(articles, 2));
  expect_same(one, small_corpus(articles, 7));
}

TEST(CorpusBuilder, GivesTheSameColumnsHoweverTheInputIsCut) {
  const auto articles = many_articles(100);
  const Corpus whole = small_corpus(articles);
  CorpusBuilder builder(BuilderOptions{});
  for (const GivenArticle& article : articles) {
    ArticleInput input;
    input.text = {article.text.data(), article.text.size(), text::RawText::Encoding::utf8};
    input.outlet = article.outlet;
    input.id = article.id;
    builder.add({&input, 1});
  }
  expect_same(whole, builder.finish());
}

TEST(CorpusBuilder, OrdersTermsByCountThenBytesWhateverTheOrderOfArticles) {
  auto articles = many_articles(50);
  const Corpus forward = small_corpus(articles);
  std::reverse(articles.begin(), articles.end());
  const Corpus backward = small_corpus(articles);
  ASSERT_EQ(forward.n_terms(), backward.n_terms());
  for (TermId t = 0; t < forward.n_terms(); ++t) EXPECT_EQ(forward.term(t), backward.term(t));
  const auto counts = forward.terms()->total_counts();
  for (TermId t = 1; t < forward.n_terms(); ++t) {
    EXPECT_TRUE(counts[t - 1] > counts[t] ||
                (counts[t - 1] == counts[t] && forward.term(t - 1) < forward.term(t)));
  }
}

TEST(CorpusBuilder, CountsATitleOnceWhereItIsBothAFieldAndTheFirstLine) {
  const Corpus both =
      small_corpus({{"Port reopens today\n\nShips came in.", "Port reopens today", {}, {}, {}}});
  const Corpus field = small_corpus({{"Ships came in.", "Port reopens today", {}, {}, {}}});
  const Strings words = {"port", "reopens", "today", "ships", "came", "in"};
  EXPECT_EQ(terms_of(both, 0), words);
  EXPECT_EQ(terms_of(field, 0), words);
  EXPECT_EQ(both.article(0).title(), "Port reopens today");
  EXPECT_EQ(field.article(0).title(), "Port reopens today");
  EXPECT_EQ(field.article(0).text(), "Port reopens today\nShips came in.");
}

TEST(CorpusBuilder, CountsTheSameArticleOnceAndListsIt) {
  CorpusBuilder builder(BuilderOptions{});
  std::vector<ArticleInput> inputs(3);
  const Strings texts = {"The port closed.", "Snow fell.", "The port closed."};
  const Strings ids = {"a", "b", "a"};
  for (std::size_t i = 0; i < 3; ++i) {
    inputs[i].text = {texts[i].data(), texts[i].size(), text::RawText::Encoding::utf8};
    inputs[i].id = ids[i];
    inputs[i].source = "news.jsonl";
    inputs[i].line = static_cast<std::int64_t>(i) + 1;
  }
  builder.add(inputs);
  const Corpus corpus = builder.finish();
  EXPECT_EQ(corpus.n_articles(), 2);
  EXPECT_EQ(corpus.terms()->total_counts()[*corpus.find_term("port")], 1);
  ASSERT_EQ(builder.skipped().size(), 1U);
  EXPECT_EQ(builder.skipped()[0].line, 3);
  EXPECT_NE(builder.skipped()[0].reason.find("news.jsonl, line 1"), std::string::npos);
}

TEST(CorpusBuilder, RefusesOneIdForTwoTextsAndNamesBoth) {
  const std::vector<GivenArticle> articles = {{"One.", {}, {}, "x", {}}, {"Two.", {}, {}, "x", {}}};
  try {
    (void)small_corpus(articles);
    FAIL() << "expected a FormatError";
  } catch (const FormatError& error) {
    EXPECT_NE(std::string(error.what()).find("article 0"), std::string::npos);
    EXPECT_NE(std::string(error.what()).find("article 1"), std::string::npos);
  }
}

TEST(CorpusBuilder, ThrowsTheFirstErrorOfTheInputWhateverTheThreads) {
  auto articles = many_articles(200);
  articles[40].text = "bad \xFF byte";
  articles[150].text = "bad \xFE byte";
  for (const unsigned threads : {1U, 2U, 7U}) {
    try {
      (void)small_corpus(articles, threads);
      FAIL() << "expected a FormatError";
    } catch (const FormatError& error) {
      EXPECT_EQ(error.place().source, "article 40");
      EXPECT_EQ(error.place().byte_offset, 4);
    }
  }
}

// Threads that are far ahead of a long article wait for it, whether it can be read or not.
TEST(CorpusBuilder, WaitsForALongArticleBeforeManyOthers) {
  std::vector<GivenArticle> articles = many_articles(120);
  for (GivenArticle& article : articles) {
    while (article.text.size() < (64U << 10U)) article.text += article.text;  // a chunk each
  }
  while (articles[0].text.size() < (8U << 20U)) articles[0].text += articles[0].text;
  const Corpus one = small_corpus(articles, 1);
  for (const unsigned threads : {2U, 3U}) expect_same(one, small_corpus(articles, threads));
  articles[0].text += "\xFF";
  for (const unsigned threads : {2U, 3U}) {
    EXPECT_THROW((void)small_corpus(articles, threads), FormatError);
  }
}

TEST(CorpusBuilder, SkipsAndListsWhatCannotBeReadWhereAsked) {
  auto articles = many_articles(100);
  articles[40].text = "bad \xFF byte";
  BuilderOptions options;
  options.on_error = OnError::skip;
  const Corpus corpus = small_corpus(articles, 2, options);
  EXPECT_EQ(corpus.n_articles(), 99);
}

TEST(CorpusBuilder, ReadsJsonLinesInBlocks) {
  const std::string block =
      "{\"title\":\"Snow\",\"text\":\"It fell.\",\"source\":\"Ledger\",\"n\":1}\n\n"
      "{\"text\":\"It melted.\",\"date\":\"2024-01-08\"}\n";
  CorpusBuilder builder(BuilderOptions{});
  EXPECT_EQ(builder.add_json_lines(block, article::RecordFields::recognised(), "news.jsonl", 1, 0),
            3);
  const Corpus corpus = builder.finish();
  ASSERT_EQ(corpus.n_articles(), 2);
  EXPECT_EQ(terms_of(corpus, 0), (Strings{"snow", "it", "fell"}));
  EXPECT_EQ(corpus.outlet(0), "Ledger");
  EXPECT_EQ(corpus.article(0).part->fields[0], "{\"n\":1}");
  EXPECT_EQ(corpus.article(1).part->dates[1], 1704672000000000);
}

TEST(CorpusBuilder, NamesTheLineOfAJsonErrorBehindSeveralBlocks) {
  CorpusBuilder builder(BuilderOptions{});
  builder.add_json_lines("{\"text\":\"a\"}\n", article::RecordFields::recognised(), "n.jsonl", 1,
                         0);
  try {
    builder.add_json_lines("{\"text\":\"b\"}\n[1]\n", article::RecordFields::recognised(),
                           "n.jsonl", 2, 13);
    FAIL() << "expected a FormatError";
  } catch (const FormatError& error) {
    EXPECT_EQ(error.place().line, 3);
    EXPECT_EQ(error.place().byte_offset, 26);
  }
}

TEST(CorpusBuilder, TakesAnEmptyArticleAndNoArticleAtAll) {
  const Corpus empty = small_corpus({{"", {}, {}, {}, {}}, {"word", {}, {}, {}, {}}});
  EXPECT_EQ(empty.n_articles(), 2);
  EXPECT_EQ(empty.n_tokens(0), 0);
  EXPECT_EQ(small_corpus({}).n_articles(), 0);
  EXPECT_EQ(small_corpus({}).n_terms(), 0U);
}

}  // namespace
}  // namespace broadsheet::corpus
