#pragma once

#include <string_view>
#include <vector>

namespace broadsheet::article {

/// Whether a line is a name as bylines have it: two to four capitalised words, initials and
/// particles ("de", "van") allowed, nothing else.
[[nodiscard]] bool is_personal_name(std::string_view text);

/// Likewise for a name in capitals: "JANE DOE".
[[nodiscard]] bool is_name_in_capitals(std::string_view text);

/// The parts of a list of names, without what joins them: "Jane Doe, John Roe and Al Poe",
/// "JANE DOE & JOHN ROE". No part needs to be a name.
[[nodiscard]] std::vector<std::string_view> split_names(std::string_view list);

/// Whether each part of a list is a personal name, in capitals or not; at most six.
[[nodiscard]] bool is_list_of_names(std::string_view text);

/// "Jane Doe in Lima", "Jane Doe and John Roe, reporting from Mexico City": the names, or "".
[[nodiscard]] std::string_view names_before_place(std::string_view line);

/// "Jane Doe | Education", "Jane Doe | The Harbor Ledger": the names, or "". What stands after
/// the bar has five words at most, with capitals.
[[nodiscard]] std::string_view names_before_bar(std::string_view line);

/// "By Jane Doe", "By JANE DOE and John Roe, Associated Press", "Por ...", "Par ...", "Von ...".
[[nodiscard]] bool is_byline(std::string_view line, int words);

/// A byline without "By": a name, or two, and what they are at the newspaper: "Jane Doe, staff
/// writer", "Jane Doe and John Roe | Sunday desk".
[[nodiscard]] bool is_signature(std::string_view line);

/// "Catherine Doe @catherinedoe / 2 days".
[[nodiscard]] bool is_name_with_account(std::string_view line, int words);

/// Whose note a line would be, "Jane Doe" in "Dr. Jane Doe, a lawyer, is ..."; empty where it
/// does not open with a person's name and such a verb.
[[nodiscard]] std::string_view subject_of_note(std::string_view line);

/// Whether a line tells who somebody is: "Jane Doe is a reporter for ...".
[[nodiscard]] bool is_author_note(std::string_view line);

/// Whether a line gives a date of publication and who published, and nothing else:
/// "Ana Costa - Nov 19, 2019, 8:15 pm", "Harbor Ledger August 8, 2018".
[[nodiscard]] bool is_dated_credit(std::string_view line, int words);

/// Whether a line names those who contributed reporting: anywhere in it by the usual words, or
/// as "Jane Doe contributed." in its last sentence.
[[nodiscard]] bool names_contributors(std::string_view line);

/// "Jane Doe and John Roe, CNN": names, and an agency or network they work for.
[[nodiscard]] bool is_names_and_agency(std::string_view line);

/// Who supplied the text, and nothing else: "Le Monde avec AFP", "(dpa/roth)", "mls/cr".
[[nodiscard]] bool is_wire_credit(std::string_view line, int words);

/// A given author without the "By" of the byline it was taken from: "Por Luis Mora" is "Luis
/// Mora". "Von Miller" is a name.
[[nodiscard]] std::string_view without_byline_cue(std::string_view author) noexcept;

/// Names of people, outlets or agencies and their staff: "Coastal Wire and Plains Courier staff".
[[nodiscard]] bool is_staff_credit(std::string_view line);

}  // namespace broadsheet::article
