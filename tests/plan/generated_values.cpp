#include "tests/plan/generated_values.h"

#include <array>
#include <chrono>

namespace planwatch {
namespace {

using std::chrono::year_month_day;

constexpr const char* kReference[] = {"Ref",        "Ref.",      "No.", "No",
                                      "Action no.", "Reference", "#",   "ID",
                                      "Action ref", "Item"};
constexpr const char* kObjective[] = {
    "Objective",  "Priority area", "Theme",         "Strategic objective",
    "Workstream", "Sub-objective", "Strategic aim", "Priority"};
constexpr const char* kAction[] = {"Action",
                                   "Actions",
                                   "Action required",
                                   "Key actions",
                                   "What will we do?",
                                   "Actions to be taken",
                                   "Agreed action",
                                   "Task",
                                   "What needs to be done?",
                                   "Activity"};
constexpr const char* kLead[] = {
    "Lead",        "Lead officer",  "Responsible officer", "Owner",
    "By whom",     "Who",           "Action owner",        "Person responsible",
    "Lead agency", "Responsibility"};
constexpr const char* kDue[] = {
    "Due date",  "By when",   "Target date",        "Deadline",
    "Timescale", "When",      "To be completed by", "Target completion date",
    "Date due",  "Timeframe", "Planned end date"};
constexpr const char* kRevised[] = {"Revised date", "Revised due date",
                                    "Revised target date", "Revised timescale",
                                    "New due date"};
constexpr const char* kRag[] = {"RAG",          "RAG rating",   "RAG status",
                                "Current RAG",  "RAG (R/A/G)",  "BRAG",
                                "Status (RAG)", "Progress RAG", "RAG now"};
constexpr const char* kStatus[] = {"Status", "Action status", "Current status",
                                   "Progress status", "Action Status"};
constexpr const char* kCompleted[] = {"Date completed", "Completed on",
                                      "Actual completion date", "Date closed",
                                      "Date achieved"};
constexpr const char* kProgress[] = {
    "Progress",        "Update",           "Progress update",
    "Latest position", "Progress to date", "Commentary on progress"};
constexpr const char* kQuarters[] = {"RAG"};
constexpr const char* kRaised[] = {"Date raised", "Date added",
                                   "Date identified", "Date agreed", "Opened"};
constexpr const char* kStart[] = {"Start date", "Start", "Begins",
                                  "Planned start"};
constexpr const char* kReview[] = {"Review date", "Date of next review",
                                   "Next review", "To be reviewed"};
constexpr const char* kUpdated[] = {"Last updated", "Date of last update",
                                    "Updated on", "Date updated"};
constexpr const char* kPreviousRag[] = {"Previous RAG", "RAG last quarter",
                                        "Last RAG", "RAG (previous)"};
constexpr const char* kPercent[] = {"% complete", "% done",
                                    "Percentage complete", "Progress %"};
constexpr const char* kCost[] = {"Cost", "Budget (£)", "Cost (£)",
                                 "Funding required"};
constexpr const char* kRisk[] = {"Risk score", "Likelihood", "Impact", "Score"};
constexpr const char* kUrgency[] = {"Priority level", "Priority (H/M/L)",
                                    "Importance"};
constexpr const char* kEvidence[] = {"Evidence", "Evidence of completion",
                                     "How will we know?", "Success measure"};
constexpr const char* kPartners[] = {"Partners", "Supporting agencies",
                                     "Other agencies involved"};
constexpr const char* kComments[] = {"Comments", "Notes", "Further comments"};
constexpr const char* kVague[] = {"Column 3", "Details", "Info",
                                  "x",        "TBC",     "Other"};

constexpr const char* kVerbs[] = {
    "Train",  "Brief",      "Review",  "Publish",    "Map",
    "Agree",  "Recruit",    "Consult", "Commission", "Draft",
    "Set up", "Strengthen", "Promote", "Audit"};
constexpr const char* kObjects[] = {"the referral pathway for",
                                    "return interviews with",
                                    "an information sharing protocol with",
                                    "a directory of services for",
                                    "awareness sessions for",
                                    "a risk assessment tool for",
                                    "a newsletter about this work to",
                                    "a multi-agency data set with",
                                    "a mentoring scheme for",
                                    "guidance on missing episodes for",
                                    "a workshop on online safety for",
                                    "safe spaces together with",
                                    "a feedback survey among",
                                    "the training offer to"};
constexpr const char* kAudiences[] = {
    "schools",          "foster carers",   "licensed premises",
    "taxi drivers",     "health visitors", "hotel staff",
    "parents",          "youth clubs",     "residential homes",
    "housing officers", "school nurses",   "community groups"};
constexpr const char* kTails[] = {"",
                                  "",
                                  " across the city",
                                  " in the north of the borough",
                                  " with support from partners",
                                  " and report back to the board"};
constexpr const char* kObjectives[] = {
    "Prevent harm through education",  "Identify those at risk early",
    "Support victims and families",    "Disrupt and prosecute offenders",
    "Lead and govern the partnership", "Improve the workforce's skills",
    "Hear the voice of the child",     "Make places safer"};
constexpr const char* kProgresses[] = {
    "Two sessions were held and more are booked.",
    "First draft went round for comment.",
    "Waiting for the partnership's budget to be agreed.",
    "The group met and the terms of reference were signed.",
    "Venue found; speakers are being invited.",
    "Feedback from the pilot was good overall.",
    "No update received this quarter from the team.",
    "Recruitment is under way and interviews are planned."};

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

std::span<const char* const> HeadingsOf(Part part) {
  switch (part) {
    case Part::kReference:
      return kReference;
    case Part::kObjective:
      return kObjective;
    case Part::kAction:
      return kAction;
    case Part::kLead:
      return kLead;
    case Part::kDue:
      return kDue;
    case Part::kRevised:
      return kRevised;
    case Part::kRag:
      return kRag;
    case Part::kStatus:
      return kStatus;
    case Part::kCompleted:
      return kCompleted;
    case Part::kProgress:
      return kProgress;
    case Part::kQuarters:
      return kQuarters;
    case Part::kRaised:
      return kRaised;
    case Part::kStart:
      return kStart;
    case Part::kReview:
      return kReview;
    case Part::kUpdated:
      return kUpdated;
    case Part::kPreviousRag:
      return kPreviousRag;
    case Part::kPercent:
      return kPercent;
    case Part::kCost:
      return kCost;
    case Part::kRisk:
      return kRisk;
    case Part::kUrgency:
      return kUrgency;
    case Part::kEvidence:
      return kEvidence;
    case Part::kPartners:
      return kPartners;
    case Part::kComments:
      return kComments;
  }
  return {};
}

std::span<const char* const> VagueHeadings() { return kVague; }

std::string DrawTitle(Draw& draw) {
  return std::string(draw.Pick(kVerbs)) + ' ' + draw.Pick(kObjects) + ' ' +
         draw.Pick(kAudiences) + draw.Pick(kTails);
}

std::string DrawObjective(Draw& draw) { return draw.Pick(kObjectives); }

std::string DrawProgress(Draw& draw) { return draw.Pick(kProgresses); }

std::string DrawOther(Part part, Draw& draw) {
  switch (part) {
    case Part::kRaised:
    case Part::kStart:
    case Part::kUpdated:
      return WriteDate(*MakeDate(2014, 1, 6) +
                           std::chrono::days{static_cast<int>(draw.Below(480))},
                       DateForm::kSlashes)
          .text;
    case Part::kReview:
      return WriteDate(*MakeDate(2015, 6, 1) +
                           std::chrono::days{static_cast<int>(draw.Below(300))},
                       DateForm::kSlashes)
          .text;
    case Part::kPreviousRag:
      return std::array{"Red", "Amber", "Green"}[draw.Below(3)];
    case Part::kPercent:
      return std::to_string(draw.Below(20) * 5) + '%';
    case Part::kCost:
      return draw.Chance(0.4) ? "" : "£" + std::to_string(draw.Below(90) * 500);
    case Part::kRisk:
      return std::to_string(draw.Between(1, 5));
    case Part::kUrgency:
      return std::array{"High", "Medium", "Low"}[draw.Below(3)];
    case Part::kEvidence:
      return draw.Chance(0.5) ? "" : "Minutes and attendance lists";
    case Part::kPartners:
      return draw.Chance(0.3) ? ""
                              : std::array{"Police", "Health", "Schools",
                                           "Probation"}[draw.Below(4)];
    default:
      return draw.Chance(0.4) ? "" : DrawProgress(draw);
  }
}

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
