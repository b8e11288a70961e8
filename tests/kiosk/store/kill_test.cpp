// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"
#include "tests/kiosk/support/site.h"

#include "core/base/limits.h"

#include <algorithm>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace standdienst;
using namespace standdienst::kiosk;

namespace {

// In a process of its own: appends until it is killed, and tells each id after append() returned.
[[noreturn]] void appendForEver(const std::string& path, int told, std::uint64_t seed) {
    SeededRandom random{seed};
    const SystemClock clock;
    auto store = DeviceStore::open({path, {}, {}}, clock, random);
    while (store) {
        const VisitId visit{makeUuid7(clock.utc(), random)};
        const auto ids = (*store)->append({fact(VisitStarted{visit, "de", 1, false}),
                                           fact(ContactGiven{visit}, sampleContact()),
                                           fact(VisitEnded{visit, Outcome::Finished, "de"})});
        if (!ids || ::write(told, ids->data(), ids->size() * sizeof(EventId)) < 0)
            break;
    }
    ::_exit(1);
}

} // namespace

TEST_CASE("Killed at any moment: everything that append returned for is there") {
    const TemporaryFolder folder;
    const std::string path = folder / "device.sqlite";
    SeededRandom random{5};
    const SystemClock clock;
    initCrypto();
    {
        auto store = DeviceStore::open({path, {}, {}}, clock, random).value();
        Identity identity;
        identity.device.value.bytes[15] = 1;
        identity.sealKey = SealKey::generate(random).publicKey();
        identity.fair = {"sample-2026"};
        identity.booth = {"b12"};
        store->pair(identity, SignKey::generate(random)).value();
    }
    std::set<EventId> told;
    for (std::uint64_t round = 0; round < 12; ++round) {
        int pipe[2];
        REQUIRE(::pipe(pipe) == 0);
        const pid_t child = ::fork();
        if (child == 0)
            appendForEver(path, pipe[1], 1000 + round);
        ::close(pipe[1]);
        // As many as chance says, then the plug.
        const auto enough = told.size() + 3 + 3 * random.below(40);
        EventId id;
        while (told.size() < enough && ::read(pipe[0], &id, sizeof id) == sizeof id)
            told.insert(id);
        REQUIRE(told.size() >= enough);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        while (::read(pipe[0], &id, sizeof id) == sizeof id) // told before it died
            told.insert(id);
        ::close(pipe[0]);
    }
    auto store = DeviceStore::open({path, {}, {}}, clock, random).value();
    CHECK(store->report().damagedMovedTo.empty());
    CHECK(store->report().interrupted == 0); // a visit was one transaction here
    std::set<EventId> found;
    Head head{1, 0, {}};
    while (const auto stretch = store->nextStretch(limits::pushEvents, limits::pushBytes).value()) {
        CHECK(stretch->before == head);
        for (const Entry& entry : stretch->entries) {
            const Event event = parseRecord(entry.record).value();
            CHECK(checkSealed(event, entry.sealed));
            CHECK(found.insert(event.id).second);
        }
        head = stretch->after;
        store->acknowledge({head.incarnation, head.seq}).value();
    }
    CHECK(std::ranges::includes(found, told));
    CHECK(found.size() % 3 == 0);
    CHECK(head == store->head());
}
