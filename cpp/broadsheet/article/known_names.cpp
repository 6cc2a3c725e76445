#include "broadsheet/article/known_names.hpp"

#include <algorithm>
#include <array>

namespace broadsheet::article {
namespace {

// All sorted by bytes: searched by halves.
// clang-format off: words in lines, not one a line
constexpr auto kPlaces = std::to_array<std::string_view>({
    "Aachen", "Afghanistan", "Africa", "Afrika", "Afrique", "Alabama", "Alaska", "Albania",
    "Albanien", "Alemania", "Alexandria", "Algeria", "Algerien", "Alg\u00e9rie", "Allemagne",
    "Amerika", "Amsterdam", "Am\u00e9rica", "Am\u00e9rique", "Andorra", "Angola", "Ankara",
    "Antarctica", "Antwerp", "Antwerpen", "Argelia", "Argentina", "Argentinien", "Arizona",
    "Arkansas", "Arktis", "Armenia", "Armenien", "Asia", "Asie", "Asien", "Asunci\u00f3n", "Athen",
    "Athens", "Atlanta", "Auckland", "Augsburg", "Australia", "Australien", "Austria", "Autriche",
    "Azerbaijan", "Bachmut", "Baden-W\u00fcrttemberg", "Bagdad", "Baghdad", "Bahrain", "Baku",
    "Baltimore", "Bamberg", "Bangkok", "Bangladesh", "Barcelona", "Basel", "Bavaria", "Baviera",
    "Bayern", "Bayreuth", "Beijing", "Beirut", "Belarus", "Belfast", "Belgien", "Belgique",
    "Belgium", "Belgrad", "Belgrade", "Benin", "Berlin", "Berl\u00edn", "Bern", "Bielefeld",
    "Bilbao", "Birmingham", "Bochum", "Bogota", "Bogot\u00e1", "Bolivia", "Bolivien", "Bonn",
    "Bordeaux", "Bosnia", "Bosnien", "Boston", "Brandenburg", "Brasil", "Brasilia", "Brasilien",
    "Braunschweig", "Brazil", "Bremen", "Brest", "Britain", "Brooklyn", "Brussels", "Bruxelles",
    "Br\u00e9sil", "Br\u00fcssel", "Bucharest", "Budapest", "Bukarest", "Bulgaria", "Bulgarie",
    "Bulgarien", "Burgos", "B\u00e9lgica", "Cairo", "Calais", "Cali", "California", "Cambodia",
    "Cameroon", "Canada", "Canad\u00e1", "Canc\u00fan", "Caracas", "Cartagena", "Catalonia",
    "Catalu\u00f1a", "Chad", "Charkiw", "Chechnya", "Chemnitz", "Cherson", "Chiapas", "Chicago",
    "Chihuahua", "Chile", "China", "Chine", "Cleveland", "Cologne", "Colombia", "Colorado", "Congo",
    "Connecticut", "Copenhagen", "Corea", "Corsica", "Cottbus", "Cracow", "Crimea", "Croacia",
    "Croatia", "Cuba", "Culiac\u00e1n", "Cyprus", "C\u00f3rdoba", "Dakota", "Dallas", "Damascus",
    "Damaskus", "Danemark", "Darmstadt", "Delaware", "Delhi", "Denmark", "Denver", "Detroit",
    "Deutschland", "Dijon", "Dinamarca", "Donetsk", "Donezk", "Dortmund", "Dresden", "Dubai",
    "Dublin", "Duisburg", "D\u00e4nemark", "D\u00fcsseldorf", "Ecuador", "Edinburgh", "Egipto",
    "Egypt", "Eisenach", "Erfurt", "Eritrea", "Escocia", "Espagne", "Espanha", "Espa\u00f1a",
    "Estland", "Estonia", "Estonie", "Ethiopia", "Etiop\u00eda", "Europe", "Finland", "Finlande",
    "Finlandia", "Finnland", "Firenze", "Flensburg", "Florida", "France", "Francia", "Frankfurt",
    "Frankreich", "Freiburg", "Gabon", "Gambia", "Gaza", "Gelsenkirchen", "Geneva", "Genf",
    "Gen\u00e8ve", "Georgia", "Georgien", "Gera", "Germany", "Ghana", "Giza", "Glasgow", "Granada",
    "Graz", "Grecia", "Greece", "Grenoble", "Griechenland", "Gro\u00dfbritannien", "Gr\u00e8ce",
    "Guadalajara", "Guanajuato", "Guatemala", "Guayaquil", "Guerrero", "Guinea", "Guyana",
    "G\u00f6ttingen", "Haiti", "Hait\u00ed", "Hamburg", "Hanau", "Hannover", "Havana", "Hawaii",
    "Heidelberg", "Helsinki", "Hessen", "Hiroshima", "Holland", "Honduras", "Hongkong", "Hongrie",
    "Houston", "Hungary", "Hungr\u00eda", "Iceland", "Idaho", "Illinois", "Inde", "India",
    "Indiana", "Indianapolis", "Indien", "Indonesia", "Indonesien", "Innsbruck", "Iowa", "Irak",
    "Iran", "Iraq", "Ireland", "Irland", "Irlanda", "Irlande", "Ir\u00e1n", "Islamabad", "Islandia",
    "Israel", "Istanbul", "Italia", "Italie", "Italien", "Italy", "Jalisco", "Jamaica", "Japan",
    "Japon", "Jap\u00f3n", "Jemen", "Jena", "Jerewan", "Jerusalem", "Jordan", "Jordania",
    "Jordanien", "Kabul", "Kairo", "Kaiserslautern", "Kalifornien", "Kanada", "Kansas", "Karlsruhe",
    "Kasachstan", "Kassel", "Katar", "Kazakhstan", "Kenia", "Kentucky", "Kenya", "Kharkiv",
    "Kherson", "Kiel", "Kiew", "Koblenz", "Kolumbien", "Konstanz", "Kopenhagen", "Kosovo", "Krakau",
    "Krefeld", "Krim", "Kroatien", "Kuba", "Kuwait", "Kyiv", "K\u00f6ln", "Lagos", "Lahore", "Laos",
    "Latvia", "Lausanne", "Lebanon", "Leipzig", "Lesotho", "Lettland", "Liban", "Libanon",
    "Liberia", "Libia", "Libya", "Libyen", "Lille", "Lima", "Linz", "Lisboa", "Lisbon", "Lissabon",
    "Litauen", "Lithuania", "Liverpool", "Li\u00e8ge", "London", "Londres", "Louisiana", "Luhansk",
    "Luxembourg", "Luxemburg", "Luzern", "Lviv", "Lyon", "L\u00edbano", "L\u00fcbeck", "Macedonia",
    "Madagascar", "Madrid", "Magdeburg", "Mailand", "Maine", "Mainz", "Malaysia", "Mali", "Malta",
    "Managua", "Manchester", "Manhattan", "Manila", "Mannheim", "Mariupol", "Maroc", "Marokko",
    "Marruecos", "Marseille", "Maryland", "Massachusetts", "Mauritania", "Mecklenburg-Vorpommern",
    "Medell\u00edn", "Melbourne", "Memphis", "Mexico", "Mexiko", "Miami", "Michigan",
    "Michoac\u00e1n", "Milan", "Milano", "Milwaukee", "Minneapolis", "Minnesota", "Minsk",
    "Mississippi", "Missouri", "Moldau", "Moldova", "Monaco", "Mongolia", "Montana", "Montenegro",
    "Monterrey", "Montevideo", "Montpellier", "Montreal", "Montr\u00e9al", "Morelos", "Morocco",
    "Moscou", "Moscow", "Mosc\u00fa", "Moskau", "Mozambique", "Mumbai", "Munich", "Murcia",
    "Myanmar", "M\u00e1laga", "M\u00e9rida", "M\u00e9xico", "M\u00f6nchengladbach", "M\u00fcnchen",
    "M\u00fcnster", "Nairobi", "Namibia", "Nantes", "Nashville", "Nebraska", "Nepal", "Netherlands",
    "Nevada", "Nicaragua", "Niederlande", "Niedersachsen", "Niger", "Nigeria", "Nordkorea",
    "Nordrhein-Westfalen", "Normandie", "Noruega", "Norv\u00e8ge", "Norway", "Norwegen",
    "N\u00eemes", "N\u00fcrnberg", "Oaxaca", "Odesa", "Odessa", "Ohio", "Oklahoma", "Oldenburg",
    "Omaha", "Oman", "Ontario", "Oregon", "Orl\u00e9ans", "Oslo", "Osnabr\u00fcck", "Ottawa",
    "Pakistan", "Palestine", "Panama", "Panam\u00e1", "Paraguay", "Paris", "Par\u00eds", "Passau",
    "Pekin", "Peking", "Pek\u00edn", "Pennsylvania", "Perth", "Peru", "Per\u00fa", "Philadelphia",
    "Philippines", "Phoenix", "Pittsburgh", "Poland", "Polen", "Pologne", "Polonia", "Portland",
    "Porto", "Portugal", "Potsdam", "Prag", "Praga", "Prague", "Pretoria", "Pristina", "Puebla",
    "Pyongyang", "Qatar", "Quebec", "Quer\u00e9taro", "Quito", "Qu\u00e9bec", "Ramallah",
    "Regensburg", "Reims", "Rennes", "Rheinland-Pfalz", "Riad", "Riga", "Riyadh", "Rom", "Roma",
    "Romania", "Rome", "Rostock", "Rotterdam", "Rouen", "Ruanda", "Rumania", "Rum\u00e4nien",
    "Rusia", "Russia", "Russie", "Russland", "Rwanda", "Saarbr\u00fccken", "Saarland", "Sachsen",
    "Sachsen-Anhalt", "Salamanca", "Salzburg", "Sarajevo", "Saskatchewan", "Schleswig-Holstein",
    "Schottland", "Schweden", "Schweiz", "Schwerin", "Scotland", "Seattle", "Senegal", "Seoul",
    "Serbia", "Serbien", "Sevilla", "Se\u00fal", "Shanghai", "Siberia", "Sicily", "Sinaloa",
    "Singapore", "Singapur", "Siria", "Skopje", "Slovakia", "Slovenia", "Slowakei", "Slowenien",
    "Solingen", "Somalia", "Sonora", "Spain", "Spanien", "Stockholm", "Strasbourg",
    "Stra\u00dfburg", "Stuttgart", "Sudan", "Suecia", "Suisse", "Suiza", "Su\u00e8de", "Sweden",
    "Switzerland", "Sydney", "Syria", "Syrie", "Syrien", "S\u00fcdafrika", "S\u00fcdkorea",
    "Tabasco", "Taiwan", "Tajikistan", "Taliban", "Tallinn", "Tamaulipas", "Tanzania", "Tbilisi",
    "Tegucigalpa", "Teheran", "Teher\u00e1n", "Tehran", "Tennessee", "Texas", "Thailand",
    "Th\u00fcringen", "Tibet", "Tiflis", "Tijuana", "Tokio", "Tokyo", "Toronto", "Toulon",
    "Toulouse", "Trier", "Tripoli", "Tschechien", "Tunis", "Tunisia", "Tunisie", "Turkey",
    "Turquie", "Turqu\u00eda", "T\u00fcrkei", "USA", "Ucrania", "Uganda", "Ukraine", "Ulm",
    "Ungarn", "Ungheria", "Uruguay", "Utah", "Utrecht", "Uzbekistan", "Valencia", "Vancouver",
    "Vaticano", "Vatikan", "Venecia", "Venedig", "Venezuela", "Venice", "Veracruz", "Vermont",
    "Viena", "Vienna", "Vietnam", "Vilnius", "Virginia", "Wales", "Warsaw", "Warschau",
    "Washington", "Westbank", "Wien", "Wiesbaden", "Wisconsin", "Wolfsburg", "Wuhan", "Wuppertal",
    "Wyoming", "W\u00fcrzburg", "Yemen", "Yucat\u00e1n", "Yukon", "Zacatecas", "Zaragoza",
    "Zimbabwe", "Zurich", "Zwickau", "Zypern", "Z\u00fcrich", "\u00c4gypten", "\u00c9gypte",
    "\u00d6sterreich",
});
// clang-format on
static_assert(std::is_sorted(kPlaces.begin(), kPlaces.end()));

// clang-format off: words in lines, not one a line
constexpr auto kAlsoPersons = std::to_array<std::string_view>({
    "Adelaide", "Alexandria", "Austin", "Berlin", "Boston", "Cali", "Carolina", "Cartagena", "Chad",
    "Charlotte", "Chester", "Cleveland", "Columbia", "Columbus", "C\u00f3rdoba", "Dakota", "Dallas",
    "Denver", "Durham", "Essex", "Florence", "Georgia", "Guerrero", "Hamilton", "Holland",
    "Houston", "Israel", "Jackson", "Jefferson", "Jordan", "Kingston", "Korea", "Lancaster",
    "Lincoln", "London", "Madison", "Malta", "Medina", "Monroe", "Montana", "Montgomery",
    "M\u00e9rida", "Nelson", "Norfolk", "Orlando", "Paris", "Perth", "Phoenix", "Preston",
    "Santiago", "Sofia", "Sydney", "Texas", "Toledo", "Trenton", "Troy", "Valencia", "Victoria",
    "Virginia", "Warren", "Warsaw", "Washington", "Wellington", "Winchester", "Windsor", "York",
    "Zaragoza",
});
// clang-format on
static_assert(std::is_sorted(kAlsoPersons.begin(), kAlsoPersons.end()));

// clang-format off: words in lines, not one a line
constexpr auto kOrganisations = std::to_array<std::string_view>({
    "Airbus", "Amazon", "Anadolu", "Axios", "Bellingcat", "Bloomberg", "Boeing", "Brexit",
    "Bundesbank", "Bundesgerichtshof", "Bundesrat", "Bundesregierung", "Bundestag",
    "Bundesverfassungsgericht", "Bundeswehr", "Europol", "Eurostat", "Facebook", "Forbes",
    "Frontex", "Gallup", "Google", "Greenpeace", "Gr\u00fcnen", "Haaretz", "Hamas", "Hezbollah",
    "Honda", "Huawei", "Iberdrola", "Instagram", "Intel", "Interfax", "Interpol", "Ipsos", "Kreml",
    "Kyodo", "Lib\u00e9ration", "Linke", "Linken", "Lufthansa", "Mediapart", "Medicaid", "Medicare",
    "Microsoft", "Moderna", "NATO", "Netflix", "Newsweek", "Nielsen", "Nikkei", "Notimex", "Nvidia",
    "Obamacare", "Opel", "Pemex", "Peugeot", "Pfizer", "Politico", "Porsche", "ProPublica",
    "Renault", "Repsol", "Reuters", "Samsung", "Semafor", "Siemens", "Starbucks", "Taliban", "Tass",
    "Telef\u00f3nica", "Telemundo", "Tesla", "TikTok", "Toyota", "Twitter", "UNICEF", "Uber",
    "Univision", "Volkswagen", "Walmart", "WhatsApp", "Xinhua", "Yonhap", "YouTube",
});
// clang-format on
static_assert(std::is_sorted(kOrganisations.begin(), kOrganisations.end()));

// clang-format off: words in lines, not one a line
constexpr auto kThingEnds = std::to_array<std::string_view>({
    "Accord", "Accords", "Act", "Agreement", "Airlines", "Airport", "Airways", "Amendment",
    "Avenue", "Award", "Awards", "Bank", "Bay", "Beach", "Bell", "Bible", "Bill", "Boulevard",
    "Bowl", "Bridge", "Building", "Canyon", "Capitol", "Case", "Cathedral", "Church", "City", "Co",
    "Coast", "Code", "College", "Communications", "Company", "Corner", "Corp", "Country", "Creek",
    "Cup", "Day", "Department", "Desert", "Dispatch", "District", "Drive", "East", "Economy",
    "Entertainment", "Express", "Falls", "Family", "Festival", "Field", "Force", "Forest", "Games",
    "Garden", "Gardens", "Gate", "Gazette", "Genome", "Globe", "Group", "Hall", "Harbor", "Harbour",
    "Health", "Heights", "Herald", "Hill", "Hills", "Hospital", "Hotel", "House", "Inc",
    "Initiative", "Island", "Islands", "Jersey", "Journal", "Justice", "LLC", "Lake", "Lakes",
    "Lane", "Law", "Ledger", "Line", "Ltd", "Mall", "Media", "Medical", "Mirror", "Monument",
    "Motor", "Motors", "Mountain", "Mountains", "Nation", "Nations", "News", "North", "Ocean",
    "Orchestra", "Pact", "Palace", "Paper", "Park", "Party", "Pass", "Peninsula", "Plan", "Plaza",
    "Point", "Pole", "Post", "Power", "Press", "Prison", "Prize", "Program", "Project", "Protocol",
    "Radio", "Range", "Register", "Report", "Republic", "Review", "River", "Road", "Rock", "Room",
    "School", "Schools", "Sea", "Series", "Show", "South", "Springs", "Square", "Stadium",
    "Standard", "Star", "States", "Station", "Store", "Street", "Studios", "Sun", "Survey",
    "Systems", "Team", "Technologies", "Telegraph", "Telescope", "Television", "Temple",
    "Territory", "Theater", "Theatre", "Times", "Today", "Town", "Treaty", "Tribune", "Trust",
    "Tunnel", "Union", "University", "Valley", "Village", "Wall", "War", "Way", "Week", "West",
    "Workers", "World", "Zone",
});
// clang-format on
static_assert(std::is_sorted(kThingEnds.begin(), kThingEnds.end()));

// clang-format off: words in lines, not one a line
constexpr auto kPlaceBegins = std::to_array<std::string_view>({
    "Air", "Alt", "Bad", "Big", "Black", "Camp", "Cape", "Central", "Costa", "Deutsche", "Downtown",
    "East", "Eastern", "El", "Forest", "Fort", "Ft", "General", "Golden", "Grand", "Great",
    "Greater", "High", "Hong", "Inter", "Isla", "Lake", "Las", "Le", "Les", "Los", "Lower", "Mid",
    "Middle", "Mount", "Mt", "New", "North", "Northern", "Nova", "Old", "Planet", "Port", "Puerto",
    "Radio", "Real", "Red", "Rio", "Royal", "R\u00edo", "Saint", "San", "Santa", "Santo", "Sierra",
    "Silicon", "South", "Southern", "Sri", "St", "Sta", "Staten", "Ste", "Super", "Truth", "Twin",
    "Union", "Upper", "Villa", "Wall", "West", "Western", "White",
});
// clang-format on
static_assert(std::is_sorted(kPlaceBegins.begin(), kPlaceBegins.end()));

constexpr auto kAfterArticle = std::to_array<std::string_view>({
    "Angeles",      "Cairo",       "Corbusier", "Coru\u00f1a", "Crosse",     "Drian",
    "Fayette",      "Figaro",      "Guaira",    "Habana",      "Havre",      "Haya",
    "Jolla",        "Jornada",     "Mancha",    "Mans",        "Monde",      "Mundo",
    "Nacion",       "Naci\u00f3n", "Ni\u00f1o", "Pais",        "Palmas",     "Parisien",
    "Paso",         "Paz",         "Pa\u00eds", "Pen",         "Plata",      "Point",
    "Reina",        "Repubblica",  "Rioja",     "Salvador",    "Scala",      "Spezia",
    "Spiegel",      "Stampa",      "Tercera",   "Universal",   "Vanguardia", "Vegas",
    "\u00c1ngeles", "\u00c9chos",
});
static_assert(std::is_sorted(kAfterArticle.begin(), kAfterArticle.end()));

template <typename Table>
bool holds(const Table& table, std::string_view word) noexcept {
  return std::binary_search(table.begin(), table.end(), word);
}

}  // namespace

bool is_known_place(std::string_view word) noexcept { return holds(kPlaces, word); }

bool is_known_organisation(std::string_view word) noexcept { return holds(kOrganisations, word); }

bool is_surname_and_place(std::string_view word) noexcept { return holds(kAlsoPersons, word); }

bool ends_thing(std::string_view word) noexcept { return holds(kThingEnds, word); }

bool keeps_article(std::string_view word) noexcept { return holds(kAfterArticle, word); }

bool begins_thing(std::string_view word) noexcept { return holds(kPlaceBegins, word); }

}  // namespace broadsheet::article
