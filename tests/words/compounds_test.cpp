// A phrase of the vocabularies with hyphens, hard spaces or several blanks in
// it: whatever it is written with, its cell is read.
#include <gtest/gtest.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/words/date_words.h"
#include "collectors/words/names.h"
#include "collectors/words/none.h"
#include "collectors/words/rating.h"
#include "collectors/words/rating_words.h"
#include "tests/words/dates.h"
#include "tests/words/ratings.h"

namespace planwatch {
namespace {

std::vector<std::string> PhrasesWithBlanks() {
  std::vector<std::string> phrases;
  const auto add = [&](std::string_view phrase) {
    if (phrase.find(' ') != phrase.npos) phrases.emplace_back(phrase);
  };
  for (const std::span<const std::string_view> table :
       {std::span<const std::string_view>(kUndated),
        {kUsualBusiness},
        {kOpenEnds},
        {kNotBefore},
        {kBefore},
        {kWeekFrom},
        {kWeekTo},
        {kFinancialYearPhrases},
        {kYearEndPhrases},
        {kAcademicYearPhrases},
        {kInPart},
        NoneWords(),
        DittoWords()})
    for (const std::string_view phrase : table) add(phrase);
  for (const NamedPeriod& term : kTerms) add(term.phrase);
  for (const NamedPeriod& feast : kFeasts) add(feast.phrase);
  for (const RatingTable& table : RatingTables())
    for (const std::string& phrase : Split(table.phrases, ','))
      add(Tidy(phrase));
  return phrases;
}

std::string With(const std::string& phrase, std::string_view blank) {
  std::string text;
  for (const char c : phrase)
    text += c == ' ' ? blank : std::string_view(&c, 1);
  return text;
}

TEST(Compounds, EveryCellIsReadWhateverStandsForABlank) {
  for (const std::string& phrase : PhrasesWithBlanks())
    for (const std::string& cell :
         {phrase, "Complete - " + phrase, phrase + " (complete)",
          phrase + " May 2015"}) {
      const DateReading plain = ReadDate(DateCell(cell), {}, London());
      const std::string rating = Told(ReadRating(cell, {}));
      const auto names = ReadNames(cell, {}).names;
      for (const std::string_view blank : {"\u00A0", "  ", "\u00A0 \t"}) {
        const std::string spaced = With(cell, blank);
        const DateReading date = ReadDate(DateCell(spaced), {}, London());
        EXPECT_EQ(Told(date), Told(plain)) << spaced;
        EXPECT_EQ(date.done, plain.done) << spaced;
        EXPECT_EQ(Told(ReadRating(spaced, {})), rating) << spaced;
        EXPECT_EQ(ReadNames(spaced, {}).names, names) << spaced;
      }
      for (const std::string_view hyphen : {"-", "\u2011", " - ", "-\n"}) {
        const std::string joined = With(cell, hyphen);
        EXPECT_NO_THROW(ReadDate(DateCell(joined), {}, London())) << joined;
        EXPECT_NO_THROW(ReadRating(joined, {})) << joined;
        EXPECT_NO_THROW(ReadNames(joined, {})) << joined;
        EXPECT_NO_THROW(LooksLikeNames(joined)) << joined;
      }
    }
}

TEST(Compounds, BusinessAsUsualIsNotDoneAndUndated) {
  const auto read = [](const char* cell) {
    return ReadDate(DateCell(cell), {}, London());
  };
  for (const char* cell : {"Business as usual", "Business-as-usual", "BAU",
                           "Moved to business-as-usual"}) {
    EXPECT_FALSE(read(cell).done) << cell;
    EXPECT_TRUE(read(cell).undated) << cell;
  }
  for (const char* cell :
       {"Complete - business as usual", "Complete (business-as-usual)",
        "Complete - business-as-usual, bau", "BAU; complete"})
    EXPECT_TRUE(read(cell).done) << cell;
}

}  // namespace
}  // namespace planwatch
