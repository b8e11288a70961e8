// SPDX-License-Identifier: GPL-3.0-or-later
// A client that says exactly the bytes it is given: what a well-behaved library would never send.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace standdienst::backend::test {

struct Answer {
    int status = 0;                             // 0: the connection ended before there was one
    std::map<std::string, std::string> headers; // names in lower case
    std::string body;
    std::string header(const std::string& name) const;
};

using Headers = std::vector<std::pair<std::string, std::string>>;
// A well-formed request; Host and Content-Length are added.
std::string request(std::string_view method, std::string_view target, const Headers& headers = {},
                    std::string_view body = {});

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
