#pragma once

#include <cerrno>
#include <cstddef>
#include <string>
#include <vector>

#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/corpus/file_operations.hpp"
#include "small_corpus.hpp"

namespace broadsheet::corpus {

// Does not wait for the disk, which the tests would do thousands of times.
class UnsyncedOperations : public FileOperations {
 public:
  int sync(int /*file*/) override { return 0; }
  int sync_folder(const std::string& /*path*/) override { return 0; }
};

inline FileOperations& unsynced() {
  static UnsyncedOperations operations;
  return operations;
}

using Said = std::vector<std::vector<std::string>>;

// All that a corpus says of its articles.
inline Said said_by(const Corpus& corpus) {
  Said said;
  for (ArticleIndex i = 0; i < corpus.n_articles(); ++i) {
    said.push_back(terms_of(corpus, i));
    const ArticleView view = corpus.article(i);
    said.push_back({std::string(view.id()), std::string(view.text()), std::string(view.title()),
                    std::string(corpus.outlet(i))});
  }
  return said;
}

// Fails one call of the system, or gives up all from one on, as a full disk does.
class FailingOperations : public FileOperations {
 public:
  explicit FailingOperations(int n, bool for_good = false) : left_(n), for_good_(for_good) {}

  [[nodiscard]] bool has_failed() const noexcept { return left_ < 0; }

  int make_folder(const std::string& path) override {
    return fails() ? -1 : FileOperations::make_folder(path);
  }
  int create(const std::string& path) override {
    return fails() ? -1 : FileOperations::create(path);
  }
  std::ptrdiff_t write(int file, const std::byte* bytes, std::size_t n) override {
    if (!fails()) return FileOperations::write(file, bytes, n);
    (void)FileOperations::write(file, bytes, n / 2);  // a torn write
    errno = ENOSPC;
    return -1;
  }
  std::ptrdiff_t write_at(int file, const std::byte* bytes, std::size_t n,
                          std::size_t offset) override {
    return fails() ? -1 : FileOperations::write_at(file, bytes, n, offset);
  }
  int sync(int /*file*/) override { return fails() ? -1 : 0; }
  int sync_folder(const std::string& /*path*/) override { return fails() ? -1 : 0; }
  int rename(const std::string& from, const std::string& to) override {
    return fails() ? -1 : FileOperations::rename(from, to);
  }
  int remove_file(const std::string& path) override {
    return fails() ? -1 : FileOperations::remove_file(path);
  }
  int remove_folder(const std::string& path) override {
    return fails() ? -1 : FileOperations::remove_folder(path);
  }

 private:
  bool fails() {
    if (left_ < 0 && !for_good_) return false;
    if (left_-- > 0) return false;
    errno = ENOSPC;
    return true;
  }

  int left_;
  bool for_good_;
};

}  // namespace broadsheet::corpus
