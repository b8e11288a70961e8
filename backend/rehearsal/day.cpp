// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/rehearsal/day.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <numeric>
#include <queue>

namespace standdienst::backend {

namespace {

using floor::Minute;

// What chance decides, each from its own stream.
enum class Purpose : std::uint64_t {
    Arrivals = 1,
    Kinds,
    Coaches,
    Patience,
    Phones,
    Visits,
    Talks,
    Scores,
    Answers,
    Languages,
};

std::uint64_t mix(std::uint64_t value) { // SplitMix64's finaliser: neighbours become strangers
    value += 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

class Stream {
public:
    Stream(std::uint64_t seed, std::size_t day, Purpose purpose)
        : random_(mix(mix(mix(seed) + day) + static_cast<std::uint64_t>(purpose))) {}

    double uniform() { // (0, 1)
        std::uint8_t bytes[8];
        random_.fill(bytes);
        std::uint64_t bits = 0;
        for (const std::uint8_t byte : bytes)
            bits = bits << 8 | byte;
        return (static_cast<double>(bits >> 11) + 0.5) * 0x1p-53;
    }
    double exponential(double mean) { return -mean * std::log(uniform()); }
    double normal() { return floor::inverseNormal(uniform()); }

private:
    SeededRandom random_;
};

constexpr double afterwards = 30; // talks may end so many minutes after the day

} // namespace

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

std::string_view name(Strategy strategy) {
    switch (strategy) {
    case Strategy::Fifo:
        return "fifo";
    case Strategy::Shield:
        return "shield";
    case Strategy::Priority:
        return "priority";
    case Strategy::Full:
        return "full";
    case Strategy::Ours:
        return "ours";
    case Strategy::Learning:
        return "learning";
    case Strategy::Perfect:
        return "perfect";
    }
    return "";
}

std::vector<Strategy> allStrategies() {
    return {Strategy::Fifo, Strategy::Shield,   Strategy::Priority, Strategy::Full,
            Strategy::Ours, Strategy::Learning, Strategy::Perfect};
}

std::optional<Strategy> strategyFromName(std::string_view text) {
    for (const Strategy strategy : allStrategies())
        if (name(strategy) == text)
            return strategy;
    return std::nullopt;
}

Scenario worldFor(const Scenario& scenario, Strategy strategy) {
    Scenario world = scenario;
    if (strategy == Strategy::Shield || strategy == Strategy::Priority) {
        world.terminals = 3;
        world.phoneShare = 0.30;
        world.yesProspect = 0.50; // not asked: they ask all the same
        world.yesHunter = 0.05;
    }
    return world;
}

floor::Settings settingsFor(const Scenario& scenario, Strategy strategy) {
    using namespace floor;
    Settings settings;
    Policy& policy = settings.policy;
    const double share = scenario.believedShare.value_or(scenario.prospectShare);
    settings.triageShare = std::clamp(share, 0.001, 0.999);
    settings.law.firstMinutes = settings.law.secondMinutes = scenario.lunch;
    if (scenario.lunch <= 0)
        settings.law.firstAbove = settings.law.secondAbove = 1e9;
    policy.breaks = scenario.lunch > 0;
    // Recall of 90 % by the score alone.
    const double d = separation(scenario.auc), cut = d - inverseNormal(0.9);
    const double cutP = sigmoid(logit(settings.triageShare) + d * cut - d * d / 2);
    if (strategy != Strategy::Learning) {
        Beliefs& beliefs = settings.beliefs;
        beliefs.perMinute = std::max(scenario.perHour / 60, 0.02);
        beliefs.share = settings.triageShare;
        beliefs.burstPerMinute =
            scenario.coaches > 0 ? static_cast<double>(scenario.coachSize) / scenario.coachSpread : 5;
        beliefs.burstTime = scenario.coaches > 0 ? std::min(0.5, static_cast<double>(scenario.coaches) *
                                                                     scenario.coachSpread / scenario.length)
                                                 : 0.02;
        beliefs.yesProspect = scenario.believedYesProspect.value_or(scenario.yesProspect);
        beliefs.yesHunter = scenario.believedYesHunter.value_or(scenario.yesHunter);
        beliefs.visitMinutes = scenario.visit.mean();
        beliefs.patience = scenario.hunterPatience > 0 ? scenario.hunterPatience : 1e6;
        constexpr double worth = 100; // talks
        const auto lengths = [&](const Range& range) {
            return scenario.exponentialTalks ? TalkLengths::logNormal(range.mean(), 1, worth)
                                             : TalkLengths::uniform(range.least, range.most, worth);
        };
        beliefs.prospectTalk = lengths(scenario.prospectTalk);
        beliefs.hunterTalk = lengths(scenario.hunterTalk);
        settings.weights = {600, 2000, 40, 20, 600};
    }
    switch (strategy) {
    case Strategy::Fifo:
        policy.sending = Sending::Everybody;
        policy.order = Order::Arrival;
        policy.choice = Choice::Eager;
        policy.breathers = false;
        policy.hurryAt = 1e9;
        break;
    case Strategy::Shield:
        policy.sending = Sending::Fixed;
        policy.fixedThreshold = cutP;
        policy.order = Order::Arrival;
        policy.choice = Choice::Eager;
        policy.breathers = false;
        policy.hurryAt = 1e9;
        break;
    case Strategy::Priority:
        policy.sending = Sending::Fixed;
        policy.fixedThreshold = cutP;
        policy.order = Order::Aged;
        policy.choice = Choice::Eager;
        policy.breathers = false;
        break;
    case Strategy::Full:
        policy.sending = Sending::Fixed;
        policy.fixedThreshold = cutP;
        policy.order = Order::Aged;
        policy.choice = Choice::Fatigue;
        break;
    case Strategy::Ours:
    case Strategy::Learning:
    case Strategy::Perfect:
        break;
    }
    return settings;
}

namespace {

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
        const std::vector<Guest>& guests)
        : world_(world),
          strategy_(strategy),
          guests_(guests),
          floor_(settings),
          states_(guests.size()),
          staff_(world.staff),
          separation_(separation(world.auc)),
          assumed_(floor::logit(settings.triageShare)) {
        result_.hours.resize(static_cast<std::size_t>(std::ceil(world.length / 60)) + 1);
    }

    DayResult run() {
        const double home = world_.length + afterwards;
        for (std::size_t i = 0; i < staff_.size(); ++i) {
            floor::CameOn came{0, staffId(i), {0, world_.length}, {}, {}};
            if (world_.foreignShare > 0) {
                came.languages = {"de"};
                if (i < world_.foreignSpeakers)
                    came.languages.emplace_back("en");
            }
            floor_.apply(came);
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
            if (guests_[i].prospect && states_[i].stage != Stage::Served)
                lose(i);
        finish();
        return std::move(result_);
    }

private:
    enum class Kind { Arrives, Visited, LeavesTerminal, Leaves, TalkEnds, RestEnds, Tick };
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
        case Kind::TalkEnds:
            return talkEnds(event.who);
        case Kind::RestEnds:
            return restEnds(event.who);
        case Kind::Tick:
            return;
        }
    }

    void gone(std::size_t who) {
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
        if (strategy_ == Strategy::Fifo) {
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
        const double score = guest.score + (guest.prospect ? separation_ : 0);
        const double p = knows
                             ? (guest.prospect ? 1.0 : 0.0)
                             : floor::sigmoid(assumed_ + separation_ * score - separation_ * separation_ / 2);
        const VisitId id = visitId(who);
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

    void wait(std::size_t who, floor::Wish wish) {
        State& state = states_[who];
        state.stage = Stage::Waiting;
        state.since = now_;
        ++result_.asked;
        while (!line_.empty() && states_[line_.front()].stage != Stage::Waiting)
            line_.pop_front();
        state.foreseen.headOfLine = line_.empty() ? 0 : now_ - states_[line_.front()].since;
        line_.push_back(who);
        std::string language = world_.foreignShare <= 0 ? "" : guests_[who].foreign ? "en" : "de";
        const floor::TicketOpened opened{now_, visitId(who), wish, std::move(language), {}};
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
        minutes *= one.factor;
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
            result_.staffMinutes += world_.length - rested;
            if (world_.lunch > 0) {
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
    std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;
    std::deque<std::size_t> queue_, line_;
    std::uint64_t order_ = 0;
    std::size_t taken_ = 0;
    double now_ = 0;
    DayResult result_;
};

} // namespace

DayResult simulateDay(const Scenario& world, Strategy strategy, const floor::Settings& settings,
                      const std::vector<Guest>& guests) {
    return Day(world, strategy, settings, guests).run();
}

} // namespace standdienst::backend
