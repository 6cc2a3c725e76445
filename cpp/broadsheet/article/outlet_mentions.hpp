#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "broadsheet/article/neighbours.hpp"

namespace broadsheet::article {

/// Where an article names the outlet it is of, in bytes of its text; a possessive ('s) and a
/// capital "The" before the name belong to it.
struct OutletMention {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const OutletMention&, const OutletMention&) = default;
};

/// The places in an article's title, headings and paragraphs that name its own outlet, in order.
///
/// A name of several words ("Washington Times"), of letters ("CNN") or with capitals of its own
/// ("HuffPost") is one wherever each of its words has its capital. One word that could be any
/// other ("Politico", "Time") is one in capitals ("POLITICO"), or where "The" belongs to it
/// ("told The Hill"), or where the sentence says so: "told Politico", "according to Time", "a
/// Slate analysis", "Reason reported". "The Times" for a longer name needs such a cue as well. An
/// address or account that holds nothing but the name ("politico.com", "@politico") is one.
///
/// No mention: a word in small letters, a part of a longer name ("Financial Times" where the outlet
/// is "Times", "Time Warner"), and a single word where the article has it as part of another name
/// ("Michael Bloomberg") or as a place ("in Boston"). In a headline that capitalises its words,
/// only forms with capitals of their own and names that end as media do. One pass for the name's
/// last word; a line is read only where it stands.
void find_outlet_mentions(std::string_view text, std::span<const Line> lines,
                          std::string_view outlet, std::vector<OutletMention>& out);

}  // namespace broadsheet::article
