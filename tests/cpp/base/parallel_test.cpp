#include "broadsheet/base/parallel.hpp"

#include <gtest/gtest.h>
#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

#include <atomic>
#include <chrono>
#include <fstream>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "broadsheet/base/error.hpp"

namespace broadsheet {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

struct Chunk {
  std::size_t begin = 0;
  std::size_t end = 0;
  friend bool operator==(const Chunk&, const Chunk&) = default;
};

std::vector<Chunk> chunks_of(std::size_t n_items, std::size_t chunk_size, unsigned threads) {
  std::vector<Chunk> chunks(n_chunks(n_items, chunk_size));
  for_each_chunk(
      n_items, chunk_size, threads,
      [&](std::size_t chunk, std::size_t begin, std::size_t end) { chunks[chunk] = {begin, end}; });
  return chunks;
}

TEST(ForEachChunk, CutsAtFixedPlaces) {
  const std::vector<Chunk> expected = {{0, 4}, {4, 8}, {8, 10}};
  EXPECT_EQ(chunks_of(10, 4, 1), expected);
}

TEST(ForEachChunk, CutsAlikeForAnyNumberOfThreads) {
  const auto alone = chunks_of(1'003, 7, 1);
  EXPECT_EQ(chunks_of(1'003, 7, 2), alone);
  EXPECT_EQ(chunks_of(1'003, 7, 7), alone);
}

TEST(ForEachChunk, SumsToTheSameBitsForAnyNumberOfThreads) {
  const auto sum = [](unsigned threads) {
    std::vector<double> partial(n_chunks(10'000, 64));
    for_each_chunk(10'000, 64, threads, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) partial[chunk] += 1.0 / static_cast<double>(i + 1);
    });
    double total = 0;
    for (const double value : partial) total += value;
    return total;
  };
  EXPECT_EQ(sum(1), sum(2));
  EXPECT_EQ(sum(1), sum(7));
}

TEST(ForEachChunk, VisitsEveryItemOnce) {
  std::vector<std::atomic<int>> visits(500);
  for_each_chunk(500, 3, 7, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) ++visits[i];
  });
  for (const auto& n : visits) EXPECT_EQ(n, 1);
}

#if defined(__linux__) && !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
// A thread's stack takes address space; where there is none left, no thread starts.
TEST(ForEachChunk, WorksWithTheThreadsThatStart) {
  std::ifstream file("/proc/self/statm");
  rlim_t pages = 0;
  file >> pages;
  rlimit old{};
  ASSERT_EQ(getrlimit(RLIMIT_AS, &old), 0);
  rlimit tight = old;
  tight.rlim_cur = pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE)) + (rlim_t{64} << 20U);
  ASSERT_EQ(setrlimit(RLIMIT_AS, &tight), 0);
  std::atomic<int> done{0};
  std::set<std::thread::id> seen;
  std::mutex mutex;
  for_each_chunk(400, 1, 400, [&](std::size_t, std::size_t, std::size_t) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    const std::lock_guard lock(mutex);
    seen.insert(std::this_thread::get_id());
    ++done;
  });
  ASSERT_EQ(setrlimit(RLIMIT_AS, &old), 0);
  EXPECT_EQ(done, 400);
  EXPECT_LT(seen.size(), 100U);  // 64 MiB hold eight stacks of the usual 8 MiB
}
#endif

TEST(ForEachChunk, DoesNothingWithoutItems) {
  for (const unsigned threads : {0U, 1U, 7U}) {
    for_each_chunk(0, 10, threads, [](std::size_t, std::size_t, std::size_t) { FAIL(); });
  }
}

TEST(ForEachChunk, RefusesChunksOfNothing) {
  const auto nothing = [](std::size_t, std::size_t, std::size_t) {};
  EXPECT_THROW(for_each_chunk(10, 0, 1, nothing), ArgumentError);
}

TEST(ForEachChunkByWorker, NeverUsesAWorkerTwiceAtOnce) {
  std::vector<std::atomic<int>> busy(3);
  std::atomic<bool> clash = false;
  std::atomic<bool> out_of_range = false;
  for_each_chunk_by_worker(200, 1, 3, [&](unsigned worker, std::size_t, std::size_t, std::size_t) {
    if (worker >= 3) {
      out_of_range = true;
      return;
    }
    if (++busy[worker] != 1) clash = true;
    std::this_thread::yield();
    --busy[worker];
  });
  EXPECT_FALSE(clash);
  EXPECT_FALSE(out_of_range);
}

TEST(ForEachChunk, RethrowsAWorkersException) {
  for (const unsigned threads : {1U, 2U, 7U}) {
    std::atomic<int> started = 0;
    try {
      for_each_chunk(100'000, 1, threads, [&](std::size_t chunk, std::size_t, std::size_t) {
        ++started;
        if (chunk == 5) throw FormatError({.source = "a.txt", .line = 6}, "bad line");
        std::this_thread::sleep_for(std::chrono::microseconds(10));
      });
      FAIL() << "no exception with " << threads << " threads";
    } catch (const FormatError& error) {
      EXPECT_EQ(error.place().line, 6);
    }
    EXPECT_LT(started, 100'000) << "the other workers went on";
  }
}

TEST(ForEachChunk, RethrowsWhatIsNoErrorOfOurs) {
  EXPECT_THROW(for_each_chunk(
                   10, 1, 2, [](std::size_t, std::size_t, std::size_t) { throw std::bad_alloc(); }),
               std::bad_alloc);
}

TEST(ForEachChunk, CanBeUsedAgainAfterAnException) {
  EXPECT_THROW(
      for_each_chunk(10, 1, 2,
                     [](std::size_t, std::size_t, std::size_t) { throw ArgumentError("no"); }),
      ArgumentError);
  EXPECT_EQ(chunks_of(10, 4, 2).size(), 3U);
}

TEST(Interruption, NobodyAsksWithoutAScope) {
  EXPECT_FALSE(stop_was_asked());
  EXPECT_NO_THROW(check_interrupt());
}

TEST(Interruption, StopsWorkersSoonWhateverTheirNumber) {
  for (const unsigned threads : {1U, 2U, 7U}) {
    const auto begin = steady_clock::now();
    const InterruptScope scope([&] { return steady_clock::now() - begin > milliseconds(20); });
    EXPECT_THROW(for_each_chunk(100'000, 1, threads,
                                [](std::size_t, std::size_t, std::size_t) {
                                  std::this_thread::sleep_for(milliseconds(1));
                                }),
                 Interrupted);
    EXPECT_LT(steady_clock::now() - begin, milliseconds(2'000));
  }
}

TEST(Interruption, IsAskedByTheCallingThreadOnly) {
  const auto caller = std::this_thread::get_id();
  std::atomic<bool> foreign = false;
  std::atomic<int> asked = 0;
  const InterruptScope scope([&] {
    ++asked;
    if (std::this_thread::get_id() != caller) foreign = true;
    return false;
  });
  for_each_chunk(200, 1, 4, [](std::size_t, std::size_t, std::size_t) {
    std::this_thread::sleep_for(milliseconds(2));
  });
  EXPECT_GT(asked, 0);
  EXPECT_FALSE(foreign);
}

TEST(Interruption, IsAskedAtMostEveryFiftyMilliseconds) {
  int asked = 0;
  const InterruptScope scope([&] {
    ++asked;
    return false;
  });
  const auto begin = steady_clock::now();
  for (int i = 0; i < 10'000; ++i) check_interrupt();
  const auto passed = std::chrono::duration_cast<milliseconds>(steady_clock::now() - begin);
  EXPECT_LE(asked, 1 + passed.count() / 50);
}

TEST(Interruption, InnerScopeIsAskedAndOuterComesBack) {
  std::string asked;
  const InterruptScope outer([&] {
    asked += 'o';
    return false;
  });
  {
    const InterruptScope inner([&] {
      asked += 'i';
      return false;
    });
    std::this_thread::sleep_for(milliseconds(60));
    check_interrupt();
  }
  std::this_thread::sleep_for(milliseconds(60));
  check_interrupt();
  EXPECT_EQ(asked, "io");
}

TEST(Interruption, AnExceptionOfTheCallbackComesThrough) {
  const InterruptScope scope([]() -> bool { throw std::logic_error("from the callback"); });
  std::this_thread::sleep_for(milliseconds(60));
  EXPECT_THROW(for_each_chunk(100, 1, 2,
                              [](std::size_t, std::size_t, std::size_t) {
                                std::this_thread::sleep_for(milliseconds(2));
                              }),
               std::logic_error);
}

TEST(Threads, AreAtLeastOne) {
  EXPECT_GE(available_threads(), 1U);
  EXPECT_EQ(resolve_threads(0), available_threads());
  EXPECT_EQ(resolve_threads(3), 3U);
}

}  // namespace
}  // namespace broadsheet
