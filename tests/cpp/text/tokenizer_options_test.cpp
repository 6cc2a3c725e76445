#include "broadsheet/text/tokenizer_options.hpp"

#include <gtest/gtest.h>

#include "broadsheet/base/error.hpp"

namespace broadsheet::text {
namespace {

TEST(TokenizerOptions, SurviveTheirDescription) {
  TokenizerOptions options;
  EXPECT_EQ(parse_tokenizer_options(describe(options)), options);
  options.case_mode = CaseMode::fold;
  options.compose = false;
  options.splitter = "jieba.lcut";
  EXPECT_EQ(parse_tokenizer_options(describe(options)), options);
  EXPECT_EQ(parse_tokenizer_options(describe(TokenizerOptions::plain())),
            TokenizerOptions::plain());
}

TEST(TokenizerOptions, WhatIsNotNamedKeepsItsDefault) {
  const TokenizerOptions options = parse_tokenizer_options("case=keep");
  EXPECT_EQ(options.case_mode, CaseMode::keep);
  EXPECT_TRUE(options.join_acronyms);
  EXPECT_EQ(parse_tokenizer_options(""), TokenizerOptions());
}

TEST(TokenizerOptions, ASplitterIsNamedOnlyWhereThereIsOne) {
  EXPECT_EQ(describe({}).find("splitter"), std::string::npos);
}

TEST(TokenizerOptions, UnknownNamesAndValuesAreErrorsThatListWhatThereIs) {
  EXPECT_THROW((void)parse_tokenizer_options("case=lower"), ArgumentError);
  EXPECT_THROW((void)parse_tokenizer_options("compose=2"), ArgumentError);
  EXPECT_THROW((void)parse_tokenizer_options("compose"), ArgumentError);
  try {
    (void)parse_tokenizer_options("split_hyphen=1");
    FAIL();
  } catch (const ArgumentError& error) {
    EXPECT_NE(std::string(error.what()).find("split_hyphens"), std::string::npos);
  }
}

}  // namespace
}  // namespace broadsheet::text
