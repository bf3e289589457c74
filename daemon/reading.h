// A reading: what one read of an entry found.
//
// The visit in reading.cpp is the one place where an entry's options choose its
// reader. Immutable once built: shared between threads.
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <variant>

#include "collectors/base/calendar.h"
#include "collectors/base/result.h"
#include "collectors/plan/plan.h"
#include "collectors/referral/register.h"
#include "collectors/source/source.h"
#include "daemon/config.h"

namespace planwatch {

struct Reading {
  std::variant<std::shared_ptr<const Plan>, std::shared_ptr<const Register>>
      found;
  std::optional<Instant> modified;  // when the document was last changed

  // nullptr where the reading is of the other kind.
  std::shared_ptr<const Plan> plan() const;
  std::shared_ptr<const Register> reg() const;
  // Shares the reading's ownership.
  std::shared_ptr<const ReadReport> report() const;
};

// Reads the source once, as the entry says. Blocks as long as the source does;
// throws nothing.
Result<Reading> ReadEntry(const Entry& entry, Source& source,
                          const Calendar& calendar, std::stop_token stop);

}  // namespace planwatch
