// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"
#include "tests/kiosk/support/site.h"

#include "kiosk/pairing/pairing.h"

using namespace standdienst;
using namespace standdienst::kiosk;
using namespace std::chrono_literals;

namespace {

const std::string code = "ABCD2345";

struct Fixture {
    Site site;
    std::unique_ptr<DeviceStore> store =
        DeviceStore::open({":memory:", {}, {}}, site.simulation.clock, site.random).value();
    std::optional<Fingerprint> askedFor;
    std::optional<Result<void>> ended;
    Fixture() { site.backend.code = code; }

    // Sends through the site's network; owns nothing.
    struct Borrowed final : Transport {
        explicit Borrowed(Transport& given) : transport(given) {}
        std::unique_ptr<Exchange> send(Request request, std::function<void(Result<Answer>)> done) override {
            return transport.send(std::move(request), std::move(done));
        }
        std::unique_ptr<Exchange> stream(Request request, StreamEvents events) override {
            return transport.stream(std::move(request), std::move(events));
        }
        Transport& transport;
    };

    Result<void> pair(const PairingInvitation& invitation) {
        ended.reset();
        Pairing::World world{
            *store, site.random,
            [this](const std::string&, std::optional<Fingerprint> key) -> Result<std::unique_ptr<Transport>> {
                askedFor = site.network.pinned = key;
                return std::unique_ptr<Transport>(std::make_unique<Borrowed>(site.network));
            },
            [this](std::function<void()> work, std::function<void()> done) {
                return site.simulation.after(50ms, [work = std::move(work), done = std::move(done)] {
                    work();
                    done();
                });
            }};
        auto pairing = std::make_unique<Pairing>(std::move(world), invitation, "kiosk at the door", "kiosk",
                                                 [&](Result<void> result) { ended = std::move(result); });
        pairing->start();
        CHECK_FALSE(ended);
        REQUIRE(site.simulation.until([&] { return ended.has_value(); }, 2min));
        return *ended;
    }
    PairingInvitation ticket(const std::string& with = code) const {
        return invitationFromText(toText({"https://backend.example:8443", site.backend.fingerprint(), with}))
            .value();
    }
    PairingInvitation typed(const std::string& with = code) const {
        return invitationFromTyping("backend.example:8443", with).value();
    }
};

} // namespace

TEST_CASE("A device pairs by QR and by typing, and can talk at once") {
    Fixture f;
    const bool typed = GENERATE(false, true);
    REQUIRE(f.pair(typed ? f.typed("abcd 2345") : f.ticket()));
    CHECK(f.askedFor.has_value() == !typed);
    REQUIRE(f.store->identity());
    const Identity& who = *f.store->identity();
    CHECK(who.address == "https://backend.example:8443");
    CHECK(who.backend == f.site.backend.fingerprint());
    CHECK(who.sealKey == f.site.backend.sealKey().publicKey());
    CHECK(f.site.backend.state.devices.at(who.device) == f.store->signKey()->publicKey());

    SyncEngine engine({*f.store, f.site.network, f.site.simulation, f.site.simulation.clock, f.site.random},
                      {});
    engine.start();
    recordVisit(*f.store, f.site.simulation.clock, f.site.random);
    CHECK(f.site.simulation.until([&] { return f.store->pending() == 0; }, 10s));
}

TEST_CASE("The code itself never travels") {
    Fixture f;
    REQUIRE(f.pair(f.typed()));
    for (const std::string& body : f.site.backend.bodies)
        CHECK(body.find(code) == std::string::npos);
}

TEST_CASE("Pairing that fails says why and stores nothing") {
    Fixture f;
    Code expected{};
    PairingInvitation invitation = f.ticket();
    SECTION("wrong code") {
        invitation = f.typed("ABCD2346");
        expected = Code::Unauthorized;
    }
    SECTION("no code is active") {
        f.site.backend.code.clear();
        expected = Code::Expired;
    }
    SECTION("nobody answers") {
        f.site.network.down = true;
        expected = Code::Unreachable;
    }
    SECTION("a captive portal answers") {
        f.site.backend.always = Answer{200, {{"Content-Type", "text/html"}}, "<html>", {}};
        expected = Code::CaptivePortal;
    }
    SECTION("another key than the QR's answers") {
        f.site.network.presented = Fingerprint{};
        expected = Code::KeyChanged;
    }
    SECTION("the backend cannot prove itself") {
        f.site.backend.liesWhenPairing = true;
        expected = Code::BadSignature;
    }
    SECTION("the backend is busy") {
        f.site.backend.always =
            Answer{429,
                   {{"Standdienst-Protocol", "1"}, {"Content-Type", "application/problem+json"}},
                   R"({"code":"busy"})",
                   {}};
        expected = Code::Busy;
    }
    const auto result = f.pair(invitation);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == expected);
    CHECK_FALSE(result.error().detail.empty());
    CHECK_FALSE(f.store->identity());
    CHECK(f.store->signKey() == nullptr);
    if (expected == Code::KeyChanged)
        CHECK(f.site.backend.bodies.empty());
}

TEST_CASE("A wrong clock does not matter for pairing") {
    Fixture f;
    f.site.simulation.clock.setUtc(*parseRfc3339("1970-01-01T00:00:00.000Z"));
    CHECK(f.pair(f.ticket()));
}

TEST_CASE("Pairing again with undelivered facts was refused after the backend had used up the code") {
    Fixture f;
    REQUIRE(f.pair(f.ticket()));
    const Identity before = *f.store->identity();
    const SignPublicKey key = f.store->signKey()->publicKey();
    recordVisit(*f.store, f.site.simulation.clock, f.site.random);
    f.site.backend.code = code;
    const bool forgotten = GENERATE(false, true); // by a backend whose data are of an older backup
    if (forgotten)
        f.site.backend.state.devices.clear();
    else
        f.site.backend.revoked.insert(before.device);
    f.store->setRevoked(true).value();
    REQUIRE(f.pair(GENERATE(false, true) ? f.typed() : f.ticket()));
    CHECK(*f.store->identity() == before);
    CHECK(f.store->signKey()->publicKey() == key);
    CHECK_FALSE(f.store->revoked());
    CHECK(f.site.backend.state.devices.size() == 1);
    CHECK(f.store->pending() == 5);

    SyncEngine engine({*f.store, f.site.network, f.site.simulation, f.site.simulation.clock, f.site.random},
                      {});
    engine.start();
    CHECK(f.site.simulation.until([&] { return f.store->pending() == 0; }, 10s));
    CHECK(f.site.backend.state.events.size() == 5);
    CHECK(f.site.backend.state.quarantine.empty());
}

TEST_CASE("Whoever stood at a paired kiosk could pair it with a backend of their own") {
    Fixture f;
    REQUIRE(f.pair(f.ticket()));
    const Identity before = *f.store->identity();
    const auto requests = f.site.backend.bodies.size();
    f.site.backend.code = code;
    Fingerprint theirs = before.backend;
    theirs.data[0] ^= 1;
    PairingInvitation invitation = f.typed();
    SECTION("by QR: nothing is even asked") {
        invitation.key = theirs;
    }
    SECTION("typed: their key is not the one that is known") {
        f.site.network.presented = theirs;
    }
    CHECK(f.pair(invitation).error().code == Code::Conflict);
    CHECK(*f.store->identity() == before);
    CHECK(f.site.backend.bodies.size() == requests);
    CHECK(f.site.backend.code == code);
}

TEST_CASE("What a backend refuses at pairing was blamed on the address") {
    Fixture f;
    const auto refused = GENERATE(as<std::string>{}, "malformed", "forbidden", "conflict");
    f.site.backend.always =
        Answer{400,
               {{"Standdienst-Protocol", "1"}, {"Content-Type", "application/problem+json"}},
               R"({"code":")" + refused + R"(","detail":"name: 1 to 60 characters expected"})",
               {}};
    const auto result = f.pair(f.ticket());
    REQUIRE_FALSE(result);
    CHECK(result.error().code == Code::Internal);
    CHECK(result.error().detail.find("60 characters") != std::string::npos);
}

TEST_CASE("What people type is read with good will") {
    CHECK(invitationFromTyping(" box.local:8443/ ", "abcd-2345")->address == "https://box.local:8443");
    CHECK(invitationFromTyping("http://127.0.0.1:8080", code)->address == "http://127.0.0.1:8080");
    CHECK(invitationFromTyping("box.local", "abcd 2345")->code == code);
    CHECK(invitationFromTyping("", code).error().detail.find("address") != std::string::npos);
    CHECK(invitationFromTyping("box.local", "short").error().detail.find("code") != std::string::npos);
    CHECK(invitationFromText("https://example.org").error().code == Code::Malformed);
}
