// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/device/device_settings.h"

#include "core/base/limits.h"

#include <QRegularExpression>
#include <QSysInfo>

#include <algorithm>

namespace standdienst::kiosk {

namespace {

constexpr auto nameKey = "device/name";
constexpr auto screenKey = "screen/millimetres";
constexpr auto scannerKey = "scanner/known";

// As the backend takes it: never too long, never empty. A name is cut between characters, not within one.
QString pairableName(const QString& name) {
    const auto whole = name.trimmed().toUcs4();
    const auto most = static_cast<qsizetype>(limits::deviceName);
    const auto cut =
        QString::fromUcs4(reinterpret_cast<const char32_t*>(whole.constData()), std::min(whole.size(), most));
    return cut.isEmpty() ? QStringLiteral("kiosk") : cut;
}

} // namespace

DeviceSettings::DeviceSettings(const QString& file) : settings_(file, QSettings::IniFormat) {}

QString DeviceSettings::deviceName() const {
    return pairableName(settings_.value(nameKey, QSysInfo::machineHostName()).toString());
}

void DeviceSettings::setDeviceName(const QString& name) {
    settings_.setValue(nameKey, pairableName(name));
}

std::optional<QSizeF> DeviceSettings::screenMillimetres() const {
    return millimetresFromText(settings_.value(screenKey).toString());
}

void DeviceSettings::setScreenMillimetres(QSizeF size) {
    settings_.setValue(screenKey, QStringLiteral("%1x%2").arg(size.width()).arg(size.height()));
}

bool DeviceSettings::scannerKnown() const {
    return settings_.value(scannerKey, false).toBool();
}

void DeviceSettings::setScannerKnown(bool known) {
    settings_.setValue(scannerKey, known);
}

std::optional<QSizeF> millimetresFromText(const QString& text) {
    static const QRegularExpression form(
        QStringLiteral("^([0-9]+(?:\\.[0-9]+)?)[x×]([0-9]+(?:\\.[0-9]+)?)$"));
    const auto match = form.match(text.trimmed());
    const QSizeF size(match.captured(1).toDouble(), match.captured(2).toDouble());
    // From a phone to a wall.
    if (!match.hasMatch() || size.width() < 40 || size.height() < 40 || size.width() > 5000 ||
        size.height() > 5000)
        return std::nullopt;
    return size;
}

} // namespace standdienst::kiosk
