// SPDX-License-Identifier: GPL-3.0-or-later
// A running service over TLS in this process, with devices that are paired and logged in, and their side of
// the connections.
#pragma once

#include "backend/app/service.h"
#include "tests/bench/backend/day.h"
#include "tests/bench/backend/figures.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>

namespace standdienst::bench {

namespace asio = boost::asio;

class ServiceBed {
public:
    ServiceBed(const Sizes& sizes, const std::string& name);
    ~ServiceBed();

    struct Kiosk {
        Device device;
        std::string token;
    };
    Kiosk newKiosk();
    const Fair& fair() const { return fair_; }
    backend::Service& service() { return *service_; }
    asio::io_context& io() { return io_; }
    asio::ssl::context& tls() { return tls_; }
    // Runs `work` for each number below `count`, some at a time: a service lets no crowd of strangers in at
    // once.
    void each(std::size_t count, const std::function<asio::awaitable<void>(std::size_t)>& work);

private:
    std::filesystem::path folder_;
    SeededRandom random_;
    SystemClock clock_;
    Fair fair_;
    std::unique_ptr<backend::Service> service_;
    asio::io_context io_{1};
    asio::ssl::context tls_{asio::ssl::context::tls_client};
};

// A device's connection. Each has an address of its own, as in a hall.
class Link {
public:
    Link(ServiceBed& bed, std::size_t number);

    asio::awaitable<void> connect();
    asio::awaitable<void> write(const std::string& text);
    // Up to and with `end`, without what was taken before.
    asio::awaitable<std::string> readUntil(std::string end);
    asio::awaitable<std::string> read(std::size_t bytes);
    // Until there is something that was not read yet.
    asio::awaitable<void> readable();
    // The body of an answer with status 200; throws what else was answered.
    asio::awaitable<std::string> answer();

private:
    ServiceBed& bed_;
    std::size_t number_;
    asio::ssl::stream<asio::ip::tcp::socket> stream_;
    std::string buffer_;
};

std::string requestHead(std::string_view method, std::string_view path, const std::string& token,
                        std::size_t bodyBytes = 0);

} // namespace standdienst::bench
