// SPDX-License-Identifier: GPL-3.0-or-later
// Qt's network against a real TLS server on this machine.
#include "tests/catch.h"
#include "tests/kiosk/support/test_keys.h"

#include "core/base/encoding.h"
#include "kiosk/sync/qt_scheduler.h"
#include "kiosk/sync/qt_transport.h"
#include "kiosk/sync/spki.h"
#include "kiosk/sync/verdict.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QEventLoop>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <functional>

using namespace standdienst;
using namespace standdienst::kiosk;
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace {

const std::string good =
    "HTTP/1.1 200 OK\r\nStanddienst-Protocol: 1\r\nContent-Type: application/json\r\nContent-Length: "
    "8\r\n\r\n{\"a\": 1}";

// Says the same to everybody, and remembers what it was sent.
template<class Server>
class Parrot {
public:
    explicit Parrot(std::string answer) : answer_(std::move(answer)) {
        QObject::connect(&server, &QTcpServer::pendingConnectionAvailable, &server, [this] {
            while (QTcpSocket* socket = server.nextPendingConnection()) {
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(*socket); });
                read(*socket);
            }
        });
    }
    std::string listen(const std::string& scheme) {
        server.listen(QHostAddress::LocalHost, 0);
        return scheme + "://127.0.0.1:" + std::to_string(server.serverPort());
    }

    Server server;
    std::string received;
    std::function<void(QTcpSocket&)> after = [](QTcpSocket&) {
    };
    bool blunt = false; // answers whatever comes
    bool early = false; // answers before anything comes

private:
    void read(QTcpSocket& socket) {
        const std::string bytes = socket.readAll().toStdString();
        received += bytes;
        if (bytes.empty() ? !early : !blunt && bytes.find("\r\n\r\n") == std::string::npos)
            return;
        socket.write(answer_.data(), static_cast<qint64>(answer_.size()));
        after(socket);
    }
    std::string answer_;
};

struct Tls : Parrot<QSslServer> {
    Tls(const char* certificate, const char* key, std::string answer = good) : Parrot(std::move(answer)) {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(QSslCertificate(QByteArray(certificate)));
        configuration.setPrivateKey(QSslKey(QByteArray(key), QSsl::Ec));
        server.setSslConfiguration(configuration);
        address = listen("https");
    }
    std::string address;
};

const Fingerprint ours = *bytesFromHex<Fingerprint>(testkeys::oursFingerprint);

bool until(const std::function<bool()>& condition) {
    QEventLoop loop;
    QTimer giveUp;
    giveUp.setSingleShot(true);
    giveUp.start(30s); // a test that hangs is one that failed
    while (!condition() && giveUp.isActive())
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    return condition();
}

Result<Answer> ask(Transport& transport, Request request = {"GET", "/api/device/v1/head?a=b%2Fc", {}, {}}) {
    std::optional<Result<Answer>> ended;
    const auto exchange =
        transport.send(std::move(request), [&](Result<Answer> result) { ended = std::move(result); });
    CHECK_FALSE(ended);
    REQUIRE(until([&] { return ended.has_value(); }));
    return *ended;
}

Result<Answer> ask(const std::string& address, std::optional<Fingerprint> pinned) {
    return ask(*QtTransport::make(address, pinned).value());
}

} // namespace

TEST_CASE("The pinned key is served, whatever the certificate's dates and name") {
    const char* certificate = GENERATE(testkeys::oursValid, testkeys::oursExpired, testkeys::oursFuture);
    Tls server(certificate, testkeys::oursKey);
    const auto answer = ask(server.address, ours);
    REQUIRE(answer);
    CHECK(answer->status == 200);
    CHECK(answer->body == R"({"a": 1})");
    CHECK(answer->backend == ours);
    CHECK(header(answer->headers, "standdienst-protocol") == "1");
    CHECK(server.received.starts_with("GET /api/device/v1/head?a=b%2Fc HTTP/1.1\r\n"));
}

TEST_CASE("Another key gets nothing but the handshake") {
    Tls server(testkeys::other, testkeys::otherKey);
    const auto transport = QtTransport::make(server.address, ours).value();
    for (int time = 0; time < 2; ++time) {
        const auto answer =
            ask(*transport, {"POST",
                             "/secret",
                             {{"Authorization", "Bearer secret"}, {"Content-Type", "text/plain"}},
                             "secret"});
        REQUIRE_FALSE(answer);
        CHECK(answer.error().code == Code::KeyChanged);
    }
    std::optional<Error> ended;
    const auto stream = transport->stream({"GET", "/secret", {}, {}}, {[](const Answer&) { FAIL("opened"); },
                                                                       [](std::string_view) { FAIL("data"); },
                                                                       [&](const Error& error) {
                                                                           ended = error;
                                                                       }});
    REQUIRE(until([&] { return ended.has_value(); }));
    CHECK(ended->code == Code::KeyChanged);
    CHECK(server.received.empty());
}

TEST_CASE("Without a pin the first key is told and held on to") {
    Tls server(testkeys::oursValid, testkeys::oursKey);
    const auto transport = QtTransport::make(server.address, std::nullopt).value();
    const auto answer = ask(*transport);
    REQUIRE(answer);
    CHECK(answer->backend == ours);
    // Somebody else takes the port over.
    const auto port = server.server.serverPort();
    server.server.close();
    for (QTcpSocket* socket : server.server.findChildren<QTcpSocket*>())
        socket->abort();
    Tls stranger(testkeys::other, testkeys::otherKey);
    stranger.server.close();
    REQUIRE(stranger.server.listen(QHostAddress::LocalHost, port));
    const auto next = ask(*transport);
    REQUIRE_FALSE(next);
    CHECK(next.error().code == Code::KeyChanged);
    CHECK(stranger.received.empty());
}

TEST_CASE("A portal's page and redirect come back as they are and are judged as none of ours") {
    const std::string page = GENERATE(
        std::string("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\nSet-Cookie: "
                    "a=b\r\n\r\n<html>"),
        std::string("HTTP/1.1 302 Found\r\nLocation: https://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"));
    Tls server(testkeys::oursValid, testkeys::oursKey, page);
    const auto transport = QtTransport::make(server.address, ours).value();
    for (int time = 0; time < 2; ++time) {
        const auto verdict = judge(ask(*transport));
        REQUIRE(std::holds_alternative<Refusal>(verdict));
        CHECK(std::get<Refusal>(verdict).error.code == Code::CaptivePortal);
    }
    CHECK(server.received.find("Cookie") == std::string::npos);
}

TEST_CASE("Plain HTTP in place of a TLS handshake is a captive portal, however early it comes") {
    const std::string pages[] = {
        good, "HTTP/1.1 302 Found\r\nLocation: http://portal.example/\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.0 400 Bad Request\r\n\r\n<html>The plain HTTP request was sent to HTTPS port"};
    const auto& page = pages[GENERATE(0, 1, 2)];
    const bool closes = GENERATE(false, true); // behind its page
    Parrot<QTcpServer> portal(page);
    portal.early = GENERATE(false, true); // before the handshake, or in answer to it
    portal.blunt = !portal.early;
    INFO(page << " early " << portal.early << " closes " << closes);
    if (closes)
        portal.after = [](QTcpSocket& socket) {
            socket.disconnectFromHost();
        };
    const auto address = portal.listen("https");
    const auto transport = QtTransport::make(address, ours).value();
    for (int time = 0; time < 2; ++time) {
        const auto answer =
            ask(*transport, {"POST", "/secret", {{"Authorization", "Bearer secret"}}, "secret"});
        REQUIRE_FALSE(answer);
        CHECK(answer.error().code == Code::CaptivePortal);
        CHECK_FALSE(answer.error().detail.empty());
    }
    std::optional<Error> ended;
    const auto stream = transport->stream({"GET", "/secret", {}, {}}, {[](const Answer&) { FAIL("opened"); },
                                                                       [](std::string_view) { FAIL("data"); },
                                                                       [&](const Error& error) {
                                                                           ended = error;
                                                                       }});
    REQUIRE(until([&] { return ended.has_value(); }));
    CHECK(ended->code == Code::CaptivePortal);
    CHECK(portal.received.find("secret") == std::string::npos);
}

TEST_CASE("Errors of the backend are answers with their bodies") {
    const int status = GENERATE(400, 401, 403, 404, 409, 413, 429, 500, 503);
    const std::string body = R"({"code":"busy"})";
    Tls server(
        testkeys::oursValid, testkeys::oursKey,
        "HTTP/1.1 " + std::to_string(status) +
            " X\r\nStanddienst-Protocol: 1\r\nContent-Type: application/problem+json\r\nContent-Length: " +
            std::to_string(body.size()) + "\r\n\r\n" + body);
    const auto answer = ask(*QtTransport::make(server.address, ours).value(),
                            {"POST", "/x", {{"Content-Type", "application/json"}}, "body"});
    REQUIRE(answer);
    CHECK(answer->status == status);
    CHECK(answer->body == body);
}

TEST_CASE("Half an answer, nobody there, a handshake that is hung up on and silence are unreachable") {
    std::string address;
    Tls half(testkeys::oursValid, testkeys::oursKey, good.substr(0, good.size() - 3));
    half.after = [](QTcpSocket& socket) {
        socket.disconnectFromHost();
    };
    Parrot<QTcpServer> deaf("");
    deaf.blunt = true;
    deaf.after = [](QTcpSocket& socket) {
        socket.disconnectFromHost();
    };
    Parrot<QTcpServer> alert("\x15\x03\x01\x00\x02\x02\x46"s); // no protocol version that both speak
    alert.blunt = true;
    Parrot<QTcpServer> silent("");
    Request request{"GET", "/", {}, {}};
    SECTION("half") {
        address = half.address;
    }
    SECTION("nobody") {
        address = "https://127.0.0.1:1";
    }
    SECTION("hung up") {
        address = deaf.listen("https");
    }
    SECTION("a TLS that is none of ours") {
        address = alert.listen("https");
    }
    SECTION("silence") {
        address = silent.listen("https");
        request.timeout = 50ms;
    }
    const auto answer = ask(*QtTransport::make(address, ours).value(), request);
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == Code::Unreachable);
    CHECK_FALSE(answer.error().detail.empty());
}

TEST_CASE("An answer beyond all bounds is given up") {
    Tls server(testkeys::oursValid, testkeys::oursKey,
               "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n" +
                   std::string(6 << 20, 'x'));
    CHECK(ask(server.address, ours).error().code == Code::Unreachable);
}

TEST_CASE("Plain HTTP is for this machine alone") {
    Parrot<QTcpServer> server(good);
    const auto answer = ask(server.listen("http"), Fingerprint{});
    REQUIRE(answer);
    CHECK(answer->backend == Fingerprint{});
    CHECK(QtTransport::make("http://192.168.1.5:8080", Fingerprint{}).error().code == Code::Forbidden);
    CHECK(QtTransport::make("nonsense", ours).error().code == Code::Malformed);
    CHECK(QtTransport::make("https://", ours).error().code == Code::Malformed);
    CHECK(QtTransport::make("ftp://box", ours).error().code == Code::Malformed);
}

TEST_CASE("A stream opens, brings data as it comes, and says when it ends") {
    Tls server(testkeys::oursValid, testkeys::oursKey,
               "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nStanddienst-Protocol: 1\r\n\r\n");
    QTcpSocket* open = nullptr;
    server.after = [&](QTcpSocket& socket) {
        open = &socket;
    };
    const auto transport = QtTransport::make(server.address, ours).value();
    std::vector<std::string> heard;
    auto stream =
        transport->stream({"GET", "/live", {}, {}},
                          {[&](const Answer& answer) { heard.push_back(std::to_string(answer.status)); },
                           [&](std::string_view bytes) { heard.emplace_back(bytes); },
                           [&](const Error& error) {
                               heard.emplace_back(name(error.code));
                           }});
    REQUIRE(until([&] { return heard.size() == 1; }));
    CHECK(heard[0] == "200");
    open->write(": here\n");
    REQUIRE(until([&] { return heard.size() == 2; }));
    CHECK(heard[1] == ": here\n");
    open->disconnectFromHost();
    REQUIRE(until([&] { return heard.size() == 3; }));
    CHECK(heard[2] == name(Code::Unreachable));
}

TEST_CASE("An exchange that was let go says nothing, also from within its own callbacks") {
    Tls server(testkeys::oursValid, testkeys::oursKey,
               "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: here\n");
    bool gone = false;
    server.after = [&](QTcpSocket& socket) {
        QObject::connect(&socket, &QTcpSocket::disconnected, [&] { gone = true; });
    };
    const auto transport = QtTransport::make(server.address, ours).value();
    std::unique_ptr<Exchange> stream;
    stream = transport->stream({"GET", "/live", {}, {}}, {[&](const Answer&) { stream.reset(); },
                                                          [](std::string_view) { FAIL("data"); },
                                                          [](const Error&) {
                                                              FAIL("ended");
                                                          }});
    CHECK(until([&] { return gone; })); // the connection is closed, too
    CHECK_FALSE(stream);

    auto exchange = transport->send({"GET", "/", {}, {}}, [](const Result<Answer>&) { FAIL("answered"); });
    exchange.reset();
    QtScheduler scheduler;
    auto never = scheduler.after(0ms, [] { FAIL("rang"); });
    never.reset();
    std::unique_ptr<Exchange> alarm;
    alarm = scheduler.after(1ms, [&] { alarm.reset(); });
    CHECK(until([&] { return !alarm; }));
}

TEST_CASE("Streams that are let go leave no connection behind that requests would wait for") {
    Tls server(
        testkeys::oursValid, testkeys::oursKey,
        "HTTP/1.1 200 OK\r\nStanddienst-Protocol: 1\r\nContent-Type: text/event-stream\r\n\r\n: here\n");
    const auto transport = QtTransport::make(server.address, ours).value();
    for (int stream = 0; stream < 20; ++stream) {
        bool opened = false;
        auto exchange = transport->stream({"GET", "/live", {}, {}},
                                          {[&](const Answer&) { opened = true; }, [](std::string_view) {},
                                           [](const Error&) {
                                           }});
        REQUIRE(until([&] { return opened; }));
    }
}

TEST_CASE("The key is found in certificates of every kind") {
    const auto fingerprint = [](const char* pem) {
        const QByteArray der = QSslCertificate(QByteArray(pem)).toDer();
        const auto info =
            subjectPublicKeyInfo({der.constData(), static_cast<std::size_t>(der.size())}).value();
        return QCryptographicHash::hash({info.data(), static_cast<qsizetype>(info.size())},
                                        QCryptographicHash::Sha256)
            .toHex()
            .toStdString();
    };
    CHECK(fingerprint(testkeys::oursValid) == testkeys::oursFingerprint);
    CHECK(fingerprint(testkeys::oursExpired) == testkeys::oursFingerprint);
    CHECK(fingerprint(testkeys::ed25519) == testkeys::ed25519Fingerprint);
    CHECK(fingerprint(testkeys::other) != testkeys::oursFingerprint);
}

TEST_CASE("What is no certificate is refused wherever it is cut") {
    const std::string der = QSslCertificate(QByteArray(testkeys::oursValid)).toDer().toStdString();
    for (std::size_t cut = 0; cut < der.size(); ++cut)
        CHECK_FALSE(subjectPublicKeyInfo(der.substr(0, cut)));
    for (std::size_t at = 0; at < der.size(); ++at) { // whatever it answers, it stays within the bytes
        std::string flipped = der;
        flipped[at] = static_cast<char>(flipped[at] ^ 0xff);
        if (const auto info = subjectPublicKeyInfo(flipped))
            CHECK(info->size() <= flipped.size());
    }
}
