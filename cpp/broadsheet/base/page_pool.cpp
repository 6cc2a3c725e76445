#include "broadsheet/base/page_pool.hpp"

#include <sched.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <exception>
#include <new>

namespace broadsheet {
namespace {

constexpr std::size_t kHugePage = PagePool::kHugePage;
constexpr std::size_t kFewestKept = std::size_t{1} << 30U;
constexpr std::size_t kMostRuns = 1024;

std::size_t round_up(std::size_t n, std::size_t unit) noexcept {
  return (n + unit - 1) / unit * unit;
}

char* huge_page_from(char* at) noexcept {
  const auto address = reinterpret_cast<std::uintptr_t>(at);
  return at + (round_up(address, kHugePage) - address);
}

char* huge_page_before(char* at) noexcept {
  return at - reinterpret_cast<std::uintptr_t>(at) % kHugePage;
}

bool begins_huge_page(const char* at) noexcept {
  return reinterpret_cast<std::uintptr_t>(at) % kHugePage == 0;
}

char* map_pages(std::size_t size) {
  void* data = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (data == MAP_FAILED) throw std::bad_alloc();
  return static_cast<char*>(data);
}

// Fresh huge pages.
PageRun map_huge_pages(std::size_t size) {
  PageRun run{map_pages(size), size};
  if (!begins_huge_page(run.data)) {  // an old kernel
    munmap(run.data, run.size);
    const PageRun more{map_pages(size + kHugePage), size + kHugePage};
    run.data = huge_page_from(more.data);
    if (run.data > more.data) {
      munmap(more.data, static_cast<std::size_t>(run.data - more.data));
    }
    if (more.end() > run.end()) {
      munmap(run.end(), static_cast<std::size_t>(more.end() - run.end()));
    }
  }
  madvise(run.data, run.size, MADV_HUGEPAGE);
  return run;
}

// Whether somebody has written to the beginning of a huge page.
bool is_in_memory(char* page) noexcept {
  unsigned char pages = 0;
  return mincore(page, 1, &pages) != 0 || (pages & 1U) != 0;
}

// Moves a huge page to where a fresh one is mapped, which goes; false where it stays.
bool move_huge_page(char* from, char* to) noexcept {
  if (mremap(from, kHugePage, kHugePage, MREMAP_MAYMOVE | MREMAP_FIXED, to) != MAP_FAILED) {
    return true;
  }
  constexpr int kWhere = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED;
  // The system may have taken what was there before it found that it cannot.
  if (mmap(to, kHugePage, PROT_READ | PROT_WRITE, kWhere, -1, 0) == MAP_FAILED) std::terminate();
  madvise(to, kHugePage, MADV_HUGEPAGE);
  return false;
}

// Where a run of this size may begin in a free one: a large one at a huge page.
char* place_in(const PageRun& run, std::size_t size) noexcept {
  char* begin = size < kHugePage ? run.data : huge_page_from(run.data);
  const bool fits = begin <= run.end() && static_cast<std::size_t>(run.end() - begin) >= size;
  return fits ? begin : nullptr;
}

// The bytes that a process may keep: an eighth of the machine's memory, and at least 1 GiB.
std::size_t most_kept() noexcept {
  const long pages = sysconf(_SC_PHYS_PAGES);
  const long page_size = sysconf(_SC_PAGESIZE);
  if (pages <= 0 || page_size <= 0) return kFewestKept;
  const auto memory = static_cast<std::size_t>(pages) * static_cast<std::size_t>(page_size);
  return std::max(kFewestKept, memory / 8);
}

}  // namespace

PagePool::PagePool(std::size_t most) : most_(most) { free_.reserve(kMostRuns); }

PagePool::~PagePool() { empty(); }

PagePool& PagePool::of_process() {
  static PagePool* const pool = new PagePool(most_kept());
  return *pool;
}

std::unique_lock<std::mutex> PagePool::lock_soon() noexcept {
  constexpr int kTries = 1000;
  std::unique_lock lock(mutex_, std::try_to_lock);
  for (int i = 0; i < kTries && !lock; ++i) {
    sched_yield();
    lock = std::unique_lock(mutex_, std::try_to_lock);
  }
  return lock;
}

PageRun PagePool::take(std::size_t size) {
  size = round_up(size, kGranule);
  const std::unique_lock lock = lock_soon();
  if (!lock) return {map_pages(size), size};
  const PageRun found = take_free(size);
  return found.data != nullptr ? found : assemble(size, {}, 0);
}

PageRun PagePool::grow(PageRun run, std::size_t size, std::size_t used) {
  size = round_up(size, kGranule);
  PageRun longer;
  {
    const std::unique_lock lock = lock_soon();
    if (lock) {
      if (extend_in_place(run, size)) return {run.data, size};
      if (run.size >= kHugePage && begins_huge_page(run.data)) return assemble(size, run, used);
      longer = take_free(size);
      if (longer.data == nullptr) longer = assemble(size, {}, 0);
    } else {
      longer = {map_pages(size), size};
    }
  }
  std::memcpy(longer.data, run.data, used);
  give_back(run);
  return longer;
}

bool PagePool::extend_in_place(PageRun run, std::size_t size) noexcept {
  const std::size_t more = size - run.size;
  const auto next =
      std::lower_bound(free_.begin(), free_.end(), run.end(),
                       [](const PageRun& free, const char* wanted) { return free.data < wanted; });
  if (next == free_.end() || next->data != run.end() || next->size < more) return false;
  return cut(static_cast<std::size_t>(next - free_.begin()), {run.end(), more});
}

// The smallest free run that is large enough.
PageRun PagePool::take_free(std::size_t size) noexcept {
  std::size_t best = free_.size();
  for (std::size_t i = 0; i < free_.size(); ++i) {
    if (place_in(free_[i], size) == nullptr) continue;
    if (best == free_.size() || free_[i].size < free_[best].size) best = i;
  }
  if (best == free_.size()) return {};
  const PageRun piece{place_in(free_[best], size), size};
  return cut(best, piece) ? piece : PageRun{};
}

// A new run: first the huge pages of `own`, then free ones, then fresh ones.
PageRun PagePool::assemble(std::size_t size, PageRun own, std::size_t used) {
  const PageRun region = map_huge_pages(round_up(size, kHugePage));
  std::size_t at = 0;
  for (; at + kHugePage <= own.size; at += kHugePage) {
    if (move_huge_page(own.data + at, region.data + at)) continue;
    if (at < used) std::memcpy(region.data + at, own.data + at, std::min(kHugePage, used - at));
    keep({own.data + at, kHugePage});
  }
  recycle({region.data + at, region.size - at});
  if (at < own.size) {
    if (at < used) std::memcpy(region.data + at, own.data + at, used - at);
    keep({own.data + at, own.size - at});
  }
  if (size < region.size) keep({region.data + size, region.size - size});
  return {region.data, size};
}

// Puts free huge pages in the place of fresh ones, as far as they go.
void PagePool::recycle(PageRun target) noexcept {
  for (std::size_t i = free_.size(); i-- > 0 && target.size >= kHugePage;) {
    char* const begin = huge_page_from(free_[i].data);
    if (free_[i].end() < begin + kHugePage || free_.size() == kMostRuns) continue;
    const std::size_t most =
        std::min(static_cast<std::size_t>(free_[i].end() - begin), target.size) / kHugePage;
    std::size_t moved = 0;
    while (moved < most * kHugePage && move_huge_page(begin + moved, target.data + moved)) {
      moved += kHugePage;
    }
    if (moved == 0) continue;
    cut(i, {begin, moved});
    target = {target.data + moved, target.size - moved};
  }
}

// Takes a piece out of a free run; false where there is no place for what is left of it.
bool PagePool::cut(std::size_t i, PageRun piece) noexcept {
  const PageRun run = free_[i];
  const PageRun head{run.data, static_cast<std::size_t>(piece.data - run.data)};
  const PageRun tail{piece.end(), static_cast<std::size_t>(run.end() - piece.end())};
  const auto place = free_.begin() + static_cast<std::ptrdiff_t>(i);
  if (head.size > 0 && tail.size > 0) {
    if (free_.size() == kMostRuns) return false;
    *place = head;
    free_.insert(place + 1, tail);
  } else if (head.size > 0 || tail.size > 0) {
    *place = head.size > 0 ? head : tail;
  } else {
    free_.erase(place);
  }
  held_ -= piece.size;
  return true;
}

void PagePool::give_back(PageRun run) noexcept {
  const std::unique_lock lock = lock_soon();
  if (!lock) {
    munmap(run.data, run.size);
    return;
  }
  // Huge pages that nobody wrote to go: to keep them would only hide that others are fresh.
  while (run.size > 0) {
    char* empty = huge_page_from(run.data);
    while (empty + kHugePage <= run.end() && is_in_memory(empty)) empty += kHugePage;
    if (empty + kHugePage > run.end()) break;
    if (empty > run.data) keep({run.data, static_cast<std::size_t>(empty - run.data)});
    munmap(empty, kHugePage);
    run = {empty + kHugePage, static_cast<std::size_t>(run.end() - (empty + kHugePage))};
  }
  if (run.size > 0) keep(run);
}

void PagePool::keep(PageRun run) noexcept {
  const auto next =
      std::lower_bound(free_.begin(), free_.end(), run.data,
                       [](const PageRun& free, const char* wanted) { return free.data < wanted; });
  const bool joins_next = next != free_.end() && next->data == run.end();
  const bool joins_last = next != free_.begin() && (next - 1)->end() == run.data;
  if (run.size > most_ - held_ || (free_.size() == kMostRuns && !joins_next && !joins_last)) {
    munmap(run.data, run.size);
    return;
  }
  held_ += run.size;
  PageRun all = run;
  if (joins_next) all.size += next->size;
  if (joins_last) all = {(next - 1)->data, (next - 1)->size + all.size};
  if (joins_last) {
    *(next - 1) = all;
    if (joins_next) free_.erase(next);
  } else if (joins_next) {
    *next = all;
  } else {
    free_.insert(next, all);
  }
  // Part of a huge page would be torn from it.
  char* const begin = std::max(huge_page_from(all.data), huge_page_before(run.data));
  char* const end = std::min(huge_page_before(all.end()), huge_page_from(run.end()));
  if (begin < end) madvise(begin, static_cast<std::size_t>(end - begin), MADV_FREE);
}

void PagePool::empty() noexcept {
  const std::lock_guard lock(mutex_);
  for (const PageRun& run : free_) munmap(run.data, run.size);
  free_.clear();
  held_ = 0;
}

std::size_t PagePool::held() noexcept {
  const std::lock_guard lock(mutex_);
  return held_;
}

}  // namespace broadsheet
