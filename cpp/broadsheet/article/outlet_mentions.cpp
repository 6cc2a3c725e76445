#include "broadsheet/article/outlet_mentions.hpp"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string>

#include "broadsheet/article/find_folded.hpp"
#include "broadsheet/article/given_names.hpp"
#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/line_words.hpp"
#include "broadsheet/article/news_words.hpp"
#include "broadsheet/article/outlet_name.hpp"
#include "broadsheet/text/normalize.hpp"

namespace broadsheet::article {
namespace {

constexpr std::size_t kNpos = std::string_view::npos;

// How sure a place is.
enum class Evidence : std::uint8_t {
  none,
  cue,   // the words around it say so, if the word is no part of another name in the article
  name,  // its own form says so
};

// Whether two words are the same but for case (ASCII), curly apostrophes and a full stop.
bool same_word(std::string_view text, std::string_view given) noexcept {
  if (text.ends_with('.')) text.remove_suffix(1);
  std::size_t i = 0;
  for (const char c : given) {
    if (c == '\'' && text.substr(i).starts_with("\u2019")) {
      i += 3;
      continue;
    }
    if (i == text.size() || lower(text[i]) != lower(c)) return false;
    ++i;
  }
  return i == text.size();
}

// The words of one line, judged one by one.
class LineSearch {
 public:
  // In a headline the capitals of ordinary words tell nothing.
  LineSearch(std::string_view text, const OutletName& outlet, const std::vector<NewsWord>& words,
             bool headline)
      : text_(text), outlet_(outlet), words_(words), headline_(headline) {}

  // Calls found(mention, evidence) in order; other() where a word of the name belongs to another.
  template <typename Found, typename Other>
  void search(Found&& found, Other&& other) const {
    std::uint32_t covered = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i].begin < covered) continue;
      const auto place = judge(i);
      if (place.evidence != Evidence::none) {
        found(place.mention, place.evidence);
        covered = place.mention.end;
      } else if (place.other && !headline_) {
        other();
      }
    }
  }

 private:
  struct Place {
    OutletMention mention;
    Evidence evidence = Evidence::none;
    bool other = false;
  };

  [[nodiscard]] std::string_view word(std::size_t i) const {
    return text_.substr(words_[i].begin, words_[i].end - words_[i].begin);
  }
  [[nodiscard]] bool is(std::size_t i, std::initializer_list<std::string_view> list) const {
    return i < words_.size() && is_one_of(word(i), list);
  }
  [[nodiscard]] std::string_view gap(std::size_t i) const {
    const std::uint32_t from = i == 0 ? 0 : words_[i - 1].end;
    return text_.substr(from, words_[i].begin - from);
  }
  [[nodiscard]] bool joined(std::size_t i) const {
    return i > 0 && i < words_.size() && words_[i].joined;
  }
  [[nodiscard]] bool has_the(std::size_t i) const {
    return joined(i) && is(i - 1, {outlet_.article()});
  }

  [[nodiscard]] Place judge(std::size_t i) const {
    if (const std::size_t n = words_of_name(i); n != 0) return judge_name(i, i + n - 1);
    if (outlet_.size() > 1 && outlet_.is_acronym_and_news() && word(i) == outlet_[0])
      return place(i, i, Evidence::name);
    if (is_magazine_in_capitals(i)) return place(i, i, Evidence::name);
    if (is_address(i)) return whole_address(i);
    if (outlet_.size() > 1 && has_capitals_of_its_own(word(i)) && glued(word(i)))  // "FoxNews"
      return place(i, i, Evidence::name);
    if (outlet_.size() > 1 && same_word(word(i), outlet_.last())) return judge_short(i);
    if (outlet_.size() == 1 || outlet_.is_acronym_and_news()) return judge_compound(i);
    return {};
  }

  // The number of words from i on that are the name's, 0 where they are not.
  [[nodiscard]] std::size_t words_of_name(std::size_t i) const {
    std::size_t n = 0;
    for (std::size_t k = 0; k < outlet_.size(); ++k) {
      if (outlet_[k] == "&") continue;
      const std::size_t at = i + n;
      if (at >= words_.size() || !same_word(word(at), outlet_[k])) return 0;
      if (n > 0 && !joined(at) && gap(at) != " & ") return 0;
      const bool small = outlet_.size() > 1 && n > 0 &&
                         (is_particle(outlet_[k]) || outlet_[k] == "of" || outlet_[k] == "and" ||
                          outlet_[k] == "for" || outlet_[k] == "the" || outlet_[k] == "magazine" ||
                          outlet_[k] == "Magazine");
      if (!small && !words_[at].capital && !is_digit(word(at)[0])) return 0;
      ++n;
    }
    return n;
  }

  // A capitalised word right before, which makes the name a part of another's.
  [[nodiscard]] bool follows_name(std::size_t i) const {
    if (!joined(i)) return false;
    const NewsWord& before = words_[i - 1];
    if (before.opens && !is_given_name(word(i - 1))) return false;
    return before.capital && !has_the(i) && !is(i - 1, {"the", "a", "an"}) &&
           !is_month_or_day(word(i - 1));
  }
  [[nodiscard]] bool precedes_name(std::size_t i) const {
    return joined(i + 1) && words_[i + 1].capital && !is_month_or_day(word(i + 1)) &&
           !is_branch(i + 1);
  }
  // "Politico Magazine", "Bloomberg Television": still the outlet.
  [[nodiscard]] bool is_branch(std::size_t i) const {
    return joined(i) && words_[i].capital &&
           is(i, {"magazine", "television", "tv", "radio", "news", "media", "online", "podcast"});
  }
  // "TIME" of "Time Magazine"
  [[nodiscard]] bool is_magazine_in_capitals(std::size_t i) const {
    return outlet_.size() == 2 && is_one_of(outlet_.last(), {"magazine"}) &&
           words_[i].all_capitals && same_word(word(i), outlet_[0]) && word(i).size() >= 3 &&
           !is_shouted(i, i);
  }
  // "in Texas", "across Boston": a place, whoever is named so.
  [[nodiscard]] bool is_in_place(std::size_t i) const {
    return joined(i) && words_[i].capital && !words_[i].all_capitals &&
           is(i - 1, {"in", "into", "across", "throughout", "near"}) && !has_cue_before(i);
  }
  [[nodiscard]] bool is_shouted(std::size_t first, std::size_t last) const {
    return (joined(first) && words_[first - 1].all_capitals) ||
           (joined(last + 1) && words_[last + 1].all_capitals);
  }
  // "The" with a capital that no sentence's beginning explains.
  [[nodiscard]] bool has_capital_the(std::size_t i) const {
    return has_the(i) && words_[i - 1].capital && !words_[i - 1].opens;
  }

  [[nodiscard]] Place judge_name(std::size_t first, std::size_t last) const {
    if (outlet_.size() > 1) {
      if (follows_name(first) || (headline_ && !outlet_.ends_as_medium())) return {};
      const bool longer = precedes_name(last) && !outlet_.ends_as_medium();
      if (longer && !has_capital_the(first) && !has_cue_before(first)) return {};
      return place(first, last, Evidence::name);
    }
    return place(first, last, judge_word(first), follows_name(first) || is_in_place(first));
  }

  // One word that is all of the name.
  [[nodiscard]] Evidence judge_word(std::size_t i) const {
    const std::string_view form = word(i);
    const bool own_capitals = has_capitals_of_its_own(form);
    if (words_[i].all_capitals && is_emphasis(i)) return Evidence::none;
    if (own_capitals && form.size() <= 3 && form == outlet_[0]) return Evidence::name;
    if (follows_name(i) && !(own_capitals && form == outlet_[0])) return Evidence::none;
    if (own_capitals && !is_shouted(i, i) && form.size() >= 3 &&
        (words_[i].all_capitals || form == outlet_[0]))
      return Evidence::name;
    if ((outlet_.is_address() || headline_) && !own_capitals) return Evidence::none;
    if (outlet_.has_the() && has_capital_the(i) && !precedes_name(i)) return Evidence::name;
    return has_cue(i) ? Evidence::cue : Evidence::none;
  }

  // "it is TIME to go": an ordinary word in capitals that stands as such a word does.
  [[nodiscard]] bool is_emphasis(std::size_t i) const {
    if (!is_one_of(word(i), {"fortune", "life", "money", "nature", "now", "people", "reason",
                             "science", "self", "time", "variety", "wired"}) ||
        words_[i].possessive)
      return false;
    const bool before =
        joined(i) && is(i - 1, {"is",   "it's",  "its",  "was",  "be",     "been", "about", "this",
                                "that", "any",   "no",   "all",  "enough", "more", "some",  "every",
                                "each", "first", "last", "next", "long",   "much", "high",  "and",
                                "or",   "my",    "your", "our",  "their",  "his",  "her"});
    return (before && !has_cue(i)) || (joined(i + 1) && is(i + 1, {"to", "for", "and"}) &&
                                       !has_cue_before(i) && !is(i - 1, {"of", "in"}));
  }

  // "The Times" for a name that ends so.
  [[nodiscard]] Place judge_short(std::size_t i) const {
    if (outlet_.size() == 2 && outlet_.last() == "Magazine") return {};
    if (!words_[i].capital || !outlet_.ends_as_newspaper()) return {};
    if (follows_name(i)) return {{}, Evidence::none, true};
    const bool told = !headline_ && has_the(i) && !words_[i].all_capitals && has_cue(i);
    return place(i, i, told ? Evidence::cue : Evidence::none);
  }

  // "POLITICO-led", "CNN-hosted": the name before a hyphen, where its capitals tell it.
  [[nodiscard]] Place judge_compound(std::size_t i) const {
    const std::string_view name = outlet_[0];
    const std::string_view form = word(i);
    if (form.size() < name.size() + 2 || form[name.size()] != '-') return {};
    const std::string_view head = form.substr(0, name.size());
    const bool capitals = std::all_of(head.begin(), head.end(), is_upper);
    if (head.size() < 3 || !same_word(head, name) ||
        !(capitals || (head == name && has_capitals_of_its_own(name))))
      return {};
    const std::uint32_t begin = words_[i].begin;
    return {{begin, begin + static_cast<std::uint32_t>(head.size())}, Evidence::name, false};
  }

  [[nodiscard]] Place place(std::size_t first, std::size_t last, Evidence evidence,
                            bool other = false) const {
    if (evidence == Evidence::none) return {{}, evidence, other};
    const bool with_the = has_the(first) && words_[first - 1].capital &&
                          (outlet_.has_the() || has_capital_the(first) ||
                           (last > first && outlet_.ends_as_newspaper()));
    std::uint32_t end = words_[last].end;
    if (words_[last].possessive) end += possessive_size(end);
    return {{words_[with_the ? first - 1 : first].begin, end}, evidence, false};
  }

  [[nodiscard]] std::uint32_t possessive_size(std::uint32_t at) const {
    const std::uint32_t apostrophe = text_.substr(at).starts_with("\u2019") ? 3 : 1;
    const std::string_view after = text_.substr(at + apostrophe, 1);
    return apostrophe + (after == "s" || after == "S" ? 1U : 0U);
  }

  // --- addresses ---------------------------------------------------------------------------

  // "washingtontimes.com", "@thehill": nothing but the name's letters, glued, as a host or account.
  [[nodiscard]] bool is_address(std::size_t i) const {
    const std::uint32_t end = words_[i].end;
    const bool host =
        text_.substr(end).starts_with('.') && end + 1 < text_.size() && is_lower(text_[end + 1]);
    const bool account = words_[i].begin > 0 && text_[words_[i].begin - 1] == '@';
    if (!host && !account) return false;
    std::string_view form = word(i);
    if (glued(form)) return true;
    const std::size_t article = match_folded(form, outlet_.article());
    return article != 0 && glued(form.substr(article));
  }

  [[nodiscard]] bool glued(std::string_view form) const {
    for (std::size_t k = 0; k < outlet_.size(); ++k) {
      for (const char c : outlet_[k]) {
        if (!is_letter(c) && !is_digit(c) && c != '-') continue;
        if (form.empty() || lower(form.front()) != lower(c)) return false;
        form.remove_prefix(1);
      }
    }
    return form.empty();
  }

  // All of the address: up to white space, quotation marks and brackets, without a last stop.
  [[nodiscard]] Place whole_address(std::size_t i) const {
    const auto is_end = [](char c) {
      return c == ' ' || (c >= '\t' && c <= '\r') || c == '"' || c == '(' || c == ')' || c == '[' ||
             c == ']' || c == '<' || c == '>' || c == ',' || static_cast<unsigned char>(c) >= 0x80;
    };
    std::uint32_t begin = words_[i].begin;
    while (begin > 0 && !is_end(text_[begin - 1])) --begin;
    std::uint32_t end = words_[i].end;
    while (end < text_.size() && !is_end(text_[end])) ++end;
    while (end > words_[i].end && !is_letter(text_[end - 1]) && !is_digit(text_[end - 1]) &&
           text_[end - 1] != '/')
      --end;
    return {{begin, end}, Evidence::name, false};
  }

  // --- what the words around say -----------------------------------------------------------

  [[nodiscard]] bool has_cue(std::size_t i) const {
    const bool the = has_the(i);
    if (outlet_.has_the() && outlet_.size() == 1 && !the && !(joined(i) && is(i - 1, {"a", "an"})))
      return in_brackets(i);
    if (is(i + 1, {"of"}) && joined(i + 1)) return false;
    if (owns_person(i)) return true;
    if (precedes_name(i)) return false;
    return has_cue_before(i) || has_cue_after(i) || in_brackets(i) || is_slashed(i) ||
           is_branch(i + 1);
  }

  // "Politico's Ana Costa reported"
  [[nodiscard]] bool owns_person(std::size_t i) const {
    const std::size_t k = i + 1;
    if (!words_[i].possessive || k >= words_.size() || !words_[k].capital || !gap(k).ends_with(' '))
      return false;
    const bool two = joined(k + 1) && words_[k + 1].capital;
    return two || (is_given_name(word(k)) && !words_[i].opens);
  }

  [[nodiscard]] bool in_brackets(std::size_t i) const {
    return i > 0 && gap(i).ends_with('(') && text_.substr(words_[i].end).starts_with(')');
  }

  // "Reuters/Ipsos"
  [[nodiscard]] bool is_slashed(std::size_t i) const {
    return (i > 0 && gap(i) == "/" && words_[i - 1].capital) ||
           (i + 1 < words_.size() && gap(i + 1) == "/" && words_[i + 1].capital);
  }

  [[nodiscard]] bool has_cue_before(std::size_t i) const {
    const std::size_t first = has_the(i) ? i - 1 : i;
    if (first == 0 || !joined(first)) return false;
    const std::size_t k = first - 1;
    if (is(k, {"told", "tells", "telling", "tell"})) return true;
    if (k == 0) return false;
    const std::size_t adverb = k > 1 && word(k - 1).ends_with("ly") ? 1 : 0;  // "exclusively by"
    const std::size_t before = k - 1 - adverb;
    if (is(k, {"to"}))
      return is(before,
                {"according", "spoke",     "spoken",   "speaking",  "talked",       "statement",
                 "email",     "e-mail",    "emailed",  "confirmed", "said",         "sent",
                 "provided",  "letter",    "comment",  "comments",  "given",        "gave",
                 "leaked",    "shown",     "admitted", "disclosed", "released",     "revealed",
                 "remarks",   "described", "denied",   "explained", "acknowledged", "response",
                 "wrote",     "interview"});
    if (is(k, {"with"}))
      return is(before, {"interview", "interviews", "spoke", "spoken", "speaking", "talked",
                         "shared", "conversation", "exclusively", "speak", "talk"});
    if (is(k, {"by"}))
      return is(before, {"reported",  "obtained",      "reviewed",    "seen",         "published",
                         "conducted", "contacted",     "interviewed", "commissioned", "asked",
                         "reached",   "quoted",        "cited",       "viewed",       "verified",
                         "analysis",  "investigation", "poll",        "survey",       "review",
                         "report",    "compiled",      "tallied",     "polled",       "surveyed",
                         "examined",  "uncovered"});
    if (is(k, {"in", "for"}))
      return is(before, {"op-ed", "column", "essay", "wrote", "writing", "writes", "written",
                         "published", "piece", "article", "reporter", "editor", "columnist",
                         "reported", "report", "commentary", "editorial"});
    return false;
  }

  [[nodiscard]] bool has_cue_after(std::size_t i) const {
    const std::size_t k = i + 1;
    if (k >= words_.size() || !(joined(k) || words_[i].possessive)) return false;
    const std::size_t first = has_the(i) ? i - 1 : i;  // "Ships in the Atlantic reported"
    if (joined(first) && is(first - 1, {"in", "on", "of", "at", "across", "from", "near"}))
      return false;
    if (is(k, {"reported", "reports", "obtained", "asked", "interviewed", "revealed", "berichtet",
               "berichtete", "schreibt", "schrieb", "meldet", "meldete"}))
      return true;
    if (is(k, {"a", "ha"}) && joined(k + 1) &&
        is(k + 1, {"r\u00e9v\u00e9l\u00e9", "appris", "rapport\u00e9", "publicado", "informado",
                   "revelado"}))
      return true;
    if (is(k, {"has", "had", "first", "previously", "also", "could"}) && joined(k + 1) &&
        is(k + 1, {"learned", "obtained", "reported", "found", "confirmed", "reviewed", "asked",
                   "previously", "first", "contacted", "published", "not"}))
      return true;
    if (words_[i].opens) return false;
    return is(k, {"reporter",    "reporters", "correspondent", "correspondents", "editor",
                  "editors",     "columnist", "columnists",    "contributor",    "journalist",
                  "journalists", "magazine",  "newspaper",     "poll",           "polls",
                  "survey",      "analysis",  "investigation", "story",          "article",
                  "report",      "interview", "podcast",       "op-ed",          "readers",
                  "newsletter",  "website",   "editorial",     "exclusive",      "review",
                  "feature"});
  }

  std::string_view text_;
  const OutletName& outlet_;
  const std::vector<NewsWord>& words_;
  bool headline_;
};

bool is_article_text(LineKind kind) noexcept {
  return kind == LineKind::paragraph || kind == LineKind::title || kind == LineKind::subheading;
}

// The word that is looked for in the text: one that every form of the name holds.
std::string anchor_of(const OutletName& outlet) {
  const bool first = outlet.is_acronym_and_news() || is_one_of(outlet.last(), {"magazine"});
  std::string anchor(first ? outlet[0] : outlet.last());
  std::transform(anchor.begin(), anchor.end(), anchor.begin(), lower);
  return anchor;
}

// Bytes that are read before and behind a place: more than any cue needs.
constexpr std::size_t kBefore = 96;
constexpr std::size_t kBehind = 64;
constexpr std::size_t kLongestHeadline = 300;

// Looks for the name in all of an article, and reads no more than what stands around it.
class ArticleSearch {
 public:
  ArticleSearch(std::string_view text, std::span<const Line> lines, const OutletName& outlet)
      : text_(text), lines_(lines), outlet_(outlet), anchor_(anchor_of(outlet)) {}

  void search() {
    if (anchor_.size() < 2) return;
    std::size_t line = 0;
    for (std::size_t at = next(0); at != kNpos;) {
      while (line < lines_.size() && lines_[line].end <= at) ++line;
      if (line == lines_.size()) return;
      const Line& here = lines_[line];
      at = is_article_text(here.kind) && here.begin <= at
               ? search_around(here, at)
               : next(std::max<std::size_t>(here.end, at + 1));
    }
  }

  // Cues count where the article has no other bearer of the name.
  [[nodiscard]] const std::vector<OutletMention>& found() const noexcept {
    return other_ ? by_name_ : by_either_;
  }

 private:
  // The next place from `from` on that may be the name.
  [[nodiscard]] std::size_t next(std::size_t from) const {
    std::size_t at = find_folded(text_, anchor_, from);
    while (at != kNpos && !may_name(at)) at = find_folded(text_, anchor_, at + 1);
    return at;
  }

  // A quick test that spares most places the reading: "news" in small letters, "bad News".
  [[nodiscard]] bool may_name(std::size_t at) const {
    const char before = at == 0 ? ' ' : text_[at - 1];
    const std::size_t end = at + anchor_.size();
    const char behind = end < text_.size() ? text_[end] : ' ';
    const bool capital = is_upper(text_[at]);
    if (is_letter(behind) || is_digit(behind))  // "ABCNews"
      return anchor_is_first() && capital && is_upper(behind);
    if (is_letter(before) || is_digit(before) || before == '@')
      return behind == '.' || glued(at) || (capital && outlet_.size() > 1);  // "FoxNews"
    if (is_lower(text_[at])) return behind == '.';
    if (outlet_.size() == 1 || outlet_.ends_as_newspaper() || before != ' ' || at < 2) return true;
    return anchor_is_first() || lower(text_[at - 2]) == lower(outlet_[outlet_.size() - 2].back());
  }
  [[nodiscard]] bool anchor_is_first() const { return !same_word(outlet_.last(), anchor_); }
  // An account: "@thehill", "@washingtontimes".
  [[nodiscard]] bool glued(std::size_t at) const {
    while (at > 0 && (is_letter(text_[at - 1]) || is_digit(text_[at - 1]))) --at;
    return at > 0 && text_[at - 1] == '@';
  }

  // Searches the line around `at` and returns the next place behind what was read.
  std::size_t search_around(const Line& line, std::size_t at) {
    const bool capitals = is_all_capitals(line.text);
    const bool may_head =
        (capitals || !ends_sentence(line.text)) && line.end - line.begin <= kLongestHeadline;
    std::size_t begin = line.begin;
    std::size_t end = line.end;
    std::size_t behind = 0;
    if (may_head) {
      behind = next(line.end);
    } else {
      begin = std::max<std::size_t>(begin, at - std::min(at, kBefore));
      while (begin > line.begin && begin < at && text_[begin - 1] != ' ') ++begin;
      end = std::min(end, at + anchor_.size() + kBehind);
      behind = next(at + 1);
      while (behind < std::min<std::size_t>(line.end, end + kBefore)) {
        end = std::min<std::size_t>(line.end, behind + anchor_.size() + kBehind);
        behind = next(behind + 1);
      }
      while (end < line.end && text_[end] != ' ') ++end;
    }
    words_.clear();
    scan_news_words(text_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                    words_);
    const bool headline = may_head && (capitals || is_title_case(text_, words_));
    LineSearch(text_, outlet_, words_, headline)
        .search(
            [this](const OutletMention& mention, Evidence evidence) {
              if (evidence == Evidence::name) by_name_.push_back(mention);
              by_either_.push_back(mention);
            },
            [this] { other_ = true; });
    return behind;
  }

  std::string_view text_;
  std::span<const Line> lines_;
  const OutletName& outlet_;
  std::string anchor_;
  std::vector<NewsWord> words_;
  std::vector<OutletMention> by_name_;
  std::vector<OutletMention> by_either_;
  bool other_ = false;
};

}  // namespace

namespace {

void find_form(std::string_view text, std::span<const Line> lines, std::string_view outlet,
               std::vector<OutletMention>& out) {
  const OutletName name(outlet);
  if (name.empty()) return;
  ArticleSearch search(text, lines, name);
  search.search();
  out.insert(out.end(), search.found().begin(), search.found().end());
}

bool is_beyond_ascii(char c) noexcept { return static_cast<unsigned char>(c) >= 0x80; }

}  // namespace

void find_outlet_mentions(std::string_view text, std::span<const Line> lines,
                          std::string_view outlet, std::vector<OutletMention>& out) {
  if (std::none_of(outlet.begin(), outlet.end(), is_beyond_ascii)) {
    find_form(text, lines, outlet, out);
    return;
  }
  // The field and the text may each have its letters composed or not.
  const std::string composed = text::normal_form_c(outlet);
  const std::string decomposed = text::normal_form_d(outlet);
  std::vector<OutletMention> found;
  find_form(text, lines, composed, found);
  if (decomposed != composed) find_form(text, lines, decomposed, found);
  std::sort(found.begin(), found.end(), [](const OutletMention& a, const OutletMention& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  for (const OutletMention& mention : found) {
    if (out.empty() || mention.begin >= out.back().end) out.push_back(mention);
  }
}

}  // namespace broadsheet::article
