// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QSizeF>
#include <QString>

#include <optional>

namespace standdienst::kiosk {

// What is set on the device itself, in an INI file beside its store: nothing of the fair, nothing of a
// visitor.
class DeviceSettings {
public:
    explicit DeviceSettings(const QString& file);

    QString deviceName() const; // the machine's name until somebody gave it one
    void setDeviceName(const QString& name);
    // The screen's size in millimetres where the system reports it wrongly.
    std::optional<QSizeF> screenMillimetres() const;
    void setScreenMillimetres(QSizeF size);
    // A scanner read something here once: visitors are told that they can use it.
    bool scannerKnown() const;
    void setScannerKnown(bool known);

private:
    QSettings settings_;
};

// "521x293" in millimetres.
std::optional<QSizeF> millimetresFromText(const QString& text);

} // namespace standdienst::kiosk
