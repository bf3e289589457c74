#include "collectors/source/query.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "collectors/base/ascii.h"
#include "collectors/base/encoding.h"
#include "collectors/base/text.h"
#include "collectors/source/secret.h"
#include "collectors/table/limits.h"

namespace planwatch {
namespace {

// Words that no statement that only reads has outside of quotes. The last ones
// begin a second statement, for which SQL Server needs no semicolon.
constexpr std::string_view kWrites[] = {
    "insert", "update", "delete",  "merge", "into",   "alter",   "create",
    "drop",   "exec",   "execute", "grant", "revoke", "truncate"};

struct Token {
  enum class Kind { kEnd, kWord, kSemicolon, kOther };
  Kind kind = Kind::kEnd;
  std::string_view text;
};

bool IsWordCharacter(char c) {
  return IsLetter(c) || IsDigit(c) || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Takes SQL apart as far as all its dialects agree. What stands in quotes is
// one token of no kind.
class Lexer {
 public:
  explicit Lexer(std::string_view sql) : sql_(sql) {}

  Token Next() {
    SkipBlanks();
    if (at_ == sql_.size()) return {};
    const std::size_t start = at_;
    const char c = sql_[at_++];
    if (c == ';') return {Token::Kind::kSemicolon, sql_.substr(start, 1)};
    if (IsWordCharacter(c)) {
      while (at_ < sql_.size() && IsWordCharacter(sql_[at_])) ++at_;
      return {Token::Kind::kWord, sql_.substr(start, at_ - start)};
    }
    // A doubled quote inside makes two tokens of it, which is no matter.
    if (c == '\'' || c == '"' || c == '`') SkipPast(std::string_view(&c, 1));
    if (c == '[') SkipPast("]");
    return {Token::Kind::kOther, sql_.substr(start, at_ - start)};
  }

 private:
  void SkipPast(std::string_view end) {
    const std::size_t found = sql_.find(end, at_);
    at_ = found == std::string_view::npos ? sql_.size() : found + end.size();
  }

  void SkipBlanks() {
    for (;;) {
      const std::string_view rest = sql_.substr(at_);
      if (rest.starts_with("--")) {
        SkipPast("\n");
      } else if (rest.starts_with("/*") && !rest.starts_with("/*!")) {
        SkipPast("*/");  // MySQL executes what stands in the other kind
      } else {
        const std::size_t blank = rest.find_first_not_of(" \t\r\n\f\v");
        at_ += std::min(blank, rest.size());
        if (blank == 0 || at_ == sql_.size()) return;
      }
    }
  }

  std::string_view sql_;
  std::size_t at_ = 0;
};

}  // namespace

Error EmptyQuery() { return Error("the query is empty; write one SELECT"); }

Error MoreThanRead() {
  return Error("the query does more than read; write one SELECT");
}

Error LostConnection() {
  return Error("the connection to the database was lost; it is tried again");
}

Error NoSuch(std::string_view kind, std::string_view name) {
  return Error("there is no " + std::string(kind) + " \"" + std::string(name) +
               "\" in the database; put the query right");
}

Result<std::string> OneSelect(std::string_view query) {
  Lexer lexer(query);
  const char* end = nullptr;
  bool first = true, ended = false, after_dot = false;
  for (Token token = lexer.Next(); token.kind != Token::Kind::kEnd;
       token = lexer.Next()) {
    if (token.kind == Token::Kind::kSemicolon) {
      ended = true;
      continue;
    }
    if (ended && !first) return MoreThanRead();
    const bool is_word = token.kind == Token::Kind::kWord;
    if (is_word && !after_dot) {
      const std::string word = Fold(token.text);
      if (std::any_of(std::begin(kWrites), std::end(kWrites),
                      [&](std::string_view write) {
                        // Some servers part "1INTO" behind its number.
                        return IsDigit(word.front()) ? word.ends_with(write)
                                                     : word == write;
                      }))
        return Error("the query has the word " + std::string(token.text) +
                     ", so that it does more than read; write one SELECT, with "
                     "a column of that name in quotes");
      if (first && word != "select" && word != "with") return MoreThanRead();
      first = false;
    } else if (first && token.text != "(") {
      return MoreThanRead();
    }
    after_dot = token.text == ".";
    end = token.text.data() + token.text.size();
  }
  if (end == nullptr) return EmptyQuery();
  return std::string(query.data(), end);
}

Result<std::string> ReadPassword(const std::filesystem::path& file) {
  if (file.empty()) return std::string();
  return ReadSecret({.value = {}, .file = file}, "password_file");
}

Status ResultRows::SetColumns(const std::vector<std::string>& names) {
  if (names.empty())
    return Error("the query gives no column; name the ones that are needed");
  if (names.size() > kMaxColumns)
    return Error(
        "the query gives more than 1,000 columns; name the ones that are "
        "needed");
  row_.cells.resize(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) text(i) = names[i];
  if (Status s = sink_.Take(row_); !s) return s;
  for (std::size_t i = 0; i < names.size(); ++i) {
    text(i).clear();
    if (sink_.NeedsColumn(i)) wanted_.push_back(i);
  }
  return {};
}

Status ResultRows::EndRow() {
  ++row_.place.row;
  for (const std::size_t i : wanted_) {
    if (IsUtf8(text(i))) continue;
    std::optional<std::string> utf8 = Windows1252ToUtf8(text(i));
    if (!utf8)
      return Error(
                 "a text is neither UTF-8 nor Windows-1252; put it right in "
                 "the database")
          .In(row_.place.ToString());
    text(i) = *std::move(utf8);
  }
  if (Status s = sink_.Take(row_); !s)
    return std::move(s).error().In(row_.place.ToString());
  return {};
}

}  // namespace planwatch
