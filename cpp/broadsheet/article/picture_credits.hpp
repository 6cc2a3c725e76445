#pragma once

#include <string_view>

namespace broadsheet::article {

/// Whether this is a picture or news agency as credits name it.
[[nodiscard]] bool is_agency(std::string_view name);

/// "... in Miami. REUTERS/Jane Doe", "Alex Doe/AP", "(John Doe/The Daily Post via Getty Images)".
[[nodiscard]] bool has_agency_credit(std::string_view line);

/// "... leaves the Capitol. | Jane Doe/Getty", "Natalie Doe | Bloomberg | Getty Images".
[[nodiscard]] bool has_credit_after_bar(std::string_view line, int words);

/// "In this Jan. 5, 2018, file photo, ..."; "FILE - In this ...".
[[nodiscard]] bool describes_photo(std::string_view line);

/// "Ana Costa, left, and John Roe shake hands", "... in MayCredit: The Daily": captions only.
[[nodiscard]] bool has_places_of_people(std::string_view line);

/// "Jason Doe/Daily Post", "Al Doe, Associated Press": a whole line.
[[nodiscard]] bool is_picture_credit(std::string_view line);

}  // namespace broadsheet::article
