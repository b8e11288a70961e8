// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/floor/floor_desk.h"
#include "backend/journal/look_thread.h"
#include "backend/shifts/shifts.h"

namespace standdienst::backend {

// Lets the desk look whenever it is woken, and when it said that something will be due; and forgets at the
// day's end, or at the next start, who was who, and shifts that are long over. Ends with a look under way.
class FloorThread {
public:
    FloorThread(FloorDesk& desk, Staff& staff, Shifts& shifts, const Clock& clock);
    FloorThread(const FloorThread&) = delete;
    FloorThread& operator=(const FloorThread&) = delete;

    // To be called once, when whoever is told of commits is ready.
    void start() { thread_.start(); }
    void stop() { thread_.stop(); }
    // From any thread, and quick: what is woken often looks once.
    void wake() { thread_.wake(); }

private:
    Result<std::chrono::milliseconds> look();

    FloorDesk& desk_;
    Staff& staff_;
    Shifts& shifts_;
    const Clock& clock_;
    UtcTime forgetAt_{}; // the thread's alone
    LookThread thread_;  // last: ends before what it uses
};

} // namespace standdienst::backend
