#pragma once

#include <cstddef>
#include <mutex>
#include <vector>

namespace broadsheet {

/// Some pages in a row.
struct PageRun {
  char* data = nullptr;
  std::size_t size = 0;

  [[nodiscard]] char* end() const noexcept { return data + size; }
};

/// Mapped memory that nobody uses at the moment, kept because fresh pages cost more to touch than
/// to fill. It is handed out by granules of 64 KiB and grows together again when it comes back:
///
///     | huge page           | huge page           | huge page           |
///     [ used ][ free        ][ used    ][ free                          ]
///
/// What is too large for each free run alone is put together from free huge pages, which move to
/// new addresses without a copy; only what is then missing is fresh. So the process holds little
/// more than it uses at its peak. Free huge pages that were written to are marked as ones that the
/// system may take.
///
/// Safe to use from many threads. A lock that stays taken is no reason to wait for ever, so a
/// fork at a bad moment cannot block a child: pages then come from the system and go back to it.
class PagePool {
 public:
  static constexpr std::size_t kGranule = std::size_t{64} << 10U;
  static constexpr std::size_t kHugePage = std::size_t{2} << 20U;

  /// A pool that keeps at most so many bytes.
  explicit PagePool(std::size_t most);
  ~PagePool();
  PagePool(const PagePool&) = delete;
  PagePool& operator=(const PagePool&) = delete;

  /// The pool of the process, never destroyed: columns may outlive every static.
  static PagePool& of_process();

  /// At least `size` bytes, not zeroed; of huge pages where it is as large as one. Throws
  /// std::bad_alloc where there is no memory.
  [[nodiscard]] PageRun take(std::size_t size);

  /// A longer run with the first `used` bytes of this one, which is the caller's no more.
  [[nodiscard]] PageRun grow(PageRun run, std::size_t size, std::size_t used);

  /// Takes a run back, or the last granules of one.
  void give_back(PageRun run) noexcept;

  /// Gives all that is free back to the system.
  void empty() noexcept;

  /// Bytes that are free.
  [[nodiscard]] std::size_t held() noexcept;

 private:
  [[nodiscard]] std::unique_lock<std::mutex> lock_soon() noexcept;
  // These require the lock.
  [[nodiscard]] PageRun take_free(std::size_t size) noexcept;
  bool extend_in_place(PageRun run, std::size_t size) noexcept;
  [[nodiscard]] PageRun assemble(std::size_t size, PageRun own, std::size_t used);
  void recycle(PageRun target) noexcept;
  bool cut(std::size_t i, PageRun piece) noexcept;
  void keep(PageRun run) noexcept;

  std::mutex mutex_;
  const std::size_t most_;
  std::vector<PageRun> free_;  // by address; no two touch
  std::size_t held_ = 0;
};

}  // namespace broadsheet
