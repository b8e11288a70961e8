// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/floor/floor_desk.h"

#include "backend/gifts/books.h"
#include "backend/journal/since.h"
#include "backend/store/bodies.h"

#include "core/base/limits.h"
#include "core/fold/learning.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace standdienst::backend {

namespace {

using namespace std::chrono_literals;
using floor::Action;
using floor::Minute;
using floor::Status;

constexpr std::chrono::milliseconds longestRest = 60s;
constexpr std::size_t pageEvents = 500;
// What was said begets what is due; a day's first look has some rounds, others one or two.
constexpr int mostRounds = 16;
// Something else came first, again and again: the stand is not that busy.
constexpr int mostTries = 8;
// A forecast that moved by less, or sooner after the last one, is not said anew: kiosks would flicker.
constexpr double leastChange = 1, shareOfChange = 0.25; // minutes; of what was said
constexpr Minute forecastEvery = 0.5;
// How long before it has to begin a break is shown to everybody as due.
constexpr Minute breakSoon = 10;
constexpr double ownBreak = 15; // minutes of one that somebody takes when none is due

Error notHere() {
    return {Code::Conflict, "Say first that you are there."};
}
Error isOff() {
    return {Code::Conflict, "Who goes to whom is off: the fair file says so."};
}

Ingest::Said saying(std::string_view type, json::object body) {
    return {std::string(type), std::move(body), {}};
}

std::vector<Ground> grounds(const std::vector<floor::Because>& because) {
    std::vector<Ground> result;
    for (const auto& [reason, value] : because) {
        if (result.size() < limits::floorGrounds)
            result.push_back({std::string(name(reason)), toThousandth(value)});
    }
    return result;
}

json::array toJson(const std::vector<Ground>& because) {
    json::array result;
    for (const Ground& ground : because)
        result.push_back(json::object{{"reason", ground.reason}, {"value", ground.value}});
    return result;
}

WaitTold toTold(const floor::Wait& wait) {
    const auto within = [](double minutes) {
        return toTenth(std::clamp(minutes, 0.0, 24.0 * 60));
    };
    const double low = within(wait.low);
    return {within(wait.minutes), low, std::max(low, within(wait.high))};
}

bool isOtherThan(const std::optional<WaitTold>& told, const std::optional<WaitTold>& now) {
    if (told.has_value() != now.has_value())
        return true;
    return told &&
           std::abs(told->minutes - now->minutes) >= std::max(leastChange, shareOfChange * told->minutes);
}

std::string_view nameOf(Status status) {
    switch (status) {
    case Status::Free:
        return "free";
    case Status::Offered:
        return "offered";
    case Status::InTalk:
        return "talk";
    case Status::Helping:
        return "helping";
    case Status::Resting:
        return "resting";
    case Status::Off:
        break;
    }
    return "off";
}

std::string_view nameOf(Action::Kind kind) {
    switch (kind) {
    case Action::Kind::Rest:
        return "rest";
    case Action::Kind::Finish:
        return "finish";
    case Action::Kind::Help:
        return "help";
    case Action::Kind::Recall:
        return "recall";
    case Action::Kind::Offer:
    case Action::Kind::Lapse:
        break;
    }
    return "";
}

std::string_view nameOf(floor::Rest rest) {
    return rest == floor::Rest::Break ? "break" : "breather";
}

bool sameAdvice(const std::vector<Action>& a, const std::vector<Action>& b) {
    return std::ranges::equal(a, b, [](const Action& one, const Action& other) {
        return one.kind == other.kind && one.staff == other.staff && one.colleague == other.colleague &&
               one.rest == other.rest;
    });
}

} // namespace

FloorDesk::FloorDesk(Store& store, Ingest& ingest, Tickets& tickets, const Clock& clock)
    : store_(store), ingest_(ingest), tickets_(tickets), clock_(clock), tell_([](const FairId&, Position) {
      }) {}

void FloorDesk::setTell(Tell tell) {
    tell_ = std::move(tell);
}

// ---- the journal

void FloorDesk::begin(Reader& reader, const FairId& fair, Day day) {
    folded_ = positionAt(reader, fair, day.from);
    fold_.emplace(std::move(day), floor::Settings{});
    advice_.clear();
    began_ = true;
    taught_ = true;
}

Result<void> FloorDesk::catchUp(Reader& reader) {
    const auto fairs = reader.fairs();
    if (fairs.empty()) {
        fold_.reset();
        return {};
    }
    const DocumentKey key{Kind::Fair, fairs.front().value};
    const auto document = reader.document(fairs.front(), key);
    if (!document) {
        fold_.reset();
        return {};
    }
    if (fairs.front() != fair_ || document->position != fairAt_) {
        const auto fair = fairFromJson(bodyOf(document->body));
        if (!fair)
            return fair.error();
        const bool sameDays = fair_ == fair->id && zone_ == fair->timeZone;
        fair_ = fair->id;
        fairAt_ = document->position;
        booth_ = fair->booth;
        zone_ = fair->timeZone;
        enabled_ = fair->floor;
        if (!sameDays || !enabled_)
            fold_.reset();
    }
    if (!enabled_)
        return {};
    Day day = dayOf(zone_, clock_.utc());
    if (!fold_ || fold_->day().name != day.name)
        begin(reader, fair_, std::move(day));
    for (auto page = reader.events(fair_, folded_, pageEvents); !page.empty();
         page = reader.events(fair_, folded_, pageEvents)) {
        for (const StoredEvent& stored : page) {
            folded_ = stored.position;
            const auto event = parseRecord(stored.record);
            taught_ =
                taught_ ||
                (event && (event->type == types::dispositionGiven || event->type == types::triageBegun));
            if (!event || !FloorFold::concerns(event->type))
                continue;
            bool byDevice = devices_.contains(stored.writer);
            if (!byDevice && reader.device(stored.writer))
                byDevice = devices_.insert(stored.writer).second;
            fold_->apply(*event, stored.receivedAt, byDevice);
        }
    }
    // The model is large; it says another thing only where somebody taught it.
    if (std::exchange(taught_, false)) {
        const auto model = reader.document(fair_, {Kind::Model, std::string(models::scoring)});
        trusted_ = !model || flagOr(bodyOf(model->body), "trusted", true);
    }
    return {};
}

Minute FloorDesk::now() const {
    return fold_->now(ingest_.boot(), clock_.monotonic(), clock_.utc());
}

Result<void> FloorDesk::say(const Saids& said) {
    const auto unseen = [this](Reader& reader) -> Result<void> {
        for (const StoredEvent& stored : reader.events(fair_, folded_, pageEvents)) {
            const auto event = parseRecord(stored.record);
            if (event && FloorFold::concerns(event->type))
                return Error{Code::Conflict, "something happened meanwhile"};
        }
        return {};
    };
    const auto position = ingest_.append(fair_, booth_, said, {}, unseen);
    return position ? Result<void>() : position.error();
}

// ---- what is due

void FloorDesk::foresee(Minute now, Saids& said) const {
    const bool known = fold_->inUse();
    WaitForeseen foreseen;
    const auto& floor = fold_->floor();
    for (const auto& ticket : fold_->waiting()) {
        if (foreseen.waits.size() + 1 >= limits::floorWaits)
            break;
        std::optional<WaitTold> wait;
        if (known && !ticket.foreseen) {
            const auto promised = floor.promised(ticket.visit);
            wait = toTold(promised ? *promised : floor.wait(now, ticket.visit));
        } else if (known) {
            wait = toTold(floor.wait(now, ticket.visit));
        }
        const bool isFirst = known && !ticket.foreseen;
        if (isFirst || (isOtherThan(ticket.told, wait) && (!wait || now >= ticket.toldAt + forecastEvery)))
            foreseen.waits.push_back({ticket.visit, wait});
    }
    std::optional<WaitTold> next;
    if (known)
        next = toTold(floor.wait(now, VisitId{}));
    if (isOtherThan(fold_->told(), next) &&
        (!next || !fold_->told() || now >= fold_->toldAt() + forecastEvery))
        foreseen.waits.push_back({std::nullopt, next});
    if (!foreseen.waits.empty())
        said.push_back(saying(types::waitForeseen, toBody(foreseen)));
    for (const WaitKept& kept : fold_->toKeep())
        said.push_back(saying(types::waitKept, toBody(kept)));
}

FloorDesk::Saids FloorDesk::due(Minute now) {
    Saids said;
    if (fold_->inUse() && fold_->trusted() != trusted_)
        said.push_back(saying(types::floorScores, toBody(ScoresTrusted{trusted_})));
    foresee(now, said);
    std::vector<Action> advice;
    for (Action& action : fold_->floor().decide(now)) {
        if (action.kind == Action::Kind::Offer)
            said.push_back(saying(types::floorOffered,
                                  toBody(FloorOffered{action.visit, action.staff, fold_->timeOf(action.until),
                                                      grounds(action.because)})));
        else if (action.kind == Action::Kind::Lapse)
            said.push_back(saying(types::floorPassed, toBody(FloorPassed{action.visit, action.staff, true})));
        else
            advice.push_back(std::move(action));
    }
    const bool isNews = !sameAdvice(advice, advice_);
    advice_ = std::move(advice);
    if (isNews && said.empty()) // events are told of by whoever writes them
        tell_(fair_, folded_);
    return said;
}

Result<std::chrono::milliseconds> FloorDesk::lookLocked() {
    for (int round = 0; round < mostRounds; ++round) {
        const auto read = store_.read([this](Reader& reader) { return catchUp(reader); });
        if (!read)
            return read.error();
        if (!fold_)
            return longestRest;
        if (std::exchange(began_, false))
            tell_(fair_, folded_);
        const Saids said = due(now());
        if (said.empty())
            break;
        const auto done = say(said);
        if (!done && done.error().code != Code::Conflict)
            return done.error();
    }
    const Minute now = this->now();
    const double minutes = fold_->inUse() ? fold_->floor().lookAgain(now) - now : 1;
    const auto rest = std::chrono::milliseconds(std::llround(minutes * 60'000));
    const auto tomorrow = fold_->day().until - clock_.utc();
    return std::clamp<std::chrono::milliseconds>(std::min<std::chrono::milliseconds>(rest, tomorrow), 1ms,
                                                 longestRest);
}

Result<std::chrono::milliseconds> FloorDesk::look() {
    const std::lock_guard lock(mutex_);
    return lookLocked();
}

// ---- what people say

Result<FloorDesk::Outcome> FloorDesk::outcome(const StaffId& staff, std::optional<Error> conflict) {
    // What follows from it is said at once, so that the answer shows it.
    if (auto looked = lookLocked(); !looked)
        spdlog::warn("floor: {}", looked.error().detail);
    Outcome result{{}, std::move(conflict)};
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        if (auto good = catchUp(reader); !good)
            return good.error();
        result.me = meJson(reader, staff);
        return {};
    });
    return read ? Result<Outcome>(std::move(result)) : read.error();
}

Result<FloorDesk::Outcome> FloorDesk::act(const StaffId& staff, const Wish& wish) {
    const std::lock_guard lock(mutex_);
    for (int tries = 0; tries < mostTries; ++tries) {
        const auto read = store_.read([this](Reader& reader) { return catchUp(reader); });
        if (!read)
            return read.error();
        if (!fold_)
            return outcome(staff, isOff());
        auto person = fold_->person(staff);
        if (!person) {
            person.emplace();
            person->came.staff = staff;
        }
        const auto said = wish(*person, now());
        if (!said && said.error().code == Code::Conflict)
            return outcome(staff, said.error());
        if (!said)
            return said.error();
        if (said->empty())
            return outcome(staff, std::nullopt);
        const auto done = say(*said);
        if (done)
            return outcome(staff, std::nullopt);
        if (done.error().code != Code::Conflict)
            return done.error();
    }
    return Error{Code::Busy, "too much happens at once; try again"};
}

namespace {

// What ends with whatever somebody begins who is not in a talk.
void endIdle(const FloorFold::Person& person, std::vector<Ingest::Said>& said) {
    const StaffId& staff = person.came.staff;
    if (person.offer)
        said.push_back(saying(types::floorPassed, toBody(FloorPassed{person.offer->visit, staff, false})));
    if (person.status == Status::Resting)
        said.push_back(saying(types::restEnded, toBody(RestEnded{staff})));
    if (person.helps)
        said.push_back(saying(types::helpOver, toBody(HelpOver{*person.helps})));
}

Result<void> mustBeIdle(const FloorFold::Person& person) {
    if (person.status == Status::Off)
        return notHere();
    if (person.status == Status::InTalk)
        return Error{Code::Conflict, "You are in a talk: end it, or hand it on."};
    return {};
}

} // namespace

Result<FloorDesk::Outcome> FloorDesk::come(const StaffId& staff, const Coming& coming) {
    return act(staff, [&](const FloorFold::Person& person, Minute) -> Result<Saids> {
        const StaffCame fact{staff, coming.begins, coming.ends, coming.languages, coming.topics};
        if (auto good = staffCame(toBody(fact)); !good)
            return good.error();
        if (coming.ends <= clock_.utc())
            return Error{Code::Malformed, "shift: it is over already"};
        if (person.status == Status::Off && fold_->people().size() >= limits::floorStaff)
            return Error{Code::TooLarge, "there are at most 100 people on the floor"};
        return Saids{saying(types::staffCame, toBody(fact))};
    });
}

Result<FloorDesk::Outcome> FloorDesk::go(const StaffId& staff) {
    return act(staff, [&](const FloorFold::Person& person, Minute) -> Result<Saids> {
        if (person.status == Status::Off)
            return Saids{};
        if (auto idle = mustBeIdle(person); !idle)
            return idle.error();
        Saids said;
        endIdle(person, said);
        said.push_back(saying(types::staffWent, toBody(StaffWent{staff})));
        return said;
    });
}

namespace {

Error offeredOn() {
    return {Code::Conflict, "The visitor was offered on, or is gone."};
}

bool isOffered(const FloorFold::Person& person, const std::optional<VisitId>& seen) {
    return person.offer && (!seen || *seen == person.offer->visit);
}

} // namespace

Result<FloorDesk::Outcome> FloorDesk::accept(const StaffId& staff, const std::optional<VisitId>& seen) {
    return act(staff, [&](const FloorFold::Person& person, Minute) -> Result<Saids> {
        if (person.status == Status::Off)
            return notHere();
        if (seen && person.status == Status::InTalk && person.visit == seen)
            return Saids{}; // said again, because the answer was lost
        if (!isOffered(person, seen))
            return person.visit ? Error{Code::Conflict, "You are in a talk already."} : offeredOn();
        return Saids{saying(types::ticketTaken, toBody(TicketTaken{person.offer->visit, staff})),
                     saying(types::talkBegan, toBody(TalkBegan{staff, person.offer->visit}))};
    });
}

Result<FloorDesk::Outcome> FloorDesk::pass(const StaffId& staff, const std::optional<VisitId>& seen) {
    return act(staff, [&](const FloorFold::Person& person, Minute) -> Result<Saids> {
        if (person.status == Status::Off)
            return notHere();
        if (!isOffered(person, seen))
            return offeredOn();
        return Saids{saying(types::floorPassed, toBody(FloorPassed{person.offer->visit, staff, false}))};
    });
}

Result<FloorDesk::Outcome> FloorDesk::talk(const StaffId& staff) {
    return act(staff, [&](const FloorFold::Person& person, Minute) -> Result<Saids> {
        if (person.status == Status::InTalk && !person.visit)
            return Saids{};
        if (auto idle = mustBeIdle(person); !idle)
            return idle.error();
        Saids said;
        endIdle(person, said);
        said.push_back(saying(types::talkBegan, toBody(TalkBegan{staff, std::nullopt})));
        return said;
    });
}

Result<FloorDesk::Outcome>
FloorDesk::actOnTicket(const StaffId& staff,
                       const std::function<Result<Tickets::Outcome>(const Tickets::Act&)>& ask) {
    const std::lock_guard lock(mutex_);
    const auto read = store_.read([this](Reader& reader) { return catchUp(reader); });
    if (!read)
        return read.error();
    if (!fold_)
        return outcome(staff, isOff());
    const auto person = fold_->person(staff);
    if (!person || person->status != Status::InTalk || !person->visit)
        return outcome(staff, Error{Code::Conflict, "You are in no talk about a ticket."});
    const auto done = ask({*person->visit, staff, folded_});
    if (!done && done.error().code != Code::Conflict)
        return done.error();
    return outcome(staff, done ? done->conflict : std::optional(done.error()));
}

Result<FloorDesk::Outcome> FloorDesk::end(const StaffId& staff, const std::optional<Disposition>& found,
                                          const std::string& note) {
    bool walkUp = false;
    {
        const std::lock_guard lock(mutex_);
        const auto read = store_.read([this](Reader& reader) { return catchUp(reader); });
        if (!read)
            return read.error();
        const auto person = fold_ ? fold_->person(staff) : std::nullopt;
        walkUp = !person || person->status != Status::InTalk || !person->visit;
    }
    if (walkUp)
        return act(staff, [&](const FloorFold::Person& person, Minute) -> Result<Saids> {
            if (person.status != Status::InTalk)
                return Error{Code::Conflict, "You are in no talk."};
            if (person.visit) // begun between two moments
                return Error{Code::Conflict, "You are in a talk about a ticket; try again."};
            if (!note.empty())
                return Error{Code::Malformed,
                             "note: who walked up has no visit to keep it with; write it down elsewhere"};
            return Saids{saying(types::talkEnded, toBody(TalkEnded{staff, std::nullopt, found}))};
        });
    return actOnTicket(staff, [&](const Tickets::Act& act) {
        return tickets_.end(act, found, note,
                            {saying(types::talkEnded, toBody(TalkEnded{staff, act.visit}))});
    });
}

Result<FloorDesk::Outcome> FloorDesk::handOn(const StaffId& staff, const std::optional<StaffId>& to,
                                             const std::string& note) {
    if (to == staff)
        return Error{Code::Malformed, "to: a colleague, or null: back to everybody"};
    return actOnTicket(staff, [&](const Tickets::Act& act) {
        return tickets_.handOn(act, to, note,
                               {saying(types::talkEnded, toBody(TalkEnded{staff, act.visit}))});
    });
}

Result<FloorDesk::Outcome> FloorDesk::rest(const StaffId& staff, std::optional<floor::Rest> kind) {
    return act(staff, [&](const FloorFold::Person& person, Minute now) -> Result<Saids> {
        if (person.status == Status::Resting)
            return Saids{};
        if (auto idle = mustBeIdle(person); !idle)
            return idle.error();
        const auto due = std::ranges::find_if(advice_, [&](const Action& action) {
            return action.kind == Action::Kind::Rest && action.staff == staff &&
                   action.rest == kind.value_or(action.rest);
        });
        RestBegan fact{staff, kind.value_or(floor::Rest::Break) == floor::Rest::Break, ownBreak};
        if (due != advice_.end()) {
            fact.isBreak = due->rest == floor::Rest::Break;
            fact.minutes = due->minutes;
        } else if (!fact.isBreak) {
            fact.minutes = fold_->floor().settings().policy.restMinutes;
        } else if (const auto load = fold_->floor().load(now, staff); load && load->nextBreak) {
            fact.minutes = load->nextBreak->minutes;
        }
        fact.minutes = toTenth(fact.minutes);
        Saids said;
        endIdle(person, said);
        said.push_back(saying(types::restBegan, toBody(fact)));
        return said;
    });
}

Result<FloorDesk::Outcome> FloorDesk::back(const StaffId& staff) {
    return act(staff, [&](const FloorFold::Person& person, Minute) -> Result<Saids> {
        if (person.status == Status::Off)
            return notHere();
        Saids said;
        if (person.status == Status::Resting || person.status == Status::Helping)
            endIdle(person, said);
        else if (person.silences > 0) // here they are
            said.push_back(saying(types::staffCame, toBody(person.came)));
        return said;
    });
}

Result<FloorDesk::Outcome> FloorDesk::help(const StaffId& staff, bool needed) {
    return act(staff, [&](const FloorFold::Person& person, Minute) -> Result<Saids> {
        if (person.status != Status::InTalk)
            return Error{Code::Conflict, "You are in no talk."};
        const bool called = person.calls || person.helper;
        if (needed == called)
            return Saids{};
        return Saids{needed ? saying(types::helpCalled, toBody(HelpCalled{staff}))
                            : saying(types::helpOver, toBody(HelpOver{staff}))};
    });
}

Result<FloorDesk::Outcome> FloorDesk::comeTo(const StaffId& staff, const StaffId& colleague) {
    return act(staff, [&](const FloorFold::Person& person, Minute) -> Result<Saids> {
        if (person.status == Status::Helping && person.helps == colleague)
            return Saids{};
        if (auto idle = mustBeIdle(person); !idle)
            return idle.error();
        const auto other = fold_->person(colleague);
        if (!other || colleague == staff || !other->calls)
            return Error{Code::Conflict, "Nobody is needed there any more."};
        Saids said;
        endIdle(person, said);
        said.push_back(saying(types::helpCame, toBody(HelpCame{colleague, staff})));
        return said;
    });
}

// ---- what is shown

bool FloorDesk::isBreakDue(const FloorFold::Person& person, Minute now) const {
    if (person.status == Status::Resting)
        return false;
    const auto load = fold_->floor().load(now, person.came.staff);
    const bool soon = load && load->nextBreak && now >= load->nextBreak->latestBegin() - breakSoon;
    return soon || std::ranges::any_of(advice_, [&](const Action& action) {
               return action.staff == person.came.staff &&
                      (action.kind == Action::Kind::Finish ||
                       (action.kind == Action::Kind::Rest && action.rest == floor::Rest::Break));
           });
}

namespace {

json::object minutesJson(const FloorFold& fold, const floor::Piece& piece) {
    return {{"minutes", toTenth(piece.minutes)},
            {"earliest", toRfc3339(fold.timeOf(piece.earliest))},
            {"latest", toRfc3339(fold.timeOf(piece.latestBegin()))}};
}

json::value orNull(const std::optional<WaitTold>& wait) {
    return wait ? json::value(standdienst::toJson(*wait)) : json::value();
}

} // namespace

json::object FloorDesk::floorJson(Reader& reader) {
    json::object answer{{"enabled", fold_.has_value()}, {"people", json::array()},
                        {"waiting", json::array()},     {"wait", nullptr},
                        {"promises", nullptr},          {"position", folded_.value}};
    if (!fold_)
        return answer;
    const Minute now = this->now();
    std::set<VisitId> offered;
    std::vector<std::pair<std::string, json::object>> people;
    for (const auto& person : fold_->people()) {
        if (person.offer)
            offered.insert(person.offer->visit);
        json::object one = personJson(reader, person.came.staff);
        one["status"] = person.status == Status::Free      ? "free"
                        : person.status == Status::Resting ? "break"
                                                           : "busy";
        one["break_due"] = isBreakDue(person, now);
        one["needs_help"] = person.calls;
        people.emplace_back(textOr(one, "name"), std::move(one));
    }
    // By name: any other order would say something about them.
    std::ranges::sort(people, {}, [](const auto& entry) { return entry.first; });
    for (auto& [name, one] : people)
        answer["people"].as_array().push_back(std::move(one));
    for (const auto& ticket : fold_->waiting())
        answer["waiting"].as_array().push_back(
            json::object{{"id", toString(ticket.visit)},
                         {"number", ticket.number},
                         {"language", ticket.language},
                         {"waited", toTenth(std::max(0.0, now - ticket.opened))},
                         {"offered", offered.contains(ticket.visit)},
                         {"wait", orNull(ticket.told)}});
    answer["wait"] = orNull(fold_->told());
    const auto& promises = fold_->promises();
    answer["promises"] =
        json::object{{"kept", promises.kept}, {"within", promises.within}, {"left", promises.left}};
    return answer;
}

json::object FloorDesk::meJson(Reader& reader, const std::optional<StaffId>& staff) {
    json::object answer{{"enabled", fold_.has_value()},
                        {"me", nullptr},
                        {"status", "off"},
                        {"offer", nullptr},
                        {"talk", nullptr},
                        {"rest", nullptr},
                        {"helping", nullptr},
                        {"help", nullptr},
                        {"unanswered", 0},
                        {"due", json::array()},
                        {"load", nullptr},
                        {"next_break", nullptr},
                        {"shift", nullptr},
                        {"languages", json::array()},
                        {"topics", json::array()},
                        {"position", folded_.value}};
    const auto person = fold_ && staff ? fold_->person(*staff) : std::nullopt;
    if (!person)
        return answer;
    const Minute now = this->now();
    answer["me"] = personJson(reader, *staff);
    answer["status"] = nameOf(person->status);
    answer["shift"] = {{"begins", toRfc3339(person->came.begins)}, {"ends", toRfc3339(person->came.ends)}};
    answer["languages"] = json::array(person->came.languages.begin(), person->came.languages.end());
    answer["topics"] = json::array(person->came.topics.begin(), person->came.topics.end());
    answer["unanswered"] = person->silences;
    if (person->offer) {
        const auto ends = person->offer->until - fold_->timeOf(now);
        answer["offer"] = json::object{
            {"ticket", toString(person->offer->visit)},
            {"number", fold_->number(person->offer->visit)},
            {"until", toRfc3339(person->offer->until)},
            {"seconds",
             std::max<std::int64_t>(0, std::chrono::duration_cast<std::chrono::seconds>(ends).count())},
            {"of", std::llround(fold_->floor().settings().policy.offerLife * 60)},
            {"because", toJson(person->offer->because)}};
    }
    if (person->status == Status::InTalk) {
        answer["talk"] = json::object{
            {"ticket", person->visit ? json::value(toString(*person->visit)) : json::value()},
            {"number", person->visit ? json::value(fold_->number(*person->visit)) : json::value()},
            {"minutes", toTenth(std::max(0.0, now - person->since))}};
        if (person->calls || person->helper)
            answer["help"] =
                json::object{{"coming", person->helper ? json::value(personJson(reader, *person->helper))
                                                       : json::value()}};
    }
    if (person->status == Status::Resting)
        answer["rest"] =
            json::object{{"rest", nameOf(person->rest)},
                         {"minutes", person->restMinutes},
                         {"until", toRfc3339(fold_->timeOf(person->since + person->restMinutes))}};
    if (person->helps)
        answer["helping"] = personJson(reader, *person->helps);
    for (const Action& action : advice_) {
        if (action.staff != *staff)
            continue;
        json::object due{{"what", nameOf(action.kind)}, {"because", toJson(grounds(action.because))}};
        if (action.kind == Action::Kind::Rest) {
            due["rest"] = nameOf(action.rest);
            due["minutes"] = toTenth(action.minutes);
        }
        if (action.kind == Action::Kind::Help)
            due["colleague"] = personJson(reader, action.colleague);
        if (action.kind == Action::Kind::Recall)
            due["number"] = fold_->number(action.visit);
        answer["due"].as_array().push_back(std::move(due));
    }
    if (const auto load = fold_->floor().load(now, *staff); load && person->status != Status::Off) {
        answer["load"] = json::object{{"talk_minutes", toTenth(load->talkMinutes)},
                                      {"streak_minutes", toTenth(load->streak)},
                                      {"fatigue", toThousandth(load->fatigue)}};
        if (load->nextBreak)
            answer["next_break"] = minutesJson(*fold_, *load->nextBreak);
    }
    return answer;
}

Result<json::object> FloorDesk::floor() {
    const std::lock_guard lock(mutex_);
    json::object answer;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        if (auto good = catchUp(reader); !good)
            return good.error();
        answer = floorJson(reader);
        return {};
    });
    return read ? Result<json::object>(std::move(answer)) : read.error();
}

Result<json::object> FloorDesk::me(const std::optional<StaffId>& staff) {
    const std::lock_guard lock(mutex_);
    json::object answer;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        if (auto good = catchUp(reader); !good)
            return good.error();
        answer = meJson(reader, staff);
        return {};
    });
    return read ? Result<json::object>(std::move(answer)) : read.error();
}

} // namespace standdienst::backend
