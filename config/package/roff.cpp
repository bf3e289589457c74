#include "config/package/roff.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <vector>

namespace planwatch::roff {
namespace {

constexpr std::size_t kWidth = 78;

// The code point that begins at `at`, which is moved behind it. The text is
// UTF-8.
std::uint32_t Decode(std::string_view text, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at++]);
  if (byte < 0x80) return byte;
  const int more = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1;
  std::uint32_t code = byte & (0x3F >> more);
  for (int i = 0; i < more && at < text.size(); ++i)
    code = (code << 6) | (static_cast<unsigned char>(text[at++]) & 0x3F);
  return code;
}

std::string Font(char font, std::string_view text) {
  return std::string("\\f") + font + Escape(text) + "\\fR";
}

// Code, emphasis and links of one line; the rest is escaped.
std::string Inline(std::string_view text) {
  std::string out;
  std::size_t plain = 0;  // where what is not yet written begins
  const auto flush = [&](std::size_t to) {
    out += Escape(text.substr(plain, to - plain));
  };
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\\' && at + 1 < text.size() && text[at + 1] == '|') {
      flush(at);
      plain = at + 1;
      at += 2;
    } else if (text[at] == '`') {
      std::size_t ticks = at;
      while (ticks < text.size() && text[ticks] == '`') ++ticks;
      const std::string_view fence = text.substr(at, ticks - at);
      const std::size_t end = text.find(fence, ticks);
      if (end == text.npos) break;
      flush(at);
      std::string_view code = text.substr(ticks, end - ticks);
      if (fence.size() > 1 && code.size() > 2)
        code = code.substr(1, code.size() - 2);
      std::string literal(code);
      for (std::size_t bar; (bar = literal.find("\\|")) != literal.npos;)
        literal.erase(bar, 1);
      out += Font('B', literal);
      at = plain = end + fence.size();
    } else if (text.substr(at, 2) == "**") {
      const std::size_t end = text.find("**", at + 2);
      if (end == text.npos) break;
      flush(at);
      out += Font('B', text.substr(at + 2, end - at - 2));
      at = plain = end + 2;
    } else if (text[at] == '[') {
      const std::size_t middle = text.find("](", at);
      const std::size_t end =
          middle == text.npos ? middle : text.find(')', middle);
      if (end == text.npos) {
        ++at;
        continue;
      }
      flush(at);
      out += Inline(text.substr(at + 1, middle - at - 1));
      at = plain = end + 1;
    } else {
      ++at;
    }
  }
  flush(text.size());
  return out;
}

// Filled lines, none of which roff takes for a macro.
std::string Wrap(std::string_view text) {
  std::string out, line;
  const auto end_line = [&] {
    if (line.empty()) return;
    if (line.front() == '.' || line.front() == '\'') out += "\\&";
    out += line + '\n';
    line.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \n", at);
    if (begin == text.npos) break;
    at = std::min(text.find_first_of(" \n", begin), text.size());
    const std::string_view word = text.substr(begin, at - begin);
    if (!line.empty() && line.size() + 1 + word.size() > kWidth) end_line();
    line.append(line.empty() ? "" : " ").append(word);
  }
  end_line();
  return out;
}

std::string_view Trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

std::vector<std::string> CellsOf(std::string_view row) {
  std::vector<std::string> cells;
  std::string cell;
  for (std::size_t at = 1; at < row.size(); ++at) {
    if (row[at] == '|' && row[at - 1] != '\\') {
      cells.emplace_back(Trim(cell));
      cell.clear();
    } else {
      cell += row[at];
    }
  }
  return cells;
}

void WriteTable(const std::vector<std::string>& lines, std::ostream& out) {
  const std::vector<std::string> heads = CellsOf(lines.front());
  for (std::size_t row = 2; row < lines.size(); ++row) {
    const std::vector<std::string> cells = CellsOf(lines[row]);
    if (cells.empty()) continue;
    out << ".TP\n" << Wrap(Inline(cells.front()));
    std::string text;
    for (std::size_t i = 1; i < cells.size() && i < heads.size(); ++i) {
      if (cells[i].empty() || heads[i].starts_with("wrong value")) continue;
      std::string head = heads[i];
      if (!head.empty() && head[0] >= 'a' && head[0] <= 'z')
        head[0] = static_cast<char>(head[0] - 'a' + 'A');
      if (!text.empty()) text += ' ';
      text += (i == 1 || head == "Meaning" ? "" : head + ": ") + cells[i];
      if (text.back() != '.') text += '.';
    }
    out << Text(text.empty() ? "-" : text);
  }
}

enum class Block { kNone, kParagraph, kItem };

// Line by line: what is being filled, until another block begins.
class Writer {
 public:
  explicit Writer(std::ostream& out) : out_(out) {}

  void Line(const std::string& line) {
    if (line.starts_with("|")) return InTable(line);
    EndTable();
    const bool indented = line.starts_with("    ");
    if (indented && (block_ == Block::kNone || code_)) return InCode(line);
    if (!line.empty()) EndCode();
    if (line.empty() || line.starts_with("<!--")) return EndText();
    if (line.starts_with("#")) return Heading(line);
    if (line.starts_with("- ")) return Item(".IP \\(bu 2\n", line.substr(2));
    if (line.size() > 3 && line[0] >= '1' && line[0] <= '9' && line[1] == '.')
      return Item(".IP " + line.substr(0, 2) + " 3\n", line.substr(3));
    if (block_ == Block::kNone) {
      if (!fresh_) out_ << ".PP\n";
      block_ = Block::kParagraph;
    }
    text_ += line + '\n';
  }
  void End() {
    EndTable();
    EndCode();
    EndText();
  }

 private:
  void Heading(const std::string& line) {
    EndText();
    const bool section = line.starts_with("## ");
    out_ << (section ? ".SH " : ".SS ")
         << Inline(Trim(std::string_view(line).substr(line.find(' ')))) << '\n';
    fresh_ = true;
  }
  void Item(const std::string& macro, const std::string& text) {
    EndText();
    out_ << macro;
    block_ = Block::kItem;
    text_ = text + '\n';
  }
  void InCode(const std::string& line) {
    if (!code_) out_ << (fresh_ ? "" : ".PP\n") << ".EX\n";
    code_ = true;
    fresh_ = false;
    std::string text = Escape(std::string_view(line).substr(4));
    if (text.starts_with(".") || text.starts_with("'")) text = "\\&" + text;
    out_ << text << '\n';
  }
  void EndCode() {
    if (code_) out_ << ".EE\n";
    code_ = false;
  }
  void InTable(const std::string& line) {
    EndCode();
    EndText();
    table_.push_back(line);
  }
  void EndTable() {
    if (table_.empty()) return;
    WriteTable(table_, out_);
    table_.clear();
    fresh_ = false;
  }
  void EndText() {
    if (!text_.empty()) {
      out_ << Text(text_);
      fresh_ = false;
    }
    text_.clear();
    block_ = Block::kNone;
  }

  std::ostream& out_;
  Block block_ = Block::kNone;
  std::string text_;
  std::vector<std::string> table_;
  bool code_ = false;
  bool fresh_ = true;  // nothing since a heading
};

}  // namespace

std::string Escape(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t code = Decode(text, at);
    if (code == '\\') {
      out += "\\e";
    } else if (code == '-') {
      out += "\\-";
    } else if (code < 0x80) {
      out += static_cast<char>(code);
    } else {
      char escape[16];
      std::snprintf(escape, sizeof escape, "\\[u%04X]", code);
      out += escape;
    }
  }
  return out;
}

std::string Text(std::string_view markdown) {
  std::string line(markdown);
  for (char& c : line)
    if (c == '\n') c = ' ';
  return Wrap(Inline(line));
}

bool WritePart(std::istream& readme, std::string_view from, std::string_view to,
               std::ostream& out) {
  Writer writer(out);
  bool within = false, found = false;
  for (std::string line; std::getline(readme, line);) {
    if (line.starts_with("## ")) {
      const std::string_view heading = Trim(std::string_view(line).substr(3));
      if (heading == from) within = found = true;
      if (!to.empty() && heading == to) within = false;
    }
    if (within) writer.Line(line);
  }
  writer.End();
  return found;
}

}  // namespace planwatch::roff
