// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>

namespace standdienst::ui {

// Tells of every touch, click, turn of a wheel and key in the window that it is placed in, whoever takes it.
//
// Touches on the keyboard of the screen count as well; pointing without pressing does not.
class TouchWatch : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
public:
    explicit TouchWatch(QQuickItem* parent = nullptr);

Q_SIGNALS:
    void touched();

protected:
    void itemChange(ItemChange change, const ItemChangeData& data) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QPointer<QQuickWindow> watched_;
};

} // namespace standdienst::ui
