#include "collectors/table/office/colour.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/table/rows.h"
#include "tests/table/zip.h"

namespace planwatch {
namespace {

TEST(Colours, AreReadFromSixDigitsOrEight) {
  EXPECT_EQ(ParseHexColour("12abEF"), (Colour{0x12, 0xAB, 0xEF}));
  EXPECT_EQ(ParseHexColour("#12ABEF"), (Colour{0x12, 0xAB, 0xEF}));
  EXPECT_EQ(ParseHexColour("FF12ABEF"), (Colour{0x12, 0xAB, 0xEF}));
  for (const char* wrong :
       {"", "#", "auto", "12ABE", "12ABEF0", "12ABEG", "-2ABEF", "123456789"})
    EXPECT_EQ(ParseHexColour(wrong), std::nullopt) << wrong;
}

TEST(Colours, OfBlackTextAreNone) {
  EXPECT_EQ(Ink(Colour{0, 0, 0}), std::nullopt);
  EXPECT_EQ(Ink(Colour{0, 0, 1}), (Colour{0, 0, 1}));
  EXPECT_EQ(Ink(std::nullopt), std::nullopt);
}

std::string Tint(const char* colour, double tint) {
  const Colour tinted = Tinted(*ParseHexColour(colour), tint);
  char text[8];
  std::snprintf(text, sizeof text, "%02X%02X%02X", tinted.red, tinted.green,
                tinted.blue);
  return text;
}

// As Excel's own palette shows the tints of the Office theme.
TEST(Colours, AreTintedByTheirLightness) {
  for (const char* same :
       {"4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646", "000000",
        "FFFFFF", "808080", "FF0000", "00FF00", "0000FF", "FF00FF", "FF0080"}) {
    EXPECT_EQ(Tint(same, 0), same);
    EXPECT_EQ(Tint(same, 1), "FFFFFF");
    EXPECT_EQ(Tint(same, 9), "FFFFFF");
    EXPECT_EQ(Tint(same, -1), "000000");
    EXPECT_EQ(Tint(same, -9), "000000");
  }
  EXPECT_EQ(Tint("4F81BD", 0.6), "B9CDE5");
  EXPECT_EQ(Tint("4F81BD", 0.8), "DCE6F2");
  EXPECT_EQ(Tint("4F81BD", -0.25), "376092");
  EXPECT_EQ(Tint("C0504D", 0.4), "D99694");
  EXPECT_EQ(Tint("9BBB59", -0.5), "4F6228");
  EXPECT_EQ(Tint("FFFFFF", -0.5), "808080");
  EXPECT_EQ(Tint("000000", 0.5), "808080");
}

TEST(Colours, HideTextThatIsOfTheColourBehindIt) {
  const Colour red{255, 0, 0}, green{0, 255, 0};
  Cell cell;
  cell.text = "seen";
  cell.struck = "was";
  cell.date = Date{};
  cell.month_only = true;
  RemoveUnseenText(cell);
  EXPECT_EQ(cell.text, "seen");
  cell.fill = red;
  RemoveUnseenText(cell);
  EXPECT_EQ(cell.text, "seen");
  cell.ink = green;
  RemoveUnseenText(cell);
  EXPECT_EQ(cell.text, "seen");
  EXPECT_TRUE(cell.date);
  cell.ink = red;
  RemoveUnseenText(cell);
  EXPECT_EQ(cell.text, "");
  EXPECT_EQ(cell.struck, "");
  EXPECT_FALSE(cell.date);
  EXPECT_FALSE(cell.month_only);
}

// A theme has the dark colour of a pair before the light one, and names no
// other colour that counts.
TEST(Colours, OfAThemeHaveTheirPlacesByTheirNames) {
  std::string slots;
  int number = 0;
  for (const std::string name :
       {"dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4",
        "accent5", "accent6", "hlink", "folHlink"}) {
    const std::string hex = "0000" + std::to_string(10 + number++);
    slots += "<a:" + name + ">" +
             (name == "dk1" || name == "lt1"
                  ? "<a:sysClr val=\"windowText\" lastClr=\"" + hex + "\"/>"
                  : "<a:srgbClr val=\"" + hex + "\"/>") +
             "</a:" + name + ">";
  }
  const std::string other = "<a:srgbClr val=\"FF0000\"/>";
  const std::string document = Zip(
      {{"theme.xml",
        "<a:theme "
        "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">" +
            other + "<a:themeElements><a:clrScheme>" + slots +
            "</a:clrScheme><a:fmtScheme><a:accent1>" + other +
            "</a:accent1></a:fmtScheme></a:themeElements></a:theme>"}});
  MemoryStream bytes(document);
  Result<Archive> archive = Archive::Open(bytes);
  ASSERT_TRUE(archive);
  const Result<Theme> theme = ReadTheme(*archive, "theme.xml");
  ASSERT_TRUE(theme) << theme.error().message();
  std::string read;
  for (const std::optional<Colour>& colour : *theme) {
    ASSERT_TRUE(colour);
    EXPECT_EQ(colour->red, 0);
    char blue[4];
    std::snprintf(blue, sizeof blue, "%02X ", colour->blue);
    read += blue;
  }
  EXPECT_EQ(read, "11 10 13 12 14 15 16 17 18 19 20 21 ");
}

}  // namespace
}  // namespace planwatch
