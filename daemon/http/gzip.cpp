#include "daemon/http/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <new>
#include <optional>

#include "daemon/http/quality.h"

namespace planwatch {
namespace {

// No name, no time, "unknown" system: equal texts give equal bytes.
constexpr std::string_view kHeader("\x1F\x8B\x08\0\0\0\0\0\0\xFF", 10);

constexpr std::size_t kShort = 16 * 1024;
constexpr int kShortBits = 12, kShortLevel = 5;

const Bytef* Bytes(std::string_view text) {
  return reinterpret_cast<const Bytef*>(text.data());
}

std::uint32_t Crc(std::string_view text) {
  return static_cast<std::uint32_t>(
      ::crc32_z(::crc32_z(0, nullptr, 0), Bytes(text), text.size()));
}

// One run of deflate blocks appended to `to`; `flush` says how it ends.
void Deflate(std::string_view text, int flush, std::string& to) {
  z_stream stream{};
  // What is added at each scrape is short, and zlib clears all of its memory:
  // 256 KiB, or 32 KiB for a small window. Its fastest way takes half the time
  // for a twentieth more bytes.
  const bool is_short = text.size() <= kShort;
  // Negative: without zlib's own header.
  if (::deflateInit2(&stream, is_short ? Z_BEST_SPEED : Z_DEFAULT_COMPRESSION,
                     Z_DEFLATED, is_short ? -kShortBits : -MAX_WBITS,
                     is_short ? kShortLevel : MAX_MEM_LEVEL,
                     Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
  // zlib counts in 32 bits.
  constexpr std::size_t kPart = std::size_t{1} << 30;
  do {
    const std::string_view part = text.substr(0, kPart);
    text.remove_prefix(part.size());
    const int now = text.empty() ? flush : Z_NO_FLUSH;
    stream.next_in = const_cast<Bytef*>(Bytes(part));  // zlib isn't const
    stream.avail_in = static_cast<uInt>(part.size());
    do {
      const std::size_t before = to.size();
      const std::size_t room =
          std::max<std::size_t>(::deflateBound(&stream, stream.avail_in), 64);
      to.resize(before + room);
      stream.next_out = reinterpret_cast<Bytef*>(to.data() + before);
      stream.avail_out = static_cast<uInt>(room);
      ::deflate(&stream, now);
      to.resize(before + room - stream.avail_out);
    } while (stream.avail_out == 0);
  } while (!text.empty());
  ::deflateEnd(&stream);
}

void AppendLittleEndian(std::uint32_t number, std::string& to) {
  for (int shift = 0; shift < 32; shift += 8)
    to += static_cast<char>(number >> shift & 0xFF);
}

}  // namespace

GzipFront::GzipFront(std::string_view front)
    : deflated_(kHeader), crc_(Crc(front)), size_(front.size()) {
  Deflate(front, Z_SYNC_FLUSH, deflated_);
}

std::string GzipFront::End(std::string_view end) const {
  std::string body;
  Deflate(end, Z_FINISH, body);
  AppendLittleEndian(static_cast<std::uint32_t>(::crc32_combine(
                         crc_, Crc(end), static_cast<z_off_t>(end.size()))),
                     body);
  AppendLittleEndian(static_cast<std::uint32_t>(size_ + end.size()), body);
  return body;
}

std::string Gzip(std::string_view body) {
  const GzipFront front(body);
  return front.front() + front.End({});
}

bool AcceptsGzip(std::string_view accept_encoding) {
  std::optional<double> gzip, any;
  for (const Alternative& coding : ParseAlternatives(accept_encoding)) {
    if (coding.name == "gzip" || coding.name == "x-gzip")
      gzip = std::max(gzip.value_or(0), coding.quality);
    else if (coding.name == "*")
      any = coding.quality;
  }
  return gzip.value_or(any.value_or(0)) > 0;
}

}  // namespace planwatch
