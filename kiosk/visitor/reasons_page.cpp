// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visitor/reasons_page.h"

#include <algorithm>

namespace standdienst::kiosk {

int ReasonsPage::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(reasons_.size());
}

QVariant ReasonsPage::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto reason = reasons_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case ReasonRole:
        return QString::fromUtf8(name(reason));
    case CurrentRole:
        return reason == current_;
    default:
        return {};
    }
}

QHash<int, QByteArray> ReasonsPage::roleNames() const {
    return {{ReasonRole, "reason"}, {CurrentRole, "current"}};
}

void ReasonsPage::choose(const QString& reason) {
    const auto known = reasonFromName(reason.toStdString());
    if (known && std::ranges::find(reasons_, *known) != reasons_.end())
        Q_EMIT chosen(*known);
}

void ReasonsPage::show(const std::vector<Reason>& reasons) {
    beginResetModel();
    reasons_ = reasons;
    endResetModel();
    Q_EMIT countChanged();
}

void ReasonsPage::setCurrent(std::optional<Reason> reason) {
    current_ = reason;
    if (!reasons_.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {CurrentRole});
}

} // namespace standdienst::kiosk
