// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fair/fair.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace standdienst::kiosk {

class FairView;

// What a visitor may agree to, each purpose and channel by itself; nothing is ticked beforehand.
//
// Roles: `purpose` (slug), `channel` ("email", "phone"), `text` (the sentence beside the tick), `given`
// (bool).
class ConsentsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of ContactPage")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged FINAL)
public:
    enum Role { PurposeRole = Qt::UserRole + 1, ChannelRole, TextRole, GivenRole };
    struct Row {
        const Purpose* purpose; // into the fair
        Channel channel;
        bool given = false;
    };
    explicit ConsentsModel(const FairView& fair, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void setGiven(int index, bool given);

    // The fair outlives what is shown of it (VisitFlow sees to that).
    void show(const Fair* fair);
    void clear();
    void retranslate();
    const std::vector<Row>& rows() const { return rows_; }

Q_SIGNALS:
    void countChanged();
    void givenChanged();

private:
    const FairView& texts_;
    std::vector<Row> rows_;
};

} // namespace standdienst::kiosk
