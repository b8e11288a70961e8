// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fair/fair.h"

#include <QAbstractListModel>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace standdienst::kiosk {

class FairView;

// The topics to tick. A visitor may go on with none: the reason alone is an interest.
//
// Roles: `topicId`, `name`, `summary` (may be empty), `chosen` (bool), `picture` (url, may be empty), `found`
// (bool: the search matches). What the search does not find keeps its row: a card that is taken away while
// somebody types may be one that Qt's layouts still look at.
//
// One of them may be opened for a closer look, where products are shown.
class TopicsPage : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of VisitFlow")
    // All that the fair offers, whatever the search says: a search field is worth its place where there are
    // many.
    Q_PROPERTY(int total READ total NOTIFY totalChanged FINAL)
    // Those that match the search.
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(int chosenCount READ chosenCount NOTIFY chosenChanged FINAL)
    // The one that is looked at closely; empty: none. The others say what is known of it.
    Q_PROPERTY(QString opened READ opened NOTIFY openedChanged FINAL)
    Q_PROPERTY(QString openedName READ openedName NOTIFY openedChanged FINAL)
    Q_PROPERTY(QString openedText READ openedText NOTIFY openedChanged FINAL)
    Q_PROPERTY(QUrl openedPicture READ openedPicture NOTIFY openedChanged FINAL)
    Q_PROPERTY(bool openedChosen READ openedChosen NOTIFY openedChanged FINAL)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)
public:
    enum Role { TopicIdRole = Qt::UserRole + 1, NameRole, SummaryRole, ChosenRole, PictureRole, FoundRole };
    explicit TopicsPage(const FairView& fair, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void toggle(const QString& topicId);
    Q_INVOKABLE void open(const QString& topicId);
    Q_INVOKABLE void close();
    Q_INVOKABLE void next();

    int total() const;
    int count() const { return static_cast<int>(found_.size()); }
    int chosenCount() const { return static_cast<int>(chosen_.size()); }
    QString opened() const;
    QString openedName() const;
    QString openedText() const; // the longer text, or the summary where there is none
    QUrl openedPicture() const;
    bool openedChosen() const;
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
    void openedChanged();
    void filterChanged();
    void done();

private:
    void refilter();

    const FairView& texts_;
    std::shared_ptr<const Fair> fair_;
    std::vector<const Topic*> offered_; // into fair_
    std::set<const Topic*> found_;
    std::set<std::string> chosen_;
    const Topic* opened_ = nullptr; // into fair_
    QString filter_;
};

} // namespace standdienst::kiosk
