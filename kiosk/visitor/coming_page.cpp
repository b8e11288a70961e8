// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visitor/coming_page.h"

#include "kiosk/visitor/fair_view.h"
#include "kiosk/visitor/visit_record.h"

#include <algorithm>
#include <cmath>

namespace standdienst::kiosk {

namespace {

ComingPage::State shown(TicketState state) {
    switch (state) {
    case TicketState::Open:
        return ComingPage::Waiting;
    case TicketState::Taken:
        return ComingPage::OnTheWay;
    case TicketState::Ended:
        return ComingPage::Ended;
    case TicketState::Left:
        return ComingPage::Left;
    }
    return ComingPage::None;
}

} // namespace

ComingPage::ComingPage(const FairView& fair, const VisitRecord& record, QObject* parent)
    : QObject(parent), fair_(fair), record_(record) {}

void ComingPage::leave() {
    if (waiting())
        Q_EMIT leaveAsked();
}

void ComingPage::goOn() {
    Q_EMIT goneOn();
}

void ComingPage::finish() {
    Q_EMIT finished();
}

QString ComingPage::place() const {
    return fair_.meetingPoint();
}

QString ComingPage::reason() const {
    const auto reason = record_.reason();
    return reason ? QString::fromUtf8(name(*reason)) : QString();
}

void ComingPage::show(const QStringList& topicNames, const QStringList& understood) {
    topicNames_ = topicNames;
    understood_ = understood;
    refresh();
}

void ComingPage::refresh() {
    const auto ticket = record_.ticket();
    state_ = !ticket ? None : ticket->notFound ? Missed : shown(ticket->state);
    number_ = ticket ? QString::fromStdString(ticket->number) : QString();
    before_ = ticket ? ticket->before.value_or(-1) : -1;
    if (number_ != promisedNumber_ || state_ == Left) {
        promisedNumber_ = number_;
        promised_.reset();
    }
    const auto wait = state_ == Waiting ? ticket->wait : std::nullopt;
    waitLow_ = wait ? static_cast<int>(std::floor(wait->low)) : -1;
    waitHigh_ = wait ? static_cast<int>(std::ceil(wait->high)) : -1;
    if (wait && !promised_)
        promised_ = ticket->waited + std::chrono::minutes(std::max(1, waitHigh_));
    late_ = state_ == Waiting && promised_ && ticket->waited > *promised_;
    Q_EMIT changed();
}

} // namespace standdienst::kiosk
