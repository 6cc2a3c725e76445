#include "broadsheet/corpus/manifest.hpp"

#include <gtest/gtest.h>

#include <string>

#include "broadsheet/base/error.hpp"
#include "broadsheet/corpus/checksum.hpp"

namespace broadsheet::corpus {
namespace {

Manifest example() {
  Manifest manifest;
  manifest.generation = 7;
  manifest.tokenizer = "case=news";
  manifest.tokenizer_version = 1;
  manifest.mask.kinds = 5;
  manifest.mask.quotes = SegmentMask::Quotes::without;
  manifest.parts.push_back(
      {{6, "part", {{"tokens", 12}, {"texts.bytes", 99}}, 0xFEDC'BA98'7654'3210U},
       {7, "decided", {{"kinds", 3}}, 1},
       {{7, "runs", {{"runs", 2}}, 9}}});
  manifest.types = {7, "types", {}, 2};
  manifest.outlets = {7, "outlets", {}, 3};
  manifest.decisions = {7, "decisions", {}, 4};
  manifest.notes = {7, "notes", {}, 5};
  manifest.terms = {7, "terms", {}, 6};
  manifest.strings.push_back({7, "strings", {}, 8});
  manifest.decisions_taken_over = true;
  return manifest;
}

// The text with its last line renewed, as a forger would.
std::string resealed(std::string text) {
  const std::size_t line = text.rfind("\n \"checksum\"");
  text.resize(line);
  const std::uint64_t sum = checksum(std::as_bytes(std::span(text.data(), text.size())));
  std::string digits(16, '0');
  for (std::size_t i = 0; i < 16; ++i) digits[i] = "0123456789abcdef"[(sum >> (60 - 4 * i)) & 15U];
  return text + "\n \"checksum\": \"" + digits + "\"\n}\n";
}

std::string changed(const std::string& from, const std::string& to) {
  std::string text = to_json(example());
  text.replace(text.find(from), from.size(), to);
  return resealed(text);
}

void expect_refused(const std::string& text) {
  EXPECT_THROW((void)parse_manifest(text, "m"), FormatError) << text;
}

TEST(Manifest, ReadsWhatItWrote) {
  const Manifest manifest = parse_manifest(to_json(example()), "m");
  EXPECT_EQ(manifest.generation, 7);
  EXPECT_EQ(manifest.tokenizer, "case=news");
  EXPECT_EQ(manifest.mask, example().mask);
  ASSERT_EQ(manifest.parts.size(), 1U);
  EXPECT_EQ(manifest.parts[0].columns.folder, 6);
  EXPECT_EQ(manifest.parts[0].columns.arrays[1].name, "texts.bytes");
  EXPECT_EQ(manifest.parts[0].columns.arrays[1].length, 99U);
  EXPECT_EQ(manifest.parts[0].columns.checksum, 0xFEDC'BA98'7654'3210U);
  EXPECT_EQ(manifest.strings.size(), 1U);
  EXPECT_TRUE(manifest.decisions_taken_over);
  EXPECT_EQ(to_json(manifest), to_json(example()));
}

TEST(Manifest, RefusesEveryFlippedBitAndEveryShorterText) {
  const std::string text = to_json(example());
  for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
    std::string damaged = text;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_THROW((void)parse_manifest(damaged, "m"), FormatError) << "bit " << bit;
  }
  for (std::size_t size = 0; size < text.size(); ++size) {
    EXPECT_THROW((void)parse_manifest(text.substr(0, size), "m"), FormatError) << size << " bytes";
  }
  expect_refused(text + '\n');
}

TEST(Manifest, RefusesWhatAForgerMightWrite) {
  EXPECT_NO_THROW((void)parse_manifest(changed("\"tokens\": 12", "\"tokens\": 13"), "m"));
  expect_refused(changed("\"tokens\": 12", "\"tokens\": -1"));
  expect_refused(changed("\"tokens\": 12", "\"tokens\": 1e3"));
  expect_refused(changed("\"tokens\": 12", "\"tokens\": 9223372036854775808"));
  expect_refused(changed("\"tokens\"", "\"../tokens\""));
  expect_refused(changed("\"name\": \"part\"", "\"name\": \"../../etc/passwd\""));
  expect_refused(changed("\"folder\": \"000006\"", "\"folder\": \"../..\""));
  expect_refused(changed("\"folder\": \"000006\"", "\"folder\": \"6\""));
  expect_refused(changed("\"types\"", "\"typos\""));
  expect_refused(changed("\"without\"", "\"sometimes\""));
  expect_refused(changed("\"broadsheet corpus\"", "\"broadsheet\""));
  expect_refused(changed("\"generation\": 7", "\"generation\": " + std::string(20'000, '[')));
}

TEST(Manifest, SaysThatANewerVersionNeedsANewerBroadsheet) {
  try {
    (void)parse_manifest(changed("\"version\": 3", "\"version\": 4"), "m");
    FAIL();
  } catch (const FormatError& error) {
    EXPECT_NE(std::string(error.what()).find("newer broadsheet"), std::string::npos);
    EXPECT_EQ(error.place().source, "m");
  }
}

TEST(Manifest, NamesFolders) {
  EXPECT_EQ(folder_name(7), "000007");
  EXPECT_EQ(folder_name(1234567), "1234567");
  EXPECT_EQ(file_name(example().types, "bytes"), "000007/types.bytes.npy");
}

}  // namespace
}  // namespace broadsheet::corpus
