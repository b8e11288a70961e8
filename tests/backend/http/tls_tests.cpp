// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/http/problem.h"
#include "backend/http/server.h"
#include "core/base/encoding.h"

#include "tests/backend/http/client.h"
#include "tests/catch.h"

#include <openssl/sha.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <memory>

using namespace standdienst;
using namespace standdienst::backend;
using namespace standdienst::backend::http;

namespace {

TlsIdentity identity() {
    auto pem = makeTlsPem();
    REQUIRE(pem);
    auto read = readTlsIdentity(*pem);
    REQUIRE(read);
    return *read;
}

struct TlsAnswer {
    bool connected = false;
    Fingerprint fingerprint;
    Fingerprint certificate;
    std::string text;
};

// One request over TLS of at most `version`; the key is looked at, not checked.
TlsAnswer askOverTls(std::uint16_t port, int version, const std::string& request) {
    TlsAnswer answer;
    const std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context(SSL_CTX_new(TLS_client_method()),
                                                               SSL_CTX_free);
    SSL_CTX_set_security_level(context.get(), 0);
    SSL_CTX_set_min_proto_version(context.get(), TLS1_VERSION);
    SSL_CTX_set_max_proto_version(context.get(), version);
    BIO* bio = BIO_new_ssl_connect(context.get());
    const std::unique_ptr<BIO, void (*)(BIO*)> owner(bio, BIO_free_all);
    BIO_set_conn_hostname(bio, ("127.0.0.1:" + std::to_string(port)).c_str());
    if (BIO_do_connect(bio) != 1 || BIO_do_handshake(bio) != 1)
        return answer;
    answer.connected = true;
    SSL* ssl = nullptr;
    BIO_get_ssl(bio, &ssl);
    const std::unique_ptr<X509, void (*)(X509*)> certificate(SSL_get1_peer_certificate(ssl), X509_free);
    unsigned char* der = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate.get()), &der);
    SHA256(der, static_cast<std::size_t>(size), answer.fingerprint.data.data());
    OPENSSL_free(der);
    X509_digest(certificate.get(), EVP_sha256(), answer.certificate.data.data(), nullptr);
    BIO_write(bio, request.data(), static_cast<int>(request.size()));
    std::array<char, 4096> chunk;
    for (int got = 0; (got = BIO_read(bio, chunk.data(), static_cast<int>(chunk.size()))) > 0;)
        answer.text.append(chunk.data(), static_cast<std::size_t>(got));
    return answer;
}

struct TlsFixture {
    TlsIdentity tls = identity();
    Router router;
    std::unique_ptr<Server> server;
    TlsFixture() {
        router.add({.method = Method::Post,
                    .pattern = "/echo",
                    .bodyBytes = 200'000,
                    .handler = [](const Request& r) {
                        return Response{.body = r.secure ? r.body : "not secure"};
                    }});
        auto listening = Server::listen({.tls = tls}, router);
        REQUIRE(listening);
        server = std::move(*listening);
    }
};

} // namespace

TEST_CASE("the service is known by the key that it was made with", "[tls]") {
    TlsFixture fixture;
    const std::string body(100'000, 'x');
    const auto request = test::request("POST", "/echo", {{"Connection", "close"}}, body);
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        const auto answer = askOverTls(fixture.server->port(), version, request);
        CHECK(answer.connected);
        CHECK(toHex(answer.fingerprint.view()) == toHex(fixture.tls.fingerprint.view()));
        CHECK(toHex(answer.certificate.view()) == toHex(fixture.tls.certificate.view()));
        CHECK(answer.text.starts_with("HTTP/1.1 200 "));
        CHECK(answer.text.ends_with("\r\n\r\n" + body));
    }
}

TEST_CASE("versions of TLS below 1.2 are refused", "[tls]") {
    TlsFixture fixture;
    CHECK_FALSE(askOverTls(fixture.server->port(), TLS1_1_VERSION, "").connected);
}

TEST_CASE("who forgets the s of https is told", "[tls]") {
    TlsFixture fixture;
    test::Client client(fixture.server->port());
    client.send(test::request("GET", "/"));
    const auto text = client.readUntil("never");
    CHECK(text.starts_with("HTTP/1.1 400 "));
    CHECK(text.find("https://") != std::string::npos);
}

TEST_CASE("a key survives being stored, and a broken one says what to do", "[tls]") {
    const auto pem = makeTlsPem();
    REQUIRE(pem);
    const auto once = readTlsIdentity(*pem);
    const auto twice = readTlsIdentity(*pem);
    REQUIRE(once);
    REQUIRE(twice);
    CHECK(once->fingerprint == twice->fingerprint);
    CHECK_FALSE(once->fingerprint == identity().fingerprint);
    const auto broken = readTlsIdentity(pem->substr(0, pem->size() / 2));
    REQUIRE_FALSE(broken);
    CHECK(broken.error().code == Code::Malformed);
    CHECK(broken.error().detail.find("backup") != std::string::npos);
}
