#include <pybind11/stl.h>

#include <string>
#include <vector>

#include "bindings.hpp"
#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/statistics/readability.hpp"
#include "broadsheet/statistics/syllables.hpp"
#include "convert.hpp"

namespace broadsheet::bindings {
namespace {

using corpus::Corpus;
using statistics::Readability;
using statistics::TextCounts;

statistics::Language language_of(const std::string& name) {
  if (name == "en") return statistics::Language::english;
  return name == "es" ? statistics::Language::spanish : statistics::Language::other;
}

template <class T, class Row, class Member>
py::array_t<T> member_column(const std::vector<Row>& rows, Member member) {
  std::vector<T> values;
  values.reserve(rows.size());
  for (const Row& row : rows) values.push_back(row.*member);
  return to_array(std::move(values));
}

py::dict readability_columns(const std::vector<TextCounts>& counts) {
  std::vector<Readability> measures;
  measures.reserve(counts.size());
  for (const TextCounts& text : counts) measures.push_back(statistics::readability(text));

  py::dict columns;
  columns["sentences"] = member_column<std::int64_t>(counts, &TextCounts::sentences);
  columns["words"] = member_column<std::int64_t>(counts, &TextCounts::words);
  columns["letters"] = member_column<std::int64_t>(counts, &TextCounts::letters);
  columns["syllables"] = member_column<std::int64_t>(counts, &TextCounts::syllables);
  columns["polysyllables"] = member_column<std::int64_t>(counts, &TextCounts::polysyllables);
  columns["long_words"] = member_column<std::int64_t>(counts, &TextCounts::long_words);
  columns["unfamiliar_words"] = member_column<std::int64_t>(counts, &TextCounts::unfamiliar_words);
  columns["flesch"] = member_column<double>(measures, &Readability::flesch);
  columns["flesch_kincaid"] = member_column<double>(measures, &Readability::flesch_kincaid);
  columns["fog"] = member_column<double>(measures, &Readability::fog);
  columns["smog"] = member_column<double>(measures, &Readability::smog);
  columns["coleman_liau"] = member_column<double>(measures, &Readability::coleman_liau);
  columns["ari"] = member_column<double>(measures, &Readability::ari);
  columns["lix"] = member_column<double>(measures, &Readability::lix);
  columns["rix"] = member_column<double>(measures, &Readability::rix);
  columns["dale_chall"] = member_column<double>(measures, &Readability::dale_chall);
  columns["fernandez_huerta"] = member_column<double>(measures, &Readability::fernandez_huerta);
  columns["inflesz"] = member_column<double>(measures, &Readability::inflesz);
  return columns;
}

}  // namespace

void bind_readability(py::module_& m) {
  m.def(
      "readability",
      [](const Corpus& corpus, const std::string& language,
         const std::vector<std::string>& familiar_words, unsigned threads) {
        const auto counts = without_gil([&] {
          return statistics::text_counts(corpus, {language_of(language), familiar_words, threads});
        });
        return readability_columns(counts);
      },
      "corpus"_a, "language"_a, "familiar_words"_a, "threads"_a = 0,
      "Columns of counts and measures, a row for each article.");
  m.def(
      "readability_of_counts",
      [](std::int64_t sentences, std::int64_t words, std::int64_t letters, std::int64_t syllables,
         std::int64_t polysyllables, std::int64_t long_words, std::int64_t unfamiliar_words) {
        return readability_columns(
            {{sentences, words, letters, syllables, polysyllables, long_words, unfamiliar_words}});
      },
      "sentences"_a, "words"_a, "letters"_a, "syllables"_a, "polysyllables"_a, "long_words"_a,
      "unfamiliar_words"_a = -1, "The measures of one text whose counts are known.");
  m.def("english_syllables", &statistics::english_syllables, "word"_a,
        "Syllables of an English word.");
  m.def("spanish_syllables", &statistics::spanish_syllables, "word"_a,
        "Syllables of a Spanish word.");
}

}  // namespace broadsheet::bindings
