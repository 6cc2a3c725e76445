#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace broadsheet::article {

/// An outlet's name in words, as the field of an article gives it. Left out are an opening
/// "The" (remembered), what names an edition ("Fox Online News", "CNN (Web News)", "Newsmax -
/// Opinion"), and of an address all but the name in it ("www.politico.com").
/// A folder's name ("harbor-ledger") is read as words, "FoxNews" and "foxnews.com" as two.
///
/// Refers to the field's bytes; makes no copy, since every article of a corpus has one.
class OutletName {
 public:
  static constexpr std::size_t kMostWords = 8;

  /// A name of more than kMostWords words, or without a letter, has none.
  explicit OutletName(std::string_view outlet) noexcept;

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] std::string_view operator[](std::size_t i) const noexcept { return words_[i]; }
  [[nodiscard]] std::string_view last() const noexcept { return words_[size_ - 1]; }

  /// Given with "The" before it, or one word with another article: "The Hill", "Die Zeit".
  [[nodiscard]] bool has_the() const noexcept { return has_the_; }

  /// The article that the name may have before it, here or in a text.
  [[nodiscard]] std::string_view article() const noexcept { return article_; }

  /// Known from an address alone, so that it may stand for several words in one.
  [[nodiscard]] bool is_address() const noexcept { return is_address_; }

  /// "ABC News", "NPR News": the letters alone name it as well.
  [[nodiscard]] bool is_acronym_and_news() const noexcept;

  /// Whether the last word is what newspapers are called, so that "The Times" may stand for it.
  [[nodiscard]] bool ends_as_newspaper() const noexcept;

  /// Whether the last word says that it is a medium: as above, or "News", "Radio".
  [[nodiscard]] bool ends_as_medium() const noexcept;

 private:
  std::array<std::string_view, kMostWords> words_{};
  std::size_t size_ = 0;
  std::string_view article_ = "the";
  bool has_the_ = false;
  bool is_address_ = false;
};

/// Whether a word has two capitals or more ("CNN", "HuffPost"): no ordinary word looks like it.
[[nodiscard]] bool has_capitals_of_its_own(std::string_view word) noexcept;

}  // namespace broadsheet::article
