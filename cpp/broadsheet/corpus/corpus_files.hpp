#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/corpus/manifest.hpp"
#include "broadsheet/corpus/saved_rules.hpp"
#include "broadsheet/corpus/writing.hpp"

namespace broadsheet::corpus {

// The groups of a saved corpus that are not its articles: types, terms, outlets, decisions, notes.
// Columns are mapped and checked when used; what is small is checked and copied.

[[nodiscard]] SavedGroup write_types(const Vocabulary& types, std::span<const std::int64_t> counts,
                                     GroupWriter group);

struct MappedTypes {
  std::shared_ptr<const Vocabulary> types;
  Column<std::int64_t> counts;
};
[[nodiscard]] MappedTypes map_types(const std::string& root, const SavedGroup& saved,
                                    Arrays& arrays);

/// The names of terms that a user mapped.
[[nodiscard]] SavedGroup write_strings(const Vocabulary& strings, GroupWriter group);
[[nodiscard]] std::shared_ptr<const Vocabulary> map_strings(const std::string& root,
                                                            const SavedGroup& saved,
                                                            Arrays& arrays);

/// A term map's columns, and in how many articles each term is counted. n_types: those of runs
/// included.
[[nodiscard]] SavedGroup write_terms(const TermMap& terms,
                                     std::span<const std::int64_t> document_frequencies,
                                     GroupWriter group);

struct MappedTerms {
  std::shared_ptr<const TermMap> terms;
  Column<std::int64_t> document_frequencies;
};
[[nodiscard]] MappedTerms map_terms(const std::string& root, const SavedGroup& saved,
                                    std::shared_ptr<const Vocabulary> strings, std::size_t n_types,
                                    bool is_mapped, std::shared_ptr<const TermRuns> runs,
                                    Arrays& arrays);

[[nodiscard]] SavedGroup write_outlets(const std::vector<std::string>& names, GroupWriter group);
[[nodiscard]] std::vector<std::string> read_outlets(const std::string& root,
                                                    const SavedGroup& saved);

[[nodiscard]] SavedGroup write_decisions(const Decisions& decisions, GroupWriter group);
[[nodiscard]] Decisions read_decisions(const std::string& root, const SavedGroup& saved);

[[nodiscard]] SavedGroup write_notes(std::string_view notes, GroupWriter group);
[[nodiscard]] std::string read_notes(const std::string& root, const SavedGroup& saved);

/// What a corpus's parts have in common.
struct SharedColumns {
  std::shared_ptr<const Vocabulary> types;
  std::span<const std::int64_t> type_counts;
  const std::vector<std::string>& outlet_names;
  std::shared_ptr<const TermMap> terms;
  std::vector<std::int64_t> document_frequencies;
};

/// Writes all that is no part, and names it in the manifest with the options of the corpus.
void write_shared(const SharedColumns& shared, const Corpus& corpus, std::string_view notes,
                  const Writing& writing, Manifest& manifest);

}  // namespace broadsheet::corpus
