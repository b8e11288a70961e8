// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/http/server.h"

#include "backend/http/connection.h"
#include "backend/http/waiting_room.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <fstream>
#include <future>

#include <malloc.h>

namespace standdienst::backend::http {

using asio::awaitable;
using asio::redirect_error;
using asio::use_awaitable;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

// How exactly deadlines are kept: one look at all connections instead of a timer each.
constexpr auto sweepEvery = std::chrono::milliseconds(100);
constexpr auto lookAtMemoryEvery = std::chrono::milliseconds(500);
constexpr std::size_t pagesWorthIt = 512; // 2 MiB

std::size_t residentPages() {
    std::size_t all = 0;
    std::size_t resident = 0;
    std::ifstream("/proc/self/statm") >> all >> resident;
    return resident;
}

Result<std::unique_ptr<asio::ssl::context>> tlsContext(const TlsIdentity& identity) {
    auto context = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
    error_code ec;
    context->use_certificate(asio::buffer(identity.pem), asio::ssl::context::pem, ec);
    if (!ec)
        context->use_private_key(asio::buffer(identity.pem), asio::ssl::context::pem, ec);
    auto* native = context->native_handle();
    if (ec || SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION) != 1)
        return Error{Code::Internal, "The TLS key cannot be used: " + ec.message()};
    SSL_CTX_set_options(native,
                        SSL_OP_NO_RENEGOTIATION | SSL_OP_IGNORE_UNEXPECTED_EOF | SSL_OP_NO_COMPRESSION);
    // Idle connections keep no record buffers, and nothing is kept for sessions: tickets resume them.
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF);
    return context;
}

} // namespace

class Server::Impl {
public:
    Impl(const Deadlines& deadlines, const Router& router)
        : quick_(workers, workerQueue),
          slow_(slowWorkers, slowWorkerQueue),
          acceptor_(io_),
          sweep_(io_),
          shared_{io_, router, quick_, slow_, deadlines},
          waitingRoom_(shared_, [this](tcp::socket socket) { begin(std::move(socket)); }),
          guard_(io_.get_executor()) {
        shared_.onStrangerGone = [this] {
            if (waitingRoom_.size() > 0)
                asio::post(io_, [this] { waitingRoom_.look(); });
        };
    }

    ~Impl() { stop(); }

    Result<void> open(const Settings& settings) {
        error_code ec;
        const auto address = asio::ip::make_address(settings.address, ec);
        if (ec)
            return Error{Code::Malformed,
                         fmt::format("{} is no address. Give one of this machine's own as numbers, "
                                     "0.0.0.0 for all.",
                                     settings.address)};
        if (!settings.tls && !address.is_loopback())
            return Error{Code::Forbidden,
                         fmt::format("Plain HTTP is refused on {}, which others reach: leave --plain "
                                     "away, or use --address 127.0.0.1.",
                                     settings.address)};
        if (settings.tls) {
            auto context = tlsContext(*settings.tls);
            if (!context)
                return context.error();
            tls_ = std::move(*context);
        }
        const tcp::endpoint endpoint(address, settings.port);
        acceptor_.open(endpoint.protocol(), ec);
        if (!ec)
            acceptor_.set_option(tcp::acceptor::reuse_address(true), ec);
        if (!ec)
            acceptor_.bind(endpoint, ec);
        if (!ec)
            acceptor_.listen(asio::socket_base::max_listen_connections, ec);
        if (ec)
            return Error{Code::Conflict,
                         fmt::format("Cannot listen on {} port {}: {}. Choose another with --address "
                                     "and --port, or stop what uses it.",
                                     settings.address, settings.port, ec.message())};
        port_ = acceptor_.local_endpoint(ec).port();
        asio::co_spawn(io_, accept(), asio::detached);
        asio::co_spawn(io_, sweep(), asio::detached);
        thread_ = std::thread([this] { io_.run(); });
        return {};
    }

    std::uint16_t port() const { return port_; }

    void stop() {
        if (!thread_.joinable())
            return;
        std::promise<void> empty;
        asio::post(io_, [this, &empty] { beginStop(empty); });
        auto done = empty.get_future();
        if (done.wait_for(shared_.deadlines.stop) == std::future_status::timeout) {
            asio::post(io_, [this] {
                for (auto* connection : shared_.connections)
                    connection->abort();
            });
            done.wait(); // for handlers under way: they always answer
        }
        quick_.stop();
        slow_.stop();
        guard_.reset();
        asio::post(io_, [this] { sweep_.cancel(); });
        thread_.join();
    }

private:
    void beginStop(std::promise<void>& empty) {
        stopping_ = true;
        error_code ec;
        acceptor_.close(ec);
        waitingRoom_.clear();
        if (shared_.connections.empty())
            return empty.set_value();
        shared_.onEmpty = [&empty] {
            empty.set_value();
        };
        for (auto* connection : shared_.connections)
            connection->stop();
    }

    awaitable<void> accept() {
        while (!stopping_) {
            error_code ec;
            tcp::socket socket(io_);
            co_await acceptor_.async_accept(socket, redirect_error(use_awaitable, ec));
            if (stopping_)
                break;
            if (ec) {
                // Out of file descriptors, mostly. The pending connection stays pending: do not spin over it.
                spdlog::warn("cannot accept a connection: {}", ec.message());
                asio::steady_timer pause(io_, sweepEvery);
                co_await pause.async_wait(redirect_error(use_awaitable, ec));
                continue;
            }
            waitingRoom_.add(std::move(socket));
            waitingRoom_.look();
        }
    }

    void begin(tcp::socket socket) {
        auto connection = tls_ ? tlsConnection(shared_, std::move(socket), *tls_)
                               : plainConnection(shared_, std::move(socket));
        if (shared_.connections.size() == 1)
            sweep_.cancel();
        asio::co_spawn(io_, connection->run(), asio::detached);
    }

    // Holds the deadlines; sleeps where there is nobody to hold them against.
    awaitable<void> sweep() {
        while (!stopping_ || !shared_.connections.empty()) {
            error_code ec;
            giveBackMemory();
            if (shared_.connections.empty())
                sweep_.expires_at(SteadyTime::max()); // nobody comes, nothing is taken
            else
                sweep_.expires_after(sweepEvery);
            co_await sweep_.async_wait(redirect_error(use_awaitable, ec));
            const auto now = std::chrono::steady_clock::now();
            for (auto* connection : shared_.connections)
                connection->checkDeadline(now);
            waitingRoom_.look();
        }
    }

    // What a flood took and left lying about goes back to the system, while it lasts and when it has ebbed.
    void giveBackMemory() {
        const auto now = std::chrono::steady_clock::now();
        if (now < nextLook_ && !shared_.connections.empty())
            return;
        nextLook_ = now + lookAtMemoryEvery;
        if (residentPages() < leastPages_ + pagesWorthIt)
            return;
        malloc_trim(0);
        leastPages_ = residentPages();
    }

    WorkerPool quick_;
    WorkerPool slow_;
    asio::io_context io_{1};
    std::unique_ptr<asio::ssl::context> tls_;
    tcp::acceptor acceptor_;
    asio::steady_timer sweep_;
    Shared shared_;
    WaitingRoom waitingRoom_;
    asio::executor_work_guard<asio::io_context::executor_type> guard_;
    std::uint16_t port_ = 0;
    bool stopping_ = false; // on the server's thread, as the next
    SteadyTime nextLook_{};
    std::size_t leastPages_ = 0; // of memory, since some were given back
    std::thread thread_;
};

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::listen(const Settings& settings, const Router& router) {
    auto impl = std::make_unique<Impl>(settings.deadlines, router);
    if (auto opened = impl->open(settings); !opened)
        return opened.error();
    return std::unique_ptr<Server>(new Server(std::move(impl)));
}

std::uint16_t Server::port() const {
    return impl_->port();
}
void Server::stop() {
    impl_->stop();
}

} // namespace standdienst::backend::http
