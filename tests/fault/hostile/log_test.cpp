// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/hostile/honest.h"

#include "tests/catch.h"

#include <csignal>

#include <sys/stat.h>

using namespace standdienst;
using namespace standdienst::hostile;
namespace fs = std::filesystem;

namespace {

constexpr auto canary = "Zwyrbalonth";

Reply postJson(const Stand& stand, std::string_view path, const json::object& body, Headers headers = {}) {
    headers.emplace_back("Content-Type", "application/json");
    return Wire(stand.port()).ask(request("POST", path, headers, json::serialize(body)));
}

} // namespace

TEST_CASE("the log has nothing of what people entrusted, nor of what lets anybody in", "[log]") {
    test::TempFolder folder;
    const auto log = folder.path() / "service.log";
    Stand stand({.options = {"--log-file", log.string()}});
    Kiosk kiosk(stand);
    Person person(stand, "admin", stand.password());
    const auto secrets = [&] {
        return std::vector<std::string>{canary,
                                        stand.password(),
                                        person.cookie().substr(person.cookie().find('=') + 1),
                                        person.headers().back().second,
                                        kiosk.token(),
                                        "Canary-Password",
                                        "7391"};
    };

    // What is right, and what is wrong in every way that has something to say about it.
    CHECK(kiosk.push(kiosk.visit(canary)).status == 200);
    CHECK(person.get(std::string("/api/console/v1/leads?q=") + canary).status == 200);
    for (const auto* name : {"admin", canary})
        CHECK(postJson(stand, "/api/console/v1/login", {{"name", name}, {"password", "Canary-Password"}})
                  .status == 401);
    CHECK(postJson(stand, "/api/console/v1/login/link", {{"token", canary}}).status == 401);
    CHECK(postJson(stand, "/api/device/v1/nonce", {{"device", canary}}).status == 400);
    auto pin = person.headers();
    pin.emplace_back("Content-Type", "application/json");
    CHECK(Wire(stand.port())
              .ask(request("PUT", "/api/console/v1/session/pin", pin, R"({"pin":"7391"})"))
              .status == 204);
    CHECK(postJson(stand, "/api/console/v1/floor/me/end", {{"note", canary}, {"talk", canary}},
                   person.headers())
              .status == 400);
    CHECK(Wire(stand.port()).ask(request("GET", std::string("/") + canary + "%0d%0aforged")).status == 400);
    CHECK(
        Wire(stand.port())
            .ask(request("GET", "/api/device/v1/head", {{"Authorization", std::string("Bearer ") + canary}}))
            .status == 401);
    // Facts that fold into nothing, or that cannot be believed.
    CHECK(kiosk.pushStrange(canary).status == 200);
    Kiosk forger(stand);
    forger.visit(canary);
    CHECK(forger.push(forger.visit(canary)).status == 409);

    const auto paired = [&] {
        return textOf(log).find("was paired");
    };
    REQUIRE(paired() != std::string::npos); // it is this file that is written
    CHECK(textOf(log).find("quarantine") != std::string::npos);
    struct stat found {};
    REQUIRE(::stat(log.c_str(), &found) == 0);
    CHECK((found.st_mode & 0777) == 0600);

    // Moved away by somebody who keeps logs: the next line goes into a new file.
    fs::rename(log, folder.path() / "kept.log");
    stand.signal(SIGHUP);
    REQUIRE(eventually([&] { return fs::exists(log); }));
    Kiosk another(stand);
    CHECK(paired() != std::string::npos);
    stand.signal(SIGTERM);
    CHECK(stand.end() == 0);
    CHECK(textOf(log).find("stopping") != std::string::npos);

    for (const auto& secret : secrets()) {
        INFO(secret);
        REQUIRE(secret.size() >= 4);
        for (const auto* file : {"service.log", "kept.log"})
            CHECK(textOf(folder.path() / file).find(secret) == std::string::npos);
        // The first password is printed, once, to whoever started it; the log is another thing.
        if (secret != stand.password())
            CHECK(stand.said().find(secret) == std::string::npos);
    }
}
