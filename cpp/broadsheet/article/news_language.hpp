#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace broadsheet::article {

/// The languages whose small words tell where a name begins and ends.
enum class NewsLanguage : std::uint8_t { english, spanish, french, german, italian, portuguese };

/// Guesses the language of an article from its function words ("the", "los", "und") and the
/// letters of its small words. The
/// first few hundred decide; without any, or on a tie, English.
class LanguageVotes {
 public:
  /// Counts a word. Capitals that open a sentence count like small letters.
  void add(std::string_view word);

  [[nodiscard]] NewsLanguage language() const noexcept;

 private:
  void count(std::uint8_t languages) noexcept;

  std::array<int, 6> votes_{};
  int total_ = 0;
};

/// Whether a capitalised word begins sentences in this language, so that it is no part of
/// the name behind it: "Luego", "Puis", "Dann". English has its words in name_word().
[[nodiscard]] bool opens_sentences(NewsLanguage language, std::string_view word) noexcept;

}  // namespace broadsheet::article
