#include "broadsheet/base/parallel.hpp"

#include <sched.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <fstream>
#include <mutex>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "broadsheet/base/error.hpp"

namespace broadsheet {
namespace {

constexpr auto kPollInterval = std::chrono::milliseconds(50);

thread_local InterruptScope* innermost = nullptr;
thread_local std::chrono::steady_clock::time_point last_poll;

// A container's CPU quota, rounded up; 0 where there is none.
unsigned cgroup_quota() {
  std::ifstream file("/sys/fs/cgroup/cpu.max");
  std::string quota;
  double period = 0;
  if (!(file >> quota >> period) || quota == "max" || period <= 0) return 0;
  try {
    return static_cast<unsigned>(std::max(1.0, std::stod(quota) / period + 0.999));
  } catch (const std::exception&) {
    return 0;
  }
}

}  // namespace

unsigned available_threads() noexcept {
  unsigned n = std::max(1U, std::thread::hardware_concurrency());
  cpu_set_t set;
  CPU_ZERO(&set);
  if (sched_getaffinity(0, sizeof set, &set) == 0) {
    n = std::max(1U, static_cast<unsigned>(CPU_COUNT(&set)));
  }
  static const unsigned quota = cgroup_quota();
  return quota == 0 ? n : std::min(n, quota);
}

unsigned resolve_threads(unsigned threads) noexcept {
  return threads == 0 ? available_threads() : threads;
}

InterruptScope::InterruptScope(std::function<bool()> should_stop)
    : should_stop_(std::move(should_stop)), outer_(std::exchange(innermost, this)) {}

InterruptScope::~InterruptScope() { innermost = outer_; }

bool stop_was_asked() {
  if (innermost == nullptr) return false;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_poll < kPollInterval) return false;
  last_poll = now;
  return innermost->should_stop_();
}

void check_interrupt() {
  if (stop_was_asked()) throw Interrupted();
}

void for_each_chunk(std::size_t n_items, std::size_t chunk_size, unsigned threads,
                    const std::function<void(std::size_t, std::size_t, std::size_t)>& work) {
  for_each_chunk_by_worker(n_items, chunk_size, threads,
                           [&](unsigned, std::size_t chunk, std::size_t begin, std::size_t end) {
                             work(chunk, begin, end);
                           });
}

void for_each_chunk_by_worker(
    std::size_t n_items, std::size_t chunk_size, unsigned threads,
    const std::function<void(unsigned, std::size_t, std::size_t, std::size_t)>& work) {
  if (chunk_size == 0) throw ArgumentError("chunk_size must be at least 1, got 0");
  const std::size_t chunks = n_chunks(n_items, chunk_size);
  const auto workers =
      static_cast<unsigned>(std::min<std::size_t>(resolve_threads(threads), chunks));

  std::atomic<std::size_t> next{0};
  std::atomic<bool> stop{false};
  std::mutex mutex;
  std::condition_variable finished;
  std::exception_ptr error;
  unsigned running = workers > 0 ? workers - 1 : 0;

  const auto fail = [&] {
    const std::lock_guard lock(mutex);
    if (!error) error = std::current_exception();
    stop = true;
  };
  const auto run = [&](unsigned worker, bool polls) {
    try {
      for (std::size_t chunk; !stop && (chunk = next.fetch_add(1)) < chunks;) {
        work(worker, chunk, chunk * chunk_size, std::min(n_items, (chunk + 1) * chunk_size));
        if (polls) check_interrupt();
      }
    } catch (...) {
      fail();
    }
  };

  std::vector<std::jthread> pool;
  pool.reserve(workers);
  for (unsigned worker = 1; worker < workers; ++worker) {
    try {
      pool.emplace_back([&, worker] {
        run(worker, false);
        const std::lock_guard lock(mutex);
        --running;
        finished.notify_one();
      });
    } catch (const std::system_error&) {
      // The system has no more threads to give. Those that run do the work.
      const std::lock_guard lock(mutex);
      running -= workers - worker;
      break;
    }
  }
  run(0, true);
  std::unique_lock lock(mutex);
  while (!finished.wait_for(lock, kPollInterval, [&] { return running == 0; })) {
    lock.unlock();
    try {
      if (!stop) check_interrupt();
    } catch (...) {
      fail();
    }
    lock.lock();
  }
  lock.unlock();
  pool.clear();
  if (error) std::rethrow_exception(error);
}

}  // namespace broadsheet
