#include "broadsheet/article/sources.hpp"

#include <string>

#include "broadsheet/article/clause_words.hpp"
#include "broadsheet/article/german_words.hpp"
#include "broadsheet/article/known_names.hpp"
#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/name_words.hpp"
#include "broadsheet/article/speech_verbs.hpp"

namespace broadsheet::article {
namespace {

// A cue before a source.
struct Cue {
  std::size_t words = 0;  // 0: none
  bool german = false;    // no comma need follow the source
};

Cue cue_at(const ClauseWords& words, std::size_t i) {
  if (words.is(i, {"according"}) && words.is(i + 1, {"to"})) return {2};
  if (words.is(i, {"citing"})) return {1};
  if (words.is(i, {"reported"}) && words.is(i + 1, {"by"})) return {2};
  if (words.is(i, {"per"}) && words[i].opens && words[i].capital && words.is(i + 1, {"the"}))
    return {1};
  if (words.is(i, {"seg\u00fan", "selon", "d'apr\u00e8s", "d\u2019apr\u00e8s"})) return {1};
  if (words.is(i, {"laut"})) return {1, true};
  if (words.is(i, {"nach"}) && words.is(i + 1, {"angaben", "informationen"})) {
    if (words.is(i + 2, {"von"})) return {3, true};
    if (words.is(i + 2, {"der", "des", "vom"})) return {2, true};
  }
  if (words.is(i, {"de"}) && words.is(i + 1, {"acuerdo"}) && words.is(i + 2, {"con"})) return {3};
  return {};
}

// The last word of the source that starts at `first`.
std::size_t source_end(const ClauseWords& words, std::size_t first) {
  std::size_t last = first;
  while (!words.parted(last + 1) && last - first < 14) {
    if (words.is(last + 1,
                 {"who",     "which",    "that",      "reported", "said",     "but",    "when",
                  "because", "released", "published", "obtained", "reviewed", "showed", "has",
                  "had",     "was",      "were",      "is",       "are",      "que",    "qui"}))
      break;
    ++last;
  }
  return last;
}

// In German the verb follows without a comma: up to the capitalised nouns and their genitive.
std::size_t german_source_end(const ClauseWords& words, std::size_t first) {
  const auto goes_on = [&words](std::size_t i) { return !words.parted(i); };
  std::size_t last = first;
  while (!words[last].capital && goes_on(last + 1)) ++last;
  while (true) {
    const std::size_t next = last + 1;
    if (!goes_on(next)) return last;
    if (words[next].capital) {
      last = next;
    } else if (words.is(next, {"der", "des", "von", "vom", "f\u00fcr"}) && goes_on(next + 1) &&
               words[next + 1].capital) {
      last = next + 1;
    } else {
      return last;
    }
  }
}

bool is_preposition(const ClauseWords& words, std::size_t i) {
  return words.is(i,
                  {"of",    "for",    "at",      "by",     "from", "in",     "with",    "to",
                   "near",  "on",     "inside",  "within", "de",   "del",    "des",     "du",
                   "d'",    "par",    "von",     "vom",    "en",   "\u00e0", "d\u2019", "against",
                   "about", "behind", "outside", "across", "among"});
}

// What speaks for whoever made it: "a report by the Associated Press".
bool is_document(const ClauseWords& words, std::size_t i) {
  return words.is(i, {"report",       "reports",  "study",      "studies",
                      "survey",       "surveys",  "poll",       "polls",
                      "data",         "figures",  "statistics", "statement",
                      "analysis",     "memo",     "article",    "story",
                      "numbers",      "estimate", "estimates",  "records",
                      "documents",    "filing",   "filings",    "letter",
                      "research",     "review",   "audit",      "tally",
                      "count",        "release",  "forecast",   "bulletin",
                      "projections",  "informe",  "estudio",    "encuesta",
                      "datos",        "cifras",   "comunicado", "rapport",
                      "\u00e9tude",   "sondage",  "chiffres",   "communiqu\u00e9",
                      "enqu\u00eate", "bericht",  "studie",     "umfrage",
                      "daten",        "zahlen",   "mitteilung", "investigation"});
}

// "data compiled by Johns Hopkins University"
bool is_participle(const ClauseWords& words, std::size_t i) {
  return words.small(i).ends_with("ed");
}

// Someone who is not the name before it: "a White House official", "the Biden campaign".
bool is_someone(const ClauseWords& words, std::size_t i) {
  return words.is(
      i, {"official",   "officials",  "spokesman",   "spokeswoman",   "spokesperson", "source",
          "sources",    "aide",       "aides",       "lawyer",        "lawyers",      "adviser",
          "advisers",   "analyst",    "analysts",    "employee",      "employees",    "executive",
          "executives", "reporter",   "prosecutors", "authorities",   "residents",    "resident",
          "office",     "team",       "family",      "correspondent", "researchers",  "experts",
          "economist",  "economists", "officer",     "officers",      "officials",    "workers",
          "lawmakers",  "diplomats",  "diplomat",    "police"});
}

bool is_body(const ClauseWords& words, std::size_t i) {
  return words.is(i, {"administration", "campaign", "government", "ministry", "military", "army",
                      "navy", "guard", "embassy", "parliament", "police", "authorities", "agency",
                      "foundation", "department", "force"}) &&
         !words.is(i, {"authorities"});
}

// Who stands near a person: speaks of the person and is another.
bool is_near_person(const ClauseWords& words, std::size_t i) {
  return words.is(i, {"lawyer",          "lawyers",   "attorney",  "attorneys",  "aide",
                      "aides",           "adviser",   "advisers",  "advisor",    "advisors",
                      "friend",          "friends",   "wife",      "husband",    "brother",
                      "sister",          "son",       "daughter",  "father",     "mother",
                      "parents",         "family",    "relatives", "relative",   "widow",
                      "widower",         "partner",   "colleague", "colleagues", "representative",
                      "representatives", "ally",      "allies",    "sources",    "source",
                      "close",           "familiar",  "people",    "person",     "supporters",
                      "cousin",          "uncle",     "aunt",      "niece",      "nephew",
                      "girlfriend",      "boyfriend", "agent"});
}

std::size_t word_at(const ClauseWords& words, std::uint32_t position, std::size_t from) {
  while (from + 1 < words.size() && words[from].begin < position) ++from;
  return from;
}

// The name of a person that stands alone between commas from word `first` on.
TextRange person_between_commas(const ClauseWords& words, std::size_t first) {
  if (first >= words.size() || !words[first].capital || words.gap(first) != ", ") return {};
  const std::size_t last = words.until_parted(first, words.size() - 1);
  const TextRange name = first_name_in(words.text(), words.range(first, last));
  const bool whole = !name.empty() && name.end == words[last].end && last > first;
  return whole ? name : TextRange{};
}

// What one person, or a group of them, is: "the Crimson coach", "a GOP strategist".
bool is_role(const ClauseWords& words, std::size_t i) {
  if (words[i].capital || words.is(i, {"list"})) return false;
  const std::string noun = words.small(i);
  for (const std::string_view agent : {"ist", "ian", "maker", "man", "woman", "person"})
    if (noun.ends_with(agent)) return true;
  return words.is(
      i, {"activist",  "adviser",    "ambassador", "attorney", "boss",    "candidate", "captain",
          "chief",     "coach",      "commander",  "director", "donor",   "founder",   "governor",
          "group",     "insider",    "investor",   "judge",    "leader",  "manager",   "mayor",
          "minister",  "nominee",    "operative",  "owner",    "player",  "pollster",  "president",
          "professor", "prosecutor", "senator",    "sheriff",  "student", "teacher",   "trader",
          "union",     "veteran",    "volunteer"});
}

// The source that words first to last are: the name that speaks, all of them where the name
// only says whose ("a lawyer for ..."), nothing but an article: empty.
TextRange name_or_all(const ClauseWords& words, std::size_t first, std::size_t last) {
  if (first == last && words.is_determiner(first)) return {};
  const TextRange all = words.range(first, last);
  const TextRange name = first_name_in(words.text(), all);
  const bool described = words.is_determiner(first);
  if (name.empty()) {
    const TextRange person = described ? person_between_commas(words, last + 1) : TextRange{};
    return person.empty() ? all : person;  // "its director, Ines Valverde"
  }
  const std::size_t from = word_at(words, name.begin, first);
  std::size_t prepositions = 0;
  std::size_t head = first;
  for (std::size_t i = first; i < from; ++i) {
    if (!is_preposition(words, i)) continue;
    if (++prepositions == 1 && i > first) head = i - 1;
  }
  const bool document = is_document(words, head) || (head > first && is_document(words, head - 1) &&
                                                     is_participle(words, head));
  if (prepositions == 1 && document) return name;
  if (prepositions > 0) {
    const TextRange person = described ? person_between_commas(words, last + 1) : TextRange{};
    return person.empty() ? all : person;
  }
  std::size_t to = from;
  while (to + 1 <= last && words[to + 1].end <= name.end) ++to;
  if (to == last) return name;
  if (is_body(words, to + 1)) return {name.begin, words[to + 1].end};
  if (to + 1 == last && words.is(first, {"a", "an", "the"}) && is_role(words, last)) return all;
  if (!is_someone(words, to + 1)) return name;
  const TextRange person = last_name_in(words.text(), all);
  return person.end == all.end ? person : all;  // "Kremlin spokesman Dmitry Peskov"
}

bool is_spokesperson(const ClauseWords& words, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i <= last; ++i) {
    if (words.is(i, {"spokesman", "spokeswoman", "spokesperson"})) return true;
  }
  return false;
}

bool has_auxiliary(const ClauseWords& words, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i <= last; ++i) {
    if (words.is(i, {"have", "has", "had", "be", "been", "was", "were", "is", "are"})) return true;
  }
  return false;
}

// "Negotiators said": a capital that only opens the sentence.
bool is_plural_opener(const ClauseWords& words, std::size_t first, std::size_t last) {
  const std::string_view word =
      words.text().substr(words[first].begin, words[first].end - words[first].begin);
  return first == last && words[first].opens && word.back() == 's' && !words[first].all_capitals &&
         !is_known_organisation(word) && !is_known_place(word);
}

// Whether "reported" is a verb with an object, no adjective.
bool goes_on_as_verb(const ClauseWords& words, std::size_t verb) {
  return words.parted(verb + 1) || words.is_weekday(verb + 1) ||
         words.is(verb + 1, {"that", "a", "an", "the", "on", "in", "at", "last", "this", "to", "by",
                             "earlier"});
}

bool opens_side_clause(const ClauseWords& words, std::size_t i) {
  return words.is(i, {"who", "which", "that", "when", "if", "where", "what", "how", "why"});
}

// The first word of the subject that ends at `last`, not before `from`.
std::size_t subject_begin(const ClauseWords& words, std::size_t last, std::size_t from) {
  std::size_t first = last;
  while (first > from && last - first < 12 && !words.parted(first)) {
    if (words.is(first - 1, {"after", "that", "when", "as", "but", "and", "while", "because",
                             "since", "although", "which", "que"}) &&
        !(words.is(first - 1, {"and"}) && words[first].capital && first >= 2 &&
          words[first - 2].capital))
      break;
    --first;
  }
  return first;
}

// Words of a Romance or German verb of report that stands before its subject: "inform\u00f3 la
// Cruz Roja", "a annonc\u00e9 la ministre".
bool is_foreign_report(const ClauseWords& words, std::size_t i) {
  return words.is(i, {"inform\u00f3",
                      "se\u00f1al\u00f3",
                      "dijo",
                      "indic\u00f3",
                      "confirm\u00f3",
                      "asegur\u00f3",
                      "anunci\u00f3",
                      "report\u00f3",
                      "declar\u00f3",
                      "afirm\u00f3",
                      "explic\u00f3",
                      "detall\u00f3",
                      "precis\u00f3",
                      "advirti\u00f3",
                      "a\u00f1adi\u00f3",
                      "agreg\u00f3",
                      "apunt\u00f3",
                      "asever\u00f3",
                      "annonc\u00e9",
                      "indiqu\u00e9",
                      "d\u00e9clar\u00e9",
                      "affirm\u00e9",
                      "pr\u00e9cis\u00e9",
                      "rapport\u00e9",
                      "confirm\u00e9",
                      "expliqu\u00e9",
                      "sagte",
                      "erkl\u00e4rte",
                      "berichtete",
                      "meldete",
                      "betonte",
                      "warnte",
                      "teilte",
                      "schrieb",
                      "comunic\u00f3",
                      "sostuvo",
                      "coment\u00f3",
                      "reconoci\u00f3",
                      "alert\u00f3"});
}

// Whether what follows a foreign verb of report is what is reported.
bool reports_clause(const ClauseWords& words, std::size_t verb) {
  return words.parted(verb + 1) ||
         words.is(verb + 1, {"que", "qu'", "qu\u2019", "dass", "este", "hoy"});
}

// The last word of a subject behind a foreign verb: a small word after a name ends it.
std::size_t subject_end(const ClauseWords& words, std::size_t first, std::size_t last) {
  std::size_t end = first;
  bool capital = false;
  while (end < last) {
    capital = capital || words[end].capital;
    const std::size_t next = end + 1;
    if (capital && !words[next].capital &&
        !words.is(next, {"de", "del", "la", "las", "los", "des", "du", "d'", "d\u2019", "y", "von",
                         "van", "der"}))
      break;
    end = next;
  }
  while (end > first && !words[end].capital && capital) --end;
  return end;
}

bool has_preposition(const ClauseWords& words, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i <= last; ++i) {
    if (is_preposition(words, i)) return true;
  }
  return false;
}

bool has_possessive(const ClauseWords& words, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    if (words[i].possessive) return true;
  }
  return false;
}

// "said nothing", "would not say"
bool says_nothing(const ClauseWords& words, std::size_t verb) {
  return words.is(verb + 1, {"nothing", "little", "goodbye", "so"}) ||
         (verb > 0 && words.is(verb - 1, {"not", "never", "didn't", "didn\u2019t", "wouldn't",
                                          "wouldn\u2019t", "to"}));
}

// "La Cruz Roja inform\u00f3": the article that opens the sentence is none of the name's.
TextRange without_article(const ClauseWords& words, TextRange name, std::size_t first) {
  const std::string_view article =
      words.text().substr(words[first].begin, words[first].end - words[first].begin);
  const std::size_t next = first + 1;
  if (!words[first].opens || name_word(article) != NameWord::foreign_article ||
      next >= words.size() || words[next].end > name.end)
    return name;
  const std::string_view second =
      words.text().substr(words[next].begin, words[next].end - words[next].begin);
  return keeps_article(second) ? name : TextRange{words[next].begin, name.end};
}

// The subject in words first to last that a verb follows, if it names who says so: a name, a
// spokesperson, someone near a person ("A lawyer for ..."), a body with a name ("the Biden
// administration").
TextRange named_subject(const ClauseWords& words, std::size_t first, std::size_t last) {
  if (is_spokesperson(words, first, last)) return shown(words, first, last);
  if (first + 2 <= last && words.is(first, {"on", "in", "by", "last"}) &&
      (words.is_weekday(first + 1) || !words[first + 1].capital))
    first += 2;
  const TextRange all = words.range(first, last);
  const TextRange name = last_name_in(words.text(), all);
  if (!name.empty() && name.end == words[last].end) {
    const std::size_t from = word_at(words, name.begin, first);
    for (std::size_t i = first; i < from; ++i) {
      if (!is_preposition(words, i)) continue;
      const bool near =
          i > first && is_near_person(words, i - 1) && words.is(i, {"of", "for", "to"});
      return near ? all : TextRange{};
    }
    return without_article(words, name, from);
  }
  const std::size_t body = words.is_determiner(first) ? first + 1 : first;
  if (last < body + 1 || last > body + 4 || !is_body(words, last) || !words[body].capital)
    return {};
  for (std::size_t i = body; i <= last; ++i) {
    if (is_preposition(words, i)) return {};
  }
  const TextRange owner = first_name_in(words.text(), words.range(body, last));
  return owner.begin == words[body].begin ? words.range(body, last) : TextRange{};
}

// The subject before a verb with a comma before it: "Jane Doe, a nurse, said", "its lawyer,
// Simon Achterberg, told", "..., Finland's transport minister, Aino Salo, said".
TextRange subject_in_commas(const ClauseWords& words, std::size_t sentence, std::size_t last) {
  std::size_t second = last;
  while (second > sentence && last - second < 10 && !words.parted(second)) --second;
  if (second == sentence) return {};
  std::size_t first = second - 1;
  while (first > sentence && second - first < 12 && !words.parted(first)) --first;
  const std::size_t end = second - 1;
  const TextRange person = person_between_commas(words, second);
  const bool described = words.is_determiner(first) || has_possessive(words, first, end);
  if (!person.empty() && described) return person;
  if (words[second].capital && !words.is_determiner(second)) return {};
  const TextRange name = last_name_in(words.text(), words.range(first, end));
  if (name.empty() || name.end != words[end].end) return {};
  for (std::size_t i = first; words[i].begin < name.begin; ++i) {
    if (is_preposition(words, i)) return {};
  }
  return name;
}

}  // namespace

void find_sources(std::string_view text, TextRange range, std::uint32_t paragraph_end,
                  Beside beside, std::vector<Attribution>& out) {
  const ClauseWords words(text, range);
  std::size_t sentence = 0;
  bool cited = false;  // this sentence has named who says so
  const auto cite = [&](TextRange source, std::size_t first, std::size_t last) {
    if (source.empty()) return;
    out.push_back({source, words.range(first, last)});
    cited = true;
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && words.sentence_ends(i)) {
      sentence = i;
      cited = false;
    }
    if (const Cue cue = cue_at(words, i); cue.words != 0) {
      const std::size_t first = i + cue.words;
      if (first >= words.size()) {
        const ClauseWords quoted(text, {range.end, paragraph_end});
        if (quoted.size() > 0)
          out.push_back({quoted.range(0, source_end(quoted, 0)), words.range(i, first - 1)});
        break;
      }
      const std::size_t last =
          cue.german ? german_source_end(words, first) : source_end(words, first);
      TextRange source = name_or_all(words, first, last);
      if (cue.german && is_german_noun(text.substr(source.begin, source.end - source.begin)))
        source = words.range(first, last);  // "der Feuerwehr"
      if (!source.empty()) out.push_back({source, words.range(i, first - 1)});
      i = last;
      continue;
    }
    if (cited || i == sentence || words[i].capital) continue;
    const bool auxiliary = words.is(i - 1, {"a", "ha", "hat"});
    const bool parted = words.parted(i) || (auxiliary && i - 1 > sentence && words.parted(i - 1));
    const bool foreign = is_foreign_report(words, i);
    if (parted && i + 1 < words.size() && !beside.quote_before &&
        (foreign || (words.is(i, {"said", "says"}) && words[i + 1].capital)) &&
        !words.is_weekday(i + 1) && !words.parted(i + 1)) {  // "..., said Omar Haddad"
      const std::size_t last = words.until_parted(i + 1, words.size() - 1);
      const TextRange name = first_name_in(text, words.range(i + 1, last));
      const std::size_t after = word_at(words, name.end, i + 1);
      const bool ends = name.end == words[last].end || is_preposition(words, after) ||
                        words.is_weekday(after);  // not "said Colorado voters are"
      if (!name.empty() && (foreign || ends)) {
        cite(name_or_all(words, i + 1, foreign ? subject_end(words, i + 1, last) : last), i, i);
        continue;
      }
    }
    if (!is_verb_of_report(words.small(i)) && !foreign) continue;
    const bool first_clause = beside.quote_before && sentence == 0;
    const bool within = i + 1 < words.size() && trim(words.gap(words.size())).empty();
    const bool last_clause = beside.quote_after && !within && words.size() - i < 12;
    if (first_clause || last_clause || says_nothing(words, i)) continue;
    if (foreign && !reports_clause(words, i)) continue;
    if (words.is(i, {"wrote", "writes", "announced", "announces"}) && words.is_determiner(i + 1))
      continue;  // "wrote a dissent"
    if (words.is(i, {"reports", "claims"}) && words.is_determiner(i - 1)) continue;  // a noun
    const std::size_t last = words.before_verb(i, sentence);
    if (words.parted(i) || words.parted(last + 1)) {
      cite(subject_in_commas(words, sentence, last), i, i);
      continue;
    }
    const std::size_t first = subject_begin(words, last, sentence);
    if (opens_side_clause(words, first) || is_plural_opener(words, first, last)) continue;
    TextRange source = named_subject(words, first, last);
    if (source.empty() && words.is(i, {"reported"}) && goes_on_as_verb(words, i) &&
        words.is_determiner(first) && last - first <= 4 && !has_auxiliary(words, first, last) &&
        !has_preposition(words, first, last))
      source = words.range(first, last);
    cite(source, i, i);
  }
}

}  // namespace broadsheet::article
