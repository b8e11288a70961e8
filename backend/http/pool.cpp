// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/http/pool.h"

#include <algorithm>

namespace standdienst::backend::http {

WorkerPool::WorkerPool(std::size_t threads, std::size_t queue)
    : queueLimit_(queue), runningLimit_(std::max<std::size_t>(1, threads / 2)) {
    for (std::size_t i = 0; i < threads; ++i)
        threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() {
    stop();
}

bool WorkerPool::post(const std::string& owner, Job job) {
    std::function<void()> refused;
    {
        const std::lock_guard lock(mutex_);
        if (stopped_)
            return false;
        if (waiting_ >= queueLimit_) {
            const auto known = owners_.find(owner);
            refused = makeRoom(known == owners_.end() ? 0 : known->second.waiting.size());
            if (!refused)
                return false;
        }
        const auto at = owners_.try_emplace(owner).first;
        at->second.waiting.push_back(std::move(job));
        if (at->second.waiting.size() == 1)
            turns_.push_back(at);
        ++waiting_;
    }
    changed_.notify_one();
    if (refused)
        refused();
    return true;
}

// Takes the newest job off whoever has the most, if those are more than one beyond `below`; what refuses it.
std::function<void()> WorkerPool::makeRoom(std::size_t below) {
    const auto longest = std::ranges::max_element(
        turns_, {}, [](const Owners::iterator& owner) { return owner->second.waiting.size(); });
    if (longest == turns_.end() || (*longest)->second.waiting.size() <= below + 1)
        return {};
    auto& waiting = (*longest)->second.waiting;
    auto refuse = std::move(waiting.back().refuse);
    waiting.pop_back();
    --waiting_;
    return refuse ? refuse : [] {
    };
}

void WorkerPool::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
    }
    changed_.notify_all();
    for (auto& thread : threads_)
        if (thread.joinable())
            thread.join();
}

WorkerPool::Owners::iterator WorkerPool::next() {
    const auto turn = std::ranges::find_if(
        turns_, [&](const Owners::iterator& owner) { return owner->second.running < runningLimit_; });
    if (turn == turns_.end())
        return owners_.end();
    const auto owner = *turn;
    turns_.erase(turn);
    return owner;
}

void WorkerPool::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        auto owner = owners_.end();
        changed_.wait(lock, [&] {
            owner = next();
            return owner != owners_.end() || (stopped_ && waiting_ == 0);
        });
        if (owner == owners_.end())
            return;
        auto& own = owner->second;
        auto job = std::move(own.waiting.front());
        own.waiting.pop_front();
        --waiting_;
        ++own.running;
        if (!own.waiting.empty())
            turns_.push_back(owner);
        lock.unlock();
        job.run();
        job = {};
        lock.lock();
        if (--own.running == 0 && own.waiting.empty())
            owners_.erase(owner);
        if (stopped_ && waiting_ == 0)
            changed_.notify_all();
    }
}

} // namespace standdienst::backend::http
