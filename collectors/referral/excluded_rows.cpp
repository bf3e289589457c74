#include "collectors/referral/excluded_rows.h"

#include "collectors/words/heading_kinds.h"

namespace planwatch {
namespace {

// As HeadingWords has them.
constexpr std::string_view kKinds[] = {
    "withdrawn", "cancelled", "canceled",   "void",       "voided",  "deleted",
    "error",     "duplicate", "duplicated", "example",    "sample",  "test",
    "testing",   "dummy",     "demo",       "fictitious", "template"};
// What may stand beside one and says no more.
constexpr std::string_view kBesideKinds[] = {
    "referral", "contact",  "case",  "record", "entry",   "row",     "data",
    "sheet",    "register", "log",   "list",   "only",    "entered", "logged",
    "recorded", "in",       "by",    "of",     "for",     "and",     "or",
    "these",    "below",    "do",    "not",    "count",   "counted", "include",
    "included", "since",    "other", "all",    "mistake", "request"};

}  // namespace

bool SaysNoReferrals(std::string_view text) {
  return NamesKind(text, kKinds, kBesideKinds);
}

void ExcludedRows::StartTable(std::string_view caption, bool is_chosen) {
  heading_ = false;
  sheet_ =
      !is_chosen && SaysNoReferrals(caption.substr(caption.rfind('\n') + 1));
}

}  // namespace planwatch
