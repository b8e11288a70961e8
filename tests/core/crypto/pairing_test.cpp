// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.h"
#include "core/crypto/pairing.h"
#include "tests/catch.h"

using namespace standdienst;

namespace {

struct Parties {
    Parties() {
        initCrypto();
        random.fill(backend.data);
        random.fill(nonce.data);
        code = makePairingCode(random);
    }
    SeededRandom random{3};
    Fingerprint backend;
    Nonce nonce;
    std::string code;
    SignKey device = SignKey::generate(random);
    SealKey seal = SealKey::generate(random);
    PairingAnswer answer{WriterId{makeUuid7({}, random)}, seal.publicKey()};
};

} // namespace

TEST_CASE("Pairing codes are read as people type them") {
    initCrypto();
    SystemRandom random;
    for (int i = 0; i < 50; ++i) {
        const std::string code = makePairingCode(random);
        CHECK(code.size() == limits::pairingCodeLength);
        CHECK(*normalizePairingCode(code) == code);
    }
    CHECK(*normalizePairingCode("abcd-2345") == "ABCD2345");
    CHECK(*normalizePairingCode(" ab cd 23 45 ") == "ABCD2345");
    for (const std::string wrong : {"", "ABCD234", "ABCD23456", "ABCD234O", "ABCD2341", "ABCD234Ä"})
        CHECK(normalizePairingCode(wrong).error().code == Code::Malformed);
}

TEST_CASE("Both proofs hold only for the same code, key and answer") {
    Parties p;
    const PairingKey key = pairingKey(p.code, p.backend);
    const Digest device = deviceProof(key, p.backend, p.device.publicKey(), p.nonce);
    const Digest backend = backendProof(key, p.backend, p.device.publicKey(), p.nonce, p.answer);
    CHECK(device == deviceProof(pairingKey(p.code, p.backend), p.backend, p.device.publicKey(), p.nonce));
    CHECK(device != backend);

    SECTION("another code") {
        CHECK(device !=
              deviceProof(pairingKey("ABCD2345", p.backend), p.backend, p.device.publicKey(), p.nonce));
    }
    SECTION("a man in the middle with another TLS key") {
        Fingerprint other = p.backend;
        other.data[0] ^= 1;
        CHECK(device != deviceProof(pairingKey(p.code, other), other, p.device.publicKey(), p.nonce));
    }
    SECTION("another device key, nonce, id or seal key") {
        const SignKey stranger = SignKey::generate(p.random);
        CHECK(device != deviceProof(key, p.backend, stranger.publicKey(), p.nonce));
        Nonce otherNonce = p.nonce;
        otherNonce.data[31] ^= 1;
        CHECK(device != deviceProof(key, p.backend, p.device.publicKey(), otherNonce));
        PairingAnswer answer = p.answer;
        answer.device.value.bytes[0] ^= 1;
        CHECK(backend != backendProof(key, p.backend, p.device.publicKey(), p.nonce, answer));
        answer = p.answer;
        answer.sealKey.data[0] ^= 1;
        CHECK(backend != backendProof(key, p.backend, p.device.publicKey(), p.nonce, answer));
    }
}

TEST_CASE("A pairing ticket survives its QR, and anything else is refused") {
    Parties p;
    const PairingTicket ticket{"https://192.168.1.20:8443", p.backend, p.code};
    const std::string text = toText(ticket);
    const auto read = parsePairingTicket(text);
    REQUIRE(read);
    CHECK(read->address == ticket.address);
    CHECK(read->key == ticket.key);
    CHECK(read->code == ticket.code);
    CHECK(parsePairingTicket("standdienst-pair:1?code=" + p.code).error().code == Code::Malformed);
    for (const std::string wrong :
         {"", "https://example.org", "standdienst-pair:1?", "standdienst-pair:2?address=x", "WIFI:S:hall;;"})
        CHECK_FALSE(parsePairingTicket(wrong));
    CHECK_FALSE(parsePairingTicket(text + std::string(600, 'x')));
    std::string script = text;
    script.replace(script.find("https"), 5, "files");
    CHECK_FALSE(parsePairingTicket(script));
}
