// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/device/device_settings.h"

#include <QRegularExpression>
#include <QSysInfo>

namespace standdienst::kiosk {

namespace {

constexpr auto nameKey = "device/name";
constexpr auto screenKey = "screen/millimetres";
// What the backend shows in a list; longer names are cut there anyway.
constexpr qsizetype longestName = 64;

} // namespace

DeviceSettings::DeviceSettings(const QString& file) : settings_(file, QSettings::IniFormat) {}

QString DeviceSettings::deviceName() const {
    return settings_.value(nameKey, QSysInfo::machineHostName()).toString().left(longestName);
}

void DeviceSettings::setDeviceName(const QString& name) {
    settings_.setValue(nameKey, name.trimmed().left(longestName));
}

std::optional<QSizeF> DeviceSettings::screenMillimetres() const {
    return millimetresFromText(settings_.value(screenKey).toString());
}

void DeviceSettings::setScreenMillimetres(QSizeF size) {
    settings_.setValue(screenKey, QStringLiteral("%1x%2").arg(size.width()).arg(size.height()));
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
