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

    bool wants(const FairId& fair, const std::vector<Scope>& scopes) const {
        if (!interest_.fair.value.empty() && interest_.fair != fair)
            return false;
        return interest_.scopes.empty() ||
               std::ranges::find_first_of(scopes, interest_.scopes) != scopes.end();
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
    std::size_t count = 1;
    std::shared_ptr<Subscription> oldest;
    std::lock_guard lock(mutex_);
    std::erase_if(subscriptions_, [](const auto& other) { return other.expired(); });
    for (const auto& weak : subscriptions_) {
        auto other = weak.lock();
        if (!other || other->owner() != subscription->owner())
            continue;
        ++count;
        if (!oldest)
            oldest = other;
    }
    if (count > http::streamsEach)
        oldest->finish();
    subscriptions_.push_back(subscription);
    return subscription;
}

void Hub::moved(const FairId& fair, Position position, const std::vector<Scope>& scopes) {
    std::lock_guard lock(mutex_);
    for (const auto& weak : subscriptions_)
        if (auto subscription = weak.lock(); subscription && subscription->wants(fair, scopes))
            subscription->notify(position);
}

void Hub::end(std::string_view owner) {
    std::lock_guard lock(mutex_);
    for (const auto& weak : subscriptions_)
        if (auto subscription = weak.lock(); subscription && subscription->owner() == owner)
            subscription->finish();
}

} // namespace standdienst::backend
