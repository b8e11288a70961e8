// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/encoding.h"
#include "tests/backend/api/running_service.h"

using namespace standdienst;
using namespace standdienst::backend;
using namespace standdienst::backend::test;

TEST_CASE("every device answer says that it is ours", "[device-api]") {
    RunningService running;
    const std::vector<std::pair<std::string, std::string>> requests = {{"POST", "/api/device/v1/pair"},
                                                                       {"GET", "/api/device/v1/head"},
                                                                       {"GET", "/api/device/v1/nothing"},
                                                                       {"PUT", "/api/device/v1/push"}};
    for (const auto& [method, path] : requests) {
        INFO(path);
        const auto answer = running.ask(method, path);
        CHECK(answer.status >= 400);
        CHECK(answer.header("standdienst-protocol") == "1");
        CHECK(answer.header("content-type") == "application/problem+json");
    }
}

TEST_CASE("a device's requests are answered by the protocol", "[device-api]") {
    RunningService running;
    const std::string json = "application/json";
    const std::string hex32(64, 'a');
    std::string deep = "{\"device\":";
    for (int i = 0; i < 200; ++i)
        deep += "[";
    struct Row {
        const char* what;
        const char* method;
        const char* path;
        Headers headers;
        std::string body;
        int status;
        const char* code;
    };
    const std::vector<Row> rows = {
        {"pair without a code",
         "POST",
         "pair",
         {{"Content-Type", json}},
         R"({"key":")" + hex32 + R"(","nonce":")" + hex32 + R"(","proof":")" + hex32 +
             R"(","name":"K","face":"kiosk"})",
         410,
         "expired"},
        {"pair with a short key",
         "POST",
         "pair",
         {{"Content-Type", json}},
         R"({"key":"aa","nonce":")" + hex32 + R"(","proof":")" + hex32 + R"(","name":"K","face":"kiosk"})",
         400,
         "malformed"},
        {"pair with another face",
         "POST",
         "pair",
         {{"Content-Type", json}},
         R"({"key":")" + hex32 + R"(","nonce":")" + hex32 + R"(","proof":")" + hex32 +
             R"(","name":"K","face":"moon"})",
         400,
         "malformed"},
        {"no body", "POST", "nonce", {{"Content-Type", json}}, "", 400, "malformed"},
        {"another type of body", "POST", "nonce", {{"Content-Type", "text/plain"}}, "{}", 415, "unsupported"},
        {"not JSON", "POST", "nonce", {{"Content-Type", json}}, "{", 400, "malformed"},
        {"not an object", "POST", "nonce", {{"Content-Type", json}}, "[]", 400, "malformed"},
        {"deep JSON", "POST", "nonce", {{"Content-Type", json}}, deep, 400, "malformed"},
        {"JSON that is not UTF-8",
         "POST",
         "nonce",
         {{"Content-Type", json}},
         "{\"device\":\"\xff\"}",
         400,
         "malformed"},
        {"a body too large for strangers",
         "POST",
         "nonce",
         {{"Content-Type", json}},
         std::string(5000, ' '),
         413,
         "too_large"},
        {"an unknown device",
         "POST",
         "nonce",
         {{"Content-Type", json}},
         R"({"device":"01900000-0000-7000-8000-000000000000"})",
         404,
         "not_found"},
        {"no session", "GET", "head", {}, "", 401, "unauthorized"},
        {"an invented session", "GET", "pull", {{"Authorization", "Bearer abc"}}, "", 401, "unauthorized"},
        {"another scheme", "GET", "pull", {{"Authorization", "Basic abc"}}, "", 401, "unauthorized"},
        {"a push by a stranger",
         "POST",
         "push",
         {{"Content-Type", "application/x-ndjson"}},
         std::string(5000, ' '),
         401,
         "unauthorized"},
        {"live for a stranger", "GET", "live", {}, "", 401, "unauthorized"},
        {"another version", "GET", "../v2/head", {}, "", 400, "malformed"},
    };
    for (const auto& row : rows) {
        INFO(row.what);
        const auto answer =
            running.ask(row.method, std::string("/api/device/v1/") + row.path, row.headers, row.body);
        CHECK(answer.status == row.status);
        CHECK(codeOf(answer) == row.code);
    }
}

TEST_CASE("what a device pushes is acknowledged, pulled and told live", "[device-api]") {
    RunningService running;
    TestDevice device(running);
    CHECK(json::serialize(objectOf(running.ask("GET", "/api/device/v1/head", device.headers()))) ==
          R"({"incarnation":0,"seq":0,"hash":")" + std::string(64, '0') + R"("})");

    Client live(running.port());
    live.send(request("GET", "/api/device/v1/live", device.headers()));
    CHECK(live.receive().header("content-type") == "text/event-stream");

    const auto visit = device.newVisit();
    const auto body = device.pushBody(device.visit(visit, "Müller"));
    const auto acknowledged = device.push(body);
    REQUIRE(acknowledged.status == 200);
    const auto acknowledgement = objectOf(acknowledged);
    CHECK(acknowledgement.at("incarnation") == 1);
    CHECK(acknowledgement.at("acknowledged_seq") == 5);
    CHECK(textOr(acknowledgement, "digest") == toHex(pushDigest(body).view()));
    CHECK(acknowledgement.at("position") == 6); // fair.published was the first

    CHECK(live.readUntil("\"position\":6}\n\n").find("event: moved\n") != std::string::npos);

    const auto again = device.push(body);
    CHECK(again.status == 200);
    CHECK(again.body == acknowledged.body);

    const auto head = objectOf(running.ask("GET", "/api/device/v1/head", device.headers()));
    CHECK(textOr(head, "hash") == toHex(device.head.hash.view()));

    const auto page = objectOf(running.ask("GET", "/api/device/v1/pull", device.headers()));
    CHECK(page.at("snapshot") == true);
    CHECK(page.at("acknowledged").at("seq") == 5);
    std::vector<std::string> kinds;
    for (const auto& document : page.at("documents").as_array())
        kinds.emplace_back(textOr(document.as_object(), "kind"));
    CHECK(kinds == std::vector<std::string>{"fair", "visit"}); // the lead is the office's
    const std::string cursor(textOr(page, "cursor"));
    const auto nothing =
        objectOf(running.ask("GET", "/api/device/v1/pull?cursor=" + cursor, device.headers()));
    CHECK(nothing.at("documents").as_array().empty());
    CHECK(nothing.at("snapshot") == false);
}

TEST_CASE("a push that skips events is told what is expected", "[device-api]") {
    RunningService running;
    TestDevice device(running);
    const auto first = device.visit(device.newVisit(), "A");
    device.pushBody(first); // made, and lost on its way
    const auto answer = device.push(device.visit(device.newVisit(), "B"));
    CHECK(answer.status == 409);
    CHECK(codeOf(answer) == "gap");
    CHECK(objectOf(answer).at("expected_seq") == 1);
}

TEST_CASE("bad pushes are refused by code", "[device-api]") {
    RunningService running;
    TestDevice device(running);
    const auto good = device.pushBody(device.visit(device.newVisit(), "A"));
    auto forged = good;
    char& digit = forged[forged.find("\"signature\":\"") + 13];
    digit = digit == '0' ? '1' : '0'; // another hexadecimal digit, whichever it was
    CHECK(codeOf(device.push(forged)) == "bad_signature");
    CHECK(codeOf(device.push(std::string("{}\n"))) == "malformed");
    CHECK(device.push(std::string(500'000, 'x')).status == 413);
    auto headers = device.headers();
    headers.emplace_back("Content-Type", "application/json");
    CHECK(running.ask("POST", "/api/device/v1/push", headers, good).status == 415);
    CHECK(device.push(good).status == 200); // nothing of that did harm
}

TEST_CASE("a revoked device is shut out at once, its stream too", "[device-api]") {
    RunningService running;
    TestDevice device(running);
    Client live(running.port());
    live.send(request("GET", "/api/device/v1/live", device.headers()));
    CHECK(live.receive().status == 200);
    REQUIRE(running.service->commands().run({{"command", "device.revoke"}, {"device", toString(device.id)}}));
    live.readUntil("never");
    CHECK(live.isClosed());
    CHECK(running.ask("GET", "/api/device/v1/head", device.headers()).status == 401);
    const auto again = running.askJson("POST", "/api/device/v1/nonce", {{"device", toString(device.id)}});
    CHECK(again.status == 403);
    CHECK(codeOf(again) == "revoked");
}
