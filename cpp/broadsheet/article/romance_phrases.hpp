#pragma once

#include <span>

#include "broadsheet/article/phrase.hpp"

namespace broadsheet::article {

/// Phrases that open lines of a page in Spanish and French, and a few in Portuguese and Italian.
[[nodiscard]] std::span<const Phrase> romance_phrases() noexcept;

}  // namespace broadsheet::article
