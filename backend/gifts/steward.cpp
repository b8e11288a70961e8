// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/gifts/steward.h"

#include "core/base/limits.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace standdienst::backend {

namespace {

using namespace std::chrono_literals;

// A device that is on the network answers within this; then others are asked too.
constexpr std::chrono::milliseconds patience = 1s;
constexpr std::chrono::milliseconds longestRest = 60s;
// Answers beget answers only where something came back meanwhile; then the next look goes on.
constexpr int mostRounds = 8;
// Nobody of a run can come with a number any more: its lease is over, and so is the last reservation of it.
constexpr std::chrono::milliseconds runIsOver =
    limits::giftLease + limits::giftReservation + limits::giftClockMargin;

// The books refuse this run's share; others get theirs all the same. Anything else, such as a full disk,
// concerns all.
bool isRunsOwn(Code code) {
    return code == Code::Conflict || code == Code::NotFound || code == Code::TooLarge ||
           code == Code::Malformed || code == Code::Forbidden;
}

bool someoneWaits(const GiftBooks& books) {
    return std::ranges::any_of(books.runs, [&](const GiftRun& run) {
        return std::ranges::any_of(
            run.urgent, [&](const std::string& gift) { return !run.closed && run.remaining(gift) == 0; });
    });
}

} // namespace

Result<std::chrono::milliseconds> Steward::look() {
    next_ = clock_.monotonic() + longestRest;
    auto books = read();
    for (int round = 0; round < mostRounds && books && *books; ++round) {
        remember(**books);
        if (auto done = letGo(**books); !done)
            return done.error();
        if (auto done = takeBack(**books); !done)
            return done.error();
        const auto said = answer(**books);
        if (!said)
            return said.error();
        if (!*said)
            break;
        books = read();
    }
    if (!books)
        return books.error();
    return std::max<Time>(next_ - clock_.monotonic(), 0ms);
}

Result<std::optional<GiftBooks>> Steward::read() {
    std::optional<GiftBooks> books;
    const auto done = store_.read([&](Reader& reader) -> Result<void> {
        const auto fair = publishedFair(reader);
        if (fair) {
            fair_ = fair->id;
            booth_ = fair->booth;
            books = readGiftBooks(reader, *fair);
        }
        return {};
    });
    if (!done)
        return done.error();
    return books;
}

void Steward::remember(const GiftBooks& books) {
    const Time now = clock_.monotonic();
    std::map<RunId, Heard> runs;
    std::map<std::string, Time> open;
    for (const GiftRun& run : books.runs) {
        if (!run.closed) {
            const auto known = runs_.find(run.run);
            const bool isOld = known != runs_.end() && known->second.asked == run.asked;
            runs[run.run] = isOld ? known->second : Heard{run.asked, now};
        }
        for (const auto& [number, gift] : run.open) {
            const auto known = open_.find(number);
            open[number] = known != open_.end() ? known->second : now;
        }
    }
    runs_ = std::move(runs);
    open_ = std::move(open);
}

Result<void> Steward::letGo(const GiftBooks&) {
    const Time now = clock_.monotonic();
    GiftExpired expired;
    for (const auto& [number, since] : open_) {
        const Time ends = since + limits::giftReservation;
        if (ends > now)
            next_ = std::min(next_, ends);
        else if (expired.numbers.size() < limits::giftExpiries)
            expired.numbers.push_back(number);
        else
            next_ = now;
    }
    return expired.numbers.empty() ? Result<void>() : say(types::giftExpired, toBody(expired));
}

Result<void> Steward::takeBack(const GiftBooks& books) {
    const Time now = clock_.monotonic();
    for (const GiftRun& run : books.runs) {
        if (run.closed)
            continue;
        const Time ends = runs_.at(run.run).at + runIsOver;
        if (ends > now) {
            next_ = std::min(next_, ends);
            continue;
        }
        auto done = say(types::giftReclaimed, toBody(GiftReclaimed{run.device, run.run}));
        if (!done)
            return done;
    }
    return {};
}

Result<bool> Steward::answer(const GiftBooks& before) {
    // What was let go and taken back counts already.
    auto fresh = read();
    if (!fresh)
        return fresh.error();
    GiftBooks books = *fresh ? std::move(**fresh) : before;
    const Time now = clock_.monotonic();
    const bool waiting = someoneWaits(books);
    if (!waiting)
        demanded_.reset();
    books.impatient = demanded_ && now >= *demanded_ + patience;
    bool changed = false;
    for (const GiftAllotted& answer : planGifts(books)) {
        const auto said = say(types::giftAllotted, toBody(answer));
        if (!said && !isRunsOwn(said.error().code))
            return said.error();
        changed = changed || said || said.error().code == Code::Conflict ||
                  said.error().code == Code::NotFound; // another look will be had at what changed meanwhile
    }
    if (waiting && (!demanded_ || books.impatient))
        demanded_ = now;
    if (waiting && changed)
        next_ = std::min(next_, now + patience);
    return changed;
}

Result<void> Steward::say(std::string_view type, json::object body) {
    const auto said = ingest_.append(fair_, booth_, type, std::move(body));
    if (said)
        return {};
    if (said.error().code != Code::Conflict && said.error().code != Code::NotFound)
        spdlog::error("gifts: {} could not be said: {}", type, said.error().detail);
    return said.error();
}

} // namespace standdienst::backend
