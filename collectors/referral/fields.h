// The fields of a register of referrals: the headings that stand for them, and
// the labels that the words of an outcome or source stand for.
//
// The vocabulary stands as a table in fields.cpp. Immutable once built: any
// thread.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/words/columns.h"

namespace planwatch {

// In the order in which `check` lists them.
enum class ReferralField : unsigned char {
  kReceived,
  kTriaged,
  kOutcome,
  kSource,
};
inline constexpr std::array kReferralFields = {
    ReferralField::kReceived, ReferralField::kTriaged, ReferralField::kOutcome,
    ReferralField::kSource};
// A field's number in ReferralFieldTable.
constexpr std::size_t Index(ReferralField field) {
  return static_cast<std::size_t>(field);
}

std::string_view ReferralFieldName(ReferralField field);
// As messages have it: "the column for received".
std::string ReferralColumn(ReferralField field);
// For the log, of a breakdown that is not configured: what it lacks.
std::string NoBreakdown(ReferralField field);
// As `columns:` names them: "received".
std::vector<std::string> ReferralFieldNames();
// For TableColumns.
const FieldTable& ReferralFieldTable();

// The words of a register's column that stand for one label.
struct Category {
  std::string label;
  std::vector<std::string> words;
  friend bool operator==(const Category&, const Category&) = default;
};

// Tells of which label a cell's text is: of the one whose phrases stand in it,
// word by word. A phrase within a longer one that is known doesn't count ("no
// further action" says nothing of "further action"), nor does one that is
// denied
// ("not a school", "strategy discussion not required").
class Categories {
 public:
  struct Match {
    std::size_t label = 0;  // index into `labels`
    // Phrases of several labels stand in the text; `label` is that of "other".
    bool is_unclear = false;
  };

  explicit Categories(const std::vector<Category>& categories);

  // In the configuration's order, then "other"; empty where none is
  // configured.
  const std::vector<std::string>& labels() const { return labels_; }
  bool IsOther(std::size_t label) const { return label == other_; }
  Match Find(std::string_view text) const;

 private:
  struct Phrase {
    std::string words;
    std::size_t label;
  };

  std::vector<std::string> labels_;
  std::vector<Phrase> phrases_;  // the longest first
  std::size_t other_ = 0;
};

}  // namespace planwatch
