// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/play/finger.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QPointingDevice>
#include <QStyleHints>
#include <QWindow>
#include <QtGui/qtestsupport_gui.h>

QT_BEGIN_NAMESPACE
// Exported for QTest, which declares it as we do; the way in for a key from the platform.
Q_GUI_EXPORT void qt_handleKeyEvent(QWindow* window, QEvent::Type type, int key,
                                    Qt::KeyboardModifiers modifiers, const QString& text = QString(),
                                    bool autorepeat = false, ushort count = 1);
QT_END_NAMESPACE

namespace standdienst::kiosk::play {

namespace {

constexpr int dragMoves = 8;

void press(QWindow& window, int key, const QString& text, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    qt_handleKeyEvent(&window, QEvent::KeyPress, key, modifiers, text);
    qt_handleKeyEvent(&window, QEvent::KeyRelease, key, modifiers, text);
}

} // namespace

Finger::Finger(QWindow& window) : window_(window), device_(QTest::createTouchDevice()) {
    // However fast a recording is played, two taps are two taps.
    QGuiApplication::styleHints()->setMouseDoubleClickInterval(0);
}

void Finger::touch(int state, QPointF at) {
    const QPointF global = window_.mapToGlobal(at);
    qt_handleTouchEvent(&window_, device_,
                        {QEventPoint(0, static_cast<QEventPoint::State>(state), at, global)});
    QCoreApplication::processEvents();
}

void Finger::tap(QPointF at) {
    touch(QEventPoint::Pressed, at);
    touch(QEventPoint::Released, at);
}

void Finger::drag(QPointF from, QPointF to, const std::function<void()>& frame,
                  const std::function<void()>& rest) {
    touch(QEventPoint::Pressed, from);
    for (int move = 1; move <= dragMoves; ++move) {
        touch(QEventPoint::Updated, from + (to - from) * move / dragMoves);
        frame();
    }
    rest();
    touch(QEventPoint::Released, to);
}

void Finger::type(const QString& text) {
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'\n') {
            press(window_, Qt::Key_Return, QStringLiteral("\r"));
        } else if (c.isHighSurrogate() && i + 1 < text.size()) {
            press(window_, Qt::Key_unknown, text.mid(i, 2));
            ++i;
        } else {
            const bool ascii = c.unicode() >= 0x20 && c.unicode() < 0x7f;
            press(window_, ascii ? c.toUpper().unicode() : int(Qt::Key_unknown), QString(c),
                  ascii && c.isUpper() ? Qt::ShiftModifier : Qt::NoModifier);
        }
    }
    QCoreApplication::processEvents();
}

void Finger::backspace() {
    press(window_, Qt::Key_Backspace, QStringLiteral("\b"));
}

void Finger::selectAll() {
    press(window_, Qt::Key_A, QString(), Qt::ControlModifier);
}

} // namespace standdienst::kiosk::play
