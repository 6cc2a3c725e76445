#include "broadsheet/corpus/part_files.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "broadsheet/article/line_kind.hpp"
#include "broadsheet/corpus/part_columns.hpp"
#include "broadsheet/corpus/part_guard.hpp"
#include "broadsheet/corpus/posting_files.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::uint8_t kWide = 255;

// Writes each column to a file.
struct FileSink {
  template <class T, class F>
  void add(const std::string& name, const Column<T>& /*column*/, F&& write) {
    group.add<T>(name, std::forward<F>(write));
  }
  GroupWriter& group;
};

template <class T>
std::span<const T> segments_of(const ArticleRange& range, const Column<T>& column) {
  const auto first = static_cast<std::size_t>(range.first_segment());
  return column.span().subspan(first, static_cast<std::size_t>(range.last_segment()) - first);
}

// --- reading ------------------------------------------------------------------------------

// Token positions that ascend.
template <class T, class Token>
void set_tokens(SavedArray& array, const Column<T>& values, TokenIndex n_tokens, Token&& token) {
  array.set_rule([data = values.data(), n = values.size(), n_tokens, token](
                     std::size_t begin, std::size_t end) -> std::optional<std::string> {
    for (std::size_t i = begin; i < end; ++i) {
      const TokenIndex here = token(data[i]);
      if (here < 0 || here >= n_tokens || (i + 1 < n && token(data[i + 1]) <= here)) {
        return "a token's position is out of order" + at_position(i);
      }
    }
    return std::nullopt;
  });
}

// Tokens whose gap is 255 are those that wide_spans lists.
void set_gaps(SavedArray& array, const Part& part, std::shared_ptr<const SavedArray> wide_array,
              std::shared_ptr<const SavedArray> length_array) {
  array.set_rule([length_array = std::move(length_array), wide_array = std::move(wide_array),
                  gaps = part.gaps.data(), lengths = part.lengths.data(),
                  wide_spans = part.wide_spans.span()](
                     std::size_t begin, std::size_t end) -> std::optional<std::string> {
    wide_array->require_all();
    length_array->require(begin, end);
    auto wide =
        std::lower_bound(wide_spans.begin(), wide_spans.end(), static_cast<TokenIndex>(begin),
                         [](const WideSpan& span, TokenIndex token) { return span.token < token; });
    for (std::size_t i = begin; i < end; ++i) {
      if (gaps[i] != kWide) continue;
      if (wide == wide_spans.end() || wide->token != static_cast<TokenIndex>(i) ||
          lengths[i] != kWide) {
        return "a wide gap is not among the wide spans" + at_position(i);
      }
      ++wide;
    }
    return std::nullopt;
  });
}

// A segment's bytes lie within its article's text.
void set_segment_ends(SavedArray& array, const Part& part,
                      std::vector<std::shared_ptr<const SavedArray>> others) {
  array.set_rule([others = std::move(others), begins = part.segment_begins.data(),
                  ends = part.segment_ends.data(), articles = part.article_segments.span(),
                  texts = part.texts.starts.span()](std::size_t begin,
                                                    std::size_t end) -> std::optional<std::string> {
    for (const auto& other : others) other->require_all();
    auto next =
        std::upper_bound(articles.begin(), articles.end(), static_cast<std::int64_t>(begin));
    for (std::size_t i = begin; i < end; ++i) {
      while (next != articles.end() && *next <= static_cast<std::int64_t>(i)) ++next;
      if (next == articles.begin() || next == articles.end()) {
        return "a segment is no article's" + at_position(i);
      }
      const auto article = static_cast<std::size_t>(next - articles.begin()) - 1;
      const std::int64_t size = texts[article + 1] - texts[article];
      if (begins[i] > ends[i] || static_cast<std::int64_t>(ends[i]) > size) {
        return "a segment leaves its article's text" + at_position(i);
      }
    }
    return std::nullopt;
  });
}

class PartMapper {
 public:
  PartMapper(Part& part, Arrays& arrays, GroupReader& group)
      : part_(part), arrays_(arrays), group_(group) {}

  void map_tokens(std::size_t n_types) {
    part_.tokens = next<TermId>("tokens");
    set_below(last(), part_.tokens, n_types);
    const std::size_t n = part_.tokens.size();
    part_.gaps = next<std::uint8_t>("gaps", n);
    SavedArray& gaps = last();
    part_.lengths = next<std::uint8_t>("lengths", n);
    const auto lengths = arrays_.back();
    part_.wide_spans = next<WideSpan>("wide_spans");
    set_tokens(last(), part_.wide_spans, part_.n_tokens(),
               [](const WideSpan& span) { return span.token; });
    set_gaps(gaps, part_, arrays_.back(), lengths);
    part_.sentence_starts = next<TokenIndex>("sentence_starts");
    set_tokens(last(), part_.sentence_starts, part_.n_tokens(), [](TokenIndex t) { return t; });
  }

  void map_segments() {
    part_.segment_tokens = next<TokenIndex>("segment_tokens");
    set_offsets(last(), part_.segment_tokens, part_.tokens.size());
    const std::size_t n = part_.segment_tokens.size() - 1;
    part_.segment_begins = next<std::uint32_t>("segment_begins", n);
    segment_begins_ = arrays_.back();
    part_.segment_ends = next<std::uint32_t>("segment_ends", n);
    segment_ends_ = arrays_.back();
    part_.segment_kinds = next<std::uint8_t>("segment_kinds", n);
    set_below(last(), part_.segment_kinds, article::kLineKinds);
    part_.segment_flags = next<std::uint8_t>("segment_flags", n);
    part_.segment_rules = next<std::uint16_t>("segment_rules", n);
    part_.line_keys = next<std::uint64_t>("line_keys", n);
  }

  void map_articles(std::size_t n_outlets) {
    part_.article_segments = next<std::int64_t>("article_segments");
    set_offsets(last(), part_.article_segments, part_.segment_kinds.size());
    const auto article_segments = arrays_.back();
    const std::size_t n = part_.article_segments.size() - 1;
    part_.texts = strings("texts", n);
    set_segment_ends(*segment_ends_, part_, {segment_begins_, article_segments, arrays_.back()});
    part_.ids = strings("ids", n);
    part_.authors = strings("authors", n);
    part_.fields = strings("fields", n);
    part_.outlets = next<std::int32_t>("outlets", n);
    set_below(last(), part_.outlets, n_outlets);
    part_.dates = next<std::int64_t>("dates", n);
    part_.date_offsets = next<std::int16_t>("date_offsets", n);
    part_.date_forms = next<std::uint8_t>("date_forms", n);
    part_.title_added = next<std::uint8_t>("title_added", n);
  }

 private:
  template <class T>
  Column<T> next(std::string_view name) {
    return next_column<T>(group_, name, arrays_);
  }
  template <class T>
  Column<T> next(std::string_view name, std::size_t size) {
    Column<T> column = next<T>(name);
    require_size(last(), size);
    return column;
  }
  StringColumn strings(const std::string& name, std::size_t n) {
    StringColumn column = next_strings(group_, name, arrays_);
    require_size(last(), n + 1);
    return column;
  }
  [[nodiscard]] SavedArray& last() const { return *arrays_.back(); }

  Part& part_;
  Arrays& arrays_;
  GroupReader& group_;
  std::shared_ptr<SavedArray> segment_begins_;
  std::shared_ptr<SavedArray> segment_ends_;
};

DecidedPart map_decided(const SavedGroup& saved, const std::string& root, std::size_t n_segments,
                        Arrays& arrays) {
  GroupReader group(root, saved);
  DecidedPart decided;
  decided.kinds = next_column<std::uint8_t>(group, "kinds", arrays);
  require_size(*arrays.back(), n_segments);
  set_below(*arrays.back(), decided.kinds, article::kLineKinds);
  decided.rules = next_column<std::uint16_t>(group, "rules", arrays);
  require_size(*arrays.back(), n_segments);
  group.finish();
  return decided;
}

}  // namespace

SavedGroup write_columns(const Extract& extract, std::size_t n_types, unsigned threads,
                         GroupWriter group) {
  FileSink sink{group};
  Part none;
  PartColumns<FileSink>(extract, sink, none).add_all();
  write_postings(extract, n_types, threads, group);
  return group.finish();
}

SavedGroup write_decided(const Extract& extract, GroupWriter group) {
  group.add<std::uint8_t>("kinds", [&](NpyWriter& writer) {
    for (const ArticleRange& range : extract.ranges) {
      writer.append(segments_of(range, range.decided->kinds));
    }
  });
  group.add<std::uint16_t>("rules", [&](NpyWriter& writer) {
    for (const ArticleRange& range : extract.ranges) {
      writer.append(segments_of(range, range.decided->rules));
    }
  });
  return group.finish();
}

MappedPart map_part(const SavedPart& saved, const std::string& root, std::size_t n_types,
                    std::size_t n_outlets) {
  auto part = std::make_shared<Part>();
  MappedPart mapped;
  GroupReader group(root, saved.columns);
  PartMapper mapper(*part, mapped.arrays, group);
  mapper.map_tokens(n_types);
  mapper.map_segments();
  mapper.map_articles(n_outlets);
  part->postings =
      map_postings(group, n_types, static_cast<std::size_t>(part->n_articles()), mapped.arrays);
  group.finish();
  mapped.decided = map_decided(saved.decided, root, part->segment_kinds.size(), mapped.arrays);
  part->guard =
      std::make_shared<const PartGuard>(*part, mapped.decided.kinds, mapped.decided.rules);
  mapped.part = std::move(part);
  return mapped;
}

}  // namespace broadsheet::corpus
