// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visitor/thank_you_page.h"

#include "kiosk/visitor/visit_record.h"

namespace standdienst::kiosk {

ThankYouPage::ThankYouPage(VisitRecord& record, QObject* parent) : QObject(parent), record_(record) {}

void ThankYouPage::takeBack() {
    if (canTakeBack())
        Q_EMIT takeBackAsked();
}

void ThankYouPage::finish() {
    Q_EMIT finished();
}

QString ThankYouPage::reason() const {
    const auto reason = record_.reason();
    return reason ? QString::fromUtf8(name(*reason)) : QString();
}

QStringList ThankYouPage::channels() const {
    QStringList names;
    for (const auto channel : record_.channels())
        names.append(QString::fromUtf8(name(channel)));
    return names;
}

bool ThankYouPage::hasContact() const {
    return record_.hasContact() && !record_.takenBack();
}

bool ThankYouPage::canTakeBack() const {
    return hasContact();
}

bool ThankYouPage::takenBack() const {
    return record_.takenBack();
}

QString ThankYouPage::ticketNumber() const {
    const auto ticket = record_.ticket();
    const bool waits = ticket && (ticket->state == TicketState::Open || ticket->state == TicketState::Taken);
    return waits ? QString::fromStdString(ticket->number) : QString();
}

void ThankYouPage::show(const QStringList& topicNames, const QStringList& understood) {
    topicNames_ = topicNames;
    understood_ = understood;
    Q_EMIT changed();
}

void ThankYouPage::setGift(const QString& number, const QString& name, const QString& pickup) {
    giftNumber_ = number;
    giftName_ = name;
    giftPickup_ = pickup;
    Q_EMIT changed();
}

void ThankYouPage::setSecondsLeft(int seconds) {
    if (seconds == secondsLeft_)
        return;
    secondsLeft_ = seconds;
    Q_EMIT secondsLeftChanged();
}

} // namespace standdienst::kiosk
