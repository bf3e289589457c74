// The rows of a table that hold its headings: told from data by what their
// cells are, as far as a row of headings is of another kind than those below
// it.
//
// Used by FindBlocks alone: one thread. Rules: README.md, "Reading an untidy
// plan".
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "collectors/plan/blocks.h"

namespace planwatch {

// Whether a cell of the row continues one that is merged with the rows above.
bool IsMergedDown(const Row& row);

class HeaderRows {
 public:
  // Both outlive this. Rows are named by their index in `table`.
  HeaderRows(std::span<const Row> table, const BlockOptions& options);

  // The first header from a row on; the table's size where there is none.
  std::size_t Next(std::size_t from) const;
  // Behind the rows below a header that still belong to it: rests of cells
  // merged down, and headings below one that is merged across.
  std::size_t End(std::size_t header) const;
  // Behind the rows that stand under the header: up to the next one of other
  // headings.
  std::size_t EndOfRows(std::size_t header, std::size_t first) const;
  // Whether the row repeats the header.
  bool RepeatsWhole(const Row& header, const Row& row) const;
  // The same, or what stands between two of its gaps: a table beside has rows
  // of its own.
  bool Repeats(const Row& header, const Row& row) const;
  // The heading of each column, its group's in front.
  std::vector<std::string> Headings(std::size_t header, std::size_t end) const;

  // Whether a cell of the row is a date, a rating or a percentage, and so are
  // most of those below it: then it is data, and no heading. Rows that repeat
  // `header`, where it is given, don't count.
  bool IsLikeThoseBelow(std::size_t index, const Row* header = nullptr) const;
  // Whether the cell holds what no heading is.
  bool IsData(const Cell& cell) const;

 private:
  // Whether a cell's text is a heading, and how surely, or data.
  struct HeadingEvidence {
    bool strong = false;  // a plan's heading
    bool known = false;   // another one that is known
    bool weak = false;    // or one that may be a plan's
    bool data = false;
  };
  HeadingEvidence Classify(const Cell& cell) const;
  bool IsKnown(const Cell& cell) const;
  // `alone`: nothing else stands in the row, which may be a title that has the
  // heading's words.
  bool IsConfigured(const Cell& cell, bool alone = false) const;
  // Of the row's cells: those that are headings, be it for sure, and data.
  struct Counts {
    std::size_t filled = 0, known = 0, strong = 0, data = 0, configured = 0;
    std::size_t longest = 0, longest_other = 0;  // texts, in bytes
    const Cell* last = nullptr;                  // that is filled
  };
  // `again`: below another header.
  Counts Count(const Row& row, bool again) const;
  bool IsFirstHeader(const Row& row) const;
  // Below another header, where most rows are data.
  bool IsHeaderAgain(const Row& row) const;
  // Whether the cells between two gaps are headings, the action's among them,
  // though the row holds data elsewhere: "Red | Amber | Green" over counts.
  bool HasHeaderBeside(const Row& row) const;
  // How many of the row's cells are headings, be it perhaps.
  std::size_t HeadingsIn(const Row& row) const;
  // Whether a cell of the row is data; "Red" above a number is a heading.
  bool HasData(std::size_t index) const;
  bool IsSubHeader(std::size_t header, const Row& row) const;
  // Whether the row repeats these columns of the header.
  bool RepeatsPart(const std::vector<std::string>& headings, const Row& row,
                   std::size_t first, std::size_t end) const;
  // Folded, up to the gap behind the last one that is known.
  const std::vector<std::string>& HeadingsOf(const Row& header) const;
  // Whether nothing stands right above the row, but for a title.
  bool HasGapAbove(std::size_t index) const;
  bool IsHeaderBelow(std::size_t header, std::size_t index) const;
  // As IsLikeThoseBelow, of any rows.
  bool IsLike(const Row& row, std::span<const Row> others,
              const Row* header) const;
  bool NamesAnother(std::size_t index) const;

  std::span<const Row> table_;
  const BlockOptions& options_;
  std::size_t rows_searched_ = 0;  // from the table's first
  mutable std::unordered_map<std::string, HeadingEvidence> said_;
  mutable const Row* measured_ = nullptr;  // whose headings these are:
  mutable std::vector<std::string> headings_;
};

}  // namespace planwatch
