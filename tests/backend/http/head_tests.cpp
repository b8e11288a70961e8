// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/http/head.h"
#include "backend/http/limits.h"

#include "tests/catch.h"

using namespace standdienst::backend::http;
using What = HeadOutcome::What;

TEST_CASE("a request's head becomes plain values", "[http]") {
    const std::string head =
        "PUT /a%20b/c?x=1+2&y=%C3%A4&z HTTP/1.1\r\nHost: stand.example:8443\r\nX-Thing:  value \r\n"
        "Content-Length: 5\r\n\r\n";
    const auto outcome = parseHead(head + "12345GET");
    REQUIRE(outcome.what == What::Ready);
    CHECK(outcome.used == head.size());
    CHECK(outcome.head.bodyBytes == 5);
    CHECK(outcome.head.keepAlive);
    const auto& request = outcome.head.request;
    CHECK(request.method == Method::Put);
    CHECK(request.path == "/a b/c");
    CHECK(request.header("x-thing") == "value");
    CHECK(request.queryField("x") == "1 2");
    CHECK(request.queryField("y") == "ä");
    CHECK(request.queryField("z") == "");
    CHECK_FALSE(request.queryField("nothing"));
}

TEST_CASE("a head that is not complete asks for more", "[http]") {
    const std::string head = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    for (std::size_t size = 0; size < head.size(); ++size)
        CHECK(parseHead(std::string_view(head).substr(0, size)).what == What::NeedMore);
    CHECK(parseHead(head).what == What::Ready);
}

TEST_CASE("a connection is kept where HTTP says so", "[http]") {
    CHECK(parseHead("GET / HTTP/1.1\r\nHost: a\r\n\r\n").head.keepAlive);
    CHECK_FALSE(parseHead("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").head.keepAlive);
    CHECK_FALSE(parseHead("GET / HTTP/1.0\r\nHost: a\r\n\r\n").head.keepAlive);
}

TEST_CASE("hostile heads are refused, each with its status", "[http]") {
    struct Row {
        const char* what;
        std::string head;
        int status;
    };
    const std::string host = "Host: a\r\n";
    const std::vector<Row> rows = {
        {"unknown method", "BREW / HTTP/1.1\r\n" + host + "\r\n", 501},
        {"method nobody needs", "TRACE / HTTP/1.1\r\n" + host + "\r\n", 501},
        {"proxying", "CONNECT a:1 HTTP/1.1\r\n" + host + "\r\n", 501},
        {"method with a space before", " GET / HTTP/1.1\r\n" + host + "\r\n", 400},
        {"no Host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
        {"two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400},
        {"Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
        {"Host with a user", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", 400},
        {"length and encoding",
         "POST / HTTP/1.1\r\n" + host + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        {"encoding and length",
         "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n", 400},
        {"chunks", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n", 411},
        {"encoding in disguise", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: xchunked\r\n\r\n", 411},
        {"negative length", "POST / HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n", 400},
        {"signed length", "POST / HTTP/1.1\r\n" + host + "Content-Length: +1\r\n\r\n", 400},
        {"length beyond 64 bits",
         "POST / HTTP/1.1\r\n" + host + "Content-Length: 99999999999999999999\r\n\r\n", 400},
        {"two lengths", "POST / HTTP/1.1\r\n" + host + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", 400},
        {"the same length twice",
         "POST / HTTP/1.1\r\n" + host + "Content-Length: 1\r\nContent-Length: 1\r\n\r\n", 400},
        {"a list of lengths", "POST / HTTP/1.1\r\n" + host + "Content-Length: 1, 1\r\n\r\n", 400},
        {"bare line feeds", "GET / HTTP/1.1\nHost: a\n\n", 400},
        {"nothing but its end", "\r\n\r\n", 400},
        {"one bare line feed", "GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n", 400},
        {"bare carriage return", "GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n", 400},
        {"NUL in a header", "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(1, '\0') + "\r\n\r\n", 400},
        {"space before the colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400},
        {"header without a name", "GET / HTTP/1.1\r\n" + host + ": b\r\n\r\n", 400},
        {"HTTP/0.9", "GET /\r\n\r\n", 400},
        {"HTTP/2", "GET / HTTP/2.0\r\n" + host + "\r\n", 505},
        {"a TLS hello", std::string("\x16\x03\x01\x02", 4), 400},
        {"absolute target", "GET http://a/ HTTP/1.1\r\n" + host + "\r\n", 400},
        {"asterisk", "GET * HTTP/1.1\r\n" + host + "\r\n", 400},
        {"fragment", "GET /a#b HTTP/1.1\r\n" + host + "\r\n", 400},
        {"dot segment", "GET /a/../b HTTP/1.1\r\n" + host + "\r\n", 400},
        {"encoded dot segment", "GET /a/%2e%2e/b HTTP/1.1\r\n" + host + "\r\n", 400},
        {"encoded slash", "GET /a%2fb HTTP/1.1\r\n" + host + "\r\n", 400},
        {"encoded NUL", "GET /a%00 HTTP/1.1\r\n" + host + "\r\n", 400},
        {"half an escape", "GET /a%2 HTTP/1.1\r\n" + host + "\r\n", 400},
        {"path that is not UTF-8", "GET /%ff HTTP/1.1\r\n" + host + "\r\n", 400},
        {"query that is not UTF-8", "GET /?q=%c3%28 HTTP/1.1\r\n" + host + "\r\n", 400},
        {"overlong UTF-8", "GET /%c0%ae HTTP/1.1\r\n" + host + "\r\n", 400},
        {"seventeen query fields",
         "GET /?" +
             [] {
                 std::string q;
                 for (int i = 0; i < 17; ++i)
                     q += "a=1&";
                 return q;
             }() +
             " HTTP/1.1\r\n" + host + "\r\n",
         400},
        {"unknown expectation", "POST / HTTP/1.1\r\n" + host + "Expect: a-pony\r\nContent-Length: 1\r\n\r\n",
         417},
        {"huge head", "GET / HTTP/1.1\r\n" + host + "X: " + std::string(headBytes, 'a'), 431},
    };
    for (const auto& row : rows) {
        INFO(row.what);
        const auto outcome = parseHead(std::string_view(row.head).substr(0, headBytes));
        CHECK(outcome.what == What::Refused);
        CHECK(outcome.refusal.status == row.status);
        CHECK(field(outcome.refusal.headers, "Content-Type") == "application/problem+json");
    }
}
