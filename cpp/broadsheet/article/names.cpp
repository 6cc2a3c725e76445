#include "broadsheet/article/names.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "broadsheet/article/given_names.hpp"
#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/name_words.hpp"
#include "broadsheet/article/news_words.hpp"
#include "broadsheet/text/fold.hpp"
#include "broadsheet/text/sentence_words.hpp"

namespace broadsheet::article {
namespace {

// No name has more words; what has is a line in capitals or hostile.
constexpr std::size_t kMostWords = 12;

// A name before it is known whether it counts.
struct Found {
  std::uint32_t begin;
  std::uint32_t end;
  std::string key;
  bool certain;   // no need of other lines to count
  bool evidence;  // proves that its words are names
  bool headline;  // stands in a line whose capitals tell nothing
};

// Cuts the runs of capitalised words of one line into names.
class LineNames {
 public:
  LineNames(std::string_view text, const std::vector<NewsWord>& words, bool headline,
            std::vector<Found>& out)
      : text_(text), words_(words), headline_(headline), out_(out) {
    german_ = is_german();
  }

  void find() {
    std::size_t i = 0;
    while (i < words_.size()) {
      if (!may_name(i)) {
        ++i;
        continue;
      }
      const std::size_t end = run_from(i);
      cut(i, end);
      i = end;
    }
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t i) const {
    return text_.substr(words_[i].begin, words_[i].end - words_[i].begin);
  }

  [[nodiscard]] bool may_name(std::size_t i) const {
    const std::string_view bytes = word(i);  // "D-N.Y.", "R-Texas": a party and a state
    const bool party = bytes.size() > 2 && bytes[1] == '-' &&
                       (bytes[0] == 'D' || bytes[0] == 'R' || bytes[0] == 'I');
    const bool pronoun = bytes.size() >= 2 && bytes[0] == 'I' && !is_letter(bytes[1]);  // "I'm"
    return words_[i].capital && !words_[i].tail_small && !party && !pronoun;
  }

  // The end of the run of capitalised words that starts at i.
  [[nodiscard]] std::size_t run_from(std::size_t i) const {
    std::size_t end = i + 1;
    while (end < words_.size() && end - i < 4 * kMostWords) {
      if (!words_[end].joined || words_[end].opens || words_[end - 1].possessive) break;
      if (may_name(end)) {
        ++end;
        continue;
      }
      const std::size_t over = over_joiner(i, end);
      if (over == 0) break;
      end = over;
    }
    return end;
  }

  [[nodiscard]] bool continues(std::size_t i) const {
    return i < words_.size() && words_[i].joined && !words_[i].opens && may_name(i);
  }

  // Where the run goes on after a small word at i inside it, 0 if it does not.
  [[nodiscard]] std::size_t over_joiner(std::size_t first, std::size_t i) const {
    const std::string_view small = word(i);
    const bool plain_before = name_word(word(i - 1)) == NameWord::plain;
    if (is_name_particle(small) && plain_before) {
      std::size_t next = i + 1;
      while (next < words_.size() && words_[next].joined && is_name_particle(word(next))) ++next;
      return continues(next) ? next : 0;
    }
    if ((small == "of" || small == "for") && heads_institution(word(i - 1))) {
      std::size_t next = i + 1;
      if (next < words_.size() && words_[next].joined && word(next) == "the") ++next;
      if (!continues(next) || name_word(word(next)) == NameWord::title) return 0;
      return small == "of" || is_center(word(i - 1)) ? next : 0;
    }
    if (small == "and" && continues(i + 1)) {
      std::size_t last = i + 1;
      while (last - i < kMostWords && continues(last + 1)) ++last;
      const bool institution = has_head(first, i) || word(first).starts_with('U');
      const bool one_word = i - first <= 1 && last > i + 1;
      const bool joins = ends_institution(word(last)) && name_word(word(i - 1)) != NameWord::title;
      const bool other = is_given(i + 1) || heads_institution(word(i + 1));
      if (joins && !other && (institution || one_word)) return i + 1;
    }
    return 0;
  }

  static bool is_center(std::string_view head) {
    return head == "Center" || head == "Centers" || head == "Centre" || head == "Institute" ||
           head == "Committee" || head == "Commission" || head == "Office" || head == "Council" ||
           head == "Association" || head == "Coalition" || head == "Foundation" ||
           head == "Agency" || head == "Fund" || head == "Federation" || head == "Society";
  }

  [[nodiscard]] bool has_head(std::size_t first, std::size_t i) const {
    for (std::size_t k = first; k < i; ++k) {
      if (heads_institution(word(k))) return true;
    }
    return false;
  }

  // Cuts a run at titles and days, and trims what is no name from the pieces.
  void cut(std::size_t begin, std::size_t end) {
    std::size_t from = begin;
    for (std::size_t i = begin; i < end; ++i) {
      if (!splits(i, begin, end)) continue;
      add(from, i);
      from = i + 1;
    }
    add(from, end);
  }

  [[nodiscard]] bool splits(std::size_t i, std::size_t begin, std::size_t end) const {
    const NameWord kind = name_word(word(i));
    if (kind == NameWord::calendar)
      return !(i + 1 < end && i == begin && is_given(i) && words_[i + 1].capital);
    if (kind == NameWord::title) return !is_part_of_office(i, begin);
    if (kind == NameWord::title_or_name)
      return i + 1 < end && (is_given(i + 1) || (i > begin && end - i >= 3));
    if (kind == NameWord::portfolio)
      return i + 1 < end && (word(i + 1) == "Secretary" || word(i + 1) == "Minister");
    return false;
  }

  // "Office of the Attorney General", "Chief of Staff": titles inside an institution stay.
  [[nodiscard]] bool is_part_of_office(std::size_t i, std::size_t begin) const {
    return i > begin && (word(i - 1) == "of" || word(i - 1) == "the");
  }

  [[nodiscard]] bool is_given(std::size_t i) const {
    return is_given_name(word(i)) || is_given_name(text::without_diacritics(word(i)));
  }

  void add(std::size_t begin, std::size_t end) {
    trim(begin, end);
    if (begin >= end || (end - begin > kMostWords && !headline_)) return;
    const std::uint32_t from = words_[begin].begin;
    std::uint32_t to = words_[end - 1].end;
    if (words_[end - 1].stop && text_.substr(to, 1) == "." && word(end - 1) != "U.S") {
      const std::string_view last = word(end - 1);
      if (last == "Jr" || last == "Sr" || last == "Inc" || last == "Corp" || last == "Co" ||
          last == "Ltd")
        ++to;
    }
    Found found{from, to, name_key(text_.substr(from, to - from)), false, false, headline_};
    if (found.key.empty()) return;
    const bool several = end - begin >= 2;
    const bool opens = words_[begin].opens;
    if (headline_) {
      found.certain = false;
    } else if (several) {
      const NameWord kind = name_word(word(begin));
      found.certain = !opens || kind == NameWord::plain || kind == NameWord::foreign_article;
      found.evidence = found.certain && !opens;
      if (opens && found.certain) found.evidence = is_given(begin) || end - begin >= 3;
    } else {
      const bool plain = !opens && (!german_ || follows_preposition(begin));
      found.certain = plain || is_single_name(begin);
      found.evidence = plain;
    }
    out_.push_back(std::move(found));
  }

  // Drops from the ends what is no part of a name there.
  void trim(std::size_t& begin, std::size_t& end) const {
    while (begin < end && drops_first(begin, end)) ++begin;
    while (begin < end && drops_last(begin, end)) --end;
    while (begin < end && !words_[begin].capital) ++begin;
  }

  [[nodiscard]] bool drops_first(std::size_t i, std::size_t end) const {
    if (!words_[i].capital) return true;
    const NameWord kind = name_word(word(i));
    const bool alone = i + 1 == end;
    switch (kind) {
      case NameWord::opener:
        return true;
      case NameWord::common:
        return alone || words_[i].opens;
      case NameWord::calendar:
        return alone || !is_given(i);
      case NameWord::title:
        return alone || !ends_institution(word(i + 1));
      case NameWord::portfolio:  // "Secretary of the Interior Ryan Zinke"
        return alone || (end - i >= 3 && is_given(i + 1));
      case NameWord::title_or_name:
      case NameWord::foreign_article:
        return alone;
      case NameWord::people:
        return alone || word(i) == "Democrat" || (is_given(i + 1) && end - i >= 3) ||
               (words_[i].opens && end - i == 2 && is_given(i + 1)) ||
               name_word(word(i + 1)) == NameWord::people;
      case NameWord::plain:
        break;
    }
    return word(i).size() == 1 && alone;
  }

  [[nodiscard]] bool drops_last(std::size_t begin, std::size_t end) const {
    const std::size_t i = end - 1;
    if (!words_[i].capital) return true;
    const NameWord kind = name_word(word(i));
    if (kind == NameWord::common) return end - begin == 1;
    if (kind == NameWord::opener || kind == NameWord::calendar || kind == NameWord::title)
      return true;
    if (kind == NameWord::people)
      return end - begin == 1 || word(i).back() == 's' || word(i) == "Republican" ||
             word(i) == "Democrat";
    return false;
  }

  // Whether a single word that opens a sentence is a name by itself.
  [[nodiscard]] bool is_single_name(std::size_t i) const {
    if (words_[i].all_capitals || is_given(i)) return true;
    const std::string_view bytes = word(i);
    int capitals = 0;
    for (const char c : bytes) capitals += is_upper(c) ? 1 : 0;
    if (capitals >= 2) return true;
    if (i + 1 < words_.size() && word(i + 1) == "who" && text_.substr(words_[i].end, 2) == ", ")
      return true;
    const bool verb =
        i + 1 < words_.size() && words_[i + 1].joined && text::is_speech_verb(word(i + 1));
    return (verb && bytes.back() != 's') || (words_[i].possessive && bytes.back() != 's');
  }

  // German writes every noun with a capital: two of its small words tell the language.
  [[nodiscard]] bool is_german() const {
    int seen = 0;
    for (std::size_t i = 0; i < words_.size() && seen < 2; ++i) {
      const std::string_view small = word(i);
      for (const std::string_view one :
           {std::string_view{"und"}, std::string_view{"der"}, std::string_view{"das"},
            std::string_view{"nicht"}, std::string_view{"wir"}, std::string_view{"haben"},
            std::string_view{"ist"}, std::string_view{"sagte"}, std::string_view{"keine"},
            std::string_view{"einen"}, std::string_view{"wurde"}, std::string_view{"sich"},
            std::string_view{"auf"}, std::string_view{"mit"}, std::string_view{"dem"},
            std::string_view{"werden"}})
        seen += small == one ? 1 : 0;
    }
    return seen >= 2;
  }

  [[nodiscard]] bool follows_preposition(std::size_t i) const {
    if (i == 0) return false;
    const std::string_view before = word(i - 1);
    return before == "in" || before == "nach" || before == "aus" || before == "bei";
  }

  std::string_view text_;
  const std::vector<NewsWord>& words_;
  bool headline_;
  bool german_ = false;
  std::vector<Found>& out_;
};

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

// Finds, for a short form, the longer names that end with it.
class ShortForms {
 public:
  void know(std::string_view key, std::uint32_t name) {
    for (std::size_t space = key.find(' '); space != std::string_view::npos;
         space = key.find(' ', space + 1)) {
      auto& list = by_suffix_[std::string(key.substr(space + 1))];
      if (list.empty() || list.back() != name) list.push_back(name);
    }
  }

  [[nodiscard]] const std::vector<std::uint32_t>* find(const std::string& key) const {
    const auto found = by_suffix_.find(key);
    return found == by_suffix_.end() ? nullptr : &found->second;
  }

 private:
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

std::vector<Found> find_all(std::string_view text, std::span<const Segment> segments,
                            std::uint32_t kinds) {
  std::vector<Found> all;
  std::vector<NewsWord> words;
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
      LineNames(text, words, headline, all).find();
    }
    i = next;
  }
  return all;
}

// Gives each mention the name it stands for.
class Joiner {
 public:
  Joiner(std::string_view text, ArticleNames& out) : text_(text), out_(out) {}

  void join(const std::vector<Found>& found) {
    std::set<std::string> keys;
    for (const Found& one : found) {
      if (!keys.insert(one.key).second) continue;
      index_.emplace(one.key, static_cast<std::uint32_t>(full_.size()));
      full_.push_back(one.key);
    }
    ShortForms forms;
    for (std::uint32_t name = 0; name < full_.size(); ++name) forms.know(full_[name], name);
    std::vector<std::optional<std::uint32_t>> last_seen(full_.size());
    std::vector<std::uint32_t> target(full_.size());
    std::uint32_t position = 0;
    for (const Found& one : found) {
      const std::uint32_t self = index_.at(one.key);
      std::uint32_t name = longest(forms, self, last_seen);
      if (const auto spelled = expanded(one)) {
        acronyms_[one.key] = *spelled;
      }
      if (const auto known = acronyms_.find(one.key); known != acronyms_.end())
        name = known->second;
      last_seen[name] = position++;
      emit(one, name);
    }
  }

 private:
  // The name a short form stands for: the longer name seen last, else the first there is.
  [[nodiscard]] static std::uint32_t longest(
      const ShortForms& forms, std::uint32_t self,
      const std::vector<std::optional<std::uint32_t>>& last_seen,
      const std::vector<std::string>& full) {
    const auto* longer = forms.find(full[self]);
    // "Senate" beside "California State Senate" is mostly the country's.
    if (longer == nullptr || full[self] == "senate" || full[self] == "house" ||
        full[self] == "congress" || full[self] == "parliament")
      return self;
    std::uint32_t best = longer->front();
    for (const std::uint32_t name : *longer) {
      if (last_seen[name] && (!last_seen[best] || *last_seen[name] > *last_seen[best])) best = name;
    }
    return best;
  }
  [[nodiscard]] std::uint32_t longest(
      const ShortForms& forms, std::uint32_t self,
      const std::vector<std::optional<std::uint32_t>>& last_seen) const {
    std::uint32_t name = self;
    for (int step = 0; step < 4; ++step) {  // "Obrador", "Lopez Obrador", ...
      const std::uint32_t next = longest(forms, name, last_seen, full_);
      if (next == name) break;
      name = next;
    }
    return name;
  }

  // "Federal Bureau of Investigation (FBI)": the name before the bracket.
  [[nodiscard]] std::optional<std::uint32_t> expanded(const Found& one) const {
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

  void emit(const Found& one, std::uint32_t name) {
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
  std::unordered_map<std::uint32_t, std::uint32_t> numbers_;
  std::unordered_map<std::string, std::uint32_t> acronyms_;
  const Found* previous_ = nullptr;
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
void take_proven(std::string_view text, const Found& run,
                 const std::set<std::string, std::less<>>& proven, std::vector<Found>& out) {
  std::vector<NewsWord> words;
  scan_news_words(text, run.begin, run.end, words);
  std::size_t i = 0;
  while (i < words.size()) {
    std::size_t end = std::min(words.size(), i + kMostWords);
    for (; end > i; --end) {
      std::string key = name_key(text.substr(words[i].begin, words[end - 1].end - words[i].begin));
      if (!proven.contains(key)) continue;
      out.push_back({words[i].begin, words[end - 1].end, std::move(key), true, false, true});
      break;
    }
    i = end > i ? end : i + 1;
  }
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
  std::vector<Found> all = find_all(text, segments, kinds);
  std::set<std::string, std::less<>> proven;  // keys, and the words of names of several words
  for (const Found& one : all) {
    if (!one.evidence) continue;
    proven.insert(one.key);
    for (const std::string_view part : parts_of(one.key)) proven.emplace(part);
  }
  std::vector<Found> kept;
  for (Found& one : all) {
    if (one.certain || proven.contains(one.key)) {
      kept.push_back(std::move(one));
    } else if (one.headline) {
      take_proven(text, one, proven, kept);
    }
  }
  ArticleNames names;
  Joiner(text, names).join(kept);
  return names;
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
