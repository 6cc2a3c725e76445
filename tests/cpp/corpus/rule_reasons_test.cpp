#include "broadsheet/corpus/rule_reasons.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "broadsheet/article/parse.hpp"
#include "broadsheet/article/rules.hpp"
#include "broadsheet/base/error.hpp"
#include "broadsheet/corpus/join.hpp"
#include "broadsheet/corpus/lines.hpp"
#include "broadsheet/corpus/storage.hpp"
#include "failing_operations.hpp"
#include "small_corpus.hpp"
#include "temporary_folder.hpp"

namespace broadsheet::corpus {
namespace {

using Rules = std::vector<std::uint16_t>;

constexpr const char* kOldWords = "asks to read on, said an older version";

std::string no_notes(const std::vector<Skipped>&) { return "{}"; }

Corpus articles(const std::string& name, int n) {
  std::vector<GivenArticle> given;
  for (int i = 0; i < n; ++i) {
    // No digits: lines that differ by those alone recur.
    const std::string day =
        name + static_cast<char>('a' + i / 26) + static_cast<char>('a' + i % 26);
    given.push_back({"The port of " + day + " closed.\nWe are here for you in every weather.\n" +
                         "READ MORE: Snow\nCopyright \xC2\xA9 " + day,
                     "", "Ledger", day, ""});
  }
  return small_corpus(given);
}

// The list of a version that numbered its rules from the other end, had not all of them, and said
// one of them in other words.
std::shared_ptr<const RuleReasons> old_reasons() {
  const auto& now = RuleReasons::current()->all();
  std::vector<std::string> old(now.rbegin(), now.rend() - 1);
  old.insert(old.begin(), "");
  for (std::string& reason : old) {
    if (reason == "opens with \"read more\"") reason = kOldWords;
  }
  std::erase(old, article::rule_reason(number(article::Rule::copyright_sign)));
  return RuleReasons::saved(std::move(old));
}

Rules by_old_numbers(const Column<std::uint16_t>& rules) {
  const auto old = old_reasons();
  Rules numbers;
  for (const std::uint16_t rule : rules) {
    const std::string_view reason = article::rule_reason(rule);
    std::uint16_t number = 0;
    while ((*old)[number] != (reason == "opens with \"read more\"" ? kOldWords : reason)) ++number;
    numbers.push_back(number);
  }
  return numbers;
}

// The corpus as that version would have made it.
Corpus made_by_old_version(const Corpus& corpus) {
  auto columns = std::make_shared<Columns>(*corpus.columns());
  auto decisions = std::make_shared<Decisions>(*corpus.decisions());
  columns->reasons = decisions->reasons = old_reasons();
  for (std::size_t p = 0; p < columns->parts.size(); ++p) {
    auto part = std::make_shared<Part>(*columns->parts[p]);
    part->segment_rules = by_old_numbers(part->segment_rules);
    decisions->parts[p].rules = by_old_numbers(decisions->parts[p].rules);
    columns->parts[p] = std::move(part);
  }
  for (RepeatedLine& line : decisions->repeated_lines) {
    line.rule = by_old_numbers(Rules{line.rule}).front();
  }
  return {columns, decisions, corpus.terms(), corpus.mask()};
}

// The reason for each line, by the line's first word and the article's first letter.
std::map<std::string, std::string> told(const Corpus& corpus) {
  std::map<std::string, std::string> reasons;
  for (ArticleIndex i = 0; i < corpus.n_articles(); ++i) {
    const ArticleView view = corpus.article(i);
    for (const ArticleLine& line : article_lines(corpus, i)) {
      const std::string_view text = view.text().substr(line.begin, line.end - line.begin);
      const std::string key =
          std::string(view.id().substr(0, 1)) + ' ' + std::string(text.substr(0, text.find(' ')));
      const auto [place, is_new] = reasons.emplace(key, corpus.rule_reason(line.rule));
      EXPECT_EQ(place->second, corpus.rule_reason(line.rule)) << text;
    }
  }
  return reasons;
}

void expect_old(const std::map<std::string, std::string>& reasons, const std::string& letter) {
  const auto now = told(articles("now", 12));
  EXPECT_EQ(reasons.at(letter + " The"), "");
  EXPECT_EQ(reasons.at(letter + " READ"), kOldWords);
  EXPECT_EQ(reasons.at(letter + " We"), now.at("n We"));
}

void expect_new(const std::map<std::string, std::string>& reasons, const std::string& letter) {
  const auto now = told(articles("now", 12));
  for (const std::string line : {" The", " READ", " We", " Copyright"}) {
    EXPECT_EQ(reasons.at(letter + line), now.at("n" + line));
  }
}

TEST(RuleReasons, KeepTheNumbersThatWereSaved) {
  EXPECT_EQ(RuleReasons::saved(RuleReasons::current()->all()), RuleReasons::current());
  const auto reasons = RuleReasons::saved({"", "is old", "is direct speech"});
  EXPECT_EQ((*reasons)[1], "is old");
  EXPECT_EQ((*reasons)[2], "is direct speech");
  EXPECT_EQ((*reasons)[0xFFFF], "");
  EXPECT_EQ(reasons->all().size(), RuleReasons::current()->all().size() + 1);
  for (std::uint16_t rule = 0; rule < article::rule_count(); ++rule) {
    EXPECT_EQ((*reasons)[reasons->number_of(rule, *RuleReasons::current())],
              article::rule_reason(rule));
  }
  EXPECT_EQ(RuleReasons::join(reasons, *RuleReasons::current()), reasons);
  EXPECT_EQ(reasons->renumbered(Rules{2, 1}, *reasons), Rules{});
  const auto both = RuleReasons::join(RuleReasons::current(), *reasons);
  const Rules rules = both->renumbered(Rules{2, 1, 0, 0xFFFF}, *reasons);
  EXPECT_EQ(rules, (Rules{number(article::Rule::direct_speech), article::rule_count(), 0, 0}));
}

TEST(RuleReasons, AreFewerThanTwoBytesNumber) {
  std::vector<std::string> many;
  for (int i = 0; i < 0xFFFF; ++i) many.push_back(std::to_string(i));
  EXPECT_THROW((void)RuleReasons::saved(many), LimitError);
}

TEST(RuleReasons, OfAnotherVersionAreTold) {
  const TemporaryFolder folder;
  const Corpus old = articles("old", 12);
  ASSERT_EQ(old.decisions()->repeated_lines.size(), 1U);
  ASSERT_FALSE(told(old).at("o We").empty());
  save(made_by_old_version(old), folder.path("corpus"), "{}", unsynced());
  const Corpus opened = open(folder.path("corpus")).corpus;
  expect_old(told(opened), "o");
  verify(folder.path("corpus"));

  // In memory, either may come first.
  const Corpus more = articles("new", 12);
  for (const Corpus& both : {join(opened, more, 1, OnError::raise).corpus,
                             join(more, opened, 1, OnError::raise).corpus}) {
    expect_old(told(both), "o");
    expect_new(told(both), "n");
    save(both, folder.path("both"), "{}", unsynced());
    EXPECT_EQ(told(open(folder.path("both")).corpus), told(both));
  }
}

TEST(RuleReasons, OfPartsThatStayAreToldAfterAppending) {
  const TemporaryFolder folder;
  const std::string path = folder.path("corpus");
  save(made_by_old_version(articles("old", 100)), path, "{}", unsynced());
  append(path, articles("new", 3), no_notes, {open(path).generation, 1, OnError::raise},
         unsynced());
  EXPECT_TRUE(std::filesystem::exists(path + "/000001/part.segment_rules.npy"));
  const auto reasons = told(open(path).corpus);
  expect_old(reasons, "o");
  expect_new(reasons, "n");
}

TEST(RuleReasons, AreTakenOverWithWhatWasLearned) {
  const Corpus learned = made_by_old_version(articles("old", 12));
  auto renamed = std::make_shared<Decisions>(*learned.decisions());
  ASSERT_EQ(renamed->repeated_lines.size(), 1U);
  std::vector<std::string> words = renamed->reasons->all();
  words.at(renamed->repeated_lines.at(0).rule) = "recurred, said an older version";
  renamed->reasons = RuleReasons::saved(words);
  const Corpus fresh = articles("new", 2);
  const Decisions decisions = apply_decisions(*fresh.columns(), *renamed);
  const Corpus taken(fresh.columns(), std::make_shared<const Decisions>(decisions), fresh.terms());
  EXPECT_EQ(told(taken).at("n We"), "recurred, said an older version");
  EXPECT_EQ(told(taken).at("n READ"), "opens with \"read more\"");
  EXPECT_TRUE(learned_the_same(decisions, *renamed));
  EXPECT_FALSE(learned_the_same(decisions, *learned.decisions()));
}

}  // namespace
}  // namespace broadsheet::corpus
