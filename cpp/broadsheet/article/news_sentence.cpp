#include "broadsheet/article/news_sentence.hpp"

#include <initializer_list>

#include "broadsheet/article/find_folded.hpp"
#include "broadsheet/article/invitations.hpp"
#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/line_words.hpp"
#include "broadsheet/article/main_verb.hpp"
#include "broadsheet/article/narration.hpp"
#include "broadsheet/article/page_words.hpp"

namespace broadsheet::article {
namespace {

using K = LineKind;
constexpr std::size_t kNpos = std::string_view::npos;
constexpr int kFewest = 5;  // words of a sentence of the news

std::string_view first_word(std::string_view text) {
  text = trim(text);
  return text.substr(0, text.find(' '));
}

bool opens_with_any(std::string_view text, std::initializer_list<std::string_view> phrases) {
  for (const std::string_view phrase : phrases) {
    if (text.starts_with(phrase)) return true;
  }
  return false;
}

// Words to or of the reader and the newsroom, in four languages.
bool speaks_to_somebody(std::string_view phrase, std::string_view rest) {
  return opens_with_any(phrase, {"if you", "we ", "you "}) || calls_reader(rest) ||
         !all_words(rest, [](std::string_view raw) {
           return !is_one_of(
               without_punctuation(raw),
               {"our",     "us",       "you",      "your",      "here",   "below",   "nuestro",
                "nuestra", "nuestros", "nuestras", "aqu\u00ed", "notre",  "nos",     "votre",
                "vos",     "vous",     "ici",      "unser",     "unsere", "unserem", "unseren",
                "unserer", "uns",      "ihr",      "ihre",      "ihren",  "hier"});
         });
}

// The first word that is no function word, "the inspector general": a person's or a paper's name
// in a credit.
bool opens_with_name(std::string_view rest) {
  bool named = false;
  all_words(rest, [&](std::string_view raw) {
    const std::string_view word = without_punctuation(raw);
    if (word.empty() || is_one_of(word, {"the", "by", "from", "a", "an", "le", "la", "el", "de"}))
      return true;
    named = is_capitalised(word);
    return false;
  });
  return named;
}

// Behind a credit's phrase: names and what they did, nothing else.
bool outgrows_credit(std::string_view rest) {
  const int beyond = words_beyond_credit(rest);
  if (beyond < 2) return false;
  return !opens_with_name(rest) || has_main_verb(rest);
}

// "Dieser Text erschien zuerst ...": where or when, and not to whom.
bool follows_german_erschien(std::string_view rest) {
  return is_one_of(
      without_punctuation(first_word(rest)),
      {"am", "auf", "bei", "beim", "erstmals", "im", "in", "unter", "urspr\u00fcnglich", "zuerst",
       "zun\u00e4chst", "zuletzt", "auch", "online", "gedruckt", "vorab"});
}

bool outgrows_note(std::string_view phrase, std::string_view rest, std::string_view line) {
  if (phrase.ends_with("version of this")) return !is_publication(first_word(rest));
  if (phrase.ends_with(" erschien")) return !follows_german_erschien(rest);
  if (opens_with_any(phrase,
                     {"this story", "this article", "this post", "this report", "this piece",
                      "this interview", "this conversation", "this transcript"}))
    return !tells_of_edition(line);
  if (opens_with_any(phrase, {"this is a developing", "this is a breaking"}))
    return !is_publication(first_word(rest)) && !contains_folded(rest, "news") &&
           !contains_folded(rest, "situation");
  if (opens_with_any(phrase, {"last ", "first "}))
    return words_beyond_credit(rest) >= 3 || has_main_verb(rest);
  if (!is_lower(trim(rest).front()) && !is_capitalised(trim(rest))) return false;
  return is_lower(trim(rest).front()) && has_main_verb(rest);
}

bool outgrows_caption(std::string_view phrase, std::string_view rest) {
  if (phrase.ends_with(" by")) return !opens_with_name(rest) && has_main_verb(rest);
  return opens_with_any(phrase, {"foto de", "imagen de", "photo d'", "bildrechte"}) &&
         has_main_verb(rest);
}

bool outgrows_notice(std::string_view phrase, std::string_view rest, std::string_view line) {
  if (phrase.ends_with("expressed") || phrase.ends_with("opinions")) return !disclaims(line);
  return line.find("\u00a9") == kNpos &&
         opens_with_any(phrase, {"all rights", "alle rechte", "derechos", "todos los derechos",
                                 "reproduction", "tous droits"}) &&
         has_main_verb(rest);
}

// "... and may not be republished without permission": no article says so of itself.
bool forbids_copying(std::string_view line) {
  return contains_folded(line, "permission") || contains_folded(line, "may not be") ||
         contains_folded(line, "cannot be re");
}

}  // namespace

bool opens_news(std::string_view line, int words, Verdict opening) {
  if (words < kFewest || !ends_sentence(line) || line.substr(0, 40).find(':') != kNpos)
    return false;
  const std::string_view phrase = opening_text(opening.rule);
  const std::string_view rest = after_opening(line, opening.rule);
  const bool closed = rest.empty() || rest.find(' ') == kNpos ||  // "Foto de archivo. Una calle."
                      (rest.front() != ' ' && rest.front() != ',');
  switch (opening.kind) {
    case K::promotion:
      if (reports_speech(line) || (words >= 6 && tells_of_past(line) && !calls_reader(line)))
        return true;
      return !closed && !speaks_to_somebody(phrase, rest) && has_main_verb(rest);
    case K::related:
    case K::navigation:
      return reports_speech(line) ||
             (!closed && !speaks_to_somebody(phrase, rest) && has_main_verb(rest));
    case K::legal:
      return reports_speech(line) || (!closed && outgrows_notice(phrase, rest, line));
    case K::owner:
      return goes_on_after_participle(line) ||
             (!closed && !phrase.starts_with("this ") && outgrows_credit(rest));
    case K::author:
    case K::credit:
      return goes_on_after_participle(line) || (!closed && outgrows_credit(rest));
    case K::note:
      return goes_on_after_participle(line) ||
             (!closed && !forbids_copying(line) && outgrows_note(phrase, rest, line));
    case K::caption:
      return !closed && outgrows_caption(phrase, rest);
    default:
      return false;
  }
}

bool names_nobody_before(std::string_view line, std::string_view verb) {
  const std::size_t at = find_folded(line, verb, 0);
  if (at == kNpos || !ends_sentence(line)) return false;
  const std::string_view subject = line.substr(0, at);
  if (subject.find_first_of(".;:") != kNpos) return false;  // a credit after a sentence
  bool opens = true;
  const bool unnamed = all_words(subject, [&](std::string_view raw) {
    const bool first = opens;
    opens = false;
    return first || !is_capitalised(without_punctuation(raw));
  });
  return unnamed && words_beyond_credit(subject) >= 2;
}

bool ends_news(std::string_view line, int words, Verdict ending) {
  if (words < kFewest || !ends_sentence(line) || line.find(':') != kNpos) return false;
  switch (ending.kind) {
    case K::credit:
      return names_nobody_before(line, "contributed");
    case K::promotion:
    case K::related:
    case K::navigation: {
      const std::size_t stop = line.find_last_not_of(".!?)\"'");
      if (line.substr(0, stop).find_first_of(".;!?") != kNpos) return false;
      const std::size_t comma = line.rfind(',');  // ", click here"
      if (comma != kNpos && count_words(line.substr(comma + 1), 5) <= 3) return false;
      return !contains_folded(line, "you") && !contains_folded(line, " our ") &&
             !contains_folded(line, "please") && (tells_of_past(line) || reports_speech(line));
    }
    default:
      return false;
  }
}

}  // namespace broadsheet::article
