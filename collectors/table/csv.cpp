#include "collectors/table/csv.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "collectors/base/encoding.h"
#include "collectors/base/text.h"
#include "collectors/table/csv_separator.h"
#include "collectors/table/limits.h"
#include "collectors/table/quoted_cell.h"

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

// Bytes, to be asked for each byte of a file.
class ByteSet {
 public:
  explicit ByteSet(std::initializer_list<char> bytes) {
    for (const char byte : bytes) has_[static_cast<unsigned char>(byte)] = true;
  }
  bool Has(char byte) const { return has_[static_cast<unsigned char>(byte)]; }

 private:
  std::array<bool, 256> has_{};
};

// Takes the record's bytes one run at a time; one buffer holds its cells.
class Parser {
 public:
  Parser(char separator, bool utf8, RowSink& sink)
      : separator_(separator),
        specials_({separator, '\r', '\n', '\0'}),
        encoding_(utf8 ? Encoding::kUtf8 : Encoding::kUnsettled),
        sink_(sink) {}

  // All errors come with the row.
  Status Feed(std::string_view bytes) {
    while (!bytes.empty()) {
      if (BeginsPlain(bytes.front())) state_ = State::kPlain;
      const std::size_t run = OrdinaryRun(bytes);
      if (Status s = run > 0 ? AppendRun(bytes.substr(0, run)) : Take(bytes[0]);
          !s)
        return AtRow(std::move(s));
      bytes.remove_prefix(std::max<std::size_t>(run, 1));
    }
    return {};
  }

  Status End() {
    if (state_ == State::kQuoted || state_ == State::kQuotedReturn)
      return AtRow(NeverClosed());
    if (state_ == State::kRecordStart || state_ == State::kAfterReturn)
      return {};
    if (IsCutShort()) return AtRow(CutShort());
    return AtRow(EndRecord());
  }

 private:
  enum class State {
    kRecordStart,
    kAfterReturn,  // between CR and a LF that may follow
    kFieldStart,
    kPlain,
    kQuoted,
    kQuotedReturn,   // the same as kAfterReturn, inside quotes
    kQuoteInQuoted,  // its end, or the first of two that mean one
    kClosed,         // white space after the closing quote
  };
  enum class Encoding { kUnsettled, kUtf8, kWindows1252 };

  bool BeginsPlain(char c) const {
    return (state_ == State::kRecordStart || state_ == State::kFieldStart) &&
           c != '"' && !specials_.Has(c);
  }

  // How many bytes stand in front that mean nothing but themselves.
  std::size_t OrdinaryRun(std::string_view bytes) const {
    if (state_ != State::kPlain && state_ != State::kQuoted) return 0;
    const ByteSet& specials =
        state_ == State::kQuoted ? quoted_specials_ : specials_;
    std::size_t run = 0;
    while (run < bytes.size() && !specials.Has(bytes[run])) ++run;
    return run;
  }

  Status AppendRun(std::string_view run) {
    record_bytes_ += run.size();
    if (record_bytes_ > kMaxRecordBytes) return TooLong();
    Append(run);
    return {};
  }

  Status Take(char c) {
    if (state_ == State::kAfterReturn || state_ == State::kQuotedReturn) {
      state_ =
          state_ == State::kAfterReturn ? State::kRecordStart : State::kQuoted;
      if (c == '\n') return {};
    }
    if (c == '\0')
      return Error(
          "there is a NUL byte; the file is damaged or no CSV file: save it "
          "anew as \"CSV UTF-8\"");
    if (++record_bytes_ > kMaxRecordBytes) return TooLong();
    if (state_ == State::kQuoted) return OnQuotedByte(c);
    if (state_ == State::kQuoteInQuoted && c == '"') {
      state_ = State::kQuoted;
      Append("\"");
      return {};
    }
    if (c == separator_) return EndField();
    if (c == '\n' || c == '\r') {
      Status status = EndRecord();
      state_ = c == '\r' ? State::kAfterReturn : State::kRecordStart;
      return status;
    }
    return OnFieldByte(c);
  }

  // Line breaks inside quotes are '\n', however they were written.
  Status OnQuotedByte(char c) {
    if (c == '"') {
      state_ = State::kQuoteInQuoted;
    } else if (c == '\r') {
      state_ = State::kQuotedReturn;
      Append("\n");
    } else {
      Append({&c, 1});
    }
    return {};
  }

  Status OnFieldByte(char c) {
    if (state_ == State::kQuoteInQuoted || state_ == State::kClosed) {
      state_ = State::kClosed;
      if (c == ' ' || c == '\t') return {};
      return Error(
          "there is text after a closing quote; a quote inside a cell is "
          "written twice (\"\"): save the file anew from the program that "
          "made it");
    }
    if (c == '"' && state_ != State::kPlain) {
      if (!quoted_.MayHoldRows()) quoted_ = {ends_.size(), row_cells_};
      state_ = State::kQuoted;
      return {};
    }
    state_ = State::kPlain;
    Append({&c, 1});
    return {};
  }

  void Append(std::string_view run) {
    if (state_ != State::kPlain && quoted_.column() == ends_.size())
      quoted_.Add(run, separator_);
    const bool needed = IsNeeded();
    if (needed) text_ += run;
    if (row_.filled_cells <= ends_.size() &&
        run.find_first_not_of(" \t\n") != std::string::npos) {
      row_.filled_cells = ends_.size() + 1;
      is_unread_ = !needed;
    }
  }

  bool IsNeeded() {
    if (!header_taken_) return true;
    while (wanted_.size() <= ends_.size())
      wanted_.push_back(sink_.NeedsColumn(wanted_.size()));
    return wanted_[ends_.size()];
  }

  // The mark keeps the end of one cell and the start of the next from making
  // a character together.
  void CloseField() {
    ends_.push_back(text_.size());
    text_ += kMark;
    if (std::exchange(is_unread_, false) && sink_.HoldsColumn(ends_.size() - 1))
      ++row_.unread_cells;
  }

  Status EndField() {
    CloseField();
    state_ = State::kFieldStart;
    if (ends_.size() == kMaxColumns)
      return Error(
          "there are more than 1,000 columns; take out what isn't part of the "
          "table");
    return {};
  }

  Status EndRecord() {
    CloseField();
    if (row_.filled_cells > 0) {
      if (const std::size_t rows = quoted_.RowsTakenIn(ends_.size()); rows > 0)
        return TakesInRows(rows);
      ++records_;
      row_cells_ = ends_.size();
      fewest_ = std::min(fewest_, row_cells_);
      if (Status s = Emit(); !s) return s;
      header_taken_ = true;
    }
    // The cells' buffers serve again, but not those of a giant.
    if (text_.size() > kHead) row_ = {};
    row_.unread_cells = row_.filled_cells = 0;
    text_.clear();
    ends_.clear();
    wanted_.clear();  // below other headings others may be
    quoted_ = {};
    record_bytes_ = 0;
    ++number_;
    return {};
  }

  Status Emit() {
    if (Status s = SettleEncoding(); !s) return s;
    row_.place.row = number_;
    row_.cells.resize(ends_.size());
    std::size_t begin = 0;
    for (std::size_t i = 0; i < ends_.size(); ++i) {
      const std::string_view field(text_.data() + begin, ends_[i] - begin);
      begin = ends_[i] + 1;
      if (encoding_ == Encoding::kWindows1252) {
        std::optional<std::string> utf8 = Windows1252ToUtf8(field);
        if (!utf8) return NoText();
        row_.cells[i].text = *std::move(utf8);
      } else {
        row_.cells[i].text = field;
      }
    }
    return sink_.Take(row_);
  }

  Status SettleEncoding() {
    if (encoding_ == Encoding::kWindows1252) return {};
    const bool ascii = std::all_of(text_.begin(), text_.end(), [](char c) {
      return static_cast<unsigned char>(c) < 0x80;
    });
    if (ascii) return {};
    const bool utf8 = IsUtf8(text_);
    if (encoding_ == Encoding::kUtf8) return utf8 ? Status() : NoText();
    encoding_ = utf8 ? Encoding::kUtf8 : Encoding::kWindows1252;
    return {};
  }

  Error NoText() const {
    return Error(encoding_ == Encoding::kUtf8
                     ? "there are bytes that are no UTF-8, as the file is up "
                       "to there; save it anew as \"CSV UTF-8\""
                     : "there are bytes that are not text; save the file anew "
                       "as \"CSV UTF-8\"");
  }

  // The last record needs no end of a line (RFC 4180, 2). But where it has none
  // and fewer cells than any other, a file is being saved, or was not saved to
  // its end.
  bool IsCutShort() const {
    constexpr std::size_t kEnough = 3;
    return row_.filled_cells > 0 && records_ >= kEnough &&
           ends_.size() + 1 < fewest_;
  }

  static Error CutShort() {
    return Error(
        "the file ends within this row, which has fewer cells than any other; "
        "if it is being saved, it is read again once that is done, else save "
        "it anew");
  }

  static Error NeverClosed() {
    return Error(
        "a quote is opened in this row and never closed; save the file anew "
        "from the program that made it");
  }

  static Error TakesInRows(std::size_t rows) {
    return Error("a quote that is opened in this row takes in " +
                 (rows == 1 ? std::string("the row")
                            : "the " + std::to_string(rows) + " rows") +
                 " behind it; take the quote out, or write it twice (\"\") "
                 "where it is meant");
  }

  Error TooLong() const {
    if (state_ == State::kQuoted) return NeverClosed();
    return Error(
        "the row is longer than 4 MiB; the file is damaged or no CSV file");
  }

  Status AtRow(Status status) const {
    if (status) return status;
    return std::move(status).error().In("row " + std::to_string(number_));
  }

  static constexpr char kMark = '\0';

  const char separator_;
  const ByteSet specials_;  // outside quotes
  const ByteSet quoted_specials_{'"', '\r', '\0'};
  Encoding encoding_;
  RowSink& sink_;
  State state_ = State::kRecordStart;
  bool header_taken_ = false;
  std::vector<bool> wanted_;
  std::size_t number_ = 1;  // of the record
  // Of the records so far that are not blank; of the cells of the shortest.
  std::size_t records_ = 0;
  std::size_t fewest_ = std::numeric_limits<std::size_t>::max();

  std::size_t row_cells_ = 0;  // of the last of these

  // Of the record so far:
  QuotedCell quoted_;              // in quotes, over lines
  std::string text_;               // its wanted cells, a mark after each
  std::vector<std::size_t> ends_;  // where they end
  std::size_t record_bytes_ = 0;   // as read
  Row row_;
  bool is_unread_ = false;  // the cell so far, and holds something
};

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
  const std::optional<char> named = ConsumeSeparatorLine(head);
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
  if (head.starts_with("PK\x03\x04")) return false;
  return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") ||
         head.find('\0') == std::string_view::npos;
}

}  // namespace planwatch
