// SPDX-License-Identifier: GPL-3.0-or-later
// Who goes to whom, and who rests: docs/internals/floor.md.
#include "core/floor/floor.h"

#include <algorithm>
#include <cmath>

namespace standdienst::floor {

Advice Floor::advise(Minute now, const VisitId& id) const {
    Advice advice;
    const auto at = visits_.find(id);
    const double free = freePeople(), waiting = waitingTickets();
    advice.p = probability(now, id);
    const Policy& policy = settings_.policy;
    if (!trusted_ || policy.sending == Sending::Everybody || at == visits_.end() || !at->second.known) {
        advice.because = {{trusted_ ? Reason::StandFree : Reason::ScoresUnsure, free}};
        return advice;
    }
    const bool idle = free - waiting > 0;
    bool sent = false;
    if (policy.sending == Sending::Fixed) {
        advice.threshold = policy.fixedThreshold;
        sent = at->second.scored >= policy.fixedThreshold || free - waiting >= policy.fixedFree;
    } else {
        advice.threshold = idle ? threshold(now, free - waiting, releasesWithin(now, policy.horizon))
                                : busyThreshold(now, free - waiting);
        sent = advice.p >= advice.threshold;
    }
    advice.lane = sent ? Advice::Lane::Person : Advice::Lane::Ask;
    if (idle)
        advice.because.push_back({Reason::StandFree, free - waiting});
    else
        advice.because.push_back(
            {Reason::StandBusy, waiting / std::max(1.0, static_cast<double>(people_.size()))});
    advice.because.push_back(sent ? Because{Reason::LikelyProspect, advice.p}
                                  : Because{Reason::Unlikely, advice.threshold});
    return advice;
}

Floor::Candidate Floor::candidate(Minute now, const Ticket& waiting) const {
    const Policy& policy = settings_.policy;
    Candidate one{&waiting};
    one.p = probability(now, waiting.visit);
    one.age = now - waiting.opened;
    one.asked = waiting.wish != Wish::Sent;
    one.hurry = one.asked && one.age >= policy.hurryAt;
    if (policy.order == Order::Arrival || !trusted_) {
        one.rank = one.age;
    } else if (policy.order == Order::Aged) {
        const double talk = one.p * beliefs().prospectTalk.mean() + (1 - one.p) * beliefs().hunterTalk.mean();
        one.rank = one.p / talk * (1 + one.age / policy.ageHalf);
    } else {
        one.rank = one.p;
    }
    return one;
}

// One call of decide: the state, and what was decided so far on top of it.
class Floor::Deciding {
public:
    Deciding(const Floor& floor, Minute now) : floor_(floor), policy_(floor.settings_.policy), now_(now) {
        for (const Person& one : floor.people_)
            if (one.status == Status::Free && one.silences < policy_.silences)
                free_.push_back(&one);
        for (const Ticket& waiting : floor.tickets_)
            if (!waiting.offeredTo)
                waiting_.push_back(floor.candidate(now, waiting));
        releases_ = floor.releasesWithin(now, policy_.horizon);
    }

    std::vector<Action> all() {
        lapse();
        help();
        if (policy_.breaks)
            breaks();
        if (policy_.breathers)
            breather();
        serve();
        return std::move(actions_);
    }

private:
    void lapse() {
        for (const Ticket& offered : floor_.tickets_) {
            if (!offered.offeredTo || offered.until > now_)
                continue;
            Action action;
            action.kind = Action::Kind::Lapse;
            action.staff = *offered.offeredTo;
            action.visit = offered.visit;
            action.because = {{Reason::NoAnswer, policy_.offerLife}};
            actions_.push_back(std::move(action));
        }
    }

    // Whoever is free and most rested; else whoever rests a little; else nobody, and the stand is told by the
    // call.
    void help() {
        for (const auto& [caller, helper] : floor_.help_) {
            if (helper)
                continue;
            const auto best = std::ranges::min_element(
                free_, {}, [&](const Person* one) { return floor_.streak(*one, now_); });
            const Person* chosen = best == free_.end() ? breathing() : *best;
            if (!chosen || chosen->id == caller)
                continue;
            Action action;
            action.kind = Action::Kind::Help;
            action.staff = chosen->id;
            action.colleague = caller;
            action.because = {{Reason::CallsHelp, 0}};
            actions_.push_back(std::move(action));
            std::erase(free_, chosen);
        }
    }

    const Person* breathing() const {
        for (const Person& one : floor_.people_)
            if (one.status == Status::Resting && one.rest == Rest::Breather)
                return &one;
        return nullptr;
    }

    // Minutes that hardly any talk exceeds: who has to go on a break within them begins none.
    double guard() const {
        const TalkLengths& talks = floor_.beliefs().prospectTalk;
        double minutes = 5;
        while (minutes < 25 && talks.survival(minutes) > policy_.talkGuard)
            minutes += TalkLengths::step;
        return minutes;
    }

    // Forecast arrivals of the next half hour over the usual ones until the last break's end; 1 where nobody
    // knows.
    double pressure(Minute until) const {
        const auto& forecast = floor_.settings_.forecast;
        const auto at = [&](Minute minute) {
            const auto quarter = static_cast<std::size_t>(std::max(0.0, minute) / 15);
            return quarter < forecast.size() ? forecast[quarter] : 0.0;
        };
        if (forecast.empty() || until <= now_)
            return 1;
        double usual = 0, count = 0;
        for (Minute minute = now_; minute < until; minute += 15, ++count)
            usual += at(minute);
        return usual > 0 ? (at(now_) + at(now_ + 15)) / 2 / (usual / count) : 1;
    }

    void rest(const Person& one, Rest kind, double minutes, Because why) {
        Action action;
        action.kind = Action::Kind::Rest;
        action.staff = one.id;
        action.rest = kind;
        action.minutes = minutes;
        action.because = {why};
        actions_.push_back(std::move(action));
        resting_ += 1;
        std::erase(free_, &one);
    }

    // One after the other, when it is quiet; all the same when the rest of them would not fit otherwise.
    // Nothing displaces a break: who must begin one before a talk would be over is given no talk.
    void breaks() {
        std::vector<const Person*> due;
        Minute over = 1e18, ends = now_;
        double minutes = 0;
        for (const Person& one : floor_.people_) {
            if (one.status == Status::Resting) {
                resting_ += 1;
                ends = std::max(ends, one.restEnds);
                continue;
            }
            if (one.status == Status::Off || one.owed.empty() || now_ < one.owed.front().earliest)
                continue;
            due.push_back(&one);
            over = std::min(over, one.owed.front().latestEnd);
            minutes += one.owed.front().minutes;
        }
        if (due.empty())
            return;
        const double last = minutes / static_cast<double>(due.size()), guard = this->guard();
        // Least slack first, then the longest streak.
        std::ranges::stable_sort(due, [&](const Person* a, const Person* b) {
            const Minute latestA = a->owed.front().latestBegin(), latestB = b->owed.front().latestBegin();
            return latestA != latestB ? latestA < latestB : floor_.streak(*a, now_) > floor_.streak(*b, now_);
        });
        for (const Person* one : due) {
            const Piece& piece = one->owed.front();
            if (one->status == Status::InTalk && now_ >= piece.latestBegin() - 1) {
                Action action;
                action.kind = Action::Kind::Finish;
                action.staff = one->id;
                action.because = {{Reason::BreakDue, piece.latestBegin() - now_}};
                actions_.push_back(std::move(action));
            }
            if (std::ranges::find(free_, one) == free_.end())
                continue;
            const double left = piece.latestBegin() - now_;
            const bool quiet = free_.size() >= 3 && waiting_.empty() && pressure(over) <= policy_.lull;
            const bool mustStart = now_ >= over - policy_.breakLead - minutes;
            const bool fits = ends + minutes + 10 <= over;
            if (left <= guard) {
                rest(*one, Rest::Break, piece.minutes, {Reason::BreakDue, left});
            } else if (resting_ == 0 && (quiet || mustStart)) {
                rest(*one, Rest::Break, piece.minutes,
                     {mustStart ? Reason::BreakDue : Reason::BreakLull, left});
            } else if (resting_ == 1 && (now_ >= over - last - 14 || (quiet && !fits))) {
                rest(*one, Rest::Break, piece.minutes, {quiet ? Reason::BreakLull : Reason::BreakDue, left});
            } else {
                continue;
            }
            ends = std::max(ends, now_ + piece.minutes);
            minutes -= piece.minutes;
        }
    }

    void breather() {
        if (resting_ > 0 || free_.empty())
            return;
        const Person* one = *std::ranges::max_element(
            free_, {}, [&](const Person* free) { return floor_.streak(*free, now_); });
        const double streak = floor_.streak(*one, now_);
        const double minutes = policy_.restMinutes - (now_ - one->lastTalkEnd);
        const bool calm = waiting_.empty() && free_.size() >= 2;
        if (minutes <= 0 || now_ >= one->shift.ends - policy_.breatherEnds ||
            !(streak >= policy_.breatherAlways || (calm && streak >= policy_.breatherFrom)))
            return;
        rest(*one, Rest::Breather, minutes, {Reason::LongStreak, streak});
    }

    bool speaks(const Person& one, const std::string& language) const {
        return language.empty() || one.languages.empty() || std::ranges::count(one.languages, language) > 0;
    }

    bool somebodySpeaks(const std::string& language) const {
        return std::ranges::any_of(floor_.people_,
                                   [&](const Person& one) { return inReach(one) && speaks(one, language); });
    }

    // May be there soon: a long break is nothing to wait for.
    bool inReach(const Person& one) const {
        switch (one.status) {
        case Status::Off:
            return false;
        case Status::Resting:
            return one.restEnds - now_ <= policy_.languageHold;
        default:
            return one.silences < policy_.silences;
        }
    }

    bool mayTake(const Person& one, const Candidate& next) const {
        const Ticket& waiting = *next.ticket;
        if (waiting.only && waiting.only != one.id && next.age < policy_.languageHold &&
            std::ranges::any_of(floor_.people_, [&](const Person& other) {
                return other.id == *waiting.only && inReach(other);
            }))
            return false;
        if (!speaks(one, waiting.language) && next.age < policy_.languageHold &&
            somebodySpeaks(waiting.language))
            return false;
        // Somebody else who is free was asked at once.
        if (std::ranges::count(waiting.passedBy, one.id) > 0 && now_ - waiting.passedAt < policy_.askAgain)
            return false;
        // Nobody who needs rest has to take a visitor who is unlikely to need a person, but for a promise.
        return next.hurry || !floor_.priced() || next.p >= policy_.protectBelow ||
               now_ - one.lastTalkEnd >= policy_.restMinutes ||
               floor_.streak(one, now_) < policy_.protectFrom;
    }

    static double common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
        return static_cast<double>(std::ranges::count_if(
            a, [&](const std::string& one) { return std::ranges::find(b, one) != b.end(); }));
    }

    double carried(const Person& one) const { // talk, as it would be at the end of a whole shift
        const double present = std::max(1.0, now_ - one.came - one.restMinutes);
        return one.talkMinutes * one.shift.length() * (1 - one.breakShare) / present;
    }

    double cost(const Person& one, const Candidate& next) const {
        const double streak = floor_.streak(one, now_);
        double cost = 0;
        switch (policy_.choice) {
        case Choice::Eager:
            return 0;
        case Choice::Fatigue:
            return floor_.fatigue(one, now_);
        case Choice::Fair:
            cost = carried(one) + policy_.streakCost * std::max(0.0, streak - policy_.streakFrom);
            break;
        }
        cost -= policy_.topicWorth * common(one.topics, next.ticket->topics);
        // One language of two is more use than one of one, but only where somebody waits for it.
        constexpr double wrongLanguage = 1e3, asOneSays = 1e6;
        if (!speaks(one, next.ticket->language))
            cost += wrongLanguage;
        if (next.ticket->only == one.id)
            cost -= asOneSays;
        return cost;
    }

    void serve() {
        const bool priced = floor_.priced();
        std::ranges::stable_sort(waiting_, [](const Candidate& a, const Candidate& b) {
            if (a.hurry != b.hurry)
                return a.hurry;
            if (a.hurry)
                return a.age > b.age;
            return a.rank != b.rank ? a.rank > b.rank : a.age > b.age;
        });
        for (std::size_t i = 0; i < waiting_.size() && !free_.empty();) {
            const Candidate& next = waiting_[i];
            // Who asks of their own accord for a person while somebody stands there idle would not understand
            // to be kept waiting, nor would whoever stands there. A yes to our question can wait a little.
            const bool worth = !priced || next.hurry || next.ticket->wish == Wish::Asked ||
                               (next.asked && next.age >= policy_.patientFor - 1e-9) ||
                               next.p >= floor_.threshold(now_, static_cast<double>(free_.size()), releases_);
            const Person* best = worth ? pick(next) : nullptr;
            if (!best) {
                ++i;
                continue;
            }
            // Who was promised somebody goes first where there may be nobody else in time.
            if (const std::size_t kept = next.hurry ? i : atRisk(i); kept != i) {
                std::rotate(waiting_.begin() + static_cast<std::ptrdiff_t>(i),
                            waiting_.begin() + static_cast<std::ptrdiff_t>(kept),
                            waiting_.begin() + static_cast<std::ptrdiff_t>(kept) + 1);
                waiting_[i].hurry = true;
                continue;
            }
            offer(*best, next);
            releases_ +=
                policy_.releaseShare * underway(floor_.beliefs().prospectTalk, floor_.beliefs().hunterTalk,
                                                next.p, 0, policy_.horizon)
                                           .ends;
            std::erase(free_, best);
            waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(i));
        }
        recall();
    }

    // Minutes until each one who is busy will be there for the next, as good as certainly, the first one
    // first.
    std::vector<double> surelyFree() const {
        std::vector<double> result;
        const double guard = this->guard();
        for (const Person& one : floor_.people_) {
            double minutes = 0;
            if (one.status == Status::InTalk)
                minutes = std::max(0.5, guard - (now_ - one.since));
            else if (one.status == Status::Resting && one.restEnds > now_)
                minutes = one.restEnds - now_;
            else
                continue;
            // Their break comes first.
            if (policy_.breaks && one.status == Status::InTalk && !one.owed.empty() &&
                now_ + minutes + guard >= one.owed.front().latestBegin())
                minutes += one.owed.front().minutes;
            if (now_ + minutes < one.shift.ends)
                result.push_back(minutes);
        }
        std::ranges::sort(result);
        return result;
    }

    // Of those who asked, the one who might wait for longer than was promised if the `next` in the queue were
    // served now; `next` where there is none.
    std::size_t atRisk(std::size_t next) const {
        std::vector<std::size_t> asked;
        for (std::size_t i = 0; i < waiting_.size(); ++i)
            if (i != next && waiting_[i].asked &&
                std::ranges::any_of(free_, [&](const Person* one) { return mayTake(*one, waiting_[i]); }))
                asked.push_back(i);
        if (asked.empty())
            return next;
        std::ranges::stable_sort(
            asked, [&](std::size_t a, std::size_t b) { return waiting_[a].age > waiting_[b].age; });
        const std::vector<double> busy = surelyFree();
        const std::size_t free = free_.size() - 1; // who would be left
        for (std::size_t i = 0; i < asked.size(); ++i) {
            const Candidate& one = waiting_[asked[i]];
            if (waiting_[next].asked && waiting_[next].age >= one.age)
                break; // has the older promise
            if (i >= free && (i - free >= busy.size() || one.age + busy[i - free] > policy_.servedWithin))
                return asked[i];
        }
        return next;
    }

    const Person* pick(const Candidate& next) const {
        const Person* best = nullptr;
        double least = 0;
        for (const Person* one : free_) {
            if (!mayTake(*one, next))
                continue;
            const double is = cost(*one, next);
            if (!best || is < least) {
                best = one;
                least = is;
            }
        }
        return best;
    }

    void offer(const Person& one, const Candidate& next) {
        Action action;
        action.kind = Action::Kind::Offer;
        action.staff = one.id;
        action.visit = next.ticket->visit;
        action.until = now_ + policy_.offerLife;
        auto& why = action.because;
        // The visitor.
        if (next.hurry)
            why.push_back({Reason::WaitedLong, next.age});
        else if (next.ticket->only == one.id)
            why.push_back({Reason::HandedToYou, 0});
        else if (next.asked)
            why.push_back({Reason::AskedForPerson, next.age});
        else if (floor_.priced())
            why.push_back({Reason::LikelyProspect, next.p});
        if (!floor_.trusted_ || policy_.order == Order::Arrival)
            why.push_back({Reason::FirstCome, next.age});
        // The person.
        const std::string& language = next.ticket->language;
        if (!speaks(one, language))
            why.push_back({Reason::NobodySpeaks, next.age});
        else if (!language.empty() &&
                 std::ranges::any_of(free_, [&](const Person* other) { return !speaks(*other, language); }))
            why.push_back({Reason::SpeaksLanguage,
                           static_cast<double>(std::ranges::count_if(
                               free_, [&](const Person* other) { return speaks(*other, language); }))});
        if (const double topics = common(one.topics, next.ticket->topics); topics > 0)
            why.push_back({Reason::KnowsTopic, topics});
        comparison(one, next, why);
        actions_.push_back(std::move(action));
    }

    // What sets this one apart from the next one who could have gone.
    void comparison(const Person& one, const Candidate& next, std::vector<Because>& why) const {
        const Person* other = nullptr;
        for (const Person* free : free_)
            if (free != &one && mayTake(*free, next) && (!other || cost(*free, next) < cost(*other, next)))
                other = free;
        if (!other) {
            if (free_.size() == 1)
                why.push_back({Reason::OnlyOneFree, 0});
            return;
        }
        const double less = carried(*other) - carried(one);
        if (policy_.choice == Choice::Fair && less > 0)
            why.push_back({Reason::CarriedLeast, less});
        else if (floor_.streak(one, now_) < floor_.streak(*other, now_))
            why.push_back({Reason::MostRested, floor_.streak(one, now_)});
    }

    // A breather ends early for one who was promised a person and waits for too long; a break never does.
    void recall() {
        const auto urgent = std::ranges::find_if(waiting_, [&](const Candidate& one) {
            return one.asked && one.age >= (policy_.hurryAt + policy_.servedWithin) / 2;
        });
        const Person* one = breathing();
        if (urgent == waiting_.end() || !one || !free_.empty())
            return;
        Action action;
        action.kind = Action::Kind::Recall;
        action.staff = one->id;
        action.visit = urgent->ticket->visit;
        action.because = {{Reason::WaitedLong, urgent->age}};
        actions_.push_back(std::move(action));
    }

    const Floor& floor_;
    const Policy& policy_;
    Minute now_;
    std::vector<const Person*> free_;
    std::vector<Candidate> waiting_;
    std::vector<Action> actions_;
    double releases_ = 0;
    std::size_t resting_ = 0;
};

std::vector<Action> Floor::decide(Minute now) const {
    return Deciding(*this, now).all();
}

} // namespace standdienst::floor
