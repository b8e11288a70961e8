// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

namespace standdienst::backend {

// What the system tells the service: SIGTERM and SIGINT end it, SIGHUP opens its log anew. To be made before
// any other thread, which then leave these signals to this one.
class Signals {
public:
    Signals();
    ~Signals();
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;

    // Until this is called an end is immediate: nobody is let in yet, and whatever the start is doing it
    // takes up again at the next one, as after a power cut.
    void startIsOver();
    // Until somebody wants an end.
    void waitForEnd();

private:
    void watch();

    std::mutex mutex_;
    std::condition_variable changed_;
    bool starting_ = true;
    bool ending_ = false;
    std::thread thread_;
};

} // namespace standdienst::backend
