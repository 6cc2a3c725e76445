#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "broadsheet/base/ids.hpp"
#include "broadsheet/corpus/repeated_article.hpp"
#include "broadsheet/corpus/saved_group.hpp"

namespace broadsheet::corpus {

/// Writes where the articles at these positions came from. No manifest names such files: they are
/// for a writer that has yet to find repeated articles, and go away when it publishes.
[[nodiscard]] SavedGroup write_places(const ArticlePlaces& places,
                                      std::span<const ArticleIndex> articles, GroupWriter group);

/// Maps them, by position among the articles written.
[[nodiscard]] ArticlePlaces map_places(const std::string& root, const SavedGroup& saved);

}  // namespace broadsheet::corpus
