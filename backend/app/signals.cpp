// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/signals.h"

#include "backend/app/log.h"

#include <spdlog/spdlog.h>

#include <csignal>

#include <pthread.h>
#include <unistd.h>

namespace standdienst::backend {

namespace {

constexpr int ownEnd = SIGUSR2; // ends the watching thread

sigset_t watched() {
    sigset_t all;
    sigemptyset(&all);
    for (const int one : {SIGINT, SIGTERM, SIGHUP, ownEnd})
        sigaddset(&all, one);
    return all;
}

} // namespace

Signals::Signals() {
    std::signal(SIGPIPE, SIG_IGN);
    const auto all = watched();
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
    thread_ = std::thread([this] { watch(); });
}

Signals::~Signals() {
    pthread_kill(thread_.native_handle(), ownEnd);
    thread_.join();
}

void Signals::watch() {
    const auto all = watched();
    for (;;) {
        int number = 0;
        sigwait(&all, &number);
        if (number == SIGHUP) {
            Log::reopen();
            continue;
        }
        const std::lock_guard lock(mutex_);
        if (number != ownEnd && starting_) {
            spdlog::info("ending before the start was over");
            _exit(0);
        }
        ending_ = true;
        changed_.notify_all();
        if (number == ownEnd)
            return;
    }
}

void Signals::startIsOver() {
    const std::lock_guard lock(mutex_);
    starting_ = false;
}

void Signals::waitForEnd() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ending_; });
}

} // namespace standdienst::backend
