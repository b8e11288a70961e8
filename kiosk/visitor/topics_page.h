// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fair/fair.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace standdienst::kiosk {

class FairView;

// The topics to tick, those that match the search. A visitor may go on with none: the reason alone is an
// interest.
//
// Roles: `topicId`, `name`, `summary` (may be empty), `chosen` (bool).
class TopicsPage : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of VisitFlow")
    // All that the fair offers, whatever the search says: a search field is worth its place where there are
    // many.
    Q_PROPERTY(int total READ total NOTIFY totalChanged FINAL)
    // Those that match the search.
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged FINAL)
    Q_PROPERTY(int chosenCount READ chosenCount NOTIFY chosenChanged FINAL)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)
public:
    enum Role { TopicIdRole = Qt::UserRole + 1, NameRole, SummaryRole, ChosenRole };
    explicit TopicsPage(const FairView& fair, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void toggle(const QString& topicId);
    Q_INVOKABLE void next();

    int total() const;
    int chosenCount() const { return static_cast<int>(chosen_.size()); }
    QString filter() const { return filter_; }
    void setFilter(const QString& filter);

    void show(std::shared_ptr<const Fair> fair);
    void clear();
    void retranslate();
    // In the fair's order.
    std::vector<std::string> chosen() const;
    QStringList chosenNames() const;

Q_SIGNALS:
    void totalChanged();
    void countChanged();
    void chosenChanged();
    void filterChanged();
    void done();

private:
    void refilter();

    const FairView& texts_;
    std::shared_ptr<const Fair> fair_;
    std::vector<const Topic*> shown_; // into fair_
    std::set<std::string> chosen_;
    QString filter_;
};

} // namespace standdienst::kiosk
