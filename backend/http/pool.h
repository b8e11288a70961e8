// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace standdienst::backend::http {

// Runs jobs on a fixed number of threads, with a bounded queue before them. Owners take turns: who brings
// many jobs waits for those, and others do not. Thread-safe.
class WorkerPool {
public:
    WorkerPool(std::size_t threads, std::size_t queue);
    ~WorkerPool(); // as stop()
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    struct Job {
        std::function<void()> run;
        std::function<void()>
            refuse{}; // instead of run, where it was queued and had to make room; called by post()
    };
    // False where the queue is full or the pool is stopped; the job is then neither run nor refused. A full
    // queue still takes the job of an owner who has fewer waiting than another: that one's newest makes room.
    // Of one owner no more than half of the threads work at a time. Jobs do not throw.
    bool post(const std::string& owner, Job job);
    // Runs what was queued, then ends the threads.
    void stop();

private:
    struct Owner {
        std::deque<Job> waiting;
        std::size_t running = 0;
    };
    using Owners = std::map<std::string, Owner>;
    void work();
    Owners::iterator next(); // whose turn it is; end() where nobody's
    std::function<void()> makeRoom(std::size_t below);

    const std::size_t queueLimit_;
    const std::size_t runningLimit_; // of one owner
    std::mutex mutex_;
    std::condition_variable changed_;
    Owners owners_;                      // who has a job that waits or runs
    std::deque<Owners::iterator> turns_; // who has one waiting, in the order of their turns
    std::size_t waiting_ = 0;
    bool stopped_ = false;
    std::vector<std::thread> threads_;
};

} // namespace standdienst::backend::http
