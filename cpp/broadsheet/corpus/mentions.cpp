#include "broadsheet/corpus/mentions.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::size_t kArticlesPerChunk = 64;

// An article's segments as decided; lines of which the view counts nothing become blank.
std::vector<article::Segment> segments_of(const Corpus& corpus, const ArticleView& view) {
  std::vector<article::Segment> segments;
  const Part& part = view.text_part();
  std::size_t line = 0;
  bool counted = false;
  const auto close_line = [&] {
    if (counted) return;
    for (std::size_t i = line; i < segments.size(); ++i)
      segments[i].kind = article::LineKind::blank;
  };
  for (auto s = view.first_segment(); s != view.last_segment(); ++s) {
    const auto u = static_cast<std::size_t>(s);
    const std::uint8_t flags = part.segment_flags[u];
    if ((flags & article::kStartsLine) != 0) {
      close_line();
      line = segments.size();
      counted = false;
    }
    counted = counted || corpus.mask().counts(view.kind(s), flags);
    segments.push_back({part.segment_begins[u], part.segment_ends[u],
                        static_cast<article::LineKind>(view.kind(s)), flags, 0});
  }
  close_line();
  return segments;
}

// Drops the mentions in segments that the view does not count, such as direct speech.
void keep_counted(const Corpus& corpus, std::span<const article::Segment> segments,
                  article::ArticleNames& names) {
  std::erase_if(names.mentions, [&](const article::NameMention& mention) {
    const auto after = std::upper_bound(
        segments.begin(), segments.end(), mention.begin,
        [](std::uint32_t at, const article::Segment& segment) { return at < segment.begin; });
    const article::Segment& segment = *std::prev(after);
    return !corpus.mask().counts(static_cast<std::uint8_t>(segment.kind), segment.flags);
  });
}

// Rows of every article, in order.
template <typename Row, typename Find>
std::vector<Row> list_rows(const Corpus& corpus, unsigned threads, Find&& find) {
  const auto n = static_cast<std::size_t>(corpus.n_articles());
  std::vector<std::vector<Row>> chunks(n_chunks(n, kArticlesPerChunk));
  for_each_chunk(n, kArticlesPerChunk, threads,
                 [&](std::size_t chunk, std::size_t begin, std::size_t end) {
                   for (std::size_t i = begin; i < end; ++i) {
                     const auto a = static_cast<ArticleIndex>(i);
                     const ArticleView view = corpus.article(a);
                     for (const auto& found : find(view.text(), segments_of(corpus, view)))
                       chunks[chunk].push_back({a, found});
                   }
                 });
  std::vector<Row> rows;
  for (const auto& chunk : chunks) rows.insert(rows.end(), chunk.begin(), chunk.end());
  return rows;
}

}  // namespace

NameList list_names(const Corpus& corpus, const std::map<std::string, std::string>& aliases,
                    unsigned threads) {
  struct Chunk {
    article::NameCounter counter;
    std::vector<std::string> keys;
    std::vector<NamePlace> places;  // of names by their place in keys
  };
  const auto n = static_cast<std::size_t>(corpus.n_articles());
  std::vector<Chunk> chunks(n_chunks(n, kArticlesPerChunk),
                            {article::NameCounter(aliases), {}, {}});
  for_each_chunk(n, kArticlesPerChunk, threads,
                 [&](std::size_t chunk, std::size_t begin, std::size_t end) {
                   Chunk& mine = chunks[chunk];
                   for (std::size_t i = begin; i < end; ++i) {
                     const auto a = static_cast<ArticleIndex>(i);
                     const ArticleView view = corpus.article(a);
                     const auto segments = segments_of(corpus, view);
                     article::ArticleNames names = article::find_names(view.text(), segments);
                     keep_counted(corpus, segments, names);
                     const auto first = static_cast<std::int64_t>(mine.keys.size());
                     for (std::string& key : mine.counter.add(view.text(), names)) {
                       mine.keys.push_back(std::move(key));
                     }
                     for (const article::NameMention& mention : names.mentions) {
                       mine.places.push_back({a, mention.begin, mention.end, first + mention.name});
                     }
                   }
                 });
  article::NameCounter all(aliases);
  for (const Chunk& chunk : chunks) {
    check_interrupt();
    all.merge(chunk.counter);
  }
  NameList list{all.rows(), {}};
  std::unordered_map<std::string_view, std::int64_t> number;
  for (const article::NameRow& row : list.names) {
    number.emplace(row.key, static_cast<std::int64_t>(number.size()));
  }
  for (const Chunk& chunk : chunks) {
    for (NamePlace place : chunk.places) {
      place.name = number.at(chunk.keys[static_cast<std::size_t>(place.name)]);
      list.places.push_back(place);
    }
  }
  return list;
}

std::vector<article::NameRow> count_names(const Corpus& corpus,
                                          const std::map<std::string, std::string>& aliases,
                                          unsigned threads) {
  return list_names(corpus, aliases, threads).names;
}

std::vector<std::string> names_of_forms(const Corpus& corpus, std::span<const FormInArticle> forms,
                                        unsigned threads) {
  constexpr std::int64_t kSeveral = -1;
  const NameList list = list_names(corpus, {}, threads);
  std::vector<std::vector<std::size_t>> asked(static_cast<std::size_t>(corpus.n_articles()));
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (forms[i].article < 0 || forms[i].article >= corpus.n_articles()) {
      throw ArgumentError("there is no article " + std::to_string(forms[i].article) +
                          ": the corpus has " + std::to_string(corpus.n_articles()));
    }
    asked[static_cast<std::size_t>(forms[i].article)].push_back(i);
  }
  std::vector<std::string> names;
  for (const FormInArticle& one : forms) names.push_back(one.form);
  auto place = list.places.begin();
  std::unordered_map<std::string, std::int64_t> name_of_form;
  for (ArticleIndex a = 0; a < corpus.n_articles(); ++a) {
    const auto first = place;
    while (place != list.places.end() && place->article == a) ++place;
    const auto& wanted = asked[static_cast<std::size_t>(a)];
    if (wanted.empty()) continue;
    name_of_form.clear();
    const std::string_view text = corpus.article(a).text();
    for (auto p = first; p != place; ++p) {
      const auto [entry, is_new] = name_of_form.try_emplace(
          article::name_key(text.substr(p->begin, p->end - p->begin)), p->name);
      if (!is_new && entry->second != p->name) entry->second = kSeveral;
    }
    for (const std::size_t i : wanted) {
      const auto found = name_of_form.find(article::name_key(forms[i].form));
      if (found == name_of_form.end() || found->second == kSeveral) continue;
      names[i] = list.names[static_cast<std::size_t>(found->second)].name;
    }
  }
  return names;
}

std::vector<QuoteRow> list_quotes(const Corpus& corpus, unsigned threads) {
  return list_rows<QuoteRow>(
      corpus, threads, [](std::string_view text, const std::vector<article::Segment>& segments) {
        return article::find_quotes(text, segments);
      });
}

std::vector<AttributionRow> list_attributions(const Corpus& corpus, unsigned threads) {
  return list_rows<AttributionRow>(
      corpus, threads, [](std::string_view text, const std::vector<article::Segment>& segments) {
        return article::find_attributions(text, segments);
      });
}

}  // namespace broadsheet::corpus
