#include "broadsheet/article/main_verb.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/line_words.hpp"

namespace broadsheet::article {
namespace {

constexpr std::size_t kMostWords = 64;

// clang-format off: words in lines, not one a line
constexpr auto kVerbs = std::to_array<std::string_view>({
    "are", "avaient", "avait", "became", "began", "blieb", "broke", "came", "can", "chose", "could",
    "did", "died", "dijo", "does", "doit", "drew", "drove", "era", "eran", "est", "estaba",
    "est\u00e1", "est\u00e1n", "faced", "failed", "fell", "fled", "flew", "froze", "fue",
    "fueron", "fut", "gave", "grew", "ha", "had", "haben", "hab\u00eda", "hab\u00edan", "han", "has",
    "hat", "hatte", "hatten", "have", "hizo", "is", "ist", "kann", "knew", "konnte", "liegen",
    "liegt", "may", "might", "muss", "musste", "must", "m\u00fcssen", "rief", "rose", "sagt",
    "sagte", "said", "sank", "saw", "says", "schrieb", "sera", "ser\u00e1", "ser\u00e1n",
    "showed", "shows", "sind", "soll", "sollen", "sollte", "son", "sont", "spoke", "suggested",
    "swore", "threw", "tiene", "tienen", "took", "va", "vont", "waren", "was", "went", "were",
    "will", "wird", "wollte", "wollten", "would", "wrote", "wurde", "wurden", "\u00e9taient",
    "\u00e9tait",
});

// Also participles: "stories told by".
constexpr auto kPasts = std::to_array<std::string_view>({
    "bought", "brought", "built", "caught", "felt", "fought", "found", "heard", "held", "hit",
    "kept", "led", "left", "lost", "made", "met", "paid", "rebuilt", "sent", "sold", "spent",
    "struck", "taught", "thought", "told", "won",
});

// Also nouns or infinitives: verbs between a noun and its object.
constexpr auto kPresents = std::to_array<std::string_view>({
    "begin", "face", "give", "make", "say", "show", "take", "tell", "want",
});

// Also nouns, or words of another language: verbs where a German determiner follows.
constexpr auto kGermanVerbs = std::to_array<std::string_view>({
    "gab", "gilt", "ging", "kam", "lag", "stand", "war",
});

// What opens a clause of its own under the main one, up to the next comma.
constexpr auto kSubordinators = std::to_array<std::string_view>({
    "after", "as", "because", "before", "como", "comment", "cuando", "dass", "donde", "dont",
    "how", "if", "lorsque", "ob", "o\u00f9", "parce", "porque", "pourquoi", "quand", "que", "qui",
    "quien", "quienes", "qu\u00e9", "si", "since", "that", "warum", "was", "weil", "wenn", "wer",
    "what", "when", "where", "whether", "which", "while", "who", "whom", "whose", "why", "wie",
    "wo",
});
// clang-format on

bool is_among(const auto& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string small(std::string_view raw) {
  std::string word(without_punctuation(raw));
  std::transform(word.begin(), word.end(), word.begin(), lower);
  return word;
}

bool ends_clause(std::string_view raw) noexcept {
  return raw.ends_with(',') || raw.ends_with(';') || raw.ends_with("\u2014") ||
         raw.ends_with("\u2013");
}

bool is_determiner(std::string_view word) {
  return is_one_of(word, {"the", "a", "an", "his", "her", "its", "their", "no", "one", "two",
                          "three", "half", "every", "some", "what"});
}

bool is_german_determiner(std::string_view word) {
  return is_one_of(word, {"der", "die", "das", "den", "dem", "ein", "eine", "einen", "sich", "auch",
                          "nicht", "sie", "er", "es"});
}

bool is_romance_determiner(std::string_view word) {
  return is_one_of(word, {"el", "la", "los", "las", "un", "una", "al", "a", "le", "les", "une",
                          "su", "sus", "son", "sa", "ses"});
}

class Clause {
 public:
  explicit Clause(std::string_view text) {
    all_words(text, [this](std::string_view word) {
      raw_.push_back(word);
      return raw_.size() < kMostWords;
    });
  }

  [[nodiscard]] bool has_main_verb() const {
    bool masked = false;
    for (std::size_t i = 0; i < raw_.size(); ++i) {
      const std::string word = small(raw_[i]);
      if (word.empty()) continue;
      if (!masked && is_lower_case(i) && !follows_reader(i) && is_verb(i, word)) return true;
      if (opens_subordinate(i, word) || raw_[i].front() == '(') masked = true;
      if (ends_clause(raw_[i])) masked = false;
      if (raw_[i].size() > 3 && raw_[i].ends_with('.')) return false;  // the next is a sentence
    }
    return false;
  }

 private:
  [[nodiscard]] bool is_lower_case(std::size_t i) const { return !is_capitalised(raw_[i]); }

  [[nodiscard]] std::string next(std::size_t i) const {
    if (i + 1 >= raw_.size() || ends_clause(raw_[i]) || raw_[i].ends_with('.')) return {};
    return small(raw_[i + 1]);
  }

  [[nodiscard]] bool follows_reader(std::size_t i) const {
    return i > 0 && is_one_of(without_punctuation(raw_[i - 1]),
                              {"you", "we", "i", "to", "please", "sie", "vous", "nous"});
  }

  [[nodiscard]] bool opens_subordinate(std::size_t i, std::string_view word) const {
    if (word.starts_with("qu'") || word.starts_with("qu\u2019")) return true;
    if (word == "was" && (i == 0 || !ends_clause(raw_[i - 1]))) return false;  // English
    if (is_among(kSubordinators, word)) return true;
    return i > 0 && ends_clause(raw_[i - 1]) &&  // ", die der Minister"
           is_one_of(word, {"der", "die", "das", "den", "dem", "deren", "dessen"});
  }

  [[nodiscard]] bool is_verb(std::size_t i, std::string_view word) const {
    // German "was" and Spanish "son" open and follow a comma; French "son" stands before a noun.
    if (word == "son" && i + 1 < raw_.size() && !is_romance_determiner(next(i))) return false;
    if (word == "est" && i == 0) return false;
    if (is_among(kVerbs, word)) return word != "was" || i == 0 || !ends_clause(raw_[i - 1]);
    if (is_among(kPasts, word))
      return !next(i).empty() &&
             !is_one_of(next(i), {"by", "in", "at", "on", "from", "for", "with", "to", "as", "of"});
    if (is_among(kPresents, word))
      return i > 0 && is_determiner(next(i)) && !is_determiner(small(raw_[i - 1])) &&
             !is_one_of(small(raw_[i - 1]), {"and", "or", "then", "please"});
    if (is_among(kGermanVerbs, word))
      return is_german_determiner(next(i)) || is_one_of(next(i), {"auf", "im", "am", "an"});
    return is_english_verb(i, word) || is_romance_verb(i, word) || is_german_verb(i, word) ||
           joins_verb(i, word);
  }

  // "embarrassed the ministry", "trapped 400 bats": a participle has no object. "names the
  // lands": a plural has none either.
  [[nodiscard]] bool is_english_verb(std::size_t i, std::string_view word) const {
    if (word.size() < 4 || i + 1 >= raw_.size() || ends_clause(raw_[i])) return false;
    const std::string following = next(i);
    if (following.empty()) return false;
    const bool object = is_determiner(following) || is_digit(following[0]) || following[0] == '$';
    if (word.ends_with("ed") && !word.ends_with("eed"))
      return object || !is_lower_case(i + 1) ||
             is_one_of(following, {"when", "that", "them", "him", "it", "both"});
    if (word.ends_with("did")) return object;
    const bool third = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("'s") &&
                       !word.ends_with("\u2019s");
    return third && i > 0 && (object || following == "like") && following != "a" &&
           !is_one_of(small(raw_[i - 1]), {"the", "of", "in", "on", "for", "to", "and"});
  }

  // "hundi\u00f3", "levantaron"; "a lanc\u00e9", "appelaient"; "ne suffit", "s'opposent".
  [[nodiscard]] bool is_romance_verb(std::size_t i, std::string_view word) const {
    if (word == "ne") return next(i) != "pas";
    if (word.starts_with("n'") || word.starts_with("n\u2019")) return true;
    if (word.starts_with("s'") || word.starts_with("s\u2019"))
      return word.size() > 4 && !word.ends_with("er") && !word.ends_with("ir") &&
             !word.ends_with("re") && !is_one_of(word, {"s'il", "s'ils"}) &&
             !word.ends_with("\u2019il") && !word.ends_with("\u2019ils");
    if (follows_romance_subject(i)) return true;
    if (word.size() >= 5 &&
        (word.ends_with("\u00f3") || word.ends_with("aron") || word.ends_with("ieron") ||
         word.ends_with("aban") || word.ends_with("aient")))
      return true;
    if (word == "a" || word == "ont" || word.ends_with("'a") || word.ends_with("s'est")) {
      const std::string following = next(i);
      return !is_one_of(following, {"su", "tu", "mis", "qu\u00e9", "menu", "caf\u00e9"}) &&
             (following.ends_with("\u00e9") || following.ends_with('u') ||
              is_one_of(following, {"fait", "dit", "mis", "pris", "permis", "promis", "\u00e9crit",
                                    "moins", "plus"}));
    }
    return word.size() >= 5 && word.ends_with("ait") &&
           !is_one_of(word, {"portrait", "extrait", "retrait", "souhait", "parfait", "bienfait",
                             "forfait", "abstrait"});
  }

  // ", le veuf r\u00e9clame une": after a comma a noun with its determiner, a word, an object.
  [[nodiscard]] bool follows_romance_subject(std::size_t i) const {
    return i >= 3 && ends_clause(raw_[i - 3]) && is_romance_determiner(small(raw_[i - 2])) &&
           !ends_clause(raw_[i - 1]) && is_romance_determiner(next(i)) &&
           !is_one_of(small(raw_[i]), {"de", "del", "des", "du", "en", "et", "y", "o", "ou", "dans",
                                       "sur", "con", "por", "para", "pour", "avec", "a"});
  }

  // "warnte der Hausarzt", "beansprucht auch die Enkelin".
  [[nodiscard]] bool is_german_verb(std::size_t i, std::string_view word) const {
    if (word.size() < 5 ||
        (!word.ends_with("te") && !word.ends_with("ten") && !word.ends_with('t')))
      return false;
    return !is_one_of(word, {"heute", "bitte", "nicht", "sonst", "jetzt", "zuerst", "zuletzt",
                             "selbst", "letzte", "letzten", "ersten", "erste"}) &&
           is_german_determiner(next(i));
  }

  // "y proh\u00edbe las reuniones", "et il interdit": a second clause.
  [[nodiscard]] bool joins_verb(std::size_t i, std::string_view word) const {
    if (i + 2 >= raw_.size()) return false;
    if (word == "et") return is_one_of(small(raw_[i + 1]), {"il", "elle", "ils", "elles", "on"});
    if (word != "y") return false;
    const std::size_t verb = i + (small(raw_[i + 1]) == "no" ? 2 : 1);
    if (verb + 1 >= raw_.size() || !is_lower_case(verb)) return false;
    const std::string candidate = small(raw_[verb]);
    return candidate.size() >= 4 && (candidate.ends_with('e') || candidate.ends_with('a')) &&
           !is_romance_determiner(candidate) && is_romance_determiner(small(raw_[verb + 1]));
  }

  std::vector<std::string_view> raw_;
};

}  // namespace

bool has_main_verb(std::string_view clause) { return Clause(clause).has_main_verb(); }

}  // namespace broadsheet::article
