// SPDX-License-Identifier: GPL-3.0-or-later
// A client that says exactly the bytes it is given: what a well-behaved library would never send.
#pragma once

#include "tests/support/http_text.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace standdienst::backend::test {

using standdienst::httptext::Answer;
using standdienst::httptext::Headers;
using standdienst::httptext::request;

// One connection to 127.0.0.1. Waits for what it reads, and gives up (the test fails) after 20 seconds of
// silence.
class Client {
public:
    explicit Client(std::uint16_t port);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    void send(std::string_view bytes);
    Answer receive(bool withBody = true);
    Answer ask(std::string_view bytes) {
        send(bytes);
        return receive();
    }
    // Until `end` was read, or the connection is closed; all that came before, and `end`.
    std::string readUntil(std::string_view end);
    // True where the peer closes without another byte.
    bool isClosed();
    void shutdownSend();

private:
    bool readMore();
    int socket_ = -1;
    std::string input_;
};

} // namespace standdienst::backend::test
