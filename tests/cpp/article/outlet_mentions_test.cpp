#include "broadsheet/article/outlet_mentions.hpp"

#include <gtest/gtest.h>

#include <string>

#include "broadsheet/article/parse.hpp"

namespace broadsheet::article {
namespace {

// What of a paragraph stands apart as the outlet's own name, joined by bars. As the parser finds
// it: what others say in quotation marks is left out.
std::string own(std::string_view outlet, std::string_view paragraph) {
  const std::string text = "The harbor stayed shut for a week.\n\n" + std::string(paragraph) + "\n";
  std::vector<Segment> segments;
  Parser().parse(text, true, segments, {outlet, ""});
  std::string found;
  for (const Segment& segment : segments) {
    if ((segment.flags & kOutlet) == 0) continue;
    EXPECT_EQ(segment.kind, LineKind::owner);
    EXPECT_EQ(rule_reason(segment.rule), "is the outlet's own name in its article");
    if (!found.empty()) found += '|';
    found += text.substr(segment.begin, segment.end - segment.begin);
  }
  return found;
}

struct Case {
  std::string_view outlet;
  std::string_view text;
  std::string_view found;
};

TEST(OutletMentions, AreTheSameInOneWordAndInOtherForms) {
  for (const Case& one : {
           Case{"Fox News", "He told FoxNews that he would go home on Monday.", "FoxNews"},
           Case{"Fox News", "It was first seen on foxnews.com on Monday night.", "foxnews.com"},
           Case{"FoxNews", "He told Fox News that he would go home on Monday.", "Fox News"},
           Case{"foxnews.com", "He told Fox News that he would go home on Monday.", "Fox News"},
           Case{"ABC News", "The poll was made by ABCNews in the second week of May.", "ABCNews"},
           Case{"El Pa\u00eds", "Lo dijo a El Pai\u0301s la alcaldesa de Madrid el lunes.",
                "El Pai\u0301s"},
           Case{"El Pai\u0301s", "Lo dijo a El Pa\u00eds la alcaldesa de Madrid el lunes.",
                "El Pa\u00eds"},
           Case{"Le T\u00e9l\u00e9gramme",
                "Il l'a dit au Te\u0301le\u0301gramme. He told Le Te\u0301le\u0301gramme so.",
                "Le Te\u0301le\u0301gramme"},
       })
    EXPECT_EQ(own(one.outlet, one.text), one.found) << one.outlet << ": " << one.text;
}

TEST(OutletMentions, AreNoWordThatIsStressed) {
  for (const std::string_view text :
       {"Now it is TIME to go home, the mayor wrote on Monday night.",
        "There was no TIME for a debate, the mayor wrote on Monday night."})
    EXPECT_EQ(own("TIME", text), "") << text;
  EXPECT_EQ(own("TIME", "She told TIME that the mayor would go home on Monday."), "TIME");
  EXPECT_EQ(own("TIME", "She was on the cover of TIME and was not amused."), "TIME");
  EXPECT_EQ(own("TIME", "A poll by TIME and Harris found that most of them agreed."), "TIME");
}

TEST(OutletMentions, AreNamesOfSeveralWords) {
  for (const Case& one : {
           Case{"Washington Times", "He told The Washington Times that he would go home soon.",
                "The Washington Times"},
           Case{"The Washington Times", "The Washington Times has learned that he will not stay.",
                "The Washington Times"},
           Case{"Washington Times",
                "Aides shared a copy with the Washington Times on Monday night.",
                "Washington Times"},
           Case{"Harbor Ledger", "Three people described it to the Harbor Ledger\u2019s newsroom.",
                "Harbor Ledger\u2019s"},
           Case{"Fox News", "In a FOX NEWS poll taken in May, most of them said they agreed.",
                "FOX NEWS"},
           Case{"Fox News", "She is a contributor to Fox News Channel and lives in the city.",
                "Fox News"},
           Case{"Fox Online News", "Neither of them answered when Fox News called on Tuesday.",
                "Fox News"},
           Case{"Times of India", "He told the Times of India that the road was closed.",
                "Times of India"},
           Case{"U.S. News & World Report", "It was a survey by U.S. News & World Report in June.",
                "U.S. News & World Report"},
           Case{"Foreign Policy", "A copy was seen by Foreign Policy before the vote began.",
                "Foreign Policy"},
       })
    EXPECT_EQ(own(one.outlet, one.text), one.found) << one.text;
}

TEST(OutletMentions, AreSingleWordsWithCapitalsOfTheirOwn) {
  for (const Case& one : {
           Case{"Politico", "An aide told POLITICO that the vote would be held on Friday.",
                "POLITICO"},
           Case{"Politico", "POLITICO's review of the books took three weeks to finish.",
                "POLITICO's"},
           Case{"politico", "The POLITICO-led group of papers asked for the records.", "POLITICO"},
           Case{"CNN (Web News)", "Former CNN anchors were among those in the crowd.", "CNN"},
           Case{"CNN", "Two of them were seen by a CNN team on the road north.", "CNN"},
           Case{"HuffPost", "A HuffPost team counted the votes again on Sunday.", "HuffPost"},
           Case{"ABC News", "ABC\u2019s cameras were there when the doors opened at nine.",
                "ABC\u2019s"},
           Case{"Time Magazine", "The picture was made for TIME by a photographer in Lima.",
                "TIME"},
           Case{"Time", "The mayor had told TIME a week before that she would not run.", "TIME"},
       })
    EXPECT_EQ(own(one.outlet, one.text), one.found) << one.text;
}

TEST(OutletMentions, AreSingleWordsThatTheSentenceNames) {
  for (const Case& one : {
           Case{"Politico", "The senator told Politico he would vote against the plan.",
                "Politico"},
           Case{"Politico", "In an interview with Politico, she said the plan was dead.",
                "Politico"},
           Case{"Politico", "According to Politico, the two met at the airport.", "Politico"},
           Case{"Politico", "The memo, first obtained by Politico, has four pages.", "Politico"},
           Case{"Politico", "The memo was obtained exclusively by Politico on Monday.", "Politico"},
           Case{"Politico", "As Politico\u2019s Ana Costa reported, the two met at the airport.",
                "Politico\u2019s"},
           Case{"Politico", "She wrote about it in a January Politico Magazine article.",
                "Politico"},
           Case{"Reuters", "A Reuters/Ipsos poll found that most of them agreed.", "Reuters"},
           Case{"Slate", "A Slate analysis of the data found no such link.", "Slate"},
           Case{"Time", "The mayor told Time that she would not run.", "Time"},
           Case{"The Guardian", "In an email to the Guardian, the firm denied it.", "Guardian"},
           Case{"The Guardian", "The documents show that a Guardian investigation was right.",
                "Guardian"},
           Case{"The Hill", "A spokesman told The Hill on Tuesday that talks go on.", "The Hill"},
           Case{"The Hill", "A spokesman told the Hill on Tuesday that talks go on.", "Hill"},
           Case{"The Hill", "Some who spoke with aides at The Hill said that talks go on.",
                "The Hill"},
           Case{"Washington Times", "He told The Times that he would go home.", "The Times"},
           Case{"New York Post", "He told the Post that he would go home.", "Post"},
           Case{"Wall Street Journal - News", "The Journal reported in May that talks had begun.",
                "Journal"},
       })
    EXPECT_EQ(own(one.outlet, one.text), one.found) << one.text;
}

TEST(OutletMentions, AreAddressesAndAccounts) {
  for (const Case& one : {
           Case{"Politico", "The list is at politico.com and in print.", "politico.com"},
           Case{"Washington Times", "See www.washingtontimes.com/news/2024 for the list.",
                "www.washingtontimes.com/news/2024"},
           Case{"The Hill", "It was posted at thehill.com, where it stayed for a day.",
                "thehill.com"},
           Case{"Fox News", "The agency told FoxNews.com. It gave no reason.", "FoxNews.com"},
           Case{"Politico", "He answered @politico with a joke about the weather.", "@politico"},
           Case{"politico.com", "An aide told POLITICO that the vote would be held.", "POLITICO"},
       })
    EXPECT_EQ(own(one.outlet, one.text), one.found) << one.text;
}

// Precision: places that hold a word of the name and do not name the outlet.
TEST(OutletMentions, AreNoOtherWords) {
  for (const Case& one : {
           Case{"Washington Times", "He flew to Washington three times last year.", ""},
           Case{"Washington Times", "Times are hard in Washington, he told the paper.", ""},
           Case{"Washington Times", "He told The New York Times that he would go home.", ""},
           Case{"Washington Times",
                "He told The New York Times that he would go home. The Times reported it first.",
                ""},
           Case{"Washington Times", "The Times Square crowd told the mayor to go.", ""},
           Case{"Times", "He told the Financial Times that he would go home.", ""},
           Case{"Time", "It is the first time that he told anybody.", ""},
           Case{"Time", "Time is running out, officials told the council.", ""},
           Case{"Time", "A deal with Time Warner was told to the board.", ""},
           Case{"Time", "The lesson they told us: Time heals.", ""},
           Case{"Time", "They told Time Warner that the deal was off.", ""},
           Case{"The Hill", "Anita Hill told the committee what she knew.", ""},
           Case{"The Hill", "Lawmakers on the Hill were told to stay in town.", ""},
           Case{"The Hill", "Lawmakers left Capitol Hill, an aide told them.", ""},
           Case{"The Hill", "The Hill was covered with snow on Monday morning.", ""},
           Case{"Reason", "There is no reason to think so, the court told them.", ""},
           Case{"Reason", "The Age of Reason was told in three volumes.", ""},
           Case{"Fox News", "A fox was in the news again, the zoo told visitors.", ""},
           Case{"Fox News", "Vicente Fox told reporters that he would go home.", ""},
           Case{"Independent", "Independent voters told pollsters that they were tired.", ""},
           Case{"Independent", "Independent analysis shows that prices rose.", ""},
           Case{"The Independent", "Independent Sen. Ruth Adeyemi told them to wait.", ""},
           Case{"The Nation", "The leader of the Nation of Islam told them to wait.", ""},
           Case{"The Nation", "He told the nation that help was on its way.", ""},
           Case{"Vice", "An aide told Vice President Costa that the vote was lost.", ""},
           Case{"Bloomberg",
                "Former Mayor Michael Bloomberg spoke. An aide told Bloomberg to stop.", ""},
           Case{"Slate", "The slate roof told of better times.", ""},
           Case{"Politico", "The politico told friends that he would run.", ""},
           Case{"Texas", "Texas reported 300 new cases, most of them in Texas towns.", ""},
           Case{"Foreign Policy", "The Senate Foreign Policy Committee met on Monday.", ""},
           Case{"CNN", "The rivals of MSNBC and CNBC met on Monday.", ""},
           Case{"AP", "The AP-NORC Center asked a thousand adults in June.", ""},
           Case{"Star", "A star of the film told fans that Star Wars was over.", ""},
           Case{"", "An aide told POLITICO that the vote would be held.", ""},
       })
    EXPECT_EQ(own(one.outlet, one.text), one.found) << one.outlet << ": " << one.text;
}

TEST(OutletMentions, OfAPersonThatOpensASentenceStay) {
  EXPECT_EQ(own("Forbes", "Steve Forbes ran in 1996. According to Forbes, he lost by a lot."), "");
}

TEST(OutletMentions, BehindAPrepositionReportNothing) {
  EXPECT_EQ(own("The Harbor", "Crews on the Harbor reported high waves for a week."), "");
  EXPECT_EQ(own("The Atlantic", "Ships in the Atlantic reported high waves for a week."), "");
}

TEST(OutletMentions, AfterAnArticleOfAnotherLanguageNeedItsCapital) {
  for (const std::string_view text : {"Die Zeit dr\u00e4ngt f\u00fcr alle, die bleiben wollen.",
                                      "Er sagt, die Zeit sei knapp f\u00fcr alle am Hafen."})
    EXPECT_EQ(own("Die Zeit", text), "") << text;
  EXPECT_EQ(own("Die Zeit", "Am Montag hatte Die Zeit den Bericht gelesen."), "Die Zeit");
  EXPECT_EQ(own("Die Zeit", "Die Zeit berichtete am Montag aus Lima."), "Die Zeit");
  EXPECT_EQ(own("Le Monde", "Le Monde a r\u00e9v\u00e9l\u00e9 lundi la note du port."), "Le Monde");
  EXPECT_EQ(own("Le Monde", "Le monde a chang\u00e9 depuis la note du port."), "");
  EXPECT_EQ(own("El Norte", "El norte del pa\u00eds sigue sin agua desde hace un mes."), "");
  EXPECT_EQ(own("El Norte", "Dijo en enero a El Norte que no iba a renunciar."), "El Norte");
  EXPECT_EQ(own("harbor-ledger", "The Harbor Ledger has learned that he will go."),
            "The Harbor Ledger");
}

TEST(OutletMentions, OfAnotherOutletStay) {
  EXPECT_EQ(own("Harbor Ledger", "An aide told POLITICO and CNN that the vote would be held."), "");
  EXPECT_EQ(own("Politico", "An aide told The Washington Times that the vote was lost."), "");
}

TEST(OutletMentions, InWhatOthersSayStay) {
  EXPECT_EQ(own("CNN", "\"I never watch CNN in the morning,\" he told CNN."), "CNN");
}

TEST(OutletMentions, InHeadlinesNeedCapitalsOfTheirOwn) {
  const auto in_title = [](std::string_view outlet, std::string_view title) {
    const std::string text = std::string(title) + "\nThe harbor stayed shut for a whole week.\n";
    std::vector<Segment> segments;
    Parser().parse(text, true, segments, {outlet, ""});
    std::string found;
    for (const Segment& segment : segments) {
      if ((segment.flags & kOutlet) != 0)
        found += text.substr(segment.begin, segment.end - segment.begin);
    }
    return found;
  };
  EXPECT_EQ(in_title("Washington Times", "Port Shut Over Pay Dispute - The Washington Times"),
            "The Washington Times");
  EXPECT_EQ(in_title("CNN", "Port shut over pay, CNN poll finds"), "CNN");
  EXPECT_EQ(in_title("Time", "Mayor Told Time Is Running Out for the Port"), "");
  EXPECT_EQ(in_title("Foreign Policy", "A New Foreign Policy for the Port and the City"), "");
}

TEST(OutletMentions, LeaveEveryByteInPlace) {
  const std::string text =
      "Port shut\r\nThe Hill reported it. He told The Hill\u2019s Ana Costa: \"Ask The Hill, not "
      "me,\" and left for thehill.com.\n\n(The Hill)\n";
  std::vector<Segment> segments;
  Parser().parse(text, true, segments, {"The Hill", ""});
  std::uint32_t at = 0;
  int apart = 0;
  for (const Segment& segment : segments) {
    EXPECT_EQ(text.find_first_not_of("\r\n", at), segment.begin);
    EXPECT_LT(segment.begin, segment.end);
    at = segment.end;
    apart += (segment.flags & kOutlet) != 0 ? 1 : 0;
  }
  EXPECT_EQ(text.find_first_not_of("\r\n", at), std::string::npos);
  EXPECT_EQ(apart, 3);
}

TEST(OutletMentions, AreTheSameInALongLine) {
  const std::string filler = "The talks went on and nobody there could say for how long. ";
  std::string text;
  std::string found;
  for (int i = 0; i < 6; ++i) {
    for (int k = 0; k < i; ++k) text += filler;
    text += "She told Time that it was time. He told Time Warner so. ";
    if (i > 0) found += '|';
    found += "Time";
  }
  EXPECT_EQ(own("Time", text), found);
}

TEST(OutletMentions, TakeLinearTime) {
  std::string text = "It went on: ";
  for (int i = 0; i < 200'000; ++i) text += "aides told Time, ";
  std::vector<Segment> segments;
  Parser().parse(text, true, segments, {"Time", ""});
  std::size_t apart = 0;
  for (const Segment& segment : segments) apart += (segment.flags & kOutlet) != 0 ? 1 : 0;
  EXPECT_EQ(apart, 200'000U);
}

}  // namespace
}  // namespace broadsheet::article
