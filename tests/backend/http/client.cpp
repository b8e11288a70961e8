// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/http/client.h"

#include "tests/catch.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace standdienst::backend::test {

std::string Answer::header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string{} : found->second;
}

std::string request(std::string_view method, std::string_view target, const Headers& headers,
                    std::string_view body) {
    std::string text;
    text.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    for (const auto& [name, value] : headers)
        text.append(name).append(": ").append(value).append("\r\n");
    if (!body.empty())
        text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    return text.append("\r\n").append(body);
}

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
    Answer answer;
    const auto head = readUntil("\r\n\r\n");
    if (!head.starts_with("HTTP/1.1 "))
        return answer;
    answer.status = std::stoi(head.substr(9, 3));
    for (auto at = head.find("\r\n") + 2; at < head.size() - 2;) {
        const auto end = head.find("\r\n", at);
        const auto colon = head.find(": ", at);
        auto name = head.substr(at, colon - at);
        std::ranges::transform(name, name.begin(),
                               [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        answer.headers[name] = head.substr(colon + 2, end - colon - 2);
        at = end + 2;
    }
    const auto length = answer.header("content-length");
    const auto size = length.empty() || !withBody ? 0 : std::stoul(length);
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
