// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <chrono>
#include <optional>

namespace standdienst::kiosk {

class FairView;
class VisitRecord;

// "Someone is coming": the number to show, where to wait, what was understood, how it stands, and how long it
// takes where the backend can say.
class ComingPage : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of VisitFlow")
    Q_PROPERTY(State state READ state NOTIFY changed FINAL)
    Q_PROPERTY(QString number READ number NOTIFY changed FINAL)
    // Where to wait; empty: here at this screen.
    Q_PROPERTY(QString place READ place NOTIFY changed FINAL)
    // How many wait that asked before, as the backend said last; -1 where that is not known.
    Q_PROPERTY(int before READ before NOTIFY changed FINAL)
    // Eight of ten such waits end between so many whole minutes from now; both -1 where nobody can say.
    Q_PROPERTY(int waitLow READ waitLow NOTIFY changed FINAL)
    Q_PROPERTY(int waitHigh READ waitHigh NOTIFY changed FINAL)
    // It takes longer already than was first told here.
    Q_PROPERTY(bool late READ late NOTIFY changed FINAL)
    Q_PROPERTY(QString reason READ reason NOTIFY changed FINAL)
    Q_PROPERTY(QStringList topicNames READ topicNames NOTIFY changed FINAL)
    // What was understood of the questions, a sentence each.
    Q_PROPERTY(QStringList understood READ understood NOTIFY changed FINAL)
public:
    enum State {
        None,
        Waiting,
        OnTheWay, // a colleague took it
        Ended,    // staff ended it
        Missed,   // whoever came did not find the visitor
        Left,     // the visitor left the queue
    };
    Q_ENUM(State)
    ComingPage(const FairView& fair, const VisitRecord& record, QObject* parent = nullptr);

    Q_INVOKABLE void leave();  // the queue
    Q_INVOKABLE void goOn();   // with what the visitor was doing
    Q_INVOKABLE void finish(); // to Thank you; whoever waits goes on waiting

    State state() const { return state_; }
    QString number() const { return number_; }
    QString place() const;
    int before() const { return before_; }
    int waitLow() const { return waitLow_; }
    int waitHigh() const { return waitHigh_; }
    bool late() const { return late_; }
    QString reason() const;
    QStringList topicNames() const { return topicNames_; }
    QStringList understood() const { return understood_; }
    bool waiting() const { return state_ == Waiting || state_ == OnTheWay; }

    void show(const QStringList& topicNames, const QStringList& understood);
    // Also from time to time, for `late`.
    void refresh();

Q_SIGNALS:
    void changed();
    void leaveAsked();
    void goneOn();
    void finished();

private:
    const FairView& fair_;
    const VisitRecord& record_;
    State state_ = None;
    QString number_;
    int before_ = -1;
    int waitLow_ = -1;
    int waitHigh_ = -1;
    bool late_ = false;
    // What was told first of this number: until when.
    QString promisedNumber_;
    std::optional<std::chrono::milliseconds> promised_;
    QStringList topicNames_;
    QStringList understood_;
};

} // namespace standdienst::kiosk
