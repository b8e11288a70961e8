// SPDX-License-Identifier: GPL-3.0-or-later
// Going through what a window shows.
#pragma once

#include <QByteArrayView>
#include <QQuickItem>

#include <functional>

namespace standdienst::ui {

inline void walk(QQuickItem* item, const std::function<void(QQuickItem*)>& visit) {
    visit(item);
    for (QQuickItem* child : item->childItems())
        walk(child, visit);
}

inline bool isA(const QQuickItem* item, const char* type) {
    return item->inherits(type);
}

// The keyboard on the screen is Qt's, its keys have their own test.
inline bool ofKeyboard(const QQuickItem* item) {
    for (; item; item = item->parentItem()) {
        if (QByteArrayView(item->metaObject()->className()).startsWith("InputPanel"))
            return true;
    }
    return false;
}

inline QQuickItem* scrollerOf(const QQuickItem* item) {
    for (QQuickItem* above = item->parentItem(); above; above = above->parentItem()) {
        if (isA(above, "QQuickFlickable"))
            return above;
    }
    return nullptr;
}

inline QString nameOf(const QQuickItem* item) {
    for (const QQuickItem* above = item; above; above = above->parentItem()) {
        if (!above->objectName().isEmpty())
            return above->objectName();
    }
    return QString::fromLatin1(item->metaObject()->className());
}

} // namespace standdienst::ui
