#include "broadsheet/article/name_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace broadsheet::article {
namespace {

// All sorted by bytes: searched by halves.
// clang-format off: words in lines, not one a line
constexpr auto kTitles = std::to_array<std::string_view>({
    "Acting", "Activist", "Adm", "Admiral", "Adviser", "Advisers", "Advisor", "Agent", "Agents",
    "Alcalde", "Alcaldesa", "Alderman", "Ambassador", "Ambassadors", "Analyst", "Anchor",
    "Anchorman", "Archbishop", "Assemblyman", "Assemblywoman", "Assistant", "Attorney",
    "Attorney-General", "Attorneys", "Auditor", "Aunt", "Author", "Au\u00dfenminister",
    "Au\u00dfenministerin", "Bischof", "Bishop", "Brother", "Bundeskanzler", "Bundeskanzlerin",
    "Bundeskanzlers", "Bundespr\u00e4sident", "CEO", "CFO", "COO", "CTO",
    "Candidate", "Capt", "Captain", "Chair", "Chairman",
    "Chairperson", "Chairwoman", "Chancellor", "Cmdr", "Co-Chair", "Co-Founder", "Co-chairman",
    "Co-founder", "Coach", "Col", "Colonel", "Columnist", "Commander-in-Chief", "Commissioner",
    "Commissioners", "Comptroller", "Congressman", "Congressmen", "Congresswoman", "Corporal",
    "Correspondent", "Councilman", "Councilmember", "Councilwoman", "Counsel", "Cpl", "Dame",
    "Delegate", "Deputy", "Det", "Detective", "Detectives", "Director", "Director-General",
    "Doctor", "Do\u00f1a", "Dr", "Dra", "Economist", "Editor", "Editor-in-Chief", "Ex-President",
    "Ex-president", "Executive", "Father", "Finanzminister", "Finanzministerin", "Firefighter",
    "Former", "Founder", "Frau", "Gen", "Gobernador", "Gobernadora", "Gov", "Governor", "Governors",
    "Govs", "Herr", "Historian", "Hon", "Host", "Imam", "Ing", "Innenminister", "Innenministerin",
    "Inspector", "Journalist", "Jurist", "Juristin", "Kanzler", "Kanzlerin", "Lawyer", "Leader",
    "Lic", "Lieutenant", "Lt", "Madame", "Maj", "Major", "Majority", "Manager", "Mayor", "Mayors",
    "Minister", "Ministerin", "Ministerpr\u00e4sident", "Ministerpr\u00e4sidentin", "Ministers",
    "Ministra", "Ministre", "Ministro", "Minority", "Mlle", "Mme", "Monsieur", "Mother", "Mr",
    "Mrs", "Ms", "Msgr", "Nurse", "Officer", "Officers", "Organizer", "Pastor", "Pfc", "Pollster",
    "Premier", "President", "Presidenta", "Presidente", "Presidents", "Prof", "Professor",
    "Professors", "Prosecutor", "Prosecutors", "Pr\u00e4sident", "Pr\u00e4sidenten",
    "Pr\u00e4sidentin", "Pr\u00e9sident", "Pr\u00e9sidente", "Pvt", "Rabbi", "Rep", "Reporter",
    "Representative", "Representatives", "Reps", "Researcher", "Rev", "Reverend", "Scientist",
    "Secretaria", "Secretaries", "Secretario", "Secretary", "Secretary-General", "Sen", "Senador",
    "Senadora", "Senator", "Senators", "Sens", "Sergeant", "Se\u00f1or", "Se\u00f1ora", "Sgt",
    "Sheriff", "Sir", "Sister", "Solicitor", "Speaker", "Spokesman", "Spokespeople", "Spokesperson",
    "Spokeswoman", "Sr", "Sra", "Strategist", "Superintendent", "Supt", "Surgeon", "Treasurer",
    "Trooper", "Uncle", "Vice", "Vice-President", "Vizekanzler", "Whip",
});
// clang-format on
static_assert(std::is_sorted(kTitles.begin(), kTitles.end()));

constexpr auto kTitlesOrNames = std::to_array<std::string_view>({
    "Associate", "Campaign", "Cardinal", "Chief",   "Crown",  "District", "Fire",
    "First",     "General",  "Judge",    "Justice", "King",   "Lady",     "Lord",
    "Police",    "Pope",     "Press",    "Prime",   "Prince", "Princess", "Principal",
    "Queen",     "Saint",    "Senior",   "Special",
});
static_assert(std::is_sorted(kTitlesOrNames.begin(), kTitlesOrNames.end()));

constexpr auto kPortfolios = std::to_array<std::string_view>({
    "Agriculture", "Commerce",    "Defence",  "Defense",        "Economy",  "Education",
    "Energy",      "Environment", "Finance",  "Foreign",        "Health",   "Home",
    "Homeland",    "Housing",     "Interior", "Justice",        "Labor",    "Labour",
    "Security",    "State",       "Trade",    "Transportation", "Treasury",
});
static_assert(std::is_sorted(kPortfolios.begin(), kPortfolios.end()));

// clang-format off: words in lines, not one a line
constexpr auto kPeoples = std::to_array<std::string_view>({
    "Afghan", "Afghans", "African", "Africans", "Albanian", "Albanians", "American", "Americans",
    "Arab", "Arabic", "Arabs", "Argentine", "Argentinian", "Asian", "Asians", "Australian",
    "Australians", "Austrian", "Austrians", "Bangladeshi", "Belgian", "Belgians", "Black",
    "Bolivian", "Bosnian", "Brazilian", "Brazilians", "British", "Briton", "Britons", "Buddhist",
    "Buddhists", "Bulgarian", "Bulgarians", "Burmese", "Californian", "Californians", "Cambodian",
    "Canadian", "Canadians", "Catholic", "Catholics", "Chilean", "Chileans", "Chinese", "Christian",
    "Christians", "Colombian", "Colombians", "Communist", "Communists", "Congolese", "Conservative",
    "Conservatives", "Croat", "Croatian", "Cuban", "Cubans", "Czech", "Dane", "Danes", "Danish",
    "Democrat", "Democratic", "Democrats", "Dutch", "Eastern", "Ecuadorian", "Egyptian",
    "Egyptians", "English", "Ethiopian", "Ethiopians", "European", "Europeans", "Evangelical",
    "Evangelicals", "Filipino", "Filipinos", "Finn", "Finnish", "Finns", "Floridian", "Floridians",
    "French", "Frenchman", "German", "Germans", "Greek", "Greeks", "Green", "Greens", "Guatemalan",
    "Guatemalans", "Haitian", "Haitians", "Hindu", "Hindus", "Hispanic", "Hispanics", "Honduran",
    "Hondurans", "Hungarian", "Hungarians", "Independent", "Indian", "Indians", "Indigenous",
    "Indonesian", "Indonesians", "Iranian", "Iranians", "Iraqi", "Iraqis", "Irish", "Islamic",
    "Islamist", "Islamists", "Israeli", "Israelis", "Italian", "Italians", "Japanese", "Jew",
    "Jewish", "Jews", "Jordanian", "Jordanians", "Kenyan", "Kenyans", "Korean", "Koreans", "Kurd",
    "Kurdish", "Kurds", "Labourite", "Latina", "Latinas", "Latino", "Latinos", "Lebanese",
    "Liberal", "Liberals", "Libertarian", "Libyan", "Libyans", "Londoner", "Londoners", "Malaysian",
    "Marxist", "Mexican", "Mexicans", "Midwestern", "Mormon", "Mormons", "Muslim", "Muslims",
    "Native", "Nazi", "Nazis", "Nepali", "Nicaraguan", "Nicaraguans", "Nigerian", "Nigerians",
    "Northern", "Norwegian", "Norwegians", "Orthodox", "Pakistani", "Pakistanis", "Palestinian",
    "Palestinians", "Parisian", "Peruvian", "Peruvians", "Pole", "Poles", "Polish", "Portuguese",
    "Protestant", "Protestants", "Republican", "Republicans", "Romanian", "Romanians", "Russian",
    "Russians", "Salvadoran", "Salvadorans", "Saudi", "Saudis", "Scot", "Scots", "Scottish", "Serb",
    "Serbian", "Serbs", "Shiite", "Shiites", "Sikh", "Sikhs", "Slovak", "Socialist", "Socialists",
    "Somali", "Somalis", "Southern", "Spaniard", "Spaniards", "Spanish", "Sudanese", "Sunni",
    "Sunnis", "Swede", "Swedes", "Swedish", "Swiss", "Syrian", "Syrians", "Texan", "Texans", "Thai",
    "Tories", "Tory", "Turk", "Turkish", "Turks", "Ukrainian", "Ukrainians", "Venezuelan",
    "Venezuelans", "Vietnamese", "Welsh", "Western", "White", "Yemeni", "Yemenis",
});
// clang-format on
static_assert(std::is_sorted(kPeoples.begin(), kPeoples.end()));

// clang-format off: words in lines, not one a line
constexpr auto kCalendar = std::to_array<std::string_view>({
    "Apr", "April", "Aug", "August", "Christmas", "Dec", "December", "Dezember", "Dienstag",
    "Dienstagabend", "Donnerstag", "Donnerstagabend", "Easter", "Feb", "Februar", "February",
    "Freitag", "Freitagabend", "Freitagmorgen", "Fri", "Friday", "Halloween", "Jan", "Januar",
    "January", "Jul", "Juli", "July", "Jun", "June", "Juni", "Mai", "Mar", "March", "May",
    "Mittwoch", "Mittwochabend", "Mon", "Monday", "Montag", "Montagabend", "Montagmorgen",
    "M\u00e4rz", "Nov", "November", "Oct", "October", "Oktober", "Ostern", "Pfingsten", "Ramadan",
    "Samstag", "Samstagabend", "Sat", "Saturday", "Sep", "Sept", "September", "Sonnabend",
    "Sonntag", "Sonntagabend", "Sun", "Sunday", "Thanksgiving", "Thu", "Thurs", "Thursday", "Tue",
    "Tues", "Tuesday", "Wed", "Wednesday", "Weihnachten",
});
// clang-format on
static_assert(std::is_sorted(kCalendar.begin(), kCalendar.end()));

// clang-format off: words in lines, not one a line
constexpr auto kOpeners = std::to_array<std::string_view>({
    "A", "AI", "AM", "ATM", "Aber", "About", "Above", "According", "Across", "Additionally",
    "After", "Afterward", "Again", "Against", "Ahead", "All", "Almost", "Along", "Already", "Also",
    "Although", "Always", "Am", "Amid", "Among", "An", "And", "Another", "Any", "Anyone",
    "Anything", "Are", "Around", "As", "Asked", "At", "Auch", "Avec", "Back", "Be", "Because",
    "Been", "Before", "Behind", "Bei", "Being", "Below", "Besides", "Between", "Beyond", "Both",
    "But", "By", "Can", "Ce", "Ces", "Cette", "Citing", "Clearly",
    "Con", "Congrats", "Could", "DJ", "DNA", "DVD", "Dans", "Dear", "Despite", "Did", "Do", "Does",
    "During", "Each", "Earlier", "Eight", "Eighteen", "Ein", "Eine", "Either", "Eleven", "Elle",
    "Elles", "Elsewhere", "En", "Enough", "Er", "Es", "Esta", "Estas", "Este", "Estos", "Et",
    "Even", "Eventually", "Every", "Everybody", "Everyone", "Everything", "Except", "FAQ", "Fewer",
    "Fifteen", "Fifty", "Finally", "Five", "Following", "For", "Forty", "Four", "From", "Further",
    "Furthermore", "GPS", "Get", "Given", "Go", "HIV", "Had", "Half", "Has", "Have", "Having", "He",
    "Hello", "Her", "Here", "Hers", "Herself", "Hi", "Him", "Himself", "His", "How", "However", "I",
    "ID", "II", "III", "IT", "IV", "If", "Il", "Ils", "Im", "In", "Indeed", "Inside", "Instead",
    "Into", "Is", "It", "Its", "Itself", "Jr", "Just", "Last", "Late", "Later", "Laut", "Least",
    "Less", "Let", "Like", "Likewise", "Long", "M.D", "MD", "MP", "MPs", "Mais", "Many", "Maybe",
    "Me", "Meanwhile", "Minutes", "Mit", "Moments", "More", "Moreover", "Most", "Much", "Must",
    "My", "Myself", "Nach", "Near", "Nearly", "Neither", "Never", "Nevertheless", "New-found",
    "Next", "Nine", "No", "Nobody", "None", "Nonetheless", "Nor", "Not", "Nothing", "Nous", "Now",
    "Nowhere", "OK", "Of", "Off", "Often", "Oh", "On", "Once", "One", "Only", "Onto", "Or", "Other",
    "Others", "Otherwise", "Our", "Ours", "Out", "Outside", "Over", "Overall", "PC", "PDF", "PM",
    "Para", "Part", "Past", "Per", "Perhaps", "Pero", "Ph.D", "PhD", "Please", "Por", "Pour",
    "Previously", "Q", "Quite", "RNA", "RSVP", "Rather", "Recent", "Recently", "Right", "SUV",
    "Same", "Seg\u00fan", "Selon", "Several", "Shall", "She", "Should", "Sie", "Similarly", "Sin",
    "Since", "Six", "Sixty", "So", "Sobre", "Some", "Somebody", "Someone", "Something", "Sometimes",
    "Soon", "Sorry", "Sr", "Still", "Su", "Such", "Sur", "Sus", "TV", "Ten", "Than", "Thank",
    "Thanks", "That", "The", "Their", "Theirs", "Them", "Themselves", "Then", "There", "Therefore",
    "These", "They", "Thirty", "This", "Those", "Though", "Three", "Through", "Throughout", "Thus",
    "To", "Today", "Together", "Tomorrow", "Tonight", "Too", "Toward", "Towards", "Twelve",
    "Twenty", "Two", "Und", "Under", "Unless", "Unlike", "Until", "Up", "Upon", "Us", "VIP", "Von",
    "Vous", "Was", "We", "Well", "Welp", "Were", "What", "Whatever", "When", "Whenever", "Where",
    "Whereas", "Wherever", "Whether", "Which", "While", "Who", "Whoever", "Whom", "Whose", "Why",
    "Will", "Wir", "With", "Within", "Without", "Would", "Yes", "Yesterday", "Yet", "You", "Your",
    "Yours",
});
// clang-format on
static_assert(std::is_sorted(kOpeners.begin(), kOpeners.end()));

// Nouns and verbs that often open a sentence, and may be part of a name elsewhere.
// clang-format off: words in lines, not one a line
constexpr auto kCommon = std::to_array<std::string_view>({
    "Activists", "Aides", "Analysts", "Authorities", "Banks", "Children", "Click", "Companies",
    "Critics", "Dad", "Data", "Day", "Days", "Diplomats", "Doctors", "Dozens", "Drivers", "Early",
    "Economists", "Employees", "Employers", "Experts", "Families", "Fans", "Far", "Farmers", "Few",
    "Firefighters", "Hospitals", "Hours", "Hundreds", "Immigrants", "Internet", "Investigators",
    "Lawmakers", "Lawyers", "Leaders", "Local", "Members", "Men", "Migrants", "Millions", "Mom",
    "Months", "Negotiators", "Neighbors", "Nurses", "Officials", "Organizers", "Owners", "Parents",
    "Passengers", "Patients", "People", "Police", "Prosecutors", "Protesters", "Public", "Read",
    "Reporters", "Rescuers", "Researchers", "Residents", "Schools", "Scientists", "Skip",
    "Soldiers", "Students", "Supporters", "Survivors", "Teachers", "Thousands", "Troops",
    "Veterans", "Voters", "Watch", "Web", "Weeks", "Witnesses", "Women", "Workers", "Years",
    "Young",
});
// clang-format on
static_assert(std::is_sorted(kCommon.begin(), kCommon.end()));

// Articles of other languages, which names may open with: "El Paso", "Le Monde".
constexpr auto kForeignArticles = std::to_array<std::string_view>({
    "Das", "De", "Del", "Der", "Des", "Die", "Du",  "E",   "El", "La",
    "Las", "Le", "Les", "Los", "O",   "Un",  "Una", "Une", "Y",
});
static_assert(std::is_sorted(kForeignArticles.begin(), kForeignArticles.end()));

// clang-format off: words in lines, not one a line
constexpr auto kInstitutionHeads = std::to_array<std::string_view>({
    "Academy", "Alliance", "Archbishopric", "Archdiocese", "Army", "Assembly", "Assistant",
    "Association", "Authority", "Bank", "Battle", "Bay", "Bill", "Board", "Brigade", "Bureau",
    "Cape", "Center", "Centers", "Centre", "Chamber", "Chiefs", "Church", "City", "Club",
    "Coalition", "College", "Commission", "Committee", "Commonwealth", "Company", "Confederation",
    "Conference", "Congress", "Corps", "Council", "County", "Court", "Daughters", "Declaration",
    "Department", "Diocese", "Directorate", "District", "Duchess", "Duchy", "Duke", "Economist",
    "Embassy", "Faculty", "Federation", "Foundation", "Fund", "Game", "Group", "Guild", "Gulf",
    "Hall", "High", "House", "Institute", "Institutes", "Institution", "International", "Isle",
    "Isles", "Kingdom", "Knights", "League", "Library", "Lord", "Lords", "Ministry", "Movement",
    "Museum", "National", "Network", "Office", "Order", "Organisation", "Organization",
    "Parliament", "Party", "People", "Port", "Province", "Republic", "School", "Sea", "Senate",
    "Service", "Society", "Song", "Sons", "State", "States", "Statue", "Strait", "Straits",
    "Supreme", "Temple", "Theatre", "Tomb", "Tower", "Treaty", "Tribunal", "Union", "University",
    "Voice",
});
// clang-format on
static_assert(std::is_sorted(kInstitutionHeads.begin(), kInstitutionHeads.end()));

// clang-format off: words in lines, not one a line
constexpr auto kInstitutionEnds = std::to_array<std::string_view>({
    "Administration", "Affairs", "Agency", "Allergy", "Alliance", "Assistance", "Association",
    "Authority", "Bureau", "Center", "Centre", "Church", "Club", "Co", "Commerce", "Commission",
    "Committee", "Company", "Control", "Corporation", "Corps", "Council", "Court", "Department",
    "Development", "Diseases", "Enforcement", "Ethics", "Evaluation", "Exchange", "Families",
    "Federation", "Firearms", "Foundation", "Fund", "Group", "Industry", "Institute",
    "Investigation", "Justice", "League", "Library", "Medicine", "Metrics", "Ministry", "Museum",
    "Office", "Organization", "Partners", "Policy", "Prevention", "Progress", "Protection",
    "Reform", "Relations", "Research", "School", "Science", "Sciences", "Security", "Service",
    "Services", "Society", "Sons", "Studies", "Technology", "Trade", "Transportation", "Trust",
    "Union", "University", "Welfare", "Works",
});
// clang-format on
static_assert(std::is_sorted(kInstitutionEnds.begin(), kInstitutionEnds.end()));

constexpr auto kParticles = std::to_array<std::string_view>({
    "al",  "bin", "d'",      "da", "de",  "del", "dell'", "della", "des", "di", "do",
    "dos", "du",  "d\u2019", "el", "ibn", "ten", "ter",   "van",   "von", "zu",
});
static_assert(std::is_sorted(kParticles.begin(), kParticles.end()));

constexpr auto kGermanOffices = std::to_array<std::string_view>({
    "chef",
    "chefin",
    "kanzler",
    "kanzlerin",
    "minister",
    "ministerin",
    "ministers",
    "pr\u00e4sident",
    "pr\u00e4sidentin",
    "pr\u00e4sidenten",
    "sprecher",
    "sprecherin",
    "vorsitzende",
    "vorsitzender",
    "vorsitzenden",
    "b\u00fcrgermeister",
    "b\u00fcrgermeisterin",
});

template <typename Table>
bool holds(const Table& table, std::string_view word) noexcept {
  return std::binary_search(table.begin(), table.end(), word);
}

// "Umweltministerin", "Betriebsratschef": compounds that no list can hold.
bool is_german_office(std::string_view word) noexcept {
  constexpr std::size_t kShortest = 8;
  if (word.size() <= kShortest || word.find('-') != std::string_view::npos) return false;
  const char last = word.back();
  if (last != 'r' && last != 'n' && last != 'f' && last != 't' && last != 'e') return false;
  return std::any_of(kGermanOffices.begin(), kGermanOffices.end(), [word](std::string_view office) {
    return word.size() > office.size() && word.ends_with(office);
  });
}

}  // namespace

NameWord name_word(std::string_view word) noexcept {
  // "You're", "Don't", "It's": what stands before the apostrophe decides, or "n't".
  std::size_t apostrophe = word.find('\'');
  if (apostrophe == std::string_view::npos) apostrophe = word.find("\u2019");
  if (apostrophe != std::string_view::npos && apostrophe > 0) {
    const bool negated = word[apostrophe - 1] == 'n' && word.ends_with('t');
    if (negated || holds(kOpeners, word.substr(0, apostrophe))) return NameWord::opener;
  }
  if (holds(kOpeners, word)) return NameWord::opener;
  if (holds(kCommon, word)) return NameWord::common;
  if (holds(kForeignArticles, word)) return NameWord::foreign_article;
  if (holds(kCalendar, word)) return NameWord::calendar;
  if (holds(kTitles, word)) return NameWord::title;
  if (holds(kTitlesOrNames, word)) return NameWord::title_or_name;
  if (holds(kPeoples, word)) return NameWord::people;
  if (holds(kPortfolios, word)) return NameWord::portfolio;
  return is_german_office(word) ? NameWord::title : NameWord::plain;
}

bool heads_institution(std::string_view word) noexcept { return holds(kInstitutionHeads, word); }

bool ends_institution(std::string_view word) noexcept { return holds(kInstitutionEnds, word); }

bool is_name_particle(std::string_view word) noexcept { return holds(kParticles, word); }

bool joins_to_one_name(std::string_view left, std::string_view right) noexcept {
  for (const auto& [one, other] :
       {std::pair<std::string_view, std::string_view>{"Castilla", "Le\u00f3n"},
        {"Trinidad", "Tobago"},
        {"Antigua", "Barbuda"},
        {"Bosnia", "Herzegovina"},
        {"Barnes", "Noble"},
        {"Dolce", "Gabbana"},
        {"Ernst", "Young"},
        {"Marks", "Spencer"},
        {"Procter", "Gamble"},
        {"Simon", "Schuster"},
        {"Smith", "Wesson"},
        {"Ortega", "Gasset"},
        {"Ram\u00f3n", "Cajal"},
        {"Tom\u00e9", "Pr\u00edncipe"},
        {"Crist\u00f3bal", "Nieves"}}) {
    if (left == one && right == other) return true;
  }
  return false;
}

}  // namespace broadsheet::article
