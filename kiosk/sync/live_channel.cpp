// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/sync/live_channel.h"

namespace standdienst::kiosk {

namespace {

// The backend shows life every 15 s.
constexpr std::chrono::seconds longestSilence{40};

Refusal broken(std::string what) {
    return {{Code::Unreachable, std::move(what)}, 0, std::nullopt};
}

} // namespace

LiveChannel::LiveChannel(Transport& transport, Scheduler& scheduler, Random& random, Listener listener)
    : transport_(transport), scheduler_(scheduler), random_(random), listener_(std::move(listener)) {}

void LiveChannel::open(const std::string& path, const std::string& token) {
    if (stream_ || waiting_)
        return;
    events_ = {};
    stream_ = transport_.stream({"GET",
                                 path,
                                 {{"Accept", "text/event-stream"}, {"Authorization", "Bearer " + token}},
                                 {},
                                 longestSilence},
                                {[this](const Answer& answer) { opened(answer); },
                                 [this](std::string_view bytes) { data(bytes); },
                                 [this](const Error& error) {
                                     ended({error, 0, std::nullopt});
                                 }});
    listen();
}

void LiveChannel::close() {
    letGo();
    waiting_.reset();
}

void LiveChannel::forgive() {
    waiting_.reset();
    backoff_.reset();
}

void LiveChannel::opened(const Answer& answer) {
    if (const auto refusal = judgeHead(answer, "text/event-stream"))
        return ended(*refusal);
    backoff_.reset();
    live_ = true;
    listen();
    listener_.opened();
}

void LiveChannel::data(std::string_view bytes) {
    listen();
    const int moved = events_.feed(bytes, "moved");
    if (events_.overlong())
        return ended(broken("the live stream holds something else"));
    if (moved > 0)
        listener_.moved();
}

void LiveChannel::listen() {
    silence_ = scheduler_.after(longestSilence, [this] { ended(broken("the live stream fell silent")); });
}

void LiveChannel::ended(const Refusal& refusal) {
    letGo();
    waiting_ = scheduler_.after(backoff_.next(random_), [this] {
        waiting_.reset();
        listener_.due();
    });
    listener_.ended(refusal);
}

void LiveChannel::letGo() {
    stream_.reset();
    silence_.reset();
    live_ = false;
}

} // namespace standdienst::kiosk
