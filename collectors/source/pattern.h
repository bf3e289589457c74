// A file named by a pattern: "Plan v*.docx" is the last of those versions.
//
// The rule is one that a look at the folder confirms: the last by name, where a
// number counts as a number ("v12" comes after "v9"). When a file was saved
// does not count, since opening an old version may save it. Passed over are
// what office programs and synchronisation leave beside a document:
// "~$Plan.docx", hidden files, "Plan (1).docx", "Plan (A's conflicted
// copy).docx".
//
// No state: any thread.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/base/result.h"

namespace planwatch {

// Whether the file's name, not its folder's, has `*` or `?` in it.
bool IsPattern(const std::filesystem::path& file);

// The folder that the file, or those of a pattern, stand in.
std::filesystem::path FolderOf(const std::filesystem::path& file);

// Which of two names comes first.
bool NameComesBefore(std::string_view a, std::string_view b);

// A name of a synchronisation's conflict, or of a second download.
bool IsConflictName(std::string_view name);

// The names of a file's conflicts and second downloads in its folder, in order:
// of "Plan.docx" those like "Plan (1).docx", of a pattern those that match it.
// Empty where the folder can't be read.
std::vector<std::string> ConflictCopies(const std::filesystem::path& file);

// The file that the pattern stands for now; `file` itself if it is none. An
// error where there is no such file.
Result<std::filesystem::path> LatestMatch(const std::filesystem::path& file);

}  // namespace planwatch
