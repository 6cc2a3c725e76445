#include "broadsheet/corpus/decisions.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "broadsheet/article/boilerplate.hpp"
#include "broadsheet/article/invitations.hpp"
#include "broadsheet/article/line_kind.hpp"
#include "broadsheet/article/parse.hpp"
#include "broadsheet/article/rules.hpp"
#include "broadsheet/base/hash.hpp"
#include "broadsheet/base/parallel.hpp"
#include "broadsheet/base/pooled_vector.hpp"
#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::size_t kKeyClasses = std::size_t{1} << 14U;
constexpr std::int64_t kEdgeLines = 3;  // of an article: its first and last lines

// A line of an article that the rules left as article text.
struct Occurrence {
  std::int32_t outlet;
  std::uint64_t key;
  std::uint32_t part;
  std::int64_t segment;
  std::int64_t article;  // in the part
  bool among_first;
  bool among_last;
  std::int64_t line;  // of the article's lines, from 0
};

bool is_article_text(std::uint8_t kind) noexcept {
  return ((article::kDefaultSetAside >> kind) & 1U) == 0 &&
         kind != static_cast<std::uint8_t>(article::LineKind::title);
}

bool starts_line(const Part& part, std::size_t segment) noexcept {
  return (part.segment_flags[segment] & article::kStartsLine) != 0;
}

// The kind of the line that a segment starts, which may open with the outlet's own name.
std::uint8_t line_kind(const Part& part, std::size_t segment) noexcept {
  const bool opens_with_outlet = (part.segment_flags[segment] & article::kOutlet) != 0 &&
                                 segment + 1 < part.segment_kinds.size() &&
                                 !starts_line(part, segment + 1);
  return part.segment_kinds[opens_with_outlet ? segment + 1 : segment];
}

// A line that may be judged by how often it recurs.
bool may_recur(const Part& part, std::size_t segment) noexcept {
  return part.line_keys[segment] != 0 && starts_line(part, segment) &&
         is_article_text(line_kind(part, segment));
}

struct SegmentRange {
  std::size_t begin;
  std::size_t end;
};

SegmentRange segments_of(const Part& part, std::size_t article) noexcept {
  return {static_cast<std::size_t>(part.article_segments[article]),
          static_cast<std::size_t>(part.article_segments[article + 1])};
}

// Tells most lines that stand in too few articles to be judged: each place of the table counts
// the lines that fall on it, so what it says is at most too high.
class RecurrenceFilter {
 public:
  explicit RecurrenceFilter(std::size_t n_lines)
      : counts_(std::bit_ceil(4 * n_lines + 1024)), shift_(64 - std::countr_zero(counts_.size())) {}

  void add(std::int32_t outlet, std::uint64_t key) noexcept {
    std::uint8_t& count = counts_[place(outlet, key)];
    if (count < article::kFewestRepeats && ++count == article::kFewestRepeats) any_ = true;
  }
  [[nodiscard]] bool recurs(std::int32_t outlet, std::uint64_t key) const noexcept {
    return counts_[place(outlet, key)] >= article::kFewestRepeats;
  }
  [[nodiscard]] bool any() const noexcept { return any_; }

 private:
  [[nodiscard]] std::size_t place(std::int32_t outlet, std::uint64_t key) const noexcept {
    const std::uint64_t both = key ^ (static_cast<std::uint64_t>(outlet) * 0x9E37'79B9'7F4A'7C15U);
    return both * 0xD6E8'FEB8'6659'FD93U >> shift_;
  }

  PooledVector<std::uint8_t> counts_;
  int shift_;
  bool any_ = false;
};

// The line that begins with a segment.
std::string_view line_text(const Part& part, std::int64_t article, std::int64_t segment) {
  const auto first = static_cast<std::size_t>(segment);
  const auto end =
      static_cast<std::size_t>(part.article_segments[static_cast<std::size_t>(article) + 1]);
  std::size_t last = first;
  while (last + 1 < end && (part.segment_flags[last + 1] & article::kStartsLine) == 0) ++last;
  return part.texts[static_cast<std::size_t>(article)].substr(
      part.segment_begins[first], part.segment_ends[last] - part.segment_begins[first]);
}

template <class T>
bool same_values(const Column<T>& a, const Column<T>& b) {
  a.require_all();
  b.require_all();
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

struct OutletArticles {
  std::unordered_map<std::int32_t, std::int64_t> distinct;  // by outlet
  std::vector<Occurrence> lines;
};

RecurrenceFilter count_lines(const Columns& columns) {
  std::size_t n = 0;
  for (const auto& part : columns.parts) n += static_cast<std::size_t>(part->n_segments());
  RecurrenceFilter filter(n);
  for (const auto& part : columns.parts) {
    part->require_all();
    for (std::size_t a = 0; a < static_cast<std::size_t>(part->n_articles()); ++a) {
      const auto [begin, end] = segments_of(*part, a);
      for (std::size_t s = begin; s < end; ++s) {
        if (may_recur(*part, s)) filter.add(part->outlets[a], part->line_keys[s]);
      }
    }
    check_interrupt();
  }
  return filter;
}

// Tells which articles are the first of their outlet with their text. Most differ from all others
// by how they begin and end; only those that do not are read as a whole.
class DistinctTexts {
 public:
  // Hashes how the texts of a part begin and end, on all threads: they lie far apart in memory.
  void begin_part(const Part& part, unsigned threads) {
    ends_.resize(static_cast<std::size_t>(part.n_articles()));
    for_each_chunk(ends_.size(), 1024, threads,
                   [&](std::size_t, std::size_t begin, std::size_t end) {
                     for (std::size_t a = begin; a < end; ++a) ends_[a] = hash_ends(part, a);
                   });
    by_ends_.reserve(by_ends_.size() + ends_.size());
  }

  // Whether an article of that part is the first with its text.
  bool is_first(const Part& part, std::size_t article) {
    const auto [place, is_new] = by_ends_.try_emplace(ends_[article], First{&part, article});
    if (is_new) return true;
    First& first = place->second;
    if (first.part != nullptr) whole_.insert(hash_whole(*first.part, first.article));
    first.part = nullptr;
    return whole_.insert(hash_whole(part, article)).second;
  }

 private:
  struct First {
    const Part* part;  // null once its text is in whole_
    std::size_t article;
  };

  static std::uint64_t seed_of(const Part& part, std::size_t article) noexcept {
    return static_cast<std::uint64_t>(part.outlets[article]) + 1;
  }
  static std::uint64_t hash_whole(const Part& part, std::size_t article) noexcept {
    return hash_bytes(part.texts[article], seed_of(part, article));
  }
  static std::uint64_t hash_ends(const Part& part, std::size_t article) noexcept {
    constexpr std::size_t kEnd = 64;
    const std::string_view text = part.texts[article];
    const std::size_t size = std::min(kEnd, text.size());
    const std::uint64_t begin = hash_bytes(text.substr(0, size), seed_of(part, article));
    return hash_bytes(text.substr(text.size() - size), begin) ^ hash_integer(text.size(), begin);
  }

  PooledVector<std::uint64_t> ends_;  // of the part's texts
  std::unordered_map<std::uint64_t, First> by_ends_;
  std::unordered_set<std::uint64_t> whole_;
};

// Adds the lines of an article that may stand in several.
void add_lines(const Part& part, std::uint32_t number, std::size_t article,
               const RecurrenceFilter& filter, std::vector<Occurrence>& lines) {
  const auto [begin, end] = segments_of(part, article);
  const std::int32_t outlet = part.outlets[article];
  const std::size_t before = lines.size();
  std::int64_t n = 0;
  for (std::size_t s = begin; s < end; ++s) {
    if (!starts_line(part, s)) continue;
    if (may_recur(part, s) && filter.recurs(outlet, part.line_keys[s])) {
      lines.push_back({outlet, part.line_keys[s], number, static_cast<std::int64_t>(s),
                       static_cast<std::int64_t>(article), n < kEdgeLines, false, n});
    }
    ++n;
  }
  for (std::size_t i = before; i < lines.size(); ++i) {
    lines[i].among_last = lines[i].line >= n - kEdgeLines;
  }
}

// All candidate lines of distinct articles: a text that an outlet has twice counts once.
OutletArticles collect_lines(const Columns& columns, unsigned threads) {
  OutletArticles found;
  const RecurrenceFilter filter = count_lines(columns);
  if (!filter.any()) return found;
  DistinctTexts texts;
  for (std::uint32_t p = 0; p < columns.parts.size(); ++p) {
    const Part& part = *columns.parts[p];
    part.require_all();
    texts.begin_part(part, threads);
    for (std::size_t a = 0; a < static_cast<std::size_t>(part.n_articles()); ++a) {
      if (!texts.is_first(part, a)) continue;
      ++found.distinct[part.outlets[a]];
      add_lines(part, p, a, filter, found.lines);
    }
    check_interrupt();
  }
  return found;
}

// Judges the occurrences of one line in one outlet.
std::optional<RepeatedLine> judge(std::span<const Occurrence> group, const Columns& columns,
                                  const OutletArticles& found) {
  std::int64_t articles = 0;
  std::int64_t first = 0;
  std::int64_t last = 0;
  std::string_view text;  // the least spelling, so that the order of articles does not matter
  const Occurrence* previous = nullptr;
  for (const Occurrence& line : group) {
    const std::string_view spelling =
        line_text(*columns.parts[line.part], line.article, line.segment);
    if (previous == nullptr || spelling < text) text = spelling;
    if (previous == nullptr || previous->part != line.part || previous->article != line.article) {
      ++articles;
      first += line.among_first ? 1 : 0;
      last += line.among_last ? 1 : 0;
    }
    previous = &line;
  }
  if (articles < article::kFewestRepeats) return std::nullopt;
  const std::int32_t outlet = group.front().outlet;
  article::Repetition repetition;
  repetition.articles_with_line = articles;
  repetition.articles_of_outlet = found.distinct.at(outlet);
  repetition.outlet_known = outlet >= 0;
  if (outlet >= 0) repetition.outlet = columns.outlet_names[static_cast<std::size_t>(outlet)];
  repetition.share_first_lines = static_cast<double>(first) / static_cast<double>(articles);
  repetition.share_last_lines = static_cast<double>(last) / static_cast<double>(articles);
  const auto judgement = article::judge_repeated(text, repetition);
  if (!judgement) return std::nullopt;
  return RepeatedLine{std::string(repetition.outlet), group.front().key,
                      static_cast<std::uint8_t>(judgement->kind), judgement->rule, articles};
}

std::vector<RepeatedLine> learn_lines(const Columns& columns, unsigned threads) {
  OutletArticles found = collect_lines(columns, threads);
  std::sort(found.lines.begin(), found.lines.end(), [](const Occurrence& a, const Occurrence& b) {
    return std::tie(a.outlet, a.key, a.part, a.segment) <
           std::tie(b.outlet, b.key, b.part, b.segment);
  });
  std::vector<RepeatedLine> lines;
  const std::span<const Occurrence> all = found.lines;
  for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
    while (end < all.size() && all[end].outlet == all[begin].outlet &&
           all[end].key == all[begin].key) {
      ++end;
    }
    if (static_cast<std::int64_t>(end - begin) < article::kFewestRepeats) continue;
    if (auto line = judge(all.subspan(begin, end - begin), columns, found)) {
      lines.push_back(std::move(*line));
    }
  }
  std::sort(lines.begin(), lines.end(), [](const RepeatedLine& a, const RepeatedLine& b) {
    return std::tie(a.outlet, a.key) < std::tie(b.outlet, b.key);
  });
  return lines;
}

// A capital form is kept where body text has it more often than the folded word.
std::vector<std::string> learn_capitals(const Columns& columns, const text::Tokenizer& tokenizer) {
  const Vocabulary& types = *columns.types;
  columns.type_counts.require_all();
  const auto count = [&](std::string_view word) {
    const auto id = types.find(word);
    return id ? columns.type_counts[*id] : 0;
  };
  std::vector<std::string> capitals;
  for (const TermId id : types.by_bytes()) {
    if (!types.is_hidden(id)) continue;
    const std::string_view word = types.term(id);
    if (count(word) > count(tokenizer.fold_term(word))) capitals.emplace_back(word);
  }
  return capitals;
}

// A segment of article text whose line recurs.
struct RecurringSegment {
  std::size_t segment;
  const RepeatedLine* line;
};

bool is_body(const Part& part, std::size_t segment) noexcept {
  return part.segment_kinds[segment] == static_cast<std::uint8_t>(article::LineKind::paragraph) &&
         (part.line_keys[segment] != 0 || !starts_line(part, segment));
}

// An article of which no other paragraph is left is no page furniture: its sentences are its
// news, such as a daily report that changes by its figures. Those that do not speak to the
// reader stay; where all do, all stay.
void keep_body(const Part& part, std::size_t article, const RuleReasons& reasons,
               std::vector<RecurringSegment>& recurring) {
  const auto is_rule = [&](const RecurringSegment& found, article::Rule rule) {
    return reasons[found.line->rule] == article::rule_reason(number(rule));
  };
  const auto is_news = [&](const RecurringSegment& found) {
    return (is_rule(found, article::Rule::repeated_sentence) ||
            is_rule(found, article::Rule::repeated_label)) &&
           !article::speaks_to_reader(line_text(part, static_cast<std::int64_t>(article),
                                                static_cast<std::int64_t>(found.segment)));
  };
  if (std::none_of(recurring.begin(), recurring.end(), is_news)) {
    recurring.clear();
  } else {
    std::erase_if(recurring, is_news);
  }
}

// Where the repeated lines stand: kinds and rules of every segment.
std::vector<DecidedPart> decide_parts(const Columns& columns, const Decisions& decisions,
                                      unsigned threads) {
  const std::vector<RepeatedLine>& repeated = decisions.repeated_lines;
  struct Hash {
    std::size_t operator()(const std::pair<std::int32_t, std::uint64_t>& line) const noexcept {
      return hash_integer(line.second, static_cast<std::uint64_t>(line.first));
    }
  };
  std::unordered_map<std::string_view, std::int32_t> codes = {{"", -1}};
  for (std::size_t i = 0; i < columns.outlet_names.size(); ++i) {
    codes.emplace(columns.outlet_names[i], static_cast<std::int32_t>(i));
  }
  std::unordered_map<std::pair<std::int32_t, std::uint64_t>, const RepeatedLine*, Hash> lines;
  for (const RepeatedLine& line : repeated) {
    const auto code = codes.find(line.outlet);
    if (code != codes.end()) lines.emplace(std::pair{code->second, line.key}, &line);
  }

  std::vector<std::uint8_t> some(kKeyClasses, 0);  // whether a line has a key of this class
  for (const RepeatedLine& line : repeated) some[line.key % kKeyClasses] = 1;

  std::vector<DecidedPart> decided;
  for (const auto& part : columns.parts) {
    part->require_all();
    if (lines.empty()) {
      decided.push_back({part->segment_kinds, part->segment_rules});
      continue;
    }
    PooledVector<std::uint8_t> kinds(part->segment_kinds.begin(), part->segment_kinds.end());
    PooledVector<std::uint16_t> rules(part->segment_rules.begin(), part->segment_rules.end());
    const auto decide = [&](std::size_t a) {
      const RepeatedLine* line = nullptr;
      std::vector<RecurringSegment> recurring;
      bool has_body = false;
      const auto [begin, end] = segments_of(*part, a);
      for (std::size_t s = begin; s < end; ++s) {
        if (starts_line(*part, s)) {
          line = nullptr;
          if (some[part->line_keys[s] % kKeyClasses] != 0) {
            const auto place = lines.find({part->outlets[a], part->line_keys[s]});
            if (place != lines.end()) line = place->second;
          }
        }
        if (!is_article_text(kinds[s])) continue;
        if (line != nullptr) {
          recurring.push_back({s, line});
        } else {
          has_body |= is_body(*part, s);
        }
      }
      if (!has_body) keep_body(*part, a, *decisions.reasons, recurring);
      for (const RecurringSegment& found : recurring) {
        kinds[found.segment] = found.line->kind;
        rules[found.segment] = found.line->rule;
      }
    };
    for_each_chunk(static_cast<std::size_t>(part->n_articles()), 4096, threads,
                   [&](std::size_t, std::size_t begin, std::size_t end) {
                     for (std::size_t a = begin; a < end; ++a) decide(a);
                   });
    decided.push_back({std::move(kinds), std::move(rules)});
  }
  return decided;
}

// Gives lines the numbers that the rules have in the decisions.
void renumber(std::vector<RepeatedLine>& lines, const RuleReasons& from, const RuleReasons& to) {
  for (RepeatedLine& line : lines) line.rule = to.number_of(line.rule, from);
}

}  // namespace

bool equal(const DecidedPart& a, const DecidedPart& b) {
  return same_values(a.kinds, b.kinds) && same_values(a.rules, b.rules);
}

Decisions learn_decisions(const Columns& columns, const text::Tokenizer& tokenizer,
                          unsigned threads) {
  Decisions decisions;
  decisions.reasons = columns.reasons;
  decisions.repeated_lines = learn_lines(columns, threads);
  renumber(decisions.repeated_lines, *RuleReasons::current(), *decisions.reasons);
  decisions.capitals = learn_capitals(columns, tokenizer);
  decisions.parts = decide_parts(columns, decisions, threads);
  return decisions;
}

bool learned_the_same(const Decisions& a, const Decisions& b) {
  if (a.capitals != b.capitals) return false;
  std::vector<RepeatedLine> lines = b.repeated_lines;
  renumber(lines, *b.reasons, *a.reasons);
  return a.repeated_lines == lines;
}

Decisions apply_decisions(const Columns& columns, const Decisions& learned, unsigned threads) {
  Decisions decisions;
  decisions.reasons = RuleReasons::join(columns.reasons, *learned.reasons);
  decisions.repeated_lines = learned.repeated_lines;
  renumber(decisions.repeated_lines, *learned.reasons, *decisions.reasons);
  decisions.capitals = learned.capitals;
  decisions.taken_over = true;
  decisions.parts = decide_parts(columns, decisions, threads);
  return decisions;
}

PooledVector<TermId> plain_targets(const Vocabulary& types, const Decisions& decisions,
                                   const text::Tokenizer& tokenizer) {
  PooledVector<TermId> targets(types.size());
  for (TermId id = 0; id < types.size(); ++id) {
    targets[id] = id;
    if (!types.is_hidden(id)) continue;
    const std::string_view word = types.term(id);
    const bool keeps = std::binary_search(decisions.capitals.begin(), decisions.capitals.end(),
                                          word, std::less<>());
    const auto plain = keeps ? types.find(word) : types.find(tokenizer.fold_term(word));
    if (plain) targets[id] = *plain;
  }
  return targets;
}

}  // namespace broadsheet::corpus
