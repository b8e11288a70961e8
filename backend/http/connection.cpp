// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/http/connection.h"

#include "backend/http/problem.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <array>
#include <atomic>

namespace standdienst::backend::http {

using asio::awaitable;
using asio::redirect_error;
using asio::use_awaitable;
using asio::ip::tcp;
using boost::system::error_code;
using TlsStream = asio::ssl::stream<tcp::socket>;

namespace {

// Wakes an event stream's connection from any thread, once for any number of calls before it has looked.
struct Waker {
    asio::io_context& io;
    asio::steady_timer& timer;
    std::weak_ptr<Connection> connection;
    std::atomic<bool> pending = false;

    static std::function<void()> function(std::shared_ptr<Waker> waker) {
        return [waker] {
            if (waker->pending.exchange(true))
                return;
            asio::post(waker->io, [waker] {
                waker->pending = false;
                if (auto connection = waker->connection.lock())
                    waker->timer.cancel();
            });
        };
    }
};

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

Response busy() {
    return problem(503, Error{Code::Busy, "The service is busy. Try again in a moment."});
}

template<class Stream>
class BasicConnection final : public Connection {
public:
    static constexpr bool isTls = std::is_same_v<Stream, TlsStream>;

    BasicConnection(Shared& shared, Stream stream) : Connection(shared), stream_(std::move(stream)) {
        error_code ec;
        const auto remote = socket().remote_endpoint(ec);
        peer_ = ec ? "?" : remote.address().to_string();
        socket().set_option(tcp::no_delay(true), ec);
    }

    awaitable<void> run() override;
    void abort() override {
        error_code ec;
        socket().close(ec);
    }

private:
    tcp::socket& socket() {
        if constexpr (isTls)
            return stream_.next_layer();
        else
            return stream_;
    }
    void cancel() override {
        error_code ec;
        socket().cancel(ec);
    }

    awaitable<bool> handshake();
    awaitable<bool> exchange(); // one request and its answer; true where another may follow
    awaitable<std::optional<Head>> readHead();
    awaitable<bool> readBody(Head& head);
    awaitable<Response> respond(Head& head, bool& bodyLeft);
    awaitable<Response> onPool(WorkerPool& pool, std::function<void(Reply)> job);
    awaitable<bool> write(std::string text, std::string_view more = {});
    awaitable<bool> send(const Response& response, bool withBody, bool keepAlive);
    awaitable<void> sendStream(Response response);
    awaitable<void> watchPeer();
    awaitable<void> close(bool linger);

    Stream stream_;
    std::string peer_;
    std::string input_; // bytes that arrived and are not used yet
    std::size_t requests_ = 0;
    bool lingering_ = false; // an answer was sent while the peer may still be sending
    bool peerGone_ = false;
};

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
        input_.resize(headBytes);
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
awaitable<Response> BasicConnection<Stream>::respond(Head& head, bool& bodyLeft) {
    auto& request = head.request;
    std::string allowed;
    const auto matched = shared_.router.match(request, allowed);
    if (!matched) {
        auto response = problem(allowed.empty() ? 404 : 405, matched.error());
        if (!allowed.empty())
            response.headers.emplace_back("Allow", allowed);
        co_return response;
    }
    const Route& route = **matched;
    if (head.bodyBytes > route.bodyBytes)
        co_return problem(
            Error{Code::TooLarge, fmt::format("The body may have {} bytes at most.", route.bodyBytes)});
    if (route.access) {
        bool granted = false;
        std::function<void(Reply)> check = [&request, &route, &granted](const Reply& reply) {
            const auto access = route.access(request);
            granted = access.has_value();
            reply(granted ? Response{} : problem(access.error()));
        };
        auto refused = co_await onPool(shared_.quick, std::move(check));
        if (!granted)
            co_return refused;
        stranger_ = stranger_ && !request.caller.has_value();
    }
    if (shared_.bodyBytes + head.bodyBytes > bodyBytesInFlight)
        co_return busy();
    shared_.bodyBytes += head.bodyBytes;
    const bool read = co_await readBody(head);
    Response response;
    if (read) {
        bodyLeft = false;
        std::function<void(Reply)> job = [&request, &route](const Reply& reply) {
            if (route.asyncHandler)
                route.asyncHandler(request, reply);
            else
                reply(route.handler(request));
        };
        response = co_await onPool(route.work == Work::Slow ? shared_.slow : shared_.quick, std::move(job));
    } else if (late_) {
        late_ = false;
        response = problem(408, Error{Code::Busy, "The request's body took too long to arrive."});
    } else {
        abort();
    }
    shared_.bodyBytes -= head.bodyBytes;
    co_return response;
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

// The job calls its Reply once, from whatever thread; the connection goes on when it has. What it refers to
// lives in the waiting coroutine.
template<class Stream>
awaitable<Response> BasicConnection<Stream>::onPool(WorkerPool& pool, std::function<void(Reply)> job) {
    auto initiate = [this, &pool](auto handler, std::function<void(Reply)> work) {
        auto waiting = std::make_shared<decltype(handler)>(std::move(handler));
        Reply reply = [waiting, &io = shared_.io](Response response) {
            asio::post(io, [waiting, response = std::move(response)]() mutable {
                std::move (*waiting)(std::move(response));
            });
        };
        const bool taken = pool.post([work = std::move(work), reply] {
            try {
                work(reply);
            } catch (const std::exception& failure) {
                reply(problem(Error{Code::Internal, failure.what()}));
            }
        });
        if (!taken)
            reply(busy());
    };
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(Response)>(
        initiate, use_awaitable, std::move(job));
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

template<class Stream>
awaitable<void> BasicConnection<Stream>::sendStream(Response response) {
    if (shared_.streams >= streams) {
        co_await send(busy(), true, false);
        co_return;
    }
    ++shared_.streams;
    const auto events = response.stream;
    auto waker = std::make_shared<Waker>(shared_.io, wake_, weak_from_this());
    events->open(Waker::function(std::move(waker)));
    asio::co_spawn(shared_.io, watchPeer(), asio::detached);

    asio::steady_timer pause(shared_.io);
    error_code ec;
    bool open = co_await write(headText(response, std::nullopt, false) + ":\n\n");
    waiting_ = true;
    while (open && !stopping_ && !peerGone_) {
        auto text = events->next();
        if (!text)
            break;
        if (text->empty()) {
            wake_.expires_after(shared_.deadlines.heartbeat);
            co_await wake_.async_wait(redirect_error(use_awaitable, ec));
            if (ec)
                continue; // there is news
            text = ":\n\n";
        }
        open = co_await write(std::move(*text));
        wake_.expires_after(shared_.deadlines.coalesce);
        // Woken or not, the next event waits out its time; the peer's end or ours does not.
        const auto until = wake_.expiry();
        while (open && !stopping_ && !peerGone_ && std::chrono::steady_clock::now() < until) {
            wake_.expires_at(until);
            co_await wake_.async_wait(redirect_error(use_awaitable, ec));
        }
    }
    waiting_ = false;
    events->close();
    --shared_.streams;
}

// An event stream's client says nothing more; whatever it sends or does ends the stream.
template<class Stream>
awaitable<void> BasicConnection<Stream>::watchPeer() {
    const auto self = shared_from_this();
    std::array<char, 1> byte;
    error_code ec;
    const auto room = asio::buffer(byte);
    co_await stream_.async_read_some(room, redirect_error(use_awaitable, ec));
    peerGone_ = true;
    wake_.cancel();
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

} // namespace

Connection::Connection(Shared& shared)
    : shared_(shared), lastHeard_(std::chrono::steady_clock::now()), wake_(shared.io) {
    shared_.connections.insert(this);
}

Connection::~Connection() {
    shared_.connections.erase(this);
    if (shared_.connections.empty() && shared_.onEmpty)
        shared_.onEmpty();
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
