// What a document may cost. Documents may be hostile: a few bytes can stand for
// gigabytes, and every limit here bounds memory or time that a document
// decides. None is near to what people write. tests/table/hostile_test.cpp
// holds them.
//
// Beyond a limit the document is refused with a message, unless it says that
// the rest is left out. A limit that only one file knows, and that bounds what
// that file alone keeps, stands there.
#pragma once

#include <cstddef>

namespace planwatch {

// Of any format.

// Bytes of one record or row: bounds what streaming keeps. Excel's largest row
// of text is far greater, a row that somebody wrote far smaller.
inline constexpr std::size_t kMaxRecordBytes = std::size_t{4} << 20;
// Columns of a row. In spreadsheets those beyond are left out: a cell far to
// the right would otherwise make every row as wide.
inline constexpr std::size_t kMaxColumns = 1000;

// Of JSON.

// Bytes of the first rows, whose fields make the header: they are kept until it
// is complete. That is some 30,000 rows of a register.
inline constexpr std::size_t kMaxJsonHead = std::size_t{8} << 20;
// Objects and arrays inside one another.
inline constexpr std::size_t kMaxJsonDepth = 64;

// Of a zip archive (DOCX, XLSX, ODS).

// Bytes as they are stored: an archive's directory stands at its end, so all of
// it is held in memory.
inline constexpr std::size_t kMaxDocumentBytes = std::size_t{128} << 20;
// Bytes that all parts together inflate to, each reading of a part counted:
// bounds the time that a zip bomb takes.
inline constexpr std::size_t kMaxInflatedBytes = std::size_t{512} << 20;
// Parts of an archive, relationships of a part, sheets of a workbook.
inline constexpr std::size_t kMaxParts = 10'000;

// Of XML.

// Elements of all parts together, each reading of a part counted: a few bytes
// each, that cost far more time than text of as many bytes. Some 5 million
// cells of a workbook.
inline constexpr std::size_t kMaxXmlElements = 20'000'000;
// Elements inside one another; Word nests some dozens.
inline constexpr std::size_t kMaxXmlDepth = 20'000;
// Bytes of one tag or comment: expat keeps it until its end comes. An embedded
// picture in an attribute is what comes nearest.
inline constexpr std::size_t kMaxXmlTagBytes = std::size_t{8} << 20;

// Of spreadsheets and tables.

// Merged ranges of a sheet: all are kept while it is read.
inline constexpr std::size_t kMaxCellRanges = 100'000;
// Counts that a document gives (rows that are the same, columns spanned) are
// cut at this: far beyond every sheet's edge, and safe to add up.
inline constexpr std::size_t kMaxCount = std::size_t{1} << 24;
// Rows of a document that repeat the one before them, as ODS counts them: a
// hundred bytes stand for as many rows.
inline constexpr std::size_t kMaxRepeatedRows = 100'000;
// Bytes of the texts that a workbook's cells share, all of them in memory.
inline constexpr std::size_t kMaxSharedBytes = std::size_t{128} << 20;
// Bytes of the rows of tables inside tables, which are kept until the outermost
// one ends.
inline constexpr std::size_t kMaxHeldBytes = std::size_t{128} << 20;

// Styles of a document (Excel allows 65,490).
inline constexpr std::size_t kMaxStyles = 100'000;
// Styles that one is based on in a chain: Word refuses longer ones. Bounds
// cyclic chains, too.
inline constexpr int kMaxStyleAncestors = 16;

// Rules of conditional formatting of one sheet, and ranges of them all: those
// beyond are not applied.
inline constexpr std::size_t kMaxConditionalRules = 20'000;
inline constexpr std::size_t kMaxConditionalRanges = 100'000;
// What one document's rules may cost, in steps: one for each rule and row,
// rule and cell, operation of a formula, and 16 bytes of compared text. That is
// some two seconds; a plan of 10,000 rows with 20 rules over all its columns
// takes a fifth of it. Beyond it colours by rules are not known.
inline constexpr std::size_t kMaxConditionalSteps = 50'000'000;

}  // namespace planwatch
