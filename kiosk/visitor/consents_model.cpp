// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visitor/consents_model.h"

#include "kiosk/visitor/fair_view.h"

namespace standdienst::kiosk {

ConsentsModel::ConsentsModel(const FairView& fair, QObject* parent)
    : QAbstractListModel(parent), texts_(fair) {}

int ConsentsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant ConsentsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case PurposeRole:
        return QString::fromStdString(row.purpose->id);
    case ChannelRole:
        return QString::fromUtf8(name(row.channel));
    case TextRole:
        return texts_.text(row.purpose->ask.at(row.channel));
    case GivenRole:
        return row.given;
    default:
        return {};
    }
}

QHash<int, QByteArray> ConsentsModel::roleNames() const {
    return {{PurposeRole, "purpose"}, {ChannelRole, "channel"}, {TextRole, "text"}, {GivenRole, "given"}};
}

void ConsentsModel::setGiven(int row, bool given) {
    if (row < 0 || row >= rowCount() || rows_[static_cast<std::size_t>(row)].given == given)
        return;
    rows_[static_cast<std::size_t>(row)].given = given;
    Q_EMIT dataChanged(index(row), index(row), {GivenRole});
    Q_EMIT givenChanged();
}

void ConsentsModel::show(const Fair* fair) {
    beginResetModel();
    rows_.clear();
    if (fair) {
        for (const auto& purpose : fair->purposes)
            for (const auto& [channel, text] : purpose.ask)
                rows_.push_back({&purpose, channel});
    }
    endResetModel();
    Q_EMIT countChanged();
}

void ConsentsModel::clear() {
    for (int row = 0; row < rowCount(); ++row)
        setGiven(row, false);
}

void ConsentsModel::retranslate() {
    if (!rows_.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {TextRole});
}

} // namespace standdienst::kiosk
