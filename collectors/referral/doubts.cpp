#include "collectors/referral/doubts.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

namespace planwatch {

void OddRows::AddUntriaged(const Cell& cell) {
  blank_triage = blank_triage || IsBlank(cell);
  no_triage = std::max(no_triage, TriageNeed(cell));
}

std::vector<Doubt> OddRows::Doubts(std::size_t rows) const {
  std::vector<Doubt> doubts;
  const auto add = [&](std::string about, std::string text, std::string settle,
                       std::optional<Date> until = {}) {
    doubts.push_back({.about = std::move(about),
                      .place = {},
                      .text = std::move(text),
                      .settle = std::move(settle),
                      .until = until});
  };
  if (not_triaged > 0)
    add("rows",
        "there are rows with an outcome of triage but no date, which were "
        "counted as waiting for triage",
        "enter the date on which each was triaged");
  if (dates_counted)
    add("rows",
        "there are rows with the date received and nothing else, which were "
        "counted as referrals",
        "enter the source of each, or take out those that are no referrals");
  if (dates_left_out)
    add("rows",
        "there are rows with the date received and nothing else, which were "
        "not counted as referrals, since the others have more",
        "enter what the others have in those that are referrals, or take out "
        "those that are none");
  if (sparse)
    add("rows",
        "there are rows with one date or both and hardly anything else, apart "
        "from the others or at their end, which were counted as referrals",
        "take out those that are no referrals, such as the date of a report, "
        "or enter what the others have");
  // Where all that wait have "N/A", a program wrote it for nothing.
  if (no_triage == NoTriage::kNeedless ||
      (no_triage == NoTriage::kMayBe && blank_triage))
    add("rows",
        "there are rows that say in place of the date of triage that there is "
        "to be none, which were counted as waiting for triage",
        "enter the date on which each was decided, or leave the cell empty "
        "where it still waits");
  // A few are listed alone.
  if (unsure_labels * 10 > rows)
    add("rows",
        "in many rows the outcome or source has the words of two labels, words "
        "that may deny one, or a label's letter within other words; they were "
        "counted as `other`",
        "list such words whole under one label of `outcomes:` or `sources:`");
  for (const auto& [field, labelled] :
       {std::pair(ReferralField::kOutcome, outcomes),
        std::pair(ReferralField::kSource, sources)}) {
    constexpr std::size_t kEnough = 10;
    if (labelled.texts < kEnough || labelled.with_phrase > 0) continue;
    const std::string name(ReferralFieldName(field));
    add("column",
        "no row has the words of any label in " + ReferralColumn(field) +
            ", and all count as `other`",
        "name the right heading in `columns: { " + name +
            ": the heading }`, or list the words of the register under `" +
            name + "s:`");
  }
  if (ditto_labels > 0)
    add("rows",
        "there are rows whose outcome or source repeats the cell above by a "
        "mark or a word (ditto), which count as `other`",
        "write out what each stands for");
  if (flawed_labels)
    add("formula",
        "there are rows whose outcome or source is a formula that ends in an "
        "error or was never calculated, or a picture, which count as `other`",
        "correct the formula; open the workbook in Excel, let it calculate, "
        "and save it; write in the cell what a picture shows");
  if (merged_rows)
    add("rows",
        "there are rows whose date and other cells are merged with the row "
        "above; each was counted as a referral of its own",
        "unmerge these cells, and enter the dates of each referral in its own "
        "row");
  if (lone_cells)
    add("rows",
        "there are rows between the others with one cell alone, in no column "
        "that is read, which were not counted",
        "enter the date received of those that are referrals; write what is a "
        "heading in the column for received; take out the rows below one that "
        "says they are no referrals");
  if (triaged_before_received * 2 > rows)
    add("column",
        "most rows were triaged before they were received, so the two columns "
        "may stand for each other",
        "name both headings under `columns:`, or correct those of the "
        "register");
  if (year_slips)
    add("date",
        "some dates look a year or several years out: a date received against "
        "the rows around it, or a date of triage against its date received",
        "look for a year that was mistyped, as in the first days of January, "
        "and correct it");
  if (latest_received)
    add("date",
        "there are rows that were received on a day that is still to come, "
        "which don't count until then",
        "correct the dates received that are later than today",
        *latest_received - std::chrono::days{1});
  if (latest_triaged)
    add("date",
        "there are rows that were triaged on a day that is still to come, "
        "which count as waiting until then",
        "correct the dates of triage that are later than today",
        *latest_triaged - std::chrono::days{1});
  return doubts;
}

Doubt SpannedColumns(ReferralField field, std::size_t taken,
                     const Place& headings) {
  return {.about = "column",
          .place = headings,
          .text = "the heading of " + ReferralColumn(field) +
                  " stands above several columns; column " +
                  std::to_string(taken + 1) + " was taken",
          .settle =
              "give each of them a heading that says what it has, or name the "
              "right one in `columns: { " +
              std::string(ReferralFieldName(field)) + ": the heading }`"};
}

Doubt DoubtOfUnreadRows(const Place& first) {
  return {.about = "table",
          .place = first,
          .text =
              "from this row on there are rows with dates that were not "
              "read: no row above them has the headings that are needed",
          .settle =
              "give them the headings of the other rows, or leave their "
              "sheet out by `ignore:`"};
}

std::optional<Doubt> DoubtOfCopies(const CopiedRows& copies) {
  if (const std::optional<Place> copy = copies.Find())
    return Doubt{
        .about = "table",
        .place = *copy,
        .text =
            "nearly all rows below these headings stand on another sheet, "
            "or elsewhere on theirs, as well, and were counted twice",
        .settle =
            "name the sheets that are the register under `sheets:`, or "
            "those that are not under `ignore:`; take out what is not from a "
            "sheet that is"};
  if (const std::optional<Place> carried = copies.FindCarried())
    return Doubt{
        .about = "table",
        .place = *carried,
        .text =
            "some rows below these headings seem to stand on another "
            "sheet, or elsewhere on theirs, as well, as where rows are "
            "carried on from one sheet to the next; they were counted twice",
        .settle =
            "leave each referral on one sheet alone; where each row is a "
            "referral of its own, name the sheets under `sheets:`"};
  return std::nullopt;
}

std::optional<Doubt> DoubtOfRepeatedRuns(const CopiedRows& copies) {
  const std::optional<Place> headings = copies.FindRepeatedRun();
  if (!headings) return std::nullopt;
  return Doubt{
      .about = "rows",
      .place = *headings,
      .text =
          "below this row a run of ten or more rows stands twice, in the same "
          "order, as where rows were pasted twice; all were counted",
      .settle = "take out the rows that were pasted twice"};
}

Doubt DoubtOfHiddenSheets() {
  return {.about = "table",
          .place = {},
          .text =
              "a hidden sheet has rows with dates under the headings of the "
              "register; they were not counted",
          .settle =
              "show the sheet, where it is part of the register, or name "
              "it under `ignore:`"};
}

Doubt DoubtOfExcludedRows(const Place& first) {
  return {.about = "table",
          .place = first,
          .text =
              "the name of the sheet, or a heading above this row, says that "
              "these were withdrawn, entered in error or made up as "
              "examples; they were counted",
          .settle =
              "leave the sheet out by `ignore:`, or take the rows out of "
              "the document; where they are referrals, give the sheet or "
              "the heading another name"};
}

}  // namespace planwatch
