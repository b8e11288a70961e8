// SPDX-License-Identifier: GPL-3.0-or-later
// The live stream of the backend: says only that something moved. Opens again by itself, with full jitter.
#pragma once

#include "kiosk/sync/backoff.h"
#include "kiosk/sync/event_stream.h"
#include "kiosk/sync/transport.h"
#include "kiosk/sync/verdict.h"

#include <functional>
#include <memory>
#include <string>

namespace standdienst::kiosk {

// Lives in its owner's thread. Callbacks may call close().
class LiveChannel {
public:
    struct Listener {
        std::function<void()> opened;
        std::function<void()> moved;
        std::function<void(const Refusal&)> ended; // it will be opened again, unless this closes it
        std::function<void()> due;                 // the time to open() again has come
    };
    // `transport`, `scheduler` and `random` outlive it.
    LiveChannel(Transport& transport, Scheduler& scheduler, Random& random, Listener listener);

    // Nothing happens while it is open, or waits before the next try.
    void open(const std::string& path, const std::string& token);
    // Ends it without a word to the listener.
    void close();
    // As if it had never failed: the next open() opens it.
    void forgive();
    bool live() const { return live_; }

private:
    void opened(const Answer& answer);
    void data(std::string_view bytes);
    void listen();
    void ended(const Refusal& refusal);
    void letGo();

    Transport& transport_;
    Scheduler& scheduler_;
    Random& random_;
    Listener listener_;
    EventStream events_;
    Backoff backoff_;
    bool live_ = false;
    std::unique_ptr<Exchange> stream_;
    std::unique_ptr<Exchange> waiting_; // before the next try
    std::unique_ptr<Exchange> silence_;
};

} // namespace standdienst::kiosk
