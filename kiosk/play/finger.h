// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QString>

#include <functional>

class QPointingDevice;
class QWindow;

namespace standdienst::kiosk::play {

// A visitor's finger and a keyboard that is plugged in: both enter Qt where the platform's events do, so
// everything above (input method, grabs, event filters) sees them as it sees real ones.
class Finger {
public:
    explicit Finger(QWindow& window);

    void tap(QPointF at);
    // Draws from one place to another and rests there, so that nothing is flung. Qt Quick makes one movement
    // of all within a frame, so `frame` waits for one; `rest` lets time pass.
    void drag(QPointF from, QPointF to, const std::function<void()>& frame,
              const std::function<void()>& rest);

    void type(const QString& text);
    void backspace();
    void selectAll();

private:
    void touch(int state, QPointF at);

    QWindow& window_;
    QPointingDevice* device_;
};

} // namespace standdienst::kiosk::play
