// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/gifts/steward_thread.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace standdienst::backend {

namespace {

// The disk may be full; somebody makes room.
constexpr std::chrono::milliseconds afterTrouble = std::chrono::seconds(5);

} // namespace

StewardThread::StewardThread(Store& store, Ingest& ingest, const Clock& clock)
    : steward_(store, ingest, clock) {}

StewardThread::~StewardThread() {
    stop();
}

void StewardThread::start() {
    thread_ = std::thread([this] { run(); });
}

void StewardThread::stop() {
    {
        const std::lock_guard lock(mutex_);
        ends_ = true;
    }
    changed_.notify_one();
    if (thread_.joinable())
        thread_.join();
}

void StewardThread::wake() {
    {
        const std::lock_guard lock(mutex_);
        woken_ = true;
    }
    changed_.notify_one();
}

void StewardThread::moved(const std::vector<Scope>& scopes) {
    if (std::ranges::find(scopes, Scope::giftBooks()) != scopes.end() ||
        std::ranges::find(scopes, Scope::fair()) != scopes.end())
        wake();
}

void StewardThread::run() {
    std::unique_lock lock(mutex_);
    std::chrono::milliseconds rest{0};
    while (!ends_) {
        changed_.wait_for(lock, rest, [this] { return woken_ || ends_; });
        if (ends_)
            return;
        woken_ = false;
        lock.unlock();
        const auto looked = steward_.look();
        rest = looked ? *looked : afterTrouble;
        if (!looked)
            spdlog::warn("gifts: {}", looked.error().detail);
        lock.lock();
    }
}

} // namespace standdienst::backend
