// SPDX-License-Identifier: GPL-3.0-or-later
// The way from one device to the backend through a hall's network.
#pragma once

#include "tests/simulation/backend_node.h"

#include <list>

namespace standdienst::simulation {

// In percent of the requests, each by itself.
struct Weather {
    unsigned lost = 0;       // on the way to the backend
    unsigned answerLost = 0; // on the way back: the backend has done it
    unsigned repeated = 0;   // comes a second time, up to half a minute later: behind others
    unsigned truncated = 0;  // the answer is cut off somewhere
    unsigned portal = 0;     // a portal answers instead, mostly with 200 and HTML
    unsigned streamBreaks = 0;
    std::chrono::milliseconds slowest{200}; // each way
    bool down = false;
    bool flapping = false; // five seconds up, fifty-five down

    static Weather good() { return {}; }
};

class Link final : public kiosk::Transport {
public:
    // `trace` hears of everything that comes and goes.
    Link(Simulation& simulation, BackendNode& backend, std::uint64_t seed,
         std::function<void(const std::string&)> trace);

    Weather weather;

    std::unique_ptr<kiosk::Exchange> send(kiosk::Request request,
                                          std::function<void(Result<kiosk::Answer>)> done) override;
    std::unique_ptr<kiosk::Exchange> stream(kiosk::Request request, kiosk::StreamEvents events) override;

    // Carries what the backend's streams have to say; to be called after whatever may have moved something.
    void pump();
    // The backend's process is gone: its connections are reset.
    void reset();

private:
    using Done = std::function<void(Result<kiosk::Answer>)>;
    struct Line {
        kiosk::StreamEvents events;
        std::shared_ptr<backend::http::EventStream> stream;
        ~Line();
    };
    bool chance(unsigned percent) { return random_.below(100) < percent; }
    std::chrono::milliseconds delay() {
        return std::chrono::milliseconds(1 +
                                         random_.below(static_cast<std::uint64_t>(weather.slowest.count())));
    }
    bool down() const;
    kiosk::Answer portalPage();
    void arrive(const kiosk::Request& request, const std::weak_ptr<Done>& waiting, bool answerLost);
    void finish(const std::shared_ptr<Done>& done, std::chrono::milliseconds after,
                Result<kiosk::Answer> result);
    void opened(const kiosk::Request& request, const std::weak_ptr<Line>& weak);
    void deliver(const std::shared_ptr<Line>& line, const std::string& text);
    void end(const std::shared_ptr<Line>& line);
    void beat();

    Simulation& simulation_;
    BackendNode& backend_;
    SeededRandom random_;
    std::function<void(const std::string&)> trace_;
    std::list<std::weak_ptr<Line>> lines_;
    bool beating_ = false;
};

} // namespace standdienst::simulation
