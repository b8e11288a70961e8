// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/link.h"

#include <fmt/format.h>

namespace standdienst::simulation {

using namespace std::chrono_literals;
using kiosk::Answer;
using kiosk::Exchange;
using kiosk::Request;
using kiosk::StreamEvents;

namespace {

const Error noAnswer{Code::Unreachable, "no answer"};

struct Held final : Exchange {
    explicit Held(std::shared_ptr<void> given) : held(std::move(given)) {}
    std::shared_ptr<void> held;
};

} // namespace

Link::Line::~Line() {
    if (stream)
        stream->close();
}

Link::Link(Simulation& simulation, BackendNode& backend, std::uint64_t seed,
           std::function<void(const std::string&)> trace)
    : simulation_(simulation), backend_(backend), random_(seed), trace_(std::move(trace)) {}

bool Link::down() const {
    return weather.down || (weather.flapping && simulation_.clock.monotonic() % 60s >= 5s);
}

Answer Link::portalPage() {
    switch (random_.below(3)) {
    case 0:
        return {302, {{"Location", "http://portal.example/"}}, {}, {}};
    case 1:
        return {511, {{"Content-Type", "text/html"}}, "log in", {}};
    default:
        return {200, {{"Content-Type", "text/html"}}, "<html>Welcome to the hall</html>", {}};
    }
}

// Whoever let the exchange go hears nothing; the backend may well have.
void Link::finish(const std::shared_ptr<Done>& done, std::chrono::milliseconds after, Result<Answer> result) {
    simulation_.soon(after, [weak = std::weak_ptr(done), result = std::move(result)] {
        const auto kept = weak.lock();
        if (!kept || !*kept)
            return;
        const auto call = std::exchange(*kept, nullptr);
        call(result);
    });
}

void Link::arrive(const Request& request, const std::weak_ptr<Done>& waiting, bool answerLost) {
    const auto still = waiting.lock();
    if (down() || !backend_.running()) {
        trace_("nobody " + request.path);
        if (still)
            finish(still, down() ? request.timeout : delay(), noAnswer);
        return;
    }
    Answer answer = backend_.answer(request).answer;
    trace_(fmt::format("{} {} {} {}", request.method, request.path, answer.status, answer.body.size()));
    if (!still)
        return;
    if (answerLost || down())
        return finish(still, request.timeout, noAnswer);
    if (chance(weather.truncated))
        answer.body.resize(random_.below(answer.body.size() + 1));
    finish(still, delay(), std::move(answer));
}

std::unique_ptr<Exchange> Link::send(Request request, Done done) {
    auto kept = std::make_shared<Done>(std::move(done));
    auto handle = std::make_unique<Held>(kept);
    if (down() || chance(weather.lost)) {
        finish(kept, request.timeout, noAnswer);
        return handle;
    }
    if (chance(weather.portal)) {
        finish(kept, delay(), portalPage());
        return handle;
    }
    const bool answerLost = chance(weather.answerLost);
    if (chance(weather.repeated)) {
        simulation_.soon(std::chrono::milliseconds(random_.below(30'000)),
                         [this, request] { arrive(request, {}, false); });
    }
    simulation_.soon(delay(), [this, request = std::move(request), weak = std::weak_ptr(kept), answerLost] {
        arrive(request, weak, answerLost);
    });
    return handle;
}

std::unique_ptr<Exchange> Link::stream(Request request, StreamEvents events) {
    auto line = std::make_shared<Line>(Line{std::move(events), nullptr});
    auto handle = std::make_unique<Held>(line);
    simulation_.soon(
        delay(), [this, request = std::move(request), weak = std::weak_ptr(line)] { opened(request, weak); });
    return handle;
}

void Link::opened(const Request& request, const std::weak_ptr<Line>& weak) {
    const auto line = weak.lock();
    if (!line)
        return;
    const auto told = line->events; // the line may go while it is told
    if (down() || !backend_.running() || chance(weather.lost))
        return told.ended(noAnswer);
    if (chance(weather.portal))
        return told.opened(portalPage());
    auto answer = backend_.answer(request);
    trace_(fmt::format("stream {}", answer.answer.status));
    if (answer.stream) {
        line->stream = std::move(answer.stream);
        line->stream->open([] {}); // it is asked, see pump()
        lines_.push_back(weak);
    }
    told.opened(answer.answer);
    if (!std::exchange(beating_, true))
        beat();
}

void Link::deliver(const std::shared_ptr<Line>& line, const std::string& text) {
    if (down())
        return; // the device notices the silence
    const bool breaks = chance(weather.streamBreaks);
    simulation_.soon(delay(), [weak = std::weak_ptr(line), text, breaks] {
        const auto open = weak.lock();
        if (!open || !open->stream)
            return;
        const auto told = open->events;
        if (breaks)
            told.ended(noAnswer);
        else
            told.data(text);
    });
}

void Link::end(const std::shared_ptr<Line>& line) {
    simulation_.soon(delay(), [weak = std::weak_ptr(line)] {
        if (const auto open = weak.lock()) {
            const auto told = open->events;
            told.ended(noAnswer);
        }
    });
}

void Link::pump() {
    lines_.remove_if([](const auto& line) { return line.expired(); });
    const auto now = lines_;
    for (const auto& weak : now) {
        const auto line = weak.lock();
        if (!line || !line->stream)
            continue;
        const auto news = line->stream->next();
        if (!news)
            end(line);
        else if (!news->empty())
            deliver(line, *news);
    }
}

void Link::reset() {
    for (const auto& weak : lines_) {
        const auto line = weak.lock();
        if (line && line->stream) {
            line->stream->close();
            line->stream.reset();
            if (!down())
                end(line);
        }
    }
    lines_.clear();
}

void Link::beat() {
    simulation_.soon(15s, [this] {
        const auto now = lines_;
        for (const auto& weak : now) {
            if (const auto line = weak.lock(); line && line->stream)
                deliver(line, ": here\n");
        }
        beat();
    });
}

} // namespace standdienst::simulation
