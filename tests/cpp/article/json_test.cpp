#include "broadsheet/article/json.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "broadsheet/article/json_scan.hpp"
#include "broadsheet/base/random.hpp"

namespace broadsheet::article {
namespace {

using text::OnInvalid;

// A cursor over its own copy, with memory of exactly the documented size so that the address
// sanitizer sees a byte too many.
struct Reading {
  explicit Reading(const std::string& json, OnInvalid on_invalid = OnInvalid::raise)
      : json_(json.begin(), json.end()),
        out_(json.size() + 16),
        cursor({json_.data(), json_.size()}, where_, out_.data(), on_invalid) {}

 private:
  std::vector<char> json_;
  std::vector<char> out_;
  Place where_{"news.jsonl", 7, 1000, -1};

 public:
  JsonCursor cursor;
};

std::string decoded(const std::string& json, OnInvalid on_invalid = OnInvalid::raise) {
  Reading reading(json, on_invalid);
  std::string value(reading.cursor.read_string());
  reading.cursor.expect_end();
  return value;
}

std::string error_of(const std::string& json) {
  try {
    Reading reading(json);
    reading.cursor.skip_value();
    reading.cursor.expect_end();
  } catch (const FormatError& error) {
    EXPECT_EQ(error.place().source, "news.jsonl");
    EXPECT_EQ(error.place().line, 7);
    EXPECT_GE(error.place().byte_offset, 1000);
    EXPECT_LE(error.place().byte_offset, 1000 + static_cast<std::int64_t>(json.size()));
    return error.what();
  }
  return "";
}

bool accepts(const std::string& json) { return error_of(json).empty(); }

void expect_error(const std::string& json, const std::string& part) {
  const std::string message = error_of(json);
  EXPECT_NE(message.find(part), std::string::npos) << json << "\ngave: " << message;
}

TEST(JsonScan, BlockFormEqualsTheDefinition) {
  RandomStream random(1, 0);
  for (int round = 0; round < 20'000; ++round) {
    char block[json_scan::kBlock];
    for (char& c : block) {
      c = static_cast<char>(random.below(8) == 0 ? random.below(256) : 0x20 + random.below(96));
    }
    const auto fast = json_scan::scan_block(block);
    const auto slow = json_scan::scan_block_portable(block);
    ASSERT_EQ(fast.special, slow.special);
    ASSERT_EQ(fast.non_ascii, slow.non_ascii);
  }
}

TEST(JsonCursor, ReadsStrings) {
  EXPECT_EQ(decoded(R"("")"), "");
  EXPECT_EQ(decoded(R"("plain")"), "plain");
  EXPECT_EQ(decoded(R"("a\"b\\c\/d\b\f\n\r\te")"), "a\"b\\c/d\b\f\n\r\te");
  EXPECT_EQ(decoded(R"("\u0041\u00e9\u20AC\ud83d\uDE00")"), "A\u00e9\u20ac\U0001F600");
  EXPECT_EQ(decoded(R"("nul \u0000 is kept")"), std::string("nul \0 is kept", 13));
  EXPECT_EQ(decoded("\"caf\u00e9 \u2014 \U0001F600\""), "caf\u00e9 \u2014 \U0001F600");
}

TEST(JsonCursor, ReadsEscapesAtEveryDistanceFromTheBlocks) {
  for (std::size_t before = 0; before < 40; ++before) {
    for (std::size_t after = 0; after < 40; ++after) {
      const std::string left(before, 'x');
      const std::string right(after, 'y');
      EXPECT_EQ(decoded('"' + left + R"(\n)" + right + '"'), left + '\n' + right);
      EXPECT_EQ(decoded('"' + left + R"(\u2019\")" + right + '"'), left + "\u2019\"" + right);
    }
  }
}

TEST(JsonCursor, RefusesLoneSurrogatesOrReplacesThem) {
  for (const char* json : {R"("\ud800")", R"("\udc00")", R"("\ud800\ud800")", R"("\ud800x")",
                           R"("\ud800\n")", R"("\uDBFF\u0041")"}) {
    expect_error(json, "half of a surrogate pair");
  }
  EXPECT_EQ(decoded(R"("a\ud800b\udc00\ud83d\ude00")", OnInvalid::replace),
            "a\ufffdb\ufffd\U0001F600");
  EXPECT_EQ(decoded(R"("\ud800\u0041")", OnInvalid::replace), "\ufffdA");
}

TEST(JsonCursor, RefusesInvalidUtf8InEveryString) {
  for (const char* bad : {"\x80", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                          "\xFE", "\xFF", "\xC3", "\xE2\x82", "\xF0\x9F\x98"}) {
    const std::string bytes = bad;
    for (const std::string& json :
         {"\"" + bytes + "\"", "\"more than sixteen plain bytes \\n" + bytes + "\"",
          "{\"" + bytes + "\": 1}", "[[\"" + bytes + "\"]]"}) {
      expect_error(json, "must be valid UTF-8, found byte 0x");
    }
  }
}

TEST(JsonCursor, KeepsTheLiteralTextOfNumbers) {
  for (const std::string number :
       {"0", "-0", "12", "1.50", "-1e5", "1E+10", "2.5e-3", "123456789012345678901234567890"}) {
    Reading reading(number);
    EXPECT_EQ(reading.cursor.read_number(), number);
  }
  for (const char* number : {"01", "-", "+1", ".5", "1.", "1e", "1e+", "0x10", "1.e5", "--1"}) {
    EXPECT_FALSE(accepts(number)) << number;
  }
}

TEST(JsonCursor, SaysWhatIsWrongAndWhere) {
  expect_error(R"({"a" 1})",
               "news.jsonl, line 7: broken JSON: expected ':' after a key, found '1'");
  expect_error(R"({"a": 1} x)", "expected nothing more on this line");
  expect_error(R"({"a": "b)", "no closing quote");
  expect_error("{\"a\": \"b\tc\"}", "control character 0x09");
  expect_error(R"({"a": NaN})", "write null");
  expect_error(R"({"a": "C:\dir"})", R"(write \\ for a backslash)");
  expect_error("", "found the end of the line");
}

TEST(JsonCursor, StopsAtTheDepthLimit) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_TRUE(accepts(nested(512)));
  expect_error(nested(513), "deeper than 512");
  expect_error(std::string(100'000, '['), "deeper than 512");
  std::string objects;
  for (int i = 0; i < 600; ++i) objects += R"({"a":)";
  expect_error(objects, "deeper than 512");
}

TEST(AppendJsonString, IsReadBackByTwoReaders) {
  RandomStream random(2, 0);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (std::uint64_t n = random.below(60); n > 0; --n) {
      const auto code =
          static_cast<char32_t>(random.below(3) == 0 ? random.below(0x10FFFF) : random.below(128));
      text::append_code_point(code, text);
    }
    std::string json;
    append_json_string(text, json);
    EXPECT_EQ(decoded(json), text);
    EXPECT_EQ(nlohmann::json::parse(json).get<std::string>(), text);
  }
}

TEST(ReplaceLoneSurrogates, LeavesPairsAlone) {
  std::string json = R"(["\ud83d\ude00\ude00\ud83d", "\\ud83d", "\ud83d\ud83d\ude00\n"])";
  replace_lone_surrogates(json);
  EXPECT_EQ(json, R"(["\ud83d\ude00\ufffd\ufffd", "\\ud83d", "\ufffd\ud83d\ude00\n"])");
}

// What nlohmann_json's event reader thinks of a text. It stops at numbers beyond a double's
// range, which we keep as text.
struct Acceptor : nlohmann::json_sax<nlohmann::json> {
  bool out_of_range = false;
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception& e) override {
    out_of_range = e.id == 406;
    return false;
  }
};

TEST(JsonCursor, AcceptsWhatAnotherReaderAccepts) {
  const std::vector<std::string> seeds = {
      R"({"title": "A \"quoted\" one", "text": "One.\nTwo \u2014 \ud83d\ude00", "n": [1, -2.5e3, true, null]})",
      R"([{}, [], "", 0, -0.0, {"a": {"b": [[["c"]]]}}, false])",
      "{\"k\": \"caf\u00e9 \u20ac \U0001F600\", \"e\": \"\\\\\\/\\b\\f\\r\\t\"}"};
  const std::string alphabet =
      "{}[]\",:\\ \t\r\n0123456789.eE+-truefalsnu/bD8dCx\x7F\x80\xC3\xA9\xE2\xED\xF0\xFF\x01";
  int accepted = 0;
  for (std::uint64_t round = 0; round < 60'000; ++round) {
    RandomStream random(3, round);
    std::string json = seeds[random.below(seeds.size())];
    for (std::uint64_t n = 1 + random.below(3); n > 0 && !json.empty(); --n) {
      const auto at = static_cast<std::size_t>(random.below(json.size()));
      switch (random.below(4)) {
        case 0:
          json[at] = alphabet[random.below(alphabet.size())];
          break;
        case 1:
          json.insert(at, 1, alphabet[random.below(alphabet.size())]);
          break;
        case 2:
          json.erase(at, 1 + random.below(3));
          break;
        default:
          json.insert(at, json.substr(random.below(json.size()), random.below(9)));
      }
    }
    Acceptor acceptor;
    const bool expected = nlohmann::json::sax_parse(json, &acceptor);
    if (acceptor.out_of_range) continue;
    accepted += expected ? 1 : 0;
    ASSERT_EQ(accepts(json), expected) << json << "\n" << error_of(json);
  }
  EXPECT_GT(accepted, 3'000);
}

}  // namespace
}  // namespace broadsheet::article
