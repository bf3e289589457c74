#include "daemon/refresh/digest.h"

#include <openssl/rand.h>

#include <array>
#include <cstdio>
#include <span>
#include <vector>

namespace planwatch {
namespace {

constexpr std::size_t kChunk = std::size_t{64} << 10;

using Context = std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)>;

Context MakeContext() {
  Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  if (context && EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1)
    context.reset();
  return context;
}

std::string Hexadecimal(std::span<const unsigned char> bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : bytes) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 0xF];
  }
  return text;
}

std::string Hexadecimal(EVP_MD_CTX* context) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (EVP_DigestFinal_ex(context, digest.data(), &size) != 1) return {};
  return Hexadecimal(std::span(digest).first(size));
}

}  // namespace

std::string Sha256OfFile(const std::filesystem::path& file) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in(
      std::fopen(file.c_str(), "rbe"), std::fclose);
  const Context context = MakeContext();
  if (!in || !context) return {};
  std::vector<unsigned char> chunk(kChunk);
  while (const std::size_t size =
             std::fread(chunk.data(), 1, chunk.size(), in.get()))
    if (EVP_DigestUpdate(context.get(), chunk.data(), size) != 1) return {};
  return std::ferror(in.get()) != 0 ? std::string()
                                    : Hexadecimal(context.get());
}

std::string RandomToken() {
  std::array<unsigned char, 16> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) return {};
  return Hexadecimal(bytes);
}

DigestRows::DigestRows(RowSink& sink)
    : sink_(sink), context_(MakeContext()), good_(context_ != nullptr) {}

Status DigestRows::Take(const Row& row) {
  has_rows_ = true;
  AddText(row.place.table);
  AddText(row.caption);
  AddNumber(row.place.row);
  AddNumber(row.hidden + 2U * row.header);
  AddNumber(row.cells.size());
  for (const Cell& cell : row.cells) {
    AddText(cell.text);
    AddText(cell.struck);
    AddText(cell.date ? FormatDate(*cell.date) : std::string());
    AddColour(cell.fill);
    AddColour(cell.ink);
    AddNumber(cell.month_only + 2U * cell.bold + 4U * cell.hidden +
              8U * static_cast<unsigned>(cell.flaw) +
              64U * static_cast<unsigned>(cell.merge));
  }
  return sink_.Take(row);
}

// With its length, so that no two rows are the same bytes.
void DigestRows::AddText(std::string_view text) {
  AddNumber(text.size());
  good_ =
      good_ && EVP_DigestUpdate(context_.get(), text.data(), text.size()) == 1;
}

void DigestRows::AddNumber(std::uint64_t number) {
  std::array<unsigned char, 8> bytes{};
  for (unsigned i = 0; i < bytes.size(); ++i)
    bytes[i] = static_cast<unsigned char>(number >> (8 * i));
  good_ = good_ &&
          EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1;
}

void DigestRows::AddColour(const std::optional<Colour>& colour) {
  AddNumber(colour ? 1U << 24 | colour->red << 16U | colour->green << 8U |
                         colour->blue
                   : 0U);
}

std::string DigestRows::Finish() {
  return good_ && has_rows_ ? Hexadecimal(context_.get()) : std::string();
}

}  // namespace planwatch
