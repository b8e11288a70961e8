// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fair/fair.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <optional>
#include <vector>

namespace standdienst::kiosk {

// "What brings you here?": the reasons that the fair offers, in its order.
//
// Roles: `reason` (as the fair has it: "advice", "giveaway" …), `current` (bool: chosen before, after going
// back).
class ReasonsPage : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of VisitFlow")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged FINAL)
public:
    enum Role { ReasonRole = Qt::UserRole + 1, CurrentRole };
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void choose(const QString& reason);

    void show(const std::vector<Reason>& reasons);
    void setCurrent(std::optional<Reason> reason);

Q_SIGNALS:
    void countChanged();
    void chosen(standdienst::Reason reason);

private:
    std::vector<Reason> reasons_;
    std::optional<Reason> current_;
};

} // namespace standdienst::kiosk
