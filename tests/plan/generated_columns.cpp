#include "tests/plan/generated_columns.h"

#include <array>
#include <chrono>

#include "tests/plan/generated_values.h"

namespace planwatch {
namespace {

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

}  // namespace planwatch
