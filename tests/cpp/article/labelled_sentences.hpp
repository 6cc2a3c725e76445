#pragma once

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

namespace broadsheet::article {

/// A sentence of tests/data/names_and_quotes.txt with what was labelled in it.
struct LabelledSentence {
  std::string text;
  bool held_apart = false;
  std::vector<std::string> names;
  std::vector<std::string> quotes;  // "quotation | speaker | verb"
  std::vector<std::string> sources;
};

inline std::vector<LabelledSentence> read_labelled_sentences(const std::string& path) {
  std::vector<LabelledSentence> sentences;
  std::ifstream file(path);
  bool held_apart = false;
  const auto after = [](const std::string& line, const std::string& key) {
    return line.substr(key.size());
  };
  for (std::string line; std::getline(file, line);) {
    if (line == "held apart") held_apart = true;
    if (line.starts_with("sentence: "))
      sentences.push_back({after(line, "sentence: "), held_apart, {}, {}, {}});
    if (line.starts_with("name: ")) sentences.back().names.push_back(after(line, "name: "));
    if (line.starts_with("quote: ")) sentences.back().quotes.push_back(after(line, "quote: "));
    if (line.starts_with("source: ")) sentences.back().sources.push_back(after(line, "source: "));
  }
  return sentences;
}

/// Precision and recall over multisets.
struct Agreement {
  double found = 0;
  double given = 0;
  double both = 0;

  void count(std::vector<std::string> labels, std::vector<std::string> results) {
    given += static_cast<double>(labels.size());
    found += static_cast<double>(results.size());
    for (const std::string& result : results) {
      const auto match = std::find(labels.begin(), labels.end(), result);
      if (match == labels.end()) continue;
      both += 1;
      labels.erase(match);
    }
  }
  [[nodiscard]] double precision() const { return both / found; }
  [[nodiscard]] double recall() const { return both / given; }
};

}  // namespace broadsheet::article
