#include "collectors/table/format.h"

#include <algorithm>
#include <array>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/table/csv.h"
#include "collectors/table/office/office.h"

namespace planwatch {
namespace {

// All formats. A new one is a line here; see collectors/README.md.
constexpr Format kFormats[] = {
    {"docx", RecognisesOffice, ReadOffice},
    {"xlsx", RecognisesOffice, ReadOffice},
    {"ods", RecognisesOffice, ReadOffice},
    {"csv", RecognisesCsv, ReadCsv},
};

// [MS-CFB]: what Office wrote before 2007, and what it wraps a document in that
// has a password.
constexpr std::string_view kOldOffice = "\xD0\xCF\x11\xE0";

constexpr std::size_t kHead = 4096;

// A stream whose first bytes were looked at already.
class Replayed : public ByteStream {
 public:
  Replayed(std::string head, ByteStream& rest)
      : head_(std::move(head)), rest_(rest) {}

  Result<std::size_t> Read(std::span<char> buffer) override {
    if (at_ == head_.size()) return rest_.Read(buffer);
    const std::size_t count = std::min(buffer.size(), head_.size() - at_);
    std::copy_n(head_.begin() + static_cast<std::ptrdiff_t>(at_), count,
                buffer.begin());
    at_ += count;
    return count;
  }

 private:
  std::string head_;
  std::size_t at_ = 0;
  ByteStream& rest_;
};

Result<std::string> ReadHead(ByteStream& bytes) {
  std::string head(kHead, '\0');
  std::size_t size = 0;
  while (size < kHead) {
    Result<std::size_t> count = bytes.Read(std::span(head).subspan(size));
    if (!count) return std::move(count).error();
    if (*count == 0) break;
    size += *count;
  }
  head.resize(size);
  return head;
}

// Goes back to the last `*` alone, so it takes no longer than the product of
// the two lengths.
bool MatchesGlob(std::string_view text, std::string_view glob) {
  std::size_t at = 0, in_glob = 0;
  std::size_t star = std::string_view::npos, after_star = 0;
  while (at < text.size()) {
    if (in_glob < glob.size() && glob[in_glob] == '*') {
      star = in_glob++;
      after_star = at;
    } else if (in_glob < glob.size() &&
               (glob[in_glob] == '?' || glob[in_glob] == text[at])) {
      ++in_glob;
      ++at;
    } else if (star != std::string_view::npos) {
      in_glob = star + 1;
      at = ++after_star;
    } else {
      return false;
    }
  }
  while (in_glob < glob.size() && glob[in_glob] == '*') ++in_glob;
  return in_glob == glob.size();
}

std::string Names() {
  std::string names;
  for (const Format& format : kFormats)
    names += (names.empty() ? "" : ", ") + std::string(format.name);
  return names;
}

}  // namespace

bool FormatOptions::IsRead(std::string_view name, std::size_t number) const {
  const std::string folded = Fold(name);
  const auto is_named = [&](const std::vector<std::string>& list) {
    return std::any_of(list.begin(), list.end(), [&](const std::string& one) {
      return one == std::to_string(number) ||
             (!folded.empty() && MatchesGlob(folded, Fold(one)));
    });
  };
  return (sheets.empty() || is_named(sheets)) && !is_named(ignore);
}

std::span<const Format> Formats() { return kFormats; }

Status ReadTable(ByteStream& bytes, std::string_view name,
                 const FormatOptions& options, RowSink& sink) {
  if (!name.empty()) {
    for (const Format& format : kFormats)
      if (format.name == name) return format.read(bytes, options, sink);
    return Error("there is no format \"" + std::string(name) +
                 "\"; `format:` is one of: " + Names());
  }
  Result<std::string> head = ReadHead(bytes);
  if (!head) return std::move(head).error();
  for (const Format& format : kFormats) {
    if (!format.recognises(*head)) continue;
    Replayed all(*std::move(head), bytes);
    return format.read(all, options, sink);
  }
  if (head->starts_with(kOldOffice))
    return Error(
        "the document has a password or is of the old kind (.doc, "
        ".xls); take the password off (File, Info, Protect), or save "
        "it as .docx or .xlsx");
  return Error("the file is in no format that can be read (" + Names() +
               "); save it anew as \"CSV UTF-8\"");
}

}  // namespace planwatch
