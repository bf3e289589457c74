#include "collectors/words/date_order.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace planwatch {
namespace {

std::optional<Doubt> Read(const std::vector<std::string>& texts) {
  DateOrder order;
  Place place;
  for (const std::string& text : texts) {
    Cell cell;
    cell.text = text;
    ++place.row;
    order.Add(cell, place);
  }
  return order.DoubtOf("the column");
}

TEST(DateOrder, IsInDoubtWhereAllThatTellsSpeaksForTheMonth) {
  struct Case {
    std::vector<std::string> texts;
    bool in_doubt;
  };
  for (const Case& c : std::vector<Case>{
           {{"5/6/2015", "5/13/2015"}, true},
           {{"5/13/2015", "05-06-2015 10:33"}, true},
           {{"05.13.15", "2015-06-13", " 05.06.15"}, true},
           {{"10:33 5/13/2015", "09:30 5/6/2015"}, true},
           // Nothing tells.
           {{"5/6/2015", "6/5/2015"}, false},
           {{"", "5/6/2015", "soon", "13", "1"}, false},
           // One is a date only day first.
           {{"5/6/2015", "5/13/2015", "13/5/2015"}, false},
           {{"13/5/2015", "5/6/2015", "5/13/2015"}, false},
           // None is read wrong: these are rejected, or the same both ways.
           {{"5/13/2015", "5/14/2015"}, false},
           {{"5/13/2015", "5/5/2015"}, false},
           {{"5/13/2015", "2015-05-06", "6 May 2015", "06-May-15"}, false},
           // Dates in no calendar tell nothing.
           {{"5/6/2015", "13/13/2015", "31/02/2015"}, false}})
    EXPECT_EQ(Read(c.texts).has_value(), c.in_doubt) << c.texts[0];
}

TEST(DateOrder, TellsTheFirstRowThatHasTheMonthFirst) {
  const auto doubt = Read({"5/6/2015", "5/13/2015", "5/14/2015"});
  ASSERT_TRUE(doubt);
  EXPECT_EQ(doubt->about, "date");
  EXPECT_EQ(doubt->place.row, 2);
  EXPECT_TRUE(doubt->text.starts_with("the column may have its dates with"));
  EXPECT_NE(doubt->settle, "");
}

TEST(DateOrder, IsInDoubtWhereAllAreWrittenAsAmericansDo) {
  const std::vector<std::string> either = {
      "4/7/2015 12:00:00 AM", "5/5/2015 9:30 am", "6/2/2015 1:15:00 PM",
      "10/6/2015 12:00:00 AM"};
  const auto with = [&](const std::string& more) {
    std::vector<std::string> all = either;
    all.push_back(more);
    return all;
  };
  const auto doubt = Read(either);
  ASSERT_TRUE(doubt);
  EXPECT_EQ(doubt->about, "date");
  EXPECT_EQ(doubt->place.row, 1u);
  EXPECT_TRUE(Read(with("2015-06-30")));
  // With the day first, without the half of the day, with zeros, and too few.
  for (const char* more :
       {"13/7/2015 12:00:00 AM", "4/7/2015", "4/7/2015 12:00",
        "04/7/2015 12:00:00 AM", "4/07/2015 12:00:00 AM"})
    EXPECT_FALSE(Read(with(more))) << more;
  EXPECT_FALSE(Read({either[0], either[1], either[2]}));
  // The column beside it tells.
  const auto order = [](const std::vector<std::string>& texts) {
    DateOrder read;
    for (const std::string& text : texts) {
      Cell cell;
      cell.text = text;
      read.Add(cell, {});
    }
    return read;
  };
  const DateOrder beside = order({"13/7/2015 12:00:00 AM"});
  EXPECT_FALSE(order(either).DoubtOf("it", &beside));
  const DateOrder alike = order(either);
  EXPECT_TRUE(order(either).DoubtOf("it", &alike));
}

TEST(DateOrder, IsInDoubtWhereTheYearMayStandFirst) {
  const std::vector<std::string> texts = {"15/04/07", "15/04/13 10:30",
                                          "15/05/22"};
  const auto with = [&](const std::string& more) {
    std::vector<std::string> all = texts;
    all.push_back(more);
    return all;
  };
  const auto doubt = Read(texts);
  ASSERT_TRUE(doubt);
  EXPECT_EQ(doubt->about, "date");
  EXPECT_EQ(doubt->place.row, 1u);
  EXPECT_TRUE(Read(with("16/01/02")));
  EXPECT_TRUE(Read({"12-04-03", "12-04-07", "12-11-30"}));
  // A later day, no month, no day, full years, and years that are near.
  for (const char* more :
       {"28/04/15", "15/13/07", "15/04/98", "15/04/2015", "5/4/15"})
    EXPECT_FALSE(Read(with(more))) << more;
  EXPECT_FALSE(Read({"15/04/13", "15/05/14", "15/06/15", "15/07/16"}));
  EXPECT_FALSE(Read({texts[0], texts[2]}));
  // The ends of periods are chosen.
  DateOrder chosen(DateOrder::Days::kChosen);
  for (const std::string& text : texts) {
    Cell cell;
    cell.text = text;
    chosen.Add(cell, {});
  }
  EXPECT_FALSE(chosen.DoubtOf("it"));
}

TEST(DateOrder, AsksNothingOfDatesThatTheDocumentSaysAreDates) {
  DateOrder order;
  Cell cell;
  cell.text = "5/13/2015";
  cell.date = *MakeDate(2015, 5, 13);
  order.Add(cell, {});
  cell.text = "5/6/2015";
  cell.date.reset();
  order.Add(cell, {});
  EXPECT_FALSE(order.DoubtOf("the column"));
}

// As "yyyy-mm-dd" the cells that are dates.
TEST(DateOrder, IsInDoubtWhereDayAndMonthMayBeExchanged) {
  const auto doubt = [](const std::vector<std::string>& cells) {
    DateOrder order;
    Place place;
    for (const std::string& text : cells) {
      Cell cell;
      if (text.find('-') == std::string::npos)
        cell.text = text;
      else
        cell.date = ParseIsoDate(text);
      ++place.row;
      order.Add(cell, place);
    }
    return order.DoubtOf("the column");
  };
  const std::vector<std::string> texts = {"13/05/2015", "14/05/2015",
                                          "29/05/2015"};
  const auto with = [&](std::vector<std::string> dates) {
    dates.insert(dates.end(), texts.begin(), texts.end());
    return dates;
  };
  const auto found = doubt(with({"2015-01-06", "2015-06-06", "2015-12-05"}));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->about, "date");
  EXPECT_EQ(found->place.row, 1u);
  // A date of late in a month, a text of early in one, and too few of either.
  EXPECT_FALSE(doubt(with({"2015-01-06", "2015-06-13", "2015-12-05"})));
  EXPECT_FALSE(
      doubt(with({"2015-01-06", "2015-06-06", "2015-12-05", "05/05/2015"})));
  EXPECT_FALSE(doubt(with({"2015-01-06", "2015-06-06"})));
  // The rows below were typed as they should be.
  std::vector<std::string> in_part = {"2015-01-20", "13/05/2015", "2015-01-06",
                                      "2015-06-06", "14/05/2015", "2015-12-05",
                                      "29/05/2015", "2015-06-20"};
  EXPECT_EQ(doubt(in_part)->place.row, 3u);
  in_part[4] = "2015-05-14";
  EXPECT_FALSE(doubt(in_part));
  // So many texts of late days, and none of early ones.
  std::vector<std::string> many = {"2015-01-06", "2015-06-20", "2015-06-21"};
  for (int day = 21; day < 29; ++day)
    many.push_back(std::to_string(day) + "/05/2015");
  EXPECT_TRUE(doubt(many));
  many.pop_back();
  EXPECT_FALSE(doubt(many));
  EXPECT_FALSE(doubt(
      {"2015-01-06", "2015-06-06", "2015-12-05", "13/05/2015", "14/05/2015"}));
}

TEST(DateOrder, ManyTextsOfLateDaysTellNothingWhereDaysAreChosen) {
  for (const auto days :
       {DateOrder::Days::kOfEvents, DateOrder::Days::kChosen}) {
    DateOrder order(days);
    Cell date;
    for (const unsigned day : {5u, 30u, 31u}) {
      date.date = Date{std::chrono::year{2015} / std::chrono::May / day};
      order.Add(date, {"", day});
    }
    for (std::size_t row = 1; row <= 8; ++row) {
      Cell text;
      text.text = "31/03/2015";
      order.Add(text, {"", 100 + row});
    }
    EXPECT_EQ(order.DoubtOf("it").has_value(),
              days == DateOrder::Days::kOfEvents);
  }
}

}  // namespace
}  // namespace planwatch
