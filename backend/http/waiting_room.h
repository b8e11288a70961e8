// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to backend/http: includes Asio.
#pragma once

#include "backend/http/connection.h"

#include <deque>
#include <functional>
#include <map>
#include <string>

namespace standdienst::backend::http {

// Connections that were accepted and cost next to nothing yet, because as many strangers as we can have are
// in already. Addresses take turns, so that whoever opens many waits for those, and others do not. Of the
// server's thread.
class WaitingRoom {
public:
    using LetIn = std::function<void(asio::ip::tcp::socket)>;
    WaitingRoom(Shared& shared, LetIn letIn) : shared_(shared), letIn_(std::move(letIn)) {}

    // Beyond http::parked the newest of the address that has the most is closed.
    void add(asio::ip::tcp::socket socket);
    // Lets in whom there is room for, and makes room where that is fair: the oldest stranger of the address
    // that has the most goes for somebody of an address that has fewer; for anybody else once it has had its
    // time.
    void look();
    void clear();
    std::size_t size() const { return size_; }

private:
    struct Parked {
        asio::ip::tcp::socket socket;
        SteadyTime since;
    };
    using Addresses = std::map<std::string, std::deque<Parked>>;
    bool makeRoomFor(const std::string& address);
    void dropLate();

    Shared& shared_;
    LetIn letIn_;
    Addresses parked_;
    std::deque<Addresses::iterator> turns_;
    std::size_t size_ = 0;
};

} // namespace standdienst::backend::http
