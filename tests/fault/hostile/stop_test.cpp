// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/hostile/honest.h"

#include "tests/catch.h"

#include <SQLiteCpp/Database.h>
#include <fmt/format.h>

#include <atomic>
#include <csignal>
#include <thread>

using namespace standdienst;
using namespace standdienst::hostile;
using namespace std::chrono_literals;

namespace {

double secondsSince(Steady::time_point begin) {
    return std::chrono::duration<double>(Steady::now() - begin).count();
}

// As if an older version had folded the journal: the next start folds it anew.
void makeOutdated(const Stand& stand) {
    SQLite::Database database((stand.data() / "standdienst.db").string(), SQLite::OPEN_READWRITE);
    database.exec("UPDATE meta SET fold_version = fold_version - 1");
}

} // namespace

TEST_CASE("a service that is told to stop finishes what is under way, ends what waits, and loses nothing",
          "[stop]") {
    test::TempFolder folder;
    auto stand = std::make_unique<Stand>(StandSettings{.data = folder.path() / "data"});
    const auto port = stand->port();
    Kiosk kiosk(*stand);
    Kiosk listener(*stand);
    Person person(*stand, "admin", stand->password());

    Wire stream(port);
    REQUIRE(stream.send(request("GET", "/api/device/v1/live", listener.headers())));
    REQUIRE_FALSE(stream.readUntil(":\n\n").empty());
    Wire deaf(port);
    deaf.takeLittle();
    REQUIRE(deaf.send(request("GET", "/", {{"Connection", "close"}})));
    Wire slowHead(port);
    REQUIRE(slowHead.send("GET / HT"));
    Wire slowBody(port);
    REQUIRE(slowBody.send(request("POST", "/api/console/v1/login", {{"Content-Length", "100"}}) + "{"));
    Wire handshake(port, Wire::Kind::Plain);
    REQUIRE(handshake.send("\x16\x03\x01"));
    Wire idle(port);
    REQUIRE(idle.ask(request("GET", "/health")).status == 200);

    std::atomic<std::uint64_t> acknowledged = 0;
    std::atomic<bool> sawEnd = false;
    std::thread pushing([&] {
        for (;;) {
            const auto reply = kiosk.push(kiosk.visit("Busy"));
            if (reply.status != 200) {
                sawEnd = reply.status == 0;
                return;
            }
            acknowledged = kiosk.seq();
        }
    });
    REQUIRE(eventually([&] { return acknowledged > 10; }));
    const auto begin = Steady::now();
    stand->signal(SIGTERM);
    CHECK(stand->end() == 0);
    const auto took = secondsSince(begin);
    fmt::print("stopped within {:.1f} s\n", took);
    if (!sanitized)
        CHECK(took < 6);
    pushing.join();
    CHECK(sawEnd); // no answer, rather than one that says something else
    CHECK(stream.readUntil("never").find("never") == std::string::npos);
    CHECK_FALSE(stream.isOpen());
    CHECK_FALSE(Wire(port).isOpen());

    stand = std::make_unique<Stand>(StandSettings{.data = folder.path() / "data", .port = port});
    kiosk.logIn();
    CHECK(kiosk.known() >= acknowledged);
    CHECK(person.get("/api/console/v1/leads").status == 200);
    stand->signal(SIGINT);
    CHECK(stand->end() == 0);
}

TEST_CASE("clients that hammer at a service which folds its journal anew are let in when it is done",
          "[stop]") {
    test::TempFolder folder;
    const StandSettings first{.data = folder.path() / "data"};
    auto stand = std::make_unique<Stand>(first);
    const auto port = stand->port();
    Kiosk kiosk(*stand);
    for (int i = 0; i < (sanitized ? 5 : 30); ++i)
        REQUIRE(kiosk.push(kiosk.visits(100, "Folded")).status == 200);
    stand->signal(SIGTERM);
    REQUIRE(stand->end() == 0);
    makeOutdated(*stand);

    // Told to stop in the middle of it, it does so at once; what it began the next start does.
    StandSettings again = first;
    again.port = port;
    again.wait = false;
    stand = std::make_unique<Stand>(again);
    REQUIRE(eventually([&] { return stand->said().find("folding anew") != std::string::npos; }));
    const auto told = Steady::now();
    stand->signal(SIGTERM);
    CHECK(stand->end() == 0);
    fmt::print("a start ended within {:.2f} s\n", secondsSince(told));
    CHECK(stand->said().find("events folded") == std::string::npos);

    const auto begin = Steady::now();
    stand = std::make_unique<Stand>(again);
    std::atomic<int> served = 0;
    std::atomic<int> refused = 0;
    std::atomic<int> other = 0;
    std::vector<std::thread> clients;
    for (int i = 0; i < 16; ++i) {
        clients.emplace_back([&] {
            while (secondsSince(begin) < 60) {
                const auto reply = Wire(port).ask(request("GET", "/health"));
                if (reply.status == 200) {
                    ++served;
                    return;
                }
                ++(reply.status == 0 || reply.status == 503 || reply.status == 429 ? refused : other);
                std::this_thread::sleep_for(5ms);
            }
        });
    }
    for (auto& client : clients)
        client.join();
    fmt::print("16 clients served after {:.1f} s, {} tries refused before\n", secondsSince(begin),
               refused.load());
    CHECK(served == 16);
    CHECK(refused > 0);
    CHECK(other == 0);
    stand->waitUntilServing();
    CHECK(stand->said().find("events folded") != std::string::npos);
    kiosk.logIn();
    CHECK(kiosk.known() == kiosk.seq());
    stand->signal(SIGTERM);
    CHECK(stand->end() == 0);
}
