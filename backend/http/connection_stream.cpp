// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/http/basic_connection.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>

#include <array>
#include <atomic>

namespace standdienst::backend::http {

namespace {

// Wakes an event stream's connection from any thread, once for any number of calls before it has looked.
struct Waker {
    asio::io_context& io;
    asio::steady_timer& timer;
    std::weak_ptr<Connection> connection;
    std::atomic<bool> pending = false;

    Waker(asio::io_context& context, asio::steady_timer& wake, std::weak_ptr<Connection> of)
        : io(context), timer(wake), connection(std::move(of)) {}

    static std::function<void()> function(std::shared_ptr<Waker> waker) {
        return [waker] {
            if (waker->pending.exchange(true))
                return;
            asio::post(waker->io, [waker] {
                waker->pending = false;
                if (auto alive = waker->connection.lock())
                    waker->timer.cancel();
            });
        };
    }
};

} // namespace

template<class Stream>
awaitable<void> BasicConnection<Stream>::sendStream(Response response) {
    if (shared_.streams >= streams) {
        co_await send(busy("Too many listen already. Try again in a moment."), true, false);
        co_return;
    }
    ++shared_.streams;
    streaming_ = true;
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

template class BasicConnection<tcp::socket>;
template class BasicConnection<TlsStream>;

} // namespace standdienst::backend::http
