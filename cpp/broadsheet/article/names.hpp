#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "broadsheet/article/line_kind.hpp"
#include "broadsheet/article/parse.hpp"
#include "broadsheet/article/quotes.hpp"

namespace broadsheet::article {

/// A name where it stands in an article.
struct NameMention {
  std::uint32_t begin = 0;  // bytes in the article's text, a possessive 's not included
  std::uint32_t end = 0;
  std::uint32_t name = 0;  // index into ArticleNames::names

  friend bool operator==(const NameMention&, const NameMention&) = default;
};

/// The names of one article. Short forms are joined to the long one: where "Joe Biden" is
/// named, "Biden" is the same name.
struct ArticleNames {
  std::vector<std::string> names;  // the longest form as written, by first mention
  std::vector<NameMention> mentions;
};

/// Kinds of lines names are looked for in: title, sub-headings, paragraphs.
inline constexpr std::uint32_t kNameLines =
    bit(LineKind::title) | bit(LineKind::subheading) | bit(LineKind::paragraph);

/// The names of persons, places and organisations in an article, without a model: runs of
/// capitalised words, with particles ("de", "van") and, in institutions, "of", "for" and
/// "and" inside; acronyms. Titles of persons, days, months, and words for nations, parties
/// and faiths are no part of a name where they stand at its edge. A capital that opens a
/// sentence tells nothing: a single word there is a name only if the article has it as one
/// elsewhere, if it is a common given name or an acronym, or if a verb of speech follows. In
/// lines whose longer words are all capitalised only names known from other lines count.
///
/// The language is guessed from the article's function words. In Spanish, French, Italian and
/// Portuguese the article that opens a sentence is no part of the name behind it; in German,
/// which writes all nouns so, a name needs a given name, a role before it ("Kanzler"), the
/// shape of a place after "in", "nach", "aus" or "bei", or must be well known.
///
/// A shorter form of a person's name ("Biden") is joined to the one full name that ends with
/// it; a person is who has a common given name, a title or an age. With several such names
/// ("Joe Biden", "Hunter Biden") it is joined to the only one named so far, else it stays
/// apart, as do surnames that are places ("Washington") without a title, and the last words
/// of institutions and places ("House" of "White House"). Diacritics, case and full stops
/// make no difference. An acronym in brackets after a name is joined to it. Linear.
[[nodiscard]] ArticleNames find_names(std::string_view text, std::span<const Segment> segments,
                                      std::uint32_t kinds = kNameLines);

/// The names in a phrase, without joining short forms.
[[nodiscard]] std::vector<TextRange> find_name_ranges(std::string_view text);

/// One name over many articles.
struct NameRow {
  std::string key;                    // name_key() of the name that the forms were joined under
  std::string name;                   // its most frequent long form; ties: first by bytes
  std::vector<std::string> variants;  // all forms as written, most frequent first, then by bytes
  std::int64_t count = 0;             // mentions
  std::int64_t articles = 0;
};

/// Counts names over articles. Partial counts merge in any order to the same result.
class NameCounter {
 public:
  /// Aliases: a form and the name it stands for ("AMLO", "Andr\u00e9s Manuel L\u00f3pez Obrador").
  explicit NameCounter(const std::map<std::string, std::string>& aliases = {});

  /// Counts an article's names. Returns the key of each.
  std::vector<std::string> add(std::string_view text, const ArticleNames& names);

  void merge(const NameCounter& other);

  /// Most frequent first; ties by name.
  [[nodiscard]] std::vector<NameRow> rows() const;

 private:
  void join_to_aliases(std::vector<std::pair<std::string, std::string>>& forms) const;

  struct Entry {
    std::map<std::string, std::int64_t> full_forms;  // of the key's own length
    std::map<std::string, std::int64_t> variants;
    std::int64_t count = 0;
    std::int64_t articles = 0;
  };

  std::map<std::string, std::string> aliases_;  // key of the form: name
  std::map<std::string, Entry> entries_;        // by key
};

/// What two forms of a name have in common: small letters, no diacritics, no full stops,
/// straight apostrophes, single blanks.
[[nodiscard]] std::string name_key(std::string_view name);

}  // namespace broadsheet::article
