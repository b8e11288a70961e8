// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace standdienst::backend::http {

// Runs jobs on a fixed number of threads, with a bounded queue before them. Thread-safe.
class WorkerPool {
public:
    WorkerPool(std::size_t threads, std::size_t queue);
    ~WorkerPool(); // as stop()
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    // False where the queue is full or the pool is stopped; the job is then not run. Jobs do not throw.
    bool post(std::function<void()> job);
    // Runs what was queued, then ends the threads.
    void stop();

private:
    void work();

    const std::size_t queueLimit_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> jobs_;
    bool stopped_ = false;
    std::vector<std::thread> threads_;
};

} // namespace standdienst::backend::http
