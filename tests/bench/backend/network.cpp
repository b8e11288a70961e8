// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/backend/service_bed.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>
#include <deque>
#include <future>
#include <thread>

namespace standdienst::bench {

namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;
using asio::awaitable;
using asio::use_awaitable;

constexpr double longestPush = 250;   // ms
constexpr double longestFanout = 100; // ms
constexpr auto readLater = 250ms;

struct Pusher {
    ServiceBed::Kiosk kiosk;
    std::unique_ptr<Link> link;
    std::vector<std::string> requests;
};

std::string pushRequest(ServiceBed::Kiosk& kiosk, const VisitSaid& visit) {
    const std::string body = kiosk.device.push(kiosk.device.entriesOf(visit, SystemClock().utc()));
    return requestHead("POST", "push", kiosk.token, body.size()) + body;
}

awaitable<void> letIn(Pusher& pusher) {
    co_await pusher.link->connect();
    co_await pusher.link->write(requestHead("GET", "head", pusher.kiosk.token));
    co_await pusher.link->answer();
}

// Each push counts from when it was due, so that one which waits for the one before is not forgiven.
awaitable<void> pushInTime(Pusher& pusher, Steady::time_point first, std::chrono::milliseconds every,
                           std::vector<double>& times) {
    asio::steady_timer timer(co_await asio::this_coro::executor);
    for (std::size_t i = 0; i < pusher.requests.size(); ++i) {
        const auto due = first + every * static_cast<int>(i);
        timer.expires_at(due);
        co_await timer.async_wait(use_awaitable);
        co_await pusher.link->write(pusher.requests[i]);
        co_await pusher.link->answer();
        times.push_back(Milliseconds(Steady::now() - due).count());
    }
}

// Notes when each notice came. What it says is read later: in a hall two thousand programs do that, and here
// one.
awaitable<void> listen(Link& link, std::vector<Steady::time_point>& heard) {
    asio::steady_timer timer(co_await asio::this_coro::executor);
    for (;;) {
        co_await link.readable();
        const auto came = Steady::now();
        timer.expires_after(readLater);
        co_await timer.async_wait(use_awaitable);
        const std::string event = co_await link.readUntil("\n\n");
        if (event.find("event: moved") != std::string::npos)
            heard.push_back(came);
    }
}

awaitable<void> subscribe(Link& link, const std::string& token) {
    co_await link.connect();
    co_await link.write(requestHead("GET", "live", token));
    const std::string head = co_await link.readUntil("\r\n\r\n");
    if (!head.starts_with("HTTP/1.1 200"))
        throw std::runtime_error("no stream of events: " + head);
}

// One visitor asks for a person, which the screens of the whole stand are told.
Steady::time_point tellAll(ServiceBed& bed, Device& device, const VisitSaid& visit) {
    const std::string body = device.push(device.entriesOf(visit, SystemClock().utc()));
    std::promise<void> done;
    const auto began = Steady::now();
    bed.service().backend().ingest.push(device.id(), body, [&done](const backend::PushOutcome& outcome) {
        outcome.result
            ? done.set_value()
            : done.set_exception(std::make_exception_ptr(std::runtime_error(outcome.result.error().detail)));
    });
    done.get_future().get();
    return began;
}

const VisitSaid& visitWithTicket(const SampleDay& day) {
    for (std::size_t i = 0; i < day.visits(); ++i) {
        for (const Said& said : day.visit(i)) {
            if (said.type == types::ticketOpened)
                return day.visit(i);
        }
    }
    throw std::runtime_error("nobody asks for a person on the sample day");
}

} // namespace

std::vector<Figure> pushingFigures(const Sizes& sizes) {
    const std::size_t devices = sizes.quick ? 12 : 1000;
    const std::size_t pushes = sizes.quick ? 2 : 6;
    const auto every = sizes.quick ? 300ms : 10'000ms;
    ServiceBed bed(sizes, "pushing");
    const SampleDay day(sizes.fairs, bed.fair());
    std::deque<Pusher> pushers;
    for (std::size_t i = 0; i < devices; ++i) {
        Pusher pusher{bed.newKiosk(), std::make_unique<Link>(bed, i), {}};
        for (std::size_t k = 0; k < pushes; ++k)
            pusher.requests.push_back(pushRequest(pusher.kiosk, day.visit(i * pushes + k)));
        pushers.push_back(std::move(pusher));
    }
    bed.each(devices, [&](std::size_t i) { return letIn(pushers[i]); });

    std::vector<double> times;
    std::exception_ptr failed;
    const auto begin = Steady::now() + 200ms;
    SeededRandom random(sizes.seed);
    for (Pusher& pusher : pushers) {
        const auto first = begin + std::chrono::microseconds(random.below(every / 1us));
        asio::co_spawn(bed.io(), pushInTime(pusher, first, every, times),
                       [&failed](std::exception_ptr error) {
                           if (error)
                               failed = error;
                       });
    }
    bed.io().restart();
    bed.io().run();
    if (failed)
        std::rethrow_exception(failed);
    return {{"pushing",
             "a thousand devices, each with a visit every ten seconds: a push, until it is saved",
             percentile(times, 0.99),
             "ms",
             Figure::Bound::AtMost,
             longestPush,
             {{"devices", devices},
              {"pushes", times.size()},
              {"median", median(times)},
              {"longest", percentile(times, 1)}}}};
}

std::vector<Figure> fanoutFigures(const Sizes& sizes) {
    const std::size_t subscribers = sizes.quick ? 20 : 2000;
    const std::size_t rounds = sizes.quick ? 2 : 20;
    constexpr std::size_t streamsEach = 2;
    ServiceBed bed(sizes, "fanout");
    const SampleDay day(sizes.fairs, bed.fair());
    std::vector<ServiceBed::Kiosk> kiosks;
    for (std::size_t i = 0; i < subscribers / streamsEach; ++i)
        kiosks.push_back(bed.newKiosk());
    std::deque<Link> links;
    for (std::size_t i = 0; i < subscribers; ++i)
        links.emplace_back(bed, i / streamsEach);
    bed.each(subscribers, [&](std::size_t i) { return subscribe(links[i], kiosks[i / streamsEach].token); });

    std::vector<std::vector<Steady::time_point>> heard(subscribers);
    for (std::size_t i = 0; i < subscribers; ++i)
        asio::co_spawn(bed.io(), listen(links[i], heard[i]), asio::detached);
    bed.io().restart();
    std::vector<double> times;
    Device teller = bed.newKiosk().device;
    for (std::size_t round = 0; round < rounds; ++round) {
        for (auto& one : heard)
            one.clear();
        bed.io().run_for(2 * readLater + 300ms); // what the floor's desk said of the round before
        for (auto& one : heard)
            one.clear();
        auto told =
            std::async(std::launch::async, [&] { return tellAll(bed, teller, visitWithTicket(day)); });
        const auto everybody = [&] {
            return std::ranges::all_of(heard, [](const auto& one) { return !one.empty(); });
        };
        for (const auto end = Steady::now() + 10s; !everybody() && Steady::now() < end;)
            bed.io().run_for(20ms);
        const auto began = told.get();
        for (const auto& one : heard)
            times.push_back(one.empty() ? 10'000 : Milliseconds(one.front() - began).count());
    }
    return {{"fanout",
             "two thousand subscribers, from a push to the notice",
             percentile(times, 0.99),
             "ms",
             Figure::Bound::AtMost,
             longestFanout,
             {{"subscribers", subscribers},
              {"notices", times.size()},
              {"median", median(times)},
              {"longest", percentile(times, 1)}}}};
}

} // namespace standdienst::bench
