// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/store/ledger_faults.h"

#include "tests/backend/support/test_clock.h"
#include "tests/simulation/world_folder.h"

#include "backend/store/ledger.h"

#include <cerrno>
#include <cstdio>
#include <unistd.h>

// The linker brings these calls of our own sources here (--wrap).
extern "C" {
ssize_t __real_write(int descriptor, const void* bytes, std::size_t size);
int __real_fdatasync(int descriptor);
int __real_ftruncate(int descriptor, off_t size);
ssize_t __wrap_write(int descriptor, const void* bytes, std::size_t size);
int __wrap_fdatasync(int descriptor);
int __wrap_ftruncate(int descriptor, off_t size);
}

namespace {

struct {
    std::uint64_t calls = 0;
    std::uint64_t from = 0; // the first one that fails; 0: none does
    std::uint64_t many = 0; // how many fail
} faults;

bool fails() {
    ++faults.calls;
    return faults.from > 0 && faults.calls >= faults.from && faults.calls - faults.from < faults.many;
}

} // namespace

ssize_t __wrap_write(int descriptor, const void* bytes, std::size_t size) {
    if (!fails())
        return __real_write(descriptor, bytes, size);
    if (size > 1)
        (void)!__real_write(descriptor, bytes, size / 2); // a part found room
    errno = ENOSPC;
    return -1;
}

int __wrap_fdatasync(int descriptor) {
    if (!fails())
        return __real_fdatasync(descriptor);
    errno = EIO;
    return -1;
}

int __wrap_ftruncate(int descriptor, off_t size) {
    if (!fails())
        return __real_ftruncate(descriptor, size);
    errno = EIO;
    return -1;
}

namespace standdienst::test {

using namespace backend;

namespace {

// What is told to a ledger, and asked of it at its next start.
struct Telling {
    explicit Telling(std::uint64_t seed) : random(seed) {
        for (int i = 0; i < 4; ++i)
            events.push_back({makeUuid7(clock.utc(), random)});
        self = {makeUuid7(clock.utc(), random)};
        device = {makeUuid7(clock.utc(), random)};
        visit = {{"test-fair"}, {makeUuid7(clock.utc(), random)}};
    }

    Result<void> open() {
        auto opened = Ledger::open(file, self, clock);
        if (!opened)
            return opened.error();
        ledger = std::move(*opened);
        return {};
    }

    std::vector<Step> steps() {
        return {{"opening",
                 [this] {
                     return open();
                 }},
                {"a visit",
                 [this] {
                     return ledger->eraseVisit(visit);
                 }},
                {"sealed parts",
                 [this] {
                     return ledger->eraseSealed({events[0], events[1], events[2]});
                 }},
                {"a revocation",
                 [this] {
                     return ledger->setRevoked(device, true);
                 }},
                {"a life",
                 [this] {
                     return ledger->beginLife(2);
                 }},
                {"one more", [this] {
                     return ledger->eraseSealed({events[3]});
                 }}};
    }

    void check() {
        ledger.reset();
        required(open(), "the next start");
        require(ledger->damaged() == 0, "a line cannot be read");
        require(ledger->isErased(visit), "a visit is forgotten");
        for (const EventId& event : events)
            require(ledger->isErased(event), "an erased part is forgotten");
        require(ledger->isRevoked(device), "a revocation is forgotten");
        require(ledger->life() == 2, "a life is forgotten");
        require(ledger->sealed().size() == events.size(), "there is more than was told");
    }

    simulation::WorldFolder folder;
    std::filesystem::path file = folder.path() / "ledger";
    TestClock clock;
    SeededRandom random;
    WriterId self;
    WriterId device;
    Ledger::Visit visit;
    std::vector<EventId> events;
    std::shared_ptr<Ledger> ledger;
};

void play(Telling& telling, Figures& figures) {
    const auto whole = faults;
    for (const Step& step : telling.steps()) {
        auto done = step.run();
        if (!done) {
            ++figures.refused;
            require(whole.from > 0 && faults.calls >= whole.from, "no fault, and yet " + step.what);
            faults.from = 0; // it is over
            done = step.run();
        }
        required(done, "the fault is over, and yet " + step.what);
    }
    faults = {};
    telling.check();
}

} // namespace

Figures playLedger(std::uint64_t seed) {
    Figures figures;
    faults = {};
    std::uint64_t calls = 0;
    {
        Telling counted(seed);
        for (const Step& step : counted.steps())
            required(step.run(), "without a fault, " + step.what);
        calls = faults.calls;
    }
    for (std::uint64_t many = 1; many <= 3; ++many) {
        for (std::uint64_t from = 1; from <= calls; ++from) {
            ++figures.points;
            Telling telling(seed);
            faults = {0, from, many};
            try {
                play(telling, figures);
                ++figures.struck;
            } catch (const std::exception& wrong) {
                faults = {};
                ++figures.failed;
                std::printf("SEED=%llu ledger, %llu calls from %llu on: %s\n",
                            static_cast<unsigned long long>(seed), static_cast<unsigned long long>(many),
                            static_cast<unsigned long long>(from), wrong.what());
            }
        }
    }
    return figures;
}

} // namespace standdienst::test
