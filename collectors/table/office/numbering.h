// The automatic numbers of a Word document's lists: "1.1", "(a)", "iv."
// (ECMA-376-1, 17.9).
//
// Lists are read once; a Numbering counts the document's paragraphs in their
// order. One thread at a time.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/table/office/archive.h"
#include "collectors/table/office/docx_styles.h"
#include "collectors/table/row.h"

namespace planwatch {

// How a level's number is written. Formats that aren't here count as decimal.
enum class NumberForm : std::uint8_t {
  kDecimal,
  kDecimalZero,  // 01
  kLowerLetter,
  kUpperLetter,
  kLowerRoman,
  kUpperRoman,
  kOrdinal,  // 1st
  kNone,     // no number, as bullets have none
};

// A number from 1 in a form; one that the form can't write is decimal.
std::string FormatNumber(std::size_t number, NumberForm form);

// What stands in front of a paragraph.
struct ListMark {
  std::string text;  // "1.1"; empty for a bullet
  std::optional<Colour> ink;
};

class Numbering {
 public:
  static constexpr std::size_t kLevels = 9;

  // No lists where the document has no such part (an empty name). Fails where
  // there are more than 100,000 levels.
  static Result<Numbering> Read(Archive& archive, std::string_view part);

  // Counts the next paragraph at a place. List 0, and an unknown one, has no
  // mark.
  ListMark Next(const ListPlace& place);

 private:
  friend class NumberingHandler;
  struct Level {
    std::size_t start = 1;
    NumberForm form = NumberForm::kDecimal;
    std::string text;  // "%1.%2"
    // The number starts anew after a level below this one, from 1; 0: never.
    std::optional<std::size_t> restart;
    bool legal = false;  // all its numbers in decimal
    RunFormat run;
  };
  using Levels = std::array<Level, kLevels>;
  // Lists of the same definition go on counting together.
  struct Definition {
    Levels levels;
    std::array<std::optional<std::size_t>, kLevels> counts;
  };
  struct List {
    std::size_t definition = 0;
    std::map<std::size_t, std::size_t> starts;  // by level, its own
    std::map<std::size_t, Level> levels;        // by level, its own
    bool used = false;
  };

  const Level& LevelOf(const List& list, std::size_t level) const;

  std::map<std::size_t, Definition> definitions_;
  std::map<std::size_t, List> lists_;
};

}  // namespace planwatch
