#include "broadsheet/article/records.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace broadsheet::article {
namespace {

constexpr std::size_t kLongName = 64;  // names this long or longer share a bucket

constexpr std::array<std::string_view, kRecordFields> kFieldNames = {"text",   "title", "outlet",
                                                                     "author", "date",  "id"};

constexpr char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool equal_but_for_case(std::string_view a, std::string_view b) noexcept {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view view(const char* begin, const char* end) noexcept {
  return {begin, static_cast<std::size_t>(end - begin)};
}

// The key of a member as it is written, in quotes.
std::string key_of(std::string_view member) {
  return std::string(member.substr(0, member.find(':')));
}

// Names of outlets or authors, joined by ", " in the cursor's `out`.
class JoinedNames {
 public:
  explicit JoinedNames(JsonCursor& cursor) noexcept : cursor_(cursor), begin_(cursor.out()) {}

  // Reads a string, number, or object with a name; passes over all else and says so.
  void read_one() {
    switch (cursor_.kind()) {
      case JsonKind::string:
        read_string();
        break;
      case JsonKind::number:
        add(cursor_.read_number());
        break;
      case JsonKind::object:
        read_object();
        break;
      case JsonKind::null:
        cursor_.skip_value();
        break;
      default:
        cursor_.skip_value();
        complete_ = false;
    }
  }

  [[nodiscard]] std::string_view joined() const noexcept { return view(begin_, cursor_.out()); }
  [[nodiscard]] bool complete() const noexcept { return complete_; }

 private:
  void read_string() {
    char* const before = cursor_.out();
    const std::size_t gap = before == begin_ ? 0 : 2;
    cursor_.set_out(before + gap);
    const std::string_view name = cursor_.read_string();
    if (name.data() == before + gap) {  // it had escapes and stands in place
      if (gap != 0) std::memcpy(before, ", ", 2);
      if (name.empty()) cursor_.set_out(before);
    } else {
      cursor_.set_out(before);
      add(name);
    }
  }

  void read_object() {
    complete_ = false;  // what stands beside the name is not taken
    cursor_.enter('{');
    std::string_view key;
    while (true) {
      char* const kept = cursor_.out();
      if (!cursor_.next_member(key)) break;
      const bool is_name = key == "name";
      cursor_.set_out(kept);
      if (is_name && cursor_.kind() == JsonKind::string)
        read_string();
      else
        cursor_.skip_value();
    }
  }

  void add(std::string_view name) {
    if (name.empty()) return;
    char* out = cursor_.out();
    if (out != begin_) {
      std::memcpy(out, ", ", 2);
      out += 2;
    }
    std::memcpy(out, name.data(), name.size());
    cursor_.set_out(out + name.size());
  }

  JsonCursor& cursor_;
  char* begin_;
  bool complete_ = true;
};

}  // namespace

// What the line has for one field so far.
struct RecordReader::Slot {
  std::uint32_t rank = std::numeric_limits<std::uint32_t>::max();
  JsonKind kind = JsonKind::null;
  bool usable = true;        // of a kind that the field may have
  bool keep = false;         // some of it is not taken, so it stays in other_json too
  const char* at = nullptr;  // where the value begins
  std::string_view value;
  std::string_view member;  // key and value as written

  [[nodiscard]] bool is_null() const noexcept { return kind == JsonKind::null; }
};

// The members of one line: a slot for each field, and runs of all others.
struct RecordReader::Members {
  std::array<Slot, kRecordFields> slots;
  std::vector<std::string_view>& others;
  bool in_run = false;  // the member before went to others

  void keep(std::string_view member) {
    if (in_run) {
      others.back() = view(others.back().data(), member.data() + member.size());
    } else {
      others.push_back(member);
    }
    in_run = true;
  }

  // Takes a value for a field, if it is preferred to what is there; the other one is kept.
  void offer(RecordField field, const Slot& slot) {
    Slot& best = slots[static_cast<std::size_t>(field)];
    const bool wins = best.is_null() || (!slot.is_null() && slot.rank < best.rank);
    if (!wins && !slot.is_null()) {
      keep(slot.member);
      return;
    }
    in_run = false;
    if (!wins) return;
    if (!best.is_null()) others.push_back(best.member);
    best = slot;
  }

  // Writes the runs as one object; out has room for the line and 16 bytes more.
  [[nodiscard]] std::string_view write_others(char* out, bool replace) const {
    if (others.empty()) return "{}";
    char* at = out;
    for (const auto& run : others) {
      *at = at == out ? '{' : ',';
      ++at;
      std::memcpy(at, run.data(), run.size());
      at += run.size();
    }
    *at++ = '}';
    if (replace) replace_lone_surrogates({out, at});
    return view(out, at);
  }
};

RecordFields RecordFields::recognised() {
  return {{"text", "body", "content", "article", "maintext", "full_text", "article_text",
           "body_text", "articleBody", "story", "plain_text"},
          {"title", "headline", "head_line", "article_title"},
          {"outlet", "source", "publication", "publisher", "newspaper", "source_name", "site",
           "sitename", "domain", "source_domain"},
          {"author", "authors", "byline", "creator", "writer"},
          {"date", "published", "publish_date", "published_at", "publishedAt", "datePublished",
           "date_published", "date_publish", "publication_date", "pub_date", "pubdate", "datetime",
           "timestamp"},
          {"id", "article_id", "doc_id", "document_id", "uuid", "guid"}};
}

char* RecordScratch::reserve(std::size_t size) {
  if (size > capacity_) {
    buffer_.reset();
    capacity_ = 0;
    const std::size_t wanted = size + size / 4;
    buffer_ = std::make_unique_for_overwrite<char[]>(wanted);
    capacity_ = wanted;
  }
  return buffer_.get();
}

RecordReader::RecordReader(const RecordFields& fields, text::OnInvalid on_invalid)
    : on_invalid_(on_invalid) {
  const std::array lists = {&fields.text,   &fields.title, &fields.outlet,
                            &fields.author, &fields.date,  &fields.id};
  for (std::size_t field = 0; field < lists.size(); ++field) {
    std::uint32_t rank = 0;
    for (const auto& name : *lists[field]) {
      for (const auto& other : names_) {
        if (other.name == name && other.field != static_cast<RecordField>(field)) {
          throw ArgumentError("a key can hold one field only, \"" + name + "\" is named for " +
                              std::string(kFieldNames[static_cast<std::size_t>(other.field)]) +
                              " and " + std::string(kFieldNames[field]) + "; drop one");
        }
      }
      names_.push_back({name, static_cast<RecordField>(field), rank});
      rank += 2;
    }
  }
  const auto bucket = [](const Name& name) { return std::min(name.name.size(), kLongName); };
  std::ranges::stable_sort(names_, {}, bucket);
  for (const auto& name : names_) ++starts_[bucket(name) + 1];
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
}

std::optional<RecordReader::Match> RecordReader::find(std::string_view key) const noexcept {
  const std::size_t bucket = std::min(key.size(), kLongName);
  std::optional<Match> found;
  for (std::uint32_t i = starts_[bucket]; i < starts_[bucket + 1]; ++i) {
    const Name& name = names_[i];
    if (name.name == key) return Match{name.field, name.rank};
    if (!found && equal_but_for_case(name.name, key)) found = Match{name.field, name.rank + 1};
  }
  return found;
}

// Reads the value of a member that may be a field's.
RecordReader::Slot RecordReader::read_value(JsonCursor& cursor, const Match& match) const {
  Slot slot;
  slot.rank = match.rank;
  slot.kind = cursor.kind();
  slot.at = cursor.position();
  const bool is_name = match.field == RecordField::outlet || match.field == RecordField::author;
  if (slot.kind == JsonKind::string) {
    slot.value = cursor.read_string();
  } else if (slot.kind == JsonKind::number && match.field != RecordField::text) {
    slot.value = cursor.read_number();
  } else if (is_name && !slot.is_null()) {
    JoinedNames names(cursor);
    if (slot.kind == JsonKind::array) {
      cursor.enter('[');
      while (cursor.next_item()) names.read_one();
    } else {
      names.read_one();
    }
    slot.value = names.joined();
    slot.keep = !names.complete();
  } else {
    slot.usable = slot.is_null();
    cursor.skip_value();
  }
  return slot;
}

void RecordReader::read_members(JsonCursor& cursor, Members& members) const {
  cursor.enter('{');
  std::string_view key;
  while (true) {
    char* const kept = cursor.out();
    if (!cursor.next_member(key)) break;
    const char* const begin = cursor.key_position();
    const auto match = find(key);
    cursor.set_out(kept);  // the key is not needed again
    if (!match) {
      cursor.skip_value();
      members.keep(view(begin, cursor.end_of_last()));
      continue;
    }
    Slot slot = read_value(cursor, *match);
    slot.member = view(begin, cursor.end_of_last());
    if (slot.rank == members.slots[static_cast<std::size_t>(match->field)].rank) {
      cursor.fail(begin, "a key of a record must stand once, found " + key_of(slot.member) +
                             " again; keep one of the two");
    }
    members.offer(match->field, slot);
  }
  cursor.expect_end();
}

void RecordReader::parse_line(std::string_view line, const Place& where, RecordScratch& scratch,
                              Record& record) const {
  record = Record{};
  record.line = where.line;
  record.byte_offset = where.byte_offset;
  if (on_invalid_ == text::OnInvalid::replace && text::find_invalid_utf8(line)) {
    scratch.repaired_.clear();
    record.n_replaced = text::append_repaired_utf8(line, scratch.repaired_);
    line = scratch.repaired_;
  }
  // Unescaped text never outgrows its source, nor do the members that other_json repeats.
  JsonCursor cursor(line, where, scratch.reserve(2 * line.size() + 64), on_invalid_);
  if (const JsonKind kind = cursor.kind(); kind != JsonKind::object) {
    cursor.fail(cursor.position(),
                "a JSONL line must be an object, found " + std::string(name_of(kind)) +
                    "; write each record as {\"text\": ...} on a line of its own");
  }
  scratch.others_.clear();
  Members members{{}, scratch.others_};
  read_members(cursor, members);
  for (std::size_t i = 0; i < kRecordFields; ++i) {
    const Slot& slot = members.slots[i];
    if (!slot.usable) {
      cursor.fail(slot.at, std::string(kFieldNames[i]) + " must be a string" +
                               (i == 0 ? "" : " or a number") + ", found " +
                               std::string(name_of(slot.kind)) + " under " + key_of(slot.member) +
                               "; name another column or leave the record out");
    }
    if (slot.keep) scratch.others_.push_back(slot.member);
    if (slot.is_null() || (slot.keep && slot.value.empty())) continue;
    record.values[i] = slot.value;
    record.present = static_cast<std::uint8_t>(record.present | (1U << i));
  }
  const Slot& text = members.slots[static_cast<std::size_t>(RecordField::text)];
  record.text_is_null = text.at != nullptr && text.is_null();
  record.n_replaced += cursor.n_replaced();
  record.other_json = members.write_others(cursor.out(), cursor.n_replaced() > 0);
}

FormatError RecordReader::missing_text(std::string_view line, const Record& record,
                                       const Place& where) const {
  constexpr int kShown = 20;
  RecordScratch scratch;
  std::string message;
  JsonCursor cursor(line, where, scratch.reserve(line.size() + 64), text::OnInvalid::replace);
  try {
    if (record.text_is_null) {
      message = "text must be a string, found null; leave such records out or give them \"\"";
    } else {
      message = "a record must have a text, found the keys";
      cursor.enter('{');
      std::string_view key;
      for (int n = 0; cursor.next_member(key); ++n) {
        if (n < kShown) message += (n == 0 ? " \"" : ", \"") + std::string(key) + '"';
        if (n == kShown) message += ", ...";
        cursor.skip_value();
      }
      message += "; name the one that holds the text with text=";
    }
    cursor.fail(line.data(), message);
  } catch (const FormatError& error) {
    return error;
  }
}

std::vector<std::size_t> split_at_lines(std::string_view buffer, std::size_t part_size) {
  if (part_size == 0) throw ArgumentError("part_size must be at least 1, got 0");
  std::vector<std::size_t> bounds = {0};
  while (buffer.size() - bounds.back() > part_size) {
    const std::size_t end = buffer.find('\n', bounds.back() + part_size - 1);
    if (end == std::string_view::npos || end + 1 == buffer.size()) break;
    bounds.push_back(end + 1);
  }
  if (!buffer.empty()) bounds.push_back(buffer.size());
  return bounds;
}

std::int64_t count_line_ends(std::string_view buffer) noexcept {
  // Lines are long, so that looking for their ends is faster than looking at each byte.
  std::int64_t n = 0;
  for (std::size_t at = 0; (at = buffer.find('\n', at)) != std::string_view::npos; ++at) ++n;
  return n;
}

}  // namespace broadsheet::article
