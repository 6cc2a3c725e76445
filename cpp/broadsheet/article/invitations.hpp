#pragma once

#include <string_view>

namespace broadsheet::article {

/// "Write to Ana Costa at ana@ledger.org": an e-mail address, and a call to write there or who
/// is reached there. News of such an address has neither.
[[nodiscard]] bool asks_to_write(std::string_view line, int words);

/// "Ana Costa can be reached at 555-0100."
[[nodiscard]] bool tells_how_to_reach(std::string_view line, int words);

/// "Follow Ana on Twitter @ana".
[[nodiscard]] bool asks_to_follow(std::string_view line, int words);

/// "Support our journalism".
[[nodiscard]] bool is_call_for_support(std::string_view line);

/// Whether words of invitations stand anywhere in the line. Articles tell of people who sign up
/// for something or subscribe to it; of an inbox, a newsletter or a place to click they tell
/// rarely, and then not to the reader.
[[nodiscard]] bool has_invitation_words(std::string_view line);

/// Whether the line speaks to the reader: "you", "your", "here", "click", "our newsletter".
[[nodiscard]] bool speaks_to_reader(std::string_view line);

/// Whether the line calls on its readers: "you", "our", "here", "please", an address.
[[nodiscard]] bool calls_reader(std::string_view line);

/// Whether the line names what only an invitation to readers names: a newsletter, a place to
/// click, the outlet's pages on social networks.
[[nodiscard]] bool invites_readers(std::string_view line);

}  // namespace broadsheet::article
