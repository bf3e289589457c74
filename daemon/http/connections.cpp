#include "daemon/http/connections.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <exception>
#include <system_error>

namespace planwatch::web {
namespace {

using Clock = Transport::Clock;

// How long an evicted connection may take to end.
constexpr std::chrono::milliseconds kRoomWait{100};
constexpr int kOutOfResourcesWaitMs = 10;
constexpr int kMostAtStop = 512;  // as many as the kernel keeps

}  // namespace

void Connection::MarkIdle() { all_.Enter(*this, Phase::kIdle); }

void Connection::MarkBusy() { all_.Enter(*this, Phase::kBusy); }

bool Connection::last() const { return all_.stopping_; }

Connections::Connections(std::vector<Descriptor> listeners, std::size_t most,
                         std::string refusal, Serve serve)
    : listeners_(std::move(listeners)),
      most_(most),
      refusal_(std::move(refusal)),
      serve_(std::move(serve)),
      wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

void Connections::Start() {
  acceptor_ = std::thread([this] { Accept(); });
}

void Connections::Stop(std::chrono::milliseconds grace) {
  stopping_ = true;
  if (acceptor_.joinable()) {
    Wake();
    acceptor_.join();
  }
  listeners_.clear();
  {
    std::unique_lock lock(mutex_);
    // A request that has arrived is still read and answered.
    for (const Connection& connection : open_)
      connection.transport.ShutReading();
    const auto none_open = [this] { return open_.empty(); };
    one_ended_.wait_for(lock, grace, none_open);
    for (const Connection& connection : open_) connection.transport.Shut();
    one_ended_.wait(lock, none_open);
  }
  JoinEnded();
}

void Connections::Accept() {
  std::vector<pollfd> ready = {{wake_.get(), POLLIN, 0}};
  for (const Descriptor& listener : listeners_)
    ready.push_back({listener.get(), POLLIN, 0});
  for (;;) {
    ::poll(ready.data(), ready.size(), -1);
    eventfd_t ignored = 0;
    ::eventfd_read(wake_.get(), &ignored);
    JoinEnded();
    const bool last = stopping_;
    const bool has_resources = AcceptAll();
    if (last) return;
    if (!has_resources) {  // until a connection ends
      std::unique_lock lock(mutex_);
      MakeRoom(lock);
      lock.unlock();
      ::poll(ready.data(), 1, kOutOfResourcesWaitMs);
    }
  }
}

bool Connections::AcceptAll() {
  return std::all_of(
      listeners_.begin(), listeners_.end(),
      [this](const Descriptor& listener) { return AcceptAll(listener); });
}

bool Connections::AcceptAll(const Descriptor& listener) {
  for (int at_stop = 0; at_stop < kMostAtStop; at_stop += stopping_ ? 1 : 0) {
    Descriptor socket(::accept4(listener.get(), nullptr, nullptr,
                                SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (socket) {
      Admit(std::move(socket));
      continue;
    }
    switch (errno) {
      case EMFILE:
      case ENFILE:
      case ENOBUFS:
      case ENOMEM:
        return false;
      case EAGAIN:
        return true;
      default:  // of the connection, which has gone again
        break;
    }
  }
  return true;
}

void Connections::Admit(Descriptor socket) {
  std::unique_lock lock(mutex_);
  bool admitted = open_.size() < most_ || (!stopping_ && MakeRoom(lock));
  const Iterator added = open_.emplace(open_.end(), std::move(socket), *this);
  if (admitted) {
    try {
      added->thread_ = std::thread([this, added] { Run(added); });
    } catch (const std::system_error&) {
      admitted = false;
    }
  }
  if (admitted) return;
  added->transport.Write(refusal_);
  open_.erase(added);
}

// Ends the connection that has waited longest.
bool Connections::MakeRoom(std::unique_lock<std::mutex>& lock) {
  Connection* longest = nullptr;
  for (Connection& connection : open_)
    if (connection.phase_ == Connection::Phase::kIdle &&
        (longest == nullptr || connection.since_ < longest->since_))
      longest = &connection;
  if (longest != nullptr) {
    longest->phase_ = Connection::Phase::kEvicted;
    longest->transport.Shut();
  }
  return one_ended_.wait_for(lock, kRoomWait,
                             [this] { return open_.size() < most_; });
}

void Connections::Run(Iterator connection) {
  try {
    serve_(*connection);
  } catch (const std::exception&) {
    // Out of memory: this connection ends, others go on.
  }
  const std::lock_guard lock(mutex_);
  connection->transport.Close();
  ended_.splice(ended_.end(), open_, connection);
  Wake();
  one_ended_.notify_all();
}

void Connections::JoinEnded() {
  std::list<Connection> ended;
  {
    const std::lock_guard lock(mutex_);
    ended.swap(ended_);
  }
  for (Connection& connection : ended) connection.thread_.join();
}

void Connections::Enter(Connection& connection, Connection::Phase phase) {
  const std::lock_guard lock(mutex_);
  if (connection.phase_ == Connection::Phase::kEvicted) return;
  connection.phase_ = phase;
  connection.since_ = Clock::now();
}

void Connections::Wake() const { ::eventfd_write(wake_.get(), 1); }

}  // namespace planwatch::web
