// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fair/fair.h"

#include <QByteArray>
#include <QHash>
#include <QMutex>
#include <QString>

namespace standdienst::kiosk {

class DeviceStore;

// The pictures of the fair that is shown, encoded as they came. Filled in the GUI thread, read by whoever
// decodes: thread-safe.
class PictureShelf {
public:
    // Takes from the store what the fair names and is not here yet, and lets the rest go. True where
    // something changed.
    bool fill(const DeviceStore& store, const Fair* fair);

    bool has(const QString& id) const;
    QByteArray bytes(const QString& id) const; // empty where there is none

private:
    mutable QMutex mutex_;
    QHash<QString, QByteArray> pictures_;
};

} // namespace standdienst::kiosk
