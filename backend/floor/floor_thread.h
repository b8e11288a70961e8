// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/floor/floor_desk.h"
#include "backend/shifts/shifts.h"

#include <condition_variable>
#include <thread>

namespace standdienst::backend {

// Lets the desk look whenever it is woken, and when it said that something will be due; and forgets at the
// day's end, or at the next start, who was who, and shifts that are long over. Ends with a look under way.
class FloorThread {
public:
    FloorThread(FloorDesk& desk, Staff& staff, Shifts& shifts, const Clock& clock);
    ~FloorThread();
    FloorThread(const FloorThread&) = delete;
    FloorThread& operator=(const FloorThread&) = delete;

    // To be called once, when whoever is told of commits is ready.
    void start();
    void stop();
    // From any thread, and quick: what is woken often looks once.
    void wake();

private:
    void run();
    std::chrono::milliseconds look();

    FloorDesk& desk_;
    Staff& staff_;
    Shifts& shifts_;
    const Clock& clock_;
    UtcTime forgetAt_{}; // the thread's alone
    std::mutex mutex_;
    std::condition_variable changed_;
    bool woken_ = true; // what was left open by an earlier life
    bool ends_ = false;
    std::thread thread_;
};

} // namespace standdienst::backend
