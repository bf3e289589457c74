#include "collectors/table/json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <istream>
#include <nlohmann/json.hpp>
#include <optional>
#include <streambuf>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/encoding.h"
#include "collectors/table/json_rows.h"
#include "collectors/table/limits.h"

namespace planwatch {
namespace {

// Where the link to the next page usually stands: OData 4, OData 3 and 2, REST
// interfaces of Azure, Django, HAL and JSON:API.
constexpr std::string_view kUsualNext[] = {
    "/@odata.nextLink",  "/odata.nextLink", "/d/__next", "/nextLink", "/next",
    "/_links/next/href", "/links/next"};

bool IsLink(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://") ||
         text.starts_with('/') || text.starts_with('?');
}

// "/fields/a~1b" of "/fields" and "a/b" (RFC 6901).
std::string Pointer(std::string_view parent, std::string_view key) {
  std::string pointer(parent);
  pointer += '/';
  for (const char c : key)
    if (c == '~')
      pointer += "~0";
    else if (c == '/')
      pointer += "~1";
    else
      pointer += c;
  return pointer;
}

bool IsAnnotation(std::string_view key) {
  return key.find("@odata.") != std::string_view::npos ||
         key.starts_with("odata.");
}

// "Due_x0020_date": four hexadecimal digits are a character of UTF-16, as in
// ISO/IEC 9075-14 and [MS-WSSTS].
std::string DecodeName(std::string_view name) {
  std::string decoded;
  while (!name.empty()) {
    unsigned code = 0;
    if (name.size() >= 7 && name.starts_with("_x") && name[6] == '_') {
      const char* const end = name.data() + 6;
      const auto [stop, error] =
          std::from_chars(name.data() + 2, end, code, 16);
      if (error == std::errc{} && stop == end && code >= ' ' &&
          (code < 0xD800 || code > 0xDFFF)) {
        AppendUtf8(decoded, code);
        name.remove_prefix(7);
        continue;
      }
    }
    decoded += name.front();
    name.remove_prefix(1);
  }
  return decoded;
}

// Without an exponent, which no reader of numbers takes.
std::string NumberText(double value, const std::string& written) {
  if (written.find_first_of("eE") == std::string::npos) return written;
  std::array<char, 512> digits{};
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), value,
                    std::chars_format::fixed);
  return error == std::errc{} ? std::string(digits.data(), end) : written;
}

// The bytes as nlohmann's parser takes them. A fault ends them.
class Buffer : public std::streambuf {
 public:
  explicit Buffer(ByteStream& bytes) : bytes_(bytes) {}

  // A value of the document ended: the parser keeps no more than one.
  void OnValue() { since_value_ = 0; }
  const std::optional<Error>& fault() const { return fault_; }
  bool ended() const { return ended_; }

 protected:
  int_type underflow() override {
    if (fault_ || ended_) return traits_type::eof();
    if (since_value_ > kMaxRecordBytes) {
      fault_ = Error("a text, or the space between two, has more than 4 MiB");
      return traits_type::eof();
    }
    const Result<std::size_t> count = bytes_.Read(buffer_);
    if (!count) fault_ = count.error();
    ended_ = count && *count == 0;
    if (fault_ || ended_) return traits_type::eof();
    since_value_ += *count;
    setg(buffer_.data(), buffer_.data(), buffer_.data() + *count);
    return traits_type::to_int_type(buffer_.front());
  }

 private:
  ByteStream& bytes_;
  std::array<char, 65536> buffer_{};
  std::size_t since_value_ = 0;
  std::optional<Error> fault_;
  bool ended_ = false;
};

// An array inside a row: its JSON, and its plain values as lines.
class ListText {
 public:
  void Scalar(std::string_view json, std::string_view text) {
    Separate();
    json_ += json;
    if (depth_ > 1) return;
    if (!lines_.empty() && !text.empty()) lines_ += '\n';
    lines_ += text;
  }
  void Open(char bracket) {
    Separate();
    json_ += bracket;
    if (++depth_ > 1) plain_ = false;
  }
  void Key(const std::string& key) {
    Separate();
    json_ += nlohmann::json(key).dump() + ':';
  }
  // Whether the array itself has ended.
  bool Close(char bracket) {
    json_ += bracket;
    return --depth_ == 0;
  }
  std::string Take() { return std::move(plain_ ? lines_ : json_); }
  std::size_t size() const { return json_.size(); }

 private:
  void Separate() {
    if (!json_.empty() &&
        std::string_view("[{:").find(json_.back()) == std::string_view::npos)
      json_ += ',';
  }

  std::string json_, lines_;
  std::size_t depth_ = 0;
  bool plain_ = true;
};

// Takes the parser's events, of one page after the other. An event that returns
// false ends the parse, with error().
class Table {
 public:
  Table(const FormatOptions& options, RowSink& sink)
      : options_(options), rows_(sink) {
    if (!options.rows.empty()) pointer_ = options.rows;
  }

  void BeginPage(Buffer& buffer) {
    buffer_ = &buffer;
    levels_.clear();
    found_ = false;
    next_.clear();
  }
  // The link to the next page; empty: this is the last.
  Result<std::string> EndPage() {
    if (found_ || (saw_empty_ && options_.rows.empty()))
      return std::exchange(next_, {});
    if (!options_.rows.empty())
      return Error("there is no array at " + options_.rows +
                   "; `rows:` points to the array whose elements are the rows, "
                   "as in /value");
    return Error(
        "there is no array of objects in the document, which is what a table "
        "is made of; where its rows are anywhere else, export them as CSV");
  }
  Status Finish() { return rows_.Finish(); }

  const std::optional<Error>& error() const { return error_; }
  std::size_t rows() const { return rows_.records(); }

  // What nlohmann::json::sax_parse calls.
  bool null() { return OnScalar("null", "", false); }
  bool boolean(bool value) {
    const char* const text = value ? "true" : "false";
    return OnScalar(text, text, false);
  }
  bool number_integer(std::int64_t value) {
    return OnNumber(std::to_string(value));
  }
  bool number_unsigned(std::uint64_t value) {
    return OnNumber(std::to_string(value));
  }
  bool number_float(double value, const std::string& written) {
    return OnNumber(NumberText(value, written));
  }
  bool string(std::string& text) {
    return OnScalar(list_ ? nlohmann::json(text).dump() : std::string(), text,
                    true);
  }
  bool binary(std::vector<std::uint8_t>& /*bytes*/) { return false; }
  bool start_object(std::size_t /*size*/) { return Open('{'); }
  bool start_array(std::size_t /*size*/) { return Open('['); }
  bool end_object() { return Close('}'); }
  bool end_array() { return Close(']'); }
  bool key(std::string& key) {
    buffer_->OnValue();
    if (list_) list_->Key(key);
    key_ = std::move(key);
    return true;
  }
  bool parse_error(std::size_t /*byte*/, const std::string& /*token*/,
                   const nlohmann::json::exception& /*error*/) {
    return false;
  }

 private:
  // What an object or array is to the table.
  enum class Role {
    kAround,     // an object that the rows may stand in
    kCandidate,  // an array that may be the rows: no element is known yet
    kRows,
    kRow,   // an object of them, or one inside it
    kOther  // neither rows nor row, with all that is in it
  };
  struct Level {
    Role role;
    std::string path;  // a pointer; in a row the field's name so far
  };

  bool Fail(std::string message) {
    error_ = AtPlace(Error(std::move(message)), Place{"", rows_.records()});
    return false;
  }

  bool InRow() const {
    return !levels_.empty() && levels_.back().role == Role::kRow;
  }

  // Settles what the array around is, by its first element.
  bool OnElement(bool is_object) {
    if (levels_.empty()) return true;
    Level& around = levels_.back();
    if (around.role == Role::kCandidate) {
      if (!is_object) {
        around.role = Role::kOther;
      } else if (pointer_ && *pointer_ != around.path) {
        // The names that lead to them may be those of persons.
        return Fail("there is more than one array of objects" +
                    (options_.confidential
                         ? std::string()
                         : ", at " + Shown(*pointer_) + " and at " +
                               Shown(around.path)) +
                    "; say which has the rows by `rows:`");
      } else {
        pointer_ = around.path;
        around.role = Role::kRows;
        found_ = true;
      }
    } else if (around.role == Role::kRows && !is_object) {
      return Fail(
          "the element after this row is not an object, and every row "
          "has to be one");
    }
    return true;
  }

  static std::string Shown(const std::string& pointer) {
    return pointer.empty() ? "the top" : pointer;
  }

  std::string FieldName() const {
    const std::string& path = levels_.back().path;
    return path.empty() ? DecodeName(key_) : path + '/' + DecodeName(key_);
  }

  // `json` is needed inside a list alone.
  bool OnScalar(std::string_view json, std::string_view text, bool is_string) {
    buffer_->OnValue();
    if (list_) {
      list_->Scalar(json, text);
      return ListFits();
    }
    if (!OnElement(false)) return false;
    if (levels_.empty()) return true;
    const Level& around = levels_.back();
    if (around.role == Role::kRow) {
      if (!IsAnnotation(key_)) rows_.Add(FieldName(), std::string(text));
    } else if (around.role == Role::kAround && is_string && !text.empty()) {
      const std::string pointer = Pointer(around.path, key_);
      const bool is_next =
          options_.next.empty()
              ? IsLink(text) &&
                    std::find(std::begin(kUsualNext), std::end(kUsualNext),
                              pointer) != std::end(kUsualNext)
              : pointer == options_.next;
      if (is_next) next_ = text;
    }
    return true;
  }

  bool OnNumber(const std::string& text) { return OnScalar(text, text, false); }

  bool ListFits() {
    return list_->size() <= kMaxRecordBytes ||
           Fail("the row after this one has more than 4 MiB");
  }

  bool Open(char bracket) {
    buffer_->OnValue();
    if (levels_.size() == kMaxJsonDepth)
      return Fail("objects and arrays are nested too deeply");
    const bool is_array = bracket == '[';
    if (list_) {
      list_->Open(bracket);
      levels_.push_back({Role::kOther, ""});
      return ListFits();
    }
    if (!OnElement(!is_array)) return false;
    levels_.push_back(LevelOf(is_array));
    if (list_) list_->Open(bracket);
    return true;
  }

  // What stands at this place. Begins a list.
  Level LevelOf(bool is_array) {
    if (levels_.empty()) return LevelAt("", is_array);
    const Level& around = levels_.back();
    switch (around.role) {
      case Role::kAround:
        return LevelAt(Pointer(around.path, key_), is_array);
      case Role::kRows:
        return {Role::kRow, ""};
      case Role::kRow:
        if (IsAnnotation(key_)) return {Role::kOther, ""};
        if (!is_array) return {Role::kRow, FieldName()};
        list_.emplace();
        return {Role::kOther, FieldName()};
      case Role::kCandidate:
      case Role::kOther:
        break;
    }
    return {Role::kOther, ""};
  }

  Level LevelAt(std::string pointer, bool is_array) {
    if (!is_array) return {Role::kAround, std::move(pointer)};
    if (options_.rows.empty()) return {Role::kCandidate, std::move(pointer)};
    if (pointer != options_.rows) return {Role::kOther, ""};
    found_ = true;
    return {Role::kRows, std::move(pointer)};
  }

  bool Close(char bracket) {
    buffer_->OnValue();
    const Level level = std::move(levels_.back());
    levels_.pop_back();
    if (list_) {
      if (list_->Close(bracket)) {
        rows_.Add(level.path, list_->Take());
        list_.reset();
      }
      return true;
    }
    if (level.role == Role::kCandidate) saw_empty_ = true;
    if (level.role != Role::kRow || InRow()) return true;
    Status ended = rows_.EndRecord();
    if (!ended) error_ = std::move(ended).error();
    return !error_;
  }

  const FormatOptions& options_;
  JsonRows rows_;
  Buffer* buffer_ = nullptr;
  std::vector<Level> levels_;
  std::string key_;
  std::optional<ListText> list_;
  std::optional<std::string> pointer_;  // to the rows, once known
  bool found_ = false;                  // in this page
  bool saw_empty_ = false;              // an empty array
  std::string next_;
  std::optional<Error> error_;
};

Error NotJson(std::size_t row, bool ended) {
  return AtPlace(
      Error(ended ? "the document ends in the middle; fetch or save it anew"
                  : "what comes here or in the row after it is not JSON; see "
                    "what made the document"),
      Place{"", row});
}

// The link to the next page; empty: this is the last.
Result<std::string> ReadPage(ByteStream& bytes, Table& table) {
  Buffer buffer(bytes);
  table.BeginPage(buffer);
  std::istream in(&buffer);
  const bool parsed = nlohmann::json::sax_parse(in, &table);
  if (buffer.fault()) return AtPlace(*buffer.fault(), Place{"", table.rows()});
  if (table.error()) return *table.error();
  if (!parsed) return NotJson(table.rows(), buffer.ended());
  return table.EndPage();
}

}  // namespace

Status ReadJson(ByteStream& bytes, const FormatOptions& options,
                RowSink& sink) {
  Table table(options, sink);
  for (;;) {
    const Result<std::string> next = ReadPage(bytes, table);
    if (!next) return next.error();
    if (next->empty()) return table.Finish();
    if (Status moved = bytes.NextPage(*next); !moved) return moved;
  }
}

bool RecognisesJson(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const auto skip = [&] {
    const std::size_t begin = head.find_first_not_of(" \t\r\n");
    head.remove_prefix(begin == head.npos ? head.size() : begin);
  };
  skip();
  if (head.empty() || (head.front() != '[' && head.front() != '{'))
    return false;
  const bool array = head.front() == '[';
  head.remove_prefix(1);
  skip();
  return !head.empty() &&
         std::string_view(array ? "{[]" : "\"}").find(head.front()) !=
             std::string_view::npos;
}

}  // namespace planwatch
