// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/pairing/pairing_service.h"

#include "kiosk/sync/qt_transport.h"

#include <QThread>

namespace standdienst::kiosk {

namespace {

// Work in a thread of its own. Letting it go waits for the work, which takes a tenth of a second.
class Work final : public Exchange {
public:
    Work(std::function<void()> work, std::function<void()> done)
        : thread_(QThread::create(std::move(work))), done_(std::move(done)) {
        QObject::connect(thread_.get(), &QThread::finished, thread_.get(), [this] {
            thread_->wait();
            thread_.release()->deleteLater();
            const auto call = std::move(done_);
            call(); // may let this object go
        });
        thread_->start();
    }
    ~Work() override {
        if (thread_)
            thread_->wait();
    }

private:
    std::unique_ptr<QThread> thread_;
    std::function<void()> done_;
};

} // namespace

PairingService::PairingService(DeviceStore& store, Random& random, QObject* parent)
    : QObject(parent), store_(store), random_(random) {}

PairingService::~PairingService() = default;

void PairingService::pair(const PairingInvitation& invitation, const std::string& name,
                          const std::string& face) {
    error_.reset();
    Pairing::World world{
        store_, random_,
        [](const std::string& address, std::optional<Fingerprint> key) -> Result<std::unique_ptr<Transport>> {
            auto transport = QtTransport::make(address, key);
            if (!transport)
                return transport.error();
            return std::unique_ptr<Transport>(std::move(*transport));
        },
        [](std::function<void()> work, std::function<void()> done) -> std::unique_ptr<Exchange> {
            return std::make_unique<Work>(std::move(work), std::move(done));
        }};
    pairing_ = std::make_unique<Pairing>(std::move(world), invitation, name, face,
                                         [this](const Result<void>& result) { ended(result); });
    pairing_->start();
    Q_EMIT busyChanged();
}

void PairingService::ended(const Result<void>& result) {
    const auto gone = std::move(pairing_); // until its callback has returned
    if (!result)
        error_ = result.error();
    Q_EMIT busyChanged();
    if (error_)
        Q_EMIT failed();
    else
        Q_EMIT succeeded();
}

void PairingService::cancel() {
    if (!pairing_)
        return;
    pairing_.reset();
    Q_EMIT busyChanged();
}

bool PairingService::busy() const {
    return pairing_ != nullptr;
}

const std::optional<Error>& PairingService::error() const {
    return error_;
}

} // namespace standdienst::kiosk
