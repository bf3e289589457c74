#include "collectors/table/json_rows.h"

#include <algorithm>

#include "collectors/base/text.h"
#include "collectors/table/limits.h"

namespace planwatch {
namespace {

// What a field or a record costs beside its text, about.
constexpr std::size_t kFieldBytes = 48;

}  // namespace

void JsonRows::Add(const std::string& name, std::string text) {
  bytes_ += kFieldBytes + text.size();
  has_text_ = has_text_ || HasText(text);
  if (bytes_ > kMaxRecordBytes) return;  // refused at its end
  auto found = columns_.find(name);
  if (found == columns_.end()) {
    if (begun_) {
      // Nothing is lost with a field that is empty.
      if (!text.empty()) has_new_field_ = true;
      return;
    }
    if (names_.size() > kMaxColumns) return;  // refused at its end
    found = columns_.emplace(name, names_.size()).first;
    names_.push_back(name);
  }
  if (begun_ && !needed_[found->second]) return;
  record_.emplace_back(found->second, std::move(text));
}

Status JsonRows::EndRecord() {
  ++records_;
  const Place place{"", records_};
  if (bytes_ > kMaxRecordBytes)
    return AtPlace(Error("this row has more than 4 MiB"), place);
  if (names_.size() > kMaxColumns)
    return AtPlace(
        Error("up to here there are more than 1,000 different fields; leave "
              "those out of the query that aren't needed"),
        place);
  if (has_new_field_)
    return AtPlace(
        Error("this row has a field that none of the first " +
              std::to_string(header_records_) +
              " rows has; let every row have every field, with null where it "
              "is empty"),
        place);
  Record record = std::exchange(record_, {});
  const bool is_blank = !std::exchange(has_text_, false);
  const std::size_t bytes = std::exchange(bytes_, 0);
  if (begun_) return is_blank ? Status() : Take(std::move(record), records_);
  held_.push_back(std::move(record));
  held_bytes_ += kFieldBytes + bytes;
  return held_bytes_ < kMaxJsonHead ? Status() : TakeHeader();
}

Status JsonRows::Finish() {
  return begun_ || held_.empty() ? Status() : TakeHeader();
}

Status JsonRows::TakeHeader() {
  begun_ = true;
  header_records_ = held_.size();
  Row header;
  header.cells.resize(names_.size());
  for (std::size_t i = 0; i < names_.size(); ++i)
    header.cells[i].text = names_[i];
  if (names_.empty()) {  // nothing but empty objects
    held_.clear();
    return {};
  }
  if (Status taken = sink_.Take(header); !taken) return taken;
  needed_.resize(names_.size());
  for (std::size_t i = 0; i < needed_.size(); ++i)
    needed_[i] = sink_.NeedsColumn(i);
  std::size_t number = 0;
  for (Record& record : std::exchange(held_, {})) {
    ++number;
    if (std::none_of(record.begin(), record.end(),
                     [](const auto& field) { return HasText(field.second); }))
      continue;
    if (Status taken = Take(std::move(record), number); !taken) return taken;
  }
  return {};
}

Status JsonRows::Take(Record record, std::size_t number) {
  if (names_.empty()) return {};
  Row row;
  row.place.row = number;
  row.cells.resize(names_.size());
  for (auto& [column, text] : record)
    row.cells[column].text = needed_[column] ? std::move(text) : std::string();
  if (Status taken = sink_.Take(row); !taken)
    return AtPlace(std::move(taken).error(), row.place);
  return {};
}

}  // namespace planwatch
