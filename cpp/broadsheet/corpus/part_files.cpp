#include "broadsheet/corpus/part_files.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "broadsheet/article/line_kind.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::uint8_t kWide = 255;
constexpr std::size_t kPiece = 8192;  // values changed at once on their way to a file

template <class T>
std::span<const T> slice(const Column<T>& column, std::int64_t begin, std::int64_t end) {
  return column.span().subspan(static_cast<std::size_t>(begin),
                               static_cast<std::size_t>(end - begin));
}

// Appends change(value) of each value.
template <class T, class F>
void append_changed(NpyWriter& writer, std::span<const T> values, F&& change) {
  std::vector<T> piece;
  while (!values.empty()) {
    const std::size_t n = std::min(kPiece, values.size());
    piece.resize(n);
    std::transform(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(n), piece.begin(),
                   change);
    writer.append(std::span<const T>(piece));
    values = values.subspan(n);
  }
}

// The columns of an extract, one at a time.
class PartWriter {
 public:
  PartWriter(const Extract& extract, GroupWriter& group) : extract_(extract), group_(group) {}

  void write_tokens();
  void write_segments();
  void write_articles();
  void write_decided();

 private:
  template <class T>
  void articles(const char* name, Column<T> Part::* column) {
    group_.add<T>(name, [&](NpyWriter& writer) {
      for (const ArticleRange& range : extract_.ranges) {
        writer.append(slice(range.part->*column, range.first, range.last));
      }
    });
  }

  template <class T>
  void segments(const char* name, Column<T> Part::* column) {
    group_.add<T>(name, [&](NpyWriter& writer) {
      for (const ArticleRange& range : extract_.ranges) {
        writer.append(slice(range.part->*column, range.first_segment(), range.last_segment()));
      }
    });
  }

  template <class T>
  void tokens(const char* name, Column<T> Part::* column) {
    group_.add<T>(name, [&](NpyWriter& writer) {
      for (const ArticleRange& range : extract_.ranges) {
        writer.append(slice(range.part->*column, range.first_token(), range.last_token()));
      }
    });
  }

  // Offsets that start at 0: ends(range) are the range's own, begun at begin(range).
  template <class Begin, class Ends>
  void offsets(const std::string& name, Begin&& begin, Ends&& ends) {
    group_.add<std::int64_t>(name, [&](NpyWriter& writer) {
      std::int64_t total = 0;
      writer.append(std::span<const std::int64_t>(&total, 1));
      for (const ArticleRange& range : extract_.ranges) {
        const std::int64_t shift = total - begin(range);
        const std::span<const std::int64_t> values = ends(range);
        append_changed(writer, values, [&](std::int64_t end) { return end + shift; });
        if (!values.empty()) total = values.back() + shift;
      }
    });
  }

  void strings(const std::string& name, StringColumn Part::* column);

  const Extract& extract_;
  GroupWriter& group_;
};

void PartWriter::strings(const std::string& name, StringColumn Part::* column) {
  group_.add<char>(name + ".bytes", [&](NpyWriter& writer) {
    for (const ArticleRange& range : extract_.ranges) {
      const StringColumn& strings = range.part->*column;
      writer.append(slice(strings.bytes, strings.starts[static_cast<std::size_t>(range.first)],
                          strings.starts[static_cast<std::size_t>(range.last)]));
    }
  });
  offsets(
      name + ".starts",
      [&](const ArticleRange& range) {
        return (range.part->*column).starts[static_cast<std::size_t>(range.first)];
      },
      [&](const ArticleRange& range) {
        return slice((range.part->*column).starts, range.first + 1, range.last + 1);
      });
}

void PartWriter::write_tokens() {
  if (extract_.same_types) {
    tokens("tokens", &Part::tokens);
  } else {
    group_.add<TermId>("tokens", [&](NpyWriter& writer) {
      for (const ArticleRange& range : extract_.ranges) {
        append_changed(writer, slice(range.part->tokens, range.first_token(), range.last_token()),
                       [&](TermId type) { return extract_.new_types[type]; });
      }
    });
  }
  tokens("gaps", &Part::gaps);
  tokens("lengths", &Part::lengths);
  group_.add<WideSpan>("wide_spans", [&](NpyWriter& writer) {
    TokenIndex total = 0;
    for (const ArticleRange& range : extract_.ranges) {
      const auto before = [](const WideSpan& span, TokenIndex token) { return span.token < token; };
      const auto* begin = range.part->wide_spans.begin();
      const auto* end = range.part->wide_spans.end();
      begin = std::lower_bound(begin, end, range.first_token(), before);
      end = std::lower_bound(begin, end, range.last_token(), before);
      const TokenIndex shift = total - range.first_token();
      append_changed(writer, std::span(begin, end), [&](WideSpan span) {
        span.token += shift;
        return span;
      });
      total += range.last_token() - range.first_token();
    }
  });
  group_.add<TokenIndex>("sentence_starts", [&](NpyWriter& writer) {
    TokenIndex total = 0;
    for (const ArticleRange& range : extract_.ranges) {
      const auto& starts = range.part->sentence_starts;
      const auto* begin = std::lower_bound(starts.begin(), starts.end(), range.first_token());
      const auto* end = std::lower_bound(begin, starts.end(), range.last_token());
      const TokenIndex shift = total - range.first_token();
      append_changed(writer, std::span(begin, end), [&](TokenIndex t) { return t + shift; });
      total += range.last_token() - range.first_token();
    }
  });
}

void PartWriter::write_segments() {
  offsets(
      "segment_tokens", [](const ArticleRange& range) { return range.first_token(); },
      [](const ArticleRange& range) {
        return slice(range.part->segment_tokens, range.first_segment() + 1,
                     range.last_segment() + 1);
      });
  segments("segment_begins", &Part::segment_begins);
  segments("segment_ends", &Part::segment_ends);
  segments("segment_kinds", &Part::segment_kinds);
  segments("segment_flags", &Part::segment_flags);
  segments("segment_rules", &Part::segment_rules);
  segments("line_keys", &Part::line_keys);
}

void PartWriter::write_articles() {
  offsets(
      "article_segments", [](const ArticleRange& range) { return range.first_segment(); },
      [](const ArticleRange& range) {
        return slice(range.part->article_segments, range.first + 1, range.last + 1);
      });
  strings("texts", &Part::texts);
  strings("ids", &Part::ids);
  strings("authors", &Part::authors);
  strings("fields", &Part::fields);
  group_.add<std::int32_t>("outlets", [&](NpyWriter& writer) {
    for (const ArticleRange& range : extract_.ranges) {
      append_changed(
          writer, slice(range.part->outlets, range.first, range.last), [&](std::int32_t outlet) {
            return outlet < 0 ? -1 : extract_.new_outlets[static_cast<std::size_t>(outlet)];
          });
    }
  });
  articles("dates", &Part::dates);
  articles("date_offsets", &Part::date_offsets);
  articles("date_forms", &Part::date_forms);
  articles("title_added", &Part::title_added);
}

void PartWriter::write_decided() {
  group_.add<std::uint8_t>("kinds", [&](NpyWriter& writer) {
    for (const ArticleRange& range : extract_.ranges) {
      writer.append(slice(range.decided->kinds, range.first_segment(), range.last_segment()));
    }
  });
  group_.add<std::uint16_t>("rules", [&](NpyWriter& writer) {
    for (const ArticleRange& range : extract_.ranges) {
      writer.append(slice(range.decided->rules, range.first_segment(), range.last_segment()));
    }
  });
}

// --- reading ------------------------------------------------------------------------------

using Arrays = std::vector<std::shared_ptr<SavedArray>>;

template <class T>
Column<T> next_column(GroupReader& group, std::string_view name, Arrays& arrays) {
  arrays.push_back(group.next<T>(name));
  return column_of<T>(arrays.back());
}

void require_size(const SavedArray& array, std::size_t size) {
  if (array.size() == size) return;
  throw_damaged(array.path(), "it must have " + std::to_string(size) + " values, has " +
                                  std::to_string(array.size()));
}

std::string at(std::size_t position) { return " at position " + std::to_string(position); }

// Values from 0 to limit - 1 (and -1 where they are signed).
template <class T>
void set_below(SavedArray& array, const Column<T>& values, std::size_t limit) {
  array.set_rule([data = values.data(), limit](std::size_t begin,
                                               std::size_t end) -> std::optional<std::string> {
    for (std::size_t i = begin; i < end; ++i) {
      const bool is_missing = std::is_signed_v<T> && data[i] == static_cast<T>(-1);
      if (!is_missing && static_cast<std::uint64_t>(data[i]) >= limit) {
        return "a value is not below " + std::to_string(limit) + at(i);
      }
    }
    return std::nullopt;
  });
}

// Offsets from 0 to total that never descend.
void set_offsets(SavedArray& array, const Column<std::int64_t>& values, std::size_t total) {
  if (values.empty() || values[0] != 0 || values.back() != static_cast<std::int64_t>(total)) {
    throw_damaged(array.path(), "its offsets must run from 0 to " + std::to_string(total));
  }
  array.set_rule([data = values.data(), n = values.size(), total = values.back()](
                     std::size_t begin, std::size_t end) -> std::optional<std::string> {
    for (std::size_t i = begin; i < end; ++i) {
      const bool in_range = data[i] >= 0 && data[i] <= total;
      if (!in_range || (i + 1 < n && data[i + 1] < data[i])) {
        return "an offset is out of order" + at(i);
      }
    }
    return std::nullopt;
  });
}

// Token positions that ascend.
template <class T, class Token>
void set_tokens(SavedArray& array, const Column<T>& values, TokenIndex n_tokens, Token&& token) {
  array.set_rule([data = values.data(), n = values.size(), n_tokens, token](
                     std::size_t begin, std::size_t end) -> std::optional<std::string> {
    for (std::size_t i = begin; i < end; ++i) {
      const TokenIndex here = token(data[i]);
      if (here < 0 || here >= n_tokens || (i + 1 < n && token(data[i + 1]) <= here)) {
        return "a token's position is out of order" + at(i);
      }
    }
    return std::nullopt;
  });
}

// Tokens whose gap is 255 are those that wide_spans lists.
void set_gaps(SavedArray& array, const Part& part, std::shared_ptr<const SavedArray> wide_array) {
  array.set_rule([wide_array = std::move(wide_array), gaps = part.gaps.data(),
                  lengths = part.lengths.data(), wide_spans = part.wide_spans.span()](
                     std::size_t begin, std::size_t end) -> std::optional<std::string> {
    wide_array->require_all();
    auto wide =
        std::lower_bound(wide_spans.begin(), wide_spans.end(), static_cast<TokenIndex>(begin),
                         [](const WideSpan& span, TokenIndex token) { return span.token < token; });
    for (std::size_t i = begin; i < end; ++i) {
      if (gaps[i] != kWide) continue;
      if (wide == wide_spans.end() || wide->token != static_cast<TokenIndex>(i) ||
          lengths[i] != kWide) {
        return "a wide gap is not among the wide spans" + at(i);
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
        return "a segment is no article's" + at(i);
      }
      const auto article = static_cast<std::size_t>(next - articles.begin()) - 1;
      const std::int64_t size = texts[article + 1] - texts[article];
      if (begins[i] > ends[i] || static_cast<std::int64_t>(ends[i]) > size) {
        return "a segment leaves its article's text" + at(i);
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
    part_.wide_spans = next<WideSpan>("wide_spans");
    set_tokens(last(), part_.wide_spans, part_.n_tokens(),
               [](const WideSpan& span) { return span.token; });
    set_gaps(gaps, part_, arrays_.back());
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

SavedPart write_part(const Extract& extract, FileOperations& operations, const std::string& root,
                     std::int64_t folder) {
  GroupWriter columns(operations, root, folder, "part");
  PartWriter writer(extract, columns);
  writer.write_tokens();
  writer.write_segments();
  writer.write_articles();
  GroupWriter decided(operations, root, folder, "decided");
  PartWriter(extract, decided).write_decided();
  return {columns.finish(), decided.finish()};
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
  group.finish();
  mapped.decided = map_decided(saved.decided, root, part->segment_kinds.size(), mapped.arrays);
  mapped.part = std::move(part);
  return mapped;
}

void add_strings(GroupWriter& group, const std::string& name,
                 const std::vector<std::string>& strings) {
  std::vector<std::int64_t> starts = {0};
  group.add<char>(name + ".bytes", [&](NpyWriter& writer) {
    for (const std::string& string : strings) {
      writer.append(std::span<const char>(string));
      starts.push_back(starts.back() + static_cast<std::int64_t>(string.size()));
    }
  });
  group.add(name + ".starts", std::span<const std::int64_t>(starts));
}

StringColumn next_strings(GroupReader& group, const std::string& name, Arrays& arrays) {
  StringColumn column;
  column.bytes = next_column<char>(group, name + ".bytes", arrays);
  column.starts = next_column<std::int64_t>(group, name + ".starts", arrays);
  set_offsets(*arrays.back(), column.starts, column.bytes.size());
  return column;
}

}  // namespace broadsheet::corpus
