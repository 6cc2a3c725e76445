#include "broadsheet/corpus/repeated_article.hpp"

#include "broadsheet/base/error.hpp"

namespace broadsheet::corpus {

std::string describe(const ArticlePlace& place) {
  std::string name(place.source);
  if (place.line >= 0) name += (name.empty() ? "line " : ", line ") + std::to_string(place.line);
  return name;
}

Skipped repeated_article(std::string_view id, bool same_text, const ArticlePlace& place,
                         const ArticlePlace& first, OnError on_error) {
  const std::string name(id);
  const std::string before = describe(first);
  if (!same_text && on_error == OnError::raise) {
    throw FormatError({std::string(place.source), place.line, -1, -1},
                      describe(place) + ": the id \"" + name + "\" stands for another text in " +
                          before + "; give each article an id of its own, or leave the ids out");
  }
  return {std::string(place.source), place.line,
          same_text ? "the same article as " + before + " (id \"" + name + "\")"
                    : "the id \"" + name + "\" stands for another text in " + before};
}

Skipped repeated_article(std::string_view id, bool same_text, std::int64_t position,
                         OnError on_error) {
  const std::string name(id);
  if (!same_text && on_error == OnError::raise) {
    throw FormatError(
        {{}, -1, -1, position},
        "the id \"" + name + "\" stands for two texts; give each article an id of its own");
  }
  return {name, -1,
          same_text ? "the same article is there already (id \"" + name + "\")"
                    : "the id \"" + name + "\" stands for another text already"};
}

}  // namespace broadsheet::corpus
