// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/scan/scan_desk.h"

#include "kiosk/scan/camera_reader.h"
#include "kiosk/scan/layout.h"
#include "kiosk/visitor/wipe.h"

#include <array>

namespace standdienst::kiosk {

Result<ReadCode> readTyped(const WedgeCode& code) {
    const std::string& place = code.byPlace;
    std::array<std::string, 4> readings{code.typed, place.empty() ? usFromGerman(code.typed) : place,
                                        germanFromUs(place.empty() ? code.typed : place), std::string()};
    auto best = readCode(readings[0]);
    for (std::size_t i = 1; i < 3 && (!best || best->kind == CodeKind::Badge); ++i) {
        if (auto other = readCode(readings[i]); other && other->kind != CodeKind::Badge)
            best = std::move(other);
        else if (!other && other.error().code == Code::Unsupported)
            best = std::move(other); // a secret, in whichever layout
    }
    for (auto& reading : readings)
        kiosk::wipe(reading);
    return best;
}

ScanDesk::ScanDesk(QObject* parent) : QObject(parent) {}

ScanDesk::~ScanDesk() = default;

void ScanDesk::setScannerKnown(bool known) {
    if (known == scannerKnown_)
        return;
    scannerKnown_ = known;
    Q_EMIT scannerKnownChanged();
}

void ScanDesk::give(Result<ReadCode> code) {
    if (!code) {
        Q_EMIT notUnderstood();
        return;
    }
    Q_EMIT read(*code);
    kiosk::wipe(*code);
}

void ScanDesk::takeTyped(const WedgeCode& code) {
    auto read =
        code.tooLong ? Result<ReadCode>(Error{Code::TooLarge, "more than a code holds"}) : readTyped(code);
    // What only came fast, and means nothing, was no scanner: a sleeve on the keys.
    if (!code.framed && (!read || read->kind == CodeKind::Badge))
        return;
    setScannerKnown(true);
    give(std::move(read));
}

void ScanDesk::takeBytes(std::string_view bytes) {
    give(readCode(bytes));
}

CameraReader& ScanDesk::camera() {
    if (!camera_) {
        camera_ = std::make_unique<CameraReader>();
        connect(camera_.get(), &CameraReader::found, this,
                [this](const std::string& bytes) { takeBytes(bytes); });
        connect(camera_.get(), &CameraReader::seen, this, &ScanDesk::seen);
        connect(camera_.get(), &CameraReader::failed, this, [this] {
            cameraFailed_ = true;
            closeCamera();
            look();
        });
    }
    return *camera_;
}

void ScanDesk::look() {
    const bool offered = !cameraFailed_ && CameraReader::offered();
    if (offered == cameraOffered_)
        return;
    cameraOffered_ = offered;
    Q_EMIT cameraOfferedChanged();
}

void ScanDesk::beginVisit() {
    cameraFailed_ = false;
    look();
}

void ScanDesk::openCamera() {
    if (cameraOpen_)
        return;
    if (!camera().open()) {
        cameraFailed_ = true;
        look();
        return;
    }
    cameraOpen_ = true;
    Q_EMIT cameraOpenChanged();
}

void ScanDesk::closeCamera() {
    if (!cameraOpen_)
        return;
    camera().close();
    cameraOpen_ = false;
    Q_EMIT seen(QImage());
    Q_EMIT cameraOpenChanged();
}

} // namespace standdienst::kiosk
