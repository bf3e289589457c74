#include "collectors/table/office/superscript.h"

#include <gtest/gtest.h>

namespace planwatch {
namespace {

TEST(Superscripts, AreKeptWhereTheyAreMoreThanAMark) {
  struct Case {
    const char *run, *before, *shown;
  };
  for (const Case& c : {Case{"1", "57", ""},
                        {"1,2", "57", ""},
                        {"(a)", "57%", ""},
                        {"r", "57", ""},
                        {"*", "Total", ""},
                        {"1 ", "57", " "},
                        {" 1", "57", " "},
                        {"st", "1", "st"},
                        {"TH", "30", "TH"},
                        {"2", "per m", "\u00B2"},
                        {"3", "m", "\u00B3"},
                        {"4", "m", ""},
                        {"57", "", "57"},
                        {"57", " ", "57"},
                        {"see the note", "57", "see the note"}})
    EXPECT_EQ(ShowSuperscript(c.run, c.before), c.shown)
        << c.before << "^" << c.run;
}

}  // namespace
}  // namespace planwatch
