// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/kiosk_node.h"

#include "core/base/encoding.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <array>
#include <cstring>

namespace standdienst::simulation {

using namespace kiosk;
using namespace std::chrono_literals;

KioskNode::KioskNode(Hall hall, const std::filesystem::path& folder, std::uint64_t seed, std::string name,
                     const KioskDisk* disk)
    : hall_(std::move(hall)),
      folder_(folder),
      name_(std::move(name)),
      random_(seed),
      clock_(hall_.simulation),
      link_(hall_.simulation, hall_.backend, seed + 1, hall_.trace) {
    if (disk) {
        disk->files.putBack(file());
        thanked = disk->thanked;
    }
    start();
    if (!life_->store->identity()) {
        const SignKey key = SignKey::generate(random_);
        life_->store->pair(hall_.backend.enroll(key.publicKey(), name_), key).value();
        life_->engine->start();
    }
}

void KioskNode::start() {
    clock_.boot();
    life_ = std::make_unique<Life>();
    life_->store = DeviceStore::open({file().string(), BootId{makeUuid7(clock_.utc(), random_)},
                                      [] {
                                          return std::uint64_t{1} << 40;
                                      }},
                                     clock_, random_)
                       .value();
    life_->scorer = std::make_unique<Scorer>(*life_->store, random_);
    life_->shelf = std::make_unique<GiftShelf>(*life_->store, clock_, random_);
    life_->engine = std::make_unique<SyncEngine>(
        SyncEngine::World{*life_->store, link_, hall_.simulation, clock_, random_},
        [this](const SyncStatus& status) {
            hall_.trace(name_ + " " + std::to_string(static_cast<int>(status.phase)) + " " +
                        std::to_string(status.pending));
        });
    life_->engine->start();
    look();
}

void KioskNode::look() {
    life_->shelf->look();
    life_->lookAgain = hall_.simulation.after(60s, [this] { look(); });
}

void KioskNode::kill(test::Survival survival) {
    auto& disk = test::Disk::insert();
    disk.cut(file().string());
    atRisk_ = false;
    life_.reset();
    disk.powerUp(survival, random_);
}

void KioskNode::riskPower(std::uint64_t change) {
    test::Fault fault;
    fault.trouble = test::Trouble::PowerCut;
    fault.at = change;
    fault.under = file().string();
    test::Disk::insert().begin(fault);
    atRisk_ = true;
}

bool KioskNode::lostPower() const {
    return atRisk_ && test::Disk::insert().isOff();
}

bool KioskNode::endRisk() {
    const bool lost = lostPower();
    if (lost) {
        constexpr std::array ways{test::Survival::Nothing, test::Survival::Everything, test::Survival::Parts};
        kill(ways[random_.below(ways.size())]);
    }
    test::Disk::insert().heal();
    atRisk_ = false;
    return lost;
}

KioskDisk KioskNode::copy() {
    return {DiskCopy::of(file()), thanked};
}

void KioskNode::rollBack(const KioskDisk& earlier) {
    life_.reset();
    earlier.files.putBack(file());
    start();
}

bool KioskNode::append(const std::vector<kiosk::Fact>& facts) {
    if (stepsLeft_ == 0)
        return false;
    --stepsLeft_;
    auto ids = life_->store->append(facts);
    if (!ids && lostPower())
        return false;
    newest_ = std::move(ids).value();
    saved.insert(newest_.begin(), newest_.end());
    return true;
}

kiosk::Fact KioskNode::scored(const VisitId& visit, Reason reason) {
    VisitSummary summary;
    summary.reasons = {reason};
    summary.topics = {"pumps"};
    auto result = life_->scorer->score(visit, visitFacts(summary));
    result.lane = life_->scorer->lane(result);
    return fact(result);
}

void KioskNode::visit(Wish wish, unsigned cutAfter) {
    stepsLeft_ = cutAfter;
    const bool done = record(wish);
    if (!done && !lostPower())
        kill();
}

bool KioskNode::record(Wish wish) {
    const VisitId visit{makeUuid7(clock_.utc(), random_)};
    const Reason reason = wish == Wish::Gift ? Reason::Giveaway : Reason::Advice;
    const VisitEnded end{visit, Outcome::Finished, "de"};
    if (!append({fact(VisitStarted{visit, "de", 1, false})}))
        return false;
    if (!append({fact(InterestStated{visit, reason, {"pumps"}, "de"}), scored(visit, reason)}))
        return false;
    switch (wish) {
    case Wish::Lead: {
        const ConsentId consent{makeUuid7(clock_.utc(), random_)};
        Contact contact;
        contact.givenName = "Zoë";
        contact.familyName = "Visitor " + toString(visit);
        contact.email = "zoe@example.org";
        if (!append({fact(ConsentGiven{visit, consent, "answer", Channel::Email, "1", "de"}),
                     fact(ContactGiven{visit}, contact), fact(end)}))
            return false;
        thanked.push_back(
            {visit, consent, contact.familyName, newest_[1]}); // the Thank-you stands on the screen
        return true;
    }
    case Wish::Gift: {
        life_->shelf->setVisitor(true);
        const auto granted = life_->shelf->grant("bag", [&](const GiftShare::Grant& grant) -> Result<void> {
            if (append({fact(GiftReserved{visit, grant.gift, grant.number, grant.run})}))
                return {};
            return Error{Code::Internal, "cut off"};
        });
        if (granted)
            promised.push_back({granted->number, "bag", hall_.simulation.clock.monotonic()});
        else if (granted.error().code != Code::NotFound)
            return false;
        life_->shelf->setVisitor(false);
        break;
    }
    case Wish::Person: {
        if (life_->store->identity()->letters.empty())
            break; // its first login is still to come: there are no numbers to give
        const auto today = std::chrono::floor<std::chrono::days>(clock_.utc());
        const auto number = life_->store->nextTicketNumber(today);
        if (!number && lostPower())
            return false;
        if (!append({fact(TicketOpened{visit, number.value(), "de", TicketCause::Asked, "topics"})}))
            return false;
        queued.push_back(visit);
        break;
    }
    case Wish::Nothing:
        break;
    }
    return append({fact(end)});
}

// A disk that was put back knows nothing of some of them.
bool KioskNode::knows(const VisitId& visit) {
    return life_->store->document({Kind::Visit, toString(visit)}).has_value();
}

void KioskNode::withdraw() {
    if (thanked.empty())
        return;
    Thanked& visitor = thanked[random_.below(thanked.size())];
    stepsLeft_ = 1;
    if (knows(visitor.visit) && append({fact(ConsentWithdrawn{visitor.visit, visitor.consent})}))
        visitor.withdrawn.push_back(newest_.front());
}

void KioskNode::leaveQueue() {
    if (queued.empty())
        return;
    const VisitId visit = queued[random_.below(queued.size())];
    stepsLeft_ = 1;
    if (knows(visit))
        append({fact(TicketLeft{visit})});
}

bool KioskNode::idle() const {
    const SyncStatus& status = life_->engine->status();
    return life_->store->pending() == 0 && status.phase == SyncPhase::Idle && status.live;
}

std::optional<std::chrono::milliseconds> KioskNode::answeredAt() const {
    const auto last = life_->engine->status().lastSuccess;
    return last ? std::optional(*last + clock_.booted()) : std::nullopt;
}

std::set<EventId> KioskNode::onDisk() const {
    SQLite::Database database(file().string(), SQLite::OPEN_READONLY);
    SQLite::Statement rows(database, "SELECT id FROM journal");
    std::set<EventId> ids;
    while (rows.executeStep()) {
        EventId id;
        std::memcpy(id.value.bytes.data(), rows.getColumn(0).getBlob(), id.value.bytes.size());
        ids.insert(id);
    }
    return ids;
}

std::string KioskNode::whyPutAside() const {
    SQLite::Database database(file().string(), SQLite::OPEN_READONLY);
    SQLite::Statement rows(database, "SELECT record, reason FROM journal WHERE state = 2 LIMIT 1");
    return rows.executeStep() ? rows.getColumn(1).getString() + ": " + rows.getColumn(0).getString() : "";
}

} // namespace standdienst::simulation
