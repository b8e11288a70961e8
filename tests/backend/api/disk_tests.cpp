// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/api/running_service.h"

#include <atomic>
#include <thread>

using namespace standdienst;
using namespace standdienst::backend;
using namespace standdienst::backend::test;

namespace {

// A service on a disk of which the test says how much is free.
struct SmallDisk {
    RunningService running;
    Person person = logIn(running);
    std::shared_ptr<std::atomic<std::uint64_t>> free =
        std::make_shared<std::atomic<std::uint64_t>>(1ULL << 40);

    SmallDisk() {
        running.service.reset();
        auto again = Service::start({.data = running.folder.path() / "data",
                                     .plain = true,
                                     .free =
                                         [free = free] {
                                             return std::optional(free->load());
                                         }},
                                    running.clock, running.random);
        REQUIRE(again);
        running.service = std::move(*again);
    }
    json::object health() const { return objectOf(running.ask("GET", "/health")); }
    // Fills or empties the disk, and waits until the service has looked.
    void become(std::uint64_t mebibytes, std::string_view state) {
        *free = mebibytes << 20;
        for (int i = 0; i < 1000 && textOr(health(), "disk") != state; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        REQUIRE(textOr(health(), "disk") == state);
    }
};

} // namespace

TEST_CASE("on a full disk nothing new is taken, everything is read, and it goes on when there is room",
          "[disk]") {
    SmallDisk disk;
    auto& running = disk.running;
    TestDevice device(running);
    CHECK(textOr(disk.health(), "disk") == "ok");
    CHECK(device.push(device.visit(device.newVisit(), "Before")).status == 200);

    disk.become(100, "low");
    CHECK(device.push(device.visit(device.newVisit(), "Low")).status == 200);
    CHECK(textOr(objectOf(running.ask("GET", "/api/console/v1/fair", disk.person.headers())), "disk") ==
          "low");

    disk.become(31, "full");
    CHECK(disk.health().at("status") == "ok"); // it lives
    CHECK(disk.health().at("disk_free_bytes") == 31 << 20);
    const auto kept = device.pushBody(device.visit(device.newVisit(), "Full"));
    const auto refused = device.push(kept);
    CHECK(refused.status == 507);
    CHECK(codeOf(refused) == "full");
    CHECK(textOr(objectOf(refused), "detail").find("Make room") != std::string_view::npos);

    auto leads = running.ask("GET", "/api/console/v1/leads", disk.person.headers());
    CHECK(leads.status == 200);
    const auto all = objectOf(leads).at("leads").as_array();
    REQUIRE(all.size() == 2);
    CHECK(textOr(objectOf(running.ask("GET", "/api/console/v1/fair", disk.person.headers())), "disk") ==
          "full");
    const std::string visit(textOr(all.front().as_object(), "visit"));
    const auto found = [&] {
        return running
            .ask(
                "PUT", "/api/console/v1/visits/" + visit + "/disposition",
                [&] {
                    auto headers = disk.person.headers();
                    headers.emplace_back("Content-Type", "application/json");
                    return headers;
                }(),
                R"({"disposition":"hot"})")
            .status;
    };
    CHECK(found() == 507);
    CHECK(running.ask("GET", "/api/device/v1/pull", device.headers()).status == 200);
    // Erasing needs no room: who wants to be forgotten is.
    CHECK(running.service->backend().erasing.erase(*parseId<VisitId>(visit)));

    disk.become(33, "low");
    CHECK(device.push(kept).status == 200);
    disk.become(1000, "ok");
    CHECK(textOr(objectOf(running.ask("GET", "/api/console/v1/fair", disk.person.headers())), "disk") ==
          "ok");
}
