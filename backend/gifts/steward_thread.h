// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/gifts/steward.h"
#include "backend/journal/look_thread.h"

namespace standdienst::backend {

// Lets a steward look whenever it is woken, and when it said that something will be due. Ends with a look
// under way.
class StewardThread {
public:
    StewardThread(Store& store, Ingest& ingest, const Clock& clock);
    StewardThread(const StewardThread&) = delete;
    StewardThread& operator=(const StewardThread&) = delete;

    // To be called once, when whoever is told of commits is ready.
    void start() { thread_.start(); }
    // Waits for a look under way. What it is told afterwards changes nothing.
    void stop() { thread_.stop(); }
    // From any thread, and quick: what is woken often looks once.
    void wake() { thread_.wake(); }
    // Where the commit moved something that concerns it.
    void moved(const std::vector<Scope>& scopes);

private:
    Steward steward_;
    LookThread thread_; // last: ends before what it uses
};

} // namespace standdienst::backend
