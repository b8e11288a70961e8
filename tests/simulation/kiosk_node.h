// SPDX-License-Identifier: GPL-3.0-or-later
// A kiosk of the hall: the real store, sync engine, gift shelf and scorer, without a screen.
#pragma once

#include "kiosk/gifts/gift_shelf.h"
#include "kiosk/store/device_store.h"
#include "kiosk/sync/engine.h"
#include "kiosk/triage/scorer.h"
#include "tests/simulation/link.h"

#include <set>
#include <vector>

namespace standdienst::simulation {

// A visitor who was told something on a screen, which therefore has to be true.
struct Thanked {
    VisitId visit;
    ConsentId consent;
    std::string familyName;           // one of a kind in the simulation
    EventId given;                    // the contact
    std::vector<EventId> withdrawn{}; // may say it again; a disk that is put back forgets some
};
struct Promised {
    std::string number; // of a gift
    std::string gift;
    std::chrono::milliseconds at;
    bool fetched = false;
};

// What a disk holds, and what had been said to visitors when it did.
struct KioskDisk {
    DiskCopy files;
    std::vector<Thanked> thanked;
};

class KioskNode {
public:
    struct Hall {
        Simulation& simulation;
        BackendNode& backend;
        std::function<void(const std::string&)> trace;
    };
    // A new one, paired; or one that begins with somebody's disk.
    KioskNode(Hall hall, const std::filesystem::path& folder, std::uint64_t seed, std::string name,
              const KioskDisk* disk = nullptr);

    void start();
    // Everything survives a kill -9; a power cut leaves less of what was not synced.
    void kill(test::Survival survival = test::Survival::Everything);
    // The power is cut at one of the next changes on its disk; endRisk() calls that off. Where it happened
    // (true), the process is gone afterwards.
    void riskPower(std::uint64_t change);
    bool endRisk();
    bool lostPower() const; // nothing reaches its disk any more; the process does not know yet
    bool running() const { return life_ != nullptr; }
    KioskDisk copy();                        // while it runs
    void rollBack(const KioskDisk& earlier); // in the place of its own disk; starts it

    // --- Visitors. Each step is written down before the next one; where `cutAfter` steps are done the
    // process is killed in the middle. Where the power goes, the visit ends there.
    enum class Wish { Lead, Gift, Person, Nothing };
    void visit(Wish wish, unsigned cutAfter);
    void withdraw(); // somebody who was thanked thinks better of it
    void leaveQueue();

    bool idle() const;
    // When the backend answered last, by the hall's clock; nothing since the start.
    std::optional<std::chrono::milliseconds> answeredAt() const;
    const std::string& name() const { return name_; }
    kiosk::DeviceStore& store() { return *life_->store; }
    kiosk::SyncEngine& engine() { return *life_->engine; }
    kiosk::GiftShelf& shelf() { return *life_->shelf; }
    MachineClock& clock() { return clock_; }
    Link& link() { return link_; }
    std::set<EventId> onDisk() const; // every event that its file still holds
    std::string whyPutAside() const;  // the first event that the backend refused for good

    // What append() returned for, and what follows for people; less of it where a disk was rolled back.
    std::set<EventId> saved;
    std::vector<Thanked> thanked;
    std::vector<Promised> promised;
    std::vector<VisitId> queued;

private:
    struct Life {
        std::unique_ptr<kiosk::DeviceStore> store;
        std::unique_ptr<kiosk::Scorer> scorer;
        std::unique_ptr<kiosk::GiftShelf> shelf;
        std::unique_ptr<kiosk::SyncEngine> engine;
        std::unique_ptr<kiosk::Exchange> lookAgain;
    };
    std::filesystem::path file() const { return folder_ / (name_ + ".sqlite"); }
    bool knows(const VisitId& visit);
    bool record(Wish wish); // false where it was cut off
    bool append(const std::vector<kiosk::Fact>& facts);
    std::vector<EventId> newest_; // what the last append() returned
    kiosk::Fact scored(const VisitId& visit, Reason reason);
    void look();

    Hall hall_;
    std::filesystem::path folder_;
    std::string name_;
    SeededRandom random_;
    MachineClock clock_;
    Link link_;
    unsigned stepsLeft_ = 0;
    bool atRisk_ = false;
    std::unique_ptr<Life> life_;
};

} // namespace standdienst::simulation
