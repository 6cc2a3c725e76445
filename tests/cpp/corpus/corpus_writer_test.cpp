#include "broadsheet/corpus/corpus_writer.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "broadsheet/corpus/document_frequency.hpp"
#include "failing_operations.hpp"
#include "small_corpus.hpp"
#include "temporary_folder.hpp"

namespace broadsheet::corpus {
namespace {

GivenArticle article(int i) {
  const std::string n = std::to_string(i);
  return {"Story " + n + " of the " + (i % 3 == 0 ? "US" : "port") + ".\nSign up here, Ledger",
          i % 2 == 0 ? "PORT TELLS US TO WAIT" : "",
          i % 2 == 0 ? "Ledger" : "AP",
          "n" + n,
          {}};
}

Corpus articles(int begin, int end) {
  std::vector<GivenArticle> given;
  for (int i = begin; i < end; ++i) given.push_back(article(i));
  return small_corpus(given);
}

UndecidedArticles undecided(const std::vector<GivenArticle>& given) {
  BuilderOptions options;
  options.threads = 1;
  CorpusBuilder builder(options);
  add_to(builder, given);
  return builder.finish_undecided();
}

UndecidedArticles undecided(int begin, int end) {
  std::vector<GivenArticle> given;
  for (int i = begin; i < end; ++i) given.push_back(article(i));
  return undecided(given);
}

std::string no_notes(const std::vector<Skipped>&) { return "{}"; }

void write_in_pieces(const std::string& path, int n, int piece,
                     FileOperations& operations = unsynced()) {
  CorpusWriter writer(path, {1, OnError::raise}, operations);
  for (int i = 0; i < n; i += piece) writer.add(undecided(i, std::min(n, i + piece)));
  writer.finish(nullptr, no_notes);
}

TEST(CorpusWriter, WritesWhatReadingAtOnceGives) {
  const TemporaryFolder folder;
  const Corpus whole = articles(0, 30);
  for (const int piece : {1, 4, 7, 30}) {
    const std::string path = folder.path("corpus");
    write_in_pieces(path, 30, piece);
    verify(path);
    const Corpus opened = open(path).corpus;
    EXPECT_EQ(said_by(opened), said_by(whole)) << piece;
    EXPECT_TRUE(learned_the_same(*opened.decisions(), *whole.decisions()));
    ASSERT_EQ(opened.n_terms(), whole.n_terms());
    for (TermId t = 0; t < whole.n_terms(); ++t) {
      EXPECT_EQ(opened.term(t), whole.term(t));
      EXPECT_EQ(document_frequency(opened, whole.term(t), 1),
                document_frequency(whole, whole.term(t), 1));
    }
    EXPECT_LE(opened.columns()->parts.size(), 8U);
  }
}

TEST(CorpusWriter, LeavesOutWhatIsThereAlready) {
  const TemporaryFolder folder;
  const std::string path = folder.path("corpus");
  CorpusWriter writer(path, {1, OnError::skip}, unsynced());
  writer.add(undecided(0, 3));
  writer.add(undecided(1, 5));
  GivenArticle other = article(2);
  other.text = "Another text.";
  writer.add(undecided({other}));
  EXPECT_EQ(writer.n_articles(), 5);
  const std::vector<Skipped> expected = {
      {"article 0", -1, "the same article as article 1 (id \"n1\")"},
      {"article 1", -1, "the same article as article 2 (id \"n2\")"},
      {"article 0", -1, "the id \"n2\" stands for another text in article 2"}};
  EXPECT_EQ(writer.skipped(), expected);
  writer.finish(nullptr, no_notes);
  EXPECT_EQ(said_by(open(path).corpus), said_by(articles(0, 5)));
  CorpusWriter strict(folder.path("strict"), {1, OnError::raise}, unsynced());
  strict.add(undecided(0, 3));
  EXPECT_THROW(strict.add(undecided({other})), FormatError);
}

// Each is compared with the first of its id, as when all are read at once, wherever pieces end.
TEST(CorpusWriter, ListsWhatReadingAtOnceLists) {
  const std::vector<GivenArticle> given = {
      {.text = "One port.", .id = "a"}, {.text = "Two ports.", .id = "a"},
      {.text = "Three.", .id = "b"},    {.text = "Two ports.", .id = "a"},
      {.text = "Four.", .id = "c"},     {.text = "Three.", .id = "b"},
      {.text = "One port.", .id = "a"}, {.text = "Five.", .id = "d"}};
  const auto pieces = [&](std::size_t size) {
    BuilderOptions options;
    options.threads = 1;
    options.on_error = OnError::skip;
    const TemporaryFolder folder;
    CorpusWriter writer(folder.path("corpus"), {1, OnError::skip}, unsynced());
    CorpusBuilder builder(options);
    for (std::size_t i = 0; i < given.size(); ++i) {
      ArticleInput input;
      input.text = {given[i].text.data(), given[i].text.size(), text::RawText::Encoding::utf8};
      input.id = given[i].id;
      input.source = "news.jsonl";
      input.line = static_cast<std::int64_t>(i) + 1;
      builder.add({&input, 1});
      if ((i + 1) % size == 0) writer.add(builder.finish_undecided());
    }
    writer.add(builder.finish_undecided());
    EXPECT_EQ(writer.n_articles(), 4) << size;
    return writer.skipped();
  };
  const std::vector<Skipped> expected = {
      {"news.jsonl", 2, "the id \"a\" stands for another text in news.jsonl, line 1"},
      {"news.jsonl", 4, "the id \"a\" stands for another text in news.jsonl, line 1"},
      {"news.jsonl", 6, "the same article as news.jsonl, line 3 (id \"b\")"},
      {"news.jsonl", 7, "the same article as news.jsonl, line 1 (id \"a\")"}};
  for (const std::size_t size : {1U, 2U, 3U, 8U}) EXPECT_EQ(pieces(size), expected) << size;
}

TEST(CorpusWriter, LeavesTheFolderAsItWasUntilItHasFinished) {
  const TemporaryFolder folder;
  const std::string path = folder.path("corpus");
  save(articles(0, 2), path, "{}", unsynced());
  {
    CorpusWriter writer(path, {1, OnError::raise}, unsynced());
    writer.add(undecided(0, 9));
    EXPECT_EQ(open(path).corpus.n_articles(), 2);
    EXPECT_THROW(save(articles(0, 1), path, "{}", unsynced()), ReadError);  // one writer at once
  }
  EXPECT_EQ(open(path).corpus.n_articles(), 2);
  EXPECT_FALSE(std::filesystem::exists(path + "/000002"));
  verify(path);
}

// Fails the first call of the system, then the second, ...: the folder must hold what it had or
// what was to be written.
TEST(CorpusWriter, SurvivesTheFailureOfEveryCall) {
  const TemporaryFolder folder(TemporaryFolder::fast());
  const Said before = said_by(articles(20, 22));
  const Said after = said_by(articles(0, 4));
  save(articles(20, 22), folder.path("start"), "{}", unsynced());
  bool has_failed = true;
  int n = 0;
  for (; has_failed; ++n) {
    const std::string path = folder.path("corpus");
    std::filesystem::remove_all(path);
    std::filesystem::copy(folder.path("start"), path, std::filesystem::copy_options::recursive);
    FailingOperations operations(n);
    bool threw = false;
    try {
      write_in_pieces(path, 4, 2, operations);
    } catch (const ReadError& error) {
      threw = true;
      EXPECT_EQ(error.error_number(), ENOSPC) << n;
    }
    const Said found = said_by(open(path).corpus);
    EXPECT_TRUE(found == before || found == after) << "call " << n;
    EXPECT_TRUE(threw || found == after) << "call " << n;
    has_failed = operations.has_failed();
    if (n % 10 == 0) verify(path);
  }
  EXPECT_GT(n, 300);
}

}  // namespace
}  // namespace broadsheet::corpus
