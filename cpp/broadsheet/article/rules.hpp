#pragma once

#include <cstdint>
#include <string_view>

#include "broadsheet/article/phrase_match.hpp"

namespace broadsheet::article {

/// The rules that are no phrase, by what they saw. Numbers follow those of the phrases.
enum class Rule : std::uint16_t {
  first_line_title,
  heading_shape,
  byline,
  name_and_handle,
  name_and_role,
  time_stamp,
  only_share_words,
  image_counter,
  reading_time,
  agency_picture_credit,
  picture_credit_bar,
  photo_in_description,
  copyright_sign,
  email_invitation,
  follow_handle,
  invitation_words,
  credit_inside,
  caption_button,
  list_after_heading,
  capitals_link,
  bracketed_insertion,
  author_note,
  section_label,
  dated_credit,
  number_alone,
  readers_comments,
  repeats_above,
  about_author,
  dateline,
  direct_speech,
  repeated_sentence,
  repeated_invitation,
  repeated_name,
  repeated_outlet,
  repeated_label,
  repeated_capitals,
  name_below_title,
  name_and_section,
  name_and_place,
  author_given,
  genre_label,
  agency_of_dateline,
  below_byline,
  signed_at_end,
  marks_only,
  address_alone,
  breadcrumb,
  wire_credit,
  how_to_reach,
  heading_marks,
  tag_after_heading,
  own_outlet,
  last
};

/// The number of a rule in segments and judgements.
[[nodiscard]] std::uint16_t number(Rule rule) noexcept;

[[nodiscard]] inline Verdict verdict(LineKind kind, Rule rule) noexcept {
  return {kind, number(rule)};
}

}  // namespace broadsheet::article
