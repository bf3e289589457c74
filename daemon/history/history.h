// The history: what plans and registers said on any past day, in one SQLite
// file.
//
// Each write is one transaction: once Record… has succeeded, the data is on the
// disk, and a kill at any moment loses none of it. A damaged file is set aside
// under a new name and never overwritten. No person is kept: of a register,
// only daily totals and what was released. The file has mode 0600 all the same.
//
// One object is for one thread; several may open the same file, one of them to
// write. Errors name the file and say what to do; none quotes its content.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/base/result.h"
#include "collectors/disclosure/release.h"
#include "collectors/measure/record.h"
#include "collectors/plan/accepted.h"
#include "collectors/plan/plan.h"
#include "daemon/history/plan_past.h"

namespace planwatch {

class HistoryDatabase;

class History {
 public:
  enum class Access {
    kRead,   // an error if there is no file
    kWrite,  // creates the file, or migrates an older one
    kCopy,   // as kRead, of a copy in memory that may be written to
  };

  struct Opened;
  // With kWrite, a damaged history is set aside and a new one begun:
  // Opened::set_aside has its new name. A file that is not a history is an
  // error, and left alone.
  static Result<Opened> Open(const std::filesystem::path& file, Access access);
  ~History();
  History(const History&) = delete;
  History& operator=(const History&) = delete;

  // What the plan said on the day. A later call for the same day replaces it;
  // days may come in any order; saying the same again changes nothing.
  Status RecordPlan(const std::string& plan, Date day, const Plan& said);
  Result<PlanPast> PastOf(const std::string& plan) const;
  // The accepted reading of the plan, in place of the one before; empty where
  // there is none yet.
  Status KeepAcceptedReading(const std::string& plan,
                             const AcceptedReading& reading);
  Result<AcceptedReading> AcceptedReadingOf(const std::string& plan) const;
  // Versions of the plan's document, by their SHA-256, that are accepted
  // although they would otherwise be held back.
  Status AcceptVersion(const std::string& plan, const std::string& sha256);
  Result<bool> IsAccepted(const std::string& plan,
                          const std::string& sha256) const;

  // What the next reading of an entry is compared with after a restart.
  struct LastReading {
    std::filesystem::path path;  // as the configuration named it
    // To which it led, its links followed; empty: not known.
    std::filesystem::path file;
    // Of measures, how many values they had. Of a register, how many referrals
    // were accepted, until a release tells as much. Not used of a plan, whose
    // versions are known.
    std::optional<std::size_t> size;

    // Whether the path leads to a file now that it did not lead to before.
    bool IsElsewhere(const std::filesystem::path& now) const {
      return !file.empty() && !now.empty() && now != file && now != path;
    }
    friend bool operator==(const LastReading&, const LastReading&) = default;
  };
  // Without a size, the one that is kept stays.
  Status KeepLastReading(const std::string& entry, const LastReading& last);
  // Empty where none is kept.
  Result<LastReading> LastReadingOf(const std::string& entry) const;
  // The same; of a register of which no size was accepted, with that of its
  // last release until the day.
  Result<LastReading> LastReadingBy(const std::string& entry, Date day) const;

  // What was released of a register: what is public, and what the next release
  // must know of it.
  Status KeepReleases(const std::string& name,
                      const RegisterReleases& releases);
  // Empty where nothing was released yet.
  Result<RegisterReleases> RegisterReleasesOf(const std::string& name) const;
  // The same of measures that count persons.
  Status KeepReleases(const std::string& name,
                      const MeasuresReleases& releases);
  Result<MeasuresReleases> MeasuresReleasesOf(const std::string& name) const;

  // The points of measures that count no persons. Those before their first day
  // stay as they were.
  Status RecordMeasures(const std::string& name, const Measures& said);
  // In the order of measure, area and partner; how they are to be rated and
  // shown is the configuration's. nullopt: none kept.
  Result<std::optional<Measures>> MeasuresOf(const std::string& name) const;

  // When a backup was made, and where to; the last one counts.
  Status NoteBackup(Instant when, const std::filesystem::path& file);
  Result<std::optional<Instant>> LastBackup() const;

  // Writes, and changes nothing: SQLite opens to read what it may not write.
  Status TryWrite();

  // Another number once another process has changed the file.
  Result<std::int64_t> Revision() const;

  // Forgets versions, releases and tables that were over before the day.
  Status Forget(Date before);

  // Checks the whole file: SQLite's own integrity check, and every record.
  Status Verify() const;
  // Each state of each action as a line of JSON, without the leads of the plans
  // named. Nothing of a register.
  Status Export(std::ostream& out,
                const std::set<std::string>& leads_hidden) const;

 private:
  explicit History(std::unique_ptr<HistoryDatabase> database);
  // Parts of a transaction.
  void WritePoints(const std::string& name, const Measures& said);
  void RemoveCells(const std::string& name);
  Status ForgetReleases(Date before);

  std::unique_ptr<HistoryDatabase> database_;
};

struct History::Opened {
  std::unique_ptr<History> history;
  // Where a damaged file is now, and what was wrong with it.
  std::optional<std::filesystem::path> set_aside;
  std::string why;
};

}  // namespace planwatch
