// SPDX-License-Identifier: GPL-3.0-or-later
// What NeedsPage shows as lists.
#pragma once

#include "core/needs/needs.h"

#include <QAbstractListModel>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace standdienst::kiosk {

class FairView;

// The options of the question that is asked.
//
// Roles: `optionId`, `name`, `chosen` (bool).
class OptionsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of NeedsPage")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged FINAL)
public:
    enum Role { OptionIdRole = Qt::UserRole + 1, NameRole, ChosenRole };
    explicit OptionsModel(const FairView& fair, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    // nullptr: none. The fair outlives what is shown of it (VisitFlow sees to that).
    void show(const Question* question, const std::vector<std::string>& chosen);
    // The same options with other choices, or other words.
    void refresh(const std::vector<std::string>& chosen);
    const std::vector<std::string>& chosen() const { return chosen_; }

Q_SIGNALS:
    void countChanged();

private:
    const FairView& texts_;
    std::vector<const Option*> shown_;
    std::vector<std::string> chosen_;
};

// What was understood: a line for each question that was asked.
//
// Roles: `question` (id), `text` (the sentence; the question itself where it was left open), `left` (bool:
// left open).
class SentencesModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of NeedsPage")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged FINAL)
public:
    enum Role { QuestionRole = Qt::UserRole + 1, TextRole, LeftRole };
    struct Line {
        QString question;
        QString text;
        bool left = false;
    };
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void show(std::vector<Line> lines);
    void wipe(); // overwrites the words

Q_SIGNALS:
    void countChanged();

private:
    std::vector<Line> lines_;
};

// A topic that a rule offers.
struct OfferedTopic {
    Q_GADGET
    QML_VALUE_TYPE(offeredTopic)
    Q_PROPERTY(QString topicId MEMBER topicId CONSTANT FINAL)
    Q_PROPERTY(QString name MEMBER name CONSTANT FINAL)
    Q_PROPERTY(bool added MEMBER added CONSTANT FINAL)
public:
    QString topicId;
    QString name;
    bool added = false; // it is among the visitor's topics
};

// What the visitor needs.
//
// Roles: `need`, `why` (may be empty), `topics` (list of OfferedTopic; each topic with the first rule that
// offers it).
class NeedsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of NeedsPage")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged FINAL)
public:
    enum Role { NeedRole = Qt::UserRole + 1, WhyRole, TopicsRole };
    struct Row {
        QString need;
        QString why;
        QVariantList topics;
    };
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void show(std::vector<Row> rows);

Q_SIGNALS:
    void countChanged();

private:
    std::vector<Row> rows_;
};

} // namespace standdienst::kiosk
