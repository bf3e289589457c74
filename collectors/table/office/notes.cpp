#include "collectors/table/office/notes.h"

#include <algorithm>
#include <cstddef>

#include "collectors/base/ascii.h"
#include "collectors/base/text.h"
#include "collectors/table/office/xml.h"

namespace planwatch {
namespace {

constexpr std::string_view kNotes[] = {"header", "footer", "comments",
                                       "footnotes", "endnotes"};
constexpr std::size_t kMostParts = 50;
constexpr std::size_t kLongestNote = 400;  // bytes
constexpr std::size_t kMostNotes = 500;    // of one part

// Paragraphs of Word's, rows of its tables, comments of Excel's.
class NotesHandler : public XmlHandler {
 public:
  explicit NotesHandler(RowSink& sink) : sink_(sink) {}

  Status Start(std::string_view name, const XmlAttributes&) override {
    if (name == "w:tr") ++rows_;
    in_text_ = name == "w:t" || name == "s:t";
    if (name == "w:tab" || name == "w:br" || name == "w:tc") text_ += ' ';
    return {};
  }

  Status End(std::string_view name) override {
    in_text_ = false;
    if (name == "w:tr" && rows_ > 0) --rows_;
    if (((name == "w:p" || name == "w:tr") && rows_ == 0) ||
        name == "s:comment")
      Take();
    return {};
  }

  void Text(std::string_view utf8) override {
    if (in_text_ && text_.size() <= kLongestNote) text_ += utf8;
  }

 private:
  void Take() {
    const std::string text = TidyLines(text_);
    text_.clear();
    if (!text.empty() && text.size() <= kLongestNote && ++taken_ <= kMostNotes)
      sink_.TakeText(text);
  }

  RowSink& sink_;
  std::string text_;
  std::size_t rows_ = 0;  // open ones of tables
  std::size_t taken_ = 0;
  bool in_text_ = false;
};

}  // namespace

void ReadNotes(Archive& archive, const std::vector<Relationship>& parts,
               RowSink& sink) {
  std::size_t read = 0;
  for (const Relationship& part : parts) {
    if (!IsAmong(kNotes, part.type)) continue;
    if (++read > kMostParts) return;
    NotesHandler handler(sink);
    (void)ReadXml(archive, part.target, handler);
  }
}

std::string PageText(std::string_view coded) {
  std::string text;
  for (std::size_t i = 0; i < coded.size(); ++i) {
    if (coded[i] != '&' || i + 1 == coded.size()) {
      text += coded[i];
      continue;
    }
    const char code = coded[++i];
    if (code == '&') {
      text += '&';
    } else if (code == 'L' || code == 'C' || code == 'R') {
      text += '\n';
    } else if (code == '"') {  // a font
      i = std::min(coded.find('"', i + 1), coded.size());
    } else if (code == 'K') {  // a colour of six digits
      i += 6;
    } else if (IsDigit(code)) {  // a size
      while (i + 1 < coded.size() && IsDigit(coded[i + 1])) ++i;
    }
  }
  return TidyLines(text);
}

}  // namespace planwatch
