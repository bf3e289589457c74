// The `database:` of an ODBC source, as in odbc:cases or
// odbc:Driver=FreeTDS;Server=db.example.org;Database=cases. Pure functions: any
// thread.
#pragma once

#include <string>
#include <string_view>

namespace planwatch {

// The string that a driver is connected by. It may have a password in it.
// "odbc:cases" and "odbc://cases" name a data source.
std::string OdbcConnectionString(std::string_view database);

// The data source, or the database and its server, for messages: no user and no
// password.
std::string OdbcName(std::string_view connection_string);

}  // namespace planwatch
