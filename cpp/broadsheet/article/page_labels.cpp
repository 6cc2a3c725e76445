#include "broadsheet/article/page_labels.hpp"

#include <algorithm>

#include "broadsheet/article/find_folded.hpp"
#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/line_words.hpp"

namespace broadsheet::article {

bool is_time_stamp(std::string_view line, int words) {
  if (words > 16 || words < 2 || line.size() > 120) return false;
  bool digits = false;
  bool time = false;
  bool told = false;
  const bool plain = all_words(line, [&](std::string_view raw) {
    const std::string_view word = without_punctuation(raw);
    if (word.empty() || word == "\u2022" || word == "\u2013") return true;
    if (is_digit(word[0]) || (word.size() > 1 && word[0] == '\'' && is_digit(word[1]))) {
      digits = true;
      time = time || (word.size() == 4 && (word.starts_with("19") || word.starts_with("20"))) ||
             word.find(':') != std::string_view::npos || word.find('/') != std::string_view::npos;
      return true;
    }
    static constexpr WordList kToldBy(std::to_array<std::string_view>(
        {"ago", "updated", "update", "posted", "published", "modified", "publicado", "actualizado",
         "publicada", "actualizada", "publi\u00e9", "jour", "modifi\u00e9", "aktualisiert",
         "ver\u00f6ffentlicht", "hace"}));
    if (kToldBy.has(word)) told = true;
    return is_time_word(word) || is_one_of(word, {"most", "recent", "update"});
  });
  return plain && ((digits && time) || (told && (digits || words >= 3)));
}

bool opens_with_update(std::string_view line) noexcept {
  return line.starts_with("Updated") || line.starts_with("Posted") ||
         line.starts_with("Published") || line.starts_with("UPDATED") ||
         line.starts_with("An hour");
}

bool is_share_words(std::string_view line, int words) {
  if (words > 14) return false;
  // What buttons say to whom, in a bar of them: "Share | Tweet | Email a friend".
  const bool bar = line.find_first_of('|') != std::string_view::npos ||
                   line.find("\u00b7") != std::string_view::npos ||
                   line.find("\u2022") != std::string_view::npos;
  int named = 0;
  const bool plain = all_words(line, [&](std::string_view raw) {
    const std::string_view word = without_punctuation(raw);
    if (word.empty() || is_digit(word[0])) return true;
    if (bar && is_one_of(word, {"\u00b7", "\u2022", "a", "friend", "friends", "with", "by", "us",
                                "me", "your"}))
      return true;
    static constexpr WordList kBesideShares(std::to_array<std::string_view>(
        {"this", "article", "story", "on", "via", "to", "in", "new", "window", "line", "link",
         "copy", "more", "save", "mail", "k", "app", "post", "page"}));
    if (kBesideShares.has(word)) return true;
    ++named;
    static constexpr WordList kShares(std::to_array<std::string_view>(
        {"share",     "shares",    "tweet",    "print",     "email",       "e-mail",    "facebook",
         "twitter",   "pinterest", "whatsapp", "linkedin",  "reddit",      "flipboard", "tumblr",
         "instagram", "telegram",  "sms",      "pocket",    "messenger",   "comment",   "comments",
         "youtube",   "snapchat",  "tiktok",   "google+",   "stumbleupon", "digg",      "pin",
         "x",         "like",      "bookmark", "compartir", "partager",    "teilen",    "drucken",
         "imprimir",  "close"}));
    return kShares.has(word);
  });
  return plain && named >= 1;
}

bool counts_images(std::string_view line, int words) {
  if (words > 7) return false;
  int numbers = 0;
  bool of = false;
  const bool plain = all_words(line, [&](std::string_view raw) {
    if (raw == "/") {
      of = true;
      return true;
    }
    const std::string_view word = without_punctuation(raw);
    if (word.empty()) return true;
    if (is_digit(word[0])) {
      ++numbers;
      return word.size() <= 4;
    }
    if (word == "of") of = true;
    static constexpr WordList kBesideImages(std::to_array<std::string_view>(
        {"of", "image", "images", "photo", "photos", "picture", "slide", "slides", "next", "prev",
         "previous", "gallery", "page"}));
    return kBesideImages.has(word);
  });
  return plain && of && numbers == 2;
}

bool is_reading_time(std::string_view line, int words) {
  if (words > 6 || line.empty()) return false;
  if (contains_folded(line, "min read") || contains_folded(line, "minute read") ||
      contains_folded(line, "minutes read") || contains_folded(line, "min. read"))
    return true;
  const auto is_clock = [](std::string_view word) {
    return word.size() >= 4 && word.size() <= 8 && word.find(':') != std::string_view::npos &&
           std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == ':'; });
  };
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos) return false;
  const std::string_view first = line.substr(0, blank);
  if (is_clock(first)) return line.find(" Source: ") != std::string_view::npos;
  return words == 2 && is_clock(line.substr(blank + 1)) &&
         is_one_of(without_punctuation(first), {"listen", "watch", "video", "audio", "duration",
                                                "escuchar", "duraci\u00f3n", "\u00e9couter"});
}

bool opens_with_picture_count(std::string_view line) {
  std::size_t i = 0;
  const auto skip = [&](auto is) {
    const std::size_t from = i;
    while (i < line.size() && is(line[i])) ++i;
    return i - from;
  };
  const auto is_blank = [](char c) { return c == ' '; };
  if (const std::size_t n = skip(is_digit); n == 0 || n > 3) return false;
  skip(is_blank);
  if (!line.substr(i).starts_with("of")) return false;
  i += 2;
  skip(is_blank);
  if (const std::size_t n = skip(is_digit); n == 0 || n > 3) return false;
  return i + 1 < line.size() && is_upper(line[i]) && is_lower(line[i + 1]);
}

bool is_address_alone(std::string_view word) {
  if (word.starts_with("https://") || word.starts_with("http://") || word.starts_with("www."))
    return true;
  // A host: parts of small letters, digits and hyphens between dots, the last of letters.
  const std::size_t dot = word.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || word.size() - dot < 3) return false;
  if (word.size() - dot > 8 || !is_lower(word.front())) return false;
  return std::all_of(word.begin() + static_cast<std::ptrdiff_t>(dot) + 1, word.end(), is_lower) &&
         std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(dot),
                     [](char c) { return is_lower(c) || is_digit(c) || c == '-' || c == '.'; });
}

bool is_breadcrumb(std::string_view line, int words) {
  if (words < 3 || words > 14 || !is_upper(line.front()) || ends_sentence(line)) return false;
  for (const std::string_view sign :
       {std::string_view{" > "}, std::string_view{" \u203a "}, std::string_view{" \u00bb "}}) {
    std::size_t parts = 0;
    bool plain = true;
    std::string_view rest = line;
    if (line.find(trim(sign)) == std::string_view::npos) continue;  // a rare byte, found quickly
    std::size_t at = rest.find(sign);
    if (at == std::string_view::npos) continue;
    const bool from_home = is_one_of(
        line.substr(0, at), {"home", "inicio", "portada", "accueil", "startseite", "news"});
    while (plain) {
      const std::string_view part = rest.substr(0, at);
      plain = count_words(part, 6) <= 4 && is_capitalised(part);
      ++parts;
      if (at == std::string_view::npos) break;
      rest.remove_prefix(at + sign.size());
      at = rest.find(sign);
    }
    return plain && (parts >= 3 || (from_home && parts == 2));
  }
  return false;
}

bool is_number_only(std::string_view line) {
  return std::all_of(line.begin(), line.end(), [](char c) {
    return is_digit(c) || c == ' ' || c == ',' || c == '+' || c == '/';
  });
}

bool is_section_name(std::string_view trimmed) {
  static constexpr WordList kSections(
      std::to_array<std::string_view>({"politics",   "world",
                                       "business",   "sports",
                                       "sport",      "entertainment",
                                       "technology", "tech",
                                       "health",     "science",
                                       "news",       "local news",
                                       "us news",    "u.s. news",
                                       "world news", "lifestyle",
                                       "travel",     "education",
                                       "national",   "international",
                                       "economy",    "culture",
                                       "arts",       "opinions",
                                       "letters",    "us",
                                       "u.s",        "nation",
                                       "space",      "immigration",
                                       "video",      "top news",
                                       "home",       "money",
                                       "media"}));
  return kSections.has(without_punctuation(trimmed));
}

bool is_genre_label(std::string_view line) {
  static constexpr WordList kGenres(std::to_array<std::string_view>({"analysis",
                                                                     "news analysis",
                                                                     "opinion",
                                                                     "commentary",
                                                                     "column",
                                                                     "editorial",
                                                                     "guest column",
                                                                     "guest essay",
                                                                     "guest opinion",
                                                                     "op-ed",
                                                                     "exclusive",
                                                                     "explainer",
                                                                     "fact check",
                                                                     "feature",
                                                                     "interview",
                                                                     "investigation",
                                                                     "special report",
                                                                     "breaking news",
                                                                     "perspective",
                                                                     "viewpoint",
                                                                     "review",
                                                                     "obituary",
                                                                     "profile",
                                                                     "essay",
                                                                     "long read",
                                                                     "news",
                                                                     "market analysis",
                                                                     "political memo",
                                                                     "reporter's notebook",
                                                                     "an\u00e1lisis",
                                                                     "opini\u00f3n",
                                                                     "entrevista",
                                                                     "reportaje",
                                                                     "exclusiva",
                                                                     "analyse",
                                                                     "entretien",
                                                                     "tribune",
                                                                     "reportage",
                                                                     "enqu\u00eate",
                                                                     "kommentar",
                                                                     "meinung",
                                                                     "leitartikel",
                                                                     "interview"}));
  return kGenres.has(without_punctuation(line));
}

bool is_copyright_notice(std::string_view line, int words) {
  if (words > 40) return false;
  const std::size_t at = std::min(line.find("(c) "), line.find("(C) "));
  if (at == std::string_view::npos || at > 60) return false;
  const auto is_year = [](std::string_view word) {
    return word.size() >= 4 && (word.starts_with("19") || word.starts_with("20")) &&
           is_digit(word[2]) && is_digit(word[3]);
  };
  const auto may_be_owner = [](std::string_view word) {
    return is_capitalised(word) || is_one_of(word, {"of", "the", "and", "by", "&"});
  };
  if (!all_words(line.substr(0, at), may_be_owner)) return false;
  // The year, right after the sign or after the owner's name, and no sentence that goes on.
  bool year = false;
  bool ended = false;
  return all_words(line.substr(at + 4),
                   [&](std::string_view raw) {
                     if (ended) return true;
                     const std::string_view word = without_punctuation(raw);
                     if (word.empty()) return true;
                     year = year || is_year(word);
                     ended = raw.back() == '.';
                     return is_year(word) || may_be_owner(word);
                   }) &&
         year;
}

bool is_bracketed_insertion(std::string_view line, int words) {
  if (words < 2 || words > 25 || line.size() < 6) return false;
  const char open = line.front();
  const char close = line.back();
  const bool brackets = (open == '(' && close == ')') || (open == '[' && close == ']');
  if (!brackets) return false;
  const std::string_view inside = trim(line.substr(1, line.size() - 2));
  if (inside.find_first_of("()[]") != std::string_view::npos) return false;
  if (ends_sentence(inside) && (inside.back() != '?' || inside.find(':') == std::string_view::npos))
    return false;
  if (inside.find(':') == std::string_view::npos && is_all_capitals(inside))
    return false;  // (APPLAUSE)
  return is_capitalised(inside) && !has_quotation_mark(inside);
}

}  // namespace broadsheet::article
