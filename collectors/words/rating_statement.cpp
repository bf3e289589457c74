#include "collectors/words/rating_statement.h"

namespace planwatch {

Statement Plain(const Clause& clause, const Clause::Hit& hit) {
  using enum RatingKind;
  Statement statement;
  statement.kind = hit.kind;
  statement.period = clause.period;
  statement.quarter = clause.quarter;
  statement.rating = {hit.rag, false};
  switch (hit.kind) {
    case kYes:
    case kNo:
    case kTick:
    case kCross:
      statement.strength = Strength::kAnswer;
      statement.rating.complete = hit.rag == Rag::kBlue;
      statement.unfinished = !statement.rating.complete;
      statement.by = hit.kind == kYes || hit.kind == kNo ? RatedBy::kYesNo
                                                         : RatedBy::kTick;
      break;
    case kPercentage:
      statement.rating.complete = hit.rag == Rag::kBlue;
      statement.strength =
          statement.rating.complete ? Strength::kAnswer : Strength::kActivity;
      statement.unfinished = !statement.rating.complete;
      statement.by = RatedBy::kPercentage;
      break;
    case kNotBegun:
    case kGoingOn:
      statement.strength = Strength::kActivity;
      statement.unfinished = true;
      statement.by = RatedBy::kState;
      break;
    case kInTime:
    case kSlipping:
    case kLate:
    case kFailed:
      statement.strength = Strength::kProgress;
      statement.by = RatedBy::kState;
      break;
    case kDone:
    case kClosed:
    case kDropped:
      statement.strength = Strength::kDone;
      statement.rating.complete = true;
      statement.by = RatedBy::kState;
      break;
    case kColour:
    case kOwn:
      statement.strength =
          hit.kind == kOwn ? Strength::kOwn : Strength::kColour;
      statement.by = RatedBy::kColour;
      break;
    default:
      break;
  }
  return statement;
}

Statement Unfinished(Rag rag, RatedBy by) {
  Statement statement;
  statement.strength = Strength::kActivity;
  statement.rating = {rag, false};
  statement.by = by;
  statement.kind =
      rag == Rag::kAmber ? RatingKind::kPartly : RatingKind::kNotBegun;
  statement.unfinished = true;
  return statement;
}

bool CountsOthers(const Clause& clause, const Clause::Hit& hit) {
  return hit.kind == RatingKind::kPercentage
             ? clause.foreign() > 0 || clause.before != Stop::kSentence
             : clause.share;
}

}  // namespace planwatch
