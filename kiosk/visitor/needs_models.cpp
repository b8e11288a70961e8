// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visitor/needs_models.h"

#include "kiosk/visitor/fair_view.h"
#include "kiosk/visitor/wipe.h"

#include <algorithm>

namespace standdienst::kiosk {

namespace {

constexpr auto checked = QAbstractItemModel::CheckIndexOption::IndexIsValid |
                         QAbstractItemModel::CheckIndexOption::ParentIsInvalid;

std::size_t row(const QModelIndex& index) {
    return static_cast<std::size_t>(index.row());
}

template<class Rows>
int countOf(const Rows& rows, const QModelIndex& parent) {
    return parent.isValid() ? 0 : static_cast<int>(rows.size());
}

} // namespace

OptionsModel::OptionsModel(const FairView& fair, QObject* parent)
    : QAbstractListModel(parent), texts_(fair) {}

int OptionsModel::rowCount(const QModelIndex& parent) const {
    return countOf(shown_, parent);
}

QVariant OptionsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, checked))
        return {};
    const Option& option = *shown_[row(index)];
    switch (role) {
    case OptionIdRole:
        return QString::fromStdString(option.id);
    case NameRole:
        return texts_.text(option.name);
    case ChosenRole:
        return std::ranges::find(chosen_, option.id) != chosen_.end();
    default:
        return {};
    }
}

QHash<int, QByteArray> OptionsModel::roleNames() const {
    return {{OptionIdRole, "optionId"}, {NameRole, "name"}, {ChosenRole, "chosen"}};
}

void OptionsModel::show(const Question* question, const std::vector<std::string>& chosen) {
    beginResetModel();
    shown_.clear();
    if (question) {
        for (const Option& option : question->options) {
            if (!option.retired)
                shown_.push_back(&option);
        }
    }
    chosen_ = chosen;
    endResetModel();
    Q_EMIT countChanged();
}

void OptionsModel::refresh(const std::vector<std::string>& chosen) {
    chosen_ = chosen;
    if (!shown_.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int SentencesModel::rowCount(const QModelIndex& parent) const {
    return countOf(lines_, parent);
}

QVariant SentencesModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, checked))
        return {};
    const Line& line = lines_[row(index)];
    switch (role) {
    case QuestionRole:
        return line.question;
    case TextRole:
        return line.text;
    case LeftRole:
        return line.left;
    default:
        return {};
    }
}

QHash<int, QByteArray> SentencesModel::roleNames() const {
    return {{QuestionRole, "question"}, {TextRole, "text"}, {LeftRole, "left"}};
}

void SentencesModel::show(std::vector<Line> lines) {
    beginResetModel();
    lines_ = std::move(lines);
    endResetModel();
    Q_EMIT countChanged();
}

void SentencesModel::wipe() {
    for (Line& line : lines_)
        kiosk::wipe(line.text);
    show({});
}

int NeedsModel::rowCount(const QModelIndex& parent) const {
    return countOf(rows_, parent);
}

QVariant NeedsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, checked))
        return {};
    const Row& one = rows_[row(index)];
    switch (role) {
    case NeedRole:
        return one.need;
    case WhyRole:
        return one.why;
    case TopicsRole:
        return one.topics;
    default:
        return {};
    }
}

QHash<int, QByteArray> NeedsModel::roleNames() const {
    return {{NeedRole, "need"}, {WhyRole, "why"}, {TopicsRole, "topics"}};
}

void NeedsModel::show(std::vector<Row> rows) {
    // The same needs with other topics or words: the cards stay, and with them focus and place.
    if (rows.size() == rows_.size()) {
        rows_ = std::move(rows);
        if (!rows_.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
    Q_EMIT countChanged();
}

} // namespace standdienst::kiosk
