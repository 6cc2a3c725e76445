#include "broadsheet/text/abbreviations.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "broadsheet/text/packed_word.hpp"

namespace broadsheet::text {
namespace {

struct Known {
  std::string_view word;
  Abbreviation kind;
};

using A = Abbreviation;

constexpr auto kAbbreviations = std::to_array<Known>({
    {"Abt", A::ordinary},  {"Adj", A::title},     {"Adm", A::title},     {"Ala", A::place},
    {"Ald", A::title},     {"Amb", A::title},     {"Apr", A::month},     {"Ariz", A::place},
    {"Ark", A::place},     {"Assn", A::ordinary}, {"Asst", A::title},    {"Atty", A::title},
    {"Aug", A::month},     {"Ave", A::ordinary},  {"Az", A::place},      {"Bd", A::number},
    {"Blvd", A::ordinary}, {"Brig", A::title},    {"Bros", A::ordinary}, {"Calif", A::place},
    {"Capt", A::title},    {"Ch", A::number},     {"Chr", A::title},     {"Cllr", A::title},
    {"Cmdr", A::title},    {"Co", A::ordinary},   {"Col", A::title},     {"Colo", A::place},
    {"Comm", A::title},    {"Conn", A::place},    {"Corp", A::ordinary}, {"Cos", A::ordinary},
    {"Cpl", A::title},     {"Cst", A::title},     {"Ct", A::ordinary},   {"Dec", A::month},
    {"Del", A::place},     {"Dept", A::ordinary}, {"Det", A::title},     {"Dir", A::title},
    {"Dist", A::number},   {"Dr", A::title},      {"Dra", A::title},     {"Esq", A::ordinary},
    {"Feb", A::month},     {"Fig", A::number},    {"Fla", A::place},     {"Fr", A::title},
    {"Ft", A::title},      {"Ga", A::place},      {"Gen", A::title},     {"Gov", A::title},
    {"Govs", A::title},    {"Hon", A::title},     {"Hwy", A::number},    {"Ill", A::place},
    {"Inc", A::ordinary},  {"Ind", A::place},     {"Insp", A::title},    {"Intl", A::ordinary},
    {"Jan", A::month},     {"Jr", A::ordinary},   {"Jul", A::month},     {"Jun", A::month},
    {"Kan", A::place},     {"Ky", A::place},      {"La", A::place},      {"Lt", A::title},
    {"Ltd", A::ordinary},  {"M", A::title},       {"MM", A::title},      {"Maj", A::title},
    {"Mar", A::month},     {"Mass", A::place},    {"Md", A::place},      {"Messrs", A::title},
    {"Mgr", A::title},     {"Mich", A::place},    {"Minn", A::place},    {"Miss", A::place},
    {"Mlle", A::title},    {"Mme", A::title},     {"Mo", A::place},      {"Mont", A::place},
    {"Mr", A::title},      {"Mrs", A::title},     {"Ms", A::title},      {"Msgr", A::title},
    {"Mt", A::title},      {"Mx", A::title},      {"Neb", A::place},     {"Nev", A::place},
    {"No", A::number},     {"Nos", A::number},    {"Nov", A::month},     {"Nr", A::number},
    {"Oct", A::month},     {"Ofc", A::title},     {"Okla", A::place},    {"Ont", A::place},
    {"Ore", A::place},     {"Pa", A::place},      {"Pfc", A::title},     {"Ph.D", A::ordinary},
    {"PhD", A::ordinary},  {"Pres", A::title},    {"Prof", A::title},    {"Profa", A::title},
    {"Pte", A::title},     {"Pvt", A::title},     {"Rd", A::ordinary},   {"Rep", A::title},
    {"Reps", A::title},    {"Rev", A::title},     {"Revs", A::title},    {"Sec", A::title},
    {"Sen", A::title},     {"Sens", A::title},    {"Sep", A::month},     {"Sept", A::month},
    {"Sgt", A::title},     {"Sr", A::title},      {"Sra", A::title},     {"Sres", A::title},
    {"Srta", A::title},    {"St", A::title},      {"Ste", A::title},     {"Supt", A::title},
    {"Tenn", A::place},    {"Tex", A::place},     {"Ud", A::title},      {"Uds", A::title},
    {"Va", A::place},      {"Vol", A::number},    {"Vt", A::place},      {"Wash", A::place},
    {"Wis", A::place},     {"Wyo", A::place},     {"al", A::ordinary},   {"approx", A::title},
    {"bzw", A::title},     {"ca", A::number},     {"cf", A::title},      {"dept", A::title},
    {"ed", A::ordinary},   {"est", A::ordinary},  {"etc", A::ordinary},  {"fig", A::number},
    {"lb", A::ordinary},   {"lbs", A::ordinary},  {"mph", A::ordinary},  {"no", A::number},
    {"nos", A::number},    {"p", A::number},      {"pp", A::number},     {"sq", A::title},
    {"usw", A::ordinary},  {"v", A::title},       {"vol", A::number},    {"vs", A::title},
});

// Asked at every full stop, so hashed, into a table that is made at compile time.
constexpr unsigned kSlotBits = 9;
constexpr std::size_t kSlots = std::size_t{1} << kSlotBits;
static_assert(kAbbreviations.size() < kSlots / 2);

struct Slot {
  std::uint64_t word = 0;  // packed
  Abbreviation kind = A::none;
};

constexpr std::size_t slot_of(std::uint64_t packed) noexcept {
  return static_cast<std::size_t>(packed * 0x9E3779B97F4A7C15ULL >> (64 - kSlotBits));
}

constexpr std::array<Slot, kSlots> make_slots() noexcept {
  std::array<Slot, kSlots> slots{};
  for (const Known& known : kAbbreviations) {
    const std::uint64_t packed = packed_word(known.word);
    std::size_t slot = slot_of(packed);
    while (slots[slot].word != 0) slot = (slot + 1) % kSlots;
    slots[slot] = {packed, known.kind};
  }
  return slots;
}

constexpr std::array<Slot, kSlots> kSlotTable = make_slots();

constexpr auto kSentenceBeginnings = std::to_array<std::string_view>({
    "A",         "About",     "According",   "After",   "All",         "Also",      "Although",
    "Among",     "An",        "And",         "Another", "Any",         "Are",       "As",
    "Asked",     "At",        "Authorities", "Because", "Before",      "Both",      "But",
    "By",        "Can",       "Critics",     "Despite", "Did",         "Do",        "Does",
    "During",    "Each",      "Earlier",     "Even",    "Every",       "Few",       "For",
    "From",      "Had",       "Has",         "Have",    "He",          "Her",       "Here",
    "His",       "How",       "However",     "I",       "If",          "In",        "Instead",
    "Is",        "It",        "Its",         "Just",    "Last",        "Later",     "Like",
    "Many",      "Meanwhile", "More",        "Most",    "Much",        "My",        "Neither",
    "Nearly",    "No",        "None",        "Not",     "Nothing",     "Now",       "Of",
    "Officials", "On",        "Once",        "One",     "Only",        "Or",        "Other",
    "Others",    "Our",       "Over",        "Police",  "Prosecutors", "Residents", "Several",
    "Shares",    "She",       "Should",      "Since",   "So",          "Some",      "Still",
    "Such",      "That",      "The",         "Their",   "Then",        "There",     "These",
    "They",      "This",      "Those",       "Though",  "Three",       "Through",   "Thus",
    "To",        "Today",     "Two",         "Under",   "Unlike",      "Until",     "Voters",
    "Was",       "We",        "Were",        "What",    "When",        "Where",     "Whether",
    "Which",     "While",     "Who",         "Why",     "Will",        "With",      "Without",
    "Would",     "Yes",       "Yet",         "You",     "Your",
});

constexpr auto kSpeechVerbs = std::to_array<std::string_view>({
    "added",    "adds",      "admitted", "agreed",  "announced", "answered",  "argued",
    "asked",    "asks",      "boasted",  "called",  "chanted",   "continued", "cried",
    "declared", "explained", "joked",    "posted",  "recalled",  "replied",   "responded",
    "said",     "says",      "screamed", "shouted", "tells",     "told",      "tweeted",
    "warned",   "wondered",  "writes",   "wrote",   "yelled",
});

constexpr auto kGermanOrdinalNouns = std::to_array<std::string_view>({
    "April",
    "August",
    "Dezember",
    "Februar",
    "Jahrhundert",
    "Jahrhunderts",
    "Januar",
    "Juli",
    "Juni",
    "Mai",
    "M\xC3\xA4rz",
    "November",
    "Oktober",
    "September",
});

// Where in the list above the words with a given first letter begin; it is grouped by it.
constexpr std::array<std::uint8_t, 27> make_starts() noexcept {
  static_assert(kSentenceBeginnings.size() < 256);
  std::array<std::uint8_t, 27> starts{};
  std::size_t i = 0;
  for (std::size_t letter = 0; letter < 26; ++letter) {
    starts[letter] = static_cast<std::uint8_t>(i);
    while (i < kSentenceBeginnings.size() &&
           kSentenceBeginnings[i][0] == static_cast<char>('A' + letter))
      ++i;
  }
  starts[26] = static_cast<std::uint8_t>(i);
  return starts;
}

constexpr std::array<std::uint8_t, 27> kStarts = make_starts();
static_assert(kStarts[26] == kSentenceBeginnings.size());

template <typename List>
bool contains(const List& list, std::string_view word) noexcept {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

Abbreviation packed_abbreviation(std::uint64_t word) noexcept {
  for (std::size_t slot = slot_of(word);; slot = (slot + 1) % kSlots) {
    const Slot& found = kSlotTable[slot];
    if (found.word == word || found.word == 0) return found.kind;
  }
}

Abbreviation abbreviation(std::string_view word) noexcept {
  return packed_abbreviation(packed_word(word));
}

bool begins_sentences(std::string_view word) noexcept {
  if (word.empty() || word[0] < 'A' || word[0] > 'Z') return false;
  const auto letter = static_cast<std::size_t>(word[0] - 'A');
  const auto* end = kSentenceBeginnings.data() + kStarts[letter + 1];
  return std::find(kSentenceBeginnings.data() + kStarts[letter], end, word) != end;
}

bool is_speech_verb(std::string_view word) noexcept { return contains(kSpeechVerbs, word); }
bool follows_german_ordinal(std::string_view word) noexcept {
  return contains(kGermanOrdinalNouns, word);
}

}  // namespace broadsheet::text
