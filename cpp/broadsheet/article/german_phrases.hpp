#pragma once

#include <span>

#include "broadsheet/article/phrase.hpp"

namespace broadsheet::article {

/// German phrases that open lines of a page.
[[nodiscard]] std::span<const Phrase> german_phrases() noexcept;

}  // namespace broadsheet::article
