// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/journal/look_thread.h"

#include <spdlog/spdlog.h>

namespace standdienst::backend {

LookThread::LookThread(std::string name, Look look) : name_(std::move(name)), look_(std::move(look)) {}

LookThread::~LookThread() {
    stop();
}

void LookThread::start() {
    thread_ = std::thread([this] { run(); });
}

void LookThread::stop() {
    {
        const std::lock_guard lock(mutex_);
        ends_ = true;
    }
    changed_.notify_one();
    if (thread_.joinable())
        thread_.join();
}

void LookThread::wake() {
    {
        const std::lock_guard lock(mutex_);
        woken_ = true;
    }
    changed_.notify_one();
}

void LookThread::run() {
    std::unique_lock lock(mutex_);
    std::chrono::milliseconds rest{0};
    while (!ends_) {
        changed_.wait_for(lock, rest, [this] { return woken_ || ends_; });
        if (ends_)
            return;
        woken_ = false;
        lock.unlock();
        const auto looked = look_();
        rest = looked ? *looked : afterTrouble;
        if (!looked)
            spdlog::warn("{}: {}", name_, looked.error().detail);
        lock.lock();
    }
}

} // namespace standdienst::backend
