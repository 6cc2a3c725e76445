#pragma once

#include <cstddef>
#include <functional>

namespace broadsheet {

/// The processors this process may use (affinity and cgroup quota respected), at least 1.
[[nodiscard]] unsigned available_threads() noexcept;

/// Turns the `threads` of a call (0: all available) into a number of threads, at least 1.
[[nodiscard]] unsigned resolve_threads(unsigned threads) noexcept;

/// Installs, for the calling thread, what asks whether to stop. The callback returns true
/// to stop; it is called from this thread only, at most every 50 ms.
class InterruptScope {
 public:
  explicit InterruptScope(std::function<bool()> should_stop);
  ~InterruptScope();
  InterruptScope(const InterruptScope&) = delete;
  InterruptScope& operator=(const InterruptScope&) = delete;

 private:
  std::function<bool()> should_stop_;
  InterruptScope* outer_;
  friend bool stop_was_asked();
};

/// Asks the innermost InterruptScope of this thread; false where there is none.
[[nodiscard]] bool stop_was_asked();

/// Throws Interrupted if a stop was asked. For long serial loops; cheap enough to call
/// every few thousand steps.
void check_interrupt();

/// Calls work(chunk, begin, end) for each chunk [begin, end) of [0, n_items).
///
/// Chunks have chunk_size items whatever the number of threads (the last may be shorter)
/// and are taken in turn by idle threads, the calling one among them; no thread outlives
/// the call. So that results do not depend on the number of threads, write by chunk and
/// reduce in chunk order. The first exception of a worker stops the others and is thrown
/// again here; a stop asked through an InterruptScope is thrown as Interrupted. Keep a
/// chunk under some 20 ms, so that Ctrl-C answers.
void for_each_chunk(
    std::size_t n_items, std::size_t chunk_size, unsigned threads,
    const std::function<void(std::size_t chunk, std::size_t begin, std::size_t end)>& work);

/// As for_each_chunk, and tells the work which worker runs it (0 .. threads - 1), so that
/// each worker can keep scratch memory of its own.
void for_each_chunk_by_worker(std::size_t n_items, std::size_t chunk_size, unsigned threads,
                              const std::function<void(unsigned worker, std::size_t chunk,
                                                       std::size_t begin, std::size_t end)>& work);

/// How many chunks for_each_chunk makes.
[[nodiscard]] constexpr std::size_t n_chunks(std::size_t n_items, std::size_t chunk_size) noexcept {
  return (n_items + chunk_size - 1) / chunk_size;
}

}  // namespace broadsheet
