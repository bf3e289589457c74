#include "daemon/http/transport.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <memory>
#include <string>
#include <thread>

namespace planwatch::web {
namespace {

using std::chrono::milliseconds;

class TransportTest : public testing::Test {
 protected:
  TransportTest() {
    int ends[2];
    EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends), 0);
    near_ = Descriptor(ends[0]);
    far_ = Descriptor(ends[1]);
  }
  Transport::Clock::time_point In(int ms) {
    return Transport::Clock::now() + milliseconds{ms};
  }

  Descriptor near_, far_;
};

TEST_F(TransportTest, WritesNoLongerThanItsDeadlineToAClientThatDoesntRead) {
  Transport transport(std::move(near_));
  const auto deadline = In(100);
  transport.Until(deadline);
  EXPECT_FALSE(transport.Write(std::string(16 << 20, 'x')));
  EXPECT_GE(Transport::Clock::now(), deadline);
}

TEST_F(TransportTest, WritesNoLongerThanItsDeadlineToAClientThatReadsSlowly) {
  Transport transport(std::move(near_));
  transport.Until(In(200));
  std::jthread reader([this](const std::stop_token& stop) {
    char byte;
    while (!stop.stop_requested())
      if (::recv(far_.get(), &byte, 1, 0) < 0) std::this_thread::yield();
  });
  EXPECT_FALSE(transport.Write(std::string(16 << 20, 'x')));
}

// So that who was too slow is told so.
TEST_F(TransportTest, WritesAfterItsDeadlineWhatTheSocketTakesAtOnce) {
  Transport transport(std::move(near_));
  transport.Until(In(-1));
  EXPECT_TRUE(transport.Write("408"));
  std::string bytes(10, ' ');
  EXPECT_EQ(::recv(far_.get(), bytes.data(), bytes.size(), 0), 3);
  EXPECT_EQ(bytes.substr(0, 3), "408");
  EXPECT_FALSE(transport.Write(std::string(16 << 20, 'x')));
}

TEST_F(TransportTest, ReadsNoLongerThanItsDeadlineFromAClientThatTrickles) {
  Transport transport(std::move(near_));
  transport.Until(In(200));
  std::jthread writer([this](const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      ::send(far_.get(), "x", 1, MSG_NOSIGNAL);
      std::this_thread::yield();
    }
  });
  std::string bytes;
  Transport::Got got;
  do {
    bytes.clear();
    got = transport.Read(bytes);
  } while (got == Transport::Got::kBytes);
  EXPECT_EQ(got, Transport::Got::kLate);
}

TEST_F(TransportTest, ReadsWhatCameBeforeReadingWasShut) {
  Transport transport(std::move(near_));
  transport.Until(In(10'000));
  ASSERT_EQ(::send(far_.get(), "request", 7, 0), 7);
  transport.ShutReading();
  std::string bytes;
  EXPECT_EQ(transport.Read(bytes), Transport::Got::kBytes);
  EXPECT_EQ(bytes, "request");
  EXPECT_EQ(transport.Read(bytes), Transport::Got::kEnd);
  EXPECT_TRUE(transport.Write("answer"));
}

TEST_F(TransportTest, WaitsNoLongerThanItsDeadlineForAHandshakeToBegin) {
  const std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context(
      ::SSL_CTX_new(::TLS_server_method()), ::SSL_CTX_free);
  Transport transport(std::move(near_));
  const auto deadline = In(50);
  transport.Until(deadline);
  EXPECT_FALSE(transport.StartTls(*context));
  EXPECT_GE(Transport::Clock::now(), deadline);
  // Nor for one that begins and goes no further.
  ASSERT_EQ(::send(far_.get(), "\x16\x03", 2, 0), 2);
  transport.Until(In(50));
  EXPECT_FALSE(transport.StartTls(*context));
}

TEST_F(TransportTest, WritesNothingToAClientThatHasGone) {
  Transport transport(std::move(near_));
  transport.Until(In(10'000));
  far_.Close();
  EXPECT_TRUE(transport.ClientHasGone());
  EXPECT_FALSE(transport.Write("answer"));
  EXPECT_LT(Transport::Clock::now(), In(10'000));
  std::string bytes;
  EXPECT_EQ(transport.Read(bytes), Transport::Got::kEnd);
}

TEST_F(TransportTest, WaitsForAClientThatReadsLate) {
  Transport transport(std::move(near_));
  transport.Until(In(60'000));
  const std::string text(4 << 20, 'x');
  std::size_t read = 0;
  std::jthread reader([&] {
    std::string bytes(65536, ' ');
    while (read < text.size()) {
      const ssize_t count = ::recv(far_.get(), bytes.data(), bytes.size(), 0);
      if (count > 0)
        read += static_cast<std::size_t>(count);
      else
        std::this_thread::yield();
    }
  });
  EXPECT_TRUE(transport.Write(text));
  reader.join();
  EXPECT_EQ(read, text.size());
  EXPECT_FALSE(transport.ClientHasGone());
}

}  // namespace
}  // namespace planwatch::web
