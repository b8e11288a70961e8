// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/scan/wedge_judge.h"

#include <QKeyEvent>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWindow>

#include <memory>
#include <set>
#include <vector>

namespace standdienst::kiosk {

// Keeps what a scanner types from a window, wherever the focus is, and hands it over as a code: none of its
// keys reaches a field or presses a button. What a person types reaches the window as before.
//
// To be made after everything else that looks at the window's events. Lives in the GUI thread; the window
// outlives it.
class Wedge : public QObject {
    Q_OBJECT
public:
    explicit Wedge(QWindow& window, QObject* parent = nullptr);
    ~Wedge() override;

    // Off where a field wants the scanner's keys themselves, as in pairing.
    void setEnabled(bool enabled);
    // Keys count as if they came at a scanner's pace, whatever the clock says: for what is played, where the
    // machine may halt between two of them.
    void setPlayed(bool played) { played_ = played; }
    // Nothing was typed for a while. The wedge sees to it by its own timer; tests say so.
    void pause();
    void forget(); // what is being typed, with the visit

Q_SIGNALS:
    void scanned(const standdienst::kiosk::WedgeCode& code);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool press(const QKeyEvent& event);
    bool release(const QKeyEvent& event);
    void handOn();
    void takeOut(const std::string& leaked);

    QWindow& window_;
    WedgeJudge judge_;
    std::vector<std::unique_ptr<QKeyEvent>> held_;
    // Keys that are down as far as the scanner goes, and were never for the window.
    std::set<int> kept_;
    QTimer timer_;
    bool enabled_ = true;
    bool played_ = false;
    WedgeJudge::Time playedAt_{0}; // of the last key that was played
    bool handingOn_ = false;
    bool late_ = false; // the timer fired once; keys that waited behind it come first
};

} // namespace standdienst::kiosk
