#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "broadsheet/corpus/extract.hpp"
#include "broadsheet/corpus/part.hpp"

namespace broadsheet::corpus {

/// Takes the values of a column in, for a part in memory.
template <class T>
class ColumnWriter {
 public:
  void append(std::span<const T> values) {
    values_.insert(values_.end(), values.begin(), values.end());
  }
  [[nodiscard]] std::vector<T> take() { return std::move(values_); }

 private:
  std::vector<T> values_;
};

/// Keeps each column in memory, in the part that is made.
struct MemorySink {
  template <class T, class F>
  void add(const std::string& /*name*/, Column<T>& column, F&& write) {
    ColumnWriter<T> writer;
    write(writer);
    column = Column<T>(writer.take());
  }
};

/// The articles of an extract as columns, one at a time: sink.add(name, column, write) gets the
/// column of `made` that this one is to become, and write(writer), which appends its values.
template <class Sink>
class PartColumns {
 public:
  PartColumns(const Extract& extract, Sink& sink, Part& made)
      : extract_(extract), sink_(sink), made_(made) {}

  void add_all() {
    add_tokens();
    add_segments();
    add_articles();
  }

 private:
  static constexpr std::size_t kPiece = 8192;  // values changed at once on their way

  template <class T>
  static std::span<const T> slice(const Column<T>& column, std::int64_t begin, std::int64_t end) {
    return column.span().subspan(static_cast<std::size_t>(begin),
                                 static_cast<std::size_t>(end - begin));
  }

  // Appends change(value) of each value.
  template <class Writer, class T, class F>
  static void append_changed(Writer& writer, std::span<const T> values, F&& change) {
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

  template <class T>
  void articles(const char* name, Column<T> Part::* column) {
    sink_.add(name, made_.*column, [&](auto& writer) {
      for (const ArticleRange& range : extract_.ranges) {
        writer.append(slice(range.part->*column, range.first, range.last));
      }
    });
  }

  template <class T>
  void segments(const char* name, Column<T> Part::* column) {
    sink_.add(name, made_.*column, [&](auto& writer) {
      for (const ArticleRange& range : extract_.ranges) {
        writer.append(slice(range.part->*column, range.first_segment(), range.last_segment()));
      }
    });
  }

  template <class T>
  void tokens(const char* name, Column<T> Part::* column) {
    sink_.add(name, made_.*column, [&](auto& writer) {
      for (const ArticleRange& range : extract_.ranges) {
        writer.append(slice(range.part->*column, range.first_token(), range.last_token()));
      }
    });
  }

  // Offsets that start at 0: ends(range) are the range's own, begun at begin(range).
  template <class Begin, class Ends>
  void offsets(const std::string& name, Column<std::int64_t>& column, Begin&& begin, Ends&& ends) {
    sink_.add(name, column, [&](auto& writer) {
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

  void strings(const std::string& name, StringColumn Part::* column) {
    sink_.add(name + ".bytes", (made_.*column).bytes, [&](auto& writer) {
      for (const ArticleRange& range : extract_.ranges) {
        const StringColumn& strings = range.part->*column;
        writer.append(slice(strings.bytes, strings.starts[static_cast<std::size_t>(range.first)],
                            strings.starts[static_cast<std::size_t>(range.last)]));
      }
    });
    offsets(
        name + ".starts", (made_.*column).starts,
        [&](const ArticleRange& range) {
          return (range.part->*column).starts[static_cast<std::size_t>(range.first)];
        },
        [&](const ArticleRange& range) {
          return slice((range.part->*column).starts, range.first + 1, range.last + 1);
        });
  }

  // Calls append(values, shift) for what a sorted column has of the tokens of each range; shift
  // makes its token positions those of the new part.
  template <class T, class Token, class Append>
  void for_tokens_of(Column<T> Part::* column, Token&& token, Append&& append) {
    TokenIndex total = 0;
    for (const ArticleRange& range : extract_.ranges) {
      const auto before = [&](const T& value, TokenIndex wanted) { return token(value) < wanted; };
      const Column<T>& values = range.part->*column;
      const auto* begin =
          std::lower_bound(values.begin(), values.end(), range.first_token(), before);
      const auto* end = std::lower_bound(begin, values.end(), range.last_token(), before);
      append(std::span<const T>(begin, end), total - range.first_token());
      total += range.last_token() - range.first_token();
    }
  }

  void add_tokens() {
    if (extract_.same_types) {
      tokens("tokens", &Part::tokens);
    } else {
      sink_.add("tokens", made_.tokens, [&](auto& writer) {
        for (const ArticleRange& range : extract_.ranges) {
          append_changed(writer, slice(range.part->tokens, range.first_token(), range.last_token()),
                         [&](TermId type) { return extract_.new_types[type]; });
        }
      });
    }
    tokens("gaps", &Part::gaps);
    tokens("lengths", &Part::lengths);
    sink_.add("wide_spans", made_.wide_spans, [&](auto& writer) {
      for_tokens_of(
          &Part::wide_spans, [](const WideSpan& span) { return span.token; },
          [&](std::span<const WideSpan> spans, TokenIndex shift) {
            append_changed(writer, spans, [&](WideSpan span) {
              span.token += shift;
              return span;
            });
          });
    });
    sink_.add("sentence_starts", made_.sentence_starts, [&](auto& writer) {
      for_tokens_of(
          &Part::sentence_starts, [](TokenIndex token) { return token; },
          [&](std::span<const TokenIndex> starts, TokenIndex shift) {
            append_changed(writer, starts, [&](TokenIndex token) { return token + shift; });
          });
    });
  }

  void add_segments() {
    offsets(
        "segment_tokens", made_.segment_tokens,
        [](const ArticleRange& range) { return range.first_token(); },
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

  void add_articles() {
    offsets(
        "article_segments", made_.article_segments,
        [](const ArticleRange& range) { return range.first_segment(); },
        [](const ArticleRange& range) {
          return slice(range.part->article_segments, range.first + 1, range.last + 1);
        });
    strings("texts", &Part::texts);
    strings("ids", &Part::ids);
    strings("authors", &Part::authors);
    strings("fields", &Part::fields);
    sink_.add("outlets", made_.outlets, [&](auto& writer) {
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

  const Extract& extract_;
  Sink& sink_;
  Part& made_;
};

}  // namespace broadsheet::corpus
