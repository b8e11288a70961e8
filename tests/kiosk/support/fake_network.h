// SPDX-License-Identifier: GPL-3.0-or-later
// A hall's network between a device and the fake backend, as bad as a test wants it.
#pragma once

#include "core/base/random.h"
#include "tests/kiosk/support/fake_backend.h"
#include "tests/kiosk/support/simulation.h"

#include <list>
#include <optional>

namespace standdienst::kiosk {

class FakeNetwork final : public Transport {
public:
    FakeNetwork(Simulation& simulation, FakeBackend& backend, std::uint64_t seed)
        : simulation_(simulation), backend_(backend), random_(seed) {
        backend_.moved = [this] {
            tellListeners("event: moved\ndata: {\"position\": 1}\n\n");
        };
    }

    // In percent of the requests.
    struct Weather {
        unsigned requestLost = 0;
        unsigned answerLost = 0;
        unsigned twice = 0;
        unsigned portal = 0;
        unsigned streamBreaks = 0;
    };
    Weather weather;
    bool down = false;
    bool silent = false; // streams say nothing any more, and nobody closes them
    std::optional<Fingerprint> pinned;
    std::optional<Fingerprint> presented; // instead of the backend's key
    std::vector<std::chrono::milliseconds> sentAt;

    std::unique_ptr<Exchange> send(Request request, std::function<void(Result<Answer>)> done) override;
    std::unique_ptr<Exchange> stream(Request request, StreamEvents events) override;
    std::size_t listeners();

private:
    struct Line {
        StreamEvents events;
    };

    bool chance(unsigned percent) { return random_.below(100) < percent; }
    std::chrono::milliseconds delay() { return std::chrono::milliseconds(5 + random_.below(200)); }
    bool strange() const { return pinned && presented && *pinned != *presented; }
    Answer portalPage();
    void finish(const std::shared_ptr<std::function<void(Result<Answer>)>>& done,
                std::chrono::milliseconds after, Result<Answer> result);
    void tellListeners(const std::string& bytes);
    void beat();

    Simulation& simulation_;
    FakeBackend& backend_;
    SeededRandom random_;
    std::list<std::weak_ptr<Line>> lines_;
    bool beating_ = false;
};

} // namespace standdienst::kiosk
