#pragma once

#include <cstddef>
#include <string_view>

namespace broadsheet::text {

/// The end of a URL (http://, https://, ftp:// or www.) that begins at `at`, without the
/// punctuation of the sentence behind it; `at` itself if none does.
[[nodiscard]] std::size_t url_end(std::string_view text, std::size_t at) noexcept;

/// The end of what may follow a host name ("/politics/2024?x=1"); `at` without a path.
[[nodiscard]] std::size_t url_path_end(std::string_view text, std::size_t at) noexcept;

/// Does a name end in a top-level domain that news writes bare ("nytimes.com")?
[[nodiscard]] bool is_host_name(std::string_view name) noexcept;

/// Does a name before a path ("bit.ly" of "bit.ly/3x") end in the top-level domain of a country,
/// or a bare one? "and.or/..." does not.
[[nodiscard]] bool is_host_before_path(std::string_view name) noexcept;

/// An e-mail address tried at one place: its end, or `at` itself; and how far was looked.
struct MailMatch {
  std::size_t end;
  std::size_t looked_until;
};

/// The e-mail address that begins at `at`, if one does.
[[nodiscard]] MailMatch match_mail(std::string_view text, std::size_t at) noexcept;

}  // namespace broadsheet::text
