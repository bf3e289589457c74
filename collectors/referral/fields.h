// The fields of a register of referrals, and the headings that stand for them.
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

}  // namespace planwatch
