// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/gifts/steward.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace standdienst::backend {

// Lets a steward look whenever it is woken, and when it said that something will be due. Ends with a look
// under way.
class StewardThread {
public:
    StewardThread(Store& store, Ingest& ingest, const Clock& clock);
    ~StewardThread();
    StewardThread(const StewardThread&) = delete;
    StewardThread& operator=(const StewardThread&) = delete;

    // To be called once, when whoever is told of commits is ready.
    void start();
    // Waits for a look under way. What it is told afterwards changes nothing.
    void stop();
    // From any thread, and quick: what is woken often looks once.
    void wake();
    // Where the commit moved something that concerns it.
    void moved(const std::vector<Scope>& scopes);

private:
    void run();

    Steward steward_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool woken_ = true; // what was left open by an earlier life
    bool ends_ = false;
    std::thread thread_;
};

} // namespace standdienst::backend
