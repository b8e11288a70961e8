// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace standdienst::backend {

// A thread that looks whenever it is woken, and when the look before said that something will be due. A look
// that fails is logged under `name` and tried again after `afterTrouble`. What `look` uses outlives this.
class LookThread {
public:
    // The disk may be full; somebody makes room.
    static constexpr std::chrono::milliseconds afterTrouble = std::chrono::seconds(5);

    using Look = std::function<Result<std::chrono::milliseconds>()>;
    LookThread(std::string name, Look look);
    ~LookThread(); // as stop()
    LookThread(const LookThread&) = delete;
    LookThread& operator=(const LookThread&) = delete;

    // To be called once, when whoever is told of commits is ready.
    void start();
    // Waits for a look under way. What it is told afterwards changes nothing.
    void stop();
    // From any thread, and quick: what is woken often looks once.
    void wake();

private:
    void run();

    std::string name_;
    Look look_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool woken_ = true; // what was left open by an earlier life
    bool ends_ = false;
    std::thread thread_;
};

} // namespace standdienst::backend
