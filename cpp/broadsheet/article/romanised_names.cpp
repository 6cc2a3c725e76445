#include "broadsheet/article/romanised_names.hpp"

#include "broadsheet/article/line_shape.hpp"

namespace broadsheet::article {
namespace {

// One run of vowels, as in the romanised syllables of Korean and Chinese.
bool is_syllable(std::string_view part) {
  if (part.size() < 2 || part.size() > 6) return false;
  int runs = 0;
  bool vowel = false;
  for (const char c : part) {
    const bool is_vowel = std::string_view("aeiouyAEIOUY").find(c) != std::string_view::npos;
    if (!is_letter(c)) return false;
    if (is_vowel && !vowel) ++runs;
    vowel = is_vowel;
  }
  return runs == 1;
}

bool is_participle(std::string_view part) {
  for (const std::string_view one : {"born", "bound", "free", "held", "led", "like", "long", "made",
                                     "on", "owned", "run", "style", "themed", "up", "wide"})
    if (part == one) return true;
  return false;
}

}  // namespace

bool is_romanised_name(std::string_view word) {
  const std::size_t hyphen = word.find('-');
  if (hyphen == std::string_view::npos) return false;
  const std::string_view last = word.substr(hyphen + 1);
  return is_syllable(word.substr(0, hyphen)) && is_syllable(last) && !is_participle(last);
}

}  // namespace broadsheet::article
