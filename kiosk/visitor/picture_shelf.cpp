// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visitor/picture_shelf.h"

#include "core/fold/pictures.h"
#include "kiosk/store/device_store.h"

namespace standdienst::kiosk {

bool PictureShelf::fill(const DeviceStore& store, const Fair* fair) {
    QHash<QString, std::string> next;
    bool changed = false;
    for (const auto& id : fair ? picturesOf(*fair) : std::vector<std::string>{}) {
        const auto key = QString::fromStdString(id);
        if (const auto known = documents_.constFind(key); known != documents_.cend()) {
            next.insert(key, *known); // nobody else writes
        } else if (auto text = store.documentText({Kind::Picture, id})) {
            next.insert(key, std::move(*text));
            changed = true;
        } // else on its way still: the screen has a drawing instead
    }
    const QMutexLocker lock(&mutex_);
    changed = changed || next.size() != documents_.size();
    documents_ = std::move(next);
    return changed;
}

bool PictureShelf::has(const QString& id) const {
    const QMutexLocker lock(&mutex_);
    return documents_.contains(id);
}

std::string PictureShelf::bytes(const QString& id) const {
    std::string text;
    {
        const QMutexLocker lock(&mutex_);
        text = documents_.value(id);
    }
    const auto document = parseObject(text);
    auto picture = document ? pictureOf(*document) : Result<Picture>(document.error());
    if (!picture || picture->id != id.toStdString())
        return {};
    return std::move(picture->bytes);
}

} // namespace standdienst::kiosk
