#include "broadsheet/corpus/part.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "small_corpus.hpp"

namespace broadsheet::corpus {
namespace {

// What the cursor shows of every token of an article.
std::vector<std::string> words_of(const Corpus& corpus, ArticleIndex article) {
  const ArticleView view = corpus.article(article);
  std::vector<std::string> words;
  for (auto s = view.first_segment(); s != view.last_segment(); ++s) {
    for (SpanCursor cursor(*view.part, s); !cursor.done(); cursor.next()) {
      words.emplace_back(view.text().substr(cursor.begin(), cursor.end() - cursor.begin()));
    }
  }
  return words;
}

TEST(SpanCursor, ShowsTheOriginalWords) {
  const Corpus corpus =
      small_corpus({{"First one.", {}, {}, {}, {}},
                    {"The U.S. said:\r\n\r\n  Caf\xC3\xA9 open!", {}, {}, {}, {}}});
  EXPECT_EQ(words_of(corpus, 1),
            (std::vector<std::string>{"The", "U.S.", "said", "Caf\xC3\xA9", "open"}));
}

TEST(SpanCursor, ReadsGapsAndWordsWiderThanAByte) {
  const std::string word(300, 'x');
  const std::string gap(1000, ' ');
  const Corpus corpus = small_corpus({{"a" + gap + "b " + word + " c " + std::string(254, 'y') +
                                           " " + std::string(255, 'z') + " d",
                                       {},
                                       {},
                                       {},
                                       {}}});
  EXPECT_EQ(words_of(corpus, 0),
            (std::vector<std::string>{"a", "b", word, "c", std::string(254, 'y'),
                                      std::string(255, 'z'), "d"}));
}

}  // namespace
}  // namespace broadsheet::corpus
