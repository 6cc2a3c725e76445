#include "broadsheet/statistics/sequences.hpp"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <utility>
#include <vector>

#include "broadsheet/base/random.hpp"

namespace broadsheet::statistics {
namespace {

using Terms = std::vector<TermId>;
using Places = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // and the pattern
using Groups = std::vector<std::pair<Terms, Places>>;
using Patterns = std::vector<SequencePattern>;

constexpr TermId kEnd = kStretchEnd;
constexpr TermId kGap = kNoTerm;

Terms terms_at(const Terms& stream, std::uint32_t place, const SequencePattern& pattern) {
  Terms terms = {stream[place]};
  for (const std::uint32_t offset : pattern) terms.push_back(stream[place + offset]);
  return terms;
}

// The groups, band after band.
Groups grouped(const Terms& terms, TermId n_terms, const Patterns& patterns, std::int64_t min_count,
               unsigned threads = 1, TermId n_first = kNoTerm) {
  TokenStream stream;
  stream.terms = terms;
  std::array<Groups, kSequenceBands> bands;
  group_sequences(
      stream, n_terms, patterns, min_count, threads,
      [&](std::size_t band, std::span<const SequenceItem> items) {
        Places places;
        for (const SequenceItem& item : items) {
          places.emplace_back(item.place, item.pattern);
        }
        const SequencePattern& pattern = patterns[items[0].pattern];
        bands.at(band).emplace_back(terms_at(terms, items[0].place, pattern), places);
      },
      n_first);
  Groups all;
  for (const Groups& band : bands) all.insert(all.end(), band.begin(), band.end());
  return all;
}

// The same by looking at every place.
Groups looked_up(const Terms& terms, const Patterns& patterns, std::size_t min_count) {
  std::map<Terms, Places> found;
  for (std::uint32_t place = 0; place < terms.size(); ++place) {
    for (std::uint32_t p = 0; p < patterns.size(); ++p) {
      const std::size_t last = place + patterns[p].back();
      if (last >= terms.size()) continue;
      bool whole = true;
      for (std::size_t t = place; t <= last; ++t) whole = whole && terms[t] < kEnd;
      if (whole) found[terms_at(terms, place, patterns[p])].emplace_back(place, p);
    }
  }
  Groups groups;
  for (const auto& group : found) {
    if (group.second.size() >= min_count) groups.push_back(group);
  }
  return groups;
}

TEST(GroupSequences, FindsPairsInOrderOfTheirTerms) {
  const Terms stream = {2, 0, 2, 0, kEnd, 0, 1, kEnd};
  const Groups expected = {{{0, 1}, {{5, 0}}}, {{0, 2}, {{1, 0}}}, {{2, 0}, {{0, 0}, {2, 0}}}};
  EXPECT_EQ(grouped(stream, 3, {{1}}, 1), expected);
  EXPECT_EQ(grouped(stream, 3, {{1}}, 2), (Groups{expected[2]}));
  EXPECT_TRUE(grouped(stream, 3, {{1}}, 3).empty());
}

TEST(GroupSequences, ReachesOverNeitherAGapNorAnEnd) {
  for (const TermId between : {kGap, kEnd}) {
    EXPECT_TRUE(grouped({0, between, 1, kEnd}, 2, {{1}, {2}}, 1).empty());
  }
  EXPECT_EQ(grouped({0, 0, 1, kEnd}, 2, {{2}}, 1), (Groups{{{0, 1}, {{0, 0}}}}));
}

TEST(GroupSequences, JoinsPatternsThatGiveTheSameTerms) {
  const Groups expected = {{{0, 1}, {{0, 1}, {1, 0}}}};
  EXPECT_EQ(grouped({0, 0, 1, kEnd}, 2, {{1}, {2}}, 2), expected);
}

TEST(GroupSequences, BeginWithTheFirstTermsAloneWhereTold) {
  const Terms stream = {0, 1, 0, 2, kEnd};
  EXPECT_EQ(grouped(stream, 3, {{1}}, 1, 1, 1), (Groups{{{0, 1}, {{0, 0}}}, {{0, 2}, {{2, 0}}}}));
}

TEST(GroupSequences, OfNothingAreNone) {
  EXPECT_TRUE(grouped({}, 0, {{1}}, 1).empty());
  EXPECT_TRUE(grouped({kGap, kEnd}, 3, {{1}}, 1).empty());
}

TEST(GroupSequences, AreWhatLookingAtEveryPlaceFindsForAnyNumberOfThreads) {
  for (std::uint64_t seed = 0; seed < 4; ++seed) {
    RandomStream random(seed, 0);
    Terms stream;
    for (int i = 0; i < 2000; ++i) {
      const std::uint64_t drawn = random.below(50);
      // Low ids are the common ones, as in a corpus.
      stream.push_back(drawn == 0   ? kEnd
                       : drawn == 1 ? kGap
                                    : static_cast<TermId>(random.below(random.below(40) + 1)));
    }
    stream.push_back(kEnd);
    for (const Patterns& patterns : {Patterns{{1}}, {{1, 2}}, {{1, 2}, {1, 3}, {2, 3}}, {{3}}}) {
      const Groups expected = looked_up(stream, patterns, 2);
      EXPECT_GT(expected.size(), 100U);
      EXPECT_EQ(grouped(stream, 40, patterns, 2, 1), expected);
      EXPECT_EQ(grouped(stream, 40, patterns, 2, 3), expected);
    }
  }
}

}  // namespace
}  // namespace broadsheet::statistics
