#include "tests/plan/generated_values.h"

#include <array>
#include <chrono>

namespace planwatch {
namespace {

using std::chrono::year_month_day;

constexpr const char* kMonths[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

constexpr Colour kRedFill{0xFF, 0x00, 0x00}, kAmberFill{0xFF, 0xC0, 0x00},
    kGreenFill{0x00, 0xB0, 0x50}, kBlueFill{0x00, 0x70, 0xC0};

std::string Two(unsigned number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}
year_month_day Ymd(Date date) { return year_month_day{date}; }
std::string Year(Date date) {
  return std::to_string(static_cast<int>(Ymd(date).year()));
}
std::string Month(Date date) {
  return kMonths[static_cast<unsigned>(Ymd(date).month()) - 1];
}
std::string Long(Date date) {
  return std::to_string(static_cast<unsigned>(Ymd(date).day())) + ' ' +
         Month(date) + ' ' + Year(date);
}

Date DrawDate(Draw& draw) {
  return *MakeDate(2014, 9, 1) +
         std::chrono::days{static_cast<int>(draw.Below(600))};
}

SheetCell TextCell(std::string text) {
  SheetCell cell;
  cell.text = std::move(text);
  return cell;
}

}  // namespace

Date LastOfMonth(Date date) {
  return Date{Ymd(date).year() / Ymd(date).month() / std::chrono::last};
}

SheetCell WriteDate(Date date, DateForm form) {
  const year_month_day ymd = Ymd(date);
  const std::string day = Two(static_cast<unsigned>(ymd.day()));
  const std::string month = Two(static_cast<unsigned>(ymd.month()));
  SheetCell cell;
  switch (form) {
    case DateForm::kSlashes:
      cell.text = day + '/' + month + '/' + Year(date);
      break;
    case DateForm::kShortSlashes:
      cell.text = day + '/' + month + '/' + Year(date).substr(2);
      break;
    case DateForm::kIso:
      cell.text = FormatDate(date);
      break;
    case DateForm::kLong:
      cell.text = Long(date);
      break;
    case DateForm::kDashes:
      cell.text =
          day + '-' + Month(date).substr(0, 3) + '-' + Year(date).substr(2);
      break;
    case DateForm::kMonth:
      cell.text = Month(date) + ' ' + Year(date);
      break;
    case DateForm::kCell:
      cell.text = day + '/' + month + '/' + Year(date);
      cell.date = date;
      break;
  }
  return cell;
}

DueValue DrawPlainDue(Draw& draw, DateForm form) {
  const Date date = DrawDate(draw);
  return {WriteDate(date, form),
          form == DateForm::kMonth ? LastOfMonth(date) : date, std::nullopt};
}

DueValue DrawOddDue(Draw& draw, bool text_only) {
  const Date date = DrawDate(draw);
  const Date later =
      date + std::chrono::days{static_cast<int>(draw.Between(40, 200))};
  const Date end = LastOfMonth(date);
  const auto form = static_cast<DateForm>(draw.Below(5));
  const auto write = [&](Date day) { return WriteDate(day, form).text; };
  const auto one = [](std::string text, std::optional<Date> due = {},
                      std::optional<Date> revised = {}) {
    return DueValue{TextCell(std::move(text)), due, revised};
  };
  switch (draw.Below(text_only ? 26 : 28)) {
    case 0:
      return one("Q1 2015/16", MakeDate(2015, 6, 30));
    case 1:
      return one("end of Q2 2015/16", MakeDate(2015, 9, 30));
    case 2:
      return one("End of " + Month(date) + ' ' + Year(date), end);
    case 3:
      return one("by end " + Month(date) + ' ' + Year(date), end);
    case 4:
      return one("Spring 2015", MakeDate(2015, 5, 31));
    case 5:
      return one("Autumn 2015", MakeDate(2015, 11, 30));
    case 6:
      return one("April - June 2015", MakeDate(2015, 6, 30));
    case 7:
      return one("1 April – 30 June 2015", MakeDate(2015, 6, 30));
    case 8:
      return one("2015/16", MakeDate(2016, 3, 31));
    case 9:
      return one("By end of 2015", MakeDate(2015, 12, 31));
    case 10:
      return one("academic year 2014/15", MakeDate(2015, 8, 31));
    case 11:
      return one("June/July 2015", MakeDate(2015, 7, 31));
    case 12:
      return one("w/c 4 May 2015", MakeDate(2015, 5, 8));
    case 13:
      return one(draw.Pick(std::array{"TBC", "Ongoing", "ongoing", "N/A", "-",
                                      "ASAP", "tbc", "", "To be confirmed"}));
    case 14:
      return one("was " + write(date) + " now " + write(later), date, later);
    case 15:
      return one(write(later) + " (was " + write(date) + ")", date, later);
    case 16:
      return one(write(date) + " (revised to " + write(later) + ")", date,
                 later);
    case 17:
      return one(write(date) + " → " + write(later), date, later);
    case 18:
      return one("By " + write(date), date);
    case 19:
      return one("Draft " + Month(date) + ' ' + Year(date) + "; final " +
                     Month(later) + ' ' + Year(later),
                 end);
    case 20:
      return one("Ongoing – review " + write(date), date);
    case 21:
      return one("from " + write(date));
    case 22: {
      DueValue done = one(
          draw.Pick(std::array{"Complete", "Completed", "Achieved", "Done"}));
      done.done = true;
      return done;
    }
    case 23: {
      DueValue done = one("Completed March 2015");
      done.done = true;
      return done;
    }
    case 24:
      return one("First meeting " + Long(date), date);
    case 25:
      return one(write(date) + "\nRevised: " + write(later), date, later);
    default: {
      DueValue struck = one(write(later), date, later);
      struck.cell.struck = write(date);
      return struck;
    }
  }
}

RatingValue WriteRag(Rag rag, RatingForm form) {
  RatingValue value;
  value.rag = rag;
  value.complete = rag == Rag::kBlue;
  if (rag == Rag::kUnrated) return value;
  const auto index = static_cast<std::size_t>(rag);
  if (form == RatingForm::kLetters)
    value.cell.text = std::array{"R", "A", "G", "B"}[index];
  else if (form != RatingForm::kFills)
    value.cell.text = std::array{"Red", "Amber", "Green", "Blue"}[index];
  if (form == RatingForm::kFills || form == RatingForm::kFilledWords)
    value.cell.fill =
        std::array{kRedFill, kAmberFill, kGreenFill, kBlueFill}[index];
  return value;
}

RatingValue DrawState(Draw& draw) {
  static constexpr struct {
    const char* text;
    Rag rag;
    bool complete;
  } kStates[] = {{"Complete", Rag::kBlue, true},
                 {"Completed", Rag::kBlue, true},
                 {"Closed", Rag::kBlue, true},
                 {"On track", Rag::kGreen, false},
                 {"On target", Rag::kGreen, false},
                 {"In progress", Rag::kAmber, false},
                 {"Delayed", Rag::kAmber, false},
                 {"Overdue", Rag::kRed, false},
                 {"Not started", Rag::kUnrated, false},
                 {"Ongoing", Rag::kAmber, false}};
  const auto& state = draw.Pick(kStates);
  return {TextCell(state.text), state.rag, state.complete};
}

RatingValue DrawOddRag(Draw& draw) {
  static constexpr struct {
    const char* text;
    Rag rag;
  } kSentences[] = {{"Amber – slipping", Rag::kAmber},
                    {"Green: on track", Rag::kGreen},
                    {"Was Red, now Amber", Rag::kAmber},
                    {"Amber (was Green)", Rag::kAmber},
                    {"Red\nAwaiting funding", Rag::kRed},
                    {"AMBER", Rag::kAmber},
                    {"green", Rag::kGreen},
                    {"Not Green", Rag::kUnrated},
                    {"Amber, Green by September", Rag::kAmber},
                    {"Yellow", Rag::kAmber},
                    {"TBC", Rag::kUnrated},
                    {"N/A", Rag::kUnrated},
                    {"", Rag::kUnrated},
                    {"Amber/Green", Rag::kAmber}};
  const auto& sentence = draw.Pick(kSentences);
  return {TextCell(sentence.text), sentence.rag, false};
}

namespace {

constexpr const char* kRoles[] = {"Head of Housing",
                                  "Director of Public Health",
                                  "Police",
                                  "Safeguarding Board",
                                  "Youth Offending Team",
                                  "Licensing Manager",
                                  "Training Officer",
                                  "Health",
                                  "Education Lead",
                                  "Commissioning Manager"};
constexpr const char* kPeople[] = {"Ann Example",  "Bob Sample",
                                   "Cas Specimen", "Dee Pattern",
                                   "Eve Template", "Fay Model"};
constexpr const char* kInitials[] = {"AE", "BS", "CMS", "DP", "EVT", "FM"};

std::span<const char* const> NamesOf(LeadForm form) {
  if (form == LeadForm::kRoles) return kRoles;
  if (form == LeadForm::kPeople) return kPeople;
  return kInitials;
}

}  // namespace

LeadValue DrawLead(Draw& draw, LeadForm form) {
  const std::string name = draw.Pick(NamesOf(form));
  return {name, {name}};
}

LeadValue DrawLeads(Draw& draw, LeadForm form) {
  const std::string first = draw.Pick(NamesOf(form));
  std::string second = first;
  while (second == first) second = draw.Pick(NamesOf(form));
  const char* const mark = draw.Pick(
      form == LeadForm::kRoles ? std::array{" / ", "\n", "; ", "/", "; "}
                               : std::array{" / ", "\n", "; ", " & ", ", "});
  return {first + mark + second, {first, second}};
}

}  // namespace planwatch
