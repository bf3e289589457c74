// The SHA-256 of a document, by which the history identifies accepted versions.
// Any thread.
#pragma once

#include <filesystem>
#include <string>

namespace planwatch {

// In lower-case hexadecimal digits; empty if the file can't be read. Only for
// regular files: reading a pipe would block.
std::string Sha256OfFile(const std::filesystem::path& file);

}  // namespace planwatch
