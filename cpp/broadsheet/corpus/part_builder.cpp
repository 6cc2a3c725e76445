#include "broadsheet/corpus/part_builder.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "broadsheet/article/boilerplate.hpp"
#include "broadsheet/article/dates.hpp"
#include "broadsheet/base/error.hpp"
#include "broadsheet/base/hash.hpp"

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
std::string content_id(std::string_view source, std::int64_t line, std::string_view text) {
  const std::uint64_t place = hash_bytes(source, static_cast<std::uint64_t>(line));
  const std::uint64_t digest = hash_bytes(text, place);
  std::string id(16, '0');
  for (std::size_t i = 0; i < 16; ++i) id[i] = "0123456789abcdef"[(digest >> (60 - 4 * i)) & 15U];
  return id;
}

std::string quoted(std::string_view value) {
  constexpr std::size_t kLongest = 40;
  std::string shown(value.substr(0, kLongest));
  if (value.size() > kLongest) shown += "...";
  return '"' + shown + '"';
}

}  // namespace

PartBuilder::PartBuilder(const text::Tokenizer& tokenizer, const article::Parser& parser,
                         text::OnInvalid on_invalid)
    : tokenizer_(tokenizer), parser_(parser), on_invalid_(on_invalid) {}

std::string PartBuilder::add(const ArticleInput& article, GrowingPart& part) {
  const std::int64_t repaired_before = n_repaired_;
  const bool title_added = compose_text(article);
  if (text_.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw LimitError("an article holds at most 4294967295 bytes of text, got " +
                     std::to_string(text_.size()) + "; split it");
  }
  const bool has_title = !title_.empty();
  segments_.clear();
  parser_.parse(text_, true, segments_);
  tokenizer_.tokenize(text_, buffer_);

  std::string remark;
  if (n_repaired_ != repaired_before) {
    remark = std::to_string(n_repaired_ - repaired_before) +
             " invalid characters of the text were replaced by U+FFFD";
  }
  add_fields(article, title_added, part, remark);
  add_segments(has_title, part);
  add_tokens(part);
  return remark;
}

// Sets text_ and title_; true where the title had to be put before the text.
bool PartBuilder::compose_text(const ArticleInput& article) {
  title_.clear();
  text_.clear();
  std::size_t repaired = text::append_utf8(article.title, title_, on_invalid_);
  title_ = std::string(trimmed(title_));
  std::replace_if(title_.begin(), title_.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  if (title_.empty()) {
    repaired += text::append_utf8(article.text, text_, on_invalid_);
    n_repaired_ += static_cast<std::int64_t>(repaired);
    return false;
  }
  text_ = title_;
  text_ += '\n';
  const std::size_t body = text_.size();
  repaired += text::append_utf8(article.text, text_, on_invalid_);
  n_repaired_ += static_cast<std::int64_t>(repaired);
  if (first_line(std::string_view(text_).substr(body)) != title_) return true;
  text_.erase(0, body);
  return false;
}

void PartBuilder::add_fields(const ArticleInput& article, bool title_added, GrowingPart& part,
                             std::string& remark) {
  std::int64_t date = kNoDate;
  std::int16_t offset = 0;
  std::uint8_t form = 0;
  if (!article.date.empty()) {
    if (const auto parsed = article::parse_date(article.date)) {
      date = parsed->utc_microseconds;
      offset = parsed->offset_minutes;
      form = static_cast<std::uint8_t>((parsed->has_time ? 1 : 0) | (parsed->has_offset ? 2 : 0));
    } else {
      remark += (remark.empty() ? "" : "; ") + std::string("the date ") + quoted(article.date) +
                " was not understood, so the article has none";
    }
  }
  part.texts.add(text_);
  part.ids.add(article.id.empty() ? content_id(article.source, article.line, text_)
                                  : std::string(article.id));
  part.authors.add(article.author);
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
    if (starts_line) {
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
    part.segment_kinds.push_back(
        static_cast<std::uint8_t>(title_pending ? article::LineKind::title : segment.kind));
    part.segment_flags.push_back(segment.flags);
    part.segment_rules.push_back(title_pending ? std::uint16_t{0} : segment.rule);
    part.line_keys.push_back(key);
  }
  part.article_segments.push_back(static_cast<std::int64_t>(part.segment_kinds.size()));
}

void PartBuilder::add_tokens(GrowingPart& part) {
  const auto first = static_cast<TokenIndex>(part.tokens.size());
  std::size_t token = 0;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    // A token belongs to the segment that it begins in; the last segment takes the rest.
    const bool is_last = i + 1 == segments_.size();
    const std::uint32_t limit =
        is_last ? std::numeric_limits<std::uint32_t>::max() : segments_[i + 1].begin;
    std::uint32_t previous_end = segments_[i].begin;
    for (; token < buffer_.size() && buffer_.begin(token) < limit; ++token) {
      const std::uint32_t gap = buffer_.begin(token) - previous_end;
      const std::uint32_t length = buffer_.end(token) - buffer_.begin(token);
      previous_end = buffer_.end(token);
      if (gap >= kWide || length >= kWide) {
        part.wide_spans.push_back({static_cast<TokenIndex>(part.tokens.size()), gap, length});
        part.gaps.push_back(kWide);
        part.lengths.push_back(kWide);
      } else {
        part.gaps.push_back(static_cast<std::uint8_t>(gap));
        part.lengths.push_back(static_cast<std::uint8_t>(length));
      }
      part.tokens.push_back(types_.count(buffer_.key(token), buffer_.is_capitals(token)));
    }
    part.segment_tokens.push_back(static_cast<TokenIndex>(part.tokens.size()));
  }
  for (const std::uint32_t start : buffer_.sentences()) {
    part.sentence_starts.push_back(first + static_cast<TokenIndex>(start));
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
