// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/hall.h"

#include "core/base/limits.h"
#include "core/journal/push.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>

namespace standdienst::simulation {

using namespace std::chrono_literals;
using namespace backend;
using test::Survival;

namespace {

constexpr std::size_t mostKiosks = 5;
const std::vector<std::string> people{"ann", "bob"};

Text both(const std::string& text) {
    return {{{"de", text}, {"en", text}}};
}

Fair hallFairWith(std::uint64_t bags) {
    Fair fair;
    fair.id = hallFair;
    fair.state = FairState::Open;
    fair.booth = {"main"};
    fair.company = "Muster";
    fair.timeZone = "Europe/Berlin";
    fair.name = both("Fair");
    fair.greeting = both("Hello");
    fair.boothName = both("Hall 1");
    fair.notice = both("Notice");
    fair.languages = {"de", "en"};
    fair.reasons = {Reason::Advice, Reason::Information, Reason::Giveaway};
    fair.topics = {{"pumps", both("Pumps"), {}, false}, {"valves", both("Valves"), {}, false}};
    fair.purposes = {{"answer", "1", {{Channel::Email, both("By e-mail")}}}};
    fair.gifts = {{"bag", both("Bag"), {}, bags, false}};
    fair.pickup = both("At the counter");
    fair.look = {"#0a6b4f", "#1b1b1b", "#ffffff"};
    return fair;
}

constexpr std::array counts{
    &Figures::visits,       &Figures::thanked,        &Figures::withdrawn,        &Figures::gifts,
    &Figures::handed,       &Figures::tickets,        &Figures::served,           &Figures::kioskKills,
    &Figures::backendKills, &Figures::kioskPowerCuts, &Figures::backendPowerCuts, &Figures::rollBacks,
    &Figures::clones,       &Figures::restores,       &Figures::clocks,           &Figures::weathers,
    &Figures::exchanges,    &Figures::events,         &Figures::strange};

} // namespace

void Figures::add(const Figures& other) {
    for (const auto count : counts)
        this->*count += other.*count;
    longestDrain = std::max(longestDrain, other.longestDrain);
}

bool Figures::everythingHappened() const {
    return std::ranges::all_of(counts, [this](const auto count) { return this->*count > 0; });
}

std::string toText(const Figures& f) {
    return fmt::format(
        "visits {} (thanked {}, withdrawn {}, gifts {}, handed out {}, tickets {}, served {})\n"
        "kiosks killed {}, rolled back {}, cloned {}; backend killed {}, restored {}; power cut {} and {}; "
        "clocks "
        "turned {}; "
        "weathers "
        "{}\nexchanges {}, events {}, of a later version or broken {}; longest way back to all well {} s\n",
        f.visits, f.thanked, f.withdrawn, f.gifts, f.handed, f.tickets, f.served, f.kioskKills, f.rollBacks,
        f.clones, f.backendKills, f.restores, f.kioskPowerCuts, f.backendPowerCuts, f.clocks, f.weathers,
        f.exchanges, f.events, f.strange, static_cast<double>(f.longestDrain.count()) / 1000);
}

Hall::Hall(std::uint64_t seed, bool tells) : tells_(tells), chance_(seed) {
    initCrypto();
    stock_ = 5 + chance_.below(20);
    backend_ = std::make_unique<BackendNode>(simulation_, folder_.path(), chance_.below(1u << 30) + 1,
                                             hallFairWith(stock_), people);
    const auto kiosks = 1 + chance_.below(3);
    for (std::uint64_t i = 0; i < kiosks; ++i)
        kiosks_.push_back(std::make_unique<KioskNode>(
            surroundings(), folder_.path(), chance_.below(1u << 30) + 1, fmt::format("kiosk-{}", i + 1)));
    newcomer_ = std::make_unique<SignKey>(SignKey::generate(chance_));
    newcomerId_ = backend_->enroll(newcomer_->publicKey(), "newcomer").device;
    newcomerHead_.incarnation = 1;
    const UtcTime now = backend_->clock().utc();
    for (const auto& person : people)
        backend_->desk().come(backend_->staff(person), {now, now + 8h, {"de"}, {"pumps"}}).value();
    pass(20s);
}

KioskNode::Hall Hall::surroundings() {
    return {simulation_, *backend_, [this](const std::string& what) {
                note(what);
            }};
}

void Hall::note(const std::string& what) {
    const auto add = [&](std::string_view bytes) {
        for (const char byte : bytes)
            trace_ = (trace_ ^ static_cast<unsigned char>(byte)) * 1099511628211u; // FNV-1a
    };
    add(fmt::format("{} ", simulation_.clock.monotonic().count()));
    add(what);
    if (tells_)
        fmt::print("{:>9} {}\n", simulation_.clock.monotonic().count(), what);
    ++figures_.exchanges;
}

void Hall::carry() {
    backend_->tend();
    for (const auto& kiosk : kiosks_)
        kiosk->link().pump();
}

void Hall::pass(std::chrono::milliseconds time) {
    // The backend's threads look as soon as something moved; a fifth of a second is soon.
    for (auto passed = 0ms; passed < time; passed += 200ms) {
        carry();
        simulation_.run(std::min(200ms, time - passed));
    }
    carry();
}

std::vector<std::string> Hall::run() {
    const auto steps = 15 + chance_.below(30);
    for (std::uint64_t i = 0; i < steps && wrong_.empty(); ++i) {
        step();
        pass(std::chrono::milliseconds(chance_.below(oneIn(6) ? 240'000 : 20'000)));
        if (oneIn(2))
            work();
        checkDelivered();
    }
    heal();
    check();
    return wrong_;
}

void Hall::step() {
    KioskNode& kiosk = any();
    switch (chance_.below(25)) {
    case 0:
        return changeWeather(kiosk);
    case 1:
        ++figures_.kioskKills;
        return kiosk.running() ? kiosk.kill() : kiosk.start();
    case 2:
        return killBackend();
    case 3:
        return restoreBackend();
    case 4:
        return rollBack(kiosk);
    case 5:
        return clone(kiosk);
    case 6:
        return turnClock();
    case 7:
        return saySomethingNew();
    case 8:
        return kiosk.running() ? kiosk.withdraw() : kiosk.start();
    case 9:
        return kiosk.running() ? kiosk.leaveQueue() : kiosk.start();
    case 10:
    case 11:
    case 12:
    case 13:
        return work();
    case 14:
        return cutPower(kiosk);
    default:
        return visit(kiosk);
    }
}

void Hall::visit(KioskNode& kiosk) {
    if (!kiosk.running())
        return kiosk.start();
    constexpr std::array wishes{Wish::Lead, Wish::Lead,   Wish::Lead,   Wish::Gift,
                                Wish::Gift, Wish::Person, Wish::Nothing};
    ++figures_.visits;
    note("visit at " + kiosk.name());
    kiosk.visit(wishes[chance_.below(wishes.size())],
                oneIn(6) ? static_cast<unsigned>(chance_.below(4)) : 100);
    if (!kiosk.running()) {
        ++figures_.kioskKills;
        note("cut off " + kiosk.name());
    }
}

void Hall::work() {
    if (!backend_->running())
        return;
    if (oneIn(3))
        return handOut();
    serve(people[chance_.below(people.size())]);
}

void Hall::serve(const std::string& person) {
    const StaffId staff = backend_->staff(person);
    FloorDesk& desk = backend_->desk();
    const auto me = desk.me(staff).value();
    const auto status = textOr(me, "status");
    const UtcTime now = backend_->clock().utc();
    constexpr std::array found{Disposition::Hot, Disposition::Warm, Disposition::Cold, Disposition::None};
    if (status == "off")
        desk.come(staff, {now, now + 8h, {"de"}, {"pumps"}}).value();
    else if (status == "offered")
        (oneIn(5) ? desk.pass(staff) : desk.accept(staff)).value();
    else if (status == "talk")
        desk.end(staff, oneIn(4) ? std::nullopt : std::optional(found[chance_.below(found.size())]), "")
            .value();
    else if (oneIn(3))
        desk.back(staff).value();
}

void Hall::handOut() {
    std::vector<Promised*> waiting;
    for (const auto& kiosk : kiosks_) {
        for (Promised& promised : kiosk->promised) {
            if (!promised.fetched)
                waiting.push_back(&promised);
        }
    }
    if (waiting.empty())
        return;
    Promised& promised = *waiting[chance_.below(waiting.size())];
    const auto handed =
        backend_->gifts().hand({promised.number, promised.gift, false, backend_->staff(people.front())});
    promised.fetched = true;
    if (handed.result) {
        ++figures_.handed;
        ++handed_;
    }
}

void Hall::killBackend() {
    if (!backend_->running())
        return backend_->start();
    ++figures_.backendKills;
    if (oneIn(2))
        backups_.push_back(backend_->copy());
    constexpr std::array ways{Survival::Everything, Survival::Everything, Survival::Nothing, Survival::Parts};
    const Survival left = ways[chance_.below(ways.size())];
    note(left == Survival::Everything ? "kill the backend" : "cut the backend's power");
    figures_.backendPowerCuts += left == Survival::Everything ? 0 : 1;
    SeededRandom sectors(chance_.below(1u << 30));
    backend_->kill(left, sectors);
    for (const auto& kiosk : kiosks_)
        kiosk->link().reset();
}

void Hall::restoreBackend() {
    if (!backend_->running())
        return backend_->start();
    if (backups_.empty() || oneIn(2)) {
        backups_.push_back(backend_->copy());
        return;
    }
    ++figures_.restores;
    note("restore");
    stockKnown_ = false;
    restoredAt_ = simulation_.clock.monotonic();
    backend_->restore(backups_[chance_.below(backups_.size())]);
    for (const auto& kiosk : kiosks_)
        kiosk->link().reset();
    newcomerHead_ = backend_->ingest().head(newcomerId_).value();
    newcomerHead_.incarnation = std::max<std::uint64_t>(newcomerHead_.incarnation, 1);
    forgetWhatIsGone();
}

void Hall::rollBack(KioskNode& kiosk) {
    if (!kiosk.running() || !backend_->running())
        return;
    std::vector<const KioskDisk*> own;
    for (const auto& [of, disk] : disks_) {
        if (of == &kiosk)
            own.push_back(&disk);
    }
    if (own.empty() || oneIn(2)) {
        disks_.emplace_back(&kiosk, kiosk.copy());
        return;
    }
    ++figures_.rollBacks;
    note("roll back " + kiosk.name());
    kiosk.rollBack(*own[chance_.below(own.size())]);
    forgetWhatIsGone();
}

void Hall::clone(KioskNode& kiosk) {
    if (!kiosk.running() || !backend_->running() || kiosks_.size() >= mostKiosks || !oneIn(2))
        return;
    ++figures_.clones;
    note("clone " + kiosk.name());
    const KioskDisk disk = kiosk.copy();
    kiosks_.push_back(std::make_unique<KioskNode>(surroundings(), folder_.path(), chance_.below(1u << 30) + 1,
                                                  fmt::format("clone-{}", kiosks_.size()), &disk));
}

// Somewhere in the next visit, or in what it and the backend say to each other in the minute after it.
void Hall::cutPower(KioskNode& kiosk) {
    if (!kiosk.running())
        return kiosk.start();
    const auto change = 1 + chance_.below(oneIn(2) ? 20 : 200);
    note(fmt::format("power of {} is cut at change {}", kiosk.name(), change));
    kiosk.riskPower(change);
    visit(kiosk);
    for (int second = 0; second < 60 && kiosk.running() && !kiosk.lostPower(); ++second)
        pass(1s);
    if (kiosk.endRisk())
        ++figures_.kioskPowerCuts;
}

void Hall::turnClock() {
    ++figures_.clocks;
    note("turn a clock");
    const UtcTime now = simulation_.clock.utc();
    const std::array<UtcTime, 6> times{
        UtcTime{}, *parseRfc3339("2038-01-19T03:14:08.000Z"), now + 8760h, now - 8760h, now - 1h, now + 7min};
    MachineClock& clock = oneIn(4) ? backend_->clock() : any().clock();
    if (oneIn(4))
        clock.setRight();
    else
        clock.setUtc(times[chance_.below(times.size())]);
}

void Hall::changeWeather(KioskNode& kiosk) {
    ++figures_.weathers;
    note("other weather for " + kiosk.name());
    Weather weather;
    switch (chance_.below(8)) {
    case 0:
        weather.down = true;
        break;
    case 1:
        weather.flapping = true;
        break;
    case 2:
        weather.portal = 60;
        break;
    case 3:
        weather.lost = 30;
        weather.answerLost = 30;
        weather.slowest = 2s;
        weather.streamBreaks = 30;
        break;
    case 4:
        weather.answerLost = 70;
        break;
    case 5:
        weather.repeated = 60;
        weather.slowest = 2s;
        break;
    case 6:
        weather.truncated = 40;
        weather.streamBreaks = 40;
        break;
    default:
        break;
    }
    kiosk.link().weather = weather;
}

// Facts that this version does not know, and some that nobody can believe: both are acknowledged, and neither
// keeps anything else from going on.
void Hall::saySomethingNew() {
    if (!backend_->running())
        return;
    ++figures_.strange;
    const auto now = backend_->clock().utc();
    Event event;
    event.id = {makeUuid7(now, chance_)};
    event.writer = newcomerId_;
    event.fair = hallFair;
    event.booth = {"main"};
    event.deviceTime = now;
    event.boot = {makeUuid7(now, chance_)};
    if (oneIn(2)) {
        event.type = "hologram.shown";
        event.body = {{"visit", toString(VisitId{makeUuid7(now, chance_)})}, {"depth", 3}};
    } else {
        event.type = "visit.ended";
        event.body = {{"visit", 7}};
    }
    Push push;
    push.before = push.after = newcomerHead_;
    push.entries = {{writeRecord(event), {}}};
    push.after = appended(push.after, newcomerId_, push.entries.front().record);
    push.signature = newcomer_->sign(headMessage(newcomerId_, push.after));
    std::promise<void> heard;
    backend_->ingest().push(newcomerId_, writePush(push), [&](const PushOutcome&) { heard.set_value(); });
    heard.get_future().wait();
    newcomerHead_ = push.after;
}

} // namespace standdienst::simulation
