#pragma once

#include <span>

#include "broadsheet/article/phrase.hpp"

namespace broadsheet::article {

/// Phrases that open lines which are not the article, in English, Spanish, French and
/// German, and a few in Portuguese and Italian.
[[nodiscard]] std::span<const Phrase> opening_phrases() noexcept;

/// Phrases that end such lines.
[[nodiscard]] std::span<const Phrase> ending_phrases() noexcept;

/// Phrases that open a bracket at the end of a caption: "(Photo by ...)".
[[nodiscard]] std::span<const Phrase> bracket_phrases() noexcept;

}  // namespace broadsheet::article
