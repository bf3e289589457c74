#include "collectors/exposition/families.h"
#include "collectors/table/report.h"

namespace planwatch {
namespace {

constexpr FamilySpec kUp = {"source_up",
                            "1 if the last read of the source succeeded."};
constexpr FamilySpec kHeldBack = {
    "source_held_back",
    "1 if the last version is held back: the one before it is still shown."};
constexpr FamilySpec kLastSuccess = {
    "source_last_success_timestamp_seconds",
    "When the source was last read with success."};
constexpr FamilySpec kModified = {"source_modified_timestamp_seconds",
                                  "When the source was last changed."};
constexpr FamilySpec kReadDuration = {"source_read_duration_seconds",
                                      "How long the last read took."};
constexpr FamilySpec kRows = {"source_rows",
                              "Rows found by the last good read."};
constexpr FamilySpec kRejected = {
    "source_rows_rejected",
    "Rows that the last good read could not use, by reason."};
constexpr FamilySpec kDoubts = {
    "source_doubts",
    "What is in doubt in the last good reading, by what it is about."};
constexpr FamilySpec kReload = {
    "config_last_reload_successful",
    "1 if the configuration was valid when last loaded."};
constexpr FamilySpec kReloadTime = {
    "config_last_reload_success_timestamp_seconds",
    "When the configuration was last loaded with success."};
constexpr FamilySpec kHistoryUp = {
    "history_up",
    "1 unless the last attempt to read or write the history failed."};
constexpr FamilySpec kHistoryWritten = {
    "history_last_write_timestamp_seconds",
    "When planwatch last wrote to the history."};
constexpr FamilySpec kHistoryBackup = {
    "history_backup_timestamp_seconds",
    "When `planwatch history backup` last copied the history."};
constexpr FamilySpec kReportUp = {
    "report_up", "1 unless the review that is due could not be written."};
constexpr FamilySpec kBuild = {
    "build_info",
    "1, with the version of planwatch and its revision as labels."};

double Seconds(Instant instant) {
  return static_cast<double>(instant.time_since_epoch().count());
}

void AddSource(const SourceHealth& source, Families& families) {
  families.SetLabels("source", source.source, {{"kind", source.kind}});
  if (source.tried) families.Add(kUp, {}, source.up);
  families.Add(kHeldBack, {}, source.held_back);
  for (const std::string_view about : kDoubtsAbout) {
    const auto found = source.doubts.find(std::string(about));
    families.Add(
        kDoubts, {{"about", about}},
        found == source.doubts.end() ? 0 : static_cast<double>(found->second));
  }
  if (source.last_success)
    families.Add(kLastSuccess, {}, Seconds(*source.last_success));
  if (source.modified) families.Add(kModified, {}, Seconds(*source.modified));
  if (source.read_duration)
    families.Add(kReadDuration, {}, source.read_duration->count());
  if (!source.last_success) return;
  families.Add(kRows, {}, static_cast<double>(source.rows));
  for (const auto& [reason, count] : source.rejected)
    families.Add(kRejected, {{"reason", reason}}, static_cast<double>(count));
}

}  // namespace

void AddHealth(const Health& health, Families& families) {
  for (const SourceHealth& source : health.sources) AddSource(source, families);
  families.ClearLabels();
  families.Add(kReload, {}, health.config_reload_successful);
  if (health.config_reload_success)
    families.Add(kReloadTime, {}, Seconds(*health.config_reload_success));
  if (const auto& history = health.history) {
    families.Add(kHistoryUp, {}, history->error.empty());
    if (history->last_write)
      families.Add(kHistoryWritten, {}, Seconds(*history->last_write));
    if (history->last_backup)
      families.Add(kHistoryBackup, {}, Seconds(*history->last_backup));
  }
  if (health.report_error)
    families.Add(kReportUp, {}, health.report_error->empty());
  families.Add(kBuild,
               {{"version", health.version}, {"revision", health.revision}}, 1);
}

}  // namespace planwatch
