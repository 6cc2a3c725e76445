#include "broadsheet/corpus/corpus_files.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace broadsheet::corpus {
namespace {

template <class T, class F>
std::vector<T> each(const std::vector<RepeatedLine>& lines, F&& value) {
  std::vector<T> values;
  values.reserve(lines.size());
  for (const RepeatedLine& line : lines) values.push_back(value(line));
  return values;
}

template <class T>
void add_vector(GroupWriter& group, std::string_view name, const std::vector<T>& values) {
  group.add(name, std::span<const T>(values));
}

// A small array, checked and copied.
template <class T>
std::vector<T> next_vector(GroupReader& group, std::string_view name, std::size_t size) {
  const auto array = group.next<T>(name);
  if (array->size() != size) throw_damaged(array->path(), "it has another length than the others");
  array->require_all();
  const Column<T> column = column_of<T>(array);
  return {column.begin(), column.end()};
}

std::vector<std::string> next_string_vector(GroupReader& group, const std::string& name) {
  Arrays arrays;
  const StringColumn column = next_strings(group, name, arrays);
  for (const auto& array : arrays) array->require_all();
  std::vector<std::string> strings;
  strings.reserve(column.size());
  for (std::size_t i = 0; i < column.size(); ++i) strings.emplace_back(column[i]);
  return strings;
}

void add_vocabulary(GroupWriter& group, const Vocabulary& words) {
  group.add("bytes", words.bytes().span());
  group.add("starts", words.starts().span());
  group.add("hidden", words.hidden().span());
  group.add("by_bytes", words.by_bytes().span());
  add_vector(group, "slots", make_slots(words));
}

std::shared_ptr<const Vocabulary> next_vocabulary(GroupReader& group, Arrays& arrays) {
  const auto bytes = next_column<char>(group, "bytes", arrays);
  const auto starts = next_column<std::int64_t>(group, "starts", arrays);
  set_offsets(*arrays.back(), starts, bytes.size());
  const std::size_t n = starts.size() - 1;
  if (n >= kNoTerm) throw_damaged(arrays.back()->path(), "it has too many values");
  const auto hidden = next_column<std::uint8_t>(group, "hidden", arrays);
  require_size(*arrays.back(), n);
  const auto by_bytes = next_column<TermId>(group, "by_bytes", arrays);
  require_size(*arrays.back(), n);
  set_below(*arrays.back(), by_bytes, n);
  set_each_once(*arrays.back(), by_bytes, n);
  Column<TermId> slots;
  if (group.next_is("slots")) {  // version 1 has none
    slots = next_column<TermId>(group, "slots", arrays);
    set_below(*arrays.back(), slots, n, true);
    if (!std::has_single_bit(slots.size())) {
      throw_damaged(arrays.back()->path(), "its length must be a power of two");
    }
  }
  return std::make_shared<const Vocabulary>(bytes, starts, hidden, by_bytes, std::move(slots));
}

}  // namespace

SavedGroup write_types(const Vocabulary& types, std::span<const std::int64_t> counts,
                       GroupWriter group) {
  add_vocabulary(group, types);
  group.add("counts", counts);
  return group.finish();
}

MappedTypes map_types(const std::string& root, const SavedGroup& saved, Arrays& arrays) {
  GroupReader group(root, saved);
  MappedTypes mapped;
  mapped.types = next_vocabulary(group, arrays);
  mapped.counts = next_column<std::int64_t>(group, "counts", arrays);
  require_size(*arrays.back(), mapped.types->size());
  group.finish();
  return mapped;
}

SavedGroup write_strings(const Vocabulary& strings, GroupWriter group) {
  add_vocabulary(group, strings);
  return group.finish();
}

std::shared_ptr<const Vocabulary> map_strings(const std::string& root, const SavedGroup& saved,
                                              Arrays& arrays) {
  GroupReader group(root, saved);
  auto strings = next_vocabulary(group, arrays);
  group.finish();
  return strings;
}

SavedGroup write_terms(const TermMap& terms, std::span<const std::int64_t> document_frequencies,
                       GroupWriter group) {
  group.add("string_of_rank", terms.string_of_rank());
  group.add("rank_of_string", terms.rank_of_string());
  group.add("term_of_type", terms.term_of_type());
  group.add("counts", terms.total_counts());
  group.add("document_frequencies", document_frequencies);
  return group.finish();
}

MappedTerms map_terms(const std::string& root, const SavedGroup& saved,
                      std::shared_ptr<const Vocabulary> strings, std::size_t n_types,
                      bool is_mapped, std::shared_ptr<const TermRuns> runs, Arrays& arrays) {
  GroupReader group(root, saved);
  const auto string_of_rank = next_column<TermId>(group, "string_of_rank", arrays);
  const std::size_t n = string_of_rank.size();
  set_below(*arrays.back(), string_of_rank, strings->size());
  const auto rank_of_string = next_column<TermId>(group, "rank_of_string", arrays);
  require_size(*arrays.back(), strings->size());
  set_below(*arrays.back(), rank_of_string, n, true);
  set_each_once(*arrays.back(), rank_of_string, n);
  const auto term_of_type = next_column<TermId>(group, "term_of_type", arrays);
  require_size(*arrays.back(), n_types);
  set_below(*arrays.back(), term_of_type, n, true);
  const auto counts = next_column<std::int64_t>(group, "counts", arrays);
  require_size(*arrays.back(), n);
  MappedTerms mapped;
  mapped.document_frequencies = next_column<std::int64_t>(group, "document_frequencies", arrays);
  require_size(*arrays.back(), n);
  group.finish();
  mapped.terms = std::make_shared<const TermMap>(std::move(strings), string_of_rank, rank_of_string,
                                                 term_of_type, counts, is_mapped, std::move(runs));
  return mapped;
}

SavedGroup write_outlets(const std::vector<std::string>& names, GroupWriter group) {
  add_strings(group, "names", names);
  return group.finish();
}

std::vector<std::string> read_outlets(const std::string& root, const SavedGroup& saved) {
  GroupReader group(root, saved);
  auto names = next_string_vector(group, "names");
  group.finish();
  return names;
}

SavedGroup write_decisions(const Decisions& decisions, GroupWriter group) {
  const auto& lines = decisions.repeated_lines;
  add_strings(group, "line_outlets",
              each<std::string>(lines, [](const RepeatedLine& line) { return line.outlet; }));
  add_vector(group, "line_keys",
             each<std::uint64_t>(lines, [](const RepeatedLine& line) { return line.key; }));
  add_vector(group, "line_kinds",
             each<std::uint8_t>(lines, [](const RepeatedLine& line) { return line.kind; }));
  add_vector(group, "line_rules",
             each<std::uint16_t>(lines, [](const RepeatedLine& line) { return line.rule; }));
  add_vector(group, "line_articles",
             each<std::int64_t>(lines, [](const RepeatedLine& line) { return line.articles; }));
  add_strings(group, "capitals", decisions.capitals);
  add_strings(group, "rule_reasons", decisions.reasons->all());
  return group.finish();
}

Decisions read_decisions(const std::string& root, const SavedGroup& saved) {
  GroupReader group(root, saved);
  const auto outlets = next_string_vector(group, "line_outlets");
  const std::size_t n = outlets.size();
  const auto keys = next_vector<std::uint64_t>(group, "line_keys", n);
  const auto kinds = next_vector<std::uint8_t>(group, "line_kinds", n);
  const auto rules = next_vector<std::uint16_t>(group, "line_rules", n);
  const auto articles = next_vector<std::int64_t>(group, "line_articles", n);
  Decisions decisions;
  for (std::size_t i = 0; i < n; ++i) {
    decisions.repeated_lines.push_back({outlets[i], keys[i], kinds[i], rules[i], articles[i]});
  }
  decisions.capitals = next_string_vector(group, "capitals");
  auto reasons = next_string_vector(group, "rule_reasons");
  if (reasons.size() > RuleReasons::kMostSaved) {
    throw_damaged(root + '/' + file_name(saved, "rule_reasons.starts"), "it has too many values");
  }
  decisions.reasons = RuleReasons::saved(std::move(reasons));
  group.finish();
  return decisions;
}

SavedGroup write_notes(std::string_view notes, GroupWriter group) {
  group.add("json", std::span<const char>(notes));
  return group.finish();
}

std::string read_notes(const std::string& root, const SavedGroup& saved) {
  GroupReader group(root, saved);
  const auto notes = group.next<char>("json");
  group.finish();
  notes->require_all();
  const Column<char> text = column_of<char>(notes);
  return {text.begin(), text.end()};
}

void write_shared(const SharedColumns& shared, const Corpus& corpus, std::string_view notes,
                  const Writing& writing, Manifest& manifest) {
  manifest.generation = writing.number();
  manifest.tokenizer = text::describe(corpus.tokenizer());
  manifest.tokenizer_version = text::kTokenizerVersion;
  manifest.mask = corpus.mask();
  manifest.types = write_types(*shared.types, shared.type_counts, writing.group("types"));
  manifest.outlets = write_outlets(shared.outlet_names, writing.group("outlets"));
  manifest.decisions = write_decisions(*corpus.decisions(), writing.group("decisions"));
  manifest.decisions_taken_over = corpus.decisions()->taken_over;
  manifest.notes = write_notes(notes, writing.group("notes"));
  if (shared.terms->is_mapped()) {
    manifest.strings = {write_strings(shared.terms->strings(), writing.group("strings"))};
  }
  manifest.terms = write_terms(*shared.terms, shared.document_frequencies, writing.group("terms"));
}

}  // namespace broadsheet::corpus
