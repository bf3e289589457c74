// A reading: what one read of an entry found.
//
// The visit in reading.cpp is the one place where an entry's options choose its
// reader. Immutable once built: shared between threads.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/base/result.h"
#include "collectors/measure/record.h"
#include "collectors/plan/plan.h"
#include "collectors/referral/record.h"
#include "collectors/source/source.h"
#include "daemon/config/config.h"
#include "daemon/refresh/watch.h"

namespace planwatch {

struct Reading {
  std::variant<std::shared_ptr<const Plan>, std::shared_ptr<const Register>,
               std::shared_ptr<const Measures>>
      found;
  std::optional<Instant> modified;  // when the document was last changed
  // The file that was read, its links followed; empty: not known.
  std::filesystem::path location = {};

  // nullptr where the reading is of another kind.
  std::shared_ptr<const Plan> plan() const;
  std::shared_ptr<const Register> reg() const;
  std::shared_ptr<const Measures> measures() const;
  // Shares the reading's ownership.
  std::shared_ptr<const ReadReport> report() const;
  // How large it is: actions, referrals received, or values of measures.
  std::size_t size() const;
};

struct ReadOutcome {
  std::optional<Result<Reading>> result = {};  // nullopt: unchanged
  std::string version = {};  // of what was read; empty: not known
  // Of a plan's document, the SHA-256 of what was read: of the file's bytes, or
  // of the rows where it is not a file; empty if the file changed meanwhile.
  std::string sha256 = {};
  // The file that was opened, its links followed; empty: not known.
  std::filesystem::path location = {};
  std::vector<std::string> conflict_copies = {};  // as the source has them now
};

// Reads the source once, as the entry says, unless its version is the known
// one (`today`: see PlanReader), and watches its file from then on. Blocks as
// long as the source does; touches only its arguments; throws nothing.
ReadOutcome ReadEntry(const Entry& entry, Source& source,
                      const Calendar& calendar, Date today, Watch& watch,
                      const std::string& known_version, std::stop_token stop);

// Reads an entry once, for a command rather than the daemon.
Result<Reading> ReadOnce(const Entry& entry, const Calendar& calendar,
                         Date today);
// The same of a plan, with its version.
struct PlanDocument {
  std::shared_ptr<const Plan> plan;
  std::string sha256;  // as in ReadOutcome
  std::filesystem::path location;
};
Result<PlanDocument> ReadPlanDocument(const Entry& plan,
                                      const Calendar& calendar, Date today);

}  // namespace planwatch
