#include "broadsheet/corpus/storage.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <optional>
#include <set>
#include <utility>

#include "broadsheet/article/parse.hpp"
#include "broadsheet/base/error.hpp"
#include "broadsheet/corpus/extract.hpp"
#include "broadsheet/corpus/part_files.hpp"

namespace broadsheet::corpus {
namespace {

constexpr const char* kManifest = "manifest.json";
constexpr const char* kNewManifest = "manifest.json.new";
constexpr std::uint64_t kLargestManifest = std::uint64_t{64} << 20U;

using Arrays = std::vector<std::shared_ptr<SavedArray>>;

// The number that a folder's name stands for; nothing for other names.
std::optional<std::int64_t> folder_number(const std::string& name) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number, 10);
  if (error != std::errc() || end != name.data() + name.size() || number < 1 ||
      name != folder_name(number)) {
    return std::nullopt;
  }
  return number;
}

bool exists(const std::string& path) {
  struct stat status{};
  return ::stat(path.c_str(), &status) == 0;
}

Manifest read_manifest(const std::string& root) {
  const std::string path = root + '/' + kManifest;
  const MappedFile file = [&] {
    try {
      return MappedFile(path);
    } catch (const ReadError& error) {
      if (error.error_number() != ENOENT && error.error_number() != ENOTDIR) throw;
      if (!exists(root)) {
        throw ReadError(root, ENOENT,
                        "there is no '" + root + "'; give the folder that corpus.save() wrote");
      }
      throw FormatError({path, -1, -1, -1}, "'" + root + "' is no saved corpus: it has no " +
                                                kManifest +
                                                "; give the folder that corpus.save() wrote");
    }
  }();
  if (file.size() > kLargestManifest) throw_damaged(path, "it is larger than 64 MiB");
  return parse_manifest(file.text(), path);
}

void remove_all(FileOperations& operations, const std::string& folder) noexcept {
  try {
    for (const std::string& name : list_folder(folder)) operations.remove_file(folder + '/' + name);
    operations.remove_folder(folder);
  } catch (...) {  // NOLINT(bugprone-empty-catch): what is left over is removed next time
  }
}

std::set<std::int64_t> folders_of(const Manifest& manifest) {
  std::set<std::int64_t> folders = {manifest.types.folder, manifest.outlets.folder,
                                    manifest.decisions.folder, manifest.notes.folder};
  for (const SavedPart& part : manifest.parts) {
    folders.insert(part.columns.folder);
    folders.insert(part.decided.folder);
  }
  for (const SavedGroup& group : manifest.term_map) folders.insert(group.folder);
  return folders;
}

// A corpus's folder while a writer has it.
class Writing {
 public:
  Writing(std::string root, FileOperations& operations)
      : root_(std::move(root)), operations_(operations), is_new_(make_root()), lock_(root_) {
    number_ = 1;
    for (const std::string& name : list_folder(root_)) {
      if (const auto number = folder_number(name)) number_ = std::max(number_, *number + 1);
    }
    if (operations_.make_folder(folder()) != 0) refuse("create", folder());
  }

  ~Writing() {
    if (!done_) remove_all(operations_, folder());
  }
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;

  [[nodiscard]] GroupWriter group(std::string name) const {
    return {operations_, root_, number_, std::move(name)};
  }
  [[nodiscard]] std::int64_t number() const noexcept { return number_; }
  [[nodiscard]] const std::string& root() const noexcept { return root_; }
  [[nodiscard]] FileOperations& operations() const noexcept { return operations_; }

  // From here on readers see the new corpus.
  void publish(const Manifest& manifest) {
    sync_folder(folder());
    sync_folder(root_);
    const std::string path = root_ + '/' + kNewManifest;
    operations_.remove_file(path);  // left over by a writer that died
    try {
      const std::string json = to_json(manifest);
      OutputFile file(operations_, path);
      file.write(reinterpret_cast<const std::byte*>(json.data()), json.size());
      file.sync();
      if (operations_.rename(path, root_ + '/' + kManifest) != 0) refuse("write", path);
    } catch (...) {
      operations_.remove_file(path);
      throw;
    }
    done_ = true;  // the rename may be on disk, so its files must stay
    sync_folder(root_);
    if (is_new_) sync_folder(parent());
    remove_unused(manifest);
  }

 private:
  // Whether the folder is new. It must be a corpus's folder, or empty but for what we left.
  bool make_root() {
    while (root_.size() > 1 && root_.back() == '/') root_.pop_back();
    if (root_.empty() || root_.find('\0') != std::string::npos) {
      throw ArgumentError("the path of a corpus to save must name a folder, got an empty path");
    }
    if (operations_.make_folder(root_) == 0) return true;
    if (errno != EEXIST) refuse("create", root_);
    if (exists(root_ + '/' + kManifest)) return false;
    for (const std::string& name : list_folder(root_)) {
      if (name == WriterLock::kFileName || name == kNewManifest || folder_number(name)) continue;
      throw ArgumentError("'" + root_ + "' holds '" + name +
                          "' and is no saved corpus; save to a folder of its own");
    }
    return false;
  }

  [[nodiscard]] std::string parent() const {
    const std::size_t slash = root_.rfind('/');
    return slash == std::string::npos ? "." : slash == 0 ? "/" : root_.substr(0, slash);
  }

  [[nodiscard]] std::string folder() const { return root_ + '/' + folder_name(number_); }

  void sync_folder(const std::string& path) {
    if (operations_.sync_folder(path) != 0) refuse("write", path);
  }

  void remove_unused(const Manifest& manifest) noexcept {
    try {
      const std::set<std::int64_t> used = folders_of(manifest);
      for (const std::string& name : list_folder(root_)) {
        const auto number = folder_number(name);
        if (number && used.count(*number) == 0) remove_all(operations_, root_ + '/' + name);
      }
    } catch (...) {  // NOLINT(bugprone-empty-catch): what is left over is removed next time
    }
  }

  std::string root_;
  FileOperations& operations_;
  bool is_new_;
  WriterLock lock_;
  std::int64_t number_ = 0;
  bool done_ = false;
};

// --- types, outlets, decisions ----------------------------------------------------------------

SavedGroup write_types(const Extract& extract, const Vocabulary& types, const Writing& writing) {
  GroupWriter group = writing.group("types");
  std::vector<std::int64_t> starts = {0};
  std::vector<std::uint8_t> hidden;
  group.add<char>("bytes", [&](NpyWriter& writer) {
    for (const TermId id : extract.kept_types) {
      const std::string_view word = types.term(id);
      writer.append(std::span<const char>(word));
      starts.push_back(starts.back() + static_cast<std::int64_t>(word.size()));
      hidden.push_back(types.is_hidden(id) ? 1 : 0);
    }
  });
  group.add("starts", std::span<const std::int64_t>(starts));
  group.add("hidden", std::span<const std::uint8_t>(hidden));
  group.add("by_bytes", std::span<const TermId>(extract.by_bytes));
  group.add("counts", std::span<const std::int64_t>(extract.type_counts));
  return group.finish();
}

SavedGroup write_outlets(const std::vector<std::string>& names, const Writing& writing) {
  GroupWriter group = writing.group("outlets");
  add_strings(group, "names", names);
  return group.finish();
}

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

SavedGroup write_decisions(const Decisions& decisions, const Writing& writing) {
  GroupWriter group = writing.group("decisions");
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
  std::vector<std::string> reasons;
  for (std::uint16_t rule = 0; rule < article::rule_count(); ++rule) {
    reasons.emplace_back(article::rule_reason(rule));
  }
  add_strings(group, "rule_reasons", reasons);
  return group.finish();
}

SavedGroup write_notes(std::string_view notes, const Writing& writing) {
  GroupWriter group = writing.group("notes");
  group.add("json", std::span<const char>(notes));
  return group.finish();
}

// A mapped corpus's terms, and which of them each type counts as.
SavedGroup write_term_map(const Extract& extract, const Corpus& corpus, const Writing& writing) {
  GroupWriter group = writing.group("term_map");
  const auto terms = corpus.term_of_type();
  std::vector<TermId> new_term(corpus.n_terms(), kNoTerm);
  std::vector<std::string> strings;
  std::vector<TermId> string_of_type;
  for (const TermId type : extract.kept_types) {
    const TermId term = terms[type];
    if (term != kNoTerm && new_term[term] == kNoTerm) {
      new_term[term] = static_cast<TermId>(strings.size());
      strings.emplace_back(corpus.term(term));
    }
    string_of_type.push_back(term == kNoTerm ? kNoTerm : new_term[term]);
  }
  add_strings(group, "terms", strings);
  add_vector(group, "term_of_type", string_of_type);
  return group.finish();
}

// --- reading -----------------------------------------------------------------------------------

template <class T>
Column<T> next_column(GroupReader& group, std::string_view name, Arrays& arrays) {
  arrays.push_back(group.next<T>(name));
  return column_of<T>(arrays.back());
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

struct MappedTypes {
  std::shared_ptr<const Vocabulary> types;
  std::vector<std::int64_t> counts;
};

MappedTypes map_types(const std::string& root, const SavedGroup& saved, Arrays& arrays) {
  GroupReader group(root, saved);
  const auto bytes = next_column<char>(group, "bytes", arrays);
  const auto starts = next_column<std::int64_t>(group, "starts", arrays);
  const std::size_t n = starts.size() - 1;
  if (starts.empty() || n >= kNoTerm || starts[0] != 0 ||
      starts.back() != static_cast<std::int64_t>(bytes.size())) {
    throw_damaged(arrays.back()->path(), "its offsets do not fit the bytes");
  }
  arrays.back()->set_rule(
      [data = starts.data(), n](std::size_t begin, std::size_t end) -> std::optional<std::string> {
        for (std::size_t i = begin; i < std::min(end, n); ++i) {
          if (data[i] < 0 || data[i + 1] < data[i] || data[i + 1] > data[n])
            return "an offset is out of order";
        }
        return std::nullopt;
      });
  const auto hidden = next_column<std::uint8_t>(group, "hidden", arrays);
  const auto by_bytes = next_column<TermId>(group, "by_bytes", arrays);
  if (hidden.size() != n || by_bytes.size() != n) {
    throw_damaged(arrays.back()->path(), "it has another length than the others");
  }
  arrays.back()->set_rule([data = by_bytes.data(), n](
                              std::size_t begin, std::size_t end) -> std::optional<std::string> {
    for (std::size_t i = begin; i < end; ++i) {
      if (data[i] >= n) return "an id is too large";
    }
    return std::nullopt;
  });
  MappedTypes mapped;
  mapped.counts = next_vector<std::int64_t>(group, "counts", n);
  group.finish();
  mapped.types = std::make_shared<const Vocabulary>(bytes, starts, hidden, by_bytes);
  return mapped;
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
  (void)next_string_vector(group, "rule_reasons");
  group.finish();
  return decisions;
}

std::shared_ptr<const TermMap> read_terms(const std::string& root, const Manifest& manifest,
                                          const Columns& columns, const Decisions& decisions) {
  if (manifest.term_map.empty()) {
    return std::make_shared<const TermMap>(
        columns.types, plain_targets(*columns.types, decisions, text::Tokenizer(columns.tokenizer)),
        columns.type_counts);
  }
  GroupReader group(root, manifest.term_map.front());
  const auto terms = next_string_vector(group, "terms");
  const auto term_of_type = next_vector<TermId>(group, "term_of_type", columns.types->size());
  group.finish();
  for (const TermId term : term_of_type) {
    if (term != kNoTerm && term >= terms.size()) {
      throw_damaged(root + '/' + file_name(manifest.term_map.front(), "term_of_type"),
                    "an id is too large");
    }
  }
  return std::make_shared<const TermMap>(
      std::make_shared<const Vocabulary>(Vocabulary::of_terms(terms)), term_of_type,
      columns.type_counts, true);
}

text::TokenizerOptions tokenizer_of(const Manifest& manifest, const std::string& root) {
  const std::string path = root + '/' + kManifest;
  if (manifest.tokenizer_version > text::kTokenizerVersion) {
    throw FormatError({path, -1, -1, -1}, "'" + root + "' was made by version " +
                                              std::to_string(manifest.tokenizer_version) +
                                              " of the tokenizer, this broadsheet has version " +
                                              std::to_string(text::kTokenizerVersion) +
                                              "; open it with a newer broadsheet");
  }
  try {
    return text::parse_tokenizer_options(manifest.tokenizer);
  } catch (const ArgumentError& error) {
    throw_damaged(path, error.what());
  }
}

struct Mapped {
  OpenedCorpus opened;
  Arrays arrays;
};

Mapped map_corpus(const std::string& root, const Manifest& manifest) {
  Arrays arrays;
  auto columns = std::make_shared<Columns>();
  columns->tokenizer = tokenizer_of(manifest, root);
  MappedTypes types = map_types(root, manifest.types, arrays);
  columns->types = std::move(types.types);
  columns->type_counts = std::move(types.counts);
  {
    GroupReader group(root, manifest.outlets);
    columns->outlet_names = next_string_vector(group, "names");
    group.finish();
  }
  Decisions decisions = read_decisions(root, manifest.decisions);
  columns->part_articles.push_back(0);
  for (const SavedPart& saved : manifest.parts) {
    MappedPart part = map_part(saved, root, columns->types->size(), columns->outlet_names.size());
    columns->part_articles.push_back(columns->part_articles.back() + part.part->n_articles());
    columns->parts.push_back(std::move(part.part));
    decisions.parts.push_back(std::move(part.decided));
    arrays.insert(arrays.end(), part.arrays.begin(), part.arrays.end());
  }
  for (const auto& array : arrays) array->require_all();
  GroupReader group(root, manifest.notes);
  const auto notes = group.next<char>("json");
  group.finish();
  notes->require_all();
  const Column<char> text = column_of<char>(notes);
  auto terms = read_terms(root, manifest, *columns, decisions);
  Corpus corpus(std::move(columns), std::make_shared<const Decisions>(std::move(decisions)),
                std::move(terms), manifest.mask);
  return {{std::move(corpus), std::string(text.begin(), text.end())}, std::move(arrays)};
}

// A writer may replace the corpus between our look at its manifest and at its files.
Mapped map_corpus(const std::string& root) {
  constexpr int kMostTries = 100;
  for (int tries = 1;; ++tries) {
    const Manifest manifest = read_manifest(root);
    try {
      return map_corpus(root, manifest);
    } catch (const ReadError& error) {
      const bool is_gone = error.error_number() == ENOENT;
      if (is_gone && tries < kMostTries && read_manifest(root).generation != manifest.generation) {
        continue;
      }
      if (!is_gone) throw;
      throw FormatError(
          {error.path(), -1, -1, -1},
          "'" + error.path() + "' is missing from a saved corpus; restore it from a copy");
    }
  }
}

}  // namespace

void save(const Corpus& corpus, const std::string& path, std::string_view notes,
          FileOperations& operations) {
  const Extract extract = corpus::extract(corpus);
  Writing writing(path, operations);
  Manifest manifest;
  manifest.generation = writing.number();
  manifest.tokenizer = text::describe(corpus.tokenizer());
  manifest.tokenizer_version = text::kTokenizerVersion;
  manifest.mask = corpus.mask();
  manifest.parts.push_back(write_part(extract, operations, writing.root(), writing.number()));
  manifest.types = write_types(extract, *corpus.columns()->types, writing);
  manifest.outlets = write_outlets(extract.outlet_names, writing);
  manifest.decisions = write_decisions(*corpus.decisions(), writing);
  manifest.notes = write_notes(notes, writing);
  if (corpus.has_mapped_terms()) {
    manifest.term_map.push_back(write_term_map(extract, corpus, writing));
  }
  writing.publish(manifest);
}

OpenedCorpus open(const std::string& path) { return map_corpus(path).opened; }

void verify(const std::string& path) {
  for (const auto& array : map_corpus(path).arrays) array->require_all();
}

}  // namespace broadsheet::corpus
