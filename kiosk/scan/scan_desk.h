// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contact/code.h"
#include "kiosk/scan/wedge_judge.h"

#include <QImage>
#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <string_view>

namespace standdienst::kiosk {

class CameraReader;

// Where codes come in, from a scanner that types or from the camera, and are read.
class ScanDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of VisitFlow")
    // A scanner read something on this device before: visitors may be told of it.
    Q_PROPERTY(bool scannerKnown READ scannerKnown WRITE setScannerKnown NOTIFY scannerKnownChanged FINAL)
    // There is a camera, and nothing has shown yet that it does not work.
    Q_PROPERTY(bool cameraOffered READ cameraOffered NOTIFY cameraOfferedChanged FINAL)
    Q_PROPERTY(bool cameraOpen READ cameraOpen NOTIFY cameraOpenChanged FINAL)
public:
    explicit ScanDesk(QObject* parent = nullptr);
    ~ScanDesk() override;

    Q_INVOKABLE void openCamera();
    Q_INVOKABLE void closeCamera();
    // Whether there is a camera now; asked when a page that can use it is shown.
    Q_INVOKABLE void look();
    void beginVisit(); // a camera that failed may work again

    bool scannerKnown() const { return scannerKnown_; }
    bool cameraOffered() const { return cameraOffered_; }
    bool cameraOpen() const { return cameraOpen_; }
    void setScannerKnown(bool known);

    // As a scanner typed it. In the wrong keyboard layout cards are still understood.
    void takeTyped(const WedgeCode& code);
    // As a symbol has it.
    void takeBytes(std::string_view bytes);
    // Made when it is first asked for.
    CameraReader& camera();

Q_SIGNALS:
    void scannerKnownChanged();
    void cameraOfferedChanged();
    void cameraOpenChanged();
    void read(const standdienst::ReadCode& code);
    // Something was held out that says nothing of a person, or is secret (a Wi-Fi's password).
    void notUnderstood();
    void seen(const QImage& picture); // by the camera

private:
    void give(Result<ReadCode> code);

    std::unique_ptr<CameraReader> camera_;
    bool scannerKnown_ = false;
    bool cameraOffered_ = false;
    bool cameraFailed_ = false;
    bool cameraOpen_ = false;
};

// Of what a scanner typed: the first reading that is more than a number, by the layout that the system has,
// by a US keyboard's and by a German one's; else as it was typed.
Result<ReadCode> readTyped(const WedgeCode& code);

} // namespace standdienst::kiosk
