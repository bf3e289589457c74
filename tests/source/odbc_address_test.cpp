#include "collectors/source/odbc_address.h"

#include <gtest/gtest.h>

namespace planwatch {
namespace {

TEST(OdbcConnectionString, OfADataSourceOrAsItIs) {
  EXPECT_EQ(OdbcConnectionString("odbc:cases"), "DSN=cases");
  EXPECT_EQ(OdbcConnectionString("odbc://cases"), "DSN=cases");
  EXPECT_EQ(OdbcConnectionString("odbc:Driver=FreeTDS;Server=db"),
            "Driver=FreeTDS;Server=db");
}

TEST(OdbcName, HasTheServerAndTheDatabaseAndNoSecret) {
  EXPECT_EQ(OdbcName("DSN=cases;UID=reader;PWD=secret"), "cases");
  EXPECT_EQ(OdbcName("Driver=FreeTDS;SERVER=db;Database=cases;PWD=secret"),
            "cases on db");
  EXPECT_EQ(OdbcName("servername=db;uid=reader"), "db");
  EXPECT_EQ(OdbcName("PWD=secret;Database=cases"), "cases");
  EXPECT_EQ(OdbcName("PWD={a;Server=secret}};};Server=db"), "db");
  EXPECT_EQ(OdbcName("PWD=secret;UID=reader"), "ODBC");
  EXPECT_EQ(OdbcName("secret"), "ODBC");
  EXPECT_EQ(OdbcName(""), "ODBC");
  EXPECT_EQ(OdbcName("Server=;servername=db"), "db");
  EXPECT_EQ(OdbcName("Server=db;dsn"), "db");  // no value
  EXPECT_EQ(OdbcName(" DSN = cases"), " cases");
  EXPECT_EQ(OdbcName("Server=db;Server=other"), "db");
}

// In braces a semicolon is part of the value, and a doubled brace is one.
TEST(OdbcName, ReadsValuesInBraces) {
  EXPECT_EQ(OdbcName("Server={d;b}"), "d;b");
  EXPECT_EQ(OdbcName("Server={a}}b}"), "a}b");
  EXPECT_EQ(OdbcName("Server={a}}}"), "a}");
  EXPECT_EQ(OdbcName("Server={};Database=cases"), "cases");
  EXPECT_EQ(OdbcName("Server={db};Database={ca;ses}"), "ca;ses on db");
  EXPECT_EQ(OdbcName("Server={open;Database=cases"), "open;Database=cases");
  EXPECT_EQ(OdbcName("PWD={DSN=x;};Server=db"), "db");
}

}  // namespace
}  // namespace planwatch
