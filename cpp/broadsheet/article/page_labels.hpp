#pragma once

#include <string_view>

namespace broadsheet::article {

/// A line of dates, times and words about them only, with a digit: "Updated at 5:28 p.m. ET",
/// "6 years ago", "Nov. 19, 2019".
[[nodiscard]] bool is_time_stamp(std::string_view line, int words);

/// Whether the line opens as a time stamp without digits may.
[[nodiscard]] bool opens_with_update(std::string_view line) noexcept;

/// "Share on Facebook", "Tweet Print Email": buttons only.
[[nodiscard]] bool is_share_words(std::string_view line, int words);

/// "Image 1 of 2", "1 / 23", "1 of 18", "Slideshow (2 Images)".
[[nodiscard]] bool counts_images(std::string_view line, int words);

/// "5 min read", "Listen 3:45", "01:23 - Source: CNN".
[[nodiscard]] bool is_reading_time(std::string_view line, int words);

/// A number alone: a counter of comments or shares.
[[nodiscard]] bool is_number_only(std::string_view line);

/// "1of4Smoke rises ...", "1 of 4Smoke rises ...": a picture's place glued to its caption.
[[nodiscard]] bool opens_with_picture_count(std::string_view line);

/// A word alone that is an address of the web: "https://ledger.org/x", "ledger.org".
[[nodiscard]] bool is_address_alone(std::string_view word);

/// "Home > News > Politics", "Portada \u203a Sociedad".
[[nodiscard]] bool is_breadcrumb(std::string_view line, int words);

/// Whether the line is the name of a newspaper's section: "Politics", "World".
[[nodiscard]] bool is_section_name(std::string_view line);

/// Whether the line only tells what kind of article follows: "NEWS ANALYSIS", "Opinion".
[[nodiscard]] bool is_genre_label(std::string_view line);

/// "(c) 2024 Coastal Wire. ...", "(C) Plains Courier 2024".
[[nodiscard]] bool is_copyright_notice(std::string_view line, int words);

/// A whole line in brackets that reads like a headline: a link put into the text.
[[nodiscard]] bool is_bracketed_insertion(std::string_view line, int words);

}  // namespace broadsheet::article
