// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/scan/wedge.h"

#include "kiosk/scan/layout.h"
#include "kiosk/visitor/wipe.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QInputMethodQueryEvent>

#include <array>
#include <chrono>
#include <utility>

namespace standdienst::kiosk {

namespace {

WedgeJudge::Time timeOf(const QKeyEvent& event) {
    if (event.timestamp() != 0)
        return WedgeJudge::Time(event.timestamp());
    return std::chrono::duration_cast<WedgeJudge::Time>(std::chrono::steady_clock::now().time_since_epoch());
}

bool isModifier(int key) {
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_AltGr ||
           key == Qt::Key_Meta || key == Qt::Key_CapsLock || key == Qt::Key_NumLock;
}

WedgeJudge::Key keyOf(const QKeyEvent& event) {
    using Kind = WedgeJudge::Kind;
    WedgeJudge::Key key;
    key.at = timeOf(event);
    key.repeated = event.isAutoRepeat();
    const int code = event.key();
    const auto modifiers = event.modifiers();
    if (code == Qt::Key_Return || code == Qt::Key_Enter) {
        key.kind = Kind::Enter;
    } else if (code == Qt::Key_Tab) {
        key.kind = Kind::Tab;
    } else if (isModifier(code)) {
        key.kind = Kind::Silent;
    } else if (modifiers.testFlag(Qt::AltModifier) && code >= Qt::Key_0 && code <= Qt::Key_9) {
        key.kind = Kind::AltDigit;
        key.typed = std::string(1, static_cast<char>('0' + code - Qt::Key_0));
    } else if (modifiers.testFlag(Qt::ControlModifier) && code >= Qt::Key_A && code <= Qt::Key_Underscore) {
        // STX is Ctrl+B, a line's end Ctrl+J or Ctrl+M.
        const char control = static_cast<char>(code - Qt::Key_A + 1);
        const bool line = control == '\n' || control == '\r';
        key.kind = line ? Kind::Enter : Kind::Letter;
        key.typed = std::string(1, control);
        key.byPlace = control;
    } else {
        key.typed = event.text().toStdString();
        key.byPlace = usLetter(event.nativeScanCode(), modifiers.testFlag(Qt::ShiftModifier));
        const auto first = key.typed.empty() ? 0 : static_cast<unsigned char>(key.typed.front());
        const bool control = first < 0x20 && first != 0x02 && first != 0x03 && (first < 0x1c || first > 0x1f);
        const bool waits = code >= Qt::Key_Dead_Grave && code <= Qt::Key_Dead_Longsolidusoverlay;
        if ((control && !waits && key.byPlace == 0) || first == 0x7f || (control && first != 0))
            key.kind = Kind::Other;
    }
    return key;
}

} // namespace

Wedge::Wedge(QWindow& window, QObject* parent) : QObject(parent), window_(window) {
    timer_.setSingleShot(true);
    timer_.setTimerType(Qt::PreciseTimer);
    connect(&timer_, &QTimer::timeout, this, [this] {
        // Where drawing took long, keys wait behind this timer that were pressed before it ran out.
        if (!std::exchange(late_, true))
            timer_.start(0);
        else
            pause();
    });
    window_.installEventFilter(this);
}

Wedge::~Wedge() = default;

void Wedge::setEnabled(bool enabled) {
    if (enabled == enabled_)
        return;
    enabled_ = enabled;
    forget();
}

void Wedge::forget() {
    timer_.stop();
    held_.clear();
    kept_.clear();
    judge_.forget();
}

bool Wedge::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &window_ && enabled_ && !handingOn_) {
        if (event->type() == QEvent::KeyPress)
            return press(*static_cast<QKeyEvent*>(event));
        if (event->type() == QEvent::KeyRelease)
            return release(*static_cast<QKeyEvent*>(event));
    }
    return QObject::eventFilter(watched, event);
}

bool Wedge::press(const QKeyEvent& event) {
    using Do = WedgeJudge::Do;
    auto key = keyOf(event);
    if (played_)
        key.at = playedAt_ += WedgeJudge::Time(5);
    const auto next = judge_.press(key);
    kiosk::wipe(key.typed);
    if (judge_.judging() || judge_.scanning()) {
        late_ = false;
        timer_.start(judge_.wait());
    } else {
        timer_.stop();
    }
    switch (next) {
    case Do::Release:
        handOn();
        kept_.erase(event.key());
        return false;
    case Do::Drop:
        held_.clear();
        kept_.insert(event.key());
        return true;
    case Do::ReleaseThenHold:
        handOn();
        break;
    case Do::Hold:
        break;
    }
    held_.emplace_back(event.clone());
    kept_.insert(event.key());
    return true;
}

bool Wedge::release(const QKeyEvent& event) {
    if (event.key() == Qt::Key_Alt)
        judge_.altReleased();
    // A button that never saw the key go down would still be pressed by its going up.
    if (held_.empty())
        return kept_.erase(event.key()) > 0;
    held_.emplace_back(event.clone());
    return true;
}

void Wedge::pause() {
    const bool judged = judge_.judging();
    auto code = judge_.pause();
    if (!code) {
        if (judged)
            handOn();
        return;
    }
    held_.clear();
    takeOut(judge_.leaked());
    Q_EMIT scanned(*code);
    kiosk::wipe(code->typed);
    kiosk::wipe(code->byPlace);
}

void Wedge::handOn() {
    handingOn_ = true;
    const auto events = std::exchange(held_, {});
    for (const auto& event : events) {
        kept_.erase(event->key());
        event->setAccepted(true);
        QCoreApplication::sendEvent(&window_, event.get());
    }
    handingOn_ = false;
}

void Wedge::takeOut(const std::string& leaked) {
    QObject* field = QGuiApplication::focusObject();
    if (leaked.empty() || !field)
        return;
    QInputMethodQueryEvent query(Qt::ImTextBeforeCursor);
    QCoreApplication::sendEvent(field, &query);
    const QString text = QString::fromStdString(leaked);
    if (!query.value(Qt::ImTextBeforeCursor).toString().endsWith(text))
        return;
    handingOn_ = true;
    for (qsizetype i = 0; i < text.size(); ++i) {
        for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent back(type, Qt::Key_Backspace, Qt::NoModifier, QStringLiteral("\b"));
            QCoreApplication::sendEvent(&window_, &back);
        }
    }
    handingOn_ = false;
}

} // namespace standdienst::kiosk
