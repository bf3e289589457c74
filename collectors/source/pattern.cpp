#include "collectors/source/pattern.h"

#include <fnmatch.h>

#include <algorithm>
#include <regex>
#include <string>
#include <system_error>

#include "collectors/base/ascii.h"

namespace planwatch {
namespace {

namespace fs = std::filesystem;

// The digits at the front of `text`, which is moved behind them; without
// leading zeros.
std::string_view TakeNumber(std::string_view& text) {
  const std::size_t end =
      std::min(text.find_first_not_of("0123456789"), text.size());
  std::string_view number = text.substr(0, end);
  text.remove_prefix(end);
  number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
  return number;
}

// What follows the name in a copy's: "Plan B (1).docx" is none of "Plan.docx".
bool BeginsAsCopy(std::string_view rest) {
  return rest.starts_with(" (") || rest.starts_with(".sync-conflict") ||
         rest.starts_with("-conflict-");
}

}  // namespace

bool IsPattern(const fs::path& file) {
  return file.filename().string().find_first_of("*?") != std::string::npos;
}

fs::path FolderOf(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : ".";
}

bool NameComesBefore(std::string_view a, std::string_view b) {
  const std::string_view whole_a = a, whole_b = b;
  while (!a.empty() && !b.empty()) {
    if (IsDigit(a.front()) && IsDigit(b.front())) {
      const std::string_view number_a = TakeNumber(a), number_b = TakeNumber(b);
      if (number_a.size() != number_b.size())
        return number_a.size() < number_b.size();
      if (number_a != number_b) return number_a < number_b;
    } else {
      if (a.front() != b.front()) return a.front() < b.front();
      a.remove_prefix(1);
      b.remove_prefix(1);
    }
  }
  if (a.empty() != b.empty()) return a.empty();
  return whole_a < whole_b;  // "v01" and "v1": always the same one
}

bool IsConflictName(std::string_view name) {
  static const std::regex conflict(
      R"(.* \(\d{1,2}\)\.[^.]*|.*(conflicted copy|sync-conflict|-conflict-).*)",
      std::regex::icase);
  return std::regex_match(name.begin(), name.end(), conflict);
}

std::vector<std::string> ConflictCopies(const fs::path& file) {
  const std::string own = file.filename().string();
  const std::string stem = file.stem().string();
  const bool is_pattern = IsPattern(file);
  std::vector<std::string> copies;
  std::error_code error;
  for (fs::directory_iterator at(FolderOf(file), error), end;
       !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    const bool is_copy =
        is_pattern
            ? fnmatch(own.c_str(), name.c_str(), FNM_PERIOD) == 0
            : name.starts_with(stem) && name != own &&
                  BeginsAsCopy(std::string_view(name).substr(stem.size())) &&
                  at->path().extension() == file.extension();
    if (is_copy && IsConflictName(name)) copies.push_back(name);
  }
  std::sort(copies.begin(), copies.end());
  return copies;
}

Result<fs::path> LatestMatch(const fs::path& file) {
  if (!IsPattern(file)) return file;
  const std::string pattern = file.filename().string();
  const fs::path folder = FolderOf(file);
  std::error_code error;
  std::string latest, conflict;
  for (fs::directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    const std::string name = at->path().filename().string();
    std::error_code unknown;
    if (name.starts_with("~$") || at->is_directory(unknown) ||
        fnmatch(pattern.c_str(), name.c_str(), FNM_PERIOD) != 0)
      continue;
    if (IsConflictName(name))
      conflict = name;
    else if (latest.empty() || NameComesBefore(latest, name))
      latest = name;
  }
  if (!latest.empty()) return folder / latest;
  if (error)
    return Error("its folder can't be read (" + error.message() +
                 "); see that it is there, and that the daemon's user may read "
                 "it");
  return Error(conflict.empty()
                   ? "no file of its folder has such a name"
                   : "no file of its folder has such a name but \"" + conflict +
                         "\", which looks like a conflict of a "
                         "synchronisation; rename the one that counts");
}

}  // namespace planwatch
