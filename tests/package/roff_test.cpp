#include "config/package/roff.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace planwatch::roff {
namespace {

std::string Part(const std::string& markdown, const std::string& from,
                 const std::string& to = {}) {
  std::istringstream in(markdown);
  std::ostringstream out;
  EXPECT_TRUE(WritePart(in, from, to, out));
  return out.str();
}

TEST(Roff, CharactersStandForThemselves) {
  EXPECT_EQ(Escape("a-b\\c"), "a\\-b\\ec");
  EXPECT_EQ(Escape("…→😀"), "\\[u2026]\\[u2192]\\[u1F600]");
}

TEST(Roff, NoLineIsTakenForAMacro) {
  EXPECT_EQ(Text(".docx files"), "\\&.docx files\n");
  EXPECT_EQ(Text("'a'"), "\\&'a'\n");
}

TEST(Roff, CodeEmphasisAndLinks) {
  EXPECT_EQ(Text("see `a-b` and **never** [this](that.md#x)"),
            "see \\fBa\\-b\\fR and \\fBnever\\fR this\n");
  EXPECT_EQ(Text("`` `x` `` is `[a, b]`"), "\\fB`x`\\fR is \\fB[a, b]\\fR\n");
  EXPECT_EQ(Text("a [b, c] d"), "a [b, c] d\n");
}

TEST(Roff, LongTextIsWrapped) {
  std::string words;
  for (int i = 0; i < 40; ++i) words += "word ";
  std::istringstream lines(Text(words));
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count)
    EXPECT_LE(line.size(), 78u);
  EXPECT_EQ(count, 3);
}

TEST(Roff, ARowOfATableIsAnEntryWithoutTheMessages) {
  EXPECT_EQ(Part("## Keys\n\n| key | takes | default | wrong value: message |\n"
                 "| --- | --- | --- | --- |\n"
                 "| `a` | x \\| y | none | `b`: no |\n",
                 "Keys"),
            ".SH Keys\n.TP\n\\fBa\\fR\nx | y. Default: none.\n");
}

TEST(Roff, APartEndsAtTheOtherHeading) {
  EXPECT_EQ(
      Part("## A\none\n## B\ntwo\n\n### C\n- x\n  y\n\n    code .\n## D\n", "B",
           "D"),
      ".SH B\ntwo\n.SS C\n.IP \\(bu 2\nx y\n.PP\n.EX\ncode .\n.EE\n");
  std::istringstream none("## A\n");
  std::ostringstream out;
  EXPECT_FALSE(WritePart(none, "B", "", out));
}

}  // namespace
}  // namespace planwatch::roff
