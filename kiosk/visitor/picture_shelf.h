// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fair/fair.h"

#include <QHash>
#include <QMutex>
#include <QString>

#include <string>

namespace standdienst::kiosk {

class DeviceStore;

// The pictures of the fair that is shown, as the store has them. Filled in the GUI thread, read by whoever
// decodes: thread-safe. Most are not shown for long, or never, so each is read when it is asked for.
class PictureShelf {
public:
    // Takes from the store what the fair names and is not here yet, and lets the rest go. True where
    // something changed.
    bool fill(const DeviceStore& store, const Fair* fair);

    bool has(const QString& id) const;
    std::string bytes(const QString& id) const; // empty where there is none, or a damaged one

private:
    mutable QMutex mutex_;
    QHash<QString, std::string> documents_;
};

} // namespace standdienst::kiosk
