// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/fair/fair_file.h"

#include <toml++/toml.h>

#include <functional>
#include <set>

namespace standdienst::backend {

// What is wrong in a file, collected while it is read.
using Problems = std::vector<FairProblem>;

// The word among `known` that was probably meant; empty where none is near.
std::string nearestWord(std::string_view word, const std::vector<std::string>& known);

// A table of the file, read key by key. Whatever is wrong is added to the problems, and reading goes on;
// `finish` complains about keys that nobody asked for.
class Section {
public:
    Section(const toml::table& table, std::string path, std::size_t line, Problems& problems);

    bool has(const std::string& key);
    std::size_t problemCount() const { return problems_.size(); } // of the whole file, so far

    // Required; "" where it is missing or wrong.
    std::string text(const std::string& key, std::size_t mostCodePoints, const std::string& example);
    std::string slug(const std::string& key, const std::string& example);
    bool flag(const std::string& key);                                // optional, false
    std::uint64_t number(const std::string& key, std::uint64_t most); // optional, 0; whole, from 0
    // One of `words`; the first where it is missing or wrong.
    std::string choice(const std::string& key, const std::vector<std::string>& words);
    std::vector<std::string> choices(const std::string& key, const std::vector<std::string>& words);
    // A list of ids, at least one.
    std::vector<std::string> slugs(const std::string& key, const std::string& example);
    // A text, a date or a time of the clock (as "2027-03-09", "09:00"), or a list of these; at least one.
    std::vector<std::string> oneOrMore(const std::string& key, const std::string& example);
    // A list of whole numbers, at least one and at most `mostItems`.
    std::vector<int> wholes(const std::string& key, int least, int most, std::size_t mostItems,
                            const std::string& example);
    // A whole number; nothing where it is missing or wrong.
    std::optional<std::int64_t> whole(const std::string& key, std::int64_t least, std::int64_t most,
                                      bool required);
    // In every language of the fair.
    Text texts(const std::string& key, const std::vector<std::string>& languages, bool required = true);
    // Sub-tables.
    void table(const std::string& key, const std::string& example, const std::function<void(Section&)>& read);
    void tables(const std::string& key, std::size_t most, const std::function<void(Section&)>& read);

    // An empty key: about the table itself.
    void complain(const std::string& key, std::string message, std::string remedy);
    // About what was read earlier.
    void complainAtLine(std::size_t line, const std::string& key, std::string message, std::string remedy);
    std::size_t line() const { return line_; }
    void finish();

private:
    const toml::node* required(const std::string& key, const std::string& example);
    const toml::node* optional(const std::string& key);
    void complainAt(const toml::node* node, const std::string& key, std::string message, std::string remedy);
    std::string words(const toml::node& node, const std::string& key, std::size_t mostCodePoints,
                      const std::string& example);

    const toml::table& table_;
    std::string path_; // "topics[2].", empty at the top
    std::size_t line_;
    Problems& problems_;
    std::set<std::string> asked_;
};

} // namespace standdienst::backend
