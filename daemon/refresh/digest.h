// The SHA-256 of a document: by it the history knows a version again that was
// accepted. Any thread.
#pragma once

#include <filesystem>
#include <string>

namespace planwatch {

// As lower-case hexadecimal digits; empty where the file can't be read. For
// regular files: a pipe would be waited for.
std::string Sha256OfFile(const std::filesystem::path& file);

}  // namespace planwatch
