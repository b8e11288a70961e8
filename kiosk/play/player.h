// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/play/finger.h"
#include "kiosk/play/recording.h"
#include "kiosk/play/screen.h"

#include <QFile>
#include <QObject>

#include <chrono>
#include <functional>
#include <optional>

class QQuickWindow;

namespace standdienst::kiosk {

class VisitClock;
class VisitFlow;
class Wedge;

// Plays recorded visits at a window, as kiosk/play/README.md says. It touches only what it sees; of the view
// models it reads the visit's id, for the report, and moves the clock that a visitor's patience is measured
// with.
//
// Lives in the GUI thread; runs event loops of its own while it plays.
class Player : public QObject {
    Q_OBJECT
public:
    struct Options {
        std::string file;
        std::string report;                 // empty: none
        std::chrono::milliseconds drain{0}; // how long to wait at the end for the backend to acknowledge
        // Of the wall clock: what a page needs to come, with both hands of a slow machine full.
        std::chrono::milliseconds pageWait{10'000};
        // The window's, which outlives the player. It listens while a code is scanned: everything is typed at
        // a scanner's pace.
        Wedge* scanner = nullptr;
    };
    Player(QQuickWindow& window, const VisitFlow& flow, VisitClock& patience, std::function<int()> pending,
           Options options);
    ~Player() override;

    // Plays all of it. An error names visit, step, control and why.
    Result<void> play();

private:
    using Condition = std::function<bool()>;
    // True as soon as the condition holds, looked at after every event.
    bool await(const Condition& condition, std::chrono::milliseconds most);
    bool awaitFrame();
    void frameShown();
    void pass(std::chrono::milliseconds time); // of the visitor's time
    void rest();

    Result<void> playVisit(const play::Visit& visit);
    Result<void> playStep(const play::Step& step);
    Result<void> tap(const QString& control);
    Result<play::Screen::Reach> bringIntoSight(const QString& control);
    bool scroll(const play::Screen::Scrollable& scrollable, double by);
    Result<void> keys(const QString& text);
    Result<void> scan(const QString& text);
    Result<void> idle(play::Until until);
    Result<void> expect(const QString& page);
    Result<void> write(const std::string& line);

    QQuickWindow& window_;
    const VisitFlow& flow_;
    VisitClock& patience_;
    std::function<int()> pending_;
    Options options_;
    play::Screen screen_;
    play::Finger finger_;
    QFile report_;
    std::string visitName_;
    QString seenVisit_;
    std::optional<Error> reportError_;
    std::uint64_t frames_ = 0;
    int played_ = 0;
    int thankYous_ = 0;
};

} // namespace standdienst::kiosk
