#include "daemon/refresh/reading.h"

#include <exception>
#include <type_traits>
#include <utility>

#include "collectors/measure/reader.h"
#include "collectors/plan/reader.h"
#include "collectors/referral/reader.h"
#include "daemon/refresh/digest.h"

namespace planwatch {
namespace {

// One overload for each kind of entry.
PlanReader ReaderOf(const PlanOptions& options, const Calendar& calendar,
                    Date today) {
  return {options, calendar, today};
}
ReferralReader ReaderOf(const ReferralOptions& options,
                        const Calendar& calendar, Date /*today*/) {
  return {options, calendar};
}
MeasureReader ReaderOf(const MeasureOptions& options, const Calendar& calendar,
                       Date /*today*/) {
  return {options, calendar};
}

// How large what was found is; one overload for each kind of entry too.
std::size_t SizeOf(const Plan& plan) { return plan.actions.size(); }
std::size_t SizeOf(const Register& reg) {
  std::size_t received = 0;
  for (const auto& [day, counts] : reg.days) received += counts.received;
  return received;
}
std::size_t SizeOf(const Measures& measures) {
  std::size_t values = 0;
  for (const MeasureSeries& series : measures.series)
    values += series.points.size();
  return values;
}

template <typename Kind, typename Found>
std::shared_ptr<const Kind> As(const Found& found) {
  const auto* const as = std::get_if<std::shared_ptr<const Kind>>(&found);
  return as != nullptr ? *as : nullptr;
}

template <typename Reader>
ReadOutcome ReadWith(Reader reader, Source& source, const std::string& known,
                     std::stop_token stop) {
  // A file is identified by its bytes, any other plan by its rows.
  std::optional<DigestRows> digest;
  if (std::is_same_v<Reader, PlanReader> && source.WatchedFile().empty())
    digest.emplace(reader);
  RowSink& sink = digest ? static_cast<RowSink&>(*digest) : reader;
  const Result<ReadInfo> info =
      source.ReadIfChanged(known, sink, std::move(stop));
  if (!info) return {.result = info.error()};
  if (info->unchanged) return {.version = info->version};
  ReadOutcome outcome{.version = info->version};
  auto found = std::move(reader).Finish();
  if (!found) {
    outcome.result = std::move(found).error().In(source.name());
    return outcome;
  }
  using Found = std::decay_t<decltype(*found)>;
  outcome.result =
      Reading{std::make_shared<const Found>(*std::move(found)), info->modified};
  if (digest) outcome.sha256 = digest->Finish();
  return outcome;
}

// All but the location, and the SHA-256 of a file.
ReadOutcome Read(const Entry& entry, Source& source, const Calendar& calendar,
                 Date today, const std::string& known, std::stop_token stop) {
  try {
    return std::visit(
        [&](const auto& options) {
          return ReadWith(ReaderOf(options, calendar, today), source, known,
                          std::move(stop));
        },
        entry.options);
  } catch (const std::exception&) {  // its text might quote a record
    return {.result =
                Error("the read failed inside planwatch, for want of memory "
                      "or by a fault of its own; see that the machine has "
                      "memory to spare")
                    .In(source.name())};
  }
}

}  // namespace

std::shared_ptr<const Plan> Reading::plan() const { return As<Plan>(found); }

std::shared_ptr<const Register> Reading::reg() const {
  return As<Register>(found);
}

std::shared_ptr<const Measures> Reading::measures() const {
  return As<Measures>(found);
}

std::shared_ptr<const ReadReport> Reading::report() const {
  return std::visit(
      [](const auto& it) {
        return std::shared_ptr<const ReadReport>(it, &it->report);
      },
      found);
}

std::size_t Reading::size() const {
  return std::visit([](const auto& it) { return SizeOf(*it); }, found);
}

ReadOutcome ReadEntry(const Entry& entry, Source& source,
                      const Calendar& calendar, Date today, Watch& watch,
                      const std::string& known_version, std::stop_token stop) {
  ReadOutcome outcome;
  // In this order no change is missed.
  watch.Add(source.WatchedFile());
  outcome.conflict_copies = source.ConflictCopies();
  outcome.version = source.Version();
  if (outcome.version.empty() || outcome.version != known_version) {
    ReadOutcome read =
        Read(entry, source, calendar, today, known_version, std::move(stop));
    outcome.result = std::move(read.result);
    if (outcome.version.empty()) outcome.version = std::move(read.version);
    outcome.sha256 = std::move(read.sha256);
    outcome.location = source.Location();
    const bool good = outcome.result && *outcome.result;
    if (good) (**outcome.result).location = outcome.location;
    if (good && !outcome.version.empty() && entry.kind() == Kind::kPlan) {
      std::string sha256 = Sha256OfFile(source.WatchedFile());
      if (source.Version() == outcome.version)
        outcome.sha256 = std::move(sha256);
    }
  }
  return outcome;
}

namespace {

Result<ReadOutcome> ReadUnwatched(const Entry& entry, const Calendar& calendar,
                                  Date today) {
  Result<std::unique_ptr<Source>> source = MakeSource(entry.source);
  if (!source) return std::move(source).error();
  Watch watch([](const std::filesystem::path&) {});
  return ReadEntry(entry, **source, calendar, today, watch, "",
                   std::stop_token());
}

}  // namespace

Result<Reading> ReadOnce(const Entry& entry, const Calendar& calendar,
                         Date today) {
  Result<ReadOutcome> outcome = ReadUnwatched(entry, calendar, today);
  if (!outcome) return std::move(outcome).error();
  return *std::move(outcome->result);
}

Result<PlanDocument> ReadPlanDocument(const Entry& plan,
                                      const Calendar& calendar, Date today) {
  Result<ReadOutcome> outcome = ReadUnwatched(plan, calendar, today);
  if (!outcome) return std::move(outcome).error();
  if (!*outcome->result) return std::move(*outcome->result).error();
  return PlanDocument{(*outcome->result)->plan(), std::move(outcome->sha256),
                      std::move(outcome->location)};
}

}  // namespace planwatch
