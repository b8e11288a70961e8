// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/today/team_day.h"

#include "core/base/limits.h"
#include "core/fold/tickets.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace standdienst::backend {

namespace {

using namespace std::chrono_literals;

constexpr auto hourLength = 1h;
// Of those who were there: half an hour of an hour. A moment at the door makes nobody one of five.
constexpr double shareOfPresence = 0.5;

double minutes(std::chrono::milliseconds time) {
    return std::chrono::duration<double, std::ratio<60>>(time).count();
}

std::chrono::milliseconds common(UtcTime from, UtcTime until, UtcTime otherFrom, UtcTime otherUntil) {
    return std::max(std::chrono::milliseconds(0), std::min(until, otherUntil) - std::max(from, otherFrom));
}

} // namespace

bool TeamDay::concerns(std::string_view type) {
    constexpr std::array known{types::staffCame,   types::staffWent,   types::talkBegan,     types::talkEnded,
                               types::restBegan,   types::restEnded,   types::helpCalled,    types::helpCame,
                               types::ticketTaken, types::ticketEnded, types::ticketHandedOn};
    return std::ranges::find(known, type) != known.end();
}

TeamDay::Someone* TeamDay::act(const StaffId& staff, UtcTime at) {
    const auto found = there_.find(staff);
    if (found == there_.end())
        return nullptr;
    Someone& one = found->second;
    // They were away, as far as anybody knew: an hour that was over stays as it was told.
    if (const UtcTime seen = std::max(one.shiftEnds, one.lastAct); !one.talkSince && at > seen) {
        presence_.push_back({staff, one.since, seen});
        one.since = at;
    }
    one.lastAct = at;
    return &one;
}

void TeamDay::came(const StaffCame& fact, UtcTime at) {
    if (auto* one = act(fact.staff, at)) {
        one->shiftEnds = fact.ends;
        return;
    }
    there_[fact.staff] = {at, fact.ends, at};
}

void TeamDay::end(const StaffId& staff, const std::optional<VisitId>& visit, UtcTime at) {
    auto* one = act(staff, at);
    if (!one || !one->talkSince || one->visit != visit)
        return;
    talks_.push_back({staff, *one->talkSince, at});
    one->talkSince.reset();
    one->visit.reset();
}

void TeamDay::begin(const StaffId& staff, const std::optional<VisitId>& visit, UtcTime at) {
    auto* one = act(staff, at);
    if (!one || (one->talkSince && one->visit == visit))
        return; // who only took a ticket is not there; and a talk about one begins with its being taken
    if (one->talkSince)
        end(staff, one->visit, at);
    one->talkSince = at;
    one->visit = visit;
    begun_.push_back(at);
}

void TeamDay::release(const VisitId& visit, UtcTime at) {
    const auto taken = taken_.find(visit);
    if (taken == taken_.end())
        return;
    end(taken->second, visit, at);
    taken_.erase(taken);
}

void TeamDay::went(const StaffId& staff, UtcTime at) {
    const auto* one = act(staff, at);
    if (!one)
        return;
    end(staff, one->visit, at);
    presence_.push_back({staff, one->since, at});
    there_.erase(staff);
}

void TeamDay::apply(const Event& event, UtcTime receivedAt) {
    if (event.version != 1 || !concerns(event.type) || receivedAt < day_.from || receivedAt >= day_.until)
        return;
    // By the backend's monotonic clock from its first event on, as the floor does: a clock that is set makes
    // no talk longer.
    if (event.boot != boot_) {
        boot_ = event.boot;
        base_ = std::max(last_, event.deviceTime) - event.uptime;
    }
    const UtcTime at = last_ =
        std::clamp(base_ + event.uptime, std::max(last_, day_.from), std::max(last_, day_.until));
    const std::string& type = event.type;
    if (type == types::ticketTaken) {
        if (const auto fact = ticketTaken(event.body);
            fact && taken_.try_emplace(fact->visit, fact->by).second)
            begin(fact->by, fact->visit, at);
        return;
    }
    if (type == types::ticketHandedOn) {
        const auto fact = ticketHandedOn(event.body);
        if (!fact)
            return;
        release(fact->visit, at);
        if (fact->to == fact->by) {
            taken_[fact->visit] = fact->by;
            begin(fact->by, fact->visit, at);
        }
        return;
    }
    if (type == types::ticketEnded) {
        if (const auto fact = ticketEnded(event.body))
            release(fact->visit, at);
        return;
    }
    if (type == types::staffCame) {
        if (const auto fact = staffCame(event.body))
            came(*fact, at);
        return;
    }
    const auto staff = idField<StaffId>(event.body, "staff");
    if (!staff)
        return;
    if (type == types::staffWent) {
        went(*staff, at);
    } else if (type == types::talkBegan) {
        if (const auto fact = talkBegan(event.body))
            begin(*staff, fact->visit, at);
    } else if (type == types::talkEnded) {
        const auto fact = talkEnded(event.body);
        if (!fact)
            return;
        end(*staff, fact->visit, at);
        // The ticket may have been left meanwhile, and be opened anew.
        if (const auto taken = fact->visit ? taken_.find(*fact->visit) : taken_.end();
            taken != taken_.end() && taken->second == *staff)
            taken_.erase(taken);
    } else {
        act(*staff, at);
    }
}

// ---- figures

// Who forgets to say that they go is there until their shift was planned to end, or they last did something.
std::vector<TeamDay::Span> TeamDay::presence(UtcTime now) const {
    auto spans = presence_;
    for (const auto& [staff, one] : there_) {
        const UtcTime latest = one.talkSince ? now : std::max(one.shiftEnds, one.lastAct);
        spans.push_back({staff, one.since, std::min({latest, now, day_.until})});
    }
    return spans;
}

std::vector<TeamDay::Span> TeamDay::talking(UtcTime now) const {
    auto spans = talks_;
    for (const auto& [staff, one] : there_) {
        if (one.talkSince)
            spans.push_back({staff, *one.talkSince, std::min(now, day_.until)});
    }
    return spans;
}

TeamDay::Span TeamDay::hourSpan(std::size_t hour, UtcTime now) const {
    const UtcTime from = day_.from + hour * hourLength;
    return {{}, from, std::min({from + hourLength, day_.until, now})};
}

TeamDay::Figures TeamDay::figures(const std::vector<Span>& times, UtcTime now) const {
    Figures sum;
    std::map<StaffId, double> there;
    // Half an hour, or half of what there is: of the running hour.
    double all = 0;
    for (const Span& time : times)
        all += std::max(0.0, minutes(time.until - time.from));
    const double enough = std::min(all, minutes(hourLength)) * shareOfPresence;
    const auto present = presence(now), talks = talking(now);
    for (const Span& time : times) {
        for (const Span& span : present) {
            const double part = minutes(common(span.from, span.until, time.from, time.until));
            there[span.staff] += part;
            sum.presentMinutes += part;
        }
        for (const Span& span : talks)
            sum.talkMinutes += minutes(common(span.from, span.until, time.from, time.until));
        sum.talks += static_cast<std::size_t>(
            std::ranges::count_if(begun_, [&](UtcTime at) { return at >= time.from && at < time.until; }));
    }
    sum.people = static_cast<std::size_t>(std::ranges::count_if(
        there, [&](const auto& entry) { return entry.second > 0 && entry.second >= enough; }));
    return sum;
}

std::optional<TeamDay::Figures> TeamDay::ofHour(std::size_t hour, UtcTime now) const {
    const Span span = hourSpan(hour, now);
    const UtcTime ends = std::min(span.from + hourLength, day_.until);
    if (now < ends || span.from >= day_.until)
        return std::nullopt;
    auto sum = figures({span}, now);
    return sum.people >= limits::teamOfHour ? std::optional(sum) : std::nullopt;
}

TeamDay::Why TeamDay::whyOfDay(UtcTime now) const {
    if (presence(now).empty())
        return Why::Nobody;
    // While it runs, two answers would tell of the time between them.
    if (now < day_.until)
        return Why::Running;
    std::vector<Span> told, rest;
    for (std::size_t hour = 0, end = hoursUntil(now); hour < end; ++hour)
        (ofHour(hour, now) ? told : rest).push_back(hourSpan(hour, now));
    if (told.empty())
        return figures(rest, now).people >= limits::teamOfDay ? Why::Told : Why::Few;
    const Figures left = figures(rest, now);
    const bool isSafe = left.presentMinutes == 0 || left.people >= limits::teamOfHour;
    return isSafe ? Why::Told : Why::Rest;
}

std::optional<TeamDay::Figures> TeamDay::ofDay(UtcTime now) const {
    if (whyOfDay(now) != Why::Told)
        return std::nullopt;
    return figures({{{}, day_.from, day_.until}}, now);
}

bool TeamDay::waitsOfHour(std::size_t hour, UtcTime now) const {
    const Span span = hourSpan(hour, now);
    return span.from < span.until && figures({span}, now).people >= limits::waitsOfHour;
}

std::optional<std::size_t> TeamDay::firstHour() const {
    std::optional<UtcTime> first;
    for (const Span& span : presence(UtcTime::max()))
        first = first ? std::min(*first, span.from) : span.from;
    if (!first)
        return std::nullopt;
    return static_cast<std::size_t>((*first - day_.from) / hourLength);
}

std::size_t TeamDay::hoursUntil(UtcTime now) const {
    UtcTime last = day_.from;
    for (const Span& span : presence(now))
        last = std::max(last, span.until);
    const auto time = std::max(std::chrono::milliseconds(0), last - day_.from);
    return static_cast<std::size_t>((time + hourLength - 1ms) / hourLength);
}

} // namespace standdienst::backend
