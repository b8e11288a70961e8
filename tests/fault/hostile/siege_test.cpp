// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/hostile/attacks.h"
#include "tests/fault/hostile/honest.h"

#include "tests/catch.h"

#include <fmt/format.h>

#include <atomic>
#include <csignal>
#include <thread>

#include <sys/resource.h>

using namespace standdienst;
using namespace standdienst::hostile;
using namespace std::chrono_literals;

namespace {

void raiseDescriptorLimit() {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

// The console's largest file, as its page names it.
std::string scriptOf(Person& person) {
    const auto page = person.get("/").body;
    const auto at = page.find("src=\"");
    REQUIRE(at != std::string::npos);
    return page.substr(at + 5, page.find('"', at + 5) - at - 5);
}

// Looks at the service's memory until it goes.
class MemoryWatch {
public:
    explicit MemoryWatch(const Stand& stand) : stand_(stand), thread_([this] { watch(); }) {}
    ~MemoryWatch() {
        stop_ = true;
        thread_.join();
    }
    MemoryWatch(const MemoryWatch&) = delete;
    MemoryWatch& operator=(const MemoryWatch&) = delete;
    long peak() const { return peak_; }
    long takePeak() { return phase_.exchange(0); }

private:
    void watch() {
        while (!stop_) {
            const auto now = stand_.memory().all;
            peak_ = std::max<long>(peak_, now);
            phase_ = std::max<long>(phase_, now);
            std::this_thread::sleep_for(20ms);
        }
    }
    const Stand& stand_;
    std::atomic<bool> stop_ = false;
    std::atomic<long> peak_ = 0;
    std::atomic<long> phase_ = 0;
    std::thread thread_;
};

double mebibytes(long kibibytes) {
    return static_cast<double>(kibibytes) / 1024;
}

} // namespace

TEST_CASE("besieged, the service serves honest clients in time and stays small", "[siege]") {
    raiseDescriptorLimit();
    Stand stand;
    REQUIRE(eventually([&] { return Wire(stand.port()).ask(request("GET", "/health")).status == 200; }));
    const auto idle = stand.memory();

    Kiosk stolen(stand, 2); // the attackers'
    Kiosk kiosk(stand);
    Person person(stand, "admin", stand.password());
    Person thief(stand, "admin", stand.password(), 2);
    const Target target{stand.port(), stolen.headers(), thief.headers(), scriptOf(person)};

    using Attack = std::function<void(const Stop&)>;
    const std::vector<std::pair<std::string, Attack>> attacks{
        {"nobody",
         [](const Stop& stop) {
             while (!stop())
                 std::this_thread::sleep_for(5ms);
         }},
        {"250 slow heads, one address",
         [&](const Stop& stop) {
             slowHeads(target, 250, 1, stop);
         }},
        {"1000 slow heads, 250 addresses",
         [&](const Stop& stop) {
             slowHeads(target, 1000, 250, stop);
         }},
        {"100 slow bodies",
         [&](const Stop& stop) {
             slowBodies(target, 100, stop);
         }},
        {"100 slow readers",
         [&](const Stop& stop) {
             slowReaders(target, 100, stop);
         }},
        {"floods",
         [&](const Stop& stop) {
             floods(target, stop);
         }},
        {"opened and dropped",
         [&](const Stop& stop) {
             churn(target, 100, stop);
         }},
        {"guessed passwords",
         [&](const Stop& stop) {
             guessPasswords(target, 8, stop);
         }},
        {"200 deaf subscribers",
         [&](const Stop& stop) {
             deafSubscribers(target, 200, stop);
         }},
        {"deep pushes, 40 at a time",
         [&](const Stop& stop) {
             deepPushes(target, 40, stop);
         }},
        {"searches, 40 at a time",
         [&](const Stop& stop) {
             searches(target, 40, stop);
         }},
    };

    Tally all;
    long peak = 0;
    {
        MemoryWatch watch(stand);
        const auto during = [&](const std::string& name, const std::vector<Attack>& these,
                                std::chrono::seconds time) {
            Tally tally;
            const auto end = Steady::now() + time;
            const auto stop = [&] {
                return Steady::now() > end;
            };
            std::vector<std::thread> threads;
            for (const auto& attack : these)
                threads.emplace_back([&] { attack(stop); });
            threads.emplace_back([&] { kiosk.work(tally, stop); });
            threads.emplace_back([&] { person.work(tally, stop); });
            for (auto& thread : threads)
                thread.join();
            fmt::print("{}: at most {:.1f} MiB above idle\n{}", name, mebibytes(watch.takePeak() - idle.all),
                       tally.table());
            std::fflush(stdout);
            CHECK(tally.badly() == 0);
            CHECK(tally.figures("push").count > 0);
            CHECK(tally.figures("page").count > 0);
            all.add(tally);
        };
        std::vector<Attack> together;
        for (const auto& [name, attack] : attacks) {
            during(name, {attack}, 2s);
            together.push_back(attack);
        }
        during("all of them", together, 6s);
        peak = watch.peak();
    }
    const auto after = stand.memory();
    fmt::print("memory: idle {:.1f} MiB ({:.1f} anonymous), at most {:.1f} above, {:.1f} above afterwards "
               "({:.1f} anonymous)\n",
               mebibytes(idle.all), mebibytes(idle.anonymous), mebibytes(peak - idle.all),
               mebibytes(after.all - idle.all), mebibytes(after.anonymous));
    fmt::print("honest requests under all attacks, one after another and together:\n{}", all.table());
    if (!sanitized) {
        CHECK(peak - idle.all <= 32 * 1024);
        CHECK(all.figures().p99 < 500);
    }

    // Everything that honest ones sent is there, and all is well.
    kiosk.logIn();
    CHECK(kiosk.known() == kiosk.seq());
    CHECK(stand.isRunning());
    stand.signal(SIGTERM);
    CHECK(stand.end() == 0);
}
