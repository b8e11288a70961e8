// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "tests/backend/support/world.h"

#include "backend/devices/devices.h"

using namespace standdienst;
using namespace standdienst::test;
using namespace std::chrono_literals;

namespace {

Fingerprint someFingerprint() {
    Fingerprint fingerprint;
    fingerprint.data.fill(7);
    return fingerprint;
}

// The device's side of pairing and login, as the protocol has it.
struct Stranger {
    explicit Stranger(World& world) : random(world.random), key(SignKey::generate(world.random)) {}

    Devices::PairRequest request(const std::string& code, const Fingerprint& seen = someFingerprint()) {
        random.fill(nonce.data);
        const PairingKey pairing = pairingKey(code, seen);
        return {key.publicKey(), nonce,       deviceProof(pairing, seen, key.publicKey(), nonce),
                "Kiosk",         Face::Kiosk, std::nullopt};
    }
    bool believes(const Devices::PairAnswer& answer, const std::string& code) const {
        const PairingKey pairing = pairingKey(code, someFingerprint());
        return backendProof(pairing, someFingerprint(), key.publicKey(), nonce,
                            {answer.device, answer.sealKey}) == answer.proof;
    }
    Result<Devices::Session> login(Devices& devices, const WriterId& id, const Nonce& with,
                                   const Fingerprint& seen = someFingerprint()) {
        return devices.login(id, with, key.sign(sessionMessage(id, seen, with)));
    }
    Result<Devices::Session> login(Devices& devices, const WriterId& id) {
        return login(devices, id, devices.makeNonce(id).value());
    }

    Random& random;
    SignKey key;
    Nonce nonce;
};

struct DevicesWorld : World {
    DevicesWorld() { fairs->import(smallFair()).value(); }
    Devices devices{*store, keys.seal.publicKey(), someFingerprint(), clock, random};
};

template<class T>
std::optional<Code> codeOf(const Result<T>& result) {
    return result ? std::nullopt : std::optional(result.error().code);
}

} // namespace

TEST_CASE("devices: without a fair there is nothing to pair to") {
    World world;
    Devices devices(*world.store, world.keys.seal.publicKey(), someFingerprint(), world.clock, world.random);
    const auto code = devices.makeCode();
    CHECK(codeOf(code) == Code::NotFound);
    CHECK(code.error().detail.find("fair import") != std::string::npos);
}

TEST_CASE("devices: whoever knows the code is paired, and both sides have proof") {
    DevicesWorld world;
    const auto code = world.devices.makeCode().value();
    Stranger stranger(world);
    const auto answer = world.devices.pair(stranger.request(code.code));
    REQUIRE(answer);
    CHECK(stranger.believes(*answer, code.code));
    CHECK_FALSE(stranger.believes(*answer, "22222222"));
    CHECK(answer->fair.value == "test-fair");
    CHECK(answer->booth.value == "main");
    CHECK(answer->sealKey == world.keys.seal.publicKey());
    const auto list = world.devices.list().value();
    REQUIRE(list.size() == 1);
    CHECK(list.front().id == answer->device);
    CHECK(list.front().key == stranger.key.publicKey());

    CHECK(codeOf(world.devices.pair(Stranger(world).request(code.code))) == Code::Expired); // used up
}

TEST_CASE("devices: a man in the middle, who shows another key, gets nothing from it") {
    DevicesWorld world;
    const auto code = world.devices.makeCode().value();
    Fingerprint his;
    his.data.fill(9);
    CHECK(codeOf(world.devices.pair(Stranger(world).request(code.code, his))) == Code::Unauthorized);
    CHECK(world.devices.list().value().empty());
}

TEST_CASE("devices: five wrong tries or ten minutes end a code") {
    DevicesWorld world;
    const auto code = world.devices.makeCode().value();
    Stranger stranger(world);
    SECTION("four wrong tries do not") {
        for (int i = 0; i < 4; ++i)
            CHECK(codeOf(world.devices.pair(stranger.request("22222222"))) == Code::Unauthorized);
        CHECK(world.devices.pair(stranger.request(code.code)));
    }
    SECTION("five do") {
        for (int i = 0; i < 5; ++i)
            CHECK(codeOf(world.devices.pair(stranger.request("22222222"))) == Code::Unauthorized);
        CHECK(codeOf(world.devices.pair(stranger.request(code.code))) == Code::Expired);
    }
    SECTION("just before ten minutes it is good") {
        world.clock.advance(code.validFor - 1ms);
        CHECK(world.devices.pair(stranger.request(code.code)));
    }
    SECTION("after ten minutes it is not") {
        world.clock.advance(code.validFor);
        CHECK(codeOf(world.devices.pair(stranger.request(code.code))) == Code::Expired);
    }
}

TEST_CASE("devices: codes are limited in number") {
    DevicesWorld world;
    for (std::size_t i = 0; i < limits::pairingCodes; ++i)
        CHECK(world.devices.makeCode());
    CHECK(codeOf(world.devices.makeCode()) == Code::Busy);
    world.clock.advance(limits::pairingCodeLife);
    CHECK(world.devices.makeCode());
}

TEST_CASE("devices: a name is asked for") {
    DevicesWorld world;
    const auto code = world.devices.makeCode().value();
    auto request = Stranger(world).request(code.code);
    request.name = "";
    CHECK(codeOf(world.devices.pair(request)) == Code::Malformed);
    request.name = std::string(61, 'x');
    CHECK(codeOf(world.devices.pair(request)) == Code::Malformed);
}

TEST_CASE("devices: a session costs a signature over a nonce, each good once") {
    DevicesWorld world;
    const auto code = world.devices.makeCode().value();
    Stranger stranger(world);
    const auto id = world.devices.pair(stranger.request(code.code)).value().device;
    const Nonce nonce = world.devices.makeNonce(id).value();
    const auto session = stranger.login(world.devices, id, nonce);
    REQUIRE(session);
    CHECK(world.devices.authenticate(session->token).value().id == id);
    CHECK(codeOf(stranger.login(world.devices, id, nonce)) == Code::Unauthorized);
    CHECK(codeOf(world.devices.authenticate("nonsense")) == Code::Unauthorized);

    CHECK(codeOf(Stranger(world).login(world.devices, id)) == Code::Unauthorized); // another key
    Fingerprint his;
    CHECK(codeOf(stranger.login(world.devices, id, world.devices.makeNonce(id).value(), his)) ==
          Code::Unauthorized);
    const Nonce late = world.devices.makeNonce(id).value();
    world.clock.advance(limits::deviceNonceLife);
    CHECK(codeOf(stranger.login(world.devices, id, late)) == Code::Unauthorized);
    world.clock.advance(session->expiresIn);
    CHECK(codeOf(world.devices.authenticate(session->token)) == Code::Unauthorized);
    CHECK(codeOf(world.devices.makeNonce({makeUuid7(world.clock.utc(), world.random)})) == Code::NotFound);
}

TEST_CASE("devices: whoever asks for nonces in another's name blocks nobody") {
    DevicesWorld world;
    Stranger one(world);
    Stranger other(world);
    const auto oneId = world.devices.pair(one.request(world.devices.makeCode().value().code)).value().device;
    const auto otherId =
        world.devices.pair(other.request(world.devices.makeCode().value().code)).value().device;
    const Nonce waiting = world.devices.makeNonce(otherId).value();
    for (int i = 0; i < 5000; ++i)
        REQUIRE(world.devices.makeNonce(oneId));
    CHECK(one.login(world.devices, oneId));
    CHECK(other.login(world.devices, otherId, waiting));
}

TEST_CASE("devices: one stolen key filled the sessions of all") {
    DevicesWorld world;
    Stranger thief(world);
    Stranger other(world);
    const auto stolen =
        world.devices.pair(thief.request(world.devices.makeCode().value().code)).value().device;
    const auto otherId =
        world.devices.pair(other.request(world.devices.makeCode().value().code)).value().device;
    const auto waiting = other.login(world.devices, otherId).value().token;
    std::vector<std::string> tokens;
    for (int i = 0; i < 100; ++i) {
        world.clock.advance(1ms);
        tokens.push_back(thief.login(world.devices, stolen).value().token);
    }
    CHECK(other.login(world.devices, otherId));
    CHECK(world.devices.authenticate(waiting));
    const auto alive = [&](const std::string& token) {
        return world.devices.authenticate(token).has_value();
    };
    CHECK(std::ranges::count_if(tokens, alive) == 4);
    CHECK(alive(tokens.back()));
}

TEST_CASE("devices: revoking cuts the session at once") {
    DevicesWorld world;
    const auto code = world.devices.makeCode().value();
    Stranger stranger(world);
    const auto id = world.devices.pair(stranger.request(code.code)).value().device;
    const auto token = stranger.login(world.devices, id).value().token;
    CHECK(codeOf(world.devices.revoke("nobody")) == Code::NotFound);
    CHECK(world.devices.revoke(GENERATE_COPY(as<std::string>{}, "Kiosk", toString(id))));
    CHECK(codeOf(world.devices.authenticate(token)) == Code::Unauthorized);
    CHECK(codeOf(world.devices.makeNonce(id)) == Code::Revoked);
    CHECK(world.devices.revoke(toString(id))); // again is fine
    CHECK(world.devices.list().value().front().revokedAt.has_value());
}

TEST_CASE("devices: a revoked device that pairs again could never deliver what it held") {
    DevicesWorld world;
    Stranger stranger(world);
    const auto id =
        world.devices.pair(stranger.request(world.devices.makeCode().value().code)).value().device;
    world.devices.revoke(toString(id)).value();
    const auto code = world.devices.makeCode().value();
    auto request = stranger.request(code.code);
    request.device = id;
    SECTION("with its own key and a new code it is itself again") {
        request.name = "Another name";
        const auto answer = world.devices.pair(request);
        REQUIRE(answer);
        CHECK(answer->device == id);
        CHECK(stranger.believes(*answer, code.code));
        REQUIRE(world.devices.list().value().size() == 1);
        CHECK_FALSE(world.devices.list().value().front().revokedAt);
        CHECK(world.devices.list().value().front().name == "Another name");
        CHECK(stranger.login(world.devices, id));
    }
    SECTION("without a code it stays out") {
        request = stranger.request("22222222");
        request.device = id;
        CHECK(codeOf(world.devices.pair(request)) == Code::Unauthorized);
        CHECK(codeOf(world.devices.makeNonce(id)) == Code::Revoked);
    }
    SECTION("another key does not get its journal, and the code stays good") {
        Stranger thief(world);
        auto stolen = thief.request(code.code);
        stolen.device = id;
        CHECK(codeOf(world.devices.pair(stolen)) == Code::Forbidden);
        CHECK(codeOf(world.devices.makeNonce(id)) == Code::Revoked);
        CHECK(world.devices.pair(request));
    }
    SECTION("nor does anybody get the backend's own") {
        request.device = world.keys.writer;
        CHECK(codeOf(world.devices.pair(request)) == Code::Forbidden);
    }
    SECTION("one that a restored backup does not know is taken over") {
        const WriterId lost{makeUuid7(world.clock.utc(), world.random)};
        request.device = lost;
        CHECK(world.devices.pair(request).value().device == lost);
        CHECK(stranger.login(world.devices, lost));
    }
}

TEST_CASE("devices: a name that two have is no name to revoke by") {
    DevicesWorld world;
    for (int i = 0; i < 2; ++i)
        world.devices.pair(Stranger(world).request(world.devices.makeCode().value().code)).value();
    CHECK(codeOf(world.devices.revoke("Kiosk")) == Code::Conflict);
}

TEST_CASE("devices: when one was last seen is kept to the minute") {
    DevicesWorld world;
    const auto code = world.devices.makeCode().value();
    Stranger stranger(world);
    const auto id = world.devices.pair(stranger.request(code.code)).value().device;
    const auto token = stranger.login(world.devices, id).value().token;
    const auto lastSeen = [&] {
        world.store->writeAndWait([](Writer&) -> Result<void> { return {}; }).value(); // behind the touch
        return world.devices.list().value().front().lastSeen;
    };
    world.devices.authenticate(token).value();
    const auto first = lastSeen();
    CHECK(first == world.clock.utc());
    world.clock.advance(59s);
    world.devices.authenticate(token).value();
    CHECK(lastSeen() == first);
    world.clock.advance(1s);
    world.devices.authenticate(token).value();
    CHECK(lastSeen() == world.clock.utc());
}
