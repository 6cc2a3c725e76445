#pragma once

#include <span>

#include "broadsheet/article/phrase.hpp"

namespace broadsheet::article {

/// English phrases that open what a page adds to its articles: links to others, advertising,
/// invitations, buttons and labels.
[[nodiscard]] std::span<const Phrase> english_page_phrases() noexcept;

}  // namespace broadsheet::article
