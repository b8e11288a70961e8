// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to backend/http: includes Asio. What a connection's kind of stream decides is in
// basic_connection.h.
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

#include <map>
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
    std::unordered_set<Connection*> strangers{}; // those among them that never showed a valid session
    std::map<std::string, std::unordered_set<Connection*>> owners{}; // those that did, by whose it was last
    std::map<std::pair<const Route*, std::string>, Connection*> oneEach{}; // at work where Route::oneEach
    std::size_t bodyBytes = 0;
    std::size_t streams = 0;
    std::function<void()> onEmpty{};
    std::function<void()> onStrangerGone{};
};

// The peer's address, without its port.
std::string addressOf(const asio::ip::tcp::socket& socket);

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

    const std::string& peer() const { return peer_; }
    SteadyTime born() const { return born_; }
    SteadyTime lastHeard() const { return lastHeard_; }
    // Between two requests: nobody loses anything when it is closed.
    bool isIdle() const { return waiting_ && !streaming_; }
    // A request of theirs waits for its answer.
    bool isAtWork() const { return atWork_; }
    // A request that has not arrived yet, and may never.
    bool isReadingBody() const { return readingBody_; }

protected:
    explicit Connection(Shared& shared);
    virtual void cancel() = 0; // ends pending reads and writes

    void arm(std::chrono::milliseconds within);
    void disarm() { deadline_ = SteadyTime::max(); }
    // Whose the connection is from now on. False where they have too many, and none that could be closed for
    // it.
    bool belongTo(const std::string& owner);
    void leaveOwner();
    void isStrangerNoMore();

    Shared& shared_;
    std::string peer_;  // the client's address
    std::string owner_; // empty: a stranger's
    SteadyTime deadline_ = SteadyTime::max();
    const SteadyTime born_;
    SteadyTime lastHeard_;
    bool late_ = false;    // the deadline passed, what was pending was cancelled
    bool waiting_ = false; // for a request, or in an event stream: nothing to finish
    bool stopping_ = false;
    bool streaming_ = false;
    bool readingBody_ = false;
    bool atWork_ = false;
    asio::steady_timer wake_; // ends an event stream's waiting
};

std::shared_ptr<Connection> plainConnection(Shared& shared, asio::ip::tcp::socket socket);
std::shared_ptr<Connection> tlsConnection(Shared& shared, asio::ip::tcp::socket socket,
                                          asio::ssl::context& tls);

} // namespace standdienst::backend::http
