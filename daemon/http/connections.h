// The open connections: accepted from a listening socket, each with its own
// thread, bounded in number, and closed in an orderly way.
//
// At the bound, a new connection evicts the one that has waited longest for its
// client, so idle, trickling and non-reading clients never keep others out.
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
#include <vector>

#include "collectors/base/descriptor.h"
#include "daemon/http/transport.h"

namespace planwatch::web {

class Connections;

class Connection {
 public:
  Connection(Descriptor socket, Connections& all)
      : transport(std::move(socket)), all_(all) {}

  Transport transport;

  // Marks what follows: waiting for the client to send or to receive, or our
  // own work, which is always allowed to finish. The connection's thread.
  void MarkIdle();
  void MarkBusy();
  // The server is stopping: this request is the last to be read.
  bool last() const;

 private:
  friend class Connections;

  enum class Phase { kIdle, kBusy, kEvicted };

  Connections& all_;
  std::thread thread_;          // the accepting thread's alone
  Phase phase_ = Phase::kIdle;  // this and the next: under the mutex
  Transport::Clock::time_point since_ = Transport::Clock::now();
};

class Connections {
 public:
  // What a connection's thread does: any exception ends the connection.
  using Serve = std::function<void(Connection&)>;

  // The listeners are non-blocking. `refusal` is sent to a client for which no
  // room can be made.
  Connections(std::vector<Descriptor> listeners, std::size_t most,
              std::string refusal, Serve serve);
  ~Connections() { Stop(); }

  void Start();
  // Accepts what is in the kernel's backlog, lets each connection answer what
  // it has received, for at most `grace`, and closes them all.
  void Stop(std::chrono::milliseconds grace = std::chrono::milliseconds{1200});

 private:
  friend class Connection;
  using Iterator = std::list<Connection>::iterator;

  void Accept();
  // Accepts until the backlogs are empty. False if the process has run out of
  // descriptors or memory.
  bool AcceptAll();
  bool AcceptAll(const Descriptor& listener);
  void Admit(Descriptor socket);
  bool MakeRoom(std::unique_lock<std::mutex>& lock);
  void Run(Iterator connection);
  void JoinEnded();
  void Enter(Connection& connection, Connection::Phase phase);
  void Wake() const;

  std::vector<Descriptor> listeners_;
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
