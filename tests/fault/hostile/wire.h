// SPDX-License-Identifier: GPL-3.0-or-later
// A connection that says exactly the bytes it is given, over TLS or not, from any of this machine's loopback
// addresses.
#pragma once

#include "tests/support/http_text.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

struct ssl_st;

namespace standdienst::hostile {

using Reply = httptext::Answer;
using httptext::Headers;
using httptext::request;

// Nothing in here fails a test: what becomes of a connection is for its user to judge.
class Wire {
public:
    enum class Kind { Plain, Tls };
    // `from` is the last byte of 127.0.0.x.
    explicit Wire(std::uint16_t port, Kind kind = Kind::Tls, int from = 1,
                  std::chrono::milliseconds patience = std::chrono::seconds(20));
    ~Wire();
    Wire(Wire&& other) noexcept;
    Wire& operator=(Wire&&) = delete;

    bool isOpen() const { return open_; }
    bool isTls() const { return tls_ != nullptr; }
    // False where the peer has closed.
    bool send(std::string_view bytes);
    // What arrives next; empty where the peer has closed or was silent for longer than our patience.
    std::string readSome();
    Reply receive();
    Reply ask(std::string_view bytes) {
        send(bytes);
        return receive();
    }
    // All that comes until `end`, which is in it, or until the connection's end.
    std::string readUntil(std::string_view end);
    // From now on send() and readSome() wait for nothing; what could not be sent is dropped.
    void doNotWait();
    void takeLittle(); // the smallest window: to be called before anything is read

private:
    int socket_ = -1;
    ssl_st* tls_ = nullptr;
    bool open_ = false;
    std::string input_;
};

} // namespace standdienst::hostile
