#include "broadsheet/corpus/place_files.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

#include "broadsheet/corpus/saved_rules.hpp"

namespace broadsheet::corpus {

SavedGroup write_places(const ArticlePlaces& places, std::span<const ArticleIndex> articles,
                        GroupWriter group) {
  std::vector<std::int64_t> starts = {0};
  std::vector<std::int64_t> lines;
  group.add<char>("sources.bytes", [&](NpyWriter& writer) {
    for (const ArticleIndex article : articles) {
      const ArticlePlace place = places[static_cast<std::size_t>(article)];
      writer.append(std::span<const char>(place.source));
      starts.push_back(starts.back() + static_cast<std::int64_t>(place.source.size()));
      lines.push_back(place.line);
    }
  });
  group.add("sources.starts", std::span<const std::int64_t>(starts));
  group.add("lines", std::span<const std::int64_t>(lines));
  return group.finish();
}

ArticlePlaces map_places(const std::string& root, const SavedGroup& saved) {
  GroupReader group(root, saved);
  Arrays arrays;
  ArticlePlaces places;
  places.sources = next_strings(group, "sources", arrays);
  places.lines = next_column<std::int64_t>(group, "lines", arrays);
  require_size(*arrays.back(), places.sources.size());
  group.finish();
  return places;
}

}  // namespace broadsheet::corpus
