// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/hostile/wire.h"

#include <openssl/ssl.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace standdienst::hostile {

namespace {

// Whom we speak to is known by the port that it took: nothing is checked.
SSL_CTX* tlsContext() {
    static SSL_CTX* const context = [] {
        std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes where the peer may have gone
        return SSL_CTX_new(TLS_client_method());
    }();
    return context;
}

sockaddr_in loopback(int last, std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(0x7f000000U + static_cast<std::uint32_t>(last));
    return address;
}

} // namespace

Wire::Wire(std::uint16_t port, Kind kind, int from, std::chrono::milliseconds patience)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const timeval wait{.tv_sec = patience.count() / 1000, .tv_usec = patience.count() % 1000 * 1000};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
    const int yes = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    setsockopt(socket_, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &yes, sizeof yes);
    const auto own = loopback(from, 0);
    const auto theirs = loopback(1, port);
    open_ = ::bind(socket_, reinterpret_cast<const sockaddr*>(&own), sizeof own) == 0 &&
            ::connect(socket_, reinterpret_cast<const sockaddr*>(&theirs), sizeof theirs) == 0;
    if (!open_ || kind == Kind::Plain)
        return;
    tls_ = SSL_new(tlsContext());
    SSL_set_fd(tls_, socket_);
    open_ = SSL_connect(tls_) == 1;
}

Wire::Wire(Wire&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)),
      tls_(std::exchange(other.tls_, nullptr)),
      open_(std::exchange(other.open_, false)),
      input_(std::move(other.input_)) {}

Wire::~Wire() {
    SSL_free(tls_);
    if (socket_ >= 0)
        ::close(socket_);
}

bool Wire::send(std::string_view bytes) {
    while (open_ && !bytes.empty()) {
        const auto sent = tls_ ? SSL_write(tls_, bytes.data(), static_cast<int>(bytes.size()))
                               : static_cast<int>(::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL));
        if (sent <= 0) {
            const bool later = tls_ ? SSL_get_error(tls_, sent) == SSL_ERROR_WANT_WRITE ||
                                          SSL_get_error(tls_, sent) == SSL_ERROR_WANT_READ
                                    : errno == EAGAIN;
            return later; // what was not taken is dropped
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return open_;
}

std::string Wire::readSome() {
    std::array<char, 16 * 1024> chunk;
    const auto got = tls_ ? SSL_read(tls_, chunk.data(), chunk.size())
                          : static_cast<int>(::recv(socket_, chunk.data(), chunk.size(), 0));
    if (got > 0)
        return {chunk.data(), static_cast<std::size_t>(got)};
    const bool later = tls_ ? SSL_get_error(tls_, got) == SSL_ERROR_WANT_READ : got < 0 && errno == EAGAIN;
    open_ = open_ && later;
    return {};
}

std::string Wire::readUntil(std::string_view end) {
    auto at = input_.find(end);
    while (at == std::string::npos) {
        const auto more = readSome();
        if (more.empty())
            break;
        input_ += more;
        at = input_.find(end);
    }
    const auto size = at == std::string::npos ? input_.size() : at + end.size();
    auto text = input_.substr(0, size);
    input_.erase(0, size);
    return text;
}

Reply Wire::receive() {
    std::string head;
    do
        head = readUntil("\r\n\r\n");
    while (head.starts_with("HTTP/1.1 100"));
    Reply reply = httptext::readHead(head);
    if (reply.status == 0)
        return reply;
    const auto size = reply.bodyLength();
    while (input_.size() < size) {
        const auto more = readSome();
        if (more.empty())
            break;
        input_ += more;
    }
    reply.body = input_.substr(0, size);
    input_.erase(0, reply.body.size());
    if (reply.header("connection") == "close")
        open_ = false;
    return reply;
}

void Wire::doNotWait() {
    ::fcntl(socket_, F_SETFL, ::fcntl(socket_, F_GETFL) | O_NONBLOCK);
}

void Wire::takeLittle() {
    const int least = 1;
    setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &least, sizeof least);
}

} // namespace standdienst::hostile
