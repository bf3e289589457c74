#include "collectors/referral/row_fault.h"

#include "collectors/base/text.h"
#include "collectors/referral/cells.h"
#include "collectors/referral/fields.h"
#include "collectors/words/flaws.h"

namespace planwatch {
namespace {

using enum ReferralField;

constexpr std::string_view kNoDate =
    " holds no date that can be read; write it as in 2015-05-31 or 31/05/2015";

ReferralFault FlawIn(const Cell& cell, ReferralField field) {
  return {"formula", ReferralColumn(field) + " holds " +
                         std::string(FlawText(cell.flaw)) + "; " +
                         std::string(FlawRemedy(cell.flaw))};
}

}  // namespace

std::optional<ReferralFault> FaultIn(const DayCell& received,
                                     const DayCell& triaged,
                                     const Calendar& calendar) {
  if (received.cell.flaw != Flaw::kNone)
    return FlawIn(received.cell, kReceived);
  if (!received.day && IsBlank(received.cell) && HasText(received.cell.struck))
    return ReferralFault{
        "no_received_date",
        ReferralColumn(kReceived) +
            " is struck through; take the row out where it is no referral, or "
            "the strike where it is"};
  if (!received.day && IsEmptyDay(received.cell))
    return ReferralFault{
        "no_received_date",
        ReferralColumn(kReceived) + " is empty; enter the date there"};
  if (!received.day)
    return ReferralFault{"unreadable_received_date",
                         ReferralColumn(kReceived) + std::string(kNoDate)};
  if (IsEmptyDay(triaged.cell)) return std::nullopt;
  if (triaged.cell.flaw != Flaw::kNone) return FlawIn(triaged.cell, kTriaged);
  if (!triaged.day && !IsPending(triaged.cell, calendar))
    return ReferralFault{"unreadable_triaged_date",
                         ReferralColumn(kTriaged) + std::string(kNoDate) +
                             ", or leave it empty where there is none yet"};
  if (triaged.day && *triaged.day < *received.day)
    return ReferralFault{
        kTriagedBeforeReceived,
        ReferralColumn(kTriaged) + " has a date before the one in " +
            ReferralColumn(kReceived) + "; correct one of the two"};
  return std::nullopt;
}

LabelRemark UnsureLabel(Categories::Sureness sureness) {
  using enum Categories::Sureness;
  if (sureness == kTwoLabels)
    return {"two_labels",
            " has the words of two labels, and the row counts as `other`; list "
            "all of its words under one of them"};
  if (sureness == kDitto)
    return {"ditto",
            " repeats the cell above by a mark or a word, and the row counts "
            "as `other`; write out what it stands for"};
  if (sureness == kMayBeNoCode)
    return {"code_in_doubt",
            " has a label's letter or figure within other words, and the row "
            "counts as `other`; list all of its words under one label"};
  return {"label_in_doubt",
          " has the words of a label beside others that may deny it, and the "
          "row counts as `other`; list all of its words under one label"};
}

}  // namespace planwatch
