// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/rehearsal/day.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <numeric>
#include <queue>

namespace standdienst::backend {

namespace {

constexpr double afterwards = 30; // talks may end so many minutes after the day

VisitId visitId(std::size_t number) {
    VisitId id;
    for (std::size_t i = 0; i < 8; ++i)
        id.value.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    return id;
}

floor::StaffId staffId(std::size_t number) {
    return {visitId(number).value};
}

std::size_t numberOf(const Uuid& id) {
    std::size_t number = 0;
    for (std::size_t i = 8; i < 16; ++i)
        number = number << 8 | id.bytes[i];
    return number;
}

double giniOf(std::vector<double> values) {
    std::ranges::sort(values);
    double sum = 0, weighted = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        sum += values[i];
        weighted += static_cast<double>(2 * i + 1) * values[i];
    }
    const double n = static_cast<double>(values.size());
    return sum > 0 ? weighted / (n * sum) - 1 : 0;
}

class Day {
public:
    Day(const Scenario& world, Strategy strategy, const floor::Settings& settings,
        const std::vector<Guest>& guests, const std::vector<Attendant>& people)
        : world_(world),
          strategy_(strategy),
          guests_(guests),
          floor_(settings),
          states_(guests.size()),
          staff_(people.empty() ? world.staff : people.size()),
          separation_(separation(world.auc)),
          assumed_(floor::logit(settings.triageShare)),
          people_(people.empty() ? nullptr : &people) {
        result_.hours.resize(static_cast<std::size_t>(std::ceil(world.length / 60)) + 1);
    }

    DayResult run() {
        const double home = world_.length + afterwards;
        for (std::size_t i = 0; i < staff_.size(); ++i) {
            Attendant& here = staff_[i].here;
            if (people_) {
                here = (*people_)[i];
                at(here.shift.begins, Kind::Comes, i);
                at(here.shift.ends, Kind::Goes, i);
                continue;
            }
            here.shift = {0, world_.length};
            if (world_.foreignShare > 0) {
                here.languages = {"de"};
                if (i < world_.foreignSpeakers)
                    here.languages.emplace_back("en");
            }
            comes(i);
            // Newcomers alternate with the others, so that the eager ones are of both kinds.
            const double before = static_cast<double>(i) * world_.newShare;
            staff_[i].factor = std::floor(before + world_.newShare + 1e-9) > std::floor(before + 1e-9)
                                   ? world_.newFactor
                                   : 1;
        }
        for (std::size_t i = 0; i < guests_.size(); ++i)
            at(guests_[i].arrives, Kind::Arrives, i);
        constexpr double tick = 0.5;
        at(tick, Kind::Tick, 0);
        while (!events_.empty()) {
            const Event event = events_.top();
            if (event.at > home)
                break;
            events_.pop();
            now_ = event.at;
            happen(event);
            if (event.kind == Kind::Tick && now_ + tick <= home)
                at(now_ + tick, Kind::Tick, 0);
            decide();
        }
        now_ = home;
        for (std::size_t i = 0; i < guests_.size(); ++i)
            if (guests_[i].prospect && states_[i].stage != Stage::Served) {
                result_.leftWaiting += states_[i].stage == Stage::Waiting ? 1 : 0;
                lose(i);
            }
        finish();
        return std::move(result_);
    }

private:
    enum class Kind { Comes, Goes, Arrives, Visited, LeavesTerminal, Leaves, TalkEnds, RestEnds, Tick };
    struct Event {
        double at;
        std::uint64_t order; // of those at the same moment, the first made
        Kind kind;
        std::size_t who;
        bool operator>(const Event& other) const {
            return at != other.at ? at > other.at : order > other.order;
        }
    };
    enum class Stage { Coming, Queueing, Visiting, Waiting, Served, Gone };
    struct State {
        Stage stage = Stage::Coming;
        double since = 0, patience = 0;
        bool counted = false, asked = false;
        Foreseen foreseen;
    };
    struct Member {
        double factor = 1;
        double talked = 0, streakFrom = 0, lastEnd = -1e9, talkFrom = 0, restFrom = 0;
        bool busy = false, resting = false;
        std::size_t guest = 0;
        floor::Rest rest = floor::Rest::Break;
        std::vector<floor::Shift> breaks;
        Attendant here;
        bool due = false; // to go, once the talk is over
    };

    void at(double when, Kind kind, std::size_t who) { events_.push({when, ++order_, kind, who}); }

    Hour& hour(double minute) {
        const auto number = static_cast<std::size_t>(std::max(0.0, minute) / 60);
        return result_.hours[std::min(number, result_.hours.size() - 1)];
    }

    void spread(double from, double to, double Hour::*what) {
        while (from < to) {
            const double edge = std::min(to, (std::floor(from / 60) + 1) * 60);
            hour(from).*what += edge - from;
            from = edge;
        }
    }

    void lose(std::size_t who) {
        if (!guests_[who].prospect || states_[who].counted)
            return;
        states_[who].counted = true;
        ++result_.lost;
        ++hour(guests_[who].arrives).lost;
    }

    void happen(const Event& event) {
        switch (event.kind) {
        case Kind::Arrives:
            return arrive(event.who);
        case Kind::Visited:
            return visited(event.who);
        case Kind::LeavesTerminal:
            if (states_[event.who].stage == Stage::Queueing)
                gone(event.who);
            return;
        case Kind::Leaves:
            if (states_[event.who].stage == Stage::Waiting) {
                floor_.apply(floor::TicketLeft{now_, visitId(event.who)});
                ++result_.left;
                gone(event.who);
            }
            return;
        case Kind::Comes:
            return comes(event.who);
        case Kind::Goes:
            return goes(event.who);
        case Kind::TalkEnds:
            return talkEnds(event.who);
        case Kind::RestEnds:
            return restEnds(event.who);
        case Kind::Tick:
            return;
        }
    }

    void comes(std::size_t member) {
        const Attendant& here = staff_[member].here;
        floor_.apply(floor::CameOn{now_, staffId(member), here.shift, here.languages, {}});
    }

    void goes(std::size_t member) {
        Member& one = staff_[member];
        one.due = one.busy;
        if (one.busy)
            return;
        restEnds(member);
        floor_.apply(floor::WentOff{now_, staffId(member)});
    }

    void gone(std::size_t who) {
        result_.leftWaiting += states_[who].stage == Stage::Waiting && guests_[who].prospect ? 1 : 0;
        states_[who].stage = Stage::Gone;
        lose(who);
    }

    void arrive(std::size_t who) {
        const Guest& guest = guests_[who];
        State& state = states_[who];
        state.patience = guest.patience;
        ++result_.visitors;
        ++hour(now_).arrived;
        ++(guest.prospect ? result_.prospects : result_.hunters);
        hour(now_).prospects += guest.prospect ? 1 : 0;
        if (guest.wish == Wish::Nothing && strategy_ == Strategy::Fifo) {
            state.stage = Stage::Gone;
        } else if (strategy_ == Strategy::Fifo) {
            floor_.apply(floor::VisitBegan{now_, visitId(who)});
            wait(who, floor::Wish::Sent);
            floor_.apply(floor::VisitOver{now_, visitId(who)});
        } else if (guest.phone || taken_ < world_.terminals) {
            taken_ += guest.phone ? 0 : 1;
            visit(who);
        } else {
            state.stage = Stage::Queueing;
            state.since = now_;
            queue_.push_back(who);
            if (std::isfinite(state.patience))
                at(now_ + state.patience, Kind::LeavesTerminal, who);
        }
    }

    void visit(std::size_t who) {
        State& state = states_[who];
        if (state.stage == Stage::Queueing) {
            state.patience -= now_ - state.since;
            result_.terminalWaits += now_ - state.since;
        }
        state.stage = Stage::Visiting;
        floor_.apply(floor::VisitBegan{now_, visitId(who)});
        at(now_ + guests_[who].visit, Kind::Visited, who);
    }

    void visited(std::size_t who) {
        const Guest& guest = guests_[who];
        if (!guest.phone) {
            --taken_;
            while (!queue_.empty()) {
                const std::size_t next = queue_.front();
                queue_.pop_front();
                if (states_[next].stage != Stage::Queueing)
                    continue;
                ++taken_;
                visit(next);
                break;
            }
        }
        const bool knows = strategy_ == Strategy::Perfect;
        const VisitId id = visitId(who);
        if (guest.wish != Wish::Drawn)
            return visitedAsThen(who, id, knows);
        const double score = guest.score + (guest.prospect ? separation_ : 0);
        const double p = knows
                             ? (guest.prospect ? 1.0 : 0.0)
                             : floor::sigmoid(assumed_ + separation_ * score - separation_ * separation_ / 2);
        floor_.apply(floor::VisitScored{now_, id, p});
        const auto advice = floor_.advise(now_, id);
        bool stays = true;
        if (knows) {
            stays = guest.prospect;
        } else if (advice.lane == floor::Advice::Lane::Ask) {
            stays = guest.answer < (guest.prospect ? world_.yesProspect : world_.yesHunter);
            states_[who].asked = stays;
            floor_.apply(floor::Answered{now_, id, stays});
        }
        if (stays)
            wait(who, states_[who].asked ? floor::Wish::Yes : floor::Wish::Sent);
        else
            gone(who);
        floor_.apply(floor::VisitOver{now_, id});
    }

    // Of a day that was: whoever asked asks, whoever said no is left in peace.
    void visitedAsThen(std::size_t who, const VisitId& id, bool knows) {
        const Guest& guest = guests_[who];
        if (knows || guest.p)
            floor_.apply(floor::VisitScored{now_, id, knows ? (guest.prospect ? 1.0 : 0.0) : *guest.p});
        if (guest.wish == Wish::SaysYes || guest.wish == Wish::SaysNo)
            floor_.apply(floor::Answered{now_, id, guest.wish == Wish::SaysYes});
        states_[who].asked = guest.wish == Wish::Asks || guest.wish == Wish::SaysYes;
        if (states_[who].asked)
            wait(who, guest.wish == Wish::Asks ? floor::Wish::Asked : floor::Wish::Yes);
        else
            gone(who);
        floor_.apply(floor::VisitOver{now_, id});
    }

    void wait(std::size_t who, floor::Wish wish) {
        State& state = states_[who];
        state.stage = Stage::Waiting;
        state.since = now_;
        ++result_.asked;
        while (!line_.empty() && states_[line_.front()].stage != Stage::Waiting)
            line_.pop_front();
        state.foreseen.headOfLine = line_.empty() ? 0 : now_ - states_[line_.front()].since;
        line_.push_back(who);
        std::string language = guests_[who].language;
        if (world_.foreignShare > 0)
            language = guests_[who].foreign ? "en" : "de";
        const floor::TicketOpened opened{now_, visitId(who), wish, std::move(language), guests_[who].topics};
        floor_.apply(opened);
        if (const auto promised = floor_.promised(visitId(who))) {
            state.foreseen.said = promised->minutes;
            state.foreseen.low = promised->low;
            state.foreseen.high = promised->high;
        }
        if (std::isfinite(state.patience))
            at(now_ + state.patience, Kind::Leaves, who);
    }

    void decide() {
        for (const auto& action : floor_.decide(now_)) {
            const std::size_t member = numberOf(action.staff.value);
            if (action.kind == floor::Action::Kind::Offer) {
                floor_.apply(floor::Offered{now_, action.visit, action.staff, action.until});
                talk(member, numberOf(action.visit.value));
            } else if (action.kind == floor::Action::Kind::Rest) {
                rest(member, action);
            } else if (action.kind == floor::Action::Kind::Recall) {
                restEnds(member);
            }
        }
    }

    void talk(std::size_t member, std::size_t who) {
        const Guest& guest = guests_[who];
        State& state = states_[who];
        Member& one = staff_[member];
        const double waited = now_ - state.since;
        state.stage = Stage::Served;
        state.foreseen.was = waited;
        if (guest.prospect)
            result_.waits.push_back(waited);
        if (people_)
            result_.everyWait.push_back(waited);
        if (state.asked)
            result_.promisesWaited.push_back(waited);
        hour(state.since).waited += waited;
        ++hour(state.since).served;
        if (state.foreseen.said > 0)
            result_.foreseen.push_back(state.foreseen);
        result_.hunterTalks += guest.prospect ? 0 : 1;
        const Range& range = guest.prospect ? world_.prospectTalk : world_.hunterTalk;
        double minutes = world_.exponentialTalks ? -range.mean() * std::log(guest.talk)
                                                 : range.least + guest.talk * (range.most - range.least);
        minutes = guest.talkMinutes.value_or(minutes) * one.factor;
        if (guest.foreign && member >= world_.foreignSpeakers)
            minutes *= world_.foreignFactor;
        constexpr double rested = 5; // minutes that end a streak
        if (now_ - one.lastEnd >= rested - 1e-9)
            one.streakFrom = now_;
        one.busy = true;
        one.guest = who;
        one.talkFrom = now_;
        floor_.apply(floor::TalkBegan{now_, staffId(member), visitId(who)});
        at(now_ + minutes, Kind::TalkEnds, member);
    }

    void talkEnds(std::size_t member) {
        Member& one = staff_[member];
        one.busy = false;
        one.lastEnd = now_;
        one.talked += now_ - one.talkFrom;
        spread(one.talkFrom, now_, &Hour::talking);
        result_.longestStreak = std::max(result_.longestStreak, now_ - one.streakFrom);
        if (const auto load = floor_.load(now_, staffId(member)))
            result_.fatigue = std::max(result_.fatigue, load->fatigue);
        floor_.apply(floor::TalkEnded{now_, staffId(member), guests_[one.guest].prospect});
        if (one.due)
            goes(member);
    }

    void rest(std::size_t member, const floor::Action& action) {
        Member& one = staff_[member];
        one.resting = true;
        one.restFrom = now_;
        one.rest = action.rest;
        floor_.apply(floor::RestBegan{now_, action.staff, action.rest, action.minutes});
        at(now_ + action.minutes, Kind::RestEnds, member);
    }

    void restEnds(std::size_t member) {
        Member& one = staff_[member];
        if (!one.resting)
            return;
        one.resting = false;
        spread(one.restFrom, now_, &Hour::resting);
        if (one.rest == floor::Rest::Break)
            one.breaks.push_back({one.restFrom, now_});
        else
            ++result_.breathers;
        floor_.apply(floor::RestEnded{now_, staffId(member)});
    }

    // Kept: whole, in one piece, and within its window, as the scenario has it and not as the floor thinks.
    void finish() {
        constexpr double earliest = 0.35, latest = 0.70;
        std::vector<double> talked;
        for (Member& one : staff_) {
            if (one.busy) { // still in a talk when the lights go out
                one.talked += now_ - one.talkFrom;
                result_.longestStreak = std::max(result_.longestStreak, now_ - one.streakFrom);
            }
            talked.push_back(one.talked);
            double rested = 0;
            bool kept = false;
            for (const floor::Shift& rest : one.breaks) {
                rested += rest.length();
                kept = kept || (rest.length() >= world_.lunch - 1e-6 &&
                                rest.begins >= earliest * world_.length - 1e-6 &&
                                rest.ends <= latest * world_.length + 1e-6);
            }
            const floor::Shift& shift = one.here.shift;
            result_.staffMinutes += std::max(0.0, shift.length() - rested);
            if (people_) {
                double owed = 0;
                for (const floor::Piece& piece : floor::breaksOf(floor_.settings().law, shift))
                    owed += piece.minutes;
                result_.breaks += owed > 0 ? 1 : 0;
                result_.breaksKept += owed > 0 && rested >= owed - 1e-3 ? 1 : 0;
            } else if (world_.lunch > 0) {
                ++result_.breaks;
                result_.breaksKept += kept ? 1 : 0;
            }
        }
        result_.gini = giniOf(talked);
    }

    const Scenario& world_;
    Strategy strategy_;
    const std::vector<Guest>& guests_;
    floor::Floor floor_;
    std::vector<State> states_;
    std::vector<Member> staff_;
    double separation_, assumed_;
    const std::vector<Attendant>* people_;
    std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;
    std::deque<std::size_t> queue_, line_;
    std::uint64_t order_ = 0;
    std::size_t taken_ = 0;
    double now_ = 0;
    DayResult result_;
};

} // namespace

DayResult simulateDay(const Scenario& world, Strategy strategy, const floor::Settings& settings,
                      const std::vector<Guest>& guests, const std::vector<Attendant>& people) {
    return Day(world, strategy, settings, guests, people).run();
}

} // namespace standdienst::backend
