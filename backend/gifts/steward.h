// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/gifts/books.h"
#include "backend/journal/ingest.h"

namespace standdienst::backend {

// Looks after the gifts: answers devices that ask for a share, lets reservations go that nobody fetched, and
// takes back what a run of a device has when its lease is over and nobody can come with a number of it any
// more. What it decides it says as events of the backend, one after another.
//
// It measures time by Clock::monotonic() alone, from when it heard of something: a clock that is set can end
// no lease early. What it knows of times dies with it; a new one waits as long as if it had heard of
// everything just now. Not thread-safe; not for the writer thread.
class Steward {
public:
    Steward(Store& store, Ingest& ingest, const Clock& clock)
        : store_(store), ingest_(ingest), clock_(clock) {}

    // Says what is due. Returns how long until something will be due by itself, at most a minute.
    Result<std::chrono::milliseconds> look();

private:
    using Time = std::chrono::milliseconds;
    struct Heard {
        std::uint64_t asked = 0;
        Time at{};
    };
    Result<std::optional<GiftBooks>> read();
    Result<void> letGo(const GiftBooks& books);
    Result<void> takeBack(const GiftBooks& books);
    // True where something was said, and the books have to be looked at again.
    Result<bool> answer(const GiftBooks& books);
    Result<void> say(std::string_view type, json::object body);
    void remember(const GiftBooks& books);

    Store& store_;
    Ingest& ingest_;
    const Clock& clock_;
    FairId fair_;
    BoothId booth_;
    std::map<RunId, Heard> runs_;
    std::map<std::string, Time> open_; // numbers that wait, since when
    std::optional<Time> demanded_;     // when somebody was asked to give back a piece for a visitor
    Time next_{};
};

} // namespace standdienst::backend
