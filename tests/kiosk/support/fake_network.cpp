// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kiosk/support/fake_network.h"

namespace standdienst::kiosk {

namespace {

using namespace std::chrono_literals;

const Error lost{Code::Unreachable, "no answer"};

struct Held final : Exchange {
    explicit Held(std::shared_ptr<void> given) : held(std::move(given)) {}
    std::shared_ptr<void> held;
};

} // namespace

Answer FakeNetwork::portalPage() {
    switch (random_.below(3)) {
    case 0:
        return {200, {{"Content-Type", "text/html"}}, "<html>Welcome to the hall</html>", {}};
    case 1:
        return {302, {{"Location", "http://portal.example/"}}, {}, {}};
    default:
        return {511, {{"Content-Type", "text/html"}}, "log in", {}};
    }
}

// Whoever let the exchange go hears nothing; the backend may well have.
void FakeNetwork::finish(const std::shared_ptr<std::function<void(Result<Answer>)>>& done,
                         std::chrono::milliseconds after, Result<Answer> result) {
    simulation_.soon(after, [weak = std::weak_ptr(done), result = std::move(result)] {
        if (const auto kept = weak.lock()) {
            const auto call = std::move(*kept);
            call(result);
        }
    });
}

std::unique_ptr<Exchange> FakeNetwork::send(Request request, std::function<void(Result<Answer>)> done) {
    sentAt.push_back(simulation_.clock.monotonic());
    auto kept = std::make_shared<std::function<void(Result<Answer>)>>(std::move(done));
    auto handle = std::make_unique<Held>(kept);
    if (strange()) {
        finish(kept, delay(), Error{Code::KeyChanged, "another key"});
    } else if (down || chance(weather.requestLost)) {
        finish(kept, request.timeout, lost);
    } else if (chance(weather.portal)) {
        finish(kept, delay(), portalPage());
    } else {
        const int times = chance(weather.twice) ? 2 : 1;
        const bool answerLost = chance(weather.answerLost);
        for (int copy = 0; copy < times; ++copy) {
            simulation_.soon(delay(), [this, request, weak = std::weak_ptr(kept), answerLost] {
                Answer answer = backend_.answer(request);
                if (const auto still = weak.lock(); still && *still) {
                    if (answerLost)
                        finish(still, request.timeout, lost);
                    else
                        finish(still, delay(), std::move(answer));
                }
            });
        }
    }
    return handle;
}

std::unique_ptr<Exchange> FakeNetwork::stream(Request request, StreamEvents events) {
    auto line = std::make_shared<Line>(Line{std::move(events)});
    auto handle = std::make_unique<Held>(line);
    simulation_.soon(delay(), [this, request, weak = std::weak_ptr(line)] {
        const auto open = weak.lock();
        if (!open)
            return;
        const auto told = open->events;
        if (strange())
            return told.ended({Code::KeyChanged, "another key"});
        if (down || chance(weather.requestLost))
            return told.ended(lost);
        const Answer answer = chance(weather.portal) ? portalPage() : backend_.answer(request);
        if (answer.status == 200)
            lines_.push_back(weak);
        told.opened(answer);
        if (!beating_)
            beat();
    });
    return handle;
}

std::size_t FakeNetwork::listeners() {
    lines_.remove_if([](const auto& line) { return line.expired(); });
    return lines_.size();
}

void FakeNetwork::beat() {
    beating_ = true;
    simulation_.soon(15s, [this] {
        tellListeners(": here\n");
        beat();
    });
}

void FakeNetwork::tellListeners(const std::string& bytes) {
    if (silent)
        return;
    const auto now = lines_;
    for (const auto& weak : now) {
        const bool breaks = down || chance(weather.streamBreaks);
        simulation_.soon(delay(), [weak, bytes, breaks] {
            const auto line = weak.lock();
            if (!line)
                return;
            const auto told = line->events;
            if (breaks)
                told.ended(lost);
            else
                told.data(bytes);
        });
    }
    listeners();
}

} // namespace standdienst::kiosk
