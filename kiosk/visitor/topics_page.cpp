// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visitor/topics_page.h"

#include "kiosk/visitor/fair_view.h"

#include <algorithm>

namespace standdienst::kiosk {

namespace {

// Longer searches find nothing that a shorter one would not.
constexpr qsizetype longestFilter = 100;

std::size_t row(const QModelIndex& index) {
    return static_cast<std::size_t>(index.row());
}

} // namespace

TopicsPage::TopicsPage(const FairView& fair, QObject* parent) : QAbstractListModel(parent), texts_(fair) {}

int TopicsPage::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(offered_.size());
}

QVariant TopicsPage::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& topic = *offered_[row(index)];
    switch (role) {
    case TopicIdRole:
        return QString::fromStdString(topic.id);
    case NameRole:
        return texts_.text(topic.name);
    case SummaryRole:
        return texts_.text(topic.summary);
    case ChosenRole:
        return chosen_.contains(topic.id);
    case PictureRole:
        return texts_.picture(topic.picture);
    case FoundRole:
        return found_.contains(&topic);
    default:
        return {};
    }
}

QHash<int, QByteArray> TopicsPage::roleNames() const {
    return {{TopicIdRole, "topicId"}, {NameRole, "name"},       {SummaryRole, "summary"},
            {ChosenRole, "chosen"},   {PictureRole, "picture"}, {FoundRole, "found"}};
}

void TopicsPage::toggle(const QString& topicId) {
    const auto id = topicId.toStdString();
    const auto found = std::ranges::find(offered_, id, &Topic::id);
    if (found == offered_.end())
        return;
    if (!chosen_.erase(id))
        chosen_.insert(id);
    const auto changed = index(static_cast<int>(found - offered_.begin()));
    Q_EMIT dataChanged(changed, changed, {ChosenRole});
    Q_EMIT chosenChanged();
    Q_EMIT openedChanged();
}

void TopicsPage::open(const QString& topicId) {
    const auto found = std::ranges::find(offered_, topicId.toStdString(), &Topic::id);
    opened_ = found == offered_.end() ? nullptr : *found;
    Q_EMIT openedChanged();
}

void TopicsPage::close() {
    opened_ = nullptr;
    Q_EMIT openedChanged();
}

QString TopicsPage::opened() const {
    return opened_ ? QString::fromStdString(opened_->id) : QString();
}

QString TopicsPage::openedName() const {
    return opened_ ? texts_.text(opened_->name) : QString();
}

QString TopicsPage::openedText() const {
    if (!opened_)
        return {};
    const QString about = texts_.text(opened_->about);
    return about.isEmpty() ? texts_.text(opened_->summary) : about;
}

QUrl TopicsPage::openedPicture() const {
    return opened_ ? texts_.picture(opened_->picture) : QUrl();
}

bool TopicsPage::openedChosen() const {
    return opened_ && chosen_.contains(opened_->id);
}

void TopicsPage::next() {
    Q_EMIT done();
}

int TopicsPage::total() const {
    return rowCount();
}

void TopicsPage::setFilter(const QString& filter) {
    const auto tidy = filter.left(longestFilter);
    if (tidy == filter_)
        return;
    filter_ = tidy;
    refilter();
    Q_EMIT filterChanged();
}

void TopicsPage::show(std::shared_ptr<const Fair> fair) {
    beginResetModel();
    offered_.clear();
    found_.clear();
    opened_ = nullptr;
    fair_ = std::move(fair);
    if (fair_) {
        for (const auto& topic : fair_->topics)
            if (!topic.retired)
                offered_.push_back(&topic);
    }
    endResetModel();
    clear();
    Q_EMIT totalChanged();
}

void TopicsPage::clear() {
    chosen_.clear();
    filter_.clear();
    close();
    refilter();
    Q_EMIT filterChanged();
    Q_EMIT chosenChanged();
}

void TopicsPage::retranslate() {
    refilter(); // the search looks at the words of the language
    Q_EMIT openedChanged();
}

std::vector<std::string> TopicsPage::chosen() const {
    std::vector<std::string> ids;
    if (fair_) {
        for (const auto& topic : fair_->topics)
            if (chosen_.contains(topic.id))
                ids.push_back(topic.id);
    }
    return ids;
}

QStringList TopicsPage::chosenNames() const {
    QStringList names;
    if (fair_) {
        for (const auto& topic : fair_->topics)
            if (chosen_.contains(topic.id))
                names.append(texts_.text(topic.name));
    }
    return names;
}

void TopicsPage::refilter() {
    const auto words = filter_.split(u' ', Qt::SkipEmptyParts);
    found_.clear();
    for (const auto* topic : offered_) {
        const QString text = texts_.text(topic->name) + u' ' + texts_.text(topic->summary);
        if (std::ranges::all_of(
                words, [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); }))
            found_.insert(topic);
    }
    if (!offered_.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT countChanged();
}

} // namespace standdienst::kiosk
