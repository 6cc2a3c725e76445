#include "broadsheet/text/sentence_words.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace broadsheet::text {
namespace {

constexpr auto kSentenceBeginnings = std::to_array<std::string_view>({
    "A",
    "Aber",
    "About",
    "According",
    "Adding",
    "Adem\u00E1s",
    "After",
    "Again",
    "All",
    "Almost",
    "Already",
    "Also",
    "Although",
    "Among",
    "An",
    "Analysts",
    "And",
    "Another",
    "Any",
    "Anyone",
    "Are",
    "As",
    "Asked",
    "At",
    "Auch",
    "Aunque",
    "Authorities",
    "Ayer",
    "Because",
    "Before",
    "Bei",
    "Beim",
    "Besides",
    "Between",
    "Both",
    "Businesses",
    "But",
    "By",
    "Can",
    "Ces",
    "Cet",
    "Cette",
    "Companies",
    "Consider",
    "Consumers",
    "Crews",
    "Critics",
    "Cuando",
    "Currently",
    "Customers",
    "Dabei",
    "Damit",
    "Dans",
    "Depuis",
    "Desde",
    "Despite",
    "Despu\u00E9s",
    "Detectives",
    "Did",
    "Dies",
    "Diese",
    "Dieser",
    "Diplomats",
    "Do",
    "Doch",
    "Doctors",
    "Does",
    "Dozens",
    "During",
    "Each",
    "Earlier",
    "Economists",
    "Eight",
    "Eine",
    "Einen",
    "Either",
    "Elle",
    "Elles",
    "Employers",
    "Esta",
    "Este",
    "Estos",
    "Even",
    "Eventually",
    "Every",
    "Everybody",
    "Everyone",
    "Everything",
    "Experts",
    "Families",
    "Few",
    "Finally",
    "Firefighters",
    "Five",
    "Following",
    "For",
    "Four",
    "From",
    "Furthermore",
    "Getting",
    "Given",
    "Had",
    "Half",
    "Has",
    "Hasta",
    "Have",
    "Having",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "Hundreds",
    "I",
    "If",
    "Il",
    "Ils",
    "In",
    "Indeed",
    "Instead",
    "Insurers",
    "Investigators",
    "Investors",
    "Is",
    "It",
    "Its",
    "Just",
    "Last",
    "Later",
    "Laut",
    "Lawmakers",
    "Let",
    "Leur",
    "Leurs",
    "Like",
    "Looking",
    "Mais",
    "Many",
    "Maybe",
    "Meanwhile",
    "Mientras",
    "Millions",
    "More",
    "Moreover",
    "Most",
    "Much",
    "My",
    "Nach",
    "Nearly",
    "Neighbors",
    "Neither",
    "Nevertheless",
    "Nine",
    "No",
    "Nobody",
    "None",
    "Nor",
    "Not",
    "Nothing",
    "Nous",
    "Now",
    "Nun",
    "Nurses",
    "Obviously",
    "Of",
    "Officials",
    "On",
    "Once",
    "One",
    "Only",
    "Opponents",
    "Or",
    "Organizers",
    "Other",
    "Others",
    "Otherwise",
    "Our",
    "Over",
    "Overall",
    "Para",
    "Parents",
    "Passengers",
    "Patients",
    "Perhaps",
    "Pero",
    "Please",
    "Plus",
    "Police",
    "Pour",
    "Previously",
    "Prosecutors",
    "Protesters",
    "Rather",
    "Readers",
    "Relatives",
    "Reporters",
    "Researchers",
    "Residents",
    "Roughly",
    "Sales",
    "Scientists",
    "Seg\u00FAn",
    "Seit",
    "Selon",
    "Seven",
    "Several",
    "Shares",
    "She",
    "Should",
    "Sie",
    "Similarly",
    "Sin",
    "Since",
    "Six",
    "So",
    "Some",
    "Somebody",
    "Someone",
    "Sometimes",
    "Soon",
    "Speaking",
    "Still",
    "Students",
    "Such",
    "Supporters",
    "Survivors",
    "Tambi\u00E9n",
    "Teachers",
    "Ten",
    "Thank",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "Therefore",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Thousands",
    "Three",
    "Through",
    "Throughout",
    "Thus",
    "To",
    "Today",
    "Todos",
    "Tonight",
    "Troops",
    "Two",
    "Una",
    "Under",
    "Une",
    "Unfortunately",
    "Unless",
    "Unlike",
    "Unos",
    "Until",
    "Upon",
    "Using",
    "Volunteers",
    "Voters",
    "Vous",
    "Was",
    "We",
    "Were",
    "What",
    "Whatever",
    "When",
    "Whenever",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Why",
    "Will",
    "Wir",
    "With",
    "Within",
    "Without",
    "Witnesses",
    "Workers",
    "Would",
    "Yes",
    "Yesterday",
    "Yet",
    "You",
    "Your",
    "Zudem",
});

// Where in the list above the words with a given first letter begin; it is grouped by it.
constexpr std::array<std::uint16_t, 27> make_starts() noexcept {
  std::array<std::uint16_t, 27> starts{};
  std::size_t i = 0;
  for (std::size_t letter = 0; letter < 26; ++letter) {
    starts[letter] = static_cast<std::uint16_t>(i);
    while (i < kSentenceBeginnings.size() &&
           kSentenceBeginnings[i][0] == static_cast<char>('A' + letter))
      ++i;
  }
  starts[26] = static_cast<std::uint16_t>(i);
  return starts;
}

constexpr std::array<std::uint16_t, 27> kStarts = make_starts();
static_assert(kStarts[26] == kSentenceBeginnings.size());

constexpr auto kSpeechVerbs = std::to_array<std::string_view>({
    "added",    "adds",      "admitted", "agreed",  "announced", "answered",  "argued",
    "asked",    "asks",      "boasted",  "called",  "chanted",   "continued", "cried",
    "declared", "explained", "joked",    "posted",  "recalled",  "replied",   "responded",
    "said",     "says",      "screamed", "shouted", "tells",     "told",      "tweeted",
    "warned",   "wondered",  "writes",   "wrote",   "yelled",
});

constexpr auto kOtherVerbs = std::to_array<std::string_view>({
    "agrees", "are",   "became", "began",  "came",  "can",   "could",  "did",   "does",  "drew",
    "fell",   "felt",  "flew",   "found",  "gave",  "gets",  "goes",   "got",   "grew",  "had",
    "has",    "heard", "held",   "is",     "kept",  "knew",  "knows",  "led",   "left",  "lost",
    "made",   "makes", "may",    "met",    "might", "must",  "paid",   "ran",   "rose",  "said",
    "saw",    "says",  "sent",   "should", "sold",  "spoke", "spends", "stood", "takes", "thinks",
    "told",   "took",  "wants",  "was",    "went",  "were",  "will",   "won",   "would", "wrote",
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

constexpr auto kGermanDeterminers = std::to_array<std::string_view>({
    "Am",    "Beim",  "Das", "Dem",    "Den",    "Der",    "Die", "Im",  "Vom",  "Zum",
    "am",    "beim",  "das", "dem",    "den",    "der",    "des", "die", "ihre", "ihrem",
    "ihren", "ihrer", "im",  "seinem", "seinen", "seiner", "vom", "zum", "zur",
});

constexpr auto kOffices =
    std::to_array<std::string_view>({"Congressman", "Congresswoman", "President", "Senator"});

constexpr auto kTimes = std::to_array<std::string_view>({
    "Alaska",       "April",    "Atlantic", "August",    "Central",  "Christmas", "December",
    "Easter",       "Eastern",  "Election", "February",  "Friday",   "Greenwich", "Hawaii",
    "January",      "July",     "June",     "March",     "May",      "Monday",    "Mountain",
    "New",          "November", "October",  "Pacific",   "Saturday", "September", "Sunday",
    "Thanksgiving", "Thursday", "Tuesday",  "Wednesday",
});

constexpr auto kFronts = std::to_array<std::string_view>({
    "About",
    "After",
    "Around",
    "At",
    "Before",
    "Between",
    "By",
    "From",
    "On",
    "Shortly",
    "Since",
    "Until",
});

constexpr auto kSeries = std::to_array<std::string_view>({
    "Appendix", "Class",     "Division",  "Exhibit",  "Gate",   "Generation", "Grade",
    "Group",    "Hepatitis", "Influenza", "Line",     "Option", "Part",       "Plan",
    "Point",    "Schedule",  "Section",   "Terminal", "Title",  "Type",       "Vitamin",
});

constexpr auto kDeterminers = std::to_array<std::string_view>({
    "a",
    "as",
    "had",
    "has",
    "have",
    "her",
    "his",
    "its",
    "my",
    "our",
    "rank",
    "ranked",
    "ranks",
    "the",
    "their",
    "world",
    "your",
});

constexpr auto kWays = std::to_array<std::string_view>({
    "along",
    "at",
    "down",
    "near",
    "off",
    "on",
    "onto",
    "up",
});

constexpr auto kPlacesOfSaints = std::to_array<std::string_view>({
    "Bay",   "Cape", "City", "County", "East", "Fort",  "Ft",   "Ile",   "Isle",  "Lake",  "Lower",
    "Mount", "Mt",   "New",  "North",  "Old",  "Point", "Port", "Sault", "South", "Upper", "West",
});

constexpr auto kPartsOfStreets = std::to_array<std::string_view>({
    "Apartments", "Apt",        "Bakery", "Baptist",  "Bridge",   "Building", "Cafe",
    "Church",     "Elementary", "Garage", "High",     "Hospital", "Journal",  "Library",
    "Market",     "Mission",    "Park",   "Partners", "Pier",     "School",   "Shelter",
    "Station",    "Studios",    "Suite",  "Theater",  "Theatre",  "Tunnel",   "Unit",
});

constexpr auto kNamesWithMarks = std::to_array<std::string_view>({
    "E",
    "Jeb",
    "Jeopardy",
    "Oklahoma",
    "Yahoo",
    "Yum",
});

template <typename List>
bool contains(const List& list, std::string_view word) noexcept {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

bool begins_sentences(std::string_view word) noexcept {
  if (word.empty() || word[0] < 'A' || word[0] > 'Z') return false;
  const auto letter = static_cast<std::size_t>(word[0] - 'A');
  const auto* end = kSentenceBeginnings.data() + kStarts[letter + 1];
  return std::find(kSentenceBeginnings.data() + kStarts[letter], end, word) != end;
}

bool is_speech_verb(std::string_view word) noexcept { return contains(kSpeechVerbs, word); }

bool may_be_verb(std::string_view word) noexcept {
  return (word.size() > 4 && word.ends_with("ed")) || is_speech_verb(word) ||
         contains(kOtherVerbs, word);
}

bool follows_german_ordinal(std::string_view word) noexcept {
  return contains(kGermanOrdinalNouns, word);
}

bool precedes_german_ordinal(std::string_view word) noexcept {
  return contains(kGermanDeterminers, word);
}

bool is_office(std::string_view word) noexcept { return contains(kOffices, word); }
bool follows_clock(std::string_view word) noexcept { return contains(kTimes, word); }
bool fronts_clock(std::string_view word) noexcept { return contains(kFronts, word); }
bool precedes_letter(std::string_view word) noexcept { return contains(kSeries, word); }
bool precedes_number_sign(std::string_view word) noexcept { return contains(kDeterminers, word); }
bool leads_to_street(std::string_view word) noexcept { return contains(kWays, word); }
bool precedes_saint(std::string_view word) noexcept { return contains(kPlacesOfSaints, word); }
bool follows_street(std::string_view word) noexcept { return contains(kPartsOfStreets, word); }
bool is_name_with_mark(std::string_view word) noexcept { return contains(kNamesWithMarks, word); }

}  // namespace broadsheet::text
