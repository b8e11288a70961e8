// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visitor/needs_page.h"

#include "core/base/limits.h"
#include "core/needs/sentences.h"
#include "kiosk/visitor/fair_view.h"
#include "kiosk/visitor/wipe.h"

#include <algorithm>
#include <set>

namespace standdienst::kiosk {

namespace {

NeedsPage::Kind kindOf(QuestionKind kind) {
    switch (kind) {
    case QuestionKind::Single:
        return NeedsPage::Single;
    case QuestionKind::Several:
        return NeedsPage::Several;
    case QuestionKind::Scale:
        return NeedsPage::Scale;
    case QuestionKind::Number:
        return NeedsPage::Number;
    case QuestionKind::Text:
        break;
    }
    return NeedsPage::Words;
}

void wipeAnswers(Answers& answers) {
    for (auto& [question, answer] : answers)
        kiosk::wipe(answer.text);
    answers.clear();
}

} // namespace

NeedsPage::NeedsPage(const FairView& fair, QObject* parent) : QObject(parent), texts_(fair), options_(fair) {}

NeedsPage::~NeedsPage() {
    wipe();
}

void NeedsPage::show(std::shared_ptr<const Fair> fair) {
    wipe();
    fair_ = std::move(fair);
}

std::vector<const Question*> NeedsPage::course() const {
    return fair_ ? questionsFor(*fair_, wish_, answers_) : std::vector<const Question*>{};
}

bool NeedsPage::applies(Reason reason, const std::vector<std::string>& topics) const {
    return fair_ && !questionsFor(*fair_, {reason, topics}, {}).empty();
}

bool NeedsPage::enter(Reason reason, std::vector<std::string> topics) {
    if (!applies(reason, topics))
        return false;
    wish_ = {reason, std::move(topics)};
    correcting_ = skipped_ = false;
    reenter();
    return true;
}

void NeedsPage::reenter() {
    if (!fair_)
        return;
    const auto all = course();
    if (!saidAnything() && !all.empty()) { // and so there is nothing to say back
        skipped_ = false;
        askFor(all.front());
    } else {
        askFor(skipped_ ? nullptr : nextQuestion(*fair_, wish_, answers_));
    }
}

void NeedsPage::askFor(const Question* question) {
    clearEntry();
    asked_ = question;
    if (!asked_)
        correcting_ = false;
    const auto given = asked_ ? answers_.find(asked_->id) : answers_.end();
    const bool known = given != answers_.end() && !given->second.skipped;
    options_.show(asked_, known ? given->second.options : std::vector<std::string>{});
    if (known) {
        number_ = given->second.number ? static_cast<int>(*given->second.number) : -1;
        words_ = QString::fromStdString(given->second.text);
    }
    if (asked_)
        sentences_.wipe();
    else
        fillSummary();
    Q_EMIT changed();
    Q_EMIT numberChanged();
    Q_EMIT wordsChanged();
    Q_EMIT answeredChanged();
}

void NeedsPage::clearEntry() {
    number_ = -1;
    kiosk::wipe(words_);
}

void NeedsPage::goOn() {
    const Question* open = skipped_ ? nullptr : nextQuestion(*fair_, wish_, answers_);
    if (open || saidAnything())
        askFor(open);
    else // nothing was understood: there is nothing to say back
        Q_EMIT done();
}

bool NeedsPage::saidAnything() const {
    const Answers counted = answers();
    return std::ranges::any_of(counted, [](const auto& entry) { return !entry.second.skipped; });
}

void NeedsPage::keep(NeedAnswer answer) {
    NeedAnswer& kept = answers_[asked_->id];
    kiosk::wipe(kept.text);
    kept = std::move(answer);
    goOn();
}

std::optional<NeedAnswer> NeedsPage::entered() const {
    if (!asked_)
        return std::nullopt;
    NeedAnswer answer;
    answer.options = options_.chosen();
    if (number_ >= 0)
        answer.number = number_;
    if (asked_->kind == QuestionKind::Text && wordsFit())
        answer.text = words_.trimmed().toStdString();
    return isAnswer(*asked_, answer) ? std::optional(std::move(answer)) : std::nullopt;
}

void NeedsPage::choose(const QString& option) {
    if (!asked_)
        return;
    const std::string id = option.toStdString();
    const Option* offered = findOption(*asked_, id);
    if (!offered || offered->retired)
        return;
    if (asked_->kind == QuestionKind::Single) {
        options_.refresh({id});
        next();
    } else if (asked_->kind == QuestionKind::Several) {
        auto chosen = options_.chosen();
        if (std::erase(chosen, id) == 0)
            chosen.push_back(id);
        options_.refresh(chosen);
        Q_EMIT answeredChanged();
    }
}

void NeedsPage::setNumber(int number) {
    if (!asked_ || (asked_->kind != QuestionKind::Scale && asked_->kind != QuestionKind::Number) ||
        number < -1 || number > static_cast<int>(limits::questionNumber))
        return;
    number_ = number;
    Q_EMIT numberChanged();
    Q_EMIT answeredChanged();
    if (asked_->kind == QuestionKind::Scale)
        next();
}

void NeedsPage::more() {
    const int step = asked_ ? static_cast<int>(asked_->step) : 1;
    // To the next multiple of the step, so that 183 becomes 190.
    setNumber(number_ < least() ? least() : std::min(most(), (number_ / step + 1) * step));
}

void NeedsPage::less() {
    const int step = asked_ ? static_cast<int>(asked_->step) : 1;
    if (number_ >= 0)
        setNumber(number_ > most() ? most() : std::max(least(), (number_ - 1) / step * step));
}

void NeedsPage::digit(int digit) {
    const auto number = std::max(0, number_) * std::int64_t{10} + digit;
    if (digit >= 0 && digit <= 9 && number <= static_cast<std::int64_t>(limits::questionNumber))
        setNumber(static_cast<int>(number));
}

void NeedsPage::eraseDigit() {
    if (number_ >= 0)
        setNumber(number_ < 10 ? -1 : number_ / 10);
}

void NeedsPage::setWords(const QString& words) {
    if (words == words_)
        return;
    words_ = words;
    Q_EMIT wordsChanged();
    Q_EMIT answeredChanged();
}

void NeedsPage::next() {
    if (auto answer = entered())
        keep(std::move(*answer));
}

void NeedsPage::skip() {
    if (!asked_)
        return;
    NeedAnswer left;
    left.skipped = true;
    keep(std::move(left));
}

void NeedsPage::skipAll() {
    if (!asked_)
        return;
    skipped_ = true;
    // What is asked is left open; what comes behind it was never asked.
    if (correcting_ && answers_.contains(asked_->id))
        goOn();
    else
        skip();
}

void NeedsPage::correct(const QString& question) {
    const auto all = course();
    const auto found = std::ranges::find(all, question.toStdString(), &Question::id);
    if (!summary() || found == all.end())
        return;
    correcting_ = true;
    skipped_ = false;
    askFor(*found);
}

void NeedsPage::toggleTopic(const QString& topicId) {
    if (summary())
        Q_EMIT topicToggled(topicId);
}

void NeedsPage::setTopics(std::vector<std::string> topics) {
    wish_.topics = std::move(topics);
    if (summary())
        fillSummary();
}

void NeedsPage::confirm() {
    if (summary())
        Q_EMIT done();
}

bool NeedsPage::back() {
    const auto all = course();
    if (correcting_) {
        skipped_ = true; // what the correction opened can be answered from the summary
        askFor(nullptr);
        return true;
    }
    auto place = asked_ ? std::ranges::find(all, asked_) : all.end();
    if (summary()) { // the last one that was asked
        skipped_ = false;
        while (place != all.begin() && !answers_.contains((*(place - 1))->id))
            --place;
    }
    if (place == all.begin())
        return false;
    askFor(*(place - 1));
    return true;
}

void NeedsPage::retranslate(const QString& language) {
    language_ = language;
    options_.refresh(options_.chosen());
    if (fair_ && summary())
        fillSummary();
    Q_EMIT changed();
}

void NeedsPage::fillSummary() {
    if (!fair_)
        return;
    std::vector<SentencesModel::Line> lines;
    const Answers counted = answers();
    const std::string language = language_.toStdString();
    for (const Question* question : course()) {
        const auto answer = counted.find(question->id);
        const bool left = answer == counted.end() || answer->second.skipped;
        std::string sentence =
            left ? std::string() : sentenceOf(*question, answer->second, language, fair_->languages);
        lines.push_back({QString::fromStdString(question->id),
                         left ? texts_.text(question->ask) : QString::fromStdString(sentence), left});
        kiosk::wipe(sentence);
    }
    sentences_.show(std::move(lines));

    std::vector<NeedsModel::Row> rows;
    std::set<std::string> offered;
    for (const NeedRule* rule : needsOf(*fair_, wish_, answers_)) {
        NeedsModel::Row row{texts_.text(rule->needs), texts_.text(rule->why), {}};
        for (const std::string& id : rule->topics) {
            const auto topic = std::ranges::find(fair_->topics, id, &Topic::id);
            if (topic == fair_->topics.end() || topic->retired || !offered.insert(id).second)
                continue;
            const bool added = std::ranges::find(wish_.topics, id) != wish_.topics.end();
            row.topics.append(QVariant::fromValue(
                OfferedTopic{QString::fromStdString(id), texts_.text(topic->name), added}));
        }
        rows.push_back(std::move(row));
    }
    needs_.show(std::move(rows));
}

QStringList NeedsPage::understood() const {
    QStringList said;
    if (!fair_)
        return said;
    const bool over = answers_.empty();
    const Wish& wish = over ? finishedWish_ : wish_;
    const Answers counted = over ? finished_ : answers();
    for (const Question* question : questionsFor(*fair_, wish, counted)) {
        const auto answer = counted.find(question->id);
        if (answer == counted.end() || answer->second.skipped || question->kind == QuestionKind::Text)
            continue;
        said.append(QString::fromStdString(
            sentenceOf(*question, answer->second, language_.toStdString(), fair_->languages)));
    }
    for (const NeedRule* rule : needsOf(*fair_, wish, counted))
        said.append(texts_.text(rule->needs));
    return said;
}

void NeedsPage::finish() {
    if (answers_.empty())
        return; // finished before
    Answers counted = answers();
    for (auto& [question, answer] : counted) {
        // An answer in own words becomes one that was left open: what counts beside it stays the same.
        if (!answer.text.empty()) {
            kiosk::wipe(answer.text);
            answer.skipped = true;
        }
    }
    const Wish wish = wish_;
    wipe();
    finished_ = std::move(counted);
    finishedWish_ = wish;
}

void NeedsPage::wipe() {
    wipeAnswers(answers_);
    finished_.clear();
    finishedWish_ = {};
    clearEntry();
    asked_ = nullptr;
    correcting_ = skipped_ = false;
    wish_ = {};
    options_.show(nullptr, {});
    sentences_.wipe();
    needs_.show({});
    Q_EMIT changed();
    Q_EMIT numberChanged();
    Q_EMIT wordsChanged();
    Q_EMIT answeredChanged();
}

Answers NeedsPage::answers() const {
    return fair_ ? answersThatCount(*fair_, wish_, answers_) : Answers{};
}

std::map<std::string, std::string> NeedsPage::inWords() const {
    std::map<std::string, std::string> words;
    for (auto& [question, answer] : answers()) {
        if (!answer.text.empty())
            words.emplace(question, answer.text);
    }
    return words;
}

QString NeedsPage::question() const {
    return asked_ ? QString::fromStdString(asked_->id) : QString();
}

NeedsPage::Kind NeedsPage::kind() const {
    return asked_ ? kindOf(asked_->kind) : Single;
}

QString NeedsPage::ask() const {
    return asked_ ? texts_.text(asked_->ask) : QString();
}

QString NeedsPage::help() const {
    return asked_ ? texts_.text(asked_->help) : QString();
}

int NeedsPage::least() const {
    return asked_ ? static_cast<int>(asked_->least) : 0;
}

int NeedsPage::most() const {
    return asked_ ? static_cast<int>(asked_->most) : 0;
}

QString NeedsPage::leastLabel() const {
    return asked_ ? texts_.text(asked_->leastLabel) : QString();
}

QString NeedsPage::mostLabel() const {
    return asked_ ? texts_.text(asked_->mostLabel) : QString();
}

QString NeedsPage::unit() const {
    return asked_ ? texts_.text(asked_->unit) : QString();
}

bool NeedsPage::numberFits() const {
    return number_ < 0 || (number_ >= least() && number_ <= most());
}

bool NeedsPage::wordsFit() const {
    const auto pairs = std::ranges::count_if(words_, [](QChar c) { return c.isHighSurrogate(); });
    return words_.size() - pairs <= static_cast<qsizetype>(limits::answerText);
}

bool NeedsPage::answered() const {
    return entered().has_value();
}

int NeedsPage::place() const {
    const auto all = course();
    return asked_ ? static_cast<int>(std::ranges::find(all, asked_) - all.begin()) + 1 : 0;
}

int NeedsPage::places() const {
    if (!fair_)
        return 0;
    const Length length = lengthOf(*fair_, wish_, answers_);
    return std::max(place(), static_cast<int>((length.least + length.most + 1) / 2));
}

bool NeedsPage::about() const {
    if (!fair_)
        return false;
    const Length length = lengthOf(*fair_, wish_, answers_);
    return length.least != length.most;
}

} // namespace standdienst::kiosk
