// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/components/touch_watch.h"

#include <QEvent>

namespace standdienst::ui {

TouchWatch::TouchWatch(QQuickItem* parent) : QQuickItem(parent) {}

void TouchWatch::itemChange(ItemChange change, const ItemChangeData& data) {
    if (change == ItemSceneChange) {
        if (watched_)
            watched_->removeEventFilter(this);
        watched_ = data.window;
        if (watched_)
            watched_->installEventFilter(this);
    }
    QQuickItem::itemChange(change, data);
}

bool TouchWatch::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
    case QEvent::KeyPress:
        Q_EMIT touched();
        break;
    default:
        break;
    }
    return QQuickItem::eventFilter(watched, event);
}

} // namespace standdienst::ui
