// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/sync/qt_scheduler.h"

#include <QTimer>

namespace standdienst::kiosk {

namespace {

class Alarm final : public Exchange {
public:
    Alarm(std::chrono::milliseconds delay, std::function<void()> done)
        : timer_(std::make_unique<QTimer>()), done_(std::move(done)) {
        timer_->setSingleShot(true);
        QObject::connect(timer_.get(), &QTimer::timeout, [this] { ring(); });
        timer_->start(delay);
    }

private:
    void ring() {
        // The call may let this object go.
        timer_.release()->deleteLater();
        const auto done = std::move(done_);
        done();
    }

    std::unique_ptr<QTimer> timer_;
    std::function<void()> done_;
};

} // namespace

std::unique_ptr<Exchange> QtScheduler::after(std::chrono::milliseconds delay, std::function<void()> done) {
    return std::make_unique<Alarm>(delay, std::move(done));
}

} // namespace standdienst::kiosk
