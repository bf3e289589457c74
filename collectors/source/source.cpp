#include "collectors/source/source.h"

#include <string_view>

#include "collectors/source/file.h"
#include "collectors/source/http.h"
#include "collectors/source/sqlite.h"

namespace planwatch {
namespace {

struct DatabaseKind {
  std::string_view scheme;
  std::unique_ptr<Source> (*make)(const SourceOptions& options);
};

// All kinds of database. A new one is a line here; see collectors/README.md.
constexpr DatabaseKind kDatabases[] = {
    {"sqlite3://", [](const SourceOptions& o) { return MakeSqliteSource(o); }},
};

}  // namespace

Result<std::unique_ptr<Source>> MakeSource(const SourceOptions& options) {
  if (!options.file.empty()) return MakeFileSource(options);
  if (!options.url.empty()) return MakeHttpSource(options);
  for (const DatabaseKind& kind : kDatabases)
    if (options.database.starts_with(kind.scheme)) return kind.make(options);
  std::string known;
  for (const DatabaseKind& kind : kDatabases)
    known += (known.empty() ? "" : ", ") + std::string(kind.scheme);
  return Error(
      "a source is a `file:`, a `url:`, or a `database:` that begins with " +
      known);
}

}  // namespace planwatch
