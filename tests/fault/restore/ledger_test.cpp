// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/store/ledger.h"
#include "core/base/random.h"
#include "tests/backend/support/temp_folder.h"
#include "tests/backend/support/test_clock.h"
#include "tests/catch.h"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <sys/resource.h>

using namespace standdienst;
using namespace standdienst::backend;
using namespace standdienst::test;

namespace {

struct Fixture {
    TempFolder folder;
    TestClock clock;
    SeededRandom random{1};
    WriterId self{makeUuid7(clock.utc(), random)};
    std::filesystem::path file = folder.path() / "ledger";

    std::shared_ptr<Ledger> open() { return Ledger::open(file, self, clock).value(); }
    template<class I>
    I id() {
        return {makeUuid7(clock.utc(), random)};
    }
    std::string bytes() const {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
};

} // namespace

TEST_CASE("What the ledger was told is there at the next start, once") {
    Fixture f;
    const Ledger::Visit visit{{"fair"}, f.id<VisitId>()};
    const auto event = f.id<EventId>();
    const auto device = f.id<WriterId>();
    const auto tablet = f.id<TabletId>();
    {
        const auto ledger = f.open();
        for (int twice = 0; twice < 2; ++twice) {
            REQUIRE(ledger->eraseVisit(visit));
            REQUIRE(ledger->eraseSealed({event}));
            REQUIRE(ledger->setRevoked(device, true));
            REQUIRE(ledger->setRevoked(tablet, true));
        }
        REQUIRE(ledger->setRevoked(tablet, false));
        REQUIRE(ledger->setRevoked(f.id<WriterId>(), false)); // says nothing
        REQUIRE(ledger->beginLife(3));
    }
    const auto ledger = f.open();
    CHECK(ledger->isErased(visit));
    CHECK_FALSE(ledger->isErased(Ledger::Visit{{"other"}, visit.visit}));
    CHECK(ledger->isErased(event));
    CHECK(ledger->isRevoked(device));
    CHECK_FALSE(ledger->isRevoked(tablet));
    CHECK(ledger->life() == 3);
    const std::string text = f.bytes();
    CHECK(std::ranges::count(text, '\n') == 7); // with its heading
    CHECK(std::filesystem::status(f.file).permissions() ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE("A ledger cut at any byte keeps every whole line and goes on") {
    Fixture f;
    std::vector<EventId> events;
    for (int i = 0; i < 3; ++i) {
        events.push_back(f.id<EventId>());
        REQUIRE(f.open()->eraseSealed({events.back()}));
    }
    const std::string whole = f.bytes();
    for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
        INFO("cut at " << cut);
        std::ofstream(f.file, std::ios::binary | std::ios::trunc) << whole.substr(0, cut);
        const auto lines = std::ranges::count(whole.substr(0, cut), '\n');
        const auto ledger = f.open();
        CHECK(ledger->damaged() == 0);
        CHECK(ledger->sealed().size() == static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, lines - 1)));
        const auto next = f.id<EventId>();
        REQUIRE(ledger->eraseSealed({next}));
        CHECK(f.open()->isErased(next));
    }
}

TEST_CASE("A ledger without room says so, keeps what it had, and goes on when there is room again") {
    Fixture f;
    const auto ledger = f.open();
    const auto first = f.id<EventId>();
    REQUIRE(ledger->eraseSealed({first}));
    const std::string before = f.bytes();
    rlimit old{};
    getrlimit(RLIMIT_FSIZE, &old);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{before.size() + 10, old.rlim_max};
    REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
    const auto second = f.id<EventId>();
    const auto refused = ledger->eraseSealed({second});
    setrlimit(RLIMIT_FSIZE, &old);
    CHECK_FALSE(refused);
    CHECK_FALSE(ledger->isErased(second));
    CHECK(f.bytes() == before);
    REQUIRE(ledger->eraseSealed({second}));
    CHECK(f.open()->sealed().size() == 2);
}

TEST_CASE("A ledger of another backend is refused, and a line that nobody can read is counted") {
    Fixture f;
    f.open();
    CHECK(Ledger::open(f.file, f.id<WriterId>(), f.clock).error().code == Code::Conflict);
    std::ofstream(f.file, std::ios::app) << "{\"visit\":\n{\"from\":\"a newer version\"}\n";
    CHECK(f.open()->damaged() == 1);
}

TEST_CASE("A ledger moves to another disk and takes along what it knows") {
    Fixture f;
    const auto data = f.folder.path() / "data";
    std::filesystem::create_directory(data);
    const auto event = f.id<EventId>();
    REQUIRE(Ledger::open(ledgerIn(data), f.self, f.clock).value()->eraseSealed({event}));
    CHECK(moveLedger(data, data / "inside", f.self, f.clock).error().code == Code::Conflict);
    for (int twice = 0; twice < 2; ++twice)
        REQUIRE(moveLedger(data, f.file, f.self, f.clock));
    CHECK(std::filesystem::is_symlink(ledgerIn(data)));
    CHECK(f.open()->isErased(event));
    CHECK(Ledger::open(ledgerIn(data), f.self, f.clock).value()->isErased(event));
}
