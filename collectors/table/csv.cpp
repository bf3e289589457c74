#include "collectors/table/csv.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::size_t kHead = std::size_t{64} << 10;

// Bytes as the parser wants them: a mark is taken off, UTF-16 has become UTF-8.
class Decoder {
 public:
  explicit Decoder(ByteStream& bytes) : bytes_(bytes) {}

  // The next bytes; none at the end.
  Result<std::string> Next() {
    std::string piece = std::exchange(held_, {});
    do {
      Result<std::size_t> count = bytes_.Read(buffer_);
      if (!count) return std::move(count).error();
      end_ = *count == 0;
      piece.append(buffer_.data(), *count);
    } while (!end_ && piece.size() < 4);
    if (!begun_) Begin(piece);
    if (!utf16_) return piece;
    if (!end_) HoldBack(piece);
    std::optional<std::string> utf8 = Utf16ToUtf8(piece, big_endian_);
    if (!utf8)
      return Error(
          "the file says that it is UTF-16 and is not; save it anew "
          "as \"CSV UTF-8\"");
    // Nothing but half a character so far is not the end.
    if (utf8->empty() && !end_) return Next();
    return *std::move(utf8);
  }

  // Whether a mark settled the encoding.
  bool marked() const { return utf16_ || utf8_; }

 private:
  void Begin(std::string& piece) {
    begun_ = true;
    if (piece.starts_with(kUtf8Mark)) {
      utf8_ = true;
      piece.erase(0, kUtf8Mark.size());
    } else if (piece.starts_with("\xFF\xFE") || piece.starts_with("\xFE\xFF")) {
      utf16_ = true;
      big_endian_ = piece.starts_with("\xFE\xFF");
      piece.erase(0, 2);
    }
  }

  // A character may be cut between two pieces.
  void HoldBack(std::string& piece) {
    std::size_t whole = piece.size() / 2 * 2;
    if (whole >= 2) {
      const auto high =
          static_cast<unsigned char>(piece[whole - (big_endian_ ? 2 : 1)]);
      if (high >= 0xD8 && high <= 0xDB) whole -= 2;
    }
    held_ = piece.substr(whole);
    piece.resize(whole);
  }

  ByteStream& bytes_;
  std::array<char, 65536> buffer_{};
  std::string held_;
  bool begun_ = false, end_ = false;
  bool utf8_ = false, utf16_ = false, big_endian_ = false;
};

// The separator: each of the first records votes for the one it has most of
// outside quotes.
char FindSeparator(std::string_view head) {
  static constexpr std::array kSeparators = {',', ';', '\t'};
  std::array<std::size_t, kSeparators.size()> votes{}, counts{};
  bool quoted = false;
  const auto end_record = [&] {
    const auto most = std::max_element(counts.begin(), counts.end());
    if (*most > 0) ++votes[static_cast<std::size_t>(most - counts.begin())];
    counts.fill(0);
  };
  for (const char c : head) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') end_record();
    for (std::size_t i = 0; i < kSeparators.size(); ++i)
      if (c == kSeparators[i]) ++counts[i];
  }
  end_record();
  return kSeparators[static_cast<std::size_t>(
      std::max_element(votes.begin(), votes.end()) - votes.begin())];
}

class Parser {
 public:
  Parser(char separator, bool utf8, RowSink& sink)
      : separator_(separator),
        encoding_(utf8 ? Encoding::kUtf8 : Encoding::kUnsettled),
        sink_(sink) {}

  // All errors come with the row.
  Status Feed(std::string_view bytes) {
    for (const char c : bytes)
      if (Status s = Take(c); !s) return AtRow(std::move(s));
    return {};
  }

  Status End() {
    if (state_ == State::kQuoted) return AtRow(NeverClosed());
    if (state_ == State::kRecordStart) return {};
    return AtRow(EndRecord());
  }

 private:
  enum class State {
    kRecordStart,
    kAfterReturn,  // between CR and a LF that may follow
    kFieldStart,
    kPlain,
    kQuoted,
    kQuoteInQuoted,  // its end, or the first of two that mean one
  };
  enum class Encoding { kUnsettled, kUtf8, kWindows1252 };

  Status Take(char c) {
    if (state_ == State::kAfterReturn) {
      state_ = State::kRecordStart;
      if (c == '\n') return {};
    }
    if (c == '\0')
      return Error(
          "there is a NUL byte; the file is damaged or no CSV file: "
          "save it anew as \"CSV UTF-8\"");
    if (++record_bytes_ > kMaxRecordBytes)
      return state_ == State::kQuoted
                 ? NeverClosed()
                 : Error(
                       "the row is longer than 4 MiB; the file is damaged or "
                       "no CSV file");
    switch (state_) {
      case State::kQuoted:
        return TakeQuoted(c);
      case State::kQuoteInQuoted:
        if (c == '"') {
          state_ = State::kQuoted;
          Keep(c);
          return {};
        }
        break;
      default:
        break;
    }
    if (c == separator_) return EndField();
    if (c == '\n' || c == '\r') {
      Status status = EndRecord();
      state_ = c == '\r' ? State::kAfterReturn : State::kRecordStart;
      return status;
    }
    return TakeInField(c);
  }

  Status TakeQuoted(char c) {
    if (c == '"') {
      state_ = State::kQuoteInQuoted;
      return {};
    }
    // Line breaks inside quotes are '\n', however they were written.
    if (c == '\n' && after_return_) {
      after_return_ = false;
      return {};
    }
    after_return_ = c == '\r';
    Keep(after_return_ ? '\n' : c);
    return {};
  }

  Status TakeInField(char c) {
    if (state_ == State::kQuoteInQuoted) {
      if (c == ' ' || c == '\t') return {};
      return Error(
          "there is text after a closing quote; a quote inside a cell "
          "is written twice (\"\"): save the file anew from the "
          "program that made it");
    }
    if (c == '"' && state_ != State::kPlain) {
      state_ = State::kQuoted;
      after_return_ = false;
      return {};
    }
    state_ = State::kPlain;
    Keep(c);
    return {};
  }

  void Keep(char c) {
    if (fields_.size() <= column_) fields_.resize(column_ + 1);
    if (!header_taken_ || Wanted()) fields_[column_] += c;
  }

  bool Wanted() {
    while (wanted_.size() <= column_)
      wanted_.push_back(sink_.Wants(wanted_.size()));
    return wanted_[column_];
  }

  Status EndField() {
    state_ = State::kFieldStart;
    if (++column_ == kMaxColumns)
      return Error(
          "there are more than 1,000 columns; take out what isn't "
          "part of the table");
    return {};
  }

  Status EndRecord() {
    row_.cells.clear();
    row_.cells.resize(column_ + 1);
    fields_.resize(column_ + 1);
    bool blank = true;
    if (Status s = SettleEncoding(); !s) return s;
    for (std::size_t i = 0; i <= column_; ++i) {
      std::string& field = fields_[i];
      blank &= field.find_first_not_of(" \t\n") == std::string::npos;
      if (encoding_ == Encoding::kWindows1252) {
        std::optional<std::string> utf8 = Windows1252ToUtf8(field);
        if (!utf8) return NoText();
        row_.cells[i].text = *std::move(utf8);
      } else {
        row_.cells[i].text = std::move(field);
      }
      field.clear();
    }
    column_ = 0;
    record_bytes_ = 0;
    state_ = State::kRecordStart;
    if (!blank) {
      row_.place.row = number_;
      if (Status s = sink_.Take(row_); !s) return s;
      header_taken_ = true;
    }
    ++number_;
    return {};
  }

  Status SettleEncoding() {
    if (encoding_ == Encoding::kWindows1252) return {};
    bool utf8 = true, ascii = true;
    for (const std::string& field : fields_) {
      const bool field_ascii = std::all_of(
          field.begin(), field.end(),
          [](char c) { return static_cast<unsigned char>(c) < 0x80; });
      ascii &= field_ascii;
      utf8 &= field_ascii || IsUtf8(field);
    }
    if (ascii) return {};
    if (encoding_ == Encoding::kUtf8) return utf8 ? Status() : NoText();
    encoding_ = utf8 ? Encoding::kUtf8 : Encoding::kWindows1252;
    return {};
  }

  Error NoText() const {
    return Error(encoding_ == Encoding::kUtf8
                     ? "there are bytes that are no UTF-8, as the file is up "
                       "to there; save it anew as \"CSV UTF-8\""
                     : "there are bytes that are no text; save the file anew "
                       "as \"CSV UTF-8\"");
  }

  static Error NeverClosed() {
    return Error(
        "a quote is opened in this row and never closed; save the "
        "file anew from the program that made it");
  }

  Status AtRow(Status status) const {
    if (status) return status;
    return std::move(status).error().In("row " + std::to_string(number_));
  }

  const char separator_;
  Encoding encoding_;
  RowSink& sink_;
  State state_ = State::kRecordStart;
  bool after_return_ = false;  // inside quotes
  bool header_taken_ = false;
  std::vector<bool> wanted_;
  std::vector<std::string> fields_;
  std::size_t column_ = 0;
  std::size_t record_bytes_ = 0;
  std::size_t number_ = 1;
  Row row_;
};

// The first line where it is "sep=;", as Excel takes it; it is no row.
std::optional<char> TakeSeparatorLine(std::string& head) {
  if (head.size() < 5 || Fold(std::string_view(head).substr(0, 4)) != "sep=")
    return std::nullopt;
  const std::size_t end = head.find_first_of("\r\n", 5);
  if (end != 5 && head.size() > 5) return std::nullopt;
  const char separator = head[4];
  head.erase(0, head.compare(5, 2, "\r\n") == 0 ? 7 : 6);
  return separator;
}

}  // namespace

Status ReadCsv(ByteStream& bytes, const FormatOptions&, RowSink& sink) {
  Decoder decoder(bytes);
  std::string head;
  bool ended = false;
  while (!ended && head.size() < kHead) {
    Result<std::string> piece = decoder.Next();
    if (!piece) return std::move(piece).error();
    ended = piece->empty();
    head += *piece;
  }
  const std::optional<char> named = TakeSeparatorLine(head);
  Parser parser(named ? *named : FindSeparator(head), decoder.marked(), sink);
  if (Status s = parser.Feed(head); !s) return s;
  while (!ended) {
    Result<std::string> piece = decoder.Next();
    if (!piece) return std::move(piece).error();
    ended = piece->empty();
    if (Status s = parser.Feed(*piece); !s) return s;
  }
  return parser.End();
}

bool RecognisesCsv(std::string_view head) {
  if (head.starts_with("PK\x03\x04") || head.starts_with("\xD0\xCF\x11\xE0"))
    return false;
  return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") ||
         head.find('\0') == std::string_view::npos;
}

}  // namespace planwatch
