// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to backend/http: includes Asio. Members stand in connection.cpp (requests and answers),
// connection_work.cpp (who may, and the work itself) and connection_stream.cpp (server-sent events).
#pragma once

#include "backend/http/connection.h"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace standdienst::backend::http {

using asio::awaitable;
using asio::redirect_error;
using asio::use_awaitable;
using asio::ip::tcp;
using boost::system::error_code;
using TlsStream = asio::ssl::stream<tcp::socket>;

std::string headText(const Response& response, std::optional<std::size_t> length, bool keepAlive);
// More than its share, or than we have; it may come again.
Response busy(const char* what);

template<class Stream>
class BasicConnection final : public Connection {
public:
    static constexpr bool isTls = std::is_same_v<Stream, TlsStream>;

    BasicConnection(Shared& shared, Stream stream) : Connection(shared), stream_(std::move(stream)) {
        error_code ec;
        peer_ = addressOf(socket());
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
    awaitable<bool> isGranted(Head& head, const Route& route, Response& refusal);
    awaitable<Response> work(Head& head, const Route& route, bool& bodyLeft);
    awaitable<Response> onPool(WorkerPool& pool, std::function<void(Reply)> job);
    awaitable<bool> write(std::string text, std::string_view more = {});
    awaitable<bool> send(const Response& response, bool withBody, bool keepAlive);
    awaitable<void> sendStream(Response response);
    awaitable<void> watchPeer();
    awaitable<void> close(bool linger);

    Stream stream_;
    std::string input_; // bytes that arrived and are not used yet
    std::size_t requests_ = 0;
    bool lingering_ = false; // an answer was sent while the peer may still be sending
    bool peerGone_ = false;
};

extern template class BasicConnection<tcp::socket>;
extern template class BasicConnection<TlsStream>;

} // namespace standdienst::backend::http
