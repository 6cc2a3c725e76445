#include "broadsheet/article/outlet_name.hpp"

#include <algorithm>

#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/line_words.hpp"

namespace broadsheet::article {
namespace {

constexpr std::size_t kNpos = std::string_view::npos;

// Words of an edition, and what stands for the whole of a site.
bool is_edition(std::string_view word) {
  static constexpr WordList kEditions(
      std::to_array<std::string_view>({"online", "web", "digital", "print", "edition", "opinion",
                                       "opinions", "editorial", "editorials", "blog"}));
  return kEditions.has(word);
}

// The name without what stands behind it in brackets, or after a bar or a dash.
std::string_view without_edition(std::string_view outlet) {
  std::size_t cut = outlet.find_first_of("([|");
  for (const std::string_view dash :
       {std::string_view{" - "}, std::string_view{" \u2013 "}, std::string_view{" \u2014 "}})
    cut = std::min(cut, outlet.find(dash));
  const std::string_view name = trim(outlet.substr(0, cut));
  return name.empty() ? outlet : name;
}

// "www.politico.com", "https://politico.com/news": the label before ".com", ".co.uk"; empty where
// the word is no address.
std::string_view label_of_address(std::string_view word) {
  if (const std::size_t scheme = word.find("://"); scheme != kNpos) word.remove_prefix(scheme + 3);
  word = word.substr(0, word.find('/'));
  if (match_folded(word, "www.") != 0) word.remove_prefix(4);
  const std::size_t stop = word.find('.');
  if (stop == kNpos || stop < 2 || word.size() - stop < 3) return {};
  const std::string_view rest = word.substr(stop + 1);
  const bool letters =
      std::all_of(rest.begin(), rest.end(), [](char c) { return is_letter(c) || c == '.'; });
  return letters && rest.size() <= 7 && word.find('.', stop + 1) != stop + 1 ? word.substr(0, stop)
                                                                             : std::string_view{};
}

bool is_newspaper_word(std::string_view word) {
  static constexpr WordList kNewspaperWords(std::to_array<std::string_view>(
      {"times",       "post",     "journal",  "tribune",  "herald",    "globe",    "chronicle",
       "telegraph",   "mail",     "star",     "sun",      "observer",  "gazette",  "register",
       "examiner",    "monitor",  "courier",  "review",   "record",    "sentinel", "standard",
       "dispatch",    "beacon",   "bee",      "inquirer", "enquirer",  "mirror",   "express",
       "advertiser",  "leader",   "guardian", "ledger",   "spectator", "bulletin", "mercury",
       "independent", "republic", "citizen",  "caller",   "beast",     "signal",   "argus"}));
  return kNewspaperWords.has(word);
}

// "harbor-ledger": small letters parted by signs, as folders are called.
bool is_folder_name(std::string_view outlet) {
  return outlet.find_first_of("-_") != kNpos &&
         std::all_of(outlet.begin(), outlet.end(),
                     [](char c) { return is_lower(c) || is_digit(c) || c == '-' || c == '_'; });
}

// An article of another language in small letters; empty where the word is none.
std::string_view other_article(std::string_view word) {
  for (const std::string_view article :
       {"die", "der", "das", "le", "la", "les", "el", "los", "las", "il", "lo"})
    if (is_one_of(word, {article})) return article;
  return {};
}

}  // namespace

namespace {

// "FoxNews", the "foxnews" of an address: how many of its bytes are the name before "News"; 0 where
// the word is no such name.
std::size_t before_news(std::string_view word, bool is_address) {
  constexpr std::size_t kNews = 4;
  if (word.size() < kNews + 3) return 0;
  const std::size_t name = word.size() - kNews;
  const std::string_view news = word.substr(name);
  const bool told = is_address ? news == "news" : news == "News" && is_upper(word[0]);
  return told && is_letter(word[name - 1]) ? name : 0;
}

}  // namespace

OutletName::OutletName(std::string_view outlet) noexcept {
  const bool folder = is_folder_name(outlet);
  const auto add = [this](std::string_view raw) {
    const std::string_view address = label_of_address(raw);
    std::string_view word = address.empty() ? without_punctuation(raw) : address;
    while (!word.empty() && (word.back() == '!' || word.back() == '?')) word.remove_suffix(1);
    if (word.empty() || (size_ > 0 && is_edition(word))) return true;
    if (size_ == 0 && !has_the_ && is_one_of(word, {"the"})) {
      has_the_ = true;
      return true;
    }
    if (size_ == kMostWords) {
      size_ = 0;
      return false;
    }
    if (const std::size_t name = before_news(word, !address.empty()); name != 0 && size_ == 0) {
      words_[size_++] = word.substr(0, name);
      words_[size_++] = word.substr(name);
      return true;
    }
    is_address_ = !address.empty() && size_ == 0;
    words_[size_++] = word;
    return true;
  };
  if (folder) {
    for (std::size_t from = 0; from < outlet.size();) {
      const std::size_t end = std::min(outlet.find_first_of("-_", from), outlet.size());
      if (end > from && !add(outlet.substr(from, end - from))) break;
      from = end + 1;
    }
  } else {
    all_words(without_edition(outlet), add);
  }
  if (size_ > 1) is_address_ = false;
  if (const auto article = other_article(words_[0]); size_ == 2 && !has_the_ && !article.empty()) {
    has_the_ = true;
    article_ = article;
    words_[0] = words_[1];
    size_ = 1;
  }
  const auto names = [](std::string_view word) { return has_word(word); };
  if (std::none_of(words_.begin(), words_.begin() + static_cast<std::ptrdiff_t>(size_), names))
    size_ = 0;
}

bool OutletName::is_acronym_and_news() const noexcept {
  return size_ == 2 && words_[0].size() >= 3 && is_one_of(words_[1], {"news"}) &&
         std::all_of(words_[0].begin(), words_[0].end(), is_upper);
}

bool OutletName::ends_as_newspaper() const noexcept {
  const std::size_t hyphen = last().rfind('-');  // "Sun-Times"
  return size_ > 1 && is_newspaper_word(hyphen == kNpos ? last() : last().substr(hyphen + 1));
}

bool OutletName::ends_as_medium() const noexcept {
  return ends_as_newspaper() ||
         (size_ > 1 && is_one_of(last(), {"news", "press", "radio", "tv", "television", "today",
                                          "magazine", "newspaper", "media"}));
}

bool has_capitals_of_its_own(std::string_view word) noexcept {
  return std::count_if(word.begin(), word.end(), is_upper) >= 2;
}

}  // namespace broadsheet::article
