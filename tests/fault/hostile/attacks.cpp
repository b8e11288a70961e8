// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/hostile/attacks.h"

#include "core/base/json.h"

#include <atomic>
#include <chrono>
#include <deque>
#include <thread>

namespace standdienst::hostile {

namespace {

using namespace std::chrono_literals;

constexpr int firstAddress = 2; // honest clients come from 127.0.0.1
constexpr auto impatience = 2s; // of an attacker: whoever waits does not attack

int address(int number, int addresses) {
    return firstAddress + number % addresses;
}

// Keeps `count` connections open, whatever becomes of them, and calls `poke` on each again and again. Between
// two rounds it waits a little: the machine belongs to honest clients as well.
void keepMany(int count, const Stop& stop, const std::function<Wire(int)>& make,
              const std::function<bool(Wire&, int round)>& poke) {
    std::deque<Wire> wires;
    for (int round = 0; !stop(); ++round) {
        for (int i = 0; i < count && !stop(); ++i) {
            if (wires.size() < static_cast<std::size_t>(count)) {
                wires.push_back(make(i));
                wires.back().doNotWait();
                continue;
            }
            Wire wire = std::move(wires.front());
            wires.pop_front();
            if (wire.isOpen() && poke(wire, round))
                wires.push_back(std::move(wire));
        }
        std::this_thread::sleep_for(20ms);
    }
}

// `count` connections with a thread each, so that as many requests are at work at a time.
void askTogether(int count, const Stop& stop, const std::function<Wire(int)>& make,
                 const std::function<std::string()>& bytes) {
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i) {
        threads.emplace_back([&, i] {
            while (!stop()) {
                Wire wire = make(i);
                while (!stop() && wire.isOpen()) {
                    const auto reply = wire.ask(bytes());
                    if (reply.status == 0)
                        break;
                    if (reply.status == 429)
                        std::this_thread::sleep_for(5ms);
                }
            }
        });
    }
    for (auto& thread : threads)
        thread.join();
}

} // namespace

void slowHeads(const Target& target, int count, int addresses, const Stop& stop) {
    const std::string head = request("GET", "/" + std::string(4000, 'a'));
    keepMany(
        count, stop,
        [&](int i) {
            const auto kind = i % 2 == 0 ? Wire::Kind::Tls : Wire::Kind::Plain;
            return Wire(target.port, kind, address(i, addresses), impatience);
        },
        [&](Wire& wire, int round) {
            // To a TLS port this is the beginning of a handshake message of 16 KiB, or a letter of the head.
            constexpr std::string_view hello("\x16\x03\x01\x40\x00\x01\x00\x3f\xfc\x03\x03", 11);
            const auto at = static_cast<std::size_t>(round);
            const bool sent = wire.isTls() ? wire.send(std::string_view(head).substr(at % head.size(), 1))
                                           : wire.send(at < hello.size() ? hello.substr(at, 1) : "a");
            return sent;
        });
}

void slowBodies(const Target& target, int count, const Stop& stop) {
    keepMany(
        count, stop,
        [&](int i) {
            Wire wire(target.port, Wire::Kind::Tls, address(i, 50), impatience);
            wire.send("POST /api/console/v1/login HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                      "Content-Type: application/json\r\nContent-Length: 4000\r\n\r\n{");
            return wire;
        },
        [](Wire& wire, int) { return wire.send(" "); });
}

void slowReaders(const Target& target, int count, const Stop& stop) {
    const std::string ask = request("GET", target.script);
    keepMany(
        count, stop,
        [&](int i) {
            Wire wire(target.port, Wire::Kind::Tls, address(i, 50), impatience);
            wire.takeLittle();
            return wire;
        },
        [&](Wire& wire, int round) { return round > 20 || wire.send(ask); });
}

void floods(const Target& target, const Stop& stop) {
    const std::string letters(16 * 1024, 'x');
    const std::string chunk = "4000\r\n" + letters + "\r\n";
    const std::vector<std::pair<std::string, std::string>> kinds{
        {"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Endless: ", letters},
        {"GET /", letters},
        {"POST /api/device/v1/push HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n", chunk},
        {"POST /api/console/v1/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2147483648\r\n\r\n",
         letters},
        {std::string(3000, '\0'), letters},
    };
    for (int round = 0; !stop(); ++round) {
        const auto& [begin, more] = kinds[static_cast<std::size_t>(round) % kinds.size()];
        Wire wire(target.port, round % 7 == 0 ? Wire::Kind::Plain : Wire::Kind::Tls, address(round, 20),
                  impatience);
        wire.send(begin);
        // Until the service has had enough: a megabyte is far more than it should take.
        for (int i = 0; i < 64 && wire.send(more); ++i) {
        }
    }
}

void churn(const Target& target, int addresses, const Stop& stop) {
    for (int round = 0; !stop(); ++round) {
        Wire wire(target.port, round % 4 == 0 ? Wire::Kind::Tls : Wire::Kind::Plain,
                  address(round, addresses), impatience);
        wire.send("G");
        if (round % 16 == 0)
            std::this_thread::sleep_for(1ms);
    }
}

void guessPasswords(const Target& target, int addresses, const Stop& stop) {
    std::atomic<unsigned> number = 0;
    askTogether(
        addresses, stop,
        [&](int i) { return Wire(target.port, Wire::Kind::Tls, address(i, addresses), impatience); },
        [&] {
            const auto guess = std::to_string(++number);
            return request(
                "POST", "/api/console/v1/login", {{"Content-Type", "application/json"}},
                json::serialize(json::object{{"name", "anna" + guess}, {"password", "Guess-" + guess}}));
        });
}

void deafSubscribers(const Target& target, int count, const Stop& stop) {
    keepMany(
        count, stop,
        [&](int i) {
            Wire wire(target.port, Wire::Kind::Tls, address(i, 1), impatience);
            wire.takeLittle();
            wire.send(request("GET", i % 2 == 0 ? "/api/console/v1/live" : "/api/device/v1/live",
                              i % 2 == 0 ? target.session : target.device));
            return wire;
        },
        // Only looks whether it was let go.
        [](Wire& wire, int round) { return round % 50 != 49 || !wire.readSome().empty() || wire.isOpen(); });
}

void deepPushes(const Target& target, int count, const Stop& stop) {
    auto headers = target.device;
    headers.emplace_back("Content-Type", "application/x-ndjson");
    const std::string push = request("POST", "/api/device/v1/push", headers,
                                     std::string(100'000, '[') + std::string(100'000, ']'));
    askTogether(
        count, stop, [&](int i) { return Wire(target.port, Wire::Kind::Tls, address(i, 1), impatience); },
        [&] { return push; });
}

void searches(const Target& target, int count, const Stop& stop) {
    const std::string search = request("GET", "/api/console/v1/leads?q=h&limit=50", target.session);
    askTogether(
        count, stop, [&](int i) { return Wire(target.port, Wire::Kind::Tls, address(i, 1), impatience); },
        [&] { return search; });
}

} // namespace standdienst::hostile
