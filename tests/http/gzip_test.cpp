#include "daemon/http/gzip.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <string>

namespace planwatch {
namespace {

// Inflates one gzip member; "damaged" where that fails or bytes are left.
std::string Inflate(std::string_view bytes) {
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 16 + MAX_WBITS), Z_OK);
  std::string out(std::size_t{8} << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = inflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  const bool whole = result == Z_STREAM_END && stream.avail_in == 0;
  inflateEnd(&stream);
  return whole ? out : "damaged";
}

std::string Whole(const GzipFront& front, std::string_view end) {
  return front.front() + front.End(end);
}

TEST(GzippedBodies, OfFrontAndEndAreOneMember) {
  std::string front;
  for (int i = 0; i < 20000; ++i)
    front += "planwatch_plan_actions{plan=\"" + std::to_string(i) + "\"} 1\n";
  const GzipFront prepared(front);
  EXPECT_EQ(Inflate(Whole(prepared, "end\n")), front + "end\n");
  EXPECT_EQ(Inflate(Whole(prepared, "another end\n")), front + "another end\n");
  EXPECT_LT(Whole(prepared, "end\n").size(), front.size() / 5);
}

TEST(GzippedBodies, MayBeEmptyInEitherPart) {
  EXPECT_EQ(Inflate(Whole(GzipFront(""), "")), "");
  EXPECT_EQ(Inflate(Whole(GzipFront("front"), "")), "front");
  EXPECT_EQ(Inflate(Gzip("whole")), "whole");
}

TEST(GzippedBodies, OfBytesThatDontCompressAreWhole) {
  std::string noise;
  unsigned state = 1;
  for (int i = 0; i < 300000; ++i) {
    state = state * 1664525u + 1013904223u;
    noise += static_cast<char>(state >> 24);
  }
  EXPECT_EQ(Inflate(Whole(GzipFront(noise), noise)), noise + noise);
}

TEST(AcceptEncoding, TakesGzipWhereItIsNotRefused) {
  for (const char* taken : {"gzip", "GZIP", "deflate, gzip;q=0.1", "*",
                            "identity;q=0, *;q=0.5", "x-gzip", "gzip ; q=1.0"})
    EXPECT_TRUE(AcceptsGzip(taken)) << taken;
  for (const char* refused :
       {"", "identity", "gzip;q=0", "gzip;q=0.0, *", "*;q=0", "deflate, br",
        "gzip;q=nonsense", "gzipped"})
    EXPECT_FALSE(AcceptsGzip(refused)) << refused;
}

}  // namespace
}  // namespace planwatch
