// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/live/hub.h"

#include "backend/http/limits.h"

#include <fmt/format.h>

#include <algorithm>

namespace standdienst::backend {

class Hub::Subscription final : public http::EventStream {
public:
    Subscription(std::string owner, Interest interest)
        : owner_(std::move(owner)), interest_(std::move(interest)) {}

    const std::string& owner() const { return owner_; }

    bool isOf(const FairId& fair) const { return interest_.fair.value.empty() || interest_.fair == fair; }
    bool wants(const FairId& fair, const std::vector<Scope>& scopes) const {
        return isOf(fair) && (interest_.scopes.empty() ||
                              std::ranges::find_first_of(scopes, interest_.scopes) != scopes.end());
    }

    void notify(Position position) {
        std::lock_guard lock(mutex_);
        news_ = std::max(news_.value_or(Position{}), position);
        if (wake_)
            wake_();
    }
    void finish() {
        std::lock_guard lock(mutex_);
        over_ = true;
        if (wake_)
            wake_();
    }

    void open(std::function<void()> wake) override {
        std::lock_guard lock(mutex_);
        wake_ = std::move(wake);
    }
    std::optional<std::string> next() override {
        std::lock_guard lock(mutex_);
        if (over_)
            return std::nullopt;
        if (!news_)
            return std::string{};
        auto text = fmt::format("event: moved\ndata: {{\"position\":{}}}\n\n", news_->value);
        news_.reset();
        return text;
    }
    void close() override {
        std::lock_guard lock(mutex_);
        wake_ = nullptr;
    }

private:
    const std::string owner_;
    const Interest interest_;
    std::mutex mutex_;
    std::function<void()> wake_;
    std::optional<Position> news_;
    bool over_ = false;
};

std::shared_ptr<http::EventStream> Hub::subscribe(std::string owner, Interest interest) {
    auto subscription = std::make_shared<Subscription>(std::move(owner), std::move(interest));
    std::lock_guard lock(mutex_);
    std::erase_if(subscriptions_, [](const auto& other) { return other.expired(); });
    const auto isOwners = [&](const auto& other) {
        const auto held = other.lock();
        return held && held->owner() == subscription->owner();
    };
    const auto owned = static_cast<std::size_t>(std::ranges::count_if(subscriptions_, isOwners));
    if (owned >= http::streamsEach)
        drop(std::ranges::find_if(subscriptions_, isOwners));
    subscriptions_.push_back(subscription);
    return subscription;
}

void Hub::moved(const FairId& fair, Position position, const std::vector<Scope>& scopes) {
    std::lock_guard lock(mutex_);
    for (const auto& weak : subscriptions_)
        if (auto subscription = weak.lock(); subscription && subscription->wants(fair, scopes))
            subscription->notify(position);
}

void Hub::movedWhole(const FairId& fair, Position position) {
    std::lock_guard lock(mutex_);
    for (const auto& weak : subscriptions_)
        if (auto subscription = weak.lock(); subscription && subscription->isOf(fair))
            subscription->notify(position);
}

void Hub::end(std::string_view owner) {
    std::lock_guard lock(mutex_);
    for (auto at = subscriptions_.begin(); at != subscriptions_.end();) {
        const auto subscription = at->lock();
        at = subscription && subscription->owner() == owner ? drop(at) : at + 1;
    }
}

Hub::Subscriptions::iterator Hub::drop(Subscriptions::iterator at) {
    if (auto subscription = at->lock())
        subscription->finish();
    return subscriptions_.erase(at);
}

} // namespace standdienst::backend
