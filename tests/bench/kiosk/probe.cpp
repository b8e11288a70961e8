// SPDX-License-Identifier: GPL-3.0-or-later
// Sees when a Qt Quick program shows frames and is touched, without the program's help: a generic plugin,
// which any Qt program loads where QT_QPA_GENERIC_PLUGINS names it. Writes lines to the file in
// STANDDIENST_PROBE:
//     frame NANOSECONDS            the first frame of the first window stands
//     touch NANOSECONDS LATER N    a finger was lifted that had tapped; so many nanoseconds later the first
//                                  frame stood that was drawn after it, and N frames of the window were
//                                  begun before it and stood after it
// Moments are of CLOCK_MONOTONIC. It is for Qt's software renderer, which draws in the thread that handles
// touches. A finger that moved has had its answers on the way; when it is lifted, nothing need be drawn.
#include <QElapsedTimer>
#include <QEvent>
#include <QFile>
#include <QGenericPlugin>
#include <QGuiApplication>
#include <QQuickWindow>
#include <QStyleHints>
#include <QTouchEvent>

#include <chrono>

namespace {

qint64 now() {
    return std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
}

class Probe final : public QObject {
public:
    Probe() : file_(qEnvironmentVariable("STANDDIENST_PROBE")) {
        if (!file_.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
            qFatal("STANDDIENST_PROBE names no file that can be written");
        qGuiApp->installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Expose || event->type() == QEvent::TouchEnd) {
            if (auto* window = qobject_cast<QQuickWindow*>(watched)) {
                if (!window_)
                    watch(*window);
                if (event->type() == QEvent::TouchEnd && isTap(*static_cast<QTouchEvent*>(event))) {
                    touched_ = now();
                    before_ = 0;
                    drawn_ = false;
                }
            }
        }
        return false;
    }

private:
    static bool isTap(const QTouchEvent& lifted) {
        const auto& point = lifted.points().constFirst();
        const QPointF moved = point.scenePosition() - point.scenePressPosition();
        return moved.manhattanLength() <= QGuiApplication::styleHints()->startDragDistance();
    }

    void watch(QQuickWindow& window) {
        window_ = &window;
        // What is synchronized after the touch has heard of it.
        connect(
            &window, &QQuickWindow::beforeSynchronizing, this, [this] { drawn_ = touched_ != 0; },
            Qt::DirectConnection);
        connect(
            &window, &QQuickWindow::frameSwapped, this, [this] { swapped(); }, Qt::DirectConnection);
    }

    void swapped() {
        if (!first_) {
            first_ = true;
            file_.write(QByteArray("frame ") + QByteArray::number(now()) + '\n');
        }
        if (touched_ == 0)
            return;
        if (!drawn_) {
            ++before_;
            return;
        }
        file_.write(QByteArray("touch ") + QByteArray::number(touched_) + ' ' +
                    QByteArray::number(now() - touched_) + ' ' + QByteArray::number(before_) + '\n');
        touched_ = 0;
    }

    QFile file_;
    QQuickWindow* window_ = nullptr;
    bool first_ = false;
    qint64 touched_ = 0;
    bool drawn_ = false;
    int before_ = 0;
};

class ProbePlugin final : public QGenericPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "probe.json")

public:
    // Qt takes the object.
    QObject* create(const QString&, const QString&) override { return new Probe; }
};

} // namespace

#include "probe.moc"
