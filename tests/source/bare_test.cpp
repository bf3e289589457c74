// A planwatch that was built without the libraries of databases.
#include <gtest/gtest.h>

#include "collectors/source/source.h"

namespace planwatch {
namespace {

TEST(SourcesOfABareBuild, SayWhichPackageGivesThem) {
  const auto fault = [](const char* database) {
    SourceOptions options;
    options.database = database;
    const auto source = MakeSource(options);
    return source ? "none" : source.error().message();
  };
  EXPECT_EQ(fault("postgresql://reader:secret@db/cases"),
            "this planwatch was built without postgresql://; install Debian's "
            "package libpq-dev and build it again");
  EXPECT_EQ(fault("postgres://db/cases"),
            "this planwatch was built without postgres://; install Debian's "
            "package libpq-dev and build it again");
  EXPECT_EQ(fault("odbc:cases"),
            "this planwatch was built without odbc:; install Debian's package "
            "unixodbc-dev and build it again");
  EXPECT_EQ(fault("sqlite3://cases.db"), "none");
}

}  // namespace
}  // namespace planwatch
