#include "broadsheet/statistics/phrases.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <sstream>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "broadsheet/base/error.hpp"
#include "broadsheet/statistics/interaction.hpp"
#include "broadsheet/statistics/ngrams.hpp"

namespace broadsheet::statistics {
namespace {

constexpr std::string_view kEnglish =
    "a about above after again against ago all almost alone along already also although always am "
    "among an and another any anyone anything are around as at away back be because been before "
    "being below between both but by came can cannot come could did do does doing done down during "
    "each either else even ever every for from further gave get gets getting go goes going gone "
    "got had has have having he her here hers herself him himself his how however i if in into is "
    "it its itself just less let like likely made make makes making many may me might mine more "
    "most much must my myself neither never no nobody none nor not nothing now of off often on "
    "once one only onto or other others our ours out over own per perhaps put quite rather said "
    "same say says saying see seem seen shall she should since so some someone something still "
    "such take taken takes than that the their theirs them themselves then there these they thing "
    "things this those though through thus to told too took toward towards under until up upon us "
    "use used very via was way we well went were what whatever when where whether which while who "
    "whom whose why will with within without would yes yet you your yours didn't doesn't don't "
    "isn't wasn't weren't won't wouldn't can't couldn't hasn't haven't hadn't aren't it's he's "
    "she's that's there's they're we're you're i'm i've we've they've i'll we'll they'll";

constexpr std::string_view kSpanish =
    "al algo ante antes aquel aquella as\u00ed aun aunque cada casi como con contra cual cuando de "
    "del desde donde dos durante e el ella ellas ellos en entre era eran es esa ese eso esta "
    "est\u00e1 est\u00e1n este esto fue fueron ha hab\u00eda han hasta hay la las le les lo los "
    "m\u00e1s me mi mientras muy ni no nos o otra otro para pero por porque pues que qui\u00e9n se "
    "sea seg\u00fan ser si s\u00ed sin sino sobre son su sus tambi\u00e9n tan te tiene todo todos "
    "tras "
    "tu un una unas uno unos y ya yo dijo";

void add_words(std::string_view list, std::vector<std::string>& words) {
  std::istringstream stream{std::string(list)};
  for (std::string word; stream >> word;) words.push_back(word);
}

// What no phrase begins or ends with.
std::vector<std::uint8_t> outer_stops(const corpus::Corpus& corpus,
                                      std::span<const std::string> stop_words) {
  const std::unordered_set<std::string_view> stops(stop_words.begin(), stop_words.end());
  std::vector<std::uint8_t> stop_of_term(corpus.n_terms(), 0);
  for (TermId t = 0; t < corpus.n_terms(); ++t) {
    const std::string_view term = corpus.term(t);
    const bool has_digit = term.find_first_of("0123456789") != std::string_view::npos;
    stop_of_term[t] = has_digit || term.size() < 2 || stops.contains(term) ? 1 : 0;
  }
  return stop_of_term;
}

struct Candidate {
  std::string phrase;
  std::int64_t n_words;
  std::int64_t count;
  std::int64_t articles;
  double lambda;
  double z;
};

/// The n-grams of one length, by their words.
class Lengths {
 public:
  Lengths(const corpus::Corpus& corpus, std::int64_t n, const PhraseOptions& options)
      : corpus_(corpus) {
    NgramOptions how;
    how.n = n;
    how.min_count = options.min_count;
    how.threads = options.threads;
    table_ = ngrams(corpus, how);
    scores_ = interactions(corpus, table_, how);
    for (std::size_t row = 0; row < table_.size(); ++row) {
      counts_.emplace(joined(row, 0, words()), table_.count[row]);
    }
  }

  [[nodiscard]] std::size_t words() const noexcept { return static_cast<std::size_t>(table_.n); }
  [[nodiscard]] const NgramTable& table() const noexcept { return table_; }
  [[nodiscard]] const Interactions& scores() const noexcept { return scores_; }
  [[nodiscard]] TermId term(std::size_t row, std::size_t k) const {
    return table_.terms[row * words() + k];
  }
  [[nodiscard]] std::int64_t count(const std::string& phrase) const {
    const auto found = counts_.find(phrase);
    return found == counts_.end() ? 0 : found->second;
  }
  [[nodiscard]] std::string joined(std::size_t row, std::size_t begin, std::size_t end) const {
    std::string phrase;
    for (std::size_t k = begin; k < end; ++k) {
      if (k > begin) phrase += ' ';
      phrase += corpus_.term(term(row, k));
    }
    return phrase;
  }

 private:
  const corpus::Corpus& corpus_;
  NgramTable table_;
  Interactions scores_;
  std::unordered_map<std::string, std::int64_t> counts_;
};

void add_candidates(const Lengths& lengths, const Lengths* shorter,
                    std::span<const std::uint8_t> stops, const PhraseOptions& options,
                    std::vector<Candidate>& candidates) {
  const NgramTable& table = lengths.table();
  const std::size_t n = lengths.words();
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (stops[lengths.term(row, 0)] != 0 || stops[lengths.term(row, n - 1)] != 0) continue;
    if (shorter == nullptr) {
      if (lengths.scores().z[row] < options.min_z) continue;
    } else {
      const std::int64_t most = std::max(shorter->count(lengths.joined(row, 0, n - 1)),
                                         shorter->count(lengths.joined(row, 1, n)));
      const double share = static_cast<double>(table.count[row]) / static_cast<double>(most);
      if (share < options.min_share) continue;
    }
    candidates.push_back({lengths.joined(row, 0, n), table.n, table.count[row], table.articles[row],
                          lengths.scores().lambda[row], lengths.scores().z[row]});
  }
}

// Leaves out what hardly stands outside a longer proposal. The longest come last.
std::vector<Candidate> free_standing(const std::vector<Candidate>& candidates,
                                     std::int64_t min_count) {
  std::unordered_map<std::string, std::int64_t> inside;
  std::vector<Candidate> kept;
  for (auto it = candidates.rbegin(); it != candidates.rend(); ++it) {
    const auto held = inside.find(it->phrase);
    if (held != inside.end() && it->count - held->second < min_count) continue;
    kept.push_back(*it);
    const std::string& phrase = it->phrase;
    std::vector<std::size_t> starts{0};
    for (std::size_t i = 0; i < phrase.size(); ++i) {
      if (phrase[i] == ' ') starts.push_back(i + 1);
    }
    starts.push_back(phrase.size() + 1);
    for (std::size_t a = 0; a + 2 < starts.size(); ++a) {
      for (std::size_t b = a + 2; b < starts.size(); ++b) {
        auto& most = inside[phrase.substr(starts[a], starts[b] - starts[a] - 1)];
        most = std::max(most, it->count);
      }
    }
  }
  return kept;
}

void check(const PhraseOptions& options) {
  if (options.max_words < 2 || options.max_words > kLongestInteraction) {
    throw ArgumentError("max_words must be from 2 to 5, got " + std::to_string(options.max_words));
  }
  if (!(options.min_share >= 0 && options.min_share <= 1)) {
    throw ArgumentError("min_share must be from 0 to 1, got " + std::to_string(options.min_share));
  }
}

}  // namespace

PhraseTable propose_phrases(const corpus::Corpus& corpus, const PhraseOptions& options) {
  check(options);
  const std::vector<std::uint8_t> stops = outer_stops(corpus, options.stop_words);
  std::vector<Candidate> candidates;
  std::unique_ptr<Lengths> shorter;
  for (std::int64_t n = 2; n <= options.max_words; ++n) {
    auto lengths = std::make_unique<Lengths>(corpus, n, options);
    add_candidates(*lengths, shorter.get(), stops, options, candidates);
    if (lengths->table().size() == 0) break;
    shorter = std::move(lengths);
  }
  std::vector<Candidate> kept = free_standing(candidates, options.min_count);
  std::sort(kept.begin(), kept.end(), [](const Candidate& a, const Candidate& b) {
    return a.count != b.count ? a.count > b.count : a.phrase < b.phrase;
  });
  PhraseTable table;
  for (Candidate& candidate : kept) {
    table.phrase.push_back(std::move(candidate.phrase));
    table.n_words.push_back(candidate.n_words);
    table.count.push_back(candidate.count);
    table.articles.push_back(candidate.articles);
    table.lambda.push_back(candidate.lambda);
    table.z.push_back(candidate.z);
  }
  return table;
}

std::vector<std::string> function_words() {
  std::vector<std::string> words;
  add_words(kEnglish, words);
  add_words(kSpanish, words);
  return words;
}

}  // namespace broadsheet::statistics
