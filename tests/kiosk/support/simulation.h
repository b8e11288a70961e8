// SPDX-License-Identifier: GPL-3.0-or-later
// Time that passes only when a test lets it.
#pragma once

#include "core/base/time.h"
#include "kiosk/sync/transport.h"

#include <functional>
#include <map>
#include <memory>

namespace standdienst::kiosk {

class SimulatedClock final : public Clock {
public:
    UtcTime utc() const override { return utc_ + now_; }
    std::chrono::milliseconds monotonic() const override { return now_; }
    void setUtc(UtcTime utc) { utc_ = utc - now_; }

private:
    friend class Simulation;
    UtcTime utc_ = *parseRfc3339("2026-11-22T09:30:00.000Z");
    std::chrono::milliseconds now_{0};
};

// Runs what is due, in order, without waiting. One thread, no real time.
class Simulation final : public Scheduler {
public:
    SimulatedClock clock;

    std::unique_ptr<Exchange> after(std::chrono::milliseconds delay, std::function<void()> done) override {
        return std::make_unique<Handle>(put(delay, std::move(done)));
    }
    // For what nobody can call back: a packet on its way.
    void soon(std::chrono::milliseconds delay, std::function<void()> done) { put(delay, std::move(done)); }

    // True as soon as the condition holds; false where it did not within the time.
    bool until(const std::function<bool()>& condition,
               std::chrono::milliseconds within = std::chrono::hours(1)) {
        const auto end = clock.now_ + within;
        while (!condition()) {
            if (due_.empty() || due_.begin()->first > end) {
                clock.now_ = end;
                return false;
            }
            next();
        }
        return true;
    }
    void run(std::chrono::milliseconds time) {
        until([] { return false; }, time);
    }

private:
    using Job = std::shared_ptr<std::function<void()>>;
    struct Handle final : Exchange {
        explicit Handle(Job given) : job(std::move(given)) {}
        ~Handle() override { *job = nullptr; }
        Job job;
    };

    Job put(std::chrono::milliseconds delay, std::function<void()> done) {
        auto job = std::make_shared<std::function<void()>>(std::move(done));
        due_.emplace(clock.now_ + delay, job);
        return job;
    }

    void next() {
        const auto first = due_.begin();
        clock.now_ = first->first;
        const auto call = std::move(*first->second);
        due_.erase(first);
        if (call)
            call();
    }

    std::multimap<std::chrono::milliseconds, Job> due_;
};

} // namespace standdienst::kiosk
