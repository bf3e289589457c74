// Sources: where rows come from. A source knows nothing of plans and registers;
// its formats know nothing of it.
//
// The table in source.cpp is the one place where a kind of source is
// registered.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/calendar.h"
#include "collectors/base/result.h"
#include "collectors/source/http_options.h"
#include "collectors/table/format.h"
#include "collectors/table/row.h"

namespace planwatch {

// As the configuration's `source:` gives it, paths already absolute.
struct SourceOptions {
  std::filesystem::path file;  // a document or CSV file
  std::string url;             // of a document on the web, with `http`
  HttpOptions http;
  // A scheme and what follows it: "sqlite3://cases.db". May hold a secret.
  std::string database;
  std::string query;                    // of `database`: one SELECT
  std::filesystem::path password_file;  // of `database`; empty: none
  std::string format;                   // a Format's name; empty: by content
  FormatOptions format_options;
  std::chrono::seconds timeout{30};  // of one read; the runner enforces it
  friend bool operator==(const SourceOptions&, const SourceOptions&) = default;
};

struct ReadInfo {
  // When the document was last changed, where the source knows.
  std::optional<Instant> modified = {};
  // Of what was read, for ReadIfChanged; empty: can't tell.
  std::string version = {};
  bool unchanged = false;  // ReadIfChanged handed on nothing
};

// One thread at a time; different sources are independent of each other.
class Source {
 public:
  virtual ~Source() = default;
  // Hands every row to the sink. Ends early with Error::Kind::kStopped soon
  // after a stop is requested, as far as the operating system lets it. Errors
  // begin with name() and never quote a record.
  virtual Result<ReadInfo> Read(RowSink& sink, std::stop_token stop) = 0;
  // The same, but hands on nothing where the content is still of the version
  // that an earlier read's ReadInfo gave.
  virtual Result<ReadInfo> ReadIfChanged(const std::string& known,
                                         RowSink& sink, std::stop_token stop) {
    (void)known;
    return Read(sink, std::move(stop));
  }
  // A value that differs once the content may have changed, at the price of one
  // stat; empty: can't tell.
  virtual std::string Version() const { return {}; }
  // The file that the last read opened, its links followed; empty: not known.
  virtual std::filesystem::path Location() const { return {}; }
  // The file whose change should be noticed at once; empty: none.
  virtual std::filesystem::path WatchedFile() const { return {}; }
  // The names of copies beside the file that a synchronisation has made, and
  // that are not read.
  virtual std::vector<std::string> ConflictCopies() { return {}; }
  // For messages: the file or database by its name, with no secret in it.
  virtual const std::string& name() const = 0;
};

// Fails where the options name no known kind of source; nothing is opened yet.
Result<std::unique_ptr<Source>> MakeSource(const SourceOptions& options);

}  // namespace planwatch
