#pragma once

#include <span>

#include "broadsheet/article/phrase.hpp"

namespace broadsheet::article {

/// English phrases that open what is said about an article: its pictures, notes of the newsroom,
/// rights, who made it.
[[nodiscard]] std::span<const Phrase> english_credit_phrases() noexcept;

}  // namespace broadsheet::article
