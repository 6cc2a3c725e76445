#include "broadsheet/article/invitations.hpp"

#include <algorithm>

#include "broadsheet/article/bylines.hpp"
#include "broadsheet/article/find_folded.hpp"
#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/line_words.hpp"
#include "broadsheet/article/narration.hpp"

namespace broadsheet::article {
namespace {

bool has_email(std::string_view line) {
  for (std::size_t at = line.find('@'); at != std::string_view::npos; at = line.find('@', at + 1)) {
    if (at == 0 || at + 3 >= line.size()) continue;
    const bool before = is_letter(line[at - 1]) || is_digit(line[at - 1]);
    std::size_t end = at + 1;
    bool dot = false;
    while (end < line.size() &&
           (is_letter(line[end]) || is_digit(line[end]) || line[end] == '-' ||
            (line[end] == '.' && end + 1 < line.size() && is_letter(line[end + 1])))) {
      dot = dot || line[end] == '.';
      ++end;
    }
    if (before && dot) return true;
  }
  return false;
}

// "you" or "your", or a call to click or sign up.
bool addresses_reader(std::string_view line) {
  return contains_folded(line, "your ") || contains_folded(line, " you ") ||
         contains_folded(line, " you.") || contains_folded(line, "click here") ||
         contains_folded(line, "sign up here") || line.starts_with("You ");
}

// Whether a sentence of the line calls on somebody to write: "Send tips to ...". The first may
// also be news: "Tips sent there were deleted."
bool opens_sentence_to_write(std::string_view line) {
  for (bool is_first = true; !line.empty(); is_first = false) {
    const std::string_view first = without_punctuation(line.substr(0, line.find(' ')));
    if (is_one_of(first,
                  {"contact",   "email",     "e-mail",  "write",   "send",       "share",
                   "reach",     "follow",    "tips",    "letters", "questions",  "comments",
                   "tip",       "tell",      "escriba", "escribe", "env\u00ede", "\u00e9crivez",
                   "contactez", "schreiben", "got",     "have"}))
      return !is_first || !tells_of_past(line);
    const std::size_t stop = line.find_first_of(".?!:;)");
    if (stop == std::string_view::npos) return false;
    const std::size_t next = line.find(' ', stop);
    if (next == std::string_view::npos) return false;
    line = trim(line.substr(next));
  }
  return false;
}

// "Ana Costa is a reporter ...", "Ana Costa covers ...", with an address.
bool tells_who_writes(std::string_view line) {
  const bool role = contains_folded(line, "reporter") || contains_folded(line, "columnist") ||
                    contains_folded(line, "editor") || contains_folded(line, "writer");
  return (role && contains_folded(line, " is ")) || contains_folded(line, " covers ") ||
         contains_folded(line, " writes ");
}

}  // namespace

bool asks_to_write(std::string_view line, int words) {
  if (!has_email(line)) return false;
  if (words <= 3) return true;
  if (words > 60 || reports_speech(line)) return false;
  for (const std::string_view cue :
       {std::string_view{"be reached"}, std::string_view{"reach him"},
        std::string_view{"reach her"}, std::string_view{"reach me"}, std::string_view{"reach them"},
        std::string_view{"reach us"}, std::string_view{"email him"}, std::string_view{"email her"},
        std::string_view{"please "}, std::string_view{"correo:"}, std::string_view{"courriel :"}}) {
    if (contains_folded(line, cue)) return true;
  }
  if (!ends_sentence(line)) {
    for (const std::string_view cue :
         {std::string_view{"email"}, std::string_view{"e-mail"}, std::string_view{"contact"},
          std::string_view{"reach"}, std::string_view{"write to"}, std::string_view{"follow"},
          std::string_view{"send"}, std::string_view{"tips"}, std::string_view{"letters"},
          std::string_view{"reporter"}, std::string_view{"columnist"}, std::string_view{"editor"},
          std::string_view{"correo"}, std::string_view{"courriel"}}) {
      if (contains_folded(line, cue)) return true;
    }
    return words <= 8;
  }
  return tells_who_writes(line) || opens_sentence_to_write(line) || addresses_reader(line);
}

bool tells_how_to_reach(std::string_view line, int words) {
  if (words < 5 || words > 25 || !is_upper(line.front())) return false;
  const auto leads_there = [](char c) { return is_digit(c) || c == '@'; };
  const std::string_view end = line.substr(line.size() - std::min<std::size_t>(line.size(), 24));
  if (std::none_of(end.begin(), end.end(), leads_there)) return false;
  constexpr std::string_view kReached = " be reached ";
  const std::size_t reached = find_exact(line, kReached);
  if (reached == std::string_view::npos) return false;
  std::string_view subject = line.substr(0, reached);
  for (const std::string_view may : {std::string_view{" can"}, std::string_view{" may"}}) {
    if (subject.ends_with(may)) subject.remove_suffix(may.size());
  }
  const std::string_view how = line.substr(reached + kReached.size());
  return subject.size() < reached &&
         (is_personal_name(subject) || is_one_of(subject, {"he", "she", "they"})) &&
         (how.starts_with("at ") || how.starts_with("by ") || how.starts_with("on ")) &&
         std::any_of(how.begin(), how.end(), leads_there) && !reports_speech(line);
}

bool asks_to_follow(std::string_view line, int words) {
  if (words > 60) return false;
  if (words <= 12 && line.starts_with("Follow ") && is_capitalised(line.substr(7)) &&
      !has_quotation_mark(line) &&
      (contains_folded(line, " on twitter") || contains_folded(line, " on facebook") ||
       contains_folded(line, " on instagram")))
    return true;
  if (words <= 16 && line.starts_with("Follow ") && is_capitalised(line.substr(7)) &&
      !has_quotation_mark(line) &&
      (contains_folded(line, "http") || contains_folded(line, " www.")))
    return true;
  if (line.find('@') == std::string_view::npos) return false;
  return contains_folded(line, "follow ") || contains_folded(line, "twitter: @") ||
         contains_folded(line, "twitter @") || contains_folded(line, "on twitter at @") ||
         contains_folded(line, "tweet him") || contains_folded(line, "tweet her");
}

bool is_call_for_support(std::string_view line) {
  if (!line.starts_with("Support ") && !line.starts_with("Donate ") &&
      !line.starts_with("SUPPORT "))
    return false;
  if (!contains_folded(line, "journalism") && !contains_folded(line, "newsroom") &&
      !contains_folded(line, "our reporting"))
    return false;
  if (!ends_sentence(line)) return true;
  return !line.starts_with("Support for ") && !tells_of_past(line) && !reports_speech(line) &&
         (contains_folded(line, "subscri") || contains_folded(line, "donat") ||
          contains_folded(line, " our ") || contains_folded(line, "today") ||
          contains_folded(line, " local journalism") || contains_folded(line, "independent"));
}

bool has_invitation_words(std::string_view line) {
  const int strong =
      (contains_folded(line, "newsletter") ? 1 : 0) + (contains_folded(line, "inbox") ? 1 : 0) +
      (contains_folded(line, "click here") ? 1 : 0) + (contains_folded(line, "join our") ? 1 : 0);
  if (strong == 0) return false;
  const bool weak = contains_folded(line, "sign up") || contains_folded(line, "signing up") ||
                    contains_folded(line, "subscri");
  const bool label = strong + (weak ? 1 : 0) >= 2 && !ends_sentence(line);
  return label || addresses_reader(line);
}

bool speaks_to_reader(std::string_view line) {
  for (const std::string_view cue :
       {std::string_view{"your "}, std::string_view{" you "}, std::string_view{"our newsletter"},
        std::string_view{" here."}, std::string_view{"click "}, std::string_view{"sign up "},
        std::string_view{"subscribe to"}, std::string_view{"our free"},
        std::string_view{"our daily"}, std::string_view{"our weekly"},
        std::string_view{"this form"}, std::string_view{"privacy policy"},
        std::string_view{"your inbox"}, std::string_view{"follow us"},
        std::string_view{"on facebook"}, std::string_view{"on twitter"},
        std::string_view{"view photos"}, std::string_view{"vote now"},
        std::string_view{"our podcast"}}) {
    if (contains_folded(line, cue)) return true;
  }
  return line.starts_with("You ") || line.starts_with("Your ");
}

bool calls_reader(std::string_view line) {
  return speaks_to_reader(line) || contains_folded(line, " our ") ||
         contains_folded(line, "please") || contains_folded(line, " us ") ||
         contains_folded(line, " here") || contains_folded(line, "newsletter") ||
         contains_folded(line, "http") || line.find('@') != std::string_view::npos;
}

bool invites_readers(std::string_view line) {
  for (const std::string_view cue :
       {std::string_view{"newsletter"}, std::string_view{"your inbox"},
        std::string_view{"click here"}, std::string_view{"sign up here"},
        std::string_view{"on facebook here"}, std::string_view{"on twitter here"},
        std::string_view{"follow us"}, std::string_view{"subscribe to"},
        std::string_view{"download the app"}}) {
    if (contains_folded(line, cue)) return true;
  }
  return false;
}

}  // namespace broadsheet::article
