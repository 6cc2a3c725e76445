#pragma once

#include <cstddef>
#include <string_view>

namespace broadsheet::text {

/// No sentence ends here.
inline constexpr std::size_t kNoSentenceEnd = static_cast<std::size_t>(-1);

/// Does a sentence end at the mark text[at] (a full stop, question or exclamation mark,
/// ellipsis, or line break)? If so, where: behind the mark and the quotation marks and
/// brackets that close after it; else kNoSentenceEnd.
///
/// UAX #29 made for news: a line break always ends a sentence; a full stop does not after
/// titles ("Sen."), initials, months before a day, and after "U.S.", "a.m.", "Inc.", "Calif."
/// only where the next word begins sentences; a mark before a lower-case word does not; nor
/// one inside direct speech whose speaker follows ("Stop!" Smith said). Looks at a bounded
/// number of words on either side, so that a text with n marks takes time linear in n.
[[nodiscard]] std::size_t sentence_end(std::string_view text, std::size_t at) noexcept;

}  // namespace broadsheet::text
