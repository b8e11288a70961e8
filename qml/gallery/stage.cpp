// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/gallery/stage.h"

#include "core/base/encoding.h"
#include "core/base/limits.h"
#include "core/crypto/keys.h"
#include "core/fold/floor.h"
#include "core/fold/gifts.h"

#include <QCoreApplication>

#include <csignal>

#include <sys/resource.h>

namespace standdienst::ui {

using namespace standdienst::kiosk;

namespace {

class StagedSync : public SyncService {
public:
    using SyncService::SyncService;
    SyncStatus status() const override {
        SyncStatus status = SyncService::status();
        if (answered) {
            status.lastSuccess = std::chrono::milliseconds(0);
            status.trouble.reset();
        }
        return status;
    }
    bool answered = false;
};

} // namespace

Stage::Stage(const Fair* fair, const std::vector<Picture>& pictures, const std::string& backend)
    : settings_(folder_.filePath(QStringLiteral("settings.ini"))), device_(settings_), patience_(0) {
    initCrypto();
    store_ =
        DeviceStore::open({folder_.filePath(QStringLiteral("device.db")).toStdString(), systemBoot(random_),
                           [this] {
                               return freeBytes_;
                           }},
                          clock_, random_)
            .value();
    if (fair) {
        Identity identity;
        identity.device = {makeUuid7(clock_.utc(), random_)};
        identity.address = backend;
        identity.sealKey = SealKey::generate(random_).publicKey();
        identity.fair = fair->id;
        identity.booth = fair->booth;
        identity.letters = "B";
        store_->pair(identity, SignKey::generate(random_)).value();
        std::vector<PulledDocument> documents{{"fair", fair->id.value, Position{1}, toJson(*fair)}};
        for (const Picture& picture : pictures)
            documents.push_back({"picture", picture.id, Position{1},
                                 json::object{{"bytes", toBase64(bytesOf(picture.bytes))}}});
        store_->replaceBase(documents, {}, "1").value();
    }
    sync_ = std::make_unique<StagedSync>(*store_, clock_, random_);
    pairing_ = std::make_unique<PairingService>(*store_, random_);
    device_.attach(*store_, *sync_, *pairing_);
    flow_ = std::make_unique<VisitFlow>(*store_, clock_, patience_, random_);
    const auto allow = [this] {
        flow_->setAllowed(!device_.blocked());
    };
    connect(&device_, &DeviceState::changed, this, allow);
    allow();
}

Stage::~Stage() {
    setDiskBroken(false);
}

void Stage::advance(int milliseconds) {
    patience_.advance(std::chrono::milliseconds(milliseconds));
}

void Stage::goOnline() {
    sync_->start();
}

void Stage::setRevoked(bool revoked) {
    store_->setRevoked(revoked).value();
}

void Stage::setDiskFull(bool full) {
    freeBytes_ = full ? 0 : std::uint64_t{1} << 40;
}

void Stage::setDiskBroken(bool broken) {
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit size{};
    getrlimit(RLIMIT_FSIZE, &size);
    size.rlim_cur = broken ? 0 : size.rlim_max;
    setrlimit(RLIMIT_FSIZE, &size);
}

void Stage::giveGifts(const QVariantMap& pieces, int left) {
    QCoreApplication::processEvents(); // what is due is asked for by then
    std::optional<GiftsAsked> asked;
    for (const QString& record : facts()) {
        if (const auto event = parseRecord(record.toStdString()); event && event->type == types::giftsAsked)
            asked = giftsAsked(event->body).value();
    }
    if (!asked)
        return;
    std::vector<PulledDocument> documents;
    json::object shares;
    ++position_;
    for (const auto& [gift, count] : pieces.toStdMap()) {
        const std::string id = gift.toStdString();
        shares[id] = {{"allotted", count.toInt()}, {"keep", count.toInt()}};
        documents.push_back({"gift", id, Position{position_}, json::object{{"gift", id}, {"left", left}}});
    }
    documents.push_back(
        {"gift-share", toString(asked->run), Position{position_},
         json::object{{"run", toString(asked->run)},
                      {"answers", asked->ask},
                      {"letters", store_->identity()->letters},
                      {"numbers", json::array{json::array{limits::giftFirstNumber, limits::giftLastNumber}}},
                      {"gifts", std::move(shares)}}});
    store_->applyChanges(documents, {}, false, std::to_string(position_)).value();
    QCoreApplication::processEvents();
}

void Stage::hearQueue(int before, double minutes, double low, double high) {
    static_cast<StagedSync&>(*sync_).answered = true;
    Q_EMIT sync_->statusChanged();
    const auto visit = store_->document({Kind::Visit, flow_->visitId().toStdString()});
    const auto* ticket = visit ? visit->if_contains("ticket") : nullptr;
    if (!ticket)
        return;
    json::array waiting;
    const UtcTime opened = parseRfc3339(textOr(ticket->get_object(), "opened_at")).value();
    for (int other = 0; other < before; ++other)
        waiting.push_back(json::object{{"number", "A" + std::to_string(20 + other)},
                                       {"at", toRfc3339(opened - std::chrono::minutes(before - other))}});
    waiting.push_back(json::object{{"number", ticket->at("number")},
                                   {"at", ticket->at("opened_at")},
                                   {"wait", toJson(WaitTold{minutes, low, high})}});
    const std::string& booth = store_->identity()->booth.value;
    ++position_;
    const PulledDocument queue{"queue", booth, Position{position_},
                               json::object{{"booth", booth}, {"waiting", std::move(waiting)}}};
    store_->applyChanges({queue}, {}, false, std::to_string(position_)).value();
    QCoreApplication::processEvents();
}

QStringList Stage::facts() const {
    QStringList list;
    const auto stretch = store_->nextStretch(limits::pushEvents, limits::pushBytes);
    if (stretch && *stretch) {
        for (const Entry& entry : (*stretch)->entries)
            list.append(QString::fromStdString(entry.record));
    }
    return list;
}

} // namespace standdienst::ui
