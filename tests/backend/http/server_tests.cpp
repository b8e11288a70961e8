// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/http/server.h"

#include "backend/http/problem.h"

#include "tests/backend/http/client.h"
#include "tests/catch.h"

#include <atomic>
#include <future>
#include <thread>

using namespace standdienst;
using namespace standdienst::backend;
using namespace standdienst::backend::http;
using test::Client;
using test::request;

namespace {

// Events that the test feeds.
class Feed final : public EventStream {
public:
    void open(std::function<void()> wake) override {
        std::lock_guard lock(mutex_);
        wake_ = std::move(wake);
    }
    std::optional<std::string> next() override {
        std::lock_guard lock(mutex_);
        if (over_)
            return std::nullopt;
        return std::exchange(text_, {});
    }
    void close() override {
        std::lock_guard lock(mutex_);
        wake_ = nullptr;
        closed.set_value();
    }
    void say(std::string text) {
        std::lock_guard lock(mutex_);
        text_ += text;
        if (wake_)
            wake_();
    }
    void finish() {
        std::lock_guard lock(mutex_);
        over_ = true;
        if (wake_)
            wake_();
    }
    std::promise<void> closed;

private:
    std::mutex mutex_;
    std::function<void()> wake_;
    std::string text_;
    bool over_ = false;
};

// A small router over a real server on a free port.
struct Fixture {
    Router router;
    std::shared_ptr<Feed> feed = std::make_shared<Feed>();
    std::promise<void> gateReached;
    std::promise<void> gate;
    std::atomic<int> handled = 0;
    std::unique_ptr<Server> server;

    explicit Fixture(const Deadlines& deadlines = {}, std::optional<TlsIdentity> tls = std::nullopt) {
        router.add({.method = Method::Get,
                    .pattern = "/hello/{name}",
                    .bodyBytes = 0,
                    .handler = [this](const Request& r) {
                        ++handled;
                        return answer({{"hello", r.parameter("name")}});
                    }});
        router.add({.method = Method::Post,
                    .pattern = "/echo",
                    .bodyBytes = 100'000,
                    .handler = [this](const Request& r) {
                        ++handled;
                        return Response{.body = r.body};
                    }});
        router.add({.method = Method::Post,
                    .pattern = "/private",
                    .bodyBytes = 100'000,
                    .access = [](Request& r) -> Result<void> {
                        if (r.header("authorization") != "yes")
                            return Error{Code::Unauthorized, "no"};
                        r.caller = true;
                        r.owner = r.header("owner").empty() ? "someone" : r.header("owner");
                        return {};
                    },
                    .handler =
                        [this](const Request& r) {
                            ++handled;
                            return Response{.body = r.body};
                        }});
        router.add({.method = Method::Post,
                    .pattern = "/one",
                    .bodyBytes = 100,
                    .access = [](Request& r) -> Result<void> {
                        r.owner = "someone";
                        return {};
                    },
                    .oneEach = true,
                    .handler =
                        [this](const Request& r) {
                            if (r.body == "gate") {
                                gateReached.set_value();
                                gate.get_future().wait();
                            }
                            return Response{.body = r.body};
                        }});
        router.add({.method = Method::Get,
                    .pattern = "/broken",
                    .bodyBytes = 0,
                    .handler = [](const Request&) -> Response {
                        throw std::runtime_error("a secret of the house");
                    }});
        router.add(
            {.method = Method::Get, .pattern = "/gate", .bodyBytes = 0, .handler = [this](const Request&) {
                 gateReached.set_value();
                 gate.get_future().wait();
                 return answer({{"gate", "open"}});
             }});
        router.add({.method = Method::Get,
                    .pattern = "/later",
                    .bodyBytes = 0,
                    .asyncHandler = [](const Request&, Reply reply) {
                        std::thread([reply] { reply(answer({{"later", true}})); }).detach();
                    }});
        router.add(
            {.method = Method::Get, .pattern = "/events", .bodyBytes = 0, .handler = [this](const Request&) {
                 Response response{.headers = {{"Content-Type", "text/event-stream"}}};
                 response.stream = feed;
                 return response;
             }});
        auto listening = Server::listen({.tls = std::move(tls), .deadlines = deadlines}, router);
        REQUIRE(listening);
        server = std::move(*listening);
    }
};

std::string codeOf(const test::Answer& answer) {
    return std::string(textOr(*parseObject(answer.body), "code"));
}

} // namespace

TEST_CASE("one connection carries requests one after another, also sent ahead", "[http]") {
    Fixture fixture;
    Client client(fixture.server->port());
    client.send(request("GET", "/hello/a") + request("POST", "/echo", {}, "body") +
                request("HEAD", "/hello/abc") + request("GET", "/hello/b", {{"Connection", "close"}}));
    CHECK(client.receive().body == R"({"hello":"a"})");
    CHECK(client.receive().body == "body");
    const auto head = client.receive(false);
    CHECK(head.status == 200);
    CHECK(head.header("content-length") == "15");
    CHECK(client.receive().body == R"({"hello":"b"})");
    CHECK(client.isClosed());
}

TEST_CASE("what no route knows is a problem with a code", "[http]") {
    Fixture fixture;
    Client client(fixture.server->port());
    auto missing = client.ask(request("GET", "/nothing"));
    CHECK(missing.status == 404);
    CHECK(missing.header("content-type") == "application/problem+json");
    CHECK(codeOf(missing) == "not_found");
    const auto wrong = client.ask(request("DELETE", "/hello/a"));
    CHECK(wrong.status == 405);
    CHECK(wrong.header("allow") == "GET, HEAD");
    CHECK(client.ask(request("GET", "/hello/")).status == 404);
    CHECK(client.ask(request("GET", "/hello/a/b")).status == 404);
}

TEST_CASE("an exception in a handler is a 500 that tells nothing", "[http]") {
    Fixture fixture;
    const auto broken = Client(fixture.server->port()).ask(request("GET", "/broken"));
    CHECK(broken.status == 500);
    CHECK(codeOf(broken) == "internal");
    CHECK(broken.body.find("secret") == std::string::npos);
}

TEST_CASE("a handler may answer later and from another thread", "[http]") {
    Fixture fixture;
    CHECK(Client(fixture.server->port()).ask(request("GET", "/later")).body == R"({"later":true})");
}

TEST_CASE("a body above its route's limit is refused before it is sent", "[http]") {
    Fixture fixture;
    Client client(fixture.server->port());
    const auto answer = client.ask("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100001\r\n\r\n");
    CHECK(answer.status == 413);
    CHECK(codeOf(answer) == "too_large");
    CHECK(client.ask(request("GET", "/hello/a")).status == 0); // nothing is read as a request behind it
    CHECK(fixture.handled == 0);
}

TEST_CASE("a body of exactly its route's limit is taken", "[http]") {
    Fixture fixture;
    const std::string body(100'000, 'x');
    CHECK(Client(fixture.server->port()).ask(request("POST", "/echo", {}, body)).body == body);
}

TEST_CASE("who may not is refused before the body is read", "[http]") {
    Fixture fixture;
    const auto port = fixture.server->port();
    Client stranger(port);
    CHECK(stranger.ask("POST /private HTTP/1.1\r\nHost: a\r\nContent-Length: 50000\r\n\r\n").status == 401);
    CHECK(fixture.handled == 0);
    CHECK(Client(port).ask(request("POST", "/private", {{"Authorization", "yes"}}, "hello")).body == "hello");
}

TEST_CASE("a refused client sees the answer although it goes on sending", "[http]") {
    Fixture fixture;
    Client client(fixture.server->port());
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 400000\r\n\r\n" +
                std::string(400'000, 'x'));
    CHECK(client.receive().status == 413);
}

TEST_CASE("who asks first whether to send a body is told", "[http]") {
    Fixture fixture;
    Client client(fixture.server->port());
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    CHECK(client.receive().status == 100);
    CHECK(client.ask("ok").body == "ok");
    Client refused(fixture.server->port());
    CHECK(refused
              .ask("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\nExpect: 100-continue\r\n\r\n")
              .status == 413);
}

TEST_CASE("a malformed request ends its connection with an answer", "[http]") {
    Fixture fixture;
    Client client(fixture.server->port());
    CHECK(client.ask("GET / HTTP/1.1\r\n\r\n" + request("GET", "/hello/a")).status == 400);
    client.shutdownSend();
    CHECK(client.isClosed());
    CHECK(fixture.handled == 0);
}

TEST_CASE("slow clients are told and let go", "[http]") {
    Deadlines deadlines;
    deadlines.head = std::chrono::milliseconds(150);
    deadlines.body = std::chrono::milliseconds(150);
    deadlines.idle = std::chrono::milliseconds(150);
    deadlines.linger = std::chrono::milliseconds(150);
    Fixture fixture(deadlines);
    const auto port = fixture.server->port();
    SECTION("who never begins") {
        CHECK(Client(port).isClosed());
    }
    SECTION("who never ends the head") {
        CHECK(Client(port).ask("GET / HTTP/1.1\r\nHost: ").status == 408);
    }
    SECTION("who never ends the body") {
        Client client(port);
        CHECK(client.ask("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nab").status == 408);
        CHECK(fixture.handled == 0);
    }
    SECTION("who says nothing more") {
        Client client(port);
        CHECK(client.ask(request("GET", "/hello/a")).status == 200);
        CHECK(client.isClosed());
    }
}

TEST_CASE("an event stream tells what is new, and shows life where nothing is", "[http]") {
    Deadlines deadlines;
    deadlines.heartbeat = std::chrono::milliseconds(100);
    deadlines.coalesce = std::chrono::milliseconds(1);
    Fixture fixture(deadlines);
    Client client(fixture.server->port());
    client.send(request("GET", "/events"));
    const auto head = client.receive();
    CHECK(head.status == 200);
    CHECK(head.header("content-type") == "text/event-stream");
    CHECK(head.header("content-length").empty());
    CHECK(client.readUntil(":\n\n") == ":\n\n");
    fixture.feed->say("data: 1\n\n");
    CHECK(client.readUntil("data: 1\n\n").ends_with("data: 1\n\n"));
    fixture.feed->say("data: 2\n\n");
    CHECK(client.readUntil("data: 2\n\n").ends_with("data: 2\n\n"));
    CHECK(client.readUntil(":\n\n").ends_with(":\n\n"));
    fixture.feed->finish();
    client.readUntil("never");
    CHECK(client.isClosed());
}

TEST_CASE("an event stream ends when its client goes", "[http]") {
    Fixture fixture;
    auto closed = fixture.feed->closed.get_future();
    {
        Client client(fixture.server->port());
        client.send(request("GET", "/events"));
        client.readUntil(":\n\n");
    }
    CHECK(closed.wait_for(std::chrono::seconds(20)) == std::future_status::ready);
}

TEST_CASE("stopping lets the request under way finish, and ends all else", "[http]") {
    Fixture fixture;
    const auto port = fixture.server->port();
    Client idle(port);
    CHECK(idle.ask(request("GET", "/hello/a")).status == 200);
    Client stream(port);
    stream.send(request("GET", "/events"));
    stream.readUntil(":\n\n");
    Client busy(port);
    busy.send(request("GET", "/gate"));
    fixture.gateReached.get_future().wait();
    auto stopped = std::async(std::launch::async, [&] { fixture.server->stop(); });
    CHECK(idle.isClosed());
    CHECK(stream.readUntil("never").find("data") == std::string::npos);
    fixture.gate.set_value();
    CHECK(busy.receive().body == R"({"gate":"open"})");
    CHECK(busy.isClosed());
    stopped.get();
}

TEST_CASE("strangers make room for those who come after", "[http]") {
    Fixture fixture;
    const auto port = fixture.server->port();
    std::vector<std::unique_ptr<Client>> waiting;
    for (std::size_t i = 0; i < strangers; ++i)
        waiting.push_back(std::make_unique<Client>(port));
    // All of them are accepted when the last one has been answered.
    CHECK(waiting.back()->ask(request("GET", "/hello/a")).status == 200);
    Client next(port);
    CHECK(next.ask(request("GET", "/hello/b")).status == 200);
    CHECK(waiting.front()->isClosed());
    CHECK(waiting.back()->ask(request("GET", "/hello/a")).status == 200);
}

TEST_CASE("bodies of all connections together are bounded", "[http]") {
    Fixture fixture;
    const auto port = fixture.server->port();
    const auto head = [](std::size_t number) {
        return request("POST", "/private",
                       {{"Authorization", "yes"},
                        {"Owner", std::to_string(number / connectionsEach)},
                        {"Expect", "100-continue"},
                        {"Content-Length", "100000"}});
    };
    std::vector<std::unique_ptr<Client>> waiting;
    for (std::size_t held = 0; held + 100'000 <= bodyBytesInFlight; held += 100'000) {
        waiting.push_back(std::make_unique<Client>(port));
        REQUIRE(waiting.back()->ask(head(waiting.size())).status == 100);
    }
    const auto refused = Client(port).ask(head(waiting.size() + 100));
    CHECK(refused.status == 429);
    CHECK(refused.header("retry-after") == "1");
    const std::string body(100'000, 'x');
    CHECK(waiting.front()->ask(body).body == body);
    CHECK(Client(port).ask(head(waiting.size() + 100)).status == 100);
}

TEST_CASE(
    "of one owner's connections the idle one makes room, and where all are at work more are told to wait",
    "[http]") {
    Fixture fixture;
    const auto port = fixture.server->port();
    const auto head = request(
        "POST", "/private", {{"Authorization", "yes"}, {"Expect", "100-continue"}, {"Content-Length", "5"}});
    Client idle(port);
    CHECK(idle.ask(request("POST", "/private", {{"Authorization", "yes"}})).status == 200);
    std::vector<std::unique_ptr<Client>> busy;
    for (std::size_t i = 0; i < connectionsEach; ++i) {
        busy.push_back(std::make_unique<Client>(port));
        REQUIRE(busy.back()->ask(head).status == 100);
    }
    CHECK(idle.isClosed());
    Client late(port);
    CHECK(late.ask(head).status == 429);
    // Others are not concerned.
    CHECK(
        Client(port).ask(request("POST", "/private", {{"Authorization", "yes"}, {"Owner", "else"}})).status ==
        200);
    CHECK(busy.front()->ask("hello").body == "hello");
    CHECK(Client(port).ask(head).status == 100);
}

TEST_CASE("one at a time: a second request is told to wait, unless the first has not arrived yet", "[http]") {
    Fixture fixture;
    const auto port = fixture.server->port();
    const auto head = request(
        "POST", "/one", {{"Authorization", "yes"}, {"Expect", "100-continue"}, {"Content-Length", "4"}});
    Client lost(port);
    REQUIRE(lost.ask(head).status == 100);
    Client first(port);
    REQUIRE(first.ask(head).status == 100); // the one before it has lost its connection
    CHECK(lost.isClosed());
    first.send("gate");
    fixture.gateReached.get_future().wait();
    const auto second = Client(port).ask(head);
    CHECK(second.status == 429);
    CHECK(second.header("retry-after") == "1");
    fixture.gate.set_value();
    CHECK(first.receive().status == 200);
    CHECK(first.ask(head).status == 100);
    CHECK(first.ask("next").status == 200);
}

TEST_CASE("plain HTTP is for loopback only", "[http]") {
    const Router router;
    const auto refused = Server::listen({.address = "0.0.0.0"}, router);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::Forbidden);
}

TEST_CASE("a port that is taken is a conflict that says so", "[http]") {
    Fixture fixture;
    const Router router;
    const auto second = Server::listen({.port = fixture.server->port()}, router);
    REQUIRE_FALSE(second);
    CHECK(second.error().code == Code::Conflict);
    CHECK(second.error().detail.find(std::to_string(fixture.server->port())) != std::string::npos);
}
