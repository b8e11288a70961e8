// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QString>

#include <optional>

class QQuickItem;
class QQuickWindow;

namespace standdienst::kiosk::play {

// What a visitor sees of a window: where a control is, and whether a finger could reach it.
class Screen {
public:
    explicit Screen(QQuickWindow& window) : window_(window) {}

    // Where to touch a control, or why one cannot.
    struct Reach {
        QQuickItem* item = nullptr; // also where it cannot be touched; null where there is none of this name
        QPointF at;                 // in the window
        QString why;                // empty: it can be touched
    };
    Reach reach(const QString& objectName) const;
    Reach reachKey(const QString& character) const; // of the keyboard on the screen

    // Somebody looking at the window would see it, at least in part.
    bool shows(const QString& objectName) const;

    // What can be scrolled around an item, from the inside out.
    struct Scrollable {
        QQuickItem* flickable;
        QRectF view; // in the window
    };
    std::optional<Scrollable> scrollableAround(QQuickItem& item) const;
    // The largest that is seen now, for a control that is not made before it is scrolled to.
    std::optional<Scrollable> scrollableInSight() const;
    // A place in it that a finger can draw from: nothing there that would take the movement for itself.
    QPointF drawFrom(const Scrollable& scrollable, double portion) const;

private:
    Reach check(QQuickItem& item) const;
    QQuickItem* topmost(QPointF at) const;
    QRectF extent() const;

    QQuickWindow& window_;
};

} // namespace standdienst::kiosk::play
