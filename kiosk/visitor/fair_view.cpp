// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visitor/fair_view.h"

#include "core/fair/card.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace standdienst::kiosk {

namespace {

// Shown until a fair was pulled.
constexpr auto defaultAccent = "#1f5f8b";
constexpr auto defaultInk = "#1d1d1b";
constexpr auto defaultPaper = "#faf7f2";

QColor colour(const std::shared_ptr<const Fair>& fair, std::string Look::*which, const char* otherwise) {
    const QColor given = fair ? QColor(QString::fromStdString(fair->look.*which)) : QColor();
    return given.isValid() ? given : QColor(QLatin1String(otherwise));
}

} // namespace

void FairView::show(std::shared_ptr<const Fair> fair, const QString& language) {
    fair_ = std::move(fair);
    language_ = language;
    Q_EMIT changed();
}

void FairView::takePictures(const DeviceStore& store) {
    if (pictures_->fill(store, fair_.get()))
        Q_EMIT changed();
}

QUrl FairView::picture(const std::string& id) const {
    const auto key = QString::fromStdString(id);
    return pictures_->has(key) ? QUrl(QStringLiteral("image://fair/") + key) : QUrl();
}

QString FairView::card(const QString& note) const {
    return fair_ ? QString::fromStdString(contactCard(*fair_, note.toStdString())) : QString();
}

QUrl FairView::logo() const {
    return fair_ ? picture(fair_->look.logo) : QUrl();
}

QVariantList FairView::showcase() const {
    QVariantList list;
    if (fair_) {
        for (const Topic& topic : fair_->topics) {
            if (const QUrl url = picture(topic.picture); !topic.retired && !url.isEmpty())
                list.append(url);
        }
    }
    return list;
}

QString FairView::text(const Text& text) const {
    if (!fair_)
        return {};
    return QString::fromStdString(text.in(language_.toStdString(), fair_->languages));
}

QString FairView::company() const {
    return fair_ ? QString::fromStdString(fair_->company) : QString();
}

QString FairView::name() const {
    return fair_ ? text(fair_->name) : QString();
}

QString FairView::country() const {
    if (!fair_)
        return {};
    const QTimeZone zone(QByteArray::fromStdString(fair_->timeZone));
    return zone.isValid() ? QLocale::territoryToCode(zone.territory()) : QString();
}

QString FairView::greeting() const {
    return fair_ ? text(fair_->greeting) : QString();
}

QVariantList FairView::greetings() const {
    QVariantList list;
    if (!fair_)
        return list;
    for (const auto& language : fair_->languages)
        list.append(QVariant::fromValue(
            Greeting{QString::fromStdString(language),
                     QString::fromStdString(fair_->greeting.in(language, fair_->languages))}));
    return list;
}

QString FairView::boothName() const {
    return fair_ ? text(fair_->boothName) : QString();
}

QString FairView::notice() const {
    return fair_ ? text(fair_->notice) : QString();
}

QString FairView::meetingPoint() const {
    return fair_ ? text(fair_->meetingPoint) : QString();
}

bool FairView::asksNeeds() const {
    return fair_ && std::ranges::any_of(fair_->questions, [](const Question& one) { return !one.retired; });
}

bool FairView::trial() const {
    return fair_ && fair_->state == FairState::Trial;
}

QColor FairView::accent() const {
    return colour(fair_, &Look::accent, defaultAccent);
}

QColor FairView::ink() const {
    return colour(fair_, &Look::ink, defaultInk);
}

QColor FairView::paper() const {
    return colour(fair_, &Look::paper, defaultPaper);
}

bool FairView::dark() const {
    return fair_ && fair_->look.dark;
}

} // namespace standdienst::kiosk
