#include "broadsheet/article/names.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "broadsheet/article/known_names.hpp"
#include "broadsheet/article/line_names.hpp"
#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/news_language.hpp"
#include "broadsheet/article/news_words.hpp"
#include "broadsheet/text/fold.hpp"

namespace broadsheet::article {
namespace {

std::vector<std::string_view> parts_of(std::string_view key) {
  std::vector<std::string_view> parts;
  std::size_t i = 0;
  while (i < key.size()) {
    std::size_t end = key.find(' ', i);
    if (end == std::string_view::npos) end = key.size();
    parts.push_back(key.substr(i, end - i));
    i = end + 1;
  }
  return parts;
}

// Ends a person's name and is none: "Jr", "III".
bool is_suffix(std::string_view part) {
  return part == "jr" || part == "sr" || part == "ii" || part == "iii" || part == "iv";
}

// A key without initials and "Jr": "joseph r biden jr" is "joseph biden".
std::string plain_key(std::string_view key) {
  std::string plain;
  for (const std::string_view part : parts_of(key)) {
    if (part.size() == 1 || is_suffix(part)) continue;
    if (!plain.empty()) plain.push_back(' ');
    plain.append(part);
  }
  return plain;
}

// Finds, for a short form, the longer names that end with it.
class ShortForms {
 public:
  // A person may be called by any last words of the full name.
  void know_person(std::string_view key, std::uint32_t name) {
    know_suffixes(key, name);
    const std::size_t last = key.rfind(' ');
    if (last != std::string_view::npos && is_suffix(key.substr(last + 1)))
      know_suffixes(key.substr(0, last), name);
  }

  // "U.S. Supreme Court" is the Supreme Court; no other institution is its last words.
  void know_thing(std::string_view key, std::uint32_t name) {
    for (const std::string_view state : {"us ", "un ", "eu ", "uk "}) {
      if (key.starts_with(state) && key.find(' ', state.size()) != std::string_view::npos)
        add(key.substr(state.size()), name);
    }
  }

  [[nodiscard]] const std::vector<std::uint32_t>* find(const std::string& key) const {
    const auto found = by_suffix_.find(key);
    return found == by_suffix_.end() ? nullptr : &found->second;
  }

 private:
  void know_suffixes(std::string_view key, std::uint32_t name) {
    for (std::size_t space = key.find(' '); space != std::string_view::npos;
         space = key.find(' ', space + 1))
      add(key.substr(space + 1), name);
  }

  void add(std::string_view suffix, std::uint32_t name) {
    auto& list = by_suffix_[std::string(suffix)];
    if (list.empty() || list.back() != name) list.push_back(name);
  }

  std::unordered_map<std::string, std::vector<std::uint32_t>> by_suffix_;
};

// The first letters of a name's capitalised words: "Federal Bureau of Investigation" FBI.
std::string initials(std::string_view text) {
  std::string letters;
  bool start = true;
  for (const char c : text) {
    if (start && is_upper(c)) letters.push_back(c);
    start = c == ' ' || c == '-';
  }
  return letters;
}

std::vector<FoundName> find_all(std::string_view text, std::span<const Segment> segments,
                                std::uint32_t kinds) {
  std::vector<FoundName> all;
  std::vector<NewsWord> words;
  LanguageVotes votes;
  std::size_t i = 0;
  while (i < segments.size()) {
    // The segments of a line in one go: direct speech and the outlet's own name are no border.
    const std::uint32_t begin = segments[i].begin;
    std::uint32_t end = segments[i].end;
    const bool opens_with_outlet = (segments[i].flags & kOutlet) != 0 && i + 1 < segments.size();
    const bool counted = (kinds & bit(segments[i + (opens_with_outlet ? 1 : 0)].kind)) != 0;
    std::size_t next = i + 1;
    while (counted && next < segments.size() && (segments[next].flags & kStartsLine) == 0)
      end = segments[next++].end;
    if (counted) {
      words.clear();
      scan_news_words(text, begin, end, words);
      const std::string_view line = trim(text.substr(begin, end - begin));
      const bool headline =
          (!ends_sentence(line) && is_title_case(text, words)) || is_all_capitals(line);
      for (const NewsWord& word : words) {
        if (!word.capital || word.opens) votes.add(text.substr(word.begin, word.end - word.begin));
      }
      find_line_names(text, words, headline, votes.language(), all);
    }
    i = next;
  }
  return all;
}

// Gives each mention the name it stands for.
class Joiner {
 public:
  Joiner(std::string_view text, ArticleNames& out) : text_(text), out_(out) {}

  void join(const std::vector<FoundName>& found) {
    std::vector<char> person;
    for (const FoundName& one : found) {
      const auto [place, is_new] =
          index_.emplace(one.key, static_cast<std::uint32_t>(full_.size()));
      if (is_new) {
        full_.push_back(one.key);
        person.push_back(0);
      }
      if (one.person) person[place->second] = 1;
    }
    for (std::uint32_t name = 0; name < full_.size(); ++name) {
      if (person[name] != 0)
        forms_.know_person(full_[name], name);
      else
        forms_.know_thing(full_[name], name);
    }
    seen_.assign(full_.size(), 0);
    for (const FoundName& one : found) {
      const std::uint32_t self = index_.at(one.key);
      std::uint32_t name = full_name(one, self);
      if (const auto spelled = expanded(one)) {
        acronyms_[one.key] = *spelled;
      }
      if (const auto known = acronyms_.find(one.key); known != acronyms_.end())
        name = known->second;
      seen_[self] = 1;
      seen_[name] = 1;
      emit(one, name);
    }
  }

 private:
  // The name a short form stands for: the one longer name there is or that was named so far;
  // itself where there are several, or where it may be a place.
  [[nodiscard]] std::uint32_t full_name(const FoundName& one, std::uint32_t self) const {
    const auto* longer = forms_.find(full_[self]);
    if (longer == nullptr || one.thing) return self;
    const std::string_view form = text_.substr(one.begin, one.end - one.begin);
    if (is_surname_and_place(form) && !one.person) return self;
    std::vector<std::uint32_t> longest;
    for (const std::uint32_t name : *longer) {
      if (name != self && !is_short_form(name, *longer)) longest.push_back(name);
    }
    if (const auto only = only_one(longest)) return *only;
    std::erase_if(longest, [this](std::uint32_t name) { return seen_[name] == 0; });
    return only_one(longest).value_or(self);
  }

  // Whether another of the names ends with this one.
  [[nodiscard]] bool is_short_form(std::uint32_t name,
                                   const std::vector<std::uint32_t>& others) const {
    const auto* longer = forms_.find(full_[name]);
    return longer != nullptr && std::any_of(longer->begin(), longer->end(), [&](std::uint32_t one) {
             return one != name && std::find(others.begin(), others.end(), one) != others.end();
           });
  }

  // The one name that all of them are forms of.
  [[nodiscard]] std::optional<std::uint32_t> only_one(
      const std::vector<std::uint32_t>& names) const {
    if (names.empty()) return std::nullopt;
    const std::string plain = plain_key(full_[names.front()]);
    for (const std::uint32_t name : names) {
      if (plain_key(full_[name]) != plain) return std::nullopt;
    }
    return names.front();
  }

  // "Federal Bureau of Investigation (FBI)": the name before the bracket.
  [[nodiscard]] std::optional<std::uint32_t> expanded(const FoundName& one) const {
    const std::string_view form = text_.substr(one.begin, one.end - one.begin);
    if (previous_ == nullptr || !is_all_capitals_form(form)) return std::nullopt;
    const std::string_view gap = text_.substr(previous_->end, one.begin - previous_->end);
    if (gap != " (" ||
        initials(text_.substr(previous_->begin, previous_->end - previous_->begin)) != form)
      return std::nullopt;
    return previous_name_;
  }

  static bool is_all_capitals_form(std::string_view form) {
    return form.size() >= 2 && form.size() <= 8 && std::all_of(form.begin(), form.end(), is_upper);
  }

  void emit(const FoundName& one, std::uint32_t name) {
    auto [place, is_new] = numbers_.emplace(name, static_cast<std::uint32_t>(out_.names.size()));
    if (is_new) out_.names.emplace_back();
    std::string& shown = out_.names[place->second];
    const std::string_view form = text_.substr(one.begin, one.end - one.begin);
    if (form.size() > shown.size()) shown = form;
    out_.mentions.push_back({one.begin, one.end, place->second});
    previous_ = &one;
    previous_name_ = name;
  }

  std::string_view text_;
  ArticleNames& out_;
  std::unordered_map<std::string, std::uint32_t> index_;
  std::vector<std::string> full_;
  ShortForms forms_;
  std::vector<char> seen_;  // of each name, whether it was mentioned so far
  std::unordered_map<std::uint32_t, std::uint32_t> numbers_;
  std::unordered_map<std::string, std::uint32_t> acronyms_;
  const FoundName* previous_ = nullptr;
  std::uint32_t previous_name_ = 0;
};

std::string most_frequent(const std::map<std::string, std::int64_t>& forms) {
  const std::pair<const std::string, std::int64_t>* best = nullptr;
  for (const auto& form : forms) {
    if (best == nullptr || form.second > best->second) best = &form;
  }
  return best == nullptr ? std::string() : best->first;
}

// The names known from other lines in a headline's run of capitals, the longest first.
void take_proven(std::string_view text, const FoundName& run,
                 const std::set<std::string, std::less<>>& proven, std::vector<FoundName>& out) {
  std::vector<NewsWord> words;
  scan_news_words(text, run.begin, run.end, words);
  std::size_t i = 0;
  while (i < words.size()) {
    std::size_t end = std::min(words.size(), i + kMostNameWords);
    for (; end > i; --end) {
      std::string key = name_key(text.substr(words[i].begin, words[end - 1].end - words[i].begin));
      if (!proven.contains(key)) continue;
      out.push_back({words[i].begin, words[end - 1].end, std::move(key), true, false, true});
      break;
    }
    i = end > i ? end : i + 1;
  }
}

// The names that count, in order of the text.
std::vector<FoundName> find_kept(std::string_view text, std::span<const Segment> segments,
                                 std::uint32_t kinds) {
  std::vector<FoundName> all = find_all(text, segments, kinds);
  std::set<std::string, std::less<>> proven;  // keys, and the words of persons' names
  for (const FoundName& one : all) {
    if (!one.evidence) continue;
    if (one.article == 0) proven.insert(one.key);
    if (one.thing) continue;
    const auto parts = parts_of(one.key);
    if (one.person) proven.insert(parts.begin(), parts.end());
    if (!parts.empty()) proven.emplace(parts.back());
  }
  std::vector<FoundName> kept;
  for (FoundName& one : all) {
    if (one.article != 0 && !proven.contains(one.key)) {  // "La Guardia Civil detuvo"
      one.begin = one.article;
      one.key = name_key(text.substr(one.begin, one.end - one.begin));
    }
    if (one.certain || proven.contains(one.key)) {
      kept.push_back(std::move(one));
    } else if (one.headline) {
      take_proven(text, one, proven, kept);
    }
  }
  return kept;
}

}  // namespace

std::string name_key(std::string_view name) {
  std::string plain;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name.substr(i).starts_with("\u2019")) {
      plain.push_back('\'');
      i += 2;
    } else if (name.substr(i).starts_with("\u00a0")) {
      plain.push_back(' ');
      i += 1;
    } else if (name[i] != '.' && !(name[i] == ' ' && !plain.empty() && plain.back() == ' ')) {
      plain.push_back(name[i]);
    }
  }
  return text::folded_case(text::without_diacritics(plain));
}

ArticleNames find_names(std::string_view text, std::span<const Segment> segments,
                        std::uint32_t kinds) {
  ArticleNames names;
  Joiner(text, names).join(find_kept(text, segments, kinds));
  return names;
}

std::vector<TextRange> find_name_ranges(std::string_view text) {
  const Segment line{0, static_cast<std::uint32_t>(text.size()), LineKind::paragraph, kStartsLine,
                     0};
  std::vector<TextRange> ranges;
  for (const FoundName& one : find_kept(text, {&line, 1}, kNameLines))
    ranges.push_back({one.begin, one.end});
  return ranges;
}

NameCounter::NameCounter(const std::map<std::string, std::string>& aliases) {
  for (const auto& [form, name] : aliases) aliases_.emplace(name_key(form), name);
}

std::vector<std::string> NameCounter::add(std::string_view text, const ArticleNames& names) {
  std::vector<std::pair<std::string, std::string>> forms;  // key and full form of each name
  std::set<Entry*> seen;
  for (const std::string& written : names.names) {
    std::string key = name_key(written);
    std::string full = written;
    if (const auto alias = aliases_.find(key); alias != aliases_.end()) {
      full = alias->second;
      key = name_key(full);
    }
    forms.emplace_back(std::move(key), std::move(full));
  }
  join_to_aliases(forms);
  for (const NameMention& mention : names.mentions) {
    const auto& [key, full] = forms[mention.name];
    Entry& entry = entries_[key];
    if (seen.insert(&entry).second) ++entry.articles;
    entry.full_forms.try_emplace(full, 0);
    const std::string form(text.substr(mention.begin, mention.end - mention.begin));
    ++entry.count;
    ++entry.variants[form];
    if (name_key(form) == key) ++entry.full_forms[form];
  }
  std::vector<std::string> keys;
  for (auto& [key, full] : forms) keys.push_back(std::move(key));
  return keys;
}

// "AMLO" with an alias makes "L\u00f3pez Obrador" in the same article a short form of its name.
void NameCounter::join_to_aliases(std::vector<std::pair<std::string, std::string>>& forms) const {
  std::map<std::string, std::string> named;  // the aliased names of this article
  for (const auto& [key, full] : forms) {
    for (const auto& [form, name] : aliases_) {
      if (name == full) named.emplace(key, full);
    }
  }
  for (auto& [key, full] : forms) {
    const std::pair<const std::string, std::string>* longer = nullptr;
    int several = 0;
    for (const auto& name : named) {
      if (!name.first.ends_with(" " + key)) continue;
      longer = &name;
      ++several;
    }
    if (several != 1) continue;
    full = longer->second;
    key = longer->first;
  }
}

void NameCounter::merge(const NameCounter& other) {
  for (const auto& [key, theirs] : other.entries_) {
    Entry& entry = entries_[key];
    entry.count += theirs.count;
    entry.articles += theirs.articles;
    for (const auto& [form, n] : theirs.variants) entry.variants[form] += n;
    for (const auto& [form, n] : theirs.full_forms) entry.full_forms[form] += n;
  }
}

std::vector<NameRow> NameCounter::rows() const {
  std::vector<NameRow> rows;
  for (const auto& [key, entry] : entries_) {
    NameRow row;
    row.key = key;
    row.name = most_frequent(entry.full_forms);
    row.count = entry.count;
    row.articles = entry.articles;
    std::vector<std::pair<std::string, std::int64_t>> variants(entry.variants.begin(),
                                                               entry.variants.end());
    std::stable_sort(variants.begin(), variants.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    for (auto& [form, n] : variants) row.variants.push_back(form);
    rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const NameRow& a, const NameRow& b) {
    return a.count != b.count ? a.count > b.count : a.name < b.name;
  });
  return rows;
}

}  // namespace broadsheet::article
