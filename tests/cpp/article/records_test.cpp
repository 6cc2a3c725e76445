#include "broadsheet/article/records.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "broadsheet/base/random.hpp"

namespace broadsheet::article {
namespace {

using enum RecordField;

struct Parsed {
  std::string text, title, outlet, author, date, id, other;
  std::uint8_t present = 0;
  bool text_is_null = false;
  std::size_t n_replaced = 0;
};

Parsed parse(const std::string& line, const RecordReader& reader = RecordReader{}) {
  RecordScratch scratch;
  Record record;
  const std::vector<char> copy(line.begin(), line.end());  // no byte behind it
  reader.parse_line({copy.data(), copy.size()}, Place{"a.jsonl", 3, 50, -1}, scratch, record);
  EXPECT_EQ(record.line, 3);
  EXPECT_EQ(record.byte_offset, 50);
  const auto get = [&](RecordField field) {
    EXPECT_TRUE(record.has(field) || record[field].empty());
    return std::string(record[field]);
  };
  return {get(text),
          get(title),
          get(outlet),
          get(author),
          get(date),
          get(id),
          std::string(record.other_json),
          record.present,
          record.text_is_null,
          record.n_replaced};
}

std::string error_of(const std::string& line) {
  try {
    parse(line);
  } catch (const FormatError& error) {
    EXPECT_EQ(error.place().line, 3);
    return error.what();
  }
  return "";
}

void expect_error(const std::string& line, const std::string& part) {
  const std::string message = error_of(line);
  EXPECT_NE(message.find(part), std::string::npos) << line << "\ngave: " << message;
}

TEST(RecordReader, ReadsTheFieldsAndKeepsTheRest) {
  const auto record = parse(
      R"({"url": "https://example.org/1", "headline": "Rain \u2014 again", "body": "It rained.\nA lot.",)"
      R"( "publication": "The Gazette", "byline": "A. Writer", "published": "2024-01-08", "doc_id": 17,)"
      R"( "tags": ["weather", {"deep": [1, 2]}], "score": 1.50})");
  EXPECT_EQ(record.title, "Rain \u2014 again");
  EXPECT_EQ(record.text, "It rained.\nA lot.");
  EXPECT_EQ(record.outlet, "The Gazette");
  EXPECT_EQ(record.author, "A. Writer");
  EXPECT_EQ(record.date, "2024-01-08");
  EXPECT_EQ(record.id, "17");
  EXPECT_EQ(
      record.other,
      R"({"url": "https://example.org/1","tags": ["weather", {"deep": [1, 2]}], "score": 1.50})");
}

TEST(RecordReader, HasNothingElseToKeepAsAnEmptyObject) {
  EXPECT_EQ(parse(R"({"text": "a"})").other, "{}");
  EXPECT_EQ(parse(R"({})").other, "{}");
}

TEST(RecordReader, PrefersEarlierNamesAndKeepsTheOthers) {
  for (const char* line : {R"({"a": 1, "body": "B", "b": 2, "text": "T", "c": 3})",
                           R"({"a": 1, "text": "T", "b": 2, "body": "B", "c": 3})"}) {
    const auto record = parse(line);
    EXPECT_EQ(record.text, "T");
    const auto other = nlohmann::json::parse(record.other);
    EXPECT_EQ(other, nlohmann::json::parse(R"({"a": 1, "b": 2, "c": 3, "body": "B"})"));
  }
  EXPECT_EQ(parse(R"({"text": null, "body": "B"})").text, "B");
  EXPECT_FALSE(parse(R"({"text": null, "body": "B"})").text_is_null);
  EXPECT_EQ(parse(R"({"content": [1], "text": "T"})").text, "T");
  EXPECT_EQ(parse(R"({"Text": "1", "text": "2"})").text, "2");
  EXPECT_EQ(parse(R"({"TITLE": "In capitals"})").title, "In capitals");
}

TEST(RecordReader, ReadsOnlyTheNamesThatWereGiven) {
  const RecordReader reader({{"story_text"}, {}, {}, {}, {}, {"n\u00ba"}});
  const auto record = parse(R"({"story_text": "S", "text": "T", "n\u00ba": "4"})", reader);
  EXPECT_EQ(record.text, "S");
  EXPECT_EQ(record.id, "4");
  EXPECT_EQ(record.other, R"({"text": "T"})");
  EXPECT_THROW(RecordReader({{"x"}, {"x"}, {}, {}, {}, {}}), ArgumentError);
}

TEST(RecordReader, JoinsNames) {
  EXPECT_EQ(parse(R"({"authors": ["Ann \"A\" Lee", "Bo\u0301", "", "C"]})").author,
            "Ann \"A\" Lee, Bo\u0301, C");
  EXPECT_EQ(parse(R"({"authors": ["\u00e9", "\u00e9", "x"]})").author, "\u00e9, \u00e9, x");
  EXPECT_EQ(parse(R"({"authors": ["\n"]})").other, "{}");
  EXPECT_EQ(parse(R"({"authors": []})").author, "");
  const auto object = parse(R"({"source": {"id": "cnn", "name": "CNN"}})");
  EXPECT_EQ(object.outlet, "CNN");
  EXPECT_EQ(object.other, R"({"source": {"id": "cnn", "name": "CNN"}})");
  EXPECT_EQ(parse(R"({"author": [{"name": "A"}, {"name": "B", "x": [1]}]})").author, "A, B");
  const auto nameless = parse(R"({"source": {"id": 4}, "a": 1})");
  EXPECT_EQ(nameless.present, 0);
  EXPECT_EQ(nameless.other, R"({"a": 1,"source": {"id": 4}})");
}

TEST(RecordReader, KeepsNumbersAsWritten) {
  EXPECT_EQ(parse(R"({"id": 12345678901234567890123, "date": 1.7047e9, "title": 1984})").id,
            "12345678901234567890123");
  EXPECT_EQ(parse(R"({"date": 1704708000})").date, "1704708000");
  EXPECT_EQ(parse(R"({"title": 1984})").title, "1984");
}

TEST(RecordReader, RefusesWhatNoFieldCanBe) {
  expect_error(R"({"text": 5})", "text must be a string, found a number under \"text\"");
  expect_error(R"({"body": ["a", "b"]})", "text must be a string, found an array under \"body\"");
  expect_error(R"({"text": {"a": 1}})", "text must be a string, found an object");
  expect_error(R"({"date": true})", "date must be a string or a number, found true or false");
  expect_error(R"(["text"])", "a JSONL line must be an object, found an array");
  expect_error(R"("text")", "a JSONL line must be an object, found a string");
  expect_error(R"({"text": "a", "text": "b"})", "must stand once, found \"text\" again");
  expect_error(R"({"text": "a"} {"text": "b"})", "expected nothing more");
  expect_error(R"({"text": "a)", "no closing quote");
}

TEST(RecordReader, SaysWhichKeysThereAreWhereTextIsMissing) {
  const RecordReader reader;
  RecordScratch scratch;
  Record record;
  const Place where{"a.jsonl", 3, 50, -1};
  std::string line = R"({"lead": "x", "words": {"n": 1}})";
  reader.parse_line(line, where, scratch, record);
  EXPECT_FALSE(record.has(text));
  const FormatError missing = reader.missing_text(line, record, where);
  EXPECT_NE(std::string(missing.what())
                .find("a.jsonl, line 3: a record must have a text, found "
                      "the keys \"lead\", \"words\"; name the one"),
            std::string::npos)
      << missing.what();
  line = R"({"text": null})";
  reader.parse_line(line, where, scratch, record);
  EXPECT_TRUE(record.text_is_null);
  EXPECT_NE(std::string(reader.missing_text(line, record, where).what()).find("found null"),
            std::string::npos);
}

TEST(RecordReader, ReplacesWhatIsInvalidIfAsked) {
  const RecordReader reader(RecordFields::recognised(), text::OnInvalid::replace);
  const auto record = parse("{\"text\": \"a\xFF\xE2\x82z \\ud800\"}", reader);
  EXPECT_EQ(record.text, "a\ufffd\ufffdz \ufffd");
  EXPECT_EQ(record.n_replaced, 3U);
}

TEST(RecordReader, TakesAMillionKeysAndLongNumbers) {
  std::string line = R"({"text": "t")";
  for (int i = 0; i < 1'000'000; ++i) line += ",\"k" + std::to_string(i) + "\":1";
  line += "}";
  EXPECT_EQ(parse(line).text, "t");
  const std::string digits(300'000, '7');
  EXPECT_EQ(parse("{\"id\": " + digits + "}").id, digits);
}

// Every field equals what nlohmann_json reads, for records with random keys, escapes and nesting.
TEST(RecordReader, EqualsAnotherReaderOnRandomRecords) {
  const char* const keys[] = {"text", "title", "outlet", "author", "date", "id"};
  for (std::uint64_t round = 0; round < 3'000; ++round) {
    RandomStream random(4, round);
    nlohmann::ordered_json object, others = nlohmann::ordered_json::object();
    const auto word = [&] {
      std::string value;
      for (std::uint64_t n = random.below(50); n > 0; --n) {
        static constexpr char32_t kSome[] = {U'a', U' ',   U'"',    U'\\', U'\n', 0x1F,
                                             0xE9, 0x2019, 0x1F600, U'z',  U'/',  U'x'};
        text::append_code_point(kSome[random.below(12)], value);
      }
      return value;
    };
    for (const char* key : keys) {
      if (random.below(3) == 0) {
        const std::string name = "x" + std::to_string(random.below(1000));
        others[name] = object[name] = {word(), {{"n", 1.5}, {word(), nullptr}}};
      }
      if (random.below(4) != 0) object[key] = word();
    }
    const bool ascii = random.below(2) == 0;
    const auto record = parse(object.dump(random.below(2) == 0 ? -1 : 1, ' ', ascii));
    const std::string* values[] = {&record.text,   &record.title, &record.outlet,
                                   &record.author, &record.date,  &record.id};
    for (std::size_t i = 0; i < 6; ++i) {
      const bool has = object.contains(keys[i]);
      EXPECT_EQ(((record.present >> i) & 1) != 0, has);
      EXPECT_EQ(*values[i], has ? object[keys[i]].get<std::string>() : "");
    }
    EXPECT_EQ(nlohmann::json::parse(record.other), nlohmann::json(others));
  }
}

// Whatever a line is turned into, reading it ends in a record or in a FormatError.
TEST(RecordReader, SurvivesMutatedLines) {
  const std::string seed =
      R"({"id": 7, "title": "T\u00e9", "authors": ["A \"x\"", {"name": "B"}, null], "text": "One.\nTwo \ud83d\ude00.",)"
      R"( "source": {"id": null, "name": "S"}, "tags": [[1.5e3], {"a": {}}], "date": "2024-01-08"})";
  const RecordReader strict;
  const RecordReader lenient(RecordFields::recognised(), text::OnInvalid::replace);
  int parsed = 0;
  for (std::uint64_t round = 0; round < 40'000; ++round) {
    RandomStream random(5, round);
    std::string line = seed;
    for (std::uint64_t n = 1 + random.below(4); n > 0 && !line.empty(); --n) {
      const auto at = static_cast<std::size_t>(random.below(line.size()));
      switch (random.below(4)) {
        case 0:
          line[at] = static_cast<char>(random.below(256));
          break;
        case 1:
          line.erase(at, random.below(20));
          break;
        case 2:
          line.insert(at, line.substr(random.below(line.size()), random.below(30)));
          break;
        default:
          line.resize(at);
      }
    }
    for (const RecordReader* reader : {&strict, &lenient}) {
      try {
        const auto record = parse(line, *reader);
        ++parsed;
        EXPECT_FALSE(text::find_invalid_utf8(record.text));
        EXPECT_TRUE(nlohmann::json::accept(record.other)) << record.other;
      } catch (const FormatError&) {
      }
    }
  }
  EXPECT_GT(parsed, 2'000);
}

std::vector<std::string> lines_of(std::string_view buffer, std::int64_t first_line = 1,
                                  std::int64_t first_offset = 0) {
  std::vector<std::string> lines;
  for_each_line(buffer, first_line, first_offset, [&](const Line& line) {
    lines.push_back(std::to_string(line.number) + "@" + std::to_string(line.byte_offset) + ":" +
                    std::string(line.text));
  });
  return lines;
}

TEST(ForEachLine, NumbersLinesAndSkipsBlankOnes) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(lines_of("\xEF\xBB\xBF{1}\r\n\n \t\n{2}\n{3}"),
            (Lines{"1@3:{1}", "4@12:{2}", "5@16:{3}"}));
  EXPECT_EQ(lines_of(""), Lines{});
  EXPECT_EQ(lines_of("\n\r\n"), Lines{});
  EXPECT_EQ(lines_of("a\n"), Lines{"1@0:a"});
  EXPECT_EQ(lines_of("\xEF\xBB\xBFx", 9, 100), Lines{"9@100:\xEF\xBB\xBFx"});  // not at the start
}

TEST(SplitAtLines, PartsGiveTheSameLinesAsTheWhole) {
  for (std::uint64_t round = 0; round < 300; ++round) {
    RandomStream random(6, round);
    std::string buffer;
    for (std::uint64_t n = random.below(40); n > 0; --n) {
      buffer += std::string(random.below(12), 'x');
      if (random.below(6) != 0) buffer += '\n';
    }
    const auto whole = lines_of(buffer);
    const auto bounds = split_at_lines(buffer, 1 + random.below(30));
    std::vector<std::string> pieces;
    std::int64_t line = 1;
    for (std::size_t i = 0; i + 1 < bounds.size(); ++i) {
      ASSERT_LT(bounds[i], bounds[i + 1]);
      const auto part = std::string_view(buffer).substr(bounds[i], bounds[i + 1] - bounds[i]);
      const auto lines = lines_of(part, line, static_cast<std::int64_t>(bounds[i]));
      pieces.insert(pieces.end(), lines.begin(), lines.end());
      line += count_line_ends(part);
    }
    EXPECT_EQ(bounds.back(), buffer.size());
    EXPECT_EQ(pieces, whole);
  }
}

}  // namespace
}  // namespace broadsheet::article
