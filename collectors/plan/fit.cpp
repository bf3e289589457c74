#include "collectors/plan/fit.h"

#include <algorithm>

namespace planwatch {
namespace {

using K = CellKind;

double FitOfAction(const Profile& p) {
  double fit = 0.8 * p.Share(K::kText) + 0.7 * p.Share(K::kWords) +
               0.6 * p.Share(K::kName) -
               2.5 * p.Share(K::kDate, K::kNumber, K::kPercentage, K::kYesNo) -
               1.5 * p.Share(K::kCode) - p.Share(K::kPeriod);
  // Ratings recur; titles that sound like one don't.
  if (p.distinctness() < 0.9) fit -= 2 * p.Share(K::kColour, K::kState);
  if (p.filled >= 3 && p.distinctness() < 0.34) fit -= 0.6;
  if (p.filled * 2 < p.rows) fit -= 0.5;
  return fit;
}

double FitOfDate(const Profile& p) {
  if (p.serials * 10 >= p.filled * 9) return 1;
  return 1.2 * p.Share(K::kDate) + p.Share(K::kPeriod) -
         2 * p.Share(K::kColour, K::kPercentage, K::kYesNo) -
         1.5 * p.Share(K::kNumber, K::kCode) - p.Share(K::kName) -
         0.5 * p.Share(K::kState, K::kWords) - 0.8 * p.Share(K::kText);
}

// A date, perhaps with words about it, or that the action is complete.
double FitOfCompletion(const Profile& p) {
  const double dated = static_cast<double>(p.dated) /
                       static_cast<double>(std::max<std::size_t>(p.filled, 1));
  const double undated_text = std::max(0.0, p.Share(K::kText) - dated);
  return std::max(dated, p.Share(K::kDate)) +
         0.8 * p.Share(K::kYesNo, K::kState, K::kPercentage) -
         2 * p.Share(K::kName) - 2 * undated_text -
         (p.serials == 0 ? p.Share(K::kNumber) : 0);
}

double FitOfRating(const Profile& p) {
  return 1.2 * p.Share(K::kColour) + 0.8 * p.Share(K::kState) +
         0.3 * p.Share(K::kPercentage) - p.Share(K::kYesNo) +
         (p.fills > 1 ? 0.5 : 0) - 2 * p.Share(K::kDate, K::kPeriod) -
         p.Share(K::kText) - 0.5 * p.Share(K::kName, K::kWords) -
         0.9 * p.Share(K::kNumber);
}

double FitOfPeople(const Profile& p) {
  double fit =
      p.Share(K::kName) + 0.4 * p.Share(K::kWords) -
      2 * p.Share(K::kDate, K::kPeriod, K::kPercentage, K::kYesNo, K::kNumber) -
      1.5 * p.Share(K::kColour, K::kState) - p.Share(K::kCode);
  if (p.words_each() > 12) fit -= 1.5;
  if (p.filled >= 4 && p.distinctness() < 0.6) fit += 0.3;
  return fit;
}

// Sentences: a number of days, or a state, is no reason.
double FitOfReason(const Profile& p) {
  return 0.4 * p.Share(K::kText, K::kWords, K::kName) -
         2 * p.Share(K::kDate, K::kPercentage, K::kYesNo, K::kColour) -
         2 * p.Share(K::kState, K::kNumber, K::kCode, K::kPeriod);
}

double FitOfText(const Profile& p) {
  return 0.4 * p.Share(K::kText, K::kWords, K::kName) -
         p.Share(K::kDate, K::kPercentage, K::kYesNo, K::kColour);
}

}  // namespace

double Fit(PlanField field, const Profile& p) {
  if (p.filled == 0 && p.coloured == 0)
    return field == PlanField::kAction ? -3 : 0;
  switch (field) {
    case PlanField::kAction:
      return FitOfAction(p);
    case PlanField::kReference:
      return p.Share(K::kCode, K::kNumber) - 2 * p.Share(K::kText) -
             2 * p.Share(K::kDate, K::kColour, K::kPercentage) -
             0.8 * p.Share(K::kName, K::kWords);
    case PlanField::kRag:
    case PlanField::kOutcomeRag:
      return FitOfRating(p);
    case PlanField::kStatus:
      return p.Share(K::kState, K::kColour, K::kYesNo) +
             0.7 * p.Share(K::kPercentage) - 1.5 * p.Share(K::kDate) -
             p.Share(K::kText) - 0.5 * p.Share(K::kNumber, K::kName) -
             0.3 * p.Share(K::kWords);
    case PlanField::kDue:
    case PlanField::kRevised:
      return FitOfDate(p);
    case PlanField::kCompleted:
      return FitOfCompletion(p);
    case PlanField::kResponsible:
    case PlanField::kAccountable:
    case PlanField::kPartners:
      return FitOfPeople(p);
    case PlanField::kProgress:
    case PlanField::kEvidence:
    case PlanField::kOutcome:
      return FitOfText(p);
    case PlanField::kDelay:
      return FitOfReason(p);
    case PlanField::kObjective:
    case PlanField::kPriority:
      return FitOfText(p) - (p.Share(K::kNumber, K::kCode) > 0.8 ? 0.3 : 0);
  }
  return 0;
}

std::optional<double> FitByContents(PlanField field, const Profile& p) {
  switch (field) {
    case PlanField::kAction:
      if (p.Share(K::kText, K::kWords, K::kName) < 0.8) return std::nullopt;
      return FitOfAction(p);
    case PlanField::kRag:
      if (p.Share(K::kColour) < 0.8 || p.filled < 2 || p.filled * 2 < p.rows)
        return std::nullopt;
      return p.words > 0 || p.fills > 1 ? std::optional(FitOfRating(p))
                                        : std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace planwatch
