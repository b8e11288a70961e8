// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visitor/gifts_page.h"

#include "core/base/limits.h"
#include "core/fair/gifts.h"
#include "kiosk/gifts/gift_shelf.h"
#include "kiosk/visitor/fair_view.h"
#include "kiosk/visitor/wipe.h"

#include <algorithm>

namespace standdienst::kiosk {

GiftsPage::GiftsPage(const FairView& texts, GiftShelf& shelf, Random& random, QObject* parent)
    : QAbstractListModel(parent), texts_(texts), shelf_(shelf), returns_(random) {}

int GiftsPage::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

bool GiftsPage::isAvailable(const Gift& gift) const {
    return shelf_.remaining(gift.id) > 0;
}

QVariant GiftsPage::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Gift& gift = *shown_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case GiftIdRole:
        return QString::fromStdString(gift.id);
    case NameRole:
        return texts_.text(gift.name);
    case SummaryRole:
        return texts_.text(gift.summary);
    case PictureRole:
        return texts_.picture(gift.picture);
    case LeftRole: {
        // This kiosk has not heard of its own latest ones being gone, and others' may be reserved meanwhile.
        const auto left = shelf_.left(gift.id);
        return left ? static_cast<int>(std::max(*left, shelf_.remaining(gift.id))) : -1;
    }
    case AvailableRole:
        return isAvailable(gift);
    default:
        return {};
    }
}

QHash<int, QByteArray> GiftsPage::roleNames() const {
    return {{GiftIdRole, "giftId"},   {NameRole, "name"},   {SummaryRole, "summary"},
            {PictureRole, "picture"}, {LeftRole, "pieces"}, {AvailableRole, "available"}};
}

void GiftsPage::choose(const QString& giftId) {
    const auto found = std::ranges::find(shown_, giftId.toStdString(), &Gift::id);
    if (state_ == Choosing && found != shown_.end() && isAvailable(**found))
        Q_EMIT chosen(giftId);
}

void GiftsPage::decline() {
    if (state_ == Choosing && !anyAvailable()) {
        state_ = Without;
        Q_EMIT stateChanged();
    } else if (state_ == Choosing) {
        Q_EMIT declined();
    }
}

void GiftsPage::notMe() {
    if (state_ != Returning)
        return;
    wipe(whose_);
    setChoosing();
}

void GiftsPage::speak(bool yes) {
    if (state_ != Choosing)
        Q_EMIT answered(yes);
}

bool GiftsPage::anyAvailable() const {
    return std::ranges::any_of(shown_, [this](const Gift* gift) { return isAvailable(*gift); });
}

bool GiftsPage::gone() const {
    return std::ranges::all_of(shown_, [this](const Gift* gift) {
        return !isAvailable(*gift) && shelf_.left(gift->id) == std::optional<std::uint64_t>(0);
    });
}

QString GiftsPage::chosenName() const {
    const auto* gift = fair_ ? findGift(*fair_, gift_.toStdString()) : nullptr;
    return gift ? texts_.text(gift->name) : QString();
}

QUrl GiftsPage::chosenPicture() const {
    const auto* gift = fair_ ? findGift(*fair_, gift_.toStdString()) : nullptr;
    return gift ? texts_.picture(gift->picture) : QUrl();
}

QString GiftsPage::pickup() const {
    return fair_ ? texts_.text(fair_->pickup) : QString();
}

int GiftsPage::minutes() {
    return static_cast<int>(limits::giftReservation.count());
}

void GiftsPage::show(std::shared_ptr<const Fair> fair) {
    beginResetModel();
    shown_.clear();
    fair_ = std::move(fair);
    endResetModel();
    clear();
    arrange();
}

void GiftsPage::clear() {
    // Now it is certain: until here, the visitor could give it back.
    if (state_ == Chosen && !whose_.isEmpty())
        returns_.remember({whose_.constData(), static_cast<std::size_t>(whose_.size())}, day_);
    gift_.clear();
    number_.clear();
    wipe(whose_);
    state_ = Choosing;
    Q_EMIT stateChanged();
}

void GiftsPage::retranslate() {
    if (!shown_.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT stateChanged();
}

void GiftsPage::arrange() {
    beginResetModel();
    shown_.clear();
    if (fair_) {
        for (const Gift& gift : fair_->gifts) {
            if (!gift.retired)
                shown_.push_back(&gift);
        }
        std::stable_partition(shown_.begin(), shown_.end(),
                              [this](const Gift* gift) { return isAvailable(*gift); });
    }
    endResetModel();
    Q_EMIT countChanged();
    Q_EMIT availableChanged();
}

void GiftsPage::refresh() {
    if (!shown_.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {LeftRole, AvailableRole});
    Q_EMIT availableChanged();
}

void GiftsPage::setChosen(const QString& giftId, const QString& number) {
    gift_ = giftId;
    number_ = number;
    state_ = Chosen;
    Q_EMIT stateChanged();
}

void GiftsPage::setDeclined() {
    state_ = Declined;
    Q_EMIT stateChanged();
}

void GiftsPage::setChoosing() {
    gift_.clear();
    number_.clear();
    state_ = Choosing;
    arrange();
    Q_EMIT stateChanged();
}

void GiftsPage::recognise(const QByteArray& whose, std::int64_t day) {
    wipe(whose_);
    whose_ = whose;
    day_ = day;
    if (state_ == Choosing &&
        returns_.knows({whose.constData(), static_cast<std::size_t>(whose.size())}, day)) {
        state_ = Returning;
        Q_EMIT stateChanged();
    }
}

} // namespace standdienst::kiosk
