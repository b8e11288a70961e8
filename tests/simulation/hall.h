// SPDX-License-Identifier: GPL-3.0-or-later
// A whole fair in one process: kiosks, network, backend and the people between them, in simulated time, under
// everything that a seed can make go wrong. The same seed makes the same day.
#pragma once

#include "tests/simulation/kiosk_node.h"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace standdienst::simulation {

// What happened, over all seeds: a run in which nothing went wrong proves nothing.
struct Figures {
    std::uint64_t visits = 0, thanked = 0, withdrawn = 0, gifts = 0, handed = 0, tickets = 0, served = 0;
    std::uint64_t kioskKills = 0, backendKills = 0, kioskPowerCuts = 0, backendPowerCuts = 0, rollBacks = 0,
                  clones = 0, restores = 0, clocks = 0;
    std::uint64_t weathers = 0, exchanges = 0, events = 0, strange = 0;
    std::chrono::milliseconds longestDrain{0};
    void add(const Figures& other);
    bool everythingHappened() const;
};
std::string toText(const Figures& figures);

class Hall {
public:
    // `tells`: on standard output, what happens when.
    explicit Hall(std::uint64_t seed, bool tells = false);
    // A day of faults, then healing, then what must hold. Empty where all of it does.
    std::vector<std::string> run();
    const Figures& figures() const { return figures_; }
    // Of everything that was sent, answered and said, in order.
    std::uint64_t trace() const { return trace_; }

private:
    using Wish = KioskNode::Wish;
    bool oneIn(std::uint64_t n) { return chance_.below(n) == 0; }
    KioskNode& any() { return *kiosks_[chance_.below(kiosks_.size())]; }
    void note(const std::string& what);
    KioskNode::Hall surroundings();
    void pass(std::chrono::milliseconds time);
    void carry(); // lets the backend look, and its streams say what moved

    // --- What may happen
    void step();
    void visit(KioskNode& kiosk);
    void work(); // somebody of the staff does something
    void serve(const std::string& person);
    void handOut();
    void killBackend();
    void restoreBackend();
    void rollBack(KioskNode& kiosk);
    void clone(KioskNode& kiosk);
    void turnClock();
    void changeWeather(KioskNode& kiosk);
    void saySomethingNew();
    void cutPower(KioskNode& kiosk);

    // --- What must hold
    Position newest();
    void heal();
    void checkDelivered(); // at any moment
    void check();
    void checkJournal(const std::vector<Event>& events);
    void checkVisitors();
    void checkDocuments();
    void checkGifts();
    void checkTickets(const std::vector<Event>& events);
    void wrong(std::string what) { wrong_.push_back(std::move(what)); }
    void forgetWhatIsGone(); // from what is expected, where a disk was put back

    const bool tells_;
    SeededRandom chance_;
    WorldFolder folder_;
    Simulation simulation_;
    std::uint64_t trace_ = 14695981039346656037u;
    std::unique_ptr<BackendNode> backend_;
    std::vector<std::unique_ptr<KioskNode>> kiosks_;
    std::vector<std::pair<KioskNode*, KioskDisk>> disks_; // copies that somebody made
    std::vector<DiskCopy> backups_;
    std::chrono::milliseconds restoredAt_{-1};
    std::uint64_t handed_ = 0;
    std::uint64_t stock_ = 0;
    bool stockKnown_ = true;            // no restore made the books forget a share
    std::unique_ptr<SignKey> newcomer_; // a device of a later version
    WriterId newcomerId_;
    Head newcomerHead_;
    Figures figures_;
    std::vector<std::string> wrong_;
};

} // namespace standdienst::simulation
