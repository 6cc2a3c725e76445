#include "broadsheet/corpus/manifest.hpp"

#include <charconv>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/corpus/checksum.hpp"
#include "broadsheet/corpus/npy.hpp"
#include "broadsheet/text/tokenizer_options.hpp"

namespace broadsheet::corpus {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "broadsheet corpus";
constexpr int kDeepest = 8;  // of what to_json writes, with room
constexpr std::int64_t kMostFolders = 999'999'999'999;
// The checksum of all bytes before this line ends the manifest.
constexpr std::string_view kChecksumLine = "\n \"checksum\": \"";
constexpr std::string_view kEnd = "\"\n}\n";
constexpr std::size_t kDigits = 16;

std::string hexadecimal(std::uint64_t value) {
  std::string digits(kDigits, '0');
  for (std::size_t i = 0; i < kDigits; ++i) {
    digits[i] = "0123456789abcdef"[(value >> (60 - 4 * i)) & 15U];
  }
  return digits;
}

std::uint64_t from_hexadecimal(std::string_view digits) {
  std::uint64_t value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  const bool is_read = error == std::errc() && end == digits.data() + digits.size();
  if (!is_read || hexadecimal(value) != digits) {  // no capitals: one value, one spelling
    throw std::invalid_argument("a checksum must have 16 hexadecimal digits");
  }
  return value;
}

std::uint64_t checksum_of(std::string_view text) {
  return checksum(std::as_bytes(std::span(text.data(), text.size())));
}

Json to_json(const SavedGroup& group) {
  Json arrays = Json::object();
  for (const SavedGroup::Array& array : group.arrays) arrays[array.name] = array.length;
  return {{"folder", folder_name(group.folder)},
          {"name", group.name},
          {"arrays", std::move(arrays)},
          {"checksum", hexadecimal(group.checksum)}};
}

const char* name_of(SegmentMask::Quotes quotes) {
  switch (quotes) {
    case SegmentMask::Quotes::without:
      return "without";
    case SegmentMask::Quotes::only:
      return "only";
    case SegmentMask::Quotes::all:
      break;
  }
  return "all";
}

SegmentMask::Quotes quotes_named(const std::string& name) {
  using Quotes = SegmentMask::Quotes;
  for (const Quotes quotes : {Quotes::all, Quotes::without, Quotes::only}) {
    if (name == name_of(quotes)) return quotes;
  }
  throw std::invalid_argument("quotes must be all, without or only, got \"" + name + '"');
}

std::uint64_t whole_number(const Json& value, std::uint64_t most) {
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() > most) {
    throw std::invalid_argument("expected a whole number from 0 to " + std::to_string(most) +
                                ", got " + value.dump());
  }
  return value.get<std::uint64_t>();
}

// Names become file names, so nothing but letters and the like.
std::string plain_name(const std::string& name) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyz0123456789_.-";
  if (name.empty() || name.front() == '.' || name.find_first_not_of(kPlain) != std::string::npos) {
    throw std::invalid_argument("a name must be plain letters, got \"" + name + '"');
  }
  return name;
}

SavedGroup parse_group(const Json& json) {
  SavedGroup group;
  const auto folder = json.at("folder").get<std::string>();
  std::int64_t number = 0;
  const auto [end, error] =
      std::from_chars(folder.data(), folder.data() + folder.size(), number, 10);
  if (error != std::errc() || end != folder.data() + folder.size() || number < 1 ||
      number > kMostFolders || folder != folder_name(number)) {
    throw std::invalid_argument("a folder must be a number of six digits, got \"" + folder + '"');
  }
  group.folder = number;
  group.name = plain_name(json.at("name").get<std::string>());
  for (const auto& [name, length] : json.at("arrays").items()) {
    group.arrays.push_back({plain_name(name), whole_number(length, kLongestArray)});
  }
  group.checksum = from_hexadecimal(json.at("checksum").get<std::string>());
  return group;
}

// The part of the text that its last line vouches for.
std::string_view checked_body(std::string_view text) {
  const std::size_t line = text.rfind(kChecksumLine);
  const std::size_t digits = line + kChecksumLine.size();
  if (line == std::string_view::npos || text.size() != digits + kDigits + kEnd.size() ||
      !text.ends_with(kEnd)) {
    throw std::invalid_argument("its last line, the checksum, is missing or incomplete");
  }
  const std::string_view body = text.substr(0, line);
  if (from_hexadecimal(text.substr(digits, kDigits)) != checksum_of(body)) {
    throw std::invalid_argument("its checksum does not agree: it was changed or damaged");
  }
  return body;
}

Manifest from_json(const Json& json) {
  Manifest manifest;
  manifest.generation =
      static_cast<std::int64_t>(whole_number(json.at("generation"), kMostFolders));
  manifest.tokenizer = json.at("tokenizer").get<std::string>();
  manifest.tokenizer_version = static_cast<int>(
      whole_number(json.at("tokenizer_version"), std::numeric_limits<std::int16_t>::max()));
  manifest.mask.kinds = static_cast<std::uint32_t>(
      whole_number(json.at("mask").at("kinds"), std::numeric_limits<std::uint32_t>::max()));
  manifest.mask.quotes = quotes_named(json.at("mask").at("quotes").get<std::string>());
  for (const Json& part : json.at("parts")) {
    manifest.parts.push_back(
        {parse_group(part.at("columns")), parse_group(part.at("decided")), {}});
    if (part.contains("runs")) manifest.parts.back().runs.push_back(parse_group(part.at("runs")));
  }
  manifest.types = parse_group(json.at("types"));
  manifest.outlets = parse_group(json.at("outlets"));
  manifest.decisions = parse_group(json.at("decisions"));
  manifest.notes = parse_group(json.at("notes"));
  manifest.terms = parse_group(json.at("terms"));
  if (json.contains("strings")) manifest.strings.push_back(parse_group(json.at("strings")));
  if (!json.at("decisions_taken_over").is_boolean()) {
    throw std::invalid_argument("decisions_taken_over must be true or false");
  }
  manifest.decisions_taken_over = json.at("decisions_taken_over").get<bool>();
  return manifest;
}

Json parse_json(std::string_view text) {
  const auto not_too_deep = [](int depth, Json::parse_event_t, const Json&) {
    if (depth > kDeepest) throw std::invalid_argument("it is nested too deeply");
    return true;
  };
  return Json::parse(text, not_too_deep);
}

void check_version(const Json& json) {
  if (!json.is_object() || !json.contains("format") || json.at("format") != kFormat) {
    throw std::invalid_argument(std::string("its \"format\" must be \"") + kFormat + '"');
  }
  const std::uint64_t version =
      whole_number(json.at("version"), std::numeric_limits<std::int32_t>::max());
  if (version < 1 || version > kSavedFormVersion) {
    throw std::invalid_argument("it has version " + std::to_string(version) +
                                " of the saved form, this broadsheet reads versions 1 to " +
                                std::to_string(kSavedFormVersion) +
                                "; open it with a newer broadsheet");
  }
}

}  // namespace

std::string folder_name(std::int64_t folder) {
  constexpr std::size_t kFewestDigits = 6;
  std::string name = std::to_string(folder);
  if (name.size() < kFewestDigits) name.insert(0, kFewestDigits - name.size(), '0');
  return name;
}

std::string file_name(const SavedGroup& group, std::string_view array) {
  return folder_name(group.folder) + '/' + group.name + '.' + std::string(array) + ".npy";
}

std::string to_json(const Manifest& manifest) {
  Json parts = Json::array();
  for (const SavedPart& part : manifest.parts) {
    parts.push_back({{"columns", to_json(part.columns)}, {"decided", to_json(part.decided)}});
    if (!part.runs.empty()) parts.back()["runs"] = to_json(part.runs.front());
  }
  Json json = {
      {"format", kFormat},
      {"version", kSavedFormVersion},
      {"generation", manifest.generation},
      {"tokenizer", manifest.tokenizer},
      {"tokenizer_version", manifest.tokenizer_version},
      {"mask", {{"kinds", manifest.mask.kinds}, {"quotes", name_of(manifest.mask.quotes)}}},
      {"parts", std::move(parts)},
      {"types", to_json(manifest.types)},
      {"outlets", to_json(manifest.outlets)},
      {"decisions", to_json(manifest.decisions)},
      {"decisions_taken_over", manifest.decisions_taken_over},
      {"notes", to_json(manifest.notes)},
      {"terms", to_json(manifest.terms)}};
  if (!manifest.strings.empty()) json["strings"] = to_json(manifest.strings.front());
  std::string text = json.dump(1);
  text.resize(text.size() - 2);  // without "\n}"
  text += ',';
  const std::uint64_t sum = checksum_of(text);
  text += kChecksumLine;
  text += hexadecimal(sum);
  text += kEnd;
  return text;
}

Manifest parse_manifest(std::string_view text, const std::string& path) {
  try {
    // The version first: what a newer one's checksum is, is not ours to say.
    const Json json = parse_json(text);
    check_version(json);
    (void)checked_body(text);
    return from_json(json);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    throw FormatError({path, -1, -1, -1}, "'" + path + "' is not the manifest of a saved corpus: " +
                                              error.what() + "; restore it from a copy");
  }
}

}  // namespace broadsheet::corpus
