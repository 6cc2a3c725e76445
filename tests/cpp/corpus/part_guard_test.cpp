#include "broadsheet/corpus/part_guard.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "broadsheet/base/error.hpp"

namespace broadsheet::corpus {
namespace {

using Aspect = Part::Aspect;
using Asked = std::set<std::pair<std::string, std::size_t>>;  // column and value

// Notes which values are asked for; refuses one.
class NotingGuard : public ColumnGuard {
 public:
  NotingGuard(std::string name, Asked& asked) : name_(std::move(name)), asked_(asked) {}

  void require(std::size_t begin, std::size_t end) const override {
    for (std::size_t i = begin; i < end; ++i) {
      asked_.emplace(name_, i);
      if (damaged == std::pair(name_, i)) throw FormatError({}, "damaged");
    }
  }
  static std::pair<std::string, std::size_t> damaged;

 private:
  std::string name_;
  Asked& asked_;
};
std::pair<std::string, std::size_t> NotingGuard::damaged;

// 130 articles (blocks of 64, 64 and 2) of one segment of two tokens.
class PartGuardTest : public ::testing::Test {
 protected:
  static constexpr std::size_t kArticles = 130;

  PartGuardTest() {
    NotingGuard::damaged = {};
    part_.tokens = column<TermId>("tokens", 2 * kArticles, 0);
    part_.gaps = column<std::uint8_t>("gaps", 2 * kArticles, 0);
    part_.lengths = column<std::uint8_t>("lengths", 2 * kArticles, 0);
    part_.sentence_starts = column<TokenIndex>("sentence_starts", kArticles, 2);
    part_.segment_tokens = column<TokenIndex>("segment_tokens", kArticles + 1, 2);
    part_.segment_flags = column<std::uint8_t>("segment_flags", kArticles, 0);
    part_.segment_kinds = column<std::uint8_t>("segment_kinds", kArticles, 0);
    part_.segment_begins = column<std::uint32_t>("segment_begins", kArticles, 0);
    part_.segment_ends = column<std::uint32_t>("segment_ends", kArticles, 0);
    part_.segment_rules = column<std::uint16_t>("segment_rules", kArticles, 0);
    part_.line_keys = column<std::uint64_t>("line_keys", kArticles, 0);
    part_.article_segments = column<std::int64_t>("article_segments", kArticles + 1, 1);
    for (const auto& [name, strings] : {std::pair{"texts", &part_.texts},
                                        {"ids", &part_.ids},
                                        {"authors", &part_.authors},
                                        {"fields", &part_.fields}}) {
      strings->starts = column<std::int64_t>(name, kArticles + 1, 0);
    }
    part_.outlets = column<std::int32_t>("outlets", kArticles, 0);
    part_.dates = column<std::int64_t>("dates", kArticles, 0);
    part_.date_offsets = column<std::int16_t>("date_offsets", kArticles, 0);
    part_.date_forms = column<std::uint8_t>("date_forms", kArticles, 0);
    part_.title_added = column<std::uint8_t>("title_added", kArticles, 0);
    guard_ = std::make_unique<PartGuard>(part_, column<std::uint8_t>("kinds", kArticles, 0),
                                         column<std::uint16_t>("rules", kArticles, 0));
  }

  template <class T>
  Column<T> column(const std::string& name, std::size_t n, std::size_t step) {
    auto values = std::make_shared<std::vector<T>>();
    for (std::size_t i = 0; i < n; ++i) values->push_back(static_cast<T>(i * step));
    kept_.push_back(values);
    const std::shared_ptr<const ColumnGuard> guard = std::make_shared<NotingGuard>(name, asked_);
    return {std::span<const T>(*values), guard};
  }
  [[nodiscard]] bool was_asked(const std::string& name, std::size_t i) const {
    return asked_.contains({name, i});
  }

  Asked asked_;
  std::vector<std::shared_ptr<void>> kept_;
  Part part_;
  std::unique_ptr<PartGuard> guard_;
};

TEST_F(PartGuardTest, AsksForTheBlockOfAnArticleAndNoOther) {
  guard_->require(Aspect::tokens, 70);
  for (const std::string name : {"tokens", "segment_tokens"}) {
    EXPECT_FALSE(was_asked(name, 0)) << name;
  }
  EXPECT_TRUE(was_asked("tokens", 128));  // of article 64
  EXPECT_TRUE(was_asked("tokens", 255));  // of article 127
  EXPECT_FALSE(was_asked("tokens", 127));
  EXPECT_FALSE(was_asked("tokens", 256));
  EXPECT_TRUE(was_asked("kinds", 64));
  EXPECT_TRUE(was_asked("segment_flags", 127));
  for (const std::string name : {"texts", "ids", "gaps", "rules", "sentence_starts"}) {
    EXPECT_FALSE(was_asked(name, 70)) << name;
  }
}

TEST_F(PartGuardTest, AsksForAllColumnsOfAnAspect) {
  guard_->require(Aspect::text, 129);
  for (const std::string name : {"texts", "segment_begins", "segment_ends", "segment_kinds",
                                 "segment_rules", "line_keys", "rules"}) {
    EXPECT_TRUE(was_asked(name, 129)) << name;
  }
  EXPECT_TRUE(was_asked("gaps", 259) && was_asked("lengths", 259));
  EXPECT_FALSE(was_asked("outlets", 129));
  guard_->require(Aspect::fields, 129);
  for (const std::string name : {"ids", "authors", "fields", "outlets", "dates", "date_offsets",
                                 "date_forms", "title_added"}) {
    EXPECT_TRUE(was_asked(name, 129)) << name;
  }
}

TEST_F(PartGuardTest, RemembersWhatItChecked) {
  guard_->require(Aspect::tokens, 0);
  asked_.clear();
  guard_->require(Aspect::tokens, 63);
  EXPECT_TRUE(asked_.empty());
  guard_->require(Aspect::tokens, 0, 130);
  EXPECT_FALSE(was_asked("tokens", 0));
  EXPECT_TRUE(was_asked("tokens", 128) && was_asked("tokens", 259));
}

TEST_F(PartGuardTest, RefusesDamageEachTimeAndNothingElse) {
  NotingGuard::damaged = {"tokens", 129};  // of article 64
  EXPECT_NO_THROW(guard_->require(Aspect::tokens, 63));
  for (int time = 0; time < 2; ++time) {
    EXPECT_THROW(guard_->require(Aspect::tokens, 127), FormatError);
  }
  EXPECT_NO_THROW(guard_->require(Aspect::text, 127));
  EXPECT_THROW(guard_->require(Aspect::tokens, 0, 65), FormatError);
}

TEST_F(PartGuardTest, AsksForAllSentencesOnce) {
  guard_->require_sentences();
  EXPECT_TRUE(was_asked("sentence_starts", 0) && was_asked("sentence_starts", 129));
  asked_.clear();
  guard_->require_sentences();
  EXPECT_TRUE(asked_.empty());
}

}  // namespace
}  // namespace broadsheet::corpus
