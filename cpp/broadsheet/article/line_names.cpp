#include "broadsheet/article/line_names.hpp"

#include <array>
#include <span>
#include <utility>

#include "broadsheet/article/french_words.hpp"
#include "broadsheet/article/german_words.hpp"
#include "broadsheet/article/given_names.hpp"
#include "broadsheet/article/joint_names.hpp"
#include "broadsheet/article/known_names.hpp"
#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/name_words.hpp"
#include "broadsheet/article/names.hpp"
#include "broadsheet/article/romanised_names.hpp"
#include "broadsheet/text/fold.hpp"
#include "broadsheet/text/sentence_words.hpp"

namespace broadsheet::article {
namespace {

// Cuts the runs of capitalised words of one line into names.
class LineNames {
 public:
  LineNames(std::string_view text, const std::vector<NewsWord>& words, bool headline,
            NewsLanguage language, std::vector<FoundName>& out)
      : text_(text),
        words_(words),
        headline_(headline),
        language_(language),
        german_(language == NewsLanguage::german),
        romance_(!german_ && language != NewsLanguage::english),
        out_(out),
        kinds_(words.size(), kUnknown) {}

  void find() {
    std::size_t i = 0;
    while (i < words_.size()) {
      if (const std::size_t end = title_from(i); end != 0) {
        push_whole(i, end);
        i = end;
        continue;
      }
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

  // name_word() of word i, looked up once.
  [[nodiscard]] NameWord kind_at(std::size_t i) const {
    if (kinds_[i] == kUnknown) kinds_[i] = static_cast<std::uint8_t>(name_word(word(i)));
    return static_cast<NameWord>(kinds_[i]);
  }

  [[nodiscard]] bool may_name(std::size_t i) const {
    const std::string_view bytes = word(i);
    const bool party = is_party(bytes);  // "D-N.Y.", "R-Texas"
    const bool pronoun = bytes.size() >= 2 && bytes[0] == 'I' && !is_letter(bytes[1]);  // "I'm"
    if (words_[i].tail_small && !is_korean_given(i)) return false;
    return words_[i].capital && !party && !pronoun;
  }

  // "Soo-jin" behind a family name; "Fox-owned" is none.
  [[nodiscard]] bool is_korean_given(std::size_t i) const {
    if (i == 0 || !words_[i].joined || !words_[i].capital || !words_[i - 1].capital) return false;
    const std::string_view before = word(i - 1);
    const std::string_view bytes = word(i);
    if (before.size() > 6 || kind_at(i - 1) != NameWord::plain) return false;
    return is_romanised_name(bytes);
  }

  // "Charles III", "World War II": the number is part of the name. "I" alone is rarely one.
  [[nodiscard]] bool is_numeral(std::size_t i) const {
    if (i == 0 || !words_[i].joined || words_[i].opens || !words_[i - 1].capital) return false;
    const std::string_view bytes = word(i);
    return bytes == "II" || bytes == "III" || bytes == "IV" ||
           (bytes == "I" && word(i - 1) == "War");
  }

  // The text between word i - 1 and word i.
  [[nodiscard]] std::string_view gap(std::size_t i) const {
    return text_.substr(words_[i - 1].end, words_[i].begin - words_[i - 1].end);
  }

  // The end of a title in quotation marks that starts at i, 0 if none does: "The Song of the
  // Lark". All words but small ones have a capital, and there is a small one among them.
  [[nodiscard]] std::size_t title_from(std::size_t i) const {
    if (headline_ || i == 0 || !words_[i].capital || !words_[i].opens) return 0;
    const std::string_view before = gap(i);
    if (!before.ends_with("\u201c") && !before.ends_with('"') && !before.ends_with("\u00ab"))
      return 0;
    if (before.find(':') != std::string_view::npos || before.find(',') != std::string_view::npos)
      return 0;
    bool small = false;
    std::size_t end = i;
    while (end < words_.size() && end - i < kMostNameWords) {
      if (!words_[end].capital && !is_title_particle(word(end))) return 0;
      small = small || !words_[end].capital;
      ++end;
      const std::string_view after =
          end < words_.size() ? gap(end) : text_.substr(words_[end - 1].end, 4);
      for (const std::string_view mark : {"\"", "\u201d", "\u00bb", ",\"", ",\u201d"}) {
        if (after.starts_with(mark)) return small && words_[end - 1].capital ? end : 0;
      }
      if (end < words_.size() && !words_[end].joined) return 0;
    }
    return 0;
  }

  static bool is_title_particle(std::string_view small) {
    for (const std::string_view one :
         {"a", "an", "and", "at", "de", "del", "des", "du", "et", "for", "from", "in", "la", "le",
          "of", "on", "the", "to", "with"})
      if (small == one) return true;
    return false;
  }

  void push_whole(std::size_t begin, std::size_t end) {
    const std::uint32_t from = words_[begin].begin;
    const std::uint32_t to = words_[end - 1].end;
    FoundName found{from, to, name_key(text_.substr(from, to - from)), true, false, headline_};
    found.thing = true;
    out_.push_back(std::move(found));
  }

  // The end of the run of capitalised words that starts at i.
  [[nodiscard]] std::size_t run_from(std::size_t i) const {
    std::size_t end = i + 1;
    while (end < words_.size() && end - i < 4 * kMostNameWords) {
      if (over_ampersand(end) || over_possessive(i, end)) {
        ++end;
        continue;
      }
      if (!words_[end].joined || words_[end].opens || words_[end - 1].possessive) break;
      if (may_name(end)) {
        ++end;
        continue;
      }
      std::size_t over = over_joiner(i, end);
      if (over == 0) over = over_complement(end);
      if (over == 0) break;
      end = over;
    }
    return end;
  }

  // "Arnold & Porter"
  [[nodiscard]] bool over_ampersand(std::size_t i) const { return gap(i) == " & " && may_name(i); }

  // "St. John's University", "McDonald's Corp."
  [[nodiscard]] bool over_possessive(std::size_t first, std::size_t i) const {
    if (!words_[i - 1].possessive || !may_name(i)) return false;
    const std::string_view between = gap(i);
    if (between != "'s " && between != "\u2019s ") return false;
    const std::string_view next = word(i);
    if (next == "Corp" || next == "Inc" || next == "Co") return true;
    const bool house = ends_institution(next) || ends_thing(next) || next == "College";
    const std::string_view head = word(first);
    return house && i - first <= 3 &&
           (head == "St" || head == "King" || head == "Queen" || head == "Children" ||
            head == "Women" || head == "Lloyd");
  }

  // French institutions go on in small letters: "Cour de cassation", "Assembl\u00e9e nationale".
  [[nodiscard]] std::size_t over_complement(std::size_t i) const {
    if (language_ != NewsLanguage::french || !is_french_head(word(i - 1))) return 0;
    const std::string_view small = word(i);
    if (is_french_complement(small)) return i + 1;
    for (const std::string_view one : {"d'appel", "d'assises", "d\u2019appel", "d\u2019assises"})
      if (small == one) return i + 1;
    const bool joiner = small == "de" || small == "des";
    if (!joiner || i + 1 >= words_.size() || !words_[i + 1].joined) return 0;
    for (const std::string_view one : {"appel", "assises", "cassation", "comptes", "justice"})
      if (word(i + 1) == one) return i + 2;
    return 0;
  }

  // Whether small word i ends an institution: "Cour de cassation".
  [[nodiscard]] bool ends_complement(std::size_t begin, std::size_t i) const {
    for (const std::size_t back : {1U, 2U}) {
      if (i >= begin + back && over_complement(i - back + 1) == i + 1) return true;
    }
    return false;
  }

  [[nodiscard]] bool continues(std::size_t i) const {
    return i < words_.size() && words_[i].joined && !words_[i].opens && may_name(i);
  }

  // Where the run goes on after a small word at i inside it, 0 if it does not.
  [[nodiscard]] std::size_t over_joiner(std::size_t first, std::size_t i) const {
    const std::string_view small = word(i);
    const NameWord before = class_of(i - 1);
    const bool plain_before =
        (before == NameWord::plain || (romance_ && before == NameWord::title_or_name)) &&
        !words_[i - 1].possessive;
    if (is_name_particle(small) && plain_before && !is_no_particle_here(small)) {
      if (german_ && (small == "zu" || (i + 1 < words_.size() && is_known_place(word(i + 1)))))
        return 0;
      std::size_t next = i + 1;
      while (next < words_.size() && words_[next].joined &&
             (is_name_particle(word(next)) || is_inner_particle(word(next))))
        ++next;
      return continues(next) ? next : 0;
    }
    if ((small == "y" || small == "e") && plain_before && continues(i + 1))
      return joins_and(first, i) ? i + 1 : 0;
    if ((small == "of" || small == "for") && heads_institution(word(i - 1))) {
      std::size_t next = i + 1;
      if (next < words_.size() && words_[next].joined && word(next) == "the") ++next;
      if (!continues(next)) return 0;
      if (kind_at(next) == NameWord::title && word(next) != "Representatives" &&
          word(next) != "Delegates")
        return 0;
      return small == "of" || is_center(word(i - 1)) ? next : 0;
    }
    if (small == "and" && continues(i + 1)) {
      std::size_t last = i + 1;
      while (last - i < kMostNameWords && continues(last + 1)) ++last;
      std::array<std::string_view, 4 * kMostNameWords + 1> names{};
      for (std::size_t k = first; k <= last; ++k) names[k - first] = word(k);
      const std::span all(names.data(), last + 1 - first);
      if (kind_at(i - 1) != NameWord::title && !is_given(i + 1) &&
          is_joint_name(all.first(i - first), all.subspan(i + 1 - first)))
        return i + 1;
    }
    return 0;
  }

  // "viaj\u00f3 de Le\u00f3n al Congreso", "das Haus des Kanzlers": articles of the language.
  [[nodiscard]] bool is_no_particle_here(std::string_view small) const {
    if (german_) return small == "des" || small == "du" || small == "da";
    return romance_ && (small == "al" || small == "el");
  }

  // After "de" or "von" only: "de la Cruz", "von der Leyen".
  static bool is_inner_particle(std::string_view small) {
    for (const std::string_view one : {"das", "dem", "den", "der", "el", "la", "las", "le", "los"})
      if (small == one) return true;
    return false;
  }

  // "Castilla y Le\u00f3n", "Secretar\u00eda de Hacienda y Cr\u00e9dito P\u00fablico"; two names
  // otherwise.
  [[nodiscard]] bool joins_and(std::size_t first, std::size_t i) const {
    const std::string_view right = word(i + 1);
    if (joins_to_one_name(word(i - 1), right)) return true;
    for (const std::string_view head :
         {"Secretar\u00eda", "Ministerio", "Consejer\u00eda", "Comisi\u00f3n", "Departamento",
          "Direcci\u00f3n", "Facultad", "Subsecretar\u00eda", "Ministero", "Minist\u00e9rio"}) {
      for (std::size_t k = first; k < i; ++k) {
        if (word(k) == head)
          return !is_given(i + 1) && !is_known_place(right) && !is_known_organisation(right) &&
                 !words_[i + 1].all_capitals && right != head;
      }
    }
    return false;
  }

  static bool is_center(std::string_view head) {
    return head == "Center" || head == "Centers" || head == "Centre" || head == "Institute" ||
           head == "Committee" || head == "Commission" || head == "Office" || head == "Council" ||
           head == "Association" || head == "Coalition" || head == "Foundation" ||
           head == "Agency" || head == "Fund" || head == "Federation" || head == "Society";
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
    const NameWord kind = class_of(i);
    if (kind == NameWord::opener && i > begin && words_[i - 1].stop && word(i) != "Jr")
      return true;  // "King Jr. The speech"
    if (kind == NameWord::calendar)
      return !(i + 1 < end && i == begin && is_given(i) && words_[i + 1].capital);
    if (kind == NameWord::title) return !is_part_of_office(i, begin);
    if (kind == NameWord::title_or_name)
      return i + 1 < end && (is_given(i + 1) || (!romance_ && i > begin && end - i >= 3));
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

  // What a word is, in the article's language.
  [[nodiscard]] NameWord class_of(std::size_t i) const {
    if (is_numeral(i)) return NameWord::plain;
    if (words_[i].opens && language_ != NewsLanguage::english &&
        opens_sentences(language_, word(i)) && kind_at(i) != NameWord::foreign_article)
      return NameWord::opener;
    return kind_at(i);
  }

  void add(std::size_t begin, std::size_t end) {
    const std::size_t titled = begin;
    trim(begin, end);
    if (german_ && !headline_) {
      add_german(begin, end);
      return;
    }
    if (romance_ || language_ == NewsLanguage::english) drop_opening_verb(begin, end);
    if (begin >= end || (end - begin > kMostNameWords && !headline_)) return;
    std::uint32_t from = words_[begin].begin;
    if (romance_ && words_[begin].opens) {  // "L'Assembl\u00e9e"
      for (const std::string_view elision : {"L'", "L\u2019"})
        if (word(begin).starts_with(elision)) from += static_cast<std::uint32_t>(elision.size());
    }
    std::uint32_t to = words_[end - 1].end;
    if (words_[end - 1].stop && text_.substr(to, 1) == "." && word(end - 1) != "U.S") {
      const std::string_view last = word(end - 1);
      if (last == "Jr" || last == "Sr" || last == "Inc" || last == "Corp" || last == "Co" ||
          last == "Ltd")
        ++to;
    }
    FoundName found{from, to, name_key(text_.substr(from, to - from)), false, false, headline_};
    if (found.key.empty()) return;
    const bool several = end - begin >= 2;
    const bool opens = words_[begin].opens;
    describe(found, titled, begin, end);
    if (headline_) {
      found.certain = false;
    } else if (several) {
      const NameWord kind = kind_at(begin);
      found.certain = !opens || kind == NameWord::plain || kind == NameWord::foreign_article;
      found.evidence = found.certain && !opens;
      if (opens && found.certain) found.evidence = is_given(begin) || end - begin >= 3;
      if (romance_ && opens && kind == NameWord::foreign_article &&
          !keeps_article(word(begin + 1))) {
        found.article = words_[begin + 1].begin;
      }
    } else {
      found.certain = !opens || is_single_name(begin);
      found.evidence = !opens;
    }
    out_.push_back(std::move(found));
  }

  // "Anunci\u00f3 Pedro S\u00e1nchez", "Ask Charles de Gaulle": a verb in front of a whole name.
  void drop_opening_verb(std::size_t& begin, std::size_t end) const {
    if (end < begin + 3 || !words_[begin].opens || is_given(begin) || !is_given(begin + 1)) return;
    if (kind_at(begin) != NameWord::plain) return;
    if (romance_ || is_imperative(word(begin))) ++begin;
  }

  static bool is_imperative(std::string_view verb) {
    for (const std::string_view one : {"Ask", "Blame", "Call", "Consider", "Enter", "Forget",
                                       "Imagine", "Meet", "Remember", "See", "Take", "Tell"})
      if (verb == one) return true;
    return false;
  }

  // A person or a thing, as far as the words and what stands beside them tell.
  void describe(FoundName& found, std::size_t titled, std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (heads_institution(word(i)) || ends_institution(word(i)) || ends_thing(word(i)) ||
          is_known_organisation(word(i)))
        found.thing = true;
      if (i > begin && word(i) == "of") found.thing = true;
    }
    if (end - begin >= 2 && begins_thing(word(begin))) found.thing = true;
    if (gap_has_ampersand(begin, end)) found.thing = true;
    if (kind_at(begin) == NameWord::people) found.thing = true;
    if (end - begin >= 2 && is_known_place(word(end - 1)) && !is_given(begin)) found.thing = true;
    if (found.thing) return;
    const bool title = titled < begin && kind_at(begin - 1) == NameWord::title;
    const bool before =
        begin > 0 && words_[begin].joined && words_[begin - 1].capital &&
        (kind_at(begin - 1) == NameWord::title || kind_at(begin - 1) == NameWord::title_or_name);
    found.person = (end - begin >= 2 && is_given(begin)) || title || before || has_age(end);
  }

  [[nodiscard]] bool gap_has_ampersand(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin + 1; i < end; ++i)
      if (gap(i) == " & ") return true;
    return false;
  }

  // ", 43," or ", who"
  [[nodiscard]] bool has_age(std::size_t end) const {
    if (end >= words_.size() || gap(end) != ", ") return false;
    const std::string_view next = word(end);
    if (next == "who") return true;
    return next.size() == 2 && is_digit(next[0]) && is_digit(next[1]) &&
           text_.substr(words_[end].end, 1) == ",";
  }

  // German nouns have capitals too: a name needs a given name, a role before it, a place's
  // preposition or shape, or must be well known.
  void add_german(std::size_t begin, std::size_t end) {
    while (begin < end && kind_at(begin) == NameWord::foreign_article) ++begin;
    for (std::size_t i = begin; i < end; ++i) {  // a person, with what belongs to the name
      if (!is_given(i) || i + 1 >= end) continue;
      if (i > begin) push_german(begin, i, false);
      push_person(i, end);
      return;
    }
    bool role = false;
    while (begin < end && is_german_role(word(begin)) && !is_known_place(word(begin))) {
      role = true;
      ++begin;
    }
    push_german(begin, end, role);
  }

  void push_person(std::size_t begin, std::size_t end) {
    const std::uint32_t from = words_[begin].begin;
    const std::uint32_t to = words_[end - 1].end;
    FoundName found{from, to, name_key(text_.substr(from, to - from)), true, true, headline_};
    found.person = true;
    out_.push_back(std::move(found));
  }

  void push_german(std::size_t begin, std::size_t end, bool role) {
    while (begin < end && is_german_ordinary(begin) &&
           !(is_german_institution(word(begin)) && begin + 2 == end &&
             is_german_place_name(begin + 1)))
      ++begin;
    while (begin < end && is_german_ordinary(end - 1) && !is_german_adjective(begin, end)) --end;
    if (begin >= end || end - begin > kMostNameWords) return;
    const bool several = end - begin >= 2;
    const bool opens = words_[begin].opens;
    const std::uint32_t from = words_[begin].begin;
    const std::uint32_t to = words_[end - 1].end;
    FoundName found{from, to, name_key(text_.substr(from, to - from)), false, false, headline_};
    const bool known = is_known_place(word(begin)) || is_known_organisation(word(begin)) ||
                       is_given(begin) || is_german_acronym(begin);
    found.certain = several ? !opens || role : known || role || follows_place(begin);
    found.evidence = found.certain && !opens;
    found.thing = several || is_known_place(word(begin)) || is_known_organisation(word(begin));
    out_.push_back(std::move(found));
  }

  [[nodiscard]] bool is_german_acronym(std::size_t i) const {
    return words_[i].all_capitals && kind_at(i) != NameWord::opener;
  }

  // A common noun, title or role.
  [[nodiscard]] bool is_german_ordinary(std::size_t i) const {
    if (is_known_place(word(i)) || is_known_organisation(word(i)) || words_[i].all_capitals)
      return false;
    if (!words_[i].capital) return true;
    return is_german_noun(word(i)) || is_german_role(word(i)) || kind_at(i) == NameWord::calendar;
  }

  // "Deutsche Bank", "Europ\u00e4ische Union": an adjective with a capital belongs to a name.
  [[nodiscard]] bool is_german_adjective(std::size_t begin, std::size_t end) const {
    const std::string_view first = word(begin);
    if (end - begin != 2 || words_[begin].opens || is_german_ordinary(begin)) return false;
    return first.ends_with('e') || first.ends_with("en") || first.ends_with("er") ||
           first.ends_with("es");
  }

  [[nodiscard]] bool is_german_place_name(std::size_t i) const {
    return is_known_place(word(i)) || is_german_place(word(i));
  }

  [[nodiscard]] bool follows_place(std::size_t i) const {
    return follows_preposition(i) && is_german_place_name(i);
  }

  // Drops from the ends what is no part of a name there.
  void trim(std::size_t& begin, std::size_t& end) const {
    while (begin < end && drops_first(begin, end)) ++begin;
    while (begin < end && drops_last(begin, end)) --end;
    while (begin < end && !words_[begin].capital) ++begin;
  }

  [[nodiscard]] bool drops_first(std::size_t i, std::size_t end) const {
    if (!words_[i].capital) return true;
    const NameWord kind = class_of(i);
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
               kind_at(i + 1) == NameWord::people;
      case NameWord::plain:
        break;
    }
    return word(i).size() == 1 && alone;
  }

  [[nodiscard]] bool drops_last(std::size_t begin, std::size_t end) const {
    const std::size_t i = end - 1;
    if (!words_[i].capital) return !ends_complement(begin, i);
    const NameWord kind = class_of(i);
    if (kind == NameWord::common) return end - begin == 1;
    if (i > begin && (word(i) == "Jr" || word(i) == "Sr")) return end - begin < 2;
    if (kind == NameWord::title && i > begin && word(i - 1) == "of") return false;
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
    if (is_known_place(word(i)) || is_known_organisation(word(i))) return true;
    if (has_party(i)) return true;
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

  // "Whitfield, R-Neb.,"
  [[nodiscard]] bool has_party(std::size_t i) const {
    if (i + 1 >= words_.size()) return false;
    const std::string_view between = gap(i + 1);
    return (between == ", " || between == " (") && is_party(word(i + 1));
  }

  static bool is_party(std::string_view bytes) {
    return bytes.size() > 2 && bytes[1] == '-' &&
           (bytes[0] == 'D' || bytes[0] == 'R' || bytes[0] == 'I');
  }

  [[nodiscard]] bool follows_preposition(std::size_t i) const {
    if (i == 0) return false;
    const std::string_view before = word(i - 1);
    return before == "in" || before == "nach" || before == "aus" || before == "bei";
  }

  std::string_view text_;
  const std::vector<NewsWord>& words_;
  bool headline_;
  NewsLanguage language_;
  bool german_;
  bool romance_;  // Spanish, French, Italian, Portuguese
  std::vector<FoundName>& out_;
  static constexpr std::uint8_t kUnknown = 0xFF;
  mutable std::vector<std::uint8_t> kinds_;  // what kind_at() looked up
};

}  // namespace

void find_line_names(std::string_view text, const std::vector<NewsWord>& words, bool headline,
                     NewsLanguage language, std::vector<FoundName>& out) {
  LineNames(text, words, headline, language, out).find();
}

}  // namespace broadsheet::article
