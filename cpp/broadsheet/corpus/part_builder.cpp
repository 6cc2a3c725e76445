#include "broadsheet/corpus/part_builder.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <limits>
#include <utility>

#include "broadsheet/article/boilerplate.hpp"
#include "broadsheet/article/bylines.hpp"
#include "broadsheet/article/dates.hpp"
#include "broadsheet/article/same_headline.hpp"
#include "broadsheet/base/error.hpp"
#include "broadsheet/base/hash.hpp"
#include "broadsheet/corpus/token_spans.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::uint32_t kWide = 255;

std::string_view trimmed(std::string_view text) noexcept {
  const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view first_line(std::string_view text) noexcept {
  const auto begin = text.find_first_not_of("\r\n\t ");
  if (begin == std::string_view::npos) return {};
  text.remove_prefix(begin);
  return trimmed(text.substr(0, text.find_first_of("\r\n")));
}

// An id for an article that has none, the same in every process.
using ContentId = std::array<char, 16>;

ContentId content_id(std::string_view source, std::int64_t line, std::string_view text) {
  const std::uint64_t place = hash_bytes(source, static_cast<std::uint64_t>(line));
  const std::uint64_t digest = hash_bytes(text, place);
  ContentId id;
  for (std::size_t i = 0; i < id.size(); ++i)
    id[i] = "0123456789abcdef"[(digest >> (60 - 4 * i)) & 15U];
  return id;
}

// The first of the ascending begins[from, n) that is not below `wanted`. Segments are short, and
// where one ends is hard to predict: eight at a time, without a branch in between.
std::size_t first_from(const std::uint32_t* begins, std::size_t from, std::size_t n,
                       std::uint32_t wanted) noexcept {
  while (from + 8 <= n) {
    std::uint32_t n_below = 0;
    for (std::size_t i = 0; i < 8; ++i) n_below += begins[from + i] < wanted ? 1U : 0U;
    from += n_below;
    if (n_below < 8) return from;
  }
  while (from < n && begins[from] < wanted) ++from;
  return from;
}

std::string quoted(std::string_view value) {
  constexpr std::size_t kLongest = 40;
  std::string shown(value.substr(0, kLongest));
  if (value.size() > kLongest) shown += "...";
  return '"' + shown + '"';
}

}  // namespace

void require_article_bytes(std::size_t n_bytes) {
  if (n_bytes <= std::numeric_limits<std::uint32_t>::max()) return;
  throw LimitError("an article holds at most 4294967295 bytes of text, got " +
                   std::to_string(n_bytes) + "; split it");
}

void require_article_words(std::size_t n_words) {
  if (n_words <= std::numeric_limits<std::int32_t>::max()) return;
  throw LimitError("an article holds at most 2147483647 words, got " + std::to_string(n_words) +
                   "; split it");
}

PartBuilder::PartBuilder(const text::Tokenizer& tokenizer, const article::Parser& parser,
                         text::OnInvalid on_invalid)
    : tokenizer_(tokenizer), parser_(parser), on_invalid_(on_invalid) {}

std::string PartBuilder::add(const ArticleInput& article, GrowingPart& part) {
  const std::int64_t repaired_before = n_repaired_;
  GrowingArray<char>& bytes = part.texts.bytes;
  const std::size_t begin = bytes.size();
  bool title_added = false;
  try {
    require_article_bytes(article.text.size);  // each character takes a byte at least
    title_added = compose_text(article, bytes);
    text_ = {bytes.data() + begin, bytes.size() - begin};
    require_article_bytes(text_.size());
    segments_.clear();
    parser_.parse(text_, true, segments_, {article.outlet, article.author});
    tokenizer_.tokenize(text_, buffer_);
    require_article_words(buffer_.size());
  } catch (const Error&) {
    bytes.shrink(begin);
    throw;
  }
  part.texts.end_string();

  std::string remark;
  if (n_repaired_ != repaired_before) {
    remark = std::to_string(n_repaired_ - repaired_before) +
             " invalid characters of the text were replaced by U+FFFD";
  }
  add_fields(article, title_added, part, remark);
  add_segments(!title_.empty(), part);
  add_tokens(part);
  return remark;
}

void PartBuilder::append_text(const text::RawText& text, GrowingArray<char>& bytes) {
  std::size_t replaced = 0;
  if (text.encoding == text::RawText::Encoding::checked_utf8) {
    bytes.append({static_cast<const char*>(text.data), text.size});
  } else if (text.encoding == text::RawText::Encoding::utf8) {
    if (on_invalid_ == text::OnInvalid::replace) {
      std::string repaired;
      replaced = text::append_utf8(text, repaired, on_invalid_);
      bytes.append(repaired);
    } else {
      bytes.extend(text::write_utf8(text, bytes.room_for(text.size), on_invalid_, replaced));
    }
  } else {
    bytes.extend(
        text::write_utf8(text, bytes.room_for(text::utf8_size(text)), on_invalid_, replaced));
  }
  n_repaired_ += static_cast<std::int64_t>(replaced);
}

// Appends the text and sets title_; true where the title had to be put before the text.
bool PartBuilder::compose_text(const ArticleInput& article, GrowingArray<char>& bytes) {
  title_.clear();
  if (article.title.size > 0) {
    n_repaired_ += static_cast<std::int64_t>(text::append_utf8(article.title, title_, on_invalid_));
    title_ = std::string(trimmed(title_));
    std::replace_if(
        title_.begin(), title_.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  }
  if (title_.empty()) {
    append_text(article.text, bytes);
    return false;
  }
  const std::size_t begin = bytes.size();
  bytes.append(title_);
  bytes.push_back('\n');
  const std::size_t body = bytes.size();
  append_text(article.text, bytes);
  if (!article::is_same_headline(first_line({bytes.data() + body, bytes.size() - body}), title_,
                                 article.outlet)) {
    return true;
  }
  std::memmove(bytes.data() + begin, bytes.data() + body, bytes.size() - body);
  bytes.shrink(bytes.size() - (body - begin));
  return false;
}

void PartBuilder::add_fields(const ArticleInput& article, bool title_added, GrowingPart& part,
                             std::string& remark) {
  std::int64_t date = kNoDate;
  std::int16_t offset = 0;
  std::uint8_t form = 0;
  if (!article.date.empty()) {
    std::string_view reason;
    const auto parsed = article::parse_date(article.date, &reason);
    if (parsed) {
      date = parsed->utc_microseconds;
      offset = parsed->offset_minutes;
      form = static_cast<std::uint8_t>((parsed->has_time ? 1 : 0) | (parsed->has_offset ? 2 : 0));
    } else {
      remark += (remark.empty() ? "" : "; ") + std::string("the date ") + quoted(article.date) +
                " was not understood, so the article has none (" + std::string(reason) + ")";
    }
  } else if (article.has_date) {
    remark += (remark.empty() ? "" : "; ") + std::string("the date is empty");
  }
  if (article.id.empty()) {
    const ContentId id = content_id(article.source, article.line, text_);
    part.ids.add({id.data(), id.size()});
  } else {
    part.ids.add(article.id);
  }
  part.authors.add(article::without_byline_cue(article.author));
  part.fields.add(article.fields == "{}" ? std::string_view() : article.fields);
  part.sources.add(article.source);
  part.source_lines.push_back(article.line);
  part.outlets.push_back(outlet_code(article.outlet));
  part.dates.push_back(date);
  part.date_offsets.push_back(offset);
  part.date_forms.push_back(form);
  part.title_added.push_back(title_added ? 1 : 0);
}

void PartBuilder::add_segments(bool has_title, GrowingPart& part) {
  const std::string_view text = text_;
  bool title_pending = has_title;  // the given title is the first line, whatever it looks like
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    const article::Segment& segment = segments_[i];
    const bool starts_line = (segment.flags & article::kStartsLine) != 0;
    std::uint64_t key = 0;
    // A line of hard-wrapped text recurs by chance: it has no key.
    if (starts_line && (segment.flags & article::kWrapped) == 0) {
      std::size_t last = i;
      while (last + 1 < segments_.size() &&
             (segments_[last + 1].flags & article::kStartsLine) == 0) {
        ++last;
      }
      key = article::line_key(text.substr(segment.begin, segments_[last].end - segment.begin));
    }
    if (starts_line && i > 0) title_pending = false;
    part.segment_begins.push_back(segment.begin);
    part.segment_ends.push_back(segment.end);
    const bool is_title = title_pending && (segment.flags & article::kOutlet) == 0;
    part.segment_kinds.push_back(
        static_cast<std::uint8_t>(is_title ? article::LineKind::title : segment.kind));
    part.segment_flags.push_back(static_cast<std::uint8_t>(segment.flags & ~article::kWrapped));
    part.segment_rules.push_back(is_title ? std::uint16_t{0} : segment.rule);
    part.line_keys.push_back(key);
  }
  part.article_segments.push_back(static_cast<std::int64_t>(part.segment_kinds.size()));
}

void PartBuilder::add_tokens(GrowingPart& part) {
  const std::size_t first = part.tokens.size();
  const std::size_t n = buffer_.size();
  types_.count_all(buffer_, part.tokens.extend(n));
  std::uint8_t* gaps = part.gaps.extend(n);
  std::uint8_t* lengths = part.lengths.extend(n);
  const std::uint32_t* begins = buffer_.begins().data();
  // All as if in one segment; the first token of each has its gap below.
  const std::uint32_t widest = write_spans(begins, buffer_.ends().data(), n, gaps, lengths);
  std::size_t token = 0;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    // A token belongs to the segment that it begins in; the last segment takes the rest.
    const bool is_last = i + 1 == segments_.size();
    const std::size_t segment_first = token;
    token = is_last ? n : first_from(begins, token, n, segments_[i + 1].begin);
    if (token > segment_first) {
      gaps[segment_first] = static_cast<std::uint8_t>(begins[segment_first] - segments_[i].begin);
      if (std::max(widest, begins[segment_first] - segments_[i].begin) >= kWide) {
        add_wide_spans(segments_[i].begin, segment_first, token, part);
      }
    }
    part.segment_tokens.push_back(static_cast<TokenIndex>(first + token));
  }
  for (std::size_t i = n; i > token; --i) types_.uncount(part.tokens[first + i - 1]);
  part.tokens.shrink(first + token);  // an article without a segment has no tokens
  part.gaps.shrink(first + token);
  part.lengths.shrink(first + token);
  if (segments_.empty()) return;
  TokenIndex* starts = part.sentence_starts.extend(buffer_.sentences().size());
  for (const std::uint32_t start : buffer_.sentences()) {
    *starts++ = static_cast<TokenIndex>(first + start);
  }
}

// Lists the tokens of a segment that has some whose gap or length does not fit into a byte.
void PartBuilder::add_wide_spans(std::uint32_t segment_begin, std::size_t begin, std::size_t end,
                                 GrowingPart& part) {
  const std::size_t before = part.tokens.size() - buffer_.size();
  std::uint32_t previous_end = segment_begin;
  for (std::size_t i = begin; i < end; ++i) {
    const std::uint32_t gap = buffer_.begin(i) - previous_end;
    const std::uint32_t length = buffer_.end(i) - buffer_.begin(i);
    previous_end = buffer_.end(i);
    if (std::max(gap, length) < kWide) continue;
    part.wide_spans.push_back({static_cast<TokenIndex>(before + i), gap, length});
    part.gaps[before + i] = kWide;
    part.lengths[before + i] = kWide;
  }
}

std::int32_t PartBuilder::outlet_code(std::string_view outlet) {
  if (outlet.empty()) return -1;
  const auto place = outlet_codes_.find(outlet);
  if (place != outlet_codes_.end()) return place->second;
  const auto code = static_cast<std::int32_t>(outlet_names_.size());
  outlet_names_.emplace_back(outlet);
  outlet_codes_.emplace(std::string(outlet), code);
  return code;
}

}  // namespace broadsheet::corpus
