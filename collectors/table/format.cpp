#include "collectors/table/format.h"

#include <algorithm>
#include <vector>

#include "collectors/base/text.h"
#include "collectors/table/csv.h"
#include "collectors/table/foreign.h"
#include "collectors/table/json.h"
#include "collectors/table/office/office.h"

namespace planwatch {
namespace {

// All formats. A new one is a line here; see collectors/README.md.
constexpr Format kFormats[] = {
    {"docx", RecognisesOffice, ReadOffice},
    {"xlsx", RecognisesOffice, ReadOffice},
    {"ods", RecognisesOffice, ReadOffice},
    {"json", RecognisesJson, ReadJson},
    {"csv", RecognisesCsv, ReadCsv},
};

constexpr std::size_t kSniffed = 4096;

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
  Status NextPage(std::string_view link) override {
    return rest_.NextPage(link);
  }

 private:
  std::string head_;
  std::size_t at_ = 0;
  ByteStream& rest_;
};

// Reads on until `head` has `most` bytes or the stream ends.
Status ReadHead(ByteStream& bytes, std::size_t most, std::string& head) {
  std::size_t size = head.size();
  head.resize(most);
  while (size < most) {
    Result<std::size_t> count = bytes.Read(std::span(head).subspan(size));
    if (!count) return std::move(count).error();
    if (*count == 0) break;
    size += *count;
  }
  head.resize(size);
  return {};
}

std::string FormatNames() {
  std::string names;
  for (const Format& format : kFormats)
    names += (names.empty() ? "" : ", ") + std::string(format.name);
  return names;
}

// Whether the text is of the pattern's form, `*` and `?` standing for any
// characters and any one. At a mismatch only the last `*` takes one more
// character, so the time is bounded by the product of the lengths.
bool MatchesGlob(std::string_view text, std::string_view pattern) {
  std::size_t t = 0, p = 0, star = pattern.npos, resumed = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resumed = t;
    } else if (p < pattern.size() &&
               (pattern[p] == '?' || pattern[p] == text[t])) {
      ++p;
      ++t;
    } else if (star != pattern.npos) {
      p = star + 1;
      t = ++resumed;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

bool Names(std::string_view entry, std::string_view folded_name,
           std::size_t number) {
  const std::string folded = Fold(entry);
  return folded == folded_name || folded == std::to_string(number) ||
         MatchesGlob(folded_name, folded);
}

bool AnyNames(const std::vector<std::string>& entries, std::string_view name,
              std::size_t number) {
  const std::string folded = Fold(name);
  return std::any_of(entries.begin(), entries.end(), [&](const auto& entry) {
    return Names(entry, folded, number);
  });
}

}  // namespace

Place FormatOptions::PlaceOf(std::string_view kind, std::string_view name,
                             std::size_t number) const {
  Place place;
  place.table = std::string(kind) + ' ' +
                (confidential ? std::to_string(number) : std::string(name));
  place.unnamed = confidential;
  return place;
}

bool FormatOptions::IsRead(std::string_view name, std::size_t number) const {
  return (sheets.empty() || AnyNames(sheets, name, number)) &&
         !AnyNames(ignore, name, number);
}

std::string_view FormatOptions::WhyNotRead(std::string_view name,
                                           std::size_t number) const {
  return AnyNames(ignore, name, number)
             ? "it is among those that `ignore:` names"
             : "it is not among those that the configuration asks for";
}

Status FormatOptions::CheckAllFound(const std::vector<std::string>& names,
                                    std::string_view kind) const {
  for (const std::string& entry : sheets) {
    bool found = false;
    for (std::size_t i = 0; i < names.size() && !found; ++i)
      found = Names(entry, Fold(names[i]), i + 1);
    if (!found)
      return Error("there is no " + std::string(kind) + " \"" + entry + '"' +
                   (confidential ? "" : "; there are: " + Join(names, ", ")));
  }
  return {};
}

std::span<const Format> Formats() { return kFormats; }

Status ReadTable(ByteStream& bytes, std::string_view name,
                 const FormatOptions& options, RowSink& sink) {
  if (!name.empty()) {
    for (const Format& format : kFormats)
      if (format.name == name) return format.read(bytes, options, sink);
    return Error("there is no format \"" + std::string(name) +
                 "\"; `format:` is one of: " + FormatNames());
  }
  std::string head;
  if (Status s = ReadHead(bytes, kSniffed, head); !s) return s;
  if (FindForeign(head) != nullptr) {
    if (Status s = ReadHead(bytes, kForeignHead, head); !s) return s;
    // What looked like one by its start may be none: blanks before a table.
    if (const ForeignFile* foreign = FindForeign(head))
      return ForeignError(*foreign);
  }
  for (const Format& format : kFormats) {
    if (!format.recognises(std::string_view(head).substr(0, kSniffed)))
      continue;
    Replayed all(std::move(head), bytes);
    return format.read(all, options, sink);
  }
  return Error("the file is in no format that can be read (" + FormatNames() +
               "); save it anew as \"CSV UTF-8\"");
}

}  // namespace planwatch
