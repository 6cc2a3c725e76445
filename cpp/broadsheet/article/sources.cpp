#include "broadsheet/article/sources.hpp"

#include "broadsheet/article/clause_words.hpp"
#include "broadsheet/article/speech_verbs.hpp"

namespace broadsheet::article {
namespace {

// How many words at i are a cue before a source, 0 for none.
std::size_t cue_at(const ClauseWords& words, std::size_t i) {
  if (words.is(i, {"according"}) && words.is(i + 1, {"to"})) return 2;
  if (words.is(i, {"citing"})) return 1;
  if (words.is(i, {"reported"}) && words.is(i + 1, {"by"})) return 2;
  if (words.is(i, {"seg\u00fan", "selon", "d'apr\u00e8s", "laut"})) return 1;
  if (words.is(i, {"de"}) && words.is(i + 1, {"acuerdo"}) && words.is(i + 2, {"con"})) return 3;
  return 0;
}

// The last word of the source that starts at `first`.
std::size_t source_end(const ClauseWords& words, std::size_t first) {
  std::size_t last = first;
  while (!words.parted(last + 1) && last - first < 14) {
    if (words.is(last + 1, {"who", "which", "that", "reported", "said", "but", "when", "because",
                            "released", "published", "obtained", "reviewed", "showed", "has", "had",
                            "was", "were", "is", "are"}))
      break;
    ++last;
  }
  return last;
}

// A name in the source stands for it: "a report by the Associated Press".
TextRange name_or_all(const ClauseWords& words, std::size_t first, std::size_t last) {
  const TextRange name = first_name_in(words.text(), words.range(first, last));
  if (!name.empty()) return name;
  const std::size_t next = last + 1;  // "its director, Ines Valverde"
  if (words.is(first, {"its", "his", "her", "their", "the"}) && next < words.size() &&
      words[next].capital && words.gap(next) == ", ") {
    const TextRange person =
        first_name_in(words.text(), words.range(next, words.until_parted(next, words.size() - 1)));
    if (!person.empty()) return person;
  }
  return words.range(first, last);
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
  return first == last && words[first].opens && words.text()[words[first].end - 1] == 's' &&
         !words[first].all_capitals;
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
                             "since", "although", "which"}) &&
        !(words.is(first - 1, {"and"}) && words[first].capital && first >= 2 &&
          words[first - 2].capital))
      break;
    --first;
  }
  return first;
}

// "police in Antwerp": a name that only says where.
bool is_place_of_another(const ClauseWords& words, std::size_t first, TextRange name) {
  for (std::size_t i = first + 1; i < words.size() && words[i].begin <= name.begin; ++i) {
    if (words[i].begin == name.begin)
      return words.is(i - 1, {"in", "at", "near", "outside", "across"});
  }
  return false;
}

}  // namespace

void find_sources(std::string_view text, TextRange range, std::uint32_t paragraph_end,
                  Beside beside, std::vector<Attribution>& out) {
  const ClauseWords words(text, range);
  std::size_t sentence = 0;
  bool cited = false;  // this sentence has named who says so
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && words.sentence_ends(i)) {
      sentence = i;
      cited = false;
    }
    if (const std::size_t cue = cue_at(words, i); cue != 0) {
      const std::size_t first = i + cue;
      if (first >= words.size()) {
        const ClauseWords quoted(text, {range.end, paragraph_end});
        if (quoted.size() > 0)
          out.push_back({quoted.range(0, source_end(quoted, 0)), words.range(i, first - 1)});
        break;
      }
      const std::size_t last = source_end(words, first);
      out.push_back({name_or_all(words, first, last), words.range(i, first - 1)});
      i = last;
      continue;
    }
    if (!cited && i > sentence && words.parted(i) && words.is(i, {"said", "says"}) &&
        i + 1 < words.size() && words[i + 1].capital && !words.is_weekday(i + 1) &&
        !beside.quote_before) {  // "..., said Omar Haddad"
      const TextRange name =
          first_name_in(text, words.range(i + 1, words.until_parted(i + 1, words.size() - 1)));
      if (name.begin == words[i + 1].begin || !name.empty()) {
        out.push_back({name, words.range(i, i)});
        cited = true;
        continue;
      }
    }
    if (cited || i == sentence || words[i].capital || !is_verb_of_report(words.small(i))) continue;
    const bool first_clause = beside.quote_before && sentence == 0;
    const bool last_clause = beside.quote_after && words.size() - i < 12;
    if (first_clause || last_clause) continue;
    if (words.is(i, {"wrote", "writes", "announced", "announces"}) && words.is_determiner(i + 1))
      continue;  // "wrote a dissent"
    if (words.is(i, {"reports", "claims"}) && words.is_determiner(i - 1)) continue;  // a noun
    std::size_t last = words.before_verb(i, sentence);
    std::size_t first = sentence;
    if (words.parted(i)) {  // "Her lawyer, Simon Achterberg, told the BBC"
      const std::size_t subject_end = words.until_parted(sentence, last);
      if (words[subject_end].capital || subject_end == last) {
        last = subject_end;
      } else {
        first = subject_end + 1;
        if (!words[first].capital) continue;
        last = words.until_parted(first, last);
      }
    } else {
      first = subject_begin(words, last, sentence);
    }
    if (opens_side_clause(words, first) || is_plural_opener(words, first, last)) continue;
    TextRange source;
    if (is_spokesperson(words, first, last)) {
      source = shown(words, first, last);
    } else if (const TextRange name = last_name_in(text, words.range(first, last));
               !name.empty() && name.end == words[last].end &&
               !is_place_of_another(words, first, name)) {
      source = name;
    } else if (words.is(i, {"reported"}) && goes_on_as_verb(words, i) &&
               words.is_determiner(first) && last - first <= 4 &&
               !has_auxiliary(words, first, last)) {
      source = words.range(first, last);
    }
    if (source.empty()) continue;
    out.push_back({source, words.range(i, i)});
    cited = true;
  }
}

}  // namespace broadsheet::article
