// One corpus asked by many threads at once: run under the thread sanitizer (make test-tsan), which
// sees what answers that happen to be right would hide.

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <latch>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "../corpus/failing_operations.hpp"
#include "../corpus/temporary_folder.hpp"
#include "broadsheet/base/error.hpp"
#include "broadsheet/base/random.hpp"
#include "broadsheet/comparison/exchange.hpp"
#include "broadsheet/corpus/corpus_builder.hpp"
#include "broadsheet/corpus/storage.hpp"
#include "questions.hpp"

namespace broadsheet::comparison {
namespace {

using corpus::Corpus;

constexpr std::size_t kThreads = 10;
constexpr std::size_t kAllQuestions = std::size(questions::kAll);
// Of a corpus that was just opened: what is new to one thread is soon known to all.
constexpr std::size_t kFirstQuestions = 3;

/// Articles [begin, end) of the sample.
Corpus sample_articles(std::size_t begin, std::size_t end) {
  static const std::string lines =
      read_bytes(BROADSHEET_SOURCE_DIR "/python/broadsheet/sample/articles.jsonl");
  std::vector<std::size_t> starts{0};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i] == '\n') starts.push_back(i + 1);
  }
  end = std::min(end, starts.size() - 1);
  corpus::CorpusBuilder builder({});
  builder.add_json_lines(std::string_view(lines).substr(starts[begin], starts[end] - starts[begin]),
                         article::RecordFields::recognised(), "sample", 1, 0);
  return builder.finish();
}

Corpus all_articles() { return sample_articles(0, 1000); }

/// What a question is answered: the bytes, or what is wrong with the corpus.
std::string outcome(const Question& question, const Corpus& corpus, unsigned threads) {
  Answer answer;
  try {
    question.ask(corpus, threads, answer);
  } catch (const FormatError& error) {
    return error.what();
  }
  return answer.bytes();
}

std::vector<std::string> outcomes_one_by_one(const Corpus& corpus) {
  std::vector<std::string> found;
  for (const Question& question : questions::kAll) found.push_back(outcome(question, corpus, 1));
  return found;
}

/// The questions in an order of its own for each thread and round, beginning with another one.
std::vector<std::size_t> order_of(std::size_t thread, std::size_t round) {
  const std::size_t n = kAllQuestions;
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), 0);
  RandomStream random(round, thread);
  for (std::size_t i = n; i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  const std::size_t first = (thread * 7 + round * 3) % n;
  std::iter_swap(order.begin(), std::find(order.begin(), order.end(), first));
  return order;
}

/// Asks one corpus the first so many questions of each thread's order; all threads begin together.
void ask_at_once(const Corpus& corpus, std::span<const std::string> expected, std::size_t round,
                 std::size_t n_questions) {
  std::latch start(kThreads);
  std::vector<std::jthread> pool;
  for (std::size_t thread = 0; thread < kThreads; ++thread) {
    pool.emplace_back([&, thread] {
      auto order = order_of(thread, round);
      order.resize(n_questions);
      start.arrive_and_wait();
      for (const std::size_t i : order) {
        const Question& question = questions::kAll[i];
        const unsigned threads = 1 + static_cast<unsigned>((thread + i) % 3);
        EXPECT_TRUE(outcome(question, corpus, threads) == expected[i])
            << question.name << ", thread " << thread << ", round " << round;
      }
    });
  }
}

/// A view with words of several tokens as one term, whose places are a column of their own.
Corpus with_phrases(const Corpus& corpus) {
  std::vector<std::string> terms;
  for (TermId t = 0; t < corpus.n_terms(); ++t) terms.emplace_back(corpus.term(t));
  const std::vector<corpus::Phrase> phrases = {{"dam hearing", "hearing"}, {"the port", "port"}};
  return corpus::map_phrases(corpus, terms, phrases, 1);
}

std::string no_notes(const std::vector<corpus::Skipped>& /*skipped*/) { return "{}"; }

void append_to(const std::string& path, const Corpus& more) {
  corpus::append(path, more, no_notes, {corpus::open(path).generation, 1, corpus::OnError::raise},
                 corpus::unsynced());
}

/// The sample saved in several parts.
void save_in_parts(const std::string& path) {
  corpus::save(sample_articles(0, 72), path, "{}", corpus::unsynced());
  append_to(path, sample_articles(72, 74));
  append_to(path, sample_articles(74, 1000));
}

TEST(ManyThreads, AskACorpusInMemory) {
  const auto expected = outcomes_one_by_one(all_articles());
  ask_at_once(all_articles(), expected, 0, kAllQuestions);
}

TEST(ManyThreads, AskAView) {
  const auto view_of = [](const Corpus& corpus) {
    corpus::SegmentMask mask;
    mask.quotes = corpus::SegmentMask::Quotes::without;
    return with_phrases(questions::half(corpus, 1)).with_mask(mask);
  };
  const auto expected = outcomes_one_by_one(view_of(all_articles()));
  ask_at_once(view_of(all_articles()), expected, 1, kAllQuestions);
}

// Everything of it is checked when it is first used: every thread may be the first.
TEST(ManyThreads, AskASavedCorpusJustOpened) {
  const TemporaryFolder folder(TemporaryFolder::fast());
  save_in_parts(folder.path("corpus"));
  const auto expected = outcomes_one_by_one(all_articles());
  for (std::size_t round = 2; round < 10; ++round) {
    const Corpus opened = corpus::open(folder.path("corpus")).corpus;
    ASSERT_GT(opened.columns()->parts.size(), 1U);
    ask_at_once(opened, expected, round, kFirstQuestions);
  }
}

TEST(ManyThreads, AskASavedCorpusWithPhrases) {
  const TemporaryFolder folder(TemporaryFolder::fast());
  corpus::save(with_phrases(all_articles()), folder.path("corpus"), "{}", corpus::unsynced());
  const auto expected = outcomes_one_by_one(with_phrases(all_articles()));
  for (std::size_t round = 10; round < 18; ++round) {
    ask_at_once(corpus::open(folder.path("corpus")).corpus, expected, round, kFirstQuestions);
  }
}

// A block that is damaged is found by each thread that comes upon it, never by the first alone.
TEST(ManyThreads, AreAllToldOfDamage) {
  const TemporaryFolder folder(TemporaryFolder::fast());
  const std::string path = folder.path("corpus");
  corpus::save(all_articles(), path, "{}", corpus::unsynced());
  const std::string file = path + "/000001/part.segment_flags.npy";
  std::string bytes = read_bytes(file);
  bytes.back() = static_cast<char>(bytes.back() ^ 1);
  std::filesystem::remove(file);
  write_bytes(file, bytes);
  std::vector<std::string> expected;
  std::size_t n_told = 0;
  for (const Question& question : questions::kAll) {
    expected.push_back(outcome(question, corpus::open(path).corpus, 1));
    if (expected.back().find("segment_flags.npy' is damaged") != std::string::npos) ++n_told;
  }
  EXPECT_GT(n_told, 15U);
  ask_at_once(corpus::open(path).corpus, expected, 18, kAllQuestions);
}

/// What is made of a corpus once and then asked.
struct Made {
  explicit Made(Corpus whole)
      : corpus(std::move(whole)),
        features(corpus, {.min_articles = 2}, 1),
        weighting(vectors::weighting_of_name("news"), features.fitted_counts()),
        points(vectors::sparse_points(weighting.apply(features.fitted_counts(), 1))),
        index(vectors::weighting_of_name("bm25"), corpus::count_matrix(corpus, 1)),
        space(points.matrix, {.dimensions = 5, .threads = 1}),
        table(contingency(side(0), side(1))),
        exchange(table) {}

  [[nodiscard]] Side side(ArticleIndex first) const {
    const Corpus half = questions::half(corpus, first);
    const TextUnits units = text_units(half, half);
    return {corpus::count_matrix(half, 1), units.a};
  }

  [[nodiscard]] std::string ask(std::size_t question, unsigned threads) const {
    Answer answer;
    vectors::NearestOptions options;
    options.threads = threads;
    switch (question) {
      case 0:
        answer << vectors::nearest(points, options);
        break;
      case 1:
        answer << features.counts(questions::half(corpus, 0), threads) << features.name(7);
        break;
      case 2:
        answer << weighting.apply(features.fitted_counts(), threads).values;
        break;
      case 3:
        answer << vectors::search(corpus, index, {.words = "port strike"}).articles;
        break;
      case 4:
        answer << vectors::nearest(space.project(points.matrix, threads), nullptr, options)
               << space.explain(points.matrix, 0, points.matrix, 1);
        break;
      case 5:
        for (std::int64_t term = 0; term < 50; ++term) answer << exchange.p_value(term);
        break;
      default:
        answer << keyness(table, {.min_articles = 5, .threads = threads}).p_value
               << shift(table).contribution;
    }
    return answer.bytes();
  }
  static constexpr std::size_t kQuestions = 7;

  Corpus corpus;
  vectors::Features features;
  vectors::FittedWeighting weighting;
  vectors::SparsePoints points;
  vectors::SearchIndex index;
  vectors::LatentSpace space;
  Contingency table;
  Exchange exchange;
};

TEST(ManyThreads, AskVectorsAndAComparison) {
  const Made serial(all_articles());
  std::vector<std::string> expected;
  for (std::size_t i = 0; i < Made::kQuestions; ++i) expected.push_back(serial.ask(i, 1));
  const Made made(all_articles());
  std::latch start(kThreads);
  std::vector<std::jthread> pool;
  for (std::size_t thread = 0; thread < kThreads; ++thread) {
    pool.emplace_back([&, thread] {
      start.arrive_and_wait();
      for (std::size_t i = thread; i < thread + Made::kQuestions; ++i) {
        const std::size_t question = i % Made::kQuestions;
        const unsigned threads = 1 + static_cast<unsigned>(thread % 3);
        EXPECT_TRUE(made.ask(question, threads) == expected[question]) << question;
      }
    });
  }
}

// Readers see the corpus as it was before or after each append, and keep what they have opened.
TEST(ManyThreads, ReadWhileOneAppends) {
  constexpr std::size_t kFirst = 40;
  constexpr std::size_t kLast = 52;
  const TemporaryFolder folder(TemporaryFolder::fast());
  const std::string path = folder.path("corpus");
  std::vector<corpus::Said> states;
  std::vector<std::int64_t> frequencies;
  for (std::size_t n = kFirst; n <= kLast; ++n) {
    const Corpus whole = sample_articles(0, n);
    states.push_back(corpus::said_by(whole));
    frequencies.push_back(corpus::document_frequency(whole, "port", 1));
  }
  corpus::save(sample_articles(0, kFirst), path, "{}", corpus::unsynced());
  const Corpus old = corpus::open(path).corpus;
  std::latch start(kThreads);
  std::vector<std::jthread> pool;
  pool.emplace_back([&] {
    start.arrive_and_wait();
    for (std::size_t n = kFirst; n < kLast; ++n) append_to(path, sample_articles(n, n + 1));
  });
  for (std::size_t thread = 1; thread < kThreads; ++thread) {
    pool.emplace_back([&, thread] {
      start.arrive_and_wait();
      for (std::size_t n = kFirst; n < kLast;) {
        const Corpus opened = corpus::open(path).corpus;
        EXPECT_GE(static_cast<std::size_t>(opened.n_articles()), n);
        n = static_cast<std::size_t>(opened.n_articles());
        ASSERT_LE(n, kLast);
        EXPECT_EQ(corpus::document_frequency(opened, "port", 1), frequencies[n - kFirst]);
        EXPECT_TRUE(corpus::said_by(opened) == states[n - kFirst]) << n;
        EXPECT_TRUE(thread % 2 == 0 || corpus::said_by(old) == states[0]);
      }
    });
  }
  pool.clear();
  corpus::verify(path);
}

// Of writers at once one gets the folder, the others an error; whatever they do, it stays whole.
TEST(ManyThreads, WriteOneAtATime) {
  const TemporaryFolder folder(TemporaryFolder::fast());
  const std::string path = folder.path("corpus");
  const Corpus articles = sample_articles(0, 20);
  std::latch start(kThreads);
  std::atomic<int> n_saved = 0;
  std::vector<std::jthread> pool;
  for (std::size_t thread = 0; thread < kThreads; ++thread) {
    pool.emplace_back([&] {
      start.arrive_and_wait();
      try {
        corpus::save(articles, path, "{}", corpus::unsynced());
        ++n_saved;
      } catch (const ReadError& error) {
        EXPECT_NE(std::string(error.what()).find("is being written"), std::string::npos)
            << error.what();
      }
    });
  }
  pool.clear();
  EXPECT_GE(n_saved, 1);
  corpus::verify(path);
  EXPECT_TRUE(corpus::said_by(corpus::open(path).corpus) == corpus::said_by(articles));
}

}  // namespace
}  // namespace broadsheet::comparison
