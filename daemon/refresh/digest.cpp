#include "daemon/refresh/digest.h"

#include <openssl/evp.h>

#include <array>
#include <cstdio>
#include <memory>
#include <vector>

namespace planwatch {
namespace {

constexpr std::size_t kChunk = std::size_t{64} << 10;

}  // namespace

std::string Sha256OfFile(const std::filesystem::path& file) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in(
      std::fopen(file.c_str(), "rbe"), std::fclose);
  const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(
      EVP_MD_CTX_new(), EVP_MD_CTX_free);
  if (!in || !context ||
      EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1)
    return {};
  std::vector<unsigned char> chunk(kChunk);
  while (const std::size_t size =
             std::fread(chunk.data(), 1, chunk.size(), in.get()))
    if (EVP_DigestUpdate(context.get(), chunk.data(), size) != 1) return {};
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (std::ferror(in.get()) != 0 ||
      EVP_DigestFinal_ex(context.get(), digest.data(), &size) != 1)
    return {};
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (unsigned i = 0; i < size; ++i) {
    text += kDigits[digest[i] >> 4];
    text += kDigits[digest[i] & 0xF];
  }
  return text;
}

}  // namespace planwatch
