// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/rehearsal/day.h"

#include "backend/rehearsal/chance.h"

#include <algorithm>
#include <limits>

namespace standdienst::backend {

std::vector<Guest> drawDay(const Scenario& scenario, std::uint64_t seed, std::size_t day) {
    std::vector<Guest> guests;
    Stream arrivals(seed, day, Purpose::Arrivals), kinds(seed, day, Purpose::Kinds);
    if (scenario.perHour > 0)
        for (double at = arrivals.exponential(60 / scenario.perHour); at < scenario.length;
             at += arrivals.exponential(60 / scenario.perHour)) {
            Guest guest;
            guest.arrives = at;
            guest.prospect = kinds.uniform() < scenario.prospectShare;
            guests.push_back(guest);
        }
    Stream coaches(seed, day, Purpose::Coaches);
    for (std::size_t coach = 0; coach < scenario.coaches; ++coach) {
        const double at = 15 + coaches.uniform() * (scenario.length - 30 - 15);
        for (std::size_t i = 0; i < scenario.coachSize; ++i) {
            Guest guest;
            guest.arrives = at + coaches.uniform() * scenario.coachSpread;
            guests.push_back(guest);
        }
    }
    std::ranges::stable_sort(guests, {}, &Guest::arrives);
    Stream patience(seed, day, Purpose::Patience), phones(seed, day, Purpose::Phones),
        visits(seed, day, Purpose::Visits), talks(seed, day, Purpose::Talks),
        scores(seed, day, Purpose::Scores), answers(seed, day, Purpose::Answers),
        languages(seed, day, Purpose::Languages);
    for (Guest& guest : guests) {
        const double mean = guest.prospect ? scenario.prospectPatience : scenario.hunterPatience;
        const double stays = patience.exponential(1);
        guest.patience = mean > 0 ? mean * stays : std::numeric_limits<double>::infinity();
        guest.phone = phones.uniform() < scenario.phoneShare;
        guest.visit = scenario.visit.least + visits.uniform() * (scenario.visit.most - scenario.visit.least);
        guest.talk = talks.uniform();
        guest.score = scores.normal();
        guest.answer = answers.uniform();
        guest.foreign = languages.uniform() < scenario.foreignShare;
    }
    return guests;
}

} // namespace standdienst::backend
