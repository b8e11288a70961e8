// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/rehearsal/past_day.h"

#include "backend/journal/since.h"
#include "backend/today/team_day.h"
#include "backend/visits/days.h"

#include "core/base/limits.h"
#include "core/fold/disposition.h"
#include "core/fold/floor.h"
#include "core/fold/gifts.h"
#include "core/fold/tickets.h"
#include "core/fold/triage.h"
#include "core/fold/visit.h"

#include <algorithm>
#include <chrono>
#include <map>

namespace standdienst::backend {

namespace {

bool isProspect(Disposition found) {
    return found == Disposition::Hot || found == Disposition::Warm;
}

class Reading {
public:
    explicit Reading(const Day& day) : day_(day) { result_.day = day.name; }

    void apply(const Event& event, UtcTime receivedAt, bool byDevice) {
        if (receivedAt < day_.from || receivedAt >= day_.until || byDevice == isBackendsOwn(event.type))
            return;
        const UtcTime told =
            byDevice ? std::min(believed(event.deviceTime, receivedAt), receivedAt) : event.deviceTime;
        const double at = std::chrono::duration<double, std::ratio<60>>(told - day_.from).count();
        if (at < 0)
            return; // of yesterday: the kiosk had no network
        if (isFloorType(event.type))
            floorSays(event, at);
        else
            visitSays(event, at);
    }

    PastDay finish() {
        for (auto& [id, one] : visits_) {
            Visit& visit = one.visit;
            if (!one.over) // a kiosk that lost its power, or a visitor who is there still
                visit.over = std::max(visit.over, visit.began);
            if (one.waitsSince && !visit.waited)
                visit.waited = std::max(0.0, last_ - *one.waitsSince);
            if (visit.wish == Wish::Nothing && one.gift)
                visit.wish = Wish::SaysNo;
            result_.visits.push_back(visit);
        }
        std::ranges::stable_sort(result_.visits, {}, &PastDay::Visit::began);
        for (auto& [id, one] : staff_)
            leave(one, std::max(one.from, std::min(last_, one.planned.ends)));
        std::ranges::stable_sort(result_.people, {}, [](const Attendant& one) { return one.shift.begins; });
        result_.opened = first_;
        result_.closed = last_;
        return std::move(result_);
    }

private:
    using Visit = PastDay::Visit;
    struct One {
        Visit visit;
        bool over = false, gift = false;
        std::optional<double> waitsSince, takenAt;
    };
    struct Someone {
        bool here = false;
        double from = 0;
        floor::Shift planned;
        std::vector<std::string> languages;
        std::optional<double> restsSince, walkUpSince;
    };

    void saw(double at) {
        first_ = any_ ? std::min(first_, at) : at;
        last_ = any_ ? std::max(last_, at) : at;
        any_ = true;
    }

    void visitSays(const Event& event, double at) {
        if (event.type == types::visitStarted) {
            const auto fact = visitStarted(event.body);
            if (!fact)
                return;
            saw(at);
            One& one = visits_[fact->visit];
            one.visit.began = one.visit.over = at;
            result_.trial = result_.trial || fact->played;
            return;
        }
        const auto id = idField<VisitId>(event.body, "visit");
        const auto found = id ? visits_.find(*id) : visits_.end();
        if (found == visits_.end())
            return;
        One& one = found->second;
        Visit& visit = one.visit;
        saw(at);
        if (event.type == types::visitEnded) {
            visit.over = std::max(visit.began, visit.wish == Wish::Nothing ? at : visit.over);
            one.over = true;
        } else if (event.type == types::interestStated) {
            if (const auto fact = interestStated(event.body))
                visit.topics = fact->topics;
        } else if (event.type == types::giftReserved) {
            one.gift = true;
        } else if (event.type == types::visitScored) {
            if (const auto fact = visitScored(event.body); fact && !visit.p)
                visit.p = floor::sigmoid(fact->logit);
        } else if (event.type == types::dispositionGiven) {
            if (const auto fact = dispositionGiven(event.body))
                visit.prospect =
                    fact->disposition ? std::optional(isProspect(*fact->disposition)) : std::nullopt;
        } else if (event.type == types::ticketOpened) {
            const auto fact = ticketOpened(event.body);
            if (!fact || visit.wish != Wish::Nothing)
                return; // whoever asks again is in the queue again, and was there before
            visit.wish = fact->cause == TicketCause::AfterGift ? Wish::SaysYes : Wish::Asks;
            visit.language = fact->language;
            visit.over = std::max(visit.began, at);
            one.waitsSince = at;
        } else if (event.type == types::ticketLeft) {
            if (one.waitsSince && !visit.waited) {
                visit.waited = std::max(0.0, at - *one.waitsSince);
                visit.left = true;
            }
        } else if (event.type == types::ticketTaken) {
            if (one.waitsSince && !visit.waited)
                visit.waited = std::max(0.0, at - *one.waitsSince);
            visit.served = true;
            if (!one.takenAt)
                one.takenAt = at;
        } else if (event.type == types::ticketHandedOn) {
            talked(one, at);
            if (const auto fact = ticketHandedOn(event.body); fact && fact->to == fact->by)
                one.takenAt = at;
        } else if (event.type == types::ticketEnded) {
            const auto fact = ticketEnded(event.body);
            if (!fact)
                return;
            if (fact->end == TicketEnd::NotFound) {
                visit.left = visit.left || !visit.talked;
                visit.served = visit.talked.has_value();
                one.takenAt.reset();
            } else {
                talked(one, at);
            }
        }
    }

    void talked(One& one, double at) {
        if (one.takenAt)
            one.visit.talked = one.visit.talked.value_or(0) + std::max(0.0, at - *one.takenAt);
        one.takenAt.reset();
    }

    void floorSays(const Event& event, double at) {
        if (event.type == types::staffCame) {
            const auto fact = staffCame(event.body);
            if (!fact)
                return;
            saw(at);
            const auto minute = [this](UtcTime time) {
                return std::chrono::duration<double, std::ratio<60>>(time - day_.from).count();
            };
            Someone& one = staff_[fact->staff];
            one.from = one.here ? one.from : at;
            one.here = true;
            one.planned = {minute(fact->begins), minute(fact->ends)};
            one.languages = fact->languages;
            return;
        }
        const auto id = idField<StaffId>(event.body, "staff");
        const auto found = id ? staff_.find(*id) : staff_.end();
        if (found == staff_.end() || !found->second.here)
            return;
        Someone& one = found->second;
        if (event.type == types::staffWent) {
            saw(at);
            leave(one, at);
        } else if (event.type == types::restBegan) {
            const auto fact = restBegan(event.body);
            one.restsSince = fact && fact->isBreak ? std::optional(at) : std::nullopt;
        } else if (event.type == types::restEnded) {
            rested(one, at);
        } else if (event.type == types::talkBegan) {
            const auto fact = talkBegan(event.body);
            one.walkUpSince = fact && !fact->visit ? std::optional(at) : std::nullopt;
        } else if (event.type == types::talkEnded) {
            const auto fact = talkEnded(event.body);
            if (fact && !fact->visit && one.walkUpSince)
                result_.walkUps.push_back(
                    {*one.walkUpSince, std::max(0.0, at - *one.walkUpSince),
                     fact->found ? std::optional(isProspect(*fact->found)) : std::nullopt});
            one.walkUpSince.reset();
            saw(at);
        }
    }

    void rested(Someone& one, double at) {
        if (one.restsSince)
            result_.breakMinutes += std::max(0.0, at - *one.restsSince);
        one.restsSince.reset();
    }

    void leave(Someone& one, double at) {
        if (!one.here)
            return;
        rested(one, at);
        one.here = false;
        if (at > one.from)
            result_.people.push_back({{one.from, at}, one.languages});
    }

    const Day& day_;
    PastDay result_;
    std::map<VisitId, One> visits_;
    std::map<StaffId, Someone> staff_;
    double first_ = 0, last_ = 0;
    bool any_ = false;
};

json::value orNull(const std::optional<double>& value) {
    return value ? json::value(*value) : json::value();
}
json::value orNull(const std::optional<bool>& value) {
    return value ? json::value(*value) : json::value();
}

json::array listOf(const std::vector<std::string>& words) {
    return json::array(words.begin(), words.end());
}

} // namespace

Result<PastDay> readPastDay(Reader& reader, const FairId& fair, const std::string& zone,
                            const std::string& day, UtcTime now) {
    constexpr std::size_t pageEvents = 1000;
    const auto nobody = [&](const std::string& when) {
        return Error{Code::NotFound, "Nobody came to a kiosk" + when + ", so there is nothing to replay."};
    };
    std::optional<Day> when;
    if (!day.empty()) {
        auto named = dayNamed(zone, day);
        if (!named)
            return named.error();
        when = *named;
    } else if (const auto last = reader.lastVisitBefore(fair, UtcTime::max())) {
        when = dayOf(zone, *last);
    } else {
        return nobody("");
    }
    Reading reading(*when);
    TeamDay team(*when);
    std::map<WriterId, bool> devices;
    Position after = positionAt(reader, fair, when->from);
    for (auto page = reader.events(fair, after, pageEvents); !page.empty();
         page = reader.events(fair, after, pageEvents)) {
        for (const StoredEvent& stored : page) {
            after = stored.position;
            const auto event = parseRecord(stored.record);
            if (!event || event->version != 1)
                continue;
            const auto [known, isNew] = devices.try_emplace(stored.writer, false);
            if (isNew)
                known->second = reader.device(stored.writer).has_value();
            reading.apply(*event, stored.receivedAt, known->second);
            if (!known->second)
                team.apply(*event, stored.receivedAt);
        }
        if (page.back().receivedAt >= when->until)
            break;
    }
    PastDay result = reading.finish();
    result.fair = fair.value;
    result.team = team.ofDay(now).has_value();
    if (result.visits.empty())
        return nobody(" on " + when->name);
    return result;
}

json::object toJson(const PastDay& day) {
    json::array visits, walkUps, people;
    for (const PastDay::Visit& one : day.visits)
        visits.push_back(json::object{{"began", one.began},
                                      {"over", one.over},
                                      {"p", orNull(one.p)},
                                      {"prospect", orNull(one.prospect)},
                                      {"wish", static_cast<int>(one.wish)},
                                      {"language", one.language},
                                      {"topics", listOf(one.topics)},
                                      {"waited", orNull(one.waited)},
                                      {"left", one.left},
                                      {"served", one.served},
                                      {"talked", orNull(one.talked)}});
    for (const PastDay::WalkUp& one : day.walkUps)
        walkUps.push_back(
            json::object{{"began", one.began}, {"minutes", one.minutes}, {"prospect", orNull(one.prospect)}});
    for (const Attendant& one : day.people)
        people.push_back(json::object{
            {"from", one.shift.begins}, {"to", one.shift.ends}, {"languages", listOf(one.languages)}});
    return {{"day", day.day},
            {"fair", day.fair},
            {"trial", day.trial},
            {"opened", day.opened},
            {"closed", day.closed},
            {"break_minutes", day.breakMinutes},
            {"team", day.team},
            {"visits", std::move(visits)},
            {"walk_ups", std::move(walkUps)},
            {"people", std::move(people)}};
}

Result<PastDay> pastDayFromJson(const json::object& object) {
    // Of this program's own making; anything else is of another version.
    try {
        const auto minutes = [](const json::object& from, const char* key) {
            return from.at(key).to_number<double>();
        };
        const auto maybe = [](const json::object& from, const char* key) {
            const auto& value = from.at(key);
            return value.is_null() ? std::nullopt : std::optional(value.to_number<double>());
        };
        const auto found = [](const json::object& from) {
            const auto& value = from.at("prospect");
            return value.is_null() ? std::nullopt : std::optional(value.as_bool());
        };
        const auto words = [](const json::object& from, const char* key) {
            std::vector<std::string> result;
            for (const auto& word : from.at(key).as_array())
                result.emplace_back(word.as_string());
            return result;
        };
        PastDay day;
        day.day = object.at("day").as_string();
        day.fair = object.at("fair").as_string();
        day.trial = object.at("trial").as_bool();
        day.opened = minutes(object, "opened");
        day.closed = minutes(object, "closed");
        day.breakMinutes = minutes(object, "break_minutes");
        day.team = object.at("team").as_bool();
        for (const auto& value : object.at("visits").as_array()) {
            const json::object& one = value.as_object();
            PastDay::Visit visit;
            visit.began = minutes(one, "began");
            visit.over = minutes(one, "over");
            visit.p = maybe(one, "p");
            visit.prospect = found(one);
            const auto wish = one.at("wish").to_number<int>();
            if (wish < static_cast<int>(Wish::Nothing) || wish > static_cast<int>(Wish::SaysNo))
                return Error{Code::Malformed, "The service is of another version: restart it."};
            visit.wish = static_cast<Wish>(wish);
            visit.language = one.at("language").as_string();
            visit.topics = words(one, "topics");
            visit.waited = maybe(one, "waited");
            visit.left = one.at("left").as_bool();
            visit.served = one.at("served").as_bool();
            visit.talked = maybe(one, "talked");
            day.visits.push_back(std::move(visit));
        }
        for (const auto& value : object.at("walk_ups").as_array()) {
            const json::object& one = value.as_object();
            day.walkUps.push_back({minutes(one, "began"), minutes(one, "minutes"), found(one)});
        }
        for (const auto& value : object.at("people").as_array()) {
            const json::object& one = value.as_object();
            day.people.push_back({{minutes(one, "from"), minutes(one, "to")}, words(one, "languages")});
        }
        return day;
    } catch (const std::exception&) {
        return Error{Code::Malformed, "The service is of another version: restart it."};
    }
}

} // namespace standdienst::backend
