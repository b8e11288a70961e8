// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/rehearsal/scenario.h"

#include "backend/fair/section.h"

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/floor/queueing.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <cmath>
#include <set>

namespace standdienst::backend {

namespace {

// One table, key by key; problems are collected, and what nobody asked for is one.
class Table {
public:
    Table(const toml::table* table, std::string path, std::string& problems)
        : table_(table), path_(std::move(path)), problems_(problems) {}

    void complain(const toml::node* node, const std::string& what) {
        const auto line = node ? node->source().begin.line : table_ ? table_->source().begin.line : 0;
        problems_ += line > 0 ? fmt::format("line {}: {}\n", line, what) : what + '\n';
    }

    const toml::node* find(const std::string& key, bool required) {
        asked_.insert(key);
        const toml::node* node = table_ ? table_->get(key) : nullptr;
        if (!node && required)
            complain(nullptr, fmt::format("{}{} is missing", path_, key));
        return node;
    }

    bool inside(const toml::node* node, const std::string& key, double value, double least, double most) {
        if (value >= least && value <= most)
            return true;
        complain(node, fmt::format("{}{} is {}; it is from {} to {}", path_, key, value, least, most));
        return false;
    }

    // Optional where it has a value already that may stand.
    void number(const std::string& key, double& value, double least, double most, bool required = true) {
        const toml::node* node = find(key, required);
        if (!node)
            return;
        const auto read = node->value<double>();
        if (!node->is_number() || !read || !std::isfinite(*read))
            return complain(node, fmt::format("{}{} is no number", path_, key));
        if (inside(node, key, *read, least, most))
            value = *read;
    }

    void whole(const std::string& key, std::size_t& value, double least, double most, bool required = true) {
        const toml::node* node = find(key, required);
        if (!node)
            return;
        const auto* read = node->as_integer();
        if (!read)
            return complain(node, fmt::format("{}{} is no whole number", path_, key));
        if (inside(node, key, static_cast<double>(read->get()), least, most))
            value = static_cast<std::size_t>(read->get());
    }

    void optional(const std::string& key, std::optional<double>& value, double least, double most) {
        double read = least - 1;
        number(key, read, least, most, false);
        if (read >= least)
            value = read;
    }

    void range(const std::string& key, Range& value, double least, double most) {
        const toml::node* node = find(key, true);
        if (!node)
            return;
        std::vector<double> pair;
        if (const auto* list = node->as_array())
            for (const auto& each : *list)
                pair.push_back(each.value<double>().value_or(std::nan("")));
        if (pair.size() != 2 || std::isnan(pair[0]) || std::isnan(pair[1]))
            return complain(node, fmt::format("{}{} is no pair of numbers such as [8, 12]", path_, key));
        if (!inside(node, key, pair[0], least, most) || !inside(node, key, pair[1], least, most))
            return;
        if (pair[0] > pair[1])
            return complain(node, fmt::format("{}{} has the larger number first", path_, key));
        value = {pair[0], pair[1]};
    }

    Table table(const std::string& key, bool required = true) {
        const toml::node* node = find(key, required);
        if (node && !node->is_table())
            complain(node, fmt::format("{}{} is no table; write [{}{}]", path_, key, path_, key));
        return {node ? node->as_table() : nullptr, path_ + key + '.', problems_};
    }

    void finish() {
        if (!table_)
            return;
        const std::vector<std::string> known(asked_.begin(), asked_.end());
        for (const auto& [key, node] : *table_) {
            const std::string word(key.str());
            if (asked_.contains(word))
                continue;
            const std::string nearest = nearestWord(word, known);
            complain(&node, fmt::format("{}{} is not known{}", path_, word,
                                        nearest.empty() ? "; remove it" : "; did you mean " + nearest + "?"));
        }
    }

    const toml::table* raw() const { return table_; }

private:
    const toml::table* table_;
    std::string path_;
    std::string& problems_;
    std::set<std::string> asked_;
};

void readReference(Table& section, Scenario& scenario) {
    if (!section.raw())
        return;
    for (const auto& [policy, figures] : *section.raw()) {
        const std::string name(policy.str());
        Table one = section.table(name);
        if (!one.raw())
            continue;
        for (const auto& [key, node] : *one.raw()) {
            auto& values = scenario.reference[name][std::string(key.str())];
            if (const auto single = node.value<double>())
                values.push_back(*single);
            else if (const auto* list = node.as_array())
                for (const auto& each : *list)
                    values.push_back(each.value<double>().value_or(std::nan("")));
        }
    }
}

} // namespace

double separation(double auc) {
    return std::sqrt(2.0) * floor::inverseNormal(auc);
}

Result<Scenario> readScenario(const std::string& text) {
    toml::table file;
    try {
        file = toml::parse(text);
    } catch (const toml::parse_error& error) {
        return Error{Code::Malformed,
                     fmt::format("line {}: {}", error.source().begin.line, shown(error.description(), 300))};
    }
    std::string problems;
    Scenario scenario;
    const double most = limits::rehearsalMinutes;
    Table top(&file, "", problems);
    if (const auto* name = top.find("name", true)) {
        scenario.name = name->value_or(std::string());
        if (!name->is_string() || scenario.name.empty() || scenario.name.size() > limits::fairText)
            top.complain(name, "name is no text such as \"reference day\"");
    }
    top.whole("days", scenario.days, 1, static_cast<double>(limits::rehearsalDays));
    top.number("length_min", scenario.length, 60, most);

    Table arrivals = top.table("arrivals");
    arrivals.number("per_hour", scenario.perHour, 0, 6000);
    arrivals.number("prospect_share", scenario.prospectShare, 0, 1);
    arrivals.whole("coaches", scenario.coaches, 0, 200);
    arrivals.whole("coach_size", scenario.coachSize, 0, 1000, scenario.coaches > 0);
    arrivals.number("coach_spread_min", scenario.coachSpread, 0.1, 120, scenario.coaches > 0);
    arrivals.finish();

    Table patience = top.table("patience");
    patience.number("prospect_mean_min", scenario.prospectPatience, 0, most);
    patience.number("hunter_mean_min", scenario.hunterPatience, 0, most);
    patience.finish();

    Table talk = top.table("talk");
    talk.range("prospect_min", scenario.prospectTalk, 0.01, 120);
    talk.range("hunter_min", scenario.hunterTalk, 0.01, 120);
    if (const auto* node = talk.find("exponential", false)) {
        if (!node->is_boolean())
            talk.complain(node, "talk.exponential is neither true nor false");
        scenario.exponentialTalks = node->value_or(false);
    }
    talk.finish();

    Table kiosk = top.table("kiosk");
    kiosk.whole("terminals", scenario.terminals, 0, 1000);
    kiosk.number("phone_share", scenario.phoneShare, 0, 1);
    kiosk.range("visit_min", scenario.visit, 0.01, 60);
    kiosk.finish();

    Table triage = top.table("triage");
    triage.number("auc", scenario.auc, 0.5, 0.999);
    triage.number("yes_prospect", scenario.yesProspect, 0, 1);
    triage.number("yes_hunter", scenario.yesHunter, 0, 1);
    triage.finish();

    Table staff = top.table("staff");
    staff.whole("count", scenario.staff, 1, static_cast<double>(limits::floorStaff));
    staff.number("lunch_min", scenario.lunch, 0, 120);
    staff.number("new_share", scenario.newShare, 0, 1, false);
    staff.number("new_factor", scenario.newFactor, 0.2, 5, false);
    staff.finish();

    Table language = top.table("language", false);
    language.number("visitor_share", scenario.foreignShare, 0, 1, language.raw() != nullptr);
    language.whole("speakers", scenario.foreignSpeakers, 0, static_cast<double>(limits::floorStaff),
                   language.raw() != nullptr);
    language.number("factor", scenario.foreignFactor, 0.2, 5, false);
    language.finish();

    Table beliefs = top.table("beliefs", false);
    beliefs.optional("prospect_share", scenario.believedShare, 0.001, 0.999);
    beliefs.optional("yes_prospect", scenario.believedYesProspect, 0.01, 0.99);
    beliefs.optional("yes_hunter", scenario.believedYesHunter, 0.01, 0.99);
    beliefs.finish();

    Table reference = top.table("reference", false);
    readReference(reference, scenario);
    top.finish();

    if (problems.empty() && scenario.terminals == 0 && scenario.phoneShare < 1)
        problems += "kiosk.terminals is 0 while some visitors have no phone: they would wait for ever; raise "
                    "it, or set "
                    "phone_share = 1\n";
    if (problems.empty() &&
        scenario.perHour * scenario.length / 60 + static_cast<double>(scenario.coaches * scenario.coachSize) >
            limits::rehearsalVisitors)
        problems += fmt::format("a day has more than {} visitors; lower arrivals.per_hour or length_min\n",
                                limits::rehearsalVisitors);
    if (problems.empty() && scenario.coaches > 0 && scenario.length <= 30)
        problems += "length_min leaves no time for coaches\n";
    if (!problems.empty()) {
        problems.pop_back();
        return Error{Code::Malformed, problems};
    }
    return scenario;
}

} // namespace standdienst::backend
