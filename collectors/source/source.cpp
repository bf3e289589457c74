#include "collectors/source/source.h"

#include <string_view>

#include "collectors/source/file.h"
#include "collectors/source/http.h"
#include "collectors/source/sqlite.h"
#ifdef PLANWATCH_POSTGRESQL
#include "collectors/source/postgres.h"
#endif
#ifdef PLANWATCH_ODBC
#include "collectors/source/odbc.h"
#endif

namespace planwatch {
namespace {

using Made = Result<std::unique_ptr<Source>>;

struct DatabaseKind {
  std::string_view scheme;
  Made (*make)(const SourceOptions& options);  // null: not in this build
  std::string_view package;                    // of Debian, which a build needs
};

#ifndef PLANWATCH_POSTGRESQL
constexpr auto MakePostgresSource = nullptr;
#endif
#ifndef PLANWATCH_ODBC
constexpr auto MakeOdbcSource = nullptr;
#endif

// All kinds of database. A new one is a line here; see collectors/README.md.
constexpr DatabaseKind kDatabases[] = {
    {"sqlite3://",
     [](const SourceOptions& o) -> Made { return MakeSqliteSource(o); },
     "libsqlite3-dev"},
    {"postgresql://", MakePostgresSource, "libpq-dev"},
    {"postgres://", MakePostgresSource, "libpq-dev"},
    {"odbc:", MakeOdbcSource, "unixodbc-dev"},
};

Error NotBuilt(const DatabaseKind& kind) {
  return Error("this planwatch was built without " + std::string(kind.scheme) +
               "; install Debian's package " + std::string(kind.package) +
               " and build it again");
}

}  // namespace

Result<std::unique_ptr<Source>> MakeSource(const SourceOptions& options) {
  if (!options.file.empty()) return MakeFileSource(options);
  if (!options.url.empty()) return MakeHttpSource(options);
  for (const DatabaseKind& kind : kDatabases)
    if (options.database.starts_with(kind.scheme))
      return kind.make == nullptr ? Made(NotBuilt(kind)) : kind.make(options);
  std::string known;
  for (const DatabaseKind& kind : kDatabases)
    known += (known.empty() ? "" : ", ") + std::string(kind.scheme);
  return Error(
      "a source is a `file:`, a `url:`, or a `database:` that begins with " +
      known);
}

}  // namespace planwatch
