// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace standdienst::kiosk {

class VisitRecord;

// "Thank you": says back what was understood and agreed to, lets it be taken back, and goes by itself.
class ThankYouPage : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of VisitFlow")
    Q_PROPERTY(QString reason READ reason NOTIFY changed FINAL)
    Q_PROPERTY(QStringList topicNames READ topicNames NOTIFY changed FINAL)
    // What was understood of the questions, a sentence each.
    Q_PROPERTY(QStringList understood READ understood NOTIFY changed FINAL)
    // Of "email", "phone": how the visitor may be reached.
    Q_PROPERTY(QStringList channels READ channels NOTIFY changed FINAL)
    Q_PROPERTY(bool hasContact READ hasContact NOTIFY changed FINAL)
    Q_PROPERTY(bool canTakeBack READ canTakeBack NOTIFY changed FINAL)
    Q_PROPERTY(bool takenBack READ takenBack NOTIFY changed FINAL)
    // Where a gift waits: its number, empty for none, its name, and where to fetch it.
    Q_PROPERTY(QString giftNumber READ giftNumber NOTIFY changed FINAL)
    Q_PROPERTY(QString giftName READ giftName NOTIFY changed FINAL)
    Q_PROPERTY(QString giftPickup READ giftPickup NOTIFY changed FINAL)
    // What the visitor shows who waits for a person; empty where nobody is waited for.
    Q_PROPERTY(QString ticketNumber READ ticketNumber NOTIFY changed FINAL)
    // Until the page is wiped; a touch sets it back.
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY secondsLeftChanged FINAL)
public:
    explicit ThankYouPage(VisitRecord& record, QObject* parent = nullptr);

    Q_INVOKABLE void takeBack();
    Q_INVOKABLE void finish();

    QString reason() const;
    QStringList topicNames() const { return topicNames_; }
    QStringList understood() const { return understood_; }
    QStringList channels() const;
    bool hasContact() const;
    bool canTakeBack() const;
    bool takenBack() const;
    QString giftNumber() const { return giftNumber_; }
    QString giftName() const { return giftName_; }
    QString giftPickup() const { return giftPickup_; }
    QString ticketNumber() const;
    int secondsLeft() const { return secondsLeft_; }

    void show(const QStringList& topicNames, const QStringList& understood);
    void setGift(const QString& number, const QString& name, const QString& pickup);
    void refresh() { Q_EMIT changed(); }
    void setSecondsLeft(int seconds);

Q_SIGNALS:
    void changed();
    void secondsLeftChanged();
    void finished();
    void takeBackAsked();

private:
    VisitRecord& record_;
    QStringList topicNames_;
    QStringList understood_;
    QString giftNumber_;
    QString giftName_;
    QString giftPickup_;
    int secondsLeft_ = 0;
};

} // namespace standdienst::kiosk
