// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visitor/picture_shelf.h"

#include "core/fold/pictures.h"
#include "kiosk/store/device_store.h"

namespace standdienst::kiosk {

bool PictureShelf::fill(const DeviceStore& store, const Fair* fair) {
    QHash<QString, QByteArray> next;
    bool changed = false;
    for (const auto& id : fair ? picturesOf(*fair) : std::vector<std::string>{}) {
        const auto key = QString::fromStdString(id);
        if (QByteArray known = bytes(key); !known.isEmpty()) {
            next.insert(key, std::move(known));
            continue;
        }
        const auto document = store.document({Kind::Picture, id});
        const auto picture = document ? pictureOf(*document) : Result<Picture>(Error{});
        if (!picture || picture->id != id)
            continue; // on its way still, or damaged: the screen has a drawing instead
        next.insert(key, QByteArray::fromStdString(picture->bytes));
        changed = true;
    }
    const QMutexLocker lock(&mutex_);
    changed = changed || next.size() != pictures_.size();
    pictures_ = std::move(next);
    return changed;
}

bool PictureShelf::has(const QString& id) const {
    const QMutexLocker lock(&mutex_);
    return pictures_.contains(id);
}

QByteArray PictureShelf::bytes(const QString& id) const {
    const QMutexLocker lock(&mutex_);
    return pictures_.value(id);
}

} // namespace standdienst::kiosk
