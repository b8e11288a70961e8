// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/needs/paths.h"

#include <algorithm>
#include <map>

namespace standdienst {

namespace {

// What has been supposed of one unknown: each clause about it, and whether it is so.
struct Supposed {
    const Clause* clause;
    bool is;
};
using Suppositions = std::vector<Supposed>;

// True where some choice among `offered` makes every supposition so. `names` is the clause's list of what it
// wants.
bool anyChoice(const std::vector<std::string>& offered, const Suppositions& supposed,
               std::vector<std::string> Clause::*names) {
    const auto isRuledOut = [&](const std::string& id) {
        return std::ranges::any_of(supposed, [&](const Supposed& one) {
            return !one.is && std::ranges::find(one.clause->*names, id) != (one.clause->*names).end();
        });
    };
    const auto isLeft = [&](const std::string& id) {
        return std::ranges::find(offered, id) != offered.end() && !isRuledOut(id);
    };
    return std::ranges::all_of(supposed, [&](const Supposed& one) {
        return !one.is || std::ranges::any_of(one.clause->*names, isLeft);
    });
}

bool anyAnswer(const Question& question, const Suppositions& supposed) {
    if (std::ranges::none_of(supposed, &Supposed::is))
        return true; // skipped
    std::vector<std::string> offered;
    for (const Option& option : question.options) {
        if (!option.retired)
            offered.push_back(option.id);
    }
    if (question.kind == QuestionKind::Several)
        return anyChoice(offered, supposed, &Clause::options);
    const auto allSo = [&](const NeedAnswer& answer) {
        const Answers answers{{question.id, answer}};
        return std::ranges::all_of(
            supposed, [&](const Supposed& one) { return holds(*one.clause, {}, answers) == one.is; });
    };
    if (question.kind == QuestionKind::Single)
        return std::ranges::any_of(offered, [&](const std::string& id) { return allSo({{id}}); });
    // Numbers: what is so changes at the bounds of clauses only.
    std::vector<std::int64_t> turns{question.least};
    for (const Supposed& one : supposed) {
        if (one.clause->least)
            turns.insert(turns.end(), {*one.clause->least, *one.clause->least - 1});
        if (one.clause->most)
            turns.insert(turns.end(), {*one.clause->most, *one.clause->most + 1});
    }
    return std::ranges::any_of(turns, [&](std::int64_t number) {
        return number >= question.least && number <= question.most && allSo({{}, number});
    });
}

class Search {
public:
    Search(const Fair& fair, std::size_t mostWays) : fair_(fair), mostWays_(mostWays) {
        for (const Topic& topic : fair.topics) {
            if (!topic.retired)
                offeredTopics_.push_back(topic.id);
        }
    }

    void follow(Reason reason, const Wish* wish, const Answers* answers) {
        reason_ = reason;
        wish_ = wish;
        answers_ = answers;
        question(0);
    }
    Paths take() { return std::move(paths_); }

private:
    void question(std::size_t index) {
        if (!paths_.complete)
            return;
        if (index == fair_.questions.size())
            return finish();
        const Question& next = fair_.questions[index];
        if (next.retired)
            return question(index + 1);
        clause(index, 0);
    }

    // Decides the question's clauses one after another; the first that is not so keeps it from being asked.
    void clause(std::size_t index, std::size_t number) {
        const Question& next = fair_.questions[index];
        if (number == next.when.size()) {
            seen_.push_back(&next);
            paths_.questions.insert(next.id);
            question(index + 1);
            seen_.pop_back();
            return;
        }
        either(next.when[number], [&](bool is) {
            if (is)
                clause(index, number + 1);
            else
                question(index + 1);
        });
    }

    template<class Then>
    void either(const Clause& clause, Then then) {
        if (const auto known = decided(clause))
            return then(*known);
        Suppositions& supposed = suppositions_[clause.question];
        for (const bool is : {true, false}) {
            supposed.push_back({&clause, is});
            if (possible(clause, supposed))
                then(is);
            supposed.pop_back();
        }
    }

    bool wasSeen(const std::string& question) const {
        return std::ranges::find(seen_, question, &Question::id) != seen_.end();
    }

    // Where nothing has to be supposed.
    std::optional<bool> decided(const Clause& clause) const {
        if (!clause.reasons.empty())
            return std::ranges::find(clause.reasons, reason_) != clause.reasons.end();
        if (!clause.topics.empty())
            return wish_ ? std::optional(holds(clause, *wish_, {})) : std::nullopt;
        if (!wasSeen(clause.question))
            return false;
        if (answers_ && answers_->contains(clause.question))
            return holds(clause, {}, *answers_);
        return std::nullopt;
    }

    bool possible(const Clause& clause, const Suppositions& supposed) const {
        if (!clause.topics.empty())
            return anyChoice(offeredTopics_, supposed, &Clause::topics);
        const Question* asked = findQuestion(fair_.questions, clause.question);
        return asked && anyAnswer(*asked, supposed);
    }

    void finish() {
        if (++ways_ > mostWays_) {
            paths_.complete = false;
            return;
        }
        if (ways_ == 1 || seen_.size() < paths_.shortest)
            paths_.shortest = seen_.size();
        if (seen_.size() > paths_.longest.size()) {
            paths_.longest.clear();
            for (const Question* question : seen_)
                paths_.longest.push_back(question->id);
        }
        for (const NeedRule& rule : fair_.needs) {
            if (!rule.retired && !paths_.rules.contains(rule.id) && canHold(rule.when, 0))
                paths_.rules.insert(rule.id);
        }
    }

    bool canHold(const Condition& condition, std::size_t number) {
        if (number == condition.size())
            return true;
        const Clause& clause = condition[number];
        if (const auto known = decided(clause))
            return *known && canHold(condition, number + 1);
        Suppositions& supposed = suppositions_[clause.question];
        supposed.push_back({&clause, true});
        const bool can = possible(clause, supposed) && canHold(condition, number + 1);
        suppositions_[clause.question].pop_back();
        return can;
    }

    const Fair& fair_;
    std::size_t mostWays_;
    std::vector<std::string> offeredTopics_;
    Reason reason_ = Reason::Advice;
    const Wish* wish_ = nullptr;
    const Answers* answers_ = nullptr;
    std::vector<const Question*> seen_;
    std::map<std::string, Suppositions> suppositions_; // by question; "": topics
    std::size_t ways_ = 0;
    Paths paths_;
};

} // namespace

Paths allPaths(const Fair& fair, std::size_t mostWays) {
    Search search(fair, mostWays);
    for (const Reason reason : fair.reasons) {
        if (asksNeeds(reason))
            search.follow(reason, nullptr, nullptr);
    }
    return search.take();
}

Paths pathsFrom(const Fair& fair, const Wish& wish, const Answers& answers, std::size_t mostWays) {
    Search search(fair, mostWays);
    if (asksNeeds(wish.reason))
        search.follow(wish.reason, &wish, &answers);
    return search.take();
}

} // namespace standdienst
