#pragma once

#include <cstdint>
#include <string_view>

namespace broadsheet::article {

/// What a line of an article is.
///
/// Article text: title, subheading, paragraph. What stands about the article: author
/// ("By Jane Doe"), owner ("This article is owned by ..."), dateline ("PARIS (AP) -", the
/// start of a paragraph), credit ("Jane Doe contributed to this report."), note ("Editor's
/// note: ...", "Updated at 5 p.m."), legal ("All rights reserved."). What a page puts
/// between: related (links to other articles, "READ MORE: ..."), promotion (newsletters,
/// advertising, "Follow us"), navigation (buttons and labels of the page), caption (of a
/// picture, with its credit). A blank line has no segment; one of
/// marks alone ("* * *") is blank too, with a segment.
enum class LineKind : std::uint8_t {
  title,
  subheading,
  paragraph,
  author,
  owner,
  dateline,
  related,
  promotion,
  navigation,
  caption,
  credit,
  legal,
  note,
  blank
};

inline constexpr int kLineKinds = 14;

/// The kind's name as tables and filters show it: "title", "subheading", ...
[[nodiscard]] std::string_view name(LineKind kind) noexcept;

/// A set of kinds as bits: bit i stands for the kind of value i.
[[nodiscard]] constexpr std::uint32_t bit(LineKind kind) noexcept {
  return 1U << static_cast<unsigned>(kind);
}

/// The kinds that are not counted unless asked for: all that is not the article's own
/// words. Title, sub-headings and paragraphs are never set aside by kind.
inline constexpr std::uint32_t kDefaultSetAside =
    bit(LineKind::author) | bit(LineKind::owner) | bit(LineKind::dateline) |
    bit(LineKind::related) | bit(LineKind::promotion) | bit(LineKind::navigation) |
    bit(LineKind::caption) | bit(LineKind::credit) | bit(LineKind::legal) | bit(LineKind::note);

}  // namespace broadsheet::article
