// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/http/basic_connection.h"

#include "backend/http/problem.h"

#include <boost/asio/post.hpp>

#include <fmt/format.h>

namespace standdienst::backend::http {

namespace {

// Where a route wants it, one request of an owner at a time. One whose body is still on its way gives way:
// its client has most likely lost the connection and asks anew.
class OneEach {
public:
    OneEach(Shared& shared, const Route& route, Connection& connection, const std::string& owner)
        : shared_(shared), key_(&route, owner), connection_(connection) {
        if (!route.oneEach || owner.empty())
            return;
        const auto [at, first] = shared_.oneEach.try_emplace(key_, &connection);
        if (!first && at->second->isReadingBody()) {
            at->second->abort();
            at->second = &connection;
        }
        first_ = at->second == &connection;
    }
    ~OneEach() {
        const auto at = shared_.oneEach.find(key_);
        if (at != shared_.oneEach.end() && at->second == &connection_)
            shared_.oneEach.erase(at);
    }
    OneEach(const OneEach&) = delete;
    OneEach& operator=(const OneEach&) = delete;
    bool isFirst() const { return first_; }

private:
    Shared& shared_;
    const std::pair<const Route*, std::string> key_;
    Connection& connection_;
    bool first_ = true;
};

} // namespace

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
        Response refusal;
        const bool granted = co_await isGranted(head, route, refusal);
        if (!granted)
            co_return refusal;
    }
    if (shared_.bodyBytes + head.bodyBytes > bodyBytesInFlight)
        co_return busy("The service has its hands full of other requests. Try again in a moment.");
    const OneEach only(shared_, route, *this, owner_);
    if (!only.isFirst())
        co_return busy("Another request of this kind is at work for you. Wait for its answer.");
    shared_.bodyBytes += head.bodyBytes;
    auto response = co_await work(head, route, bodyLeft);
    shared_.bodyBytes -= head.bodyBytes;
    co_return response;
}

template<class Stream>
awaitable<bool> BasicConnection<Stream>::isGranted(Head& head, const Route& route, Response& refusal) {
    auto& request = head.request;
    bool granted = false;
    std::function<void(Reply)> check = [&request, &route, &granted](const Reply& reply) {
        const auto access = route.access(request);
        granted = access.has_value();
        reply(granted ? Response{} : problem(access.error()));
    };
    refusal = co_await onPool(shared_.quick, std::move(check));
    if (granted && !request.owner.empty() && !belongTo(request.owner)) {
        refusal = busy("Too many connections are at work for you. Wait for their answers.");
        granted = false;
    }
    co_return granted;
}

template<class Stream>
awaitable<Response> BasicConnection<Stream>::work(Head& head, const Route& route, bool& bodyLeft) {
    auto& request = head.request;
    readingBody_ = true;
    const bool read = co_await readBody(head);
    readingBody_ = false;
    if (read) {
        bodyLeft = false;
        std::function<void(Reply)> job = [&request, &route](const Reply& reply) {
            if (route.asyncHandler)
                route.asyncHandler(request, reply);
            else
                reply(route.handler(request));
        };
        co_return co_await onPool(route.work == Work::Slow ? shared_.slow : shared_.quick, std::move(job));
    }
    if (!late_) {
        abort();
        co_return Response{};
    }
    late_ = false;
    co_return problem(408, Error{Code::Busy, "The request's body took too long to arrive."});
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
        auto refuse = [reply] {
            reply(busy("Too many requests are waiting. Try again in a moment."));
        };
        auto run = [work = std::move(work), reply] {
            try {
                work(reply);
            } catch (const std::exception& failure) {
                reply(problem(Error{Code::Internal, failure.what()}));
            }
        };
        if (!pool.post(owner_.empty() ? "peer:" + peer_ : owner_, {std::move(run), refuse}))
            refuse();
    };
    atWork_ = true;
    auto response = co_await asio::async_initiate<const asio::use_awaitable_t<>, void(Response)>(
        initiate, use_awaitable, std::move(job));
    atWork_ = false;
    co_return response;
}

template class BasicConnection<tcp::socket>;
template class BasicConnection<TlsStream>;

} // namespace standdienst::backend::http
