// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/http/client.h"

#include "tests/catch.h"

#include <array>
#include <cerrno>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace standdienst::backend::test {

Client::Client(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const timeval patience{.tv_sec = 20, .tv_usec = 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
}

Client::~Client() {
    close(socket_);
}

// A peer that refuses early may close while we still send: that shows in what we read.
void Client::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

bool Client::readMore() {
    std::array<char, 64 * 1024> chunk;
    const auto got = recv(socket_, chunk.data(), chunk.size(), 0);
    if (got < 0 && errno == EAGAIN)
        FAIL("the server was silent for 20 seconds");
    if (got <= 0)
        return false;
    input_.append(chunk.data(), static_cast<std::size_t>(got));
    return true;
}

std::string Client::readUntil(std::string_view end) {
    auto at = input_.find(end);
    while (at == std::string::npos && readMore())
        at = input_.find(end);
    const auto size = at == std::string::npos ? input_.size() : at + end.size();
    auto text = input_.substr(0, size);
    input_.erase(0, size);
    return text;
}

Answer Client::receive(bool withBody) {
    Answer answer = standdienst::httptext::readHead(readUntil("\r\n\r\n"));
    const auto size = withBody ? answer.bodyLength() : 0;
    while (input_.size() < size && readMore()) {
    }
    answer.body = input_.substr(0, size);
    input_.erase(0, answer.body.size());
    return answer;
}

bool Client::isClosed() {
    return input_.empty() && !readMore();
}

void Client::shutdownSend() {
    shutdown(socket_, SHUT_WR);
}

} // namespace standdienst::backend::test
