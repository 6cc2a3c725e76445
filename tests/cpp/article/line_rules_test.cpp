#include "broadsheet/article/line_rules.hpp"

#include <gtest/gtest.h>

#include "broadsheet/article/line_shape.hpp"

namespace broadsheet::article {
namespace {

LineKind judge(std::string_view line) {
  LineHints hints;
  hints.at_sign = line.find('@') != std::string_view::npos;
  hints.bar = line.find('|') != std::string_view::npos;
  hints.slash = line.find('/') != std::string_view::npos;
  hints.parenthesis = line.find('(') != std::string_view::npos;
  hints.copyright = line.find("\u00a9") != std::string_view::npos;
  hints.quotation = has_quotation_mark(line);
  return judge_line(line, count_words(line, 64), hints).kind;
}

TEST(JudgeLine, TellsPictureCredits) {
  for (const std::string_view line :
       {"A ship at sea. | Ana Costa/AP Photo", "Ana Costa | Bloomberg | Getty Images",
        "Jason Roe/Daily Post", "Ana Costa, left, and John Roe speak in Lima.",
        "In this Jan. 5, 2018, photo, a ship burns.", "FILE - A ship burns off Lima.",
        "A ship burns in MayCredit: The Daily"})
    EXPECT_EQ(judge(line), LineKind::caption) << line;
}

TEST(JudgeLine, TellsInvitations) {
  for (const std::string_view line :
       {"Have our newsletter in your inbox every day.", "Follow Ana on Twitter @ana",
        "Follow Ana Costa on Twitter.", "Write to Ana Costa at ana@ledger.org",
        "Support our journalism"})
    EXPECT_EQ(judge(line), LineKind::promotion) << line;
}

TEST(JudgeLine, TellsBarsBylinesAndRights) {
  EXPECT_EQ(judge("Share | Tweet | Email a friend"), LineKind::navigation);
  EXPECT_EQ(judge("ANALYSIS | By Ana Costa"), LineKind::author);
  EXPECT_EQ(judge("(c) 2024 Coastal Wire. Reprinted with permission."), LineKind::legal);
}

TEST(JudgeLine, TellsWhatPagesOfFourLanguagesHave) {
  for (const std::string_view line :
       {"Save", "Gift this article", "Report an error", "Copy article link", "Listen 4:12",
        "02:15 - Source: CNN", "Home > Business > Ports", "Portada \u203a Sociedad \u203a Puerto",
        "https://ledger.example/port", "ledger.example", "Etiquetas: puerto, huelga",
        "Artikel teilen", "Zur Startseite", "Offrir cet article", "Signaler une erreur"})
    EXPECT_EQ(judge(line), LineKind::navigation) << line;
  for (const std::string_view line :
       {"We value your privacy", "Manage cookies", "Accept all", "Turn on notifications",
        "Presented by Acme Paints", "Affiliate links may earn us a commission.",
        "If you or someone you know needs help, call 988.", "Support local journalism. Give today.",
        "Start your day with the harbor's news.", "Jetzt Newsletter abonnieren", "S\u2019inscrire",
        "Ana Costa can be reached at 555-0199."})
    EXPECT_EQ(judge(line), LineKind::promotion) << line;
  for (const std::string_view line :
       {"People are also reading\u2026", "More by Ana Costa", "Around the web", "Read in Spanish",
        "Go deeper: The port's debts", "Sigue leyendo", "Notas relacionadas", "M\u00e1s en El Faro",
        "MIRA: El puerto desde el aire", "Escucha esta noticia", "VIDEO RECOMENDADO"})
    EXPECT_EQ(judge(line), LineKind::related) << line;
  for (const std::string_view line :
       {"Staff report", "By The Associated Press", "Words: Ana Costa", "Por: Luis Mora",
        "Von: Eva Stein", "Analysis by Ana Costa, CNN", "Par Luc Petit (avec AFP)",
        "Redacci\u00f3n El Faro"})
    EXPECT_EQ(judge(line), LineKind::author) << line;
  for (const std::string_view line :
       {"CNN \u2014", "AP", "(dpa/stein)", "mls/acr", "Le Phare avec AFP", "Mit Material der dpa"})
    EXPECT_EQ(judge(line), LineKind::credit) << line;
  for (const std::string_view line :
       {"CORRECTION (Jan. 9): The bridge is older.",
        "Actualizado el 9 de mayo de 2023 a las 8:05 h.",
        "Publi\u00e9 aujourd\u2019hui \u00e0 9h20", "Dieser Artikel erschien zuerst bei uns."})
    EXPECT_EQ(judge(line), LineKind::note) << line;
  EXPECT_EQ(judge("2of6Boats lie idle at the eastern pier."), LineKind::caption);
  EXPECT_EQ(judge("The-CNN-Wire"), LineKind::legal);
  for (const std::string_view line : {"* * *", "\u2014", "###"})
    EXPECT_EQ(judge(line), LineKind::blank) << line;
}

TEST(JudgeLine, LeavesSentencesOfTheNewsAloneWhateverTheyOpenWith) {
  for (const std::string_view line :
       {"Copyright holders asked the court for more time.",
        "Copyright rarely covers a recipe, a judge in Ohio ruled on Monday.",
        "All rights reserved to the crown were sold to the towns in 1740.",
        "Subscribe and Smile was the name of the boat that sank.",
        "Sign up week at the college drew 900 students, the dean said.",
        "Join us or leave the valley, the gunmen told the farmers.",
        "Read the whole letter, she told the jury, before you vote.",
        "Last updated in 1962, the map shows no road to the east.",
        "Written by two clerks in one night, the bill passed in May.",
        "Farmers were told to write to relief@plains.gov or call the office, the state said.",
        "The message from roe@harbor.com showed that the owners knew of the crack.",
        "Save the Harbor met on Monday.",
        "Accept all of it, he said.",
        "Home prices rose > 5 percent",
        "He can be reached only by boat.",
        "Mit Material der Firma wurde die Halle gebaut.",
        "Staff reports of abuse were ignored.",
        "If you build it, he said, they will come.",
        "More by luck than skill, they won.",
        "By the time the ferry came, it was dark.",
        "Par hasard, il a vu le feu."})
    EXPECT_EQ(judge(line), LineKind::paragraph) << line;
}

TEST(JudgeLine, LeavesNewsAboutThemAlone) {
  for (const std::string_view line :
       {"More than 100,000 people signed up for health insurance in October.",
        "The newsletter has two million readers.", "He stood to the left, she to the right.",
        "The firm ended its contract with Getty Images and Reuters on Monday.",
        "They will sign up new members, the party said.",
        "Follow the mayor and you hear it on Twitter: the port is shut."})
    EXPECT_EQ(judge(line), LineKind::paragraph) << line;
}

}  // namespace
}  // namespace broadsheet::article
