// SPDX-License-Identifier: GPL-3.0-or-later
// A monkey at the visitor's window: taps, drags, many fingers, keys and a scanner's noise, in an order that a
// seed decides. It must not crash, warn, or grow; whatever it does, everything is wiped after a minute, and
// nothing of one visitor is left for the next.
//
//   standdienst-monkey [MINUTES] [SEED]     5 minutes and a seed of chance where none is given
#include "qml/start/start.h"
#include "tests/qml/harness.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QMetaProperty>
#include <QPointingDevice>
#include <QQmlEngine>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <malloc.h>
#include <sqlite3.h>
#include <vector>

namespace standdienst::ui {

namespace {

using kiosk::VisitFlow;

void walk(QQuickItem* item, const std::function<void(QQuickItem*)>& visit) {
    visit(item);
    for (QQuickItem* child : item->childItems())
        walk(child, visit);
}

// Memory that is held, in MiB. Not the process's pages, which tell of holes between what is held; and without
// SQLite's, whose cache of pages has a limit of its own and fills as the journal grows.
double heldMib() {
    const auto heap = mallinfo2();
    return static_cast<double>(heap.uordblks + heap.hblkhd -
                               static_cast<std::size_t>(sqlite3_memory_used())) /
           (1 << 20);
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values.empty() ? 0 : values[values.size() / 2];
}

class Monkey {
public:
    Monkey(QQmlEngine& engine, quint32 seed)
        : engine_(engine), harness_(engine), random_(seed), fingers_(QTest::createTouchDevice()) {}

    // What went wrong, or nothing.
    QString run(qint64 milliseconds) {
        static const std::vector<std::pair<QSize, QSizeF>> screens{
            {{1080, 1920}, {398, 708}}, {{1920, 1080}, {708, 398}}, {{1280, 800}, {336, 210}}};
        const auto& [pixels, millimetres] = screens[at(screens.size())];
        harness_.open(pixels, millimetres, QStringLiteral("de"));
        harness_.stage()->giveGifts({{QStringLiteral("thermometer"), 5}, {QStringLiteral("rule"), 800}}, 805);
        QElapsedTimer clock;
        clock.start();
        std::vector<double> early;
        std::vector<double> late;
        while (clock.elapsed() < milliseconds) {
            if (const QString wrong = visitor(); !wrong.isEmpty())
                return wrong;
            // The first third warms up what is made once: fonts, pages, caches of the database.
            const double done = static_cast<double>(clock.elapsed()) / static_cast<double>(milliseconds);
            if (visitors_ % 5 == 0 && done > 0.33) {
                engine_.collectGarbage(); // else it counts what nobody holds any more
                (done < 0.5 ? early : late).push_back(heldMib());
            }
            if (qEnvironmentVariableIsSet("MONKEY_TELLS") && visitors_ % 20 == 0)
                std::fprintf(stderr, "%d visitors, %.2f MiB\n", visitors_, heldMib());
        }
        const double before = median(early);
        const double after = median({late.end() - static_cast<std::ptrdiff_t>(late.size() / 4), late.end()});
        std::printf("%d visitors, %lld actions; %.1f MiB, then %.1f MiB (%+.1f %%)\n", visitors_, actions_,
                    before, after, before > 0 ? 100 * (after / before - 1) : 0);
        // Letters in sizes that nobody had chosen yet go on filling the fonts' caches for some hundred
        // visitors.
        constexpr double mostGrowth = 3;  // MiB
        constexpr std::size_t enough = 8; // samples; a shorter run says nothing of memory
        if (early.size() >= enough && late.size() >= enough && after > before + mostGrowth)
            return QStringLiteral("memory grew by more than 3 MiB");
        return {};
    }

private:
    std::size_t at(std::size_t count) {
        return static_cast<std::size_t>(random_.bounded(static_cast<int>(count)));
    }
    bool chance(double likely) { return random_.generateDouble() < likely; }
    QQuickWindow& window() { return *harness_.window(); }
    VisitFlow& flow() { return *harness_.stage()->flow(); }

    QPoint anywhere() { return {random_.bounded(window().width()), random_.bounded(window().height())}; }

    // One visitor, until everything was wiped.
    QString visitor() {
        ++visitors_;
        marker_ = QStringLiteral("Zz%1q").arg(visitors_);
        const int steps = random_.bounded(5, 60);
        for (int step = 0; step < steps; ++step) {
            act();
            if (const QString wrong = complaint(); !wrong.isEmpty())
                return wrong;
        }
        // They go. A warning, then the wipe; where it warned already, the touch that dismisses it is theirs.
        for (const int pause : {46'000, 15'000, 16'000})
            harness_.stage()->advance(pause);
        harness_.settle();
        if (flow().page() != VisitFlow::Attract)
            return QStringLiteral("visitor %1 (%2): page %3 is still there a minute later")
                .arg(visitors_)
                .arg(marker_)
                .arg(flow().page());
        harness_.stage()->advance(61'000); // a language that was chosen at Attract goes too
        harness_.settle();
        if (const QString wrong = complaint(); !wrong.isEmpty())
            return wrong;
        return leftBehind();
    }

    QString complaint() {
        const auto warnings = harness_.takeWarnings();
        return warnings.isEmpty() ? QString()
                                  : QStringLiteral("visitor %1: %2").arg(visitors_).arg(warnings.join(u'\n'));
    }

    // No text of any item or view model speaks of this visitor any more.
    QString leftBehind() {
        QString found;
        const auto look = [&](const QObject* object) {
            const auto* meta = object->metaObject();
            for (int i = 0; i < meta->propertyCount() && found.isEmpty(); ++i) {
                const auto property = meta->property(i);
                if (property.metaType().id() == QMetaType::QString &&
                    property.read(object).toString().contains(marker_))
                    found = QStringLiteral("visitor %1: %2.%3 still says \"%4\"")
                                .arg(QString::number(visitors_), QLatin1String(meta->className()),
                                     QLatin1String(property.name()), property.read(object).toString());
            }
        };
        walk(window().contentItem(), look);
        look(&flow());
        for (const QObject* page : flow().findChildren<QObject*>())
            look(page);
        look(flow().contactPage());
        look(flow().topicsPage());
        look(flow().thankYouPage());
        return found;
    }

    void act() {
        ++actions_;
        const double what = random_.generateDouble();
        if (what < 0.52)
            touchControl();
        else if (what < 0.62)
            touch(anywhere());
        else if (what < 0.70)
            drag();
        else if (what < 0.74)
            manyFingers();
        else if (what < 0.84)
            keys();
        else if (what < 0.92)
            type(marker_);
        else if (what < 0.95)
            scan();
        else if (what < 0.99)
            harness_.stage()->advance(random_.bounded(20'000));
        else
            disk();
        if (chance(0.4))
            harness_.settle();
        else
            QCoreApplication::processEvents();
    }

    void touch(QPoint point) {
        QTest::touchEvent(&window(), fingers_.get()).press(1, point, &window());
        QTest::touchEvent(&window(), fingers_.get()).release(1, point, &window());
    }

    // A monkey that hits controls comes further than one that hits glass.
    void touchControl() {
        std::vector<QPoint> points;
        walk(window().contentItem(), [&](QQuickItem* item) {
            const bool control = item->inherits("QQuickAbstractButton") ||
                                 item->inherits("QQuickTextInput") || item->inherits("QQuickTextEdit") ||
                                 item->property("keyType").isValid();
            if (control && item->isVisible() && item->isEnabled() && item->width() > 0)
                points.push_back(item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint());
        });
        touch(points.empty() ? anywhere() : points[at(points.size())]);
    }

    void drag() {
        QPoint point = anywhere();
        const QPoint step(random_.bounded(-80, 81), random_.bounded(-200, 201));
        QTest::touchEvent(&window(), fingers_.get()).press(1, point, &window());
        for (int i = 0; i < 6; ++i) {
            point += step;
            QTest::touchEvent(&window(), fingers_.get()).move(1, point, &window());
            QCoreApplication::processEvents();
        }
        QTest::touchEvent(&window(), fingers_.get()).release(1, point, &window());
    }

    void manyFingers() {
        const int count = random_.bounded(2, 8);
        std::vector<QPoint> points;
        for (int i = 0; i < count; ++i)
            points.push_back(anywhere());
        {
            auto event = QTest::touchEvent(&window(), fingers_.get());
            for (int i = 0; i < count; ++i)
                event.press(i, points[static_cast<std::size_t>(i)], &window());
        }
        for (int gone = 0; gone < count; ++gone) {
            auto event = QTest::touchEvent(&window(), fingers_.get());
            event.release(gone, points[static_cast<std::size_t>(gone)], &window());
            for (int i = gone + 1; i < count; ++i)
                event.move(i, points[static_cast<std::size_t>(i)] + QPoint(9, 5), &window());
        }
    }

    void keys() {
        static const std::vector<Qt::Key> known{
            Qt::Key_Tab,  Qt::Key_Backtab, Qt::Key_Return, Qt::Key_Space, Qt::Key_Escape, Qt::Key_Up,
            Qt::Key_Down, Qt::Key_Delete,  Qt::Key_Home,   Qt::Key_Back,  Qt::Key_F1,     Qt::Key_Backspace};
        for (int i = random_.bounded(1, 5); i > 0; --i)
            QTest::keyClick(&window(), known[at(known.size())],
                            chance(0.1) ? Qt::ControlModifier : Qt::NoModifier);
    }

    void type(const QString& text) {
        for (const QChar letter : text)
            QTest::sendKeyEvent(QTest::Click, &window(), Qt::Key_unknown, QString(letter), Qt::NoModifier);
    }

    // What a scanner at the wrong screen types: a card of this visitor, or noise.
    void scan() {
        if (chance(0.5)) {
            type(QStringLiteral("BEGIN:VCARD\nVERSION:3.0\nN:%1;Mona\nEMAIL:%1@example.com\nEND:VCARD")
                     .arg(marker_));
        } else {
            for (int i = random_.bounded(1, 200); i > 0; --i)
                type(QString(QChar(random_.bounded(0x20, 0x250))));
        }
        QTest::keyClick(&window(), chance(0.5) ? Qt::Key_Return : Qt::Key_Tab);
    }

    void disk() {
        harness_.stage()->setDiskFull(chance(0.5));
        QCoreApplication::processEvents();
        harness_.stage()->setDiskFull(false);
    }

    QQmlEngine& engine_;
    Harness harness_;
    QRandomGenerator random_;
    std::unique_ptr<QPointingDevice> fingers_;
    QString marker_;
    int visitors_ = 0;
    long long actions_ = 0;
};

} // namespace

} // namespace standdienst::ui

int main(int argc, char* argv[]) {
    standdienst::ui::prepareEnvironment();
    QGuiApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const double minutes = arguments.size() > 1 ? arguments[1].toDouble() : 5;
    quint32 seed = qEnvironmentVariableIsSet("SEED") ? qEnvironmentVariable("SEED").toUInt()
                                                     : QRandomGenerator::system()->generate();
    if (arguments.size() > 2)
        seed = arguments[2].toUInt();
    std::printf("SEED=%u\n", seed);
    std::fflush(stdout);
    QQmlEngine engine;
    const QString wrong = standdienst::ui::Monkey(engine, seed).run(static_cast<qint64>(minutes * 60'000));
    if (!wrong.isEmpty())
        std::printf("%s\n", qPrintable(wrong));
    return wrong.isEmpty() ? 0 : 1;
}
