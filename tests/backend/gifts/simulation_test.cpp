// SPDX-License-Identifier: GPL-3.0-or-later
// Twenty kiosks and the last thirty bags: half of the kiosks are off the network at any time, some are
// killed, some cloned, some restored from an old disk; pushes are lost, repeated, late and out of order; the
// backend is started anew. SEED=n repeats a run, SEEDS=n makes n of them.
#include "tests/backend/gifts/gift_fair.h"
#include "tests/backend/gifts/kiosk_process.h"
#include "tests/catch.h"

#include "backend/gifts/counter.h"
#include "backend/gifts/steward.h"

#include <cstdio>
#include <cstdlib>

using namespace standdienst;
using namespace standdienst::test;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t bags = 30;

// A visitor with a number in the hand.
struct Ticket {
    std::string number;
    VisitId visit;
    std::chrono::milliseconds since;
    bool done = false;
};

struct Figures {
    std::uint64_t granted = 0, handed = 0, late = 0, refused = 0, early = 0, releases = 0;
    std::uint64_t kills = 0, clones = 0, restores = 0, restarts = 0, repeats = 0;
};

class Simulation {
public:
    explicit Simulation(std::uint64_t seed) : chance_(seed), world_(~seed) {
        REQUIRE(world_.fairs->import(giftFair(bags)));
        start();
        for (int i = 0; i < 20; ++i) {
            TestDevice device(world_, "Kiosk " + std::to_string(i + 1));
            // The key that the backend knows must be the one that signs.
            const SignKey key = SignKey::generate(world_.random);
            device.info().key = key.publicKey();
            device.save();
            auto& process =
                add(std::make_unique<KioskProcess>(world_, key, device.info(), KioskDisk{}, chance_));
            process.online = i % 2 == 0;
            // Everybody begins the day with a network.
            process.look();
            process.push();
        }
        look();
        for (auto& process : processes_)
            process->pull();
    }

    Figures run(int steps) {
        check();
        for (int i = 0; i < steps; ++i) {
            world_.clock.advance(std::chrono::milliseconds(chance_.below(3 * 60 * 1000)));
            step();
            check();
        }
        settle();
        return figures_;
    }

private:
    bool oneIn(std::uint64_t n) { return chance_.below(n) == 0; }
    KioskProcess& any() { return *processes_[chance_.below(processes_.size())]; }
    KioskProcess& add(std::unique_ptr<KioskProcess> process) {
        process->offset = std::chrono::hours(chance_.below(1000));
        process->drift = (static_cast<double>(chance_.below(201)) - 100) * 1e-6;
        processes_.push_back(std::move(process));
        return *processes_.back();
    }
    void start() {
        steward_ = std::make_unique<Steward>(*world_.store, *world_.ingest, world_.clock);
        counter_ = std::make_unique<GiftCounter>(*world_.store, *world_.fairs, *world_.ingest, world_.clock);
    }
    void look() { REQUIRE(steward_->look()); }

    void step() {
        switch (chance_.below(20)) {
        case 0:
            any().online = !oneIn(2);
            break;
        case 1:
            kill();
            break;
        case 2:
            if (oneIn(3))
                clone();
            break;
        case 3:
            if (oneIn(8)) {
                ++figures_.restarts;
                steward_.reset();
                counter_.reset();
                world_.reopen();
                start();
            }
            break;
        case 4:
        case 5:
            repeat();
            break;
        case 6:
        case 7:
        case 8:
        case 9:
            fetch();
            break;
        case 10:
            world_.clock.advance(std::chrono::minutes(chance_.below(20)));
            break;
        default:
            visit(any());
        }
        for (auto& process : processes_) {
            if (oneIn(4))
                exchange(*process);
        }
        if (!oneIn(5)) // the steward may come late
            look();
    }

    void exchange(KioskProcess& process) {
        process.look();
        if (!process.online)
            return;
        if (!oneIn(6))
            process.push(&sent_);
        if (oneIn(2))
            look();
        if (!oneIn(6))
            process.pull();
        process.look();
    }

    void visit(KioskProcess& process) {
        process.share().setVisitor(true);
        for (int second = 0; second < 3; ++second) {
            exchange(process);
            if (second < 2 && process.online) { // the live channel tells others
                look();
                for (auto& other : processes_) {
                    if (other->online && other.get() != &process) {
                        other->pull();
                        other->look();
                        other->push();
                    }
                }
                look();
                process.pull();
                check();
            }
        }
        if (const auto reserved = process.reserve()) {
            ++figures_.granted;
            tickets_.push_back({reserved->number, reserved->visit, world_.clock.monotonic()});
            if (oneIn(10)) {
                process.release(reserved->visit);
                ++figures_.releases;
                tickets_.back().done = true;
            }
        }
        process.share().setVisitor(false);
        exchange(process);
    }

    // The process is gone, its disk is not; it starts again, perhaps from an older copy.
    void kill() {
        const auto at = chance_.below(processes_.size());
        auto old = std::move(processes_[at]);
        processes_.erase(processes_.begin() + static_cast<std::ptrdiff_t>(at));
        ++figures_.kills;
        KioskDisk disk = old->disk();
        if (oneIn(4) && !disk.entries.empty()) {
            disk.entries.resize(chance_.below(disk.entries.size() + 1));
            ++figures_.restores;
        }
        if (oneIn(5) && processes_.size() > 15)
            return; // stays dead
        const bool online = old->online;
        add(std::make_unique<KioskProcess>(world_, old->key(), old->info(), std::move(disk), chance_))
            .online = online;
    }

    void clone() {
        if (processes_.size() > 25)
            return;
        auto& model = any();
        ++figures_.clones;
        add(std::make_unique<KioskProcess>(world_, model.key(), model.info(), model.disk(), chance_)).online =
            oneIn(2);
    }

    // The network delivers once more what it delivered before.
    void repeat() {
        if (sent_.empty())
            return;
        ++figures_.repeats;
        const auto& [device, text] = sent_[chance_.below(sent_.size())];
        std::promise<PushOutcome> promise;
        auto outcome = promise.get_future();
        world_.ingest->push(device, text, [&](PushOutcome result) { promise.set_value(std::move(result)); });
        (void)outcome.get();
    }

    // A visitor shows a number at the counter.
    void fetch() {
        std::vector<Ticket*> waiting;
        for (auto& ticket : tickets_) {
            if (!ticket.done)
                waiting.push_back(&ticket);
        }
        if (waiting.empty())
            return;
        Ticket& ticket = *waiting[chance_.below(waiting.size())];
        const bool inTime = world_.clock.monotonic() - ticket.since < limits::giftReservation;
        const bool known = !world_.document(Kind::GiftClaim, ticket.number).empty();
        const auto handed = counter_->hand({ticket.number, known ? "" : "bag", false, person_});
        INFO("number " << ticket.number << (handed.result ? "" : ": " + handed.result.error().detail));
        if (inTime)
            REQUIRE(handed.result); // whoever comes in time gets one
        ticket.done = true;
        if (!handed.result) {
            ++figures_.refused;
            return;
        }
        ++figures_.handed;
        figures_.late += inTime ? 0 : 1;
        figures_.early += known ? 0 : 1;
        // A second colleague is told.
        REQUIRE(counter_->hand({ticket.number, "", false, person_}).result.error().code == Code::Conflict);
    }

    GiftStock stock() { return giftStock(world_.document(Kind::GiftStock, "bag")).value(); }

    void check() {
        const auto now = world_.clock.monotonic();
        std::uint64_t waiting = 0;
        std::uint64_t shares = 0;
        for (const auto& ticket : tickets_)
            waiting += !ticket.done && now - ticket.since < limits::giftReservation ? 1 : 0;
        for (const auto& process : processes_)
            shares += process->remaining();
        INFO("handed " << figures_.handed << ", waiting " << waiting << ", with kiosks " << shares);
        REQUIRE(figures_.handed + waiting + shares <= bags);
        const GiftStock books = stock();
        REQUIRE(books.handed == figures_.handed);
        REQUIRE(books.handed - books.early + books.reserved + books.outstanding <= books.stock);
    }

    // Everybody is heard, then everybody is gone: all pieces are accounted for.
    void settle() {
        for (int i = 0; i < 3; ++i) {
            for (auto& process : processes_) {
                process->online = true;
                process->push();
                process->pull();
                process->look();
                process->push();
            }
            look();
            check();
        }
        processes_.clear();
        for (int i = 0; i < 4; ++i) {
            world_.clock.advance(limits::giftLease + limits::giftReservation + 2 * limits::giftClockMargin);
            look();
            check();
        }
        const GiftStock books = stock();
        CHECK(books.outstanding == 0);
        CHECK(books.reserved == 0);
        CHECK(books.stock == bags);
        CHECK(books.left() == bags - figures_.handed);
        CHECK(books.free() == static_cast<std::int64_t>(bags - figures_.handed));
        CHECK(world_.rebuildDifferences().empty());
        CHECK(world_.quarantine().empty());
    }

    SeededRandom chance_;
    World world_;
    std::unique_ptr<Steward> steward_;
    std::unique_ptr<GiftCounter> counter_;
    std::vector<std::unique_ptr<KioskProcess>> processes_;
    std::deque<std::pair<WriterId, std::string>> sent_;
    std::vector<Ticket> tickets_;
    StaffId person_{makeUuid7(world_.clock.utc(), chance_)};
    Figures figures_;
};

std::uint64_t number(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

} // namespace

TEST_CASE("Twenty kiosks, half of them offline, some killed or cloned, never grant more than there are",
          "[gifts]") {
    const std::uint64_t first = number("SEED", 1);
    Figures all;
    for (std::uint64_t seed = first; seed < first + number("SEEDS", 3); ++seed) {
        INFO("SEED=" << seed);
        const Figures figures = Simulation(seed).run(120);
        all.granted += figures.granted;
        all.handed += figures.handed;
        all.late += figures.late;
        all.refused += figures.refused;
        all.early += figures.early;
        all.releases += figures.releases;
        all.kills += figures.kills;
        all.clones += figures.clones;
        all.restores += figures.restores;
        all.restarts += figures.restarts;
        all.repeats += figures.repeats;
    }
    std::printf("gifts: SEED=%llu granted %llu handed %llu (early %llu late %llu) refused %llu released %llu "
                "kills %llu restores %llu clones %llu restarts %llu repeats %llu\n",
                static_cast<unsigned long long>(first), static_cast<unsigned long long>(all.granted),
                static_cast<unsigned long long>(all.handed), static_cast<unsigned long long>(all.early),
                static_cast<unsigned long long>(all.late), static_cast<unsigned long long>(all.refused),
                static_cast<unsigned long long>(all.releases), static_cast<unsigned long long>(all.kills),
                static_cast<unsigned long long>(all.restores), static_cast<unsigned long long>(all.clones),
                static_cast<unsigned long long>(all.restarts), static_cast<unsigned long long>(all.repeats));
    CHECK(all.granted > 0);
    CHECK(all.handed > 0);
}
