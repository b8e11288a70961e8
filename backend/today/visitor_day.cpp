// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/today/visitor_day.h"

#include <algorithm>

namespace standdienst::backend {

namespace {

using State = VisitorFact::Ticket::State;
constexpr auto hourLength = std::chrono::hours(1);

std::optional<double> median(std::vector<double> values) {
    if (values.empty())
        return std::nullopt;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    if (values.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

// What a group of tickets came to.
struct Tally {
    Waits waits;
    std::vector<double> foretold, waited;

    void add(const VisitorFact::Ticket& ticket, bool over) {
        if (ticket.promised)
            foretold.push_back(ticket.promised->minutes);
        if (ticket.state == State::Left || ticket.state == State::NotFound ||
            (ticket.state == State::Waits && over))
            ++waits.left;
        if (!ticket.waited)
            return;
        ++waits.went;
        waited.push_back(*ticket.waited);
        if (ticket.promised) {
            ++waits.promised;
            waits.within += ticket.within ? 1 : 0;
        }
    }
    Waits sum() {
        waits.foretold = median(std::move(foretold));
        waits.waited = median(std::move(waited));
        return waits;
    }
};

} // namespace

Fared faredOf(const VisitorFact& fact, bool trusted, bool over, UtcTime now) {
    if (fact.disposition)
        return *fact.disposition == Disposition::Hot || *fact.disposition == Disposition::Warm
                   ? Fared::Prospect
                   : Fared::Other;
    if (fact.ticket) {
        switch (fact.ticket->state) {
        case State::Waits:
            return over ? Fared::Left : Fared::Open;
        case State::Taken:
            return over ? Fared::Met : Fared::Open;
        case State::Served:
            return Fared::Met;
        case State::NotFound:
        case State::Left:
            return Fared::Left;
        }
    }
    if (!fact.ended || now < *fact.ended + goneAfter)
        return Fared::Open;
    const bool isLikely = trusted && fact.probability && *fact.probability >= likelyFrom;
    return isLikely ? Fared::Unmet : Fared::Unlikely;
}

VisitorDay visitorDay(const std::vector<VisitorFact>& facts, const Day& day, bool trusted, UtcTime now) {
    VisitorDay sum;
    const auto count = (day.until - day.from + hourLength - std::chrono::milliseconds(1)) / hourLength;
    sum.hours.resize(static_cast<std::size_t>(count));
    std::vector<Tally> tallies(sum.hours.size());
    Tally all;
    const bool over = now >= day.until;
    const auto hourOf = [&](UtcTime at) -> std::optional<std::size_t> {
        if (at < day.from || at >= day.until)
            return std::nullopt;
        return static_cast<std::size_t>((at - day.from) / hourLength);
    };
    for (const VisitorFact& fact : facts) {
        const auto began = hourOf(fact.at);
        if (!began)
            continue; // of another day
        VisitorHour& hour = sum.hours[*began];
        ++sum.visits;
        ++hour.visits;
        if (fact.ticket) {
            ++sum.asked;
            all.add(*fact.ticket, over);
            if (const auto opened = hourOf(fact.ticket->opened)) {
                ++sum.hours[*opened].asked;
                tallies[*opened].add(*fact.ticket, over);
            }
        }
        const Fared fared = faredOf(fact, trusted, over, now);
        const bool isLikely = trusted && fact.probability && *fact.probability >= likelyFrom;
        switch (fared) {
        case Fared::Prospect:
            ++(*fact.disposition == Disposition::Hot ? sum.hot : sum.warm);
            ++hour.prospects;
            break;
        case Fared::Other:
            ++sum.others;
            break;
        case Fared::Met:
            ++sum.met;
            break;
        case Fared::Left:
            ++sum.left;
            ++hour.left;
            sum.likelyLeft += isLikely ? 1 : 0;
            break;
        case Fared::Unmet:
            ++sum.unmet;
            ++hour.unmet;
            break;
        case Fared::Open:
        case Fared::Unlikely:
            break;
        }
        if (isLost(fared)) {
            sum.reachable += fact.isLead ? 1 : 0;
            sum.lost.push_back(&fact);
        }
    }
    std::ranges::sort(sum.lost, [](const auto* a, const auto* b) {
        return std::pair(a->at, a->visit) > std::pair(b->at, b->visit);
    });
    sum.waits = all.sum();
    for (std::size_t hour = 0; hour < tallies.size(); ++hour)
        sum.hours[hour].waits = tallies[hour].sum();
    return sum;
}

} // namespace standdienst::backend
