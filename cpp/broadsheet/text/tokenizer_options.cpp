#include "broadsheet/text/tokenizer_options.hpp"

#include <algorithm>
#include <iterator>

#include "broadsheet/base/error.hpp"

namespace broadsheet::text {
namespace {

struct Named {
  std::string_view name;
  bool TokenizerOptions::* option;
};

constexpr Named kOptions[] = {
    {"join_acronyms", &TokenizerOptions::join_acronyms},
    {"unify_apostrophes", &TokenizerOptions::unify_apostrophes},
    {"set_aside_possessive", &TokenizerOptions::set_aside_possessive},
    {"split_elision", &TokenizerOptions::split_elision},
    {"split_hyphens", &TokenizerOptions::split_hyphens},
    {"keep_codes", &TokenizerOptions::keep_codes},
    {"join_numbers", &TokenizerOptions::join_numbers},
    {"join_currency", &TokenizerOptions::join_currency},
    {"join_ampersand", &TokenizerOptions::join_ampersand},
    {"handles_and_tags", &TokenizerOptions::handles_and_tags},
    {"addresses", &TokenizerOptions::addresses},
    {"split_run_on", &TokenizerOptions::split_run_on},
    {"drop_invisible", &TokenizerOptions::drop_invisible},
    {"plain_forms", &TokenizerOptions::plain_forms},
    {"compose", &TokenizerOptions::compose},
};

struct NamedCase {
  std::string_view name;
  CaseMode mode;
};

constexpr NamedCase kCases[] = {
    {"news", CaseMode::news}, {"fold", CaseMode::fold}, {"keep", CaseMode::keep}};

CaseMode parse_case(std::string_view value) {
  for (const NamedCase& known : kCases)
    if (known.name == value) return known.mode;
  throw ArgumentError("case must be news, fold or keep, got \"" + std::string(value) + "\"");
}

void set_option(TokenizerOptions& options, std::string_view name, std::string_view value) {
  if (name == "case") {
    options.case_mode = parse_case(value);
    return;
  }
  if (name == "splitter") {
    options.splitter = value;
    return;
  }
  const auto* known = std::find_if(std::begin(kOptions), std::end(kOptions),
                                   [&](const Named& option) { return option.name == name; });
  if (known == std::end(kOptions))
    throw ArgumentError("a tokenizer option must be one of case, " + tokenizer_option_names() +
                        ", got \"" + std::string(name) + "\"");
  if (value != "0" && value != "1")
    throw ArgumentError(std::string(name) + " must be 0 or 1, got \"" + std::string(value) + "\"");
  options.*known->option = value == "1";
}

}  // namespace

TokenizerOptions TokenizerOptions::plain() noexcept {
  TokenizerOptions options;
  options.case_mode = CaseMode::keep;
  for (const Named& known : kOptions) options.*known.option = false;
  options.split_hyphens = true;
  return options;
}

std::string tokenizer_option_names() {
  std::string names;
  for (const Named& known : kOptions) {
    if (!names.empty()) names += ", ";
    names += known.name;
  }
  return names;
}

std::string describe(const TokenizerOptions& options) {
  std::string text = "case=";
  for (const NamedCase& known : kCases)
    if (known.mode == options.case_mode) text += known.name;
  for (const Named& known : kOptions) {
    text += ' ';
    text += known.name;
    text += options.*known.option ? "=1" : "=0";
  }
  if (!options.splitter.empty()) text += " splitter=" + options.splitter;
  return text;
}

TokenizerOptions parse_tokenizer_options(std::string_view description) {
  TokenizerOptions options;
  while (!description.empty()) {
    const std::size_t end = std::min(description.find(' '), description.size());
    const std::string_view item = description.substr(0, end);
    description.remove_prefix(std::min(end + 1, description.size()));
    if (item.empty()) continue;
    const std::size_t equals = item.find('=');
    if (equals == std::string_view::npos)
      throw ArgumentError("a tokenizer option must read name=value, got \"" + std::string(item) +
                          "\"");
    set_option(options, item.substr(0, equals), item.substr(equals + 1));
  }
  return options;
}

}  // namespace broadsheet::text
