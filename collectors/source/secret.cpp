#include "collectors/source/secret.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace planwatch {
namespace {

constexpr std::streamsize kMaxSecret = std::streamsize{64} << 10;

}  // namespace

Result<std::string> ReadSecret(const Secret& secret, std::string_view key) {
  std::string text = secret.value;
  const std::string file = '`' + std::string(key) + '`';
  if (!secret.file.empty()) {
    std::ifstream in(secret.file, std::ios::binary);
    text.resize(kMaxSecret + 1);
    in.read(text.data(), kMaxSecret + 1);
    if (in.gcount() > kMaxSecret)
      return Error("the file of " + file +
                   " is larger than 64 KiB; name the file that holds the "
                   "secret alone");
    if (!in.eof())
      return Error("the file of " + file +
                   " can't be read; see that it is there, and that the "
                   "daemon's user may read it");
    text.resize(static_cast<std::size_t>(in.gcount()));
  }
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string::npos)
    return Error("there is nothing in the file of " + file);
  text = text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
  // It becomes part of a header.
  if (std::any_of(text.begin(), text.end(),
                  [](unsigned char c) { return c < ' ' || c == 0x7f; }))
    return Error(secret.file.empty()
                     ? "the secret has a line break or a control character in "
                       "it"
                     : "the file of " + file +
                           " has more in it than one line of text");
  return text;
}

}  // namespace planwatch
