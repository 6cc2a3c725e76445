#include "broadsheet/article/line_rules.hpp"

#include <algorithm>

#include "broadsheet/article/bylines.hpp"
#include "broadsheet/article/find_folded.hpp"
#include "broadsheet/article/invitations.hpp"
#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/news_sentence.hpp"
#include "broadsheet/article/page_labels.hpp"
#include "broadsheet/article/picture_credits.hpp"
#include "broadsheet/article/rules.hpp"

namespace broadsheet::article {

using K = LineKind;

Verdict judge_line(std::string_view line, int words, LineHints hints) {
  if (may_open_phrase(line)) {
    const Verdict opening = match_opening(line, words);
    if (opening.rule != 0) {
      if (!opens_news(line, words, opening)) return opening;
      return {};
    }
  }
  if (may_end_phrase(line)) {
    const Verdict ending = match_ending(line, words);
    if (ending.rule != 0 && !ends_news(line, words, ending)) return ending;
  }
  if (words <= 60 && (line.back() == ')' || line.back() == ']')) {
    const Verdict bracket = match_closing_bracket(line, words);
    if (bracket.rule != 0) return bracket;
    if (is_bracketed_insertion(line, words)) return verdict(K::related, Rule::bracketed_insertion);
  }
  if (words <= 16) {
    if (!has_word(line)) return verdict(K::blank, Rule::marks_only);
    if (is_byline(line, words)) return verdict(K::author, Rule::byline);
    if (is_signature(line)) return verdict(K::author, Rule::name_and_role);
    const bool digits = std::any_of(line.begin(), line.end(), is_digit);
    if ((digits || opens_with_update(line)) && is_time_stamp(line, words))
      return verdict(K::note, Rule::time_stamp);
    if (!ends_sentence(line) && is_share_words(line, words))
      return verdict(K::navigation, Rule::only_share_words);
    if (words == 1 && is_address_alone(line)) return verdict(K::navigation, Rule::address_alone);
    if (is_breadcrumb(line, words)) return verdict(K::navigation, Rule::breadcrumb);
    if (is_wire_credit(line, words)) return verdict(K::credit, Rule::wire_credit);
    if (digits && counts_images(line, words)) return verdict(K::navigation, Rule::image_counter);
    if (digits && is_reading_time(line, words)) return verdict(K::navigation, Rule::reading_time);
  }
  if (words <= 4 && is_number_only(line)) return verdict(K::navigation, Rule::number_alone);
  if (words <= 10 && is_picture_credit(line))
    return verdict(K::caption, Rule::agency_picture_credit);
  if (words <= 12 && is_call_for_support(line))
    return verdict(K::promotion, Rule::invitation_words);
  if (line.starts_with("CLOSE ") && line.size() > 8 && is_upper(line[6]) && is_lower(line[7]))
    return verdict(K::caption, Rule::caption_button);
  if (is_digit(line.front()) && opens_with_picture_count(line))
    return verdict(K::caption, Rule::caption_button);
  if ((hints.copyright && words <= 40) || (hints.parenthesis && is_copyright_notice(line, words)))
    return verdict(K::legal, Rule::copyright_sign);
  if (hints.bar && has_credit_after_bar(line, words))
    return verdict(K::caption, Rule::picture_credit_bar);
  if ((hints.slash || line.back() == ')') && words < 64 && has_agency_credit(line))
    return verdict(K::caption, Rule::agency_picture_credit);
  const Cues cues = words <= 60 && !hints.quotation ? find_cues(line) : Cues{};
  if (cues.caption && has_places_of_people(line))
    return verdict(K::caption, Rule::photo_in_description);
  if (words < 64 && describes_photo(line)) return verdict(K::caption, Rule::photo_in_description);
  if ((hints.at_sign || line.starts_with("Follow ")) && asks_to_follow(line, words))
    return verdict(K::promotion, Rule::follow_handle);
  if (words <= 25 && tells_how_to_reach(line, words))
    return verdict(K::promotion, Rule::how_to_reach);
  if (hints.at_sign) {
    if (asks_to_write(line, words)) return verdict(K::promotion, Rule::email_invitation);
    if (is_name_with_account(line, words)) return verdict(K::author, Rule::name_and_handle);
  }
  if (cues.invitation && has_invitation_words(line))
    return verdict(K::promotion, Rule::invitation_words);
  return {};
}

}  // namespace broadsheet::article
