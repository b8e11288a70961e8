// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/hostile/honest.h"

#include "tests/catch.h"

#include <csignal>

using namespace standdienst;
using namespace standdienst::hostile;

namespace {

struct Case {
    std::string what;
    std::string bytes;
    int status;
};

std::string raw(const std::string& lines, const std::string& body = {}) {
    return lines + "\r\n\r\n" + body;
}

std::vector<Case> malformedRequests() {
    const std::string host = "\r\nHost: 127.0.0.1";
    const std::string login = "POST /api/console/v1/login HTTP/1.1" + host;
    return {
        {"2 GB announced", raw(login + "\r\nContent-Length: 2147483648", "{"), 413},
        {"a length of 20 digits", raw(login + "\r\nContent-Length: 18446744073709551616"), 400},
        {"a negative length", raw(login + "\r\nContent-Length: -1"), 400},
        {"a length with a sign", raw(login + "\r\nContent-Length: +2", "{}"), 400},
        {"two lengths", raw(login + "\r\nContent-Length: 2\r\nContent-Length: 3", "{}x"), 400},
        {"two equal lengths", raw(login + "\r\nContent-Length: 2\r\nContent-Length: 2", "{}"), 400},
        {"a list of lengths", raw(login + "\r\nContent-Length: 2, 2", "{}"), 400},
        {"length and chunks", raw(login + "\r\nContent-Length: 2\r\nTransfer-Encoding: chunked", "0\r\n\r\n"),
         400},
        {"chunks", raw(login + "\r\nTransfer-Encoding: chunked", "2\r\n{}\r\n0\r\n\r\n"), 411},
        {"chunks in disguise", raw(login + "\r\nTransfer-Encoding: identity, chunked", "0\r\n\r\n"), 411},
        {"bare line feeds", "GET / HTTP/1.1\nHost: 127.0.0.1\n\n", 400},
        {"a bare line feed in a header", raw("GET / HTTP/1.1" + host + "\r\nX-One: a\nX-Two: b"), 400},
        {"a folded header", raw("GET / HTTP/1.1" + host + "\r\nX-One: a\r\n b"), 200},
        {"a space before the colon", raw("GET / HTTP/1.1" + host + "\r\nX-One : a"), 400},
        {"no host", raw("GET / HTTP/1.1"), 400},
        {"two hosts", raw("GET / HTTP/1.1" + host + host), 400},
        {"no host in it", raw("GET / HTTP/1.1\r\nHost:"), 400},
        {"a host that is none", raw("GET / HTTP/1.1\r\nHost: a/b@c"), 400},
        {"an unknown method", raw("BREW /coffee HTTP/1.1" + host), 501},
        {"a method of its own length", raw(std::string(5000, 'A') + " / HTTP/1.1" + host), 501},
        {"a tunnel", raw("CONNECT example.org:443 HTTP/1.1" + host), 501},
        {"a trace", raw("TRACE / HTTP/1.1" + host), 501},
        {"an absolute target", raw("GET http://example.org/ HTTP/1.1" + host), 400},
        {"all of it", raw("OPTIONS * HTTP/1.1" + host), 501},
        {"a target without its slash", raw("GET api/console/v1/leads HTTP/1.1" + host), 400},
        {"a way up", raw("GET /../etc/passwd HTTP/1.1" + host), 400},
        {"a way up in disguise", raw("GET /%2e%2e/etc/passwd HTTP/1.1" + host), 400},
        {"a slash in disguise", raw("GET /a%2fb HTTP/1.1" + host), 400},
        {"a zero in the target", raw("GET /a%00b HTTP/1.1" + host), 400},
        {"half an escape", raw("GET /a%2 HTTP/1.1" + host), 400},
        {"a target that is no UTF-8", raw("GET /%ff%fe HTTP/1.1" + host), 400},
        {"too many fields",
         raw("GET /api/console/v1/leads?" +
             [] {
                 std::string all;
                 for (int i = 0; i < 100; ++i)
                     all += "a=b&";
                 return all;
             }() +
             " HTTP/1.1" + host),
         400},
        {"HTTP/2 without asking", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        {"HTTP/3.7", raw("GET / HTTP/3.7" + host), 505},
        {"no version", "GET /\r\n\r\n", 400},
        {"a head of 100 KB", raw("GET / HTTP/1.1" + host + "\r\nX-Long: " + std::string(100'000, 'x')), 431},
        {"a thousand headers",
         raw("GET / HTTP/1.1" + host +
             [] {
                 std::string all;
                 for (int i = 0; i < 1000; ++i)
                     all += "\r\nX-" + std::to_string(i) + ": y";
                 return all;
             }()),
         431},
        {"a request line without end", "GET /" + std::string(200'000, 'x'), 431},
        {"nothing that is HTTP", std::string("\x00\x01\x02\xff", 4) + std::string(100, '\xfe'), 400},
        {"an expectation of one's own", raw("GET / HTTP/1.1" + host + "\r\nExpect: miracles"), 417},
    };
}

const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
const std::string deepObjects = [] {
    std::string text;
    for (int i = 0; i < 10'000; ++i)
        text += R"({"a":)";
    return text + "1" + std::string(10'000, '}');
}();

} // namespace

TEST_CASE("malformed requests are refused, each with its status, and the service goes on", "[requests]") {
    Stand stand;
    for (const auto& [what, bytes, status] : malformedRequests()) {
        INFO(what);
        Wire wire(stand.port());
        const auto reply = wire.ask(bytes);
        CHECK(reply.status == status);
    }
    Wire wire(stand.port());
    CHECK(wire.ask(request("GET", "/health")).status == 200);
    stand.signal(SIGTERM);
    CHECK(stand.end() == 0);
}

TEST_CASE("malformed bodies are refused, also from those who are known here", "[requests]") {
    Stand stand;
    Kiosk kiosk(stand);
    Person person(stand, "admin", stand.password());
    const Headers none;
    const Headers open{{"Content-Type", "application/json"}};
    auto device = kiosk.headers();
    device.emplace_back("Content-Type", "application/x-ndjson");
    auto session = person.headers();
    session.emplace_back("Content-Type", "application/json");
    const std::string pushHead = kiosk.visit("Nobody").substr(0, 40);

    struct Body {
        std::string what;
        std::string target;
        const Headers& headers;
        std::string body;
        int status;
    };
    const std::string login = "/api/console/v1/login";
    const std::string push = "/api/device/v1/push";
    const std::string shift = "/api/console/v1/floor/me/come";
    const std::string gift = "/api/console/v1/gifts/mug/restock";
    const std::string digits(3000, '9');
    const std::vector<Body> bodies{
        {"deep before a login", login, open, std::string(2000, '[') + std::string(2000, ']'), 400},
        {"deeper than a login may be long", login, open, deep, 413},
        {"no UTF-8", login, open, "{\"name\":\"\xff\xfe\",\"password\":\"x\"}", 400},
        {"a surrogate in UTF-8", login, open, "{\"name\":\"\xed\xa0\x80\",\"password\":\"x\"}", 400},
        {"a lone surrogate", login, open, R"({"name":"\ud800","password":"x"})", 400},
        {"a number of 3000 digits for a name", login, open, R"({"name":)" + digits + R"(,"password":"x"})",
         400},
        {"a zero in a name", login, open, R"({"name":"a\u0000b","password":"x"})", 401},
        {"not an object", login, open, "[]", 400},
        {"another type", login, none, "name=admin", 415},
        {"deep pushes", push, device, deep, 400},
        {"deep objects", push, device, deepObjects, 400},
        {"a push that is none", push, device, pushHead, 400},
        {"a push of numbers", push, device, "1e999999\n" + digits, 400},
        {"a push of zeros", push, device, std::string(10'000, '\0'), 400},
        {"a push that is too long", push, device, std::string(400'000, 'x'), 413},
        {"a person's deep words", shift, session, std::string(30'000, '[') + std::string(30'000, ']'), 400},
        {"a person's deep objects", shift, session, deepObjects.substr(0, 50'000), 400},
        {"a person's huge number", gift, session, R"({"pieces":)" + digits + "}", 400},
        {"a person's huge power", gift, session, R"({"pieces":1e999999999999})", 400},
    };
    for (const auto& [what, target, headers, body, status] : bodies) {
        INFO(what);
        Wire wire(stand.port());
        const auto reply = wire.ask(request("POST", target, headers, body));
        INFO(reply.body);
        CHECK(reply.status == status);
    }
    // Huge numbers where numbers are expected.
    for (const auto* limit : {"99999999999999999999", "-1", "1e3", "0x10", "%00"}) {
        INFO(limit);
        CHECK(person.get(std::string("/api/console/v1/leads?limit=") + limit).status == 400);
        CHECK(kiosk.ask(request("GET", std::string("/api/device/v1/pull?limit=") + limit, kiosk.headers()))
                  .status == 400);
    }
    CHECK(kiosk.push(kiosk.visit("Late")).status ==
          409); // the visit above was never sent: a gap, said as such
    CHECK(person.get("/api/console/v1/leads").status == 200);
    stand.signal(SIGTERM);
    CHECK(stand.end() == 0);
}
