// What is read of leads put together at random from persons, roles, bodies,
// labels and contacts, and of each word of the vocabulary: tests/golden/words.
#include <gtest/gtest.h>

#include <array>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/words/name_words.h"
#include "collectors/words/names.h"
#include "tests/base/draw.h"
#include "tests/golden/golden.h"

namespace planwatch {
namespace {

// All that the reading says.
std::string ToldInFull(const NamesReading& reading) {
  std::string told = Join(reading.names, "; ");
  if (!reading.run_together.empty())
    told += " RUN TOGETHER " + reading.run_together;
  if (!reading.prose.empty()) told += " PROSE " + reading.prose;
  if (reading.too_long) told += " TOO LONG";
  return told;
}

std::string Title(std::string word) {
  bool starts = true;
  for (char& c : word) {
    if (starts)
      c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    starts = c == ' ';
  }
  return word;
}

std::vector<std::string> Vocabulary() {
  std::vector<std::string> words;
  for (const auto table :
       {RoleWords(), BodyWords(), AgencyWords(), SubjectWords()})
    words.insert(words.end(), table.begin(), table.end());
  return words;
}

// Labels, joints and words of sentences.
constexpr std::array kSmall = {"lead",
                               "leads",
                               "leading",
                               "owner",
                               "owners",
                               "responsible",
                               "responsibility",
                               "action",
                               "sponsor",
                               "accountable",
                               "led",
                               "accountability",
                               "support",
                               "supporting",
                               "supported",
                               "supporter",
                               "supporters",
                               "partner",
                               "partners",
                               "consulted",
                               "consult",
                               "informed",
                               "inform",
                               "information",
                               "info",
                               "cc",
                               "involved",
                               "assisted",
                               "contributor",
                               "contributors",
                               "assisting",
                               "by",
                               "and",
                               "&",
                               "officer",
                               "officers",
                               "person",
                               "people",
                               "agency",
                               "agencies",
                               "organisation",
                               "name",
                               "named",
                               "overall",
                               "joint",
                               "organisations",
                               "main",
                               "strategic",
                               "the",
                               "operational",
                               "executive",
                               "key",
                               "for",
                               "to",
                               "from",
                               "with",
                               "member",
                               "members",
                               "primary",
                               "secondary",
                               "project",
                               "supported by",
                               "with support from",
                               "additional support from",
                               "support from",
                               "assisted by",
                               "in consultation with",
                               "in liaison with",
                               "liaising with",
                               "in partnership with",
                               "in conjunction with",
                               "working with",
                               "with input from",
                               "advised by",
                               "reporting to",
                               "tel",
                               "mob",
                               "mobile",
                               "phone",
                               "telephone",
                               "fax",
                               "ext",
                               "email",
                               "e-mail",
                               "contact",
                               "via",
                               "web",
                               "t",
                               "m",
                               "e",
                               "x",
                               "cell",
                               "extn",
                               "extension",
                               "mail",
                               "on",
                               "url",
                               "website",
                               "al",
                               "bin",
                               "da",
                               "de",
                               "del",
                               "den",
                               "der",
                               "di",
                               "dos",
                               "du",
                               "el",
                               "ibn",
                               "la",
                               "le",
                               "ter",
                               "van",
                               "von",
                               "y",
                               "are",
                               "be",
                               "been",
                               "being",
                               "because",
                               "can",
                               "could",
                               "did",
                               "does",
                               "had",
                               "has",
                               "have",
                               "if",
                               "is",
                               "it",
                               "its",
                               "must",
                               "needs",
                               "not",
                               "our",
                               "please",
                               "shall",
                               "should",
                               "so",
                               "that",
                               "their",
                               "them",
                               "then",
                               "these",
                               "they",
                               "this",
                               "those",
                               "until",
                               "was",
                               "we",
                               "were",
                               "when",
                               "where",
                               "which",
                               "while",
                               "who",
                               "will",
                               "would",
                               "you",
                               "your",
                               "of",
                               "or",
                               "+",
                               "action for",
                               "all",
                               "tbc"};

TEST(ComposedNames, EachWordMeansWhatItMeant) {
  std::vector<std::string> lines;
  const auto add = [&](const std::string& word) {
    const std::string title = Title(word);
    std::string line = word + ' ' +
                       std::to_string(static_cast<int>(NameWordOf(word))) +
                       (IsNameJoint(word) ? " joint" : "") +
                       (IsNameParticle(word) ? " particle" : "") +
                       (IsSentenceWord(word) ? " sentence" : "") + ':';
    for (const std::string& cell : std::vector<std::string>{
             "Ann Hill, " + title, title + ": Ann Hill, Bob Wood",
             "Ann Hill (" + word + ") / Bob Wood",
             "Ann Hill " + word + " Bob Wood", title + " 024 7683 1234",
             "Head of " + title + " and Tides"})
      line += " | " + ToldInFull(ReadNames(cell, {})) +
              (LooksLikeNames(cell) ? " +" : "");
    lines.push_back(line);
  };
  for (const std::string& word : Vocabulary()) add(word);
  for (const char* const word : kSmall) add(word);
  test::ExpectGoldenLines("words/name-words.txt", lines);
}

std::string DrawPiece(Draw& draw, const std::vector<std::string>& words) {
  constexpr std::array kPersons = {
      "Ann Hill",   "A. Hill",       "Dr B Wood", "Milly", "Jean van Dyk",
      "O'Neil",     "Bob Wood",      "J Smith",   "EM",    "WMP",
      "Barnardo's", "PC 1234 Smith", "HillBob",   "Ann",   "Mary-Jane Lee"};
  constexpr std::array kOthers = {
      "ann@example.org",
      "Tel: 024 7683 1234",
      "ext 12",
      "www.example.org",
      "NA",
      "N/A",
      "TBC",
      "(lead)",
      "(support)",
      "Lead:",
      "Support:",
      "•",
      "1.",
      "2)",
      "(",
      ")",
      "\"Ann\"",
      "all",
      "ditto",
      "DE 1",
      "2015",
      "31/03/2015",
      "Head of",
      "Director of Public",
      "(Ann Hill, Bob Wood)",
      "supported by",
      "[Health]",
      "etc.",
      "who will report to the board on its own terms and by the date"};
  if (draw.Chance(0.35)) return draw.Pick(kPersons);
  if (draw.Chance(0.45)) {
    std::string title = Title(draw.Pick(words));
    if (draw.Chance(0.5)) title += ' ' + Title(draw.Pick(words));
    if (draw.Chance(0.3)) title += " Officer";
    return title;
  }
  if (draw.Chance(0.5)) return draw.Pick(kOthers);
  return draw.Pick(kSmall);
}

TEST(ComposedNames, AreReadAsTheyWere) {
  constexpr std::array kMarks = {", ",    ", ",     " ",   " / ", "/",    " & ",
                                 " and ", "; ",     "\n",  "\n",  " - ",  " + ",
                                 "  ",    " (",     ") ",  ": ",  " or ", ". ",
                                 "|",     " with ", " of "};
  const std::vector<std::string> words = Vocabulary();
  const LeadRules rules{.rename = {{"Ann Hill", "Safety Officer"}},
                        .keep = {"Health and Tides", "Bob Wood, Milly"}};
  std::vector<std::string> lines;
  Draw draw(1);
  for (int i = 0; i < 2000; ++i) {
    std::string cell;
    const std::size_t pieces = draw.Between(1, 5);
    for (std::size_t k = 0; k < pieces; ++k) {
      if (!cell.empty()) cell += draw.Pick(kMarks);
      cell += DrawPiece(draw, words);
    }
    const NamesContext context{.partners = draw.Chance(0.2),
                               .initials = draw.Chance(0.2)};
    const bool ruled = draw.Chance(0.1);
    lines.push_back(
        test::InALine(cell) + " {" + (context.partners ? "p" : "") +
        (context.initials ? "i" : "") + (ruled ? "r" : "") + "}: " +
        ToldInFull(ReadNames(cell, ruled ? rules : LeadRules(), context)) +
        (LooksLikeNames(cell) ? " +" : "") +
        (LooksLikeInitials(cell) ? " initials" : ""));
  }
  test::ExpectGoldenLines("words/names.txt", lines);
}

// Contacts, brackets, bullets and marks about a name, spaced or not.
TEST(ComposedNames, ContactsAndMarksAreReadAsTheyWere) {
  constexpr std::array kTokens = {
      "Ann Hill",
      "Bob Wood",
      "Milly",
      "EM",
      "NA",
      "Police",
      "Head of",
      "Safety",
      "Officer",
      "Team",
      "and",
      "&",
      "of",
      "de",
      "tel",
      "Tel:",
      "T:",
      "m",
      "ext",
      "ext.",
      "x",
      "x1234",
      "ext12",
      "123",
      "12",
      "1234",
      "024",
      "0247683",
      "+44",
      "7683",
      "768-31",
      "@",
      "ann@x",
      "x.org",
      "www.",
      "mailto:",
      "tel:1",
      "(",
      ")",
      "[",
      "]",
      "(lead)",
      "•",
      "▪",
      "●",
      "◦",
      "‣",
      "\uF0B7",
      "·",
      "-",
      "–",
      "—",
      "*",
      ",",
      ";",
      ":",
      ".",
      "/",
      "+",
      "|",
      "\"",
      "'",
      "“",
      "”",
      "‘",
      "’",
      "?",
      "!",
      "=",
      "†",
      "1.",
      "2)",
      "a)",
      "iv.",
      "\n",
      "\n",
      "via",
      "email",
      "Lead:",
      "É",
      "ø",
      "O'Neil",
      "Mary-Jane",
      "A1 routes are for the bus and the tram, for the train and for the bike",
      "DE 1",
      "2nd",
      "GPs",
      "Officers"};
  std::vector<std::string> lines;
  Draw draw(7);
  for (int i = 0; i < 2500; ++i) {
    std::string cell;
    const std::size_t tokens = draw.Between(1, 8);
    const double spaced = draw.Pick(std::array{0.3, 0.7, 0.95});
    for (std::size_t k = 0; k < tokens; ++k) {
      cell += draw.Pick(kTokens);
      if (draw.Chance(spaced)) cell += ' ';
    }
    lines.push_back(test::InALine(cell) + ": " +
                    ToldInFull(ReadNames(cell, {})) +
                    (LooksLikeNames(cell) ? " +" : "") +
                    (LooksLikeInitials(cell) ? " initials" : ""));
  }
  test::ExpectGoldenLines("words/name-marks.txt", lines);
}

}  // namespace
}  // namespace planwatch
