#include "broadsheet/base/page_pool.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <random>
#include <thread>
#include <vector>

namespace broadsheet {
namespace {

constexpr std::size_t kGranule = PagePool::kGranule;
constexpr std::size_t kHugePage = PagePool::kHugePage;
constexpr std::size_t kMuch = std::size_t{1} << 30U;

bool begins_huge_page(const PageRun& run) {
  return reinterpret_cast<std::uintptr_t>(run.data) % kHugePage == 0;
}

void fill(const PageRun& run, std::uint64_t seed) {
  for (std::size_t i = 0; i + 8 <= run.size; i += 4096) {
    const std::uint64_t value = seed * 1'000'003 + i;
    std::memcpy(run.data + i, &value, 8);
  }
}

bool is_filled(const PageRun& run, std::size_t size, std::uint64_t seed) {
  for (std::size_t i = 0; i + 8 <= size; i += 4096) {
    std::uint64_t value = 0;
    std::memcpy(&value, run.data + i, 8);
    if (value != seed * 1'000'003 + i) return false;
  }
  return true;
}

TEST(PagePool, HandsOutGranulesOfOneHugePage) {
  PagePool pool(kMuch);
  const PageRun first = pool.take(1);
  const PageRun second = pool.take(kGranule + 1);
  EXPECT_EQ(first.size, kGranule);
  EXPECT_EQ(second.size, 2 * kGranule);
  EXPECT_EQ(second.data, first.end());
  EXPECT_EQ(pool.held(), kHugePage - 3 * kGranule);
  pool.give_back(first);
  pool.give_back(second);
  EXPECT_EQ(pool.held(), kHugePage);
}

TEST(PagePool, JoinsWhatComesBackInAnyOrder) {
  PagePool pool(kMuch);
  std::vector<PageRun> runs;
  for (std::size_t i = 0; i < kHugePage / kGranule; ++i) runs.push_back(pool.take(kGranule));
  EXPECT_EQ(pool.held(), 0U);
  for (std::size_t i = 0; i < runs.size(); i += 2) pool.give_back(runs[i]);
  for (std::size_t i = 1; i < runs.size(); i += 2) pool.give_back(runs[i]);
  const PageRun all = pool.take(kHugePage);
  EXPECT_EQ(all.data, runs.front().data);
  EXPECT_EQ(pool.held(), 0U);
  pool.give_back(all);
}

TEST(PagePool, GrowsInPlaceWhereWhatFollowsIsFree) {
  PagePool pool(kMuch);
  const PageRun run = pool.take(kGranule);
  fill(run, 7);
  const PageRun longer = pool.grow(run, 5 * kGranule, run.size);
  EXPECT_EQ(longer.data, run.data);
  EXPECT_EQ(longer.size, 5 * kGranule);
  EXPECT_TRUE(is_filled(longer, kGranule, 7));
  pool.give_back(longer);
}

TEST(PagePool, KeepsBytesWhereARunMustMove) {
  PagePool pool(kMuch);
  const PageRun small = pool.take(kGranule);
  const PageRun behind = pool.take(kGranule);
  fill(small, 3);
  const PageRun moved = pool.grow(small, 3 * kGranule, small.size);
  EXPECT_NE(moved.data, small.data);
  EXPECT_TRUE(is_filled(moved, kGranule, 3));
  pool.give_back(behind);

  PageRun large = pool.take(3 * kHugePage + kGranule);  // its last huge page is shared
  EXPECT_TRUE(begins_huge_page(large));
  for (const std::size_t n : {5U, 11U, 23U}) {
    const std::size_t used = large.size;
    fill(large, n);
    large = pool.grow(large, n * kHugePage + 2 * kGranule, used);
    EXPECT_TRUE(begins_huge_page(large));
    EXPECT_EQ(large.size, n * kHugePage + 2 * kGranule);
    EXPECT_TRUE(is_filled(large, used, n));
  }
  pool.give_back(large);
  pool.give_back(moved);
}

TEST(PagePool, PutsLargeRunsTogetherFromFreeOnes) {
  PagePool pool(kMuch);
  std::vector<PageRun> runs;
  for (int i = 0; i < 6; ++i) {
    runs.push_back(pool.take(4 * kHugePage));
    std::memset(runs.back().data, 1, runs.back().size);
  }
  for (std::size_t i = 0; i < runs.size(); i += 2) pool.give_back(runs[i]);
  EXPECT_EQ(pool.held(), 12 * kHugePage);
  const PageRun large = pool.take(11 * kHugePage + kGranule);
  EXPECT_LT(pool.held(), 2 * kHugePage);  // no more is held than is left
  std::memset(large.data, 2, large.size);
  for (std::size_t i = 1; i < runs.size(); i += 2) {
    EXPECT_EQ(runs[i].data[0], 1);
    EXPECT_EQ(runs[i].end()[-1], 1);
  }
  pool.give_back(large);
  for (std::size_t i = 1; i < runs.size(); i += 2) pool.give_back(runs[i]);
}

TEST(PagePool, KeepsNoMoreThanItMay) {
  PagePool pool(4 * kHugePage);
  const PageRun few = pool.take(3 * kHugePage);
  const PageRun many = pool.take(6 * kHugePage);
  std::memset(few.data, 1, few.size);
  std::memset(many.data, 1, many.size);
  pool.give_back(many);
  EXPECT_EQ(pool.held(), 0U);
  pool.give_back(few);
  EXPECT_EQ(pool.held(), 3 * kHugePage);
  pool.empty();
  EXPECT_EQ(pool.held(), 0U);
}

TEST(PagePool, NeedsNoFreshPageForTheSameWorkAgain) {
  PagePool pool(kMuch);
  std::size_t held = 0;
  for (int round = 0; round < 6; ++round) {
    std::vector<PageRun> runs(5);
    for (PageRun& run : runs) run = pool.take(kHugePage);
    for (std::size_t n = 20; n < 100; n += n / 4) {
      for (PageRun& run : runs) {
        std::memset(run.data, 1, run.size);
        run = pool.grow(run, n * 3 * kGranule, run.size);
      }
    }
    for (const PageRun& run : runs) {
      std::memset(run.data, 1, run.size);
      pool.give_back(run);
    }
    if (round == 1) held = pool.held();
  }
  EXPECT_EQ(pool.held(), held);
}

TEST(PagePool, KeepsNoHugePageThatNobodyWroteTo) {
  PagePool pool(kMuch);
  const PageRun run = pool.take(6 * kHugePage);
  std::memset(run.data, 1, kHugePage);
  std::memset(run.data + 3 * kHugePage, 1, kHugePage);
  pool.give_back(run);
  EXPECT_EQ(pool.held(), 2 * kHugePage);
}

// Runs of all sizes that come, grow, shrink and go, on several threads, and never overlap.
TEST(PagePool, NeverHandsAPageOutTwice) {
  PagePool pool(kMuch);
  const auto work = [&](std::uint64_t thread) {
    std::mt19937_64 random(thread);
    struct Used {
      PageRun run;
      std::uint64_t seed;
    };
    std::vector<Used> used;
    for (std::uint64_t step = 0; step < 150; ++step) {
      const std::uint64_t choice = random() % 8;
      const std::size_t size = (random() % 4 == 0 ? kHugePage : kGranule) * (1 + random() % 5);
      if (choice < 4 || used.empty()) {
        used.push_back({pool.take(size + random() % kGranule), (thread << 32U) + step});
        fill(used.back().run, used.back().seed);
        continue;
      }
      std::swap(used[random() % used.size()], used.back());
      Used& last = used.back();
      ASSERT_TRUE(is_filled(last.run, last.run.size, last.seed)) << step;
      if (choice < 6) {
        const std::size_t before = last.run.size;
        last.run = pool.grow(last.run, before + size, before);
        ASSERT_TRUE(is_filled(last.run, before, last.seed)) << step;
        fill(last.run, last.seed);
      } else if (last.run.size > kGranule && choice == 6) {
        const std::size_t kept = last.run.size / kGranule / 2 * kGranule;
        pool.give_back({last.run.data + kept, last.run.size - kept});
        last.run.size = kept;
      } else {
        pool.give_back(last.run);
        used.pop_back();
      }
    }
    for (const Used& one : used) {
      EXPECT_TRUE(is_filled(one.run, one.run.size, one.seed));
      pool.give_back(one.run);
    }
  };
  std::vector<std::thread> threads;
  for (std::uint64_t i = 0; i < 4; ++i) threads.emplace_back(work, i + 1);
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace broadsheet
