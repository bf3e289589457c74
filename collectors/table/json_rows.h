// Records whose fields have names, and may be missing, to rows of a table.
// Internal to json.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "collectors/base/result.h"
#include "collectors/table/row.h"

namespace planwatch {

// Keeps records until kMaxJsonHead is full or Finish is called, so that the
// header has the fields of all of these; hands on each one after that at once.
class JsonRows {
 public:
  explicit JsonRows(RowSink& sink) : sink_(sink) {}

  // A field of the record; the last one of a name counts.
  void Add(const std::string& name, std::string text);
  Status EndRecord();
  Status Finish();
  std::size_t records() const { return records_; }

 private:
  using Record = std::vector<std::pair<std::size_t, std::string>>;

  Status TakeHeader();
  Status Take(Record record, std::size_t number);

  RowSink& sink_;
  std::unordered_map<std::string, std::size_t> columns_;
  std::vector<std::string> names_;  // of the columns
  Record record_;                   // under way
  std::size_t bytes_ = 0;           // of it
  bool has_text_ = false;           // a field of it holds something
  bool has_new_field_ = false;      // it has one that the header lacks
  std::vector<Record> held_;
  std::size_t held_bytes_ = 0;
  bool begun_ = false;              // the header was taken
  std::size_t header_records_ = 0;  // whose fields are in it
  std::vector<bool> needed_;
  std::size_t records_ = 0;
};

}  // namespace planwatch
