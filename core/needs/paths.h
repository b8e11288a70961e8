// SPDX-License-Identifier: GPL-3.0-or-later
// Every way that a visitor can take through a fair's questions, for checking the file and for saying how many
// are still to come. Exact: conditions are decided one by one, and only combinations of them that some
// visitor could bring about are followed.
#pragma once

#include "core/needs/needs.h"

#include <set>
#include <string>
#include <vector>

namespace standdienst {

struct Paths {
    std::set<std::string> questions;  // that somebody can see
    std::set<std::string> rules;      // that can hold for somebody
    std::size_t shortest = 0;         // number of questions seen
    std::vector<std::string> longest; // the questions of the longest way
    bool complete = true;             // false: there were more ways than allowed, the rest is unknown
};

// For any visitor whom the fair asks. Retired questions, options and topics are nobody's.
Paths allPaths(const Fair& fair, std::size_t mostWays);
// For a visitor whose wish and answers are known; questions without an answer may be answered anyhow.
Paths pathsFrom(const Fair& fair, const Wish& wish, const Answers& answers, std::size_t mostWays);

} // namespace standdienst
