// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to backend/http: includes Asio.
#pragma once

#include "backend/http/head.h"
#include "backend/http/limits.h"
#include "backend/http/pool.h"
#include "backend/http/router.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <unordered_set>

namespace standdienst::backend::http {

namespace asio = boost::asio;
using SteadyTime = std::chrono::steady_clock::time_point;

class Connection;

// What the connections of one server share. Touched by the server's thread only.
struct Shared {
    asio::io_context& io;
    const Router& router;
    WorkerPool& quick;
    WorkerPool& slow;
    const Deadlines deadlines;
    std::unordered_set<Connection*> connections{};
    std::size_t bodyBytes = 0;
    std::size_t streams = 0;
    std::function<void()> onEmpty{};
};

// One client's connection, from accept to close: reads requests one after another, has them answered, and
// holds every deadline. Lives as long as its coroutines; all of it runs on the server's thread.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    virtual ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    virtual asio::awaitable<void> run() = 0;
    // Interrupts what takes longer than its deadline.
    void checkDeadline(SteadyTime now);
    // Ends after the answer under way; at once where there is none.
    void stop();
    virtual void abort() = 0; // closes the socket

    // Never showed a valid session.
    bool isStranger() const { return stranger_; }
    SteadyTime lastHeard() const { return lastHeard_; }

protected:
    explicit Connection(Shared& shared);
    virtual void cancel() = 0; // ends pending reads and writes

    void arm(std::chrono::milliseconds within);
    void disarm() { deadline_ = SteadyTime::max(); }

    Shared& shared_;
    SteadyTime deadline_ = SteadyTime::max();
    SteadyTime lastHeard_;
    bool late_ = false;    // the deadline passed, what was pending was cancelled
    bool waiting_ = false; // for a request, or in an event stream: nothing to finish
    bool stopping_ = false;
    bool stranger_ = true;
    asio::steady_timer wake_; // ends an event stream's waiting
};

std::shared_ptr<Connection> plainConnection(Shared& shared, asio::ip::tcp::socket socket);
std::shared_ptr<Connection> tlsConnection(Shared& shared, asio::ip::tcp::socket socket,
                                          asio::ssl::context& tls);

} // namespace standdienst::backend::http
