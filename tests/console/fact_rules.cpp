// SPDX-License-Identifier: GPL-3.0-or-later
// Prints what triage may know of a visit, for the console's tests: [{"name", "levels"}]. "" is a question
// that was not answered.
#include "core/triage/visit_facts.h"

#include <boost/json.hpp>

#include <iostream>

int main() {
    boost::json::array rules;
    for (const standdienst::FactRule& rule : standdienst::factRules()) {
        boost::json::array levels;
        for (const std::string_view level : rule.levels)
            levels.emplace_back(level);
        rules.push_back(boost::json::object{{"name", rule.name}, {"levels", std::move(levels)}});
    }
    std::cout << rules << '\n';
}
