#include "broadsheet/article/page_words.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/line_words.hpp"

namespace broadsheet::article {
namespace {

// clang-format off: words in lines, not one a line
constexpr auto kCreditWords = std::to_array<std::string_view>({
    // What joins names, and names to places and papers.
    "a", "al", "am", "an", "and", "at", "au", "auf", "aus", "aux", "avec", "bei", "by", "con", "das",
    "de", "del", "dem", "den", "der", "des", "die", "du", "e", "ein", "eine", "el", "en", "et", "for",
    "from", "f\u00fcr", "her", "his", "im", "in", "its", "la", "las", "le", "les", "los", "mit", "of",
    "on", "or", "our", "para", "par", "por", "pour", "que", "se", "sur", "that", "the", "their",
    "this", "to", "un", "una", "und", "une", "via", "vom", "von", "was", "were", "with", "y", "zu",
    "zum", "zur", "\u00e0",
    // Who makes an article, and what they do.
    "additional", "agencias", "agencies", "agency", "art", "assistance", "author", "authors",
    "bureau", "camera", "colaboraci\u00f3n", "columnist", "compiled", "contributed",
    "contributing", "contributions", "correspondent", "correspondents", "data", "design", "desk",
    "edited", "editing", "editor", "editors", "fotos", "freelance", "graphics", "illustration",
    "illustrations", "intern", "interns", "journalist", "journalists", "news", "newsroom",
    "photographer", "photographers", "photographs", "photography", "photos", "produced", "producer",
    "producers", "producing", "production", "provided", "redacci\u00f3n", "reported", "reporter",
    "reporters", "reporting", "reports", "research", "researcher", "r\u00e9daction", "service",
    "services", "sources", "special", "staff", "styling", "text", "texto", "translated",
    "translation", "video", "wire", "wires", "words", "writer", "writers", "writing", "written",
    // Where and when it was published.
    "alianza", "article", "blog", "column", "diario", "edici\u00f3n", "edition", "first", "fois",
    "headline", "impresa", "issue", "journal", "magazine", "newsletter", "newspaper", "num\u00e9ro",
    "online", "original", "originalmente", "originally", "paper", "partner", "partnership",
    "posted", "premi\u00e8re", "primera", "print", "publicado", "published", "publi\u00e9",
    "republished", "revista", "series", "site", "story", "updated", "version", "vez", "website",
    "week", "weekly", "\u00e9dition",
});

constexpr auto kEditionWords = std::to_array<std::string_view>({
    "adapted", "aired", "amended", "appear", "appeared", "appears", "archived", "audio",
    "automatically", "broadcast", "changed", "clarified", "clarify", "clarity", "collaboration",
    "condensed", "correct", "corrected", "correction", "corrections", "edited", "edition",
    "episode", "error", "errors", "excerpted", "funded", "generated", "headline", "initiative",
    "length", "modified", "newsletter", "old", "online", "original", "originally", "package",
    "partnership", "print", "produced", "project", "published", "reflect", "removed", "reported",
    "reposted", "reprinted", "republished", "retracted", "reviewed", "revised", "rush", "ran",
    "series", "shortened", "sponsored", "supported", "syndicated", "transcribed", "translated",
    "update", "updated", "updates", "version", "written",
});

constexpr auto kPublications = std::to_array<std::string_view>({
    "analysis", "article", "briefing", "caption", "chart", "column", "commentary", "editorial",
    "essay", "feature", "file", "graphic", "headline", "interview", "list", "map", "newsletter",
    "obituary", "op-ed", "page", "photo", "piece", "podcast", "post", "profile", "report", "review",
    "story", "summary", "text", "transcript", "video",
});

constexpr auto kDisclaimers = std::to_array<std::string_view>({
    "author", "authors", "belong", "column", "columnist", "commentary", "contributor",
    "contributors", "editorial", "editors", "endorse", "endorsed", "here", "herein", "mine",
    "necessarily", "newspaper", "own", "reflect", "represent", "site", "solely", "writer",
    "writers",
});
// clang-format on

// In small letters (ASCII), without a possessive's 's.
std::string plain(std::string_view raw) {
  std::string word(without_punctuation(raw));
  std::transform(word.begin(), word.end(), word.begin(), lower);
  for (const std::string_view possessive : {"'s", "\u2019s", "s'", "s\u2019"}) {
    if (!word.ends_with(possessive)) continue;
    word.resize(word.size() - possessive.size() + (possessive[0] == 's' ? 1 : 0));
    break;
  }
  return word;
}

bool is_among(const auto& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool has_one_of(const auto& list, std::string_view text) {
  return !all_words(text, [&](std::string_view raw) { return !is_among(list, plain(raw)); });
}

}  // namespace

int words_beyond_credit(std::string_view text) {
  int beyond = 0;
  all_words(text, [&](std::string_view raw) {
    const std::string_view word = without_punctuation(raw);
    if (word.empty() || is_capitalised(word) || is_digit(word[0]) || is_time_word(word))
      return true;
    beyond += is_among(kCreditWords, plain(raw)) ? 0 : 1;
    return true;
  });
  return beyond;
}

bool tells_of_edition(std::string_view text) { return has_one_of(kEditionWords, text); }

bool is_publication(std::string_view word) { return is_among(kPublications, plain(word)); }

bool disclaims(std::string_view text) { return has_one_of(kDisclaimers, text); }

}  // namespace broadsheet::article
