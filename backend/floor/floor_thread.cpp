// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/floor/floor_thread.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace standdienst::backend {

namespace {

// The disk may be full; somebody makes room.
constexpr std::chrono::milliseconds afterTrouble = std::chrono::seconds(5);

} // namespace

FloorThread::FloorThread(FloorDesk& desk, Staff& staff, Shifts& shifts, const Clock& clock)
    : desk_(desk), staff_(staff), shifts_(shifts), clock_(clock) {}

FloorThread::~FloorThread() {
    stop();
}

void FloorThread::start() {
    thread_ = std::thread([this] { run(); });
}

void FloorThread::stop() {
    {
        const std::lock_guard lock(mutex_);
        ends_ = true;
    }
    changed_.notify_one();
    if (thread_.joinable())
        thread_.join();
}

void FloorThread::wake() {
    {
        const std::lock_guard lock(mutex_);
        woken_ = true;
    }
    changed_.notify_one();
}

std::chrono::milliseconds FloorThread::look() {
    std::chrono::milliseconds rest = std::chrono::minutes(1);
    if (clock_.utc() >= forgetAt_) {
        const auto forgotten = staff_.forgetPast();
        const auto shifts = shifts_.forgetPast();
        if (const auto error = firstError(forgotten, shifts)) {
            spdlog::warn("floor: what is over could not be forgotten yet: {}", error->detail);
            rest = afterTrouble;
        } else {
            forgetAt_ = std::min(*forgotten, *shifts);
        }
    }
    const auto looked = desk_.look();
    if (!looked)
        spdlog::warn("floor: {}", looked.error().detail);
    return std::min(rest, looked ? *looked : afterTrouble);
}

void FloorThread::run() {
    std::unique_lock lock(mutex_);
    std::chrono::milliseconds rest{0};
    while (!ends_) {
        changed_.wait_for(lock, rest, [this] { return woken_ || ends_; });
        if (ends_)
            return;
        woken_ = false;
        lock.unlock();
        rest = look();
        lock.lock();
    }
}

} // namespace standdienst::backend
