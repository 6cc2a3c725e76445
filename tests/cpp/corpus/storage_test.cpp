#include "broadsheet/corpus/storage.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "broadsheet/corpus/count_matrix.hpp"
#include "broadsheet/corpus/document_frequency.hpp"
#include "broadsheet/corpus/join.hpp"
#include "broadsheet/corpus/map_phrases.hpp"
#include "failing_operations.hpp"
#include "small_corpus.hpp"
#include "temporary_folder.hpp"

namespace broadsheet::corpus {
namespace {

GivenArticle article(int i) {
  const std::string n = std::to_string(i);
  return {"Story " + n + " of the port\nThe US waits" + std::string(300, ' ') + "long.",
          i % 2 == 0 ? "PORT TELLS US TO WAIT" : "", i % 2 == 0 ? "Ledger" : "AP", "n" + n,
          "2024-01-08"};
}

Corpus articles(int begin, int end) {
  std::vector<GivenArticle> given;
  for (int i = begin; i < end; ++i) given.push_back(article(i));
  return small_corpus(given);
}

std::string no_notes(const std::vector<Skipped>&) { return "{}"; }

void append_to(const std::string& path, const Corpus& more,
               FileOperations& operations = unsynced()) {
  append(path, more, no_notes, {open(path).generation, 1, OnError::raise}, operations);
}

// Fails the first call of the system, then the second, ... until none fails. Each time the folder
// must hold what it had or what was to be written.
template <class Write>
void fail_every_call(const TemporaryFolder& folder, bool for_good, const Said& before,
                     const Said& after, Write&& write) {
  const std::string start = folder.path("start");
  for (int n = 0;; ++n) {
    const std::string path = folder.path("corpus");
    std::filesystem::remove_all(path);
    std::filesystem::copy(start, path, std::filesystem::copy_options::recursive);
    FailingOperations operations(n, for_good);
    bool threw = false;
    try {
      write(path, operations);
    } catch (const ReadError& error) {
      threw = true;
      EXPECT_EQ(error.error_number(), ENOSPC) << n;
    }
    const Said found = said_by(open(path).corpus);
    EXPECT_TRUE(found == before || found == after) << "call " << n;
    EXPECT_TRUE(threw || found == after) << "call " << n;
    if (n % 10 == 0) {
      verify(path);
      append_to(path, articles(90, 91));  // and it can be written again
      verify(path);
    }
    if (!operations.has_failed()) {
      EXPECT_GT(n, 100);
      return;
    }
  }
}

TEST(Storage, SurvivesTheFailureOfEveryCallOfSave) {
  const TemporaryFolder folder(TemporaryFolder::fast());
  const Corpus before = articles(0, 3);
  const Corpus after = articles(5, 7);
  save(before, folder.path("start"), "{}", unsynced());
  for (const bool for_good : {false, true}) {
    fail_every_call(folder, for_good, said_by(before), said_by(after),
                    [&](const std::string& path, FileOperations& operations) {
                      save(after, path, "{}", operations);
                    });
  }
}

TEST(Storage, SurvivesTheFailureOfEveryCallOfAppend) {
  const TemporaryFolder folder(TemporaryFolder::fast());
  const Corpus before = articles(0, 30);
  save(before, folder.path("start"), "{}", unsynced());
  const Corpus after = articles(0, 31);
  for (const bool for_good : {false, true}) {
    fail_every_call(folder, for_good, said_by(before), said_by(after),
                    [&](const std::string& path, FileOperations& operations) {
                      append_to(path, articles(30, 31), operations);
                    });
  }
}

TEST(Storage, AppendsInAboutLogNParts) {
  const TemporaryFolder folder;
  const std::string path = folder.path("corpus");
  save(articles(0, 1), path, "{}", unsynced());
  std::size_t most = 0;
  for (int i = 1; i < 80; ++i) {
    append_to(path, articles(i, i + 1));
    most = std::max(most, open(path).corpus.columns()->parts.size());
  }
  EXPECT_GE(most, 2U);
  EXPECT_LE(most, 4U);
  const Corpus opened = open(path).corpus;
  const Corpus whole = articles(0, 80);
  EXPECT_EQ(said_by(opened), said_by(whole));
  EXPECT_EQ(opened.n_terms(), whole.n_terms());
  for (TermId t = 0; t < whole.n_terms(); ++t) {
    EXPECT_EQ(opened.term(t), whole.term(t));
    EXPECT_EQ(document_frequency(opened, whole.term(t), 1),
              document_frequency(whole, whole.term(t), 1));
  }
  verify(path);
  std::size_t n_folders = 0;
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    n_folders += entry.is_directory() ? 1 : 0;
  }
  EXPECT_LE(n_folders, 6U);  // nothing that no manifest names
}

TEST(Storage, TakesInPartsThatAreNotManyTimesAsLarge) {
  const std::vector<std::uint64_t> sizes = {1000, 100, 10};
  EXPECT_EQ(parts_to_merge(sizes, 1), 0U);
  EXPECT_EQ(parts_to_merge(sizes, 2), 1U);
  EXPECT_EQ(parts_to_merge(sizes, 12), 2U);
  EXPECT_EQ(parts_to_merge(sizes, 100), 3U);
  EXPECT_EQ(parts_to_merge({}, 7), 0U);
}

TEST(Storage, RefusesToAppendToAnotherState) {
  const TemporaryFolder folder;
  const std::string path = folder.path("corpus");
  save(articles(0, 1), path, "{}", unsynced());
  const std::int64_t generation = open(path).generation;
  append_to(path, articles(1, 2));
  EXPECT_THROW(append(path, articles(2, 3), no_notes, {generation, 1, OnError::raise}),
               ArgumentError);
  EXPECT_EQ(open(path).corpus.n_articles(), 2);
}

TEST(Storage, OneReaderServesManyThreads) {
  const TemporaryFolder folder;
  const std::string path = folder.path("corpus");
  const Corpus whole = articles(0, 200);
  save(whole, path, "{}", unsynced());
  const Said expected = said_by(whole);
  const Corpus opened = open(path).corpus;
  std::vector<std::thread> threads;
  std::vector<int> wrong(4, 0);
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&, t] {
      wrong[t] += said_by(opened) != expected ? 1 : 0;
      wrong[t] += document_frequency(opened, "port", 2) != 200 ? 1 : 0;
      wrong[t] += count_matrix(opened, 2).n_non_zero() != count_matrix(whole, 1).n_non_zero();
      const std::vector<ArticleIndex> some = {static_cast<ArticleIndex>(t), 7};
      wrong[t] += join(opened.select(some), opened.select(some), 1).corpus.n_articles() != 2;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

// Whatever bit of whatever file is flipped: opening, or the first use of what is damaged, says so,
// or the damage is in what was not used and nothing that was said is wrong.
TEST(Storage, NeverSaysAnythingWrongOfADamagedCorpus) {
  const TemporaryFolder folder;
  const std::string path = folder.path("corpus");
  save(articles(0, 20), path, "{}", unsynced());
  append_to(path, articles(20, 21));
  const Said expected = said_by(open(path).corpus);
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
    if (entry.is_regular_file() && entry.path().filename() != "lock") files.push_back(entry.path());
  }
  ASSERT_GT(files.size(), 60U);
  int n_found = 0;
  for (const std::string& file : files) {
    const std::string whole = read_bytes(file);
    for (std::size_t byte = 0; byte < whole.size(); byte += 1 + whole.size() / 40) {
      std::string damaged = whole;
      damaged[byte] = static_cast<char>(damaged[byte] ^ (1 << (byte % 8)));
      std::filesystem::remove(file);  // a new file: the old one may be mapped
      write_bytes(file, damaged);
      try {
        const Corpus opened = open(path).corpus;
        EXPECT_EQ(said_by(opened), expected) << file << ", byte " << byte;
        EXPECT_EQ(document_frequency(opened, "port", 1), 21) << file << ", byte " << byte;
      } catch (const FormatError& error) {
        ++n_found;
        const std::string& named = error.place().source;
        EXPECT_TRUE(named == file || file.find("checksums") != std::string::npos) << error.what();
      }
      EXPECT_THROW(verify(path), FormatError) << file << ", byte " << byte;
    }
    std::filesystem::remove(file);
    EXPECT_THROW((void)open(path), FormatError) << file;
    write_bytes(file, whole);
  }
  EXPECT_GT(n_found, 500);
  verify(path);
}

TEST(Storage, KeepsPhrasesAndFindsTheirDamage) {
  const TemporaryFolder folder;
  const std::string path = folder.path("corpus");
  std::vector<GivenArticle> given;
  for (int i = 0; i < 20; ++i) {
    given.push_back(article(i));
    if (i % 2 == 0)  // names the port only where it is set aside
      given.back().text = "The US waits for ships.\nREAD MORE: Boats leave the port";
  }
  const Corpus plain = small_corpus(given);
  std::vector<std::string> terms;
  for (TermId t = 0; t < plain.n_terms(); ++t) terms.emplace_back(plain.term(t));
  const Corpus mapped =
      map_phrases(plain, terms, std::vector<Phrase>{{"the port", "harbour"}, {"US waits", "wait"}});
  save(mapped, path, "{}", unsynced());
  const Said expected = said_by(mapped);
  const Corpus opened = open(path).corpus;
  EXPECT_EQ(said_by(opened), expected);
  EXPECT_EQ(document_frequency(opened, "harbour", 1), 10);
  EXPECT_EQ(opened.terms()->total_counts()[*opened.find_term("harbour")], 20);
  const std::string file = path + "/000001/runs.runs.npy";
  const std::string whole = read_bytes(file);
  for (std::size_t byte = 0; byte < whole.size(); ++byte) {
    std::string damaged = whole;
    damaged[byte] = static_cast<char>(damaged[byte] ^ (1 << (byte % 8)));
    std::filesystem::remove(file);
    write_bytes(file, damaged);
    EXPECT_THROW((void)said_by(open(path).corpus), FormatError) << byte;
  }
  write_bytes(file, whole);
  verify(path);
}

}  // namespace
}  // namespace broadsheet::corpus
