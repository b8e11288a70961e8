// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/http/basic_connection.h"

#include "backend/http/problem.h"

#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <array>

namespace standdienst::backend::http {

std::string headText(const Response& response, std::optional<std::size_t> length, bool keepAlive) {
    auto text = fmt::format("HTTP/1.1 {} {}\r\nDate: {:%a, %d %b %Y %H:%M:%S} GMT\r\nConnection: {}\r\n",
                            response.status, phrase(response.status), fmt::gmtime(std::time(nullptr)),
                            keepAlive ? "keep-alive" : "close");
    for (const auto& [name, value] : response.headers)
        text.append(name).append(": ").append(value).append("\r\n");
    if (length && response.status != 204 && response.status != 304)
        text += fmt::format("Content-Length: {}\r\n", *length);
    return text += "\r\n";
}

Response busy(const char* what) {
    return problem(Error{Code::Busy, what});
}

template<class Stream>
awaitable<void> BasicConnection<Stream>::run() {
    const auto self = shared_from_this();
    if (co_await handshake()) {
        bool open = true;
        while (open && !stopping_)
            open = co_await exchange();
        co_await close(lingering_);
    }
    abort();
}

template<class Stream>
awaitable<bool> BasicConnection<Stream>::handshake() {
    if constexpr (isTls) {
        error_code ec;
        arm(shared_.deadlines.handshake);
        waiting_ = true;
        co_await stream_.async_handshake(asio::ssl::stream_base::server, redirect_error(use_awaitable, ec));
        disarm();
        waiting_ = false;
        if (ec && ERR_GET_REASON(static_cast<unsigned long>(ec.value())) == SSL_R_HTTP_REQUEST) {
            const std::string text =
                "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: text/plain\r\n\r\n"
                "This service speaks TLS: use https:// in its address.\n";
            arm(shared_.deadlines.write);
            co_await asio::async_write(socket(), asio::buffer(text), redirect_error(use_awaitable, ec));
            co_return false;
        }
        co_return !ec && !late_;
    }
    co_return true;
}

template<class Stream>
awaitable<bool> BasicConnection<Stream>::exchange() {
    auto head = co_await readHead();
    if (!head)
        co_return false;
    ++requests_;
    head->request.peer = peer_;
    head->request.secure = isTls;
    bool bodyLeft = head->bodyBytes > 0;
    auto response = co_await respond(*head, bodyLeft);
    if (late_ || !socket().is_open())
        co_return false;
    shared_.router.decorate(head->request.path, response);
    const bool withBody = head->request.method != Method::Head;
    if (response.stream && withBody) {
        co_await sendStream(std::move(response));
        co_return false;
    }
    const bool keepAlive = head->keepAlive && !bodyLeft && !stopping_;
    lingering_ = bodyLeft;
    const bool sent = co_await send(response, withBody, keepAlive);
    co_return sent&& keepAlive;
}

template<class Stream>
awaitable<std::optional<Head>> BasicConnection<Stream>::readHead() {
    auto outcome = parseHead(input_);
    if (outcome.what == HeadOutcome::What::NeedMore)
        arm(requests_ == 0 || !input_.empty() ? shared_.deadlines.head : shared_.deadlines.idle);
    while (outcome.what == HeadOutcome::What::NeedMore) {
        const auto had = input_.size();
        waiting_ = had == 0;
        input_.resize(std::min(headBytes, had + readBytes));
        error_code ec;
        const auto room = asio::buffer(input_.data() + had, input_.size() - had);
        const auto got = co_await stream_.async_read_some(room, redirect_error(use_awaitable, ec));
        input_.resize(had + got);
        waiting_ = false;
        if (late_ && had > 0) {
            outcome.what = HeadOutcome::What::Refused;
            outcome.refusal = problem(408, Error{Code::Busy, "The request took too long to arrive."});
            break;
        }
        if (ec || late_)
            co_return std::nullopt;
        if (had == 0 && requests_ > 0)
            arm(shared_.deadlines.head);
        lastHeard_ = std::chrono::steady_clock::now();
        outcome = parseHead(input_);
    }
    disarm();
    if (outcome.what == HeadOutcome::What::Refused) {
        late_ = false;
        lingering_ = true;
        shared_.router.decorate({}, outcome.refusal);
        co_await send(outcome.refusal, true, false);
        co_return std::nullopt;
    }
    input_.erase(0, outcome.used);
    co_return std::move(outcome.head);
}

template<class Stream>
awaitable<bool> BasicConnection<Stream>::readBody(Head& head) {
    auto& body = head.request.body;
    const auto here = std::min(head.bodyBytes, input_.size());
    body = input_.substr(0, here);
    input_.erase(0, here);
    if (here == head.bodyBytes)
        co_return true;
    if (head.expectsContinue && here == 0) {
        const bool told = co_await write("HTTP/1.1 100 Continue\r\n\r\n");
        if (!told)
            co_return false;
    }
    body.resize(head.bodyBytes);
    error_code ec;
    arm(shared_.deadlines.body);
    const auto room = asio::buffer(body.data() + here, body.size() - here);
    co_await asio::async_read(stream_, room, redirect_error(use_awaitable, ec));
    disarm();
    lastHeard_ = std::chrono::steady_clock::now();
    co_return !ec && !late_;
}

template<class Stream>
awaitable<bool> BasicConnection<Stream>::write(std::string text, std::string_view more) {
    error_code ec;
    arm(shared_.deadlines.write);
    const std::array<asio::const_buffer, 2> buffers{asio::buffer(text),
                                                    asio::buffer(more.data(), more.size())};
    co_await asio::async_write(stream_, buffers, redirect_error(use_awaitable, ec));
    disarm();
    co_return !ec && !late_;
}

template<class Stream>
awaitable<bool> BasicConnection<Stream>::send(const Response& response, bool withBody, bool keepAlive) {
    const std::string_view body =
        response.body.empty() ? response.fixedBody : std::string_view(response.body);
    auto text = headText(response, body.size(), keepAlive);
    if (!withBody || body.empty())
        co_return co_await write(std::move(text));
    constexpr std::size_t oneSegment = 16 * 1024; // one TLS record, one system call
    if (text.size() + body.size() > oneSegment)
        co_return co_await write(std::move(text), body);
    text += body;
    co_return co_await write(std::move(text));
}

// A socket closed with unread bytes is reset, and the peer may lose our answer: so what it sends is read on
// for a while.
template<class Stream>
awaitable<void> BasicConnection<Stream>::close(bool linger) {
    error_code ec;
    if (peerGone_ || !socket().is_open())
        co_return;
    late_ = false;
    arm(shared_.deadlines.linger);
    if constexpr (isTls)
        co_await stream_.async_shutdown(redirect_error(use_awaitable, ec));
    socket().shutdown(tcp::socket::shutdown_send, ec);
    std::string discarded;
    std::size_t most = linger ? lingerBytes : 0;
    while (most > 0 && !late_) {
        discarded.resize(std::min<std::size_t>(most, 16 * 1024));
        const auto room = asio::buffer(discarded);
        const auto got = co_await socket().async_read_some(room, redirect_error(use_awaitable, ec));
        if (ec)
            break;
        most -= got;
    }
    disarm();
}

template class BasicConnection<tcp::socket>;
template class BasicConnection<TlsStream>;

Connection::Connection(Shared& shared)
    : shared_(shared), born_(std::chrono::steady_clock::now()), lastHeard_(born_), wake_(shared.io) {
    shared_.connections.insert(this);
    shared_.strangers.insert(this);
}

Connection::~Connection() {
    leaveOwner();
    shared_.connections.erase(this);
    isStrangerNoMore();
    if (shared_.connections.empty() && shared_.onEmpty)
        shared_.onEmpty();
}

bool Connection::belongTo(const std::string& owner) {
    if (owner == owner_)
        return true;
    if (const auto found = shared_.owners.find(owner);
        found != shared_.owners.end() && found->second.size() >= connectionsEach) {
        Connection* oldest = nullptr;
        for (auto* connection : found->second)
            if (connection->isIdle() && (!oldest || connection->lastHeard() < oldest->lastHeard()))
                oldest = connection;
        if (!oldest)
            return false;
        oldest->leaveOwner();
        oldest->abort();
    }
    leaveOwner();
    owner_ = owner;
    shared_.owners[owner].insert(this);
    isStrangerNoMore();
    return true;
}

void Connection::isStrangerNoMore() {
    shared_.strangers.erase(this);
    if (shared_.onStrangerGone)
        shared_.onStrangerGone();
}

void Connection::leaveOwner() {
    const auto found = shared_.owners.find(owner_);
    if (found == shared_.owners.end())
        return;
    found->second.erase(this);
    if (found->second.empty())
        shared_.owners.erase(found);
    owner_.clear();
}

void Connection::arm(std::chrono::milliseconds within) {
    deadline_ = std::chrono::steady_clock::now() + within;
}

void Connection::checkDeadline(SteadyTime now) {
    if (now < deadline_)
        return;
    deadline_ = SteadyTime::max();
    late_ = true;
    cancel();
}

void Connection::stop() {
    stopping_ = true;
    if (waiting_) {
        wake_.cancel();
        cancel();
    }
}

std::shared_ptr<Connection> plainConnection(Shared& shared, tcp::socket socket) {
    return std::make_shared<BasicConnection<tcp::socket>>(shared, std::move(socket));
}

std::shared_ptr<Connection> tlsConnection(Shared& shared, tcp::socket socket, asio::ssl::context& tls) {
    return std::make_shared<BasicConnection<TlsStream>>(shared, TlsStream(std::move(socket), tls));
}

} // namespace standdienst::backend::http
