// SPDX-License-Identifier: GPL-3.0-or-later
// What triage may know of a visit, and nothing else. Every name and level is in a table, so that a test and a
// works council can read it: nothing stands for origin, sex, age, disability or language. Pace and hesitation
// are left out because they tell of age and disability, the language of the screen because it tells of
// origin.
#pragma once

#include "core/fair/fair.h"
#include "core/triage/email_kind.h"
#include "core/triage/facts.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace standdienst {

// A visit as its device has seen it so far.
struct VisitSummary {
    std::vector<Reason> reasons{};     // each that was stated, in order; the last one counts
    std::vector<std::string> topics{}; // ids, as chosen at last
    // To the fair's questions, by fact ("timeframe", "budget", "role"); nothing: put and not answered.
    std::map<std::string, std::optional<std::string>> answers{};
    struct Contact {
        std::map<std::string, std::set<Channel>> agreed{}; // purposes, by the channels agreed to
        bool organization = false;                         // a company was named
        bool message = false;                              // something was said in the visitor's own words
        std::optional<EmailKind> email{};                  // nothing: no address
    };
    std::optional<Contact> contact{};   // nothing: nobody asked for it yet
    std::optional<std::string> badge{}; // kind of badge: "visitor", "exhibitor", "press", "student", "other"
    std::optional<int> returns{};       // earlier visits of whoever was recognised
    bool left = false;                  // broken off before the end
    int arrivals = 0;                   // visits that began at this device in the ten minutes before this one
    double hour = 0;                    // of the fair's day, by its own clock: 9.5 is half past nine
};

// At most limits::visitFacts. Of more than limits::visitTopicFacts topics the first ones are named, and
// counted are all.
Facts visitFacts(const VisitSummary& visit);

// The names that visitFacts() uses. A name that ends in '*' stands for one fact per slug of the fair.
struct FactRule {
    std::string_view name;
    std::string_view why; // what it may tell of a visit
    // All that a category may be; empty for a number. "" stands for a question that was put and not answered.
    std::vector<std::string_view> levels;
};
std::span<const FactRule> factRules();

// True for a fact that visitFacts() can make: its name and what it says are in the table, a slug is one.
bool isVisitFact(const Fact& fact);

} // namespace standdienst
