// The open connections: taken from a listening socket, each with a thread of
// its own, bounded in number, and ended in order.
//
// Where the bound is reached, a further connection takes the place of the one
// that has waited longest for its client: idle, trickling and non-reading
// clients never keep others out.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "daemon/http/descriptor.h"
#include "daemon/http/transport.h"

namespace planwatch::web {

class Connections;

class Connection {
 public:
  Connection(Descriptor socket, Connections& all)
      : transport(std::move(socket)), all_(all) {}

  Transport transport;

  // Marks what follows: waiting for the client's bytes, or for the client to
  // take ours; or work of ours, which is always let finish. The connection's
  // thread.
  void Waits();
  void Works();
  // The server stops: no request is to be read after this one.
  bool last() const;

 private:
  friend class Connections;

  enum class Phase { kWaits, kWorks, kPutOut };

  Connections& all_;
  std::thread thread_;           // the accepting thread's alone
  Phase phase_ = Phase::kWaits;  // this and the next: under the mutex
  Transport::Clock::time_point since_ = Transport::Clock::now();
};

class Connections {
 public:
  // What a connection's thread does: any exception ends the connection.
  using Serve = std::function<void(Connection&)>;

  // `listener` is non-blocking. `refusal` is what a client reads where no room
  // can be made.
  Connections(Descriptor listener, std::size_t most, std::string refusal,
              Serve serve);
  ~Connections() { Stop(); }

  void Start();
  // Takes what the kernel has taken, lets each connection answer what it has
  // received, for `grace`, and ends them.
  void Stop(std::chrono::milliseconds grace = std::chrono::milliseconds{1200});

 private:
  friend class Connection;
  using Iterator = std::list<Connection>::iterator;

  void Accept();
  // Until there is nothing to take. False where the process lacks the means.
  bool TakeAll();
  void Admit(Descriptor socket);
  bool MakeRoom(std::unique_lock<std::mutex>& lock);
  void Run(Iterator connection);
  void JoinEnded();
  void Enter(Connection& connection, Connection::Phase phase);
  void Wake() const;

  Descriptor listener_;
  const std::size_t most_;
  const std::string refusal_;
  const Serve serve_;
  const Descriptor wake_;  // readable: a connection has ended, or all are to
  std::thread acceptor_;
  std::atomic<bool> stopping_ = false;

  std::mutex mutex_;
  std::condition_variable one_ended_;
  std::list<Connection> open_;
  std::list<Connection> ended_;  // closed; their threads are to be joined
};

}  // namespace planwatch::web
