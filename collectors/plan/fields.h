// The fields of a council plan, and the headings that stand for them.
//
// Pure functions: any thread. The vocabulary stands as tables in
// vocabulary.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/words/headings.h"

namespace planwatch {

// In the order in which `check` lists them.
enum class PlanField : unsigned char {
  kAction,
  kReference,
  kRag,
  kOutcomeRag,
  kStatus,
  kDue,
  kRevised,
  kCompleted,
  kResponsible,
  kAccountable,
  kPartners,
  kProgress,
  kDelay,
  kEvidence,
  kOutcome,
  kObjective,
  kPriority,
};
inline constexpr int kPlanFields = 17;

// A field as one bit of a set.
constexpr std::uint32_t Bit(PlanField field) {
  return std::uint32_t{1} << static_cast<int>(field);
}

// As `columns:` names it: "due". Errors in configuration list these.
std::string_view PlanFieldName(PlanField field);
std::vector<std::string> PlanFieldNames();
// For people: "the due date".
std::string_view PlanFieldText(PlanField field);

// What rates an action.
inline constexpr PlanField kRatingFields[] = {PlanField::kRag,
                                              PlanField::kStatus};

// And when it was or is to be done.
inline constexpr PlanField kTimesAndRatings[] = {
    PlanField::kDue, PlanField::kRevised, PlanField::kCompleted,
    PlanField::kRag, PlanField::kStatus};

// Bytes; what is longer is guidance.
inline constexpr std::size_t kLongestHeading = 60;

// What a heading says of each field.
std::vector<HeadingVote> PlanHeadingVotes(std::string_view heading);

// The first of the strongest votes; nullptr where there is none.
const HeadingVote* Strongest(std::span<const HeadingVote> votes);

// How strongly a heading speaks for one field, and for the field that it speaks
// for most; 0 where it doesn't.
double VoteFor(PlanField field, std::string_view heading);
double StrongestVote(std::string_view heading);

// Whether a heading says of something else than the action that it is complete:
// "Training completed".
bool CompletesAnother(std::string_view heading);

// Whether a heading is known at all, be it one of no use (start date, notes,
// cost): what tells a header from a row of data.
bool IsKnownHeading(std::string_view heading);

// Whether a date under this heading is of another event than the deadline:
// "Date raised".
bool NamesAnotherEvent(std::string_view heading);

// Whether a rating under this heading is not the action's of now: "Risk
// rating", "Previous status".
bool NamesAnotherRating(std::string_view heading);

// Whether names under this heading are of somebody else than who is to act:
// "Raised by".
bool NamesOtherPeople(std::string_view heading);

// Whether a figure under the heading may be how much of the action is done:
// "% complete", "Progress"; not "% of budget".
bool MayBeShareDone(std::string_view heading);

// Whether it names those who are to act, of whom "A" and "B" are no ratings.
bool NamesPeople(std::string_view heading);

// "Ref", "No", "Action ID": letters and figures under it number the actions.
// "Status code" names no reference.
bool NamesReference(std::string_view heading);

// "Date" and nothing else, which leaves open what it is the date of.
bool IsBareDate(std::string_view heading);

// "Number of actions", "Total": of a table that counts or looks up.
bool NamesCount(std::string_view heading);

}  // namespace planwatch
