#include "broadsheet/article/speaker.hpp"

#include <string>

#include "broadsheet/article/clause_words.hpp"
#include "broadsheet/article/given_names.hpp"
#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/name_words.hpp"

namespace broadsheet::article {
namespace {

// "der Zeitung Bild", "der Rheinischen Post", "der Nachrichtenagentur dpa" at i: to whom it was
// said; an editor is one of the paper.
bool is_german_medium(const ClauseWords& words, std::size_t subject, std::size_t i) {
  if (!words.is(i, {"der"}) || i == subject) return false;
  for (std::size_t k = subject; k < i; ++k) {
    const std::string role = words.small(k);
    for (const std::string_view editor :
         {"redakteur", "redakteurin", "herausgeber", "herausgeberin", "journalist", "journalistin",
          "korrespondent", "korrespondentin", "reporter", "reporterin", "verleger", "verlegerin"})
      if (role.ends_with(editor)) return false;
  }
  for (std::size_t k = i + 1; k < words.size() && k <= i + 2 && !words.parted(k); ++k) {
    const std::string noun = words.small(k);
    for (const std::string_view medium :
         {"zeitung", "agentur", "presse", "rundschau", "zeitschrift", "illustrierten"})
      if (noun.ends_with(medium)) return true;
    if (words[k].capital && words.is(k, {"post", "welt", "zeit", "bild", "funke", "tagesschau"}))
      return true;
    if (noun == "dpa" || noun == "taz" || noun == "afp" || noun == "faz") return true;
  }
  return false;
}

// The last word of a noun phrase that starts at i: up to a sign, a word that opens a phrase
// of time or place, or the small word after a name.
std::size_t phrase_end(const ClauseWords& words, std::size_t i) {
  std::size_t last = i;
  while (!words.parted(last + 1) && last - i < 10) {
    const std::size_t next = last + 1;
    if (words.is_weekday(next) || (words.is_verb(next) && !words.is_determiner(last))) break;
    if (is_german_medium(words, i, next)) break;
    if (words.is(next, {"who",   "which",   "that",   "in",    "on",      "at",    "during",
                        "after", "before",  "when",   "while", "as",      "about", "by",
                        "to",    "through", "last",   "this",  "earlier", "late",  "via",
                        "en",    "am",      "\u00e0", "dans",  "im",      "bei",   "and",
                        "but",   "because", "if",     "with",  "from"}))
      break;
    // "Alexander Van der Bellen", but "sagte Hans Roth der Zeitung": to whom.
    const bool german =
        words.is(next, {"der", "den"}) && (!words[i].capital || words.is(last, {"van", "von"}));
    const bool inside_name =
        german || words.is(next, {"of", "de", "la", "del", "van", "von", "bin", "al", "for"});
    const bool ends_name = words[last].capital && !words[last].possessive;
    if (ends_name && !words[next].capital && !inside_name) break;
    last = next;
  }
  return last;
}

// The first word of the noun phrase that ends at i, not before `from`.
std::size_t phrase_begin(const ClauseWords& words, std::size_t i, std::size_t from) {
  std::size_t first = i;
  while (first > from && i - first < 10 && !words.parted(first)) {
    const std::size_t before = first - 1;
    if (words.is_weekday(before) || (words.is_verb(before) && !words[before].capital)) break;
    if (words.is(before,
                 {"that", "but", "when", "while", "as", "because", "if", "which", "where", "after",
                  "since", "on", "than", "though", "although", "whom", "so", "to", "by"}))
      break;
    first = before;
  }
  return first;
}

// Whether a name that "of" follows goes on: "Department of Justice".
bool is_institution(std::string_view text, TextRange name) {
  const std::string_view form = text.substr(name.begin, name.end - name.begin);
  return heads_institution(form.substr(form.rfind(' ') + 1));
}

// The name in a phrase that opens with capitals: "Omar Haddad of the union".
TextRange shown_after_verb(const ClauseWords& words, std::size_t first, std::size_t last) {
  if (!words[first].capital) return shown(words, first, last);
  std::size_t end = first;
  while (end < last && !words.is(end + 1, {"of", "for", "at", "from", "with"})) ++end;
  const TextRange name = last_name_in(words.text(), words.range(first, end));
  if (name.empty() || name.end != words.range(first, end).end) return words.range(first, last);
  return end < last && is_institution(words.text(), name) ? shown(words, first, last) : name;
}

// "Oduya's lawyer": somebody else than whom it names.
bool has_possessive(const ClauseWords& words, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i)
    if (words[i].possessive) return true;
  return false;
}

bool is_romance_verb(const ClauseWords& words, std::size_t i) {
  const std::string verb = words.small(i);
  return verb.ends_with("\u00f3") || verb.ends_with("\u00e9") ||
         words.is(i, {"afirma", "affirme", "asegura", "confie", "cuenta", "dice", "dijeron", "dijo",
                      "dit", "explica", "explique", "raconte", "reconnu", "d\u00e9clare",
                      "se\u00f1ala"});
}

// Where the speaker starts after "dijo a EFE Ana Costa", "a dit \u00e0 l'AFP le maire": behind whom
// it was said to; size() where nobody follows.
std::size_t behind_addressee(const ClauseWords& words, std::size_t i) {
  if (!words.is(i, {"a", "al", "\u00e0", "au", "aux"})) return i;
  std::size_t at = i + 1;
  while (!words.parted(at) && !words[at].capital) ++at;  // "a la agencia EFE"
  const std::size_t medium = at;
  while (!words.parted(at) && words[at].capital) {
    if (at > medium &&
        is_given_name(words.text().substr(words[at].begin, words[at].end - words[at].begin)))
      return at;
    ++at;
  }
  if (words.parted(at)) {  // one word in capitals, and somebody with a rare name
    return at > medium + 1 && words[medium].all_capitals && at <= words.size() ? medium + 1
                                                                               : words.size();
  }
  return words.is_determiner(at) || words.is(at, {"su", "sus", "son", "sa"}) ? at : words.size();
}

std::optional<Speaker> after_verb(const ClauseWords& words, std::size_t verb) {
  if (words.parted(verb + 1)) return std::nullopt;
  const std::size_t subject =
      is_romance_verb(words, verb) ? behind_addressee(words, verb + 1) : verb + 1;
  if (subject >= words.size()) return std::nullopt;
  if (words.is_pronoun(subject))
    return Speaker{words.range(subject, subject), words.range(verb, verb)};
  if (words.is_weekday(subject)) return std::nullopt;
  if (words.is(subject, {"to",    "in",     "on",  "at",      "that", "reporters", "during",
                         "after", "before", "as",  "through", "of",   "with",      "by",
                         "from",  "about",  "and", "him",     "them", "me",        "us"}))
    return std::nullopt;
  const std::size_t last = phrase_end(words, subject);
  if (last == subject && words.is_determiner(subject)) return std::nullopt;
  const std::size_t next = last + 1;  // "said his lawyer, Grace Oduya"
  const bool of_another = words.is_determiner(subject) || has_possessive(words, subject, last);
  if (of_another && next < words.size() && words[next].capital && words.gap(next) == ", ") {
    const TextRange name =
        first_name_in(words.text(), words.range(next, words.until_parted(next, words.size() - 1)));
    if (name.begin == words[next].begin) return Speaker{name, words.range(verb, verb)};
  }
  return Speaker{shown_after_verb(words, subject, last), words.range(verb, verb)};
}

// Verbs that are nouns as often, or take what is quoted as a part of the sentence.
bool is_doubtful(const ClauseWords& words, std::size_t i) {
  return words.is(i, {"read", "reads", "continued", "post", "posts", "state", "states", "charge",
                      "charges", "charged", "claims", "comments", "comment", "demands", "promise",
                      "promises", "pledge", "mention", "remarks"});
}

// "Ana Costa was told", "Ana Costa did not say": no subject of the verb, or not what it said.
bool ends_as_clause(const ClauseWords& words, std::size_t last) {
  return words.is(last, {"is", "are", "was", "were", "been", "be", "being", "who", "that", "which",
                         "can", "could", "not", "never", "but", "so"});
}

// "state Rep. Owen Tate": an adjective.
bool is_state_office(const ClauseWords& words, std::size_t i) {
  return words.is(i, {"state"}) && i + 1 < words.size() && words[i + 1].capital;
}

bool opens_other_clause(const ClauseWords& words, std::size_t first = 0) {
  return words.is(first, {"but",  "and", "as",    "in",   "when",   "while", "after", "according",
                          "with", "to",  "which", "that", "before", "is",    "was",   "are",
                          "were", "has", "had",   "or",   "for",    "on",    "of",    "at"});
}

// Where the subject starts that clauses of time and place stand before: "After the vote, the mayor,
// Jane Doe, said:". "But Doe" is one by itself.
std::size_t behind_side_clauses(const ClauseWords& words, std::size_t from, std::size_t last) {
  std::size_t first = from;
  while (first <= last && opens_other_clause(words, first)) {
    const std::size_t end = words.until_parted(first, last);
    const bool joins =
        words.is(first, {"as", "and", "but", "or", "that", "when", "while", "which"});
    const bool described = words.is(end + 1, {"who", "whose", "which"});  // "On Monday Doe, who"
    if ((joins || described) && shown(words, first, end).begin > words[first].begin) break;
    first = end + 1;
  }
  return first;
}

// "his neighbor, Dolores Reyes, said": the name between the commas.
std::optional<TextRange> name_in_apposition(const ClauseWords& words, std::size_t subject_end,
                                            std::size_t last) {
  const std::size_t first = subject_end + 1;
  if (words[subject_end].capital || first > last || !words[first].capital) return std::nullopt;
  const TextRange name =
      first_name_in(words.text(), words.range(first, words.until_parted(first, last)));
  return name.empty() ? std::nullopt : std::optional(name);
}

std::optional<Speaker> subject_then_verb(const ClauseWords& words) {
  constexpr std::size_t kFar = 28;
  for (std::size_t i = 1; i < words.size() && i < kFar; ++i) {
    if (words.sentence_ends(i) || words.gap(i).find(':') != std::string_view::npos)
      return std::nullopt;
    if (!words.is_verb(i) || words[i].capital || words.is(i - 1, {"to"})) continue;
    if (is_state_office(words, i)) continue;
    if (is_doubtful(words, i) && !words.parted(i + 1)) continue;
    const std::size_t last = words.before_verb(i, 0);
    if (words.is_pronoun(0) && last <= 1) return Speaker{words.range(0, 0), words.range(i, i)};
    if (ends_as_clause(words, last)) return std::nullopt;
    if (opens_other_clause(words) || words.is_pronoun(last)) return std::nullopt;
    if (last == 0 && words.is_determiner(0)) return std::nullopt;
    const std::size_t subject_end = words.until_parted(0, last);
    if (subject_end > 9 || (subject_end < last && !words.parted(i))) return std::nullopt;
    if (const auto name = name_in_apposition(words, subject_end, last))
      return Speaker{*name, words.range(i, i)};
    return Speaker{shown(words, 0, subject_end), words.range(i, i)};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Speaker> speaker_after(std::string_view text, TextRange clause) {
  const ClauseWords words(text, clause);
  if (words.size() == 0 || words.gap(0).find_first_of(".;:!?") != std::string_view::npos)
    return std::nullopt;
  const std::size_t first =
      words.is(0, {"a", "ha", "hat"}) && words.is_verb(1) ? 1 : 0;  // "a d\u00e9clar\u00e9"
  if (words.is_verb(first) && !words[first].capital && !is_state_office(words, first))
    return after_verb(words, first);
  return subject_then_verb(words);
}

std::optional<Speaker> speaker_before(std::string_view text, TextRange clause) {
  const ClauseWords words(text, clause);
  if (words.size() == 0) return std::nullopt;
  const std::string_view tail = trim(words.gap(words.size()));
  if (!tail.empty() && tail != ":" && tail != ",") return std::nullopt;
  std::size_t from = words.size() - 1;
  while (from > 0 && !words.sentence_ends(from)) --from;
  for (std::size_t i = words.size(); i-- > from;) {
    if (!words.is_verb(i) || words[i].capital) continue;
    const std::size_t rest = words.size() - 1 - i;
    if (tail.empty() && rest > 0) return std::nullopt;  // the quotation is a part of the sentence
    if (rest > 12 || (is_doubtful(words, i) && tail != ":")) return std::nullopt;
    const bool inserted = words.parted(i) && rest > 0 && words[i + 1].capital &&
                          words.is(i, {"says", "said"}) && !words.is_weekday(i + 1);
    if (i == from || inserted) return after_verb(words, i);  // "If that fails, says Doe, ..."
    const std::size_t last = words.before_verb(i, from);
    if (ends_as_clause(words, last)) return std::nullopt;
    if (words.is_pronoun(last)) return Speaker{words.range(last, last), words.range(i, i)};
    if (words.parted(i)) {  // "Jane Doe, a nurse, said:"
      std::size_t first = behind_side_clauses(words, from, last);
      if (first > last) {  // "At the hearing Jane Doe told"
        const bool named =
            shown(words, from, words.until_parted(from, last)).begin != words[from].begin;
        if (!named) return std::nullopt;
        first = from;
      }
      const std::size_t subject_end = words.until_parted(first, last);
      if (first > from || words[from].capital)
        return Speaker{shown(words, first, subject_end), words.range(i, i)};
    }
    return Speaker{shown(words, phrase_begin(words, last, from), last), words.range(i, i)};
  }
  return std::nullopt;
}

}  // namespace broadsheet::article
