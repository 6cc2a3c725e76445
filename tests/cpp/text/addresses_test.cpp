#include "broadsheet/text/addresses.hpp"

#include <gtest/gtest.h>

#include <string>

namespace broadsheet::text {
namespace {

std::string url(std::string_view text) { return std::string(text.substr(0, url_end(text, 0))); }

std::string mail(std::string_view text) {
  return std::string(text.substr(0, match_mail(text, 0).end));
}

TEST(Addresses, AUrlEndsBeforeAKoreanParticle) {
  EXPECT_EQ(url("https://a.b/c\uac00"), "https://a.b/c");
  EXPECT_EQ(url("https://a.b/c\u1100\u1161"), "https://a.b/c");
}

TEST(Addresses, AUrlEndsBeforeThePunctuationOfItsSentence) {
  EXPECT_EQ(url("https://x.org/a-b?c=1. Then"), "https://x.org/a-b?c=1");
  EXPECT_EQ(url("http://x.org), he said"), "http://x.org");
  EXPECT_EQ(url("https://en.org/wiki/A_(b) is"), "https://en.org/wiki/A_(b)");
  EXPECT_EQ(url("www.bbc.co.uk/news\xE2\x80\x9D he"), "www.bbc.co.uk/news");
  EXPECT_EQ(url("HTTPS://X.ORG/\xC3\xA9"), "HTTPS://X.ORG/\xC3\xA9");
}

TEST(Addresses, ASchemeAloneIsNone) {
  EXPECT_EQ(url("https:// x"), "");
  EXPECT_EQ(url("www. x"), "");
  EXPECT_EQ(url("www./x"), "");
  EXPECT_EQ(url("wwwx.org"), "");
}

TEST(Addresses, AMailAddressNeedsAHostWithAStop) {
  EXPECT_EQ(mail("a.b+c@news.co.uk, and"), "a.b+c@news.co.uk");
  EXPECT_EQ(mail("a@b.org. The"), "a@b.org");
  EXPECT_EQ(mail("a@b"), "");
  EXPECT_EQ(mail("a@.org"), "");
  EXPECT_EQ(mail("a@-b.org"), "");
  EXPECT_EQ(mail("@b.org"), "");
}

TEST(Addresses, AFailedMatchSaysHowFarItLooked) {
  const MailMatch match = match_mail("aaaa bbbb", 0);
  EXPECT_EQ(match.end, 0U);
  EXPECT_EQ(match.looked_until, 4U);
}

TEST(Addresses, HostNamesThatNewsWritesBare) {
  for (const char* name : {"nytimes.com", "Bbc.co.UK", "who.int"})
    EXPECT_TRUE(is_host_name(name)) << name;
  for (const char* name : {"said.the", "com", ".com", "u.s.a", ""})
    EXPECT_FALSE(is_host_name(name)) << name;
}

TEST(Addresses, BeforeAPathACountryWillDo) {
  for (const char* name : {"bit.ly", "youtu.be", "NYTI.MS", "t.co", "docs.app", "a.b.it"})
    EXPECT_TRUE(is_host_before_path(name)) << name;
  for (const char* name : {"and.or", "said.the", "ly", ".ly", "bit.l1", "end.he", ""})
    EXPECT_FALSE(is_host_before_path(name)) << name;
}

TEST(Addresses, WhatMayFollowAHostName) {
  const std::string_view text = "x.com/politics/2024?x=1, he";
  EXPECT_EQ(text.substr(0, url_path_end(text, 5)), "x.com/politics/2024?x=1");
  EXPECT_EQ(url_path_end(text, text.size()), text.size());
  EXPECT_EQ(url_path_end("x.com said", 5), 5U);
}

}  // namespace
}  // namespace broadsheet::text
