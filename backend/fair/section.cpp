// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/fair/section.h"

#include "core/base/json.h"
#include "core/base/limits.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>

namespace standdienst::backend {

namespace {

std::size_t distance(std::string_view a, std::string_view b) { // Levenshtein
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t k = 1; k <= b.size(); ++k) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[k - 1] ? 0 : 1);
            diagonal = row[k];
            row[k] = std::min({replaced, row[k] + 1, row[k - 1] + 1});
        }
    }
    return row[b.size()];
}

std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
    return text;
}

bool hasControls(std::string_view text) {
    return std::ranges::any_of(text,
                               [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; });
}

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \n");
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \n") - first + 1);
}

} // namespace

std::string nearestWord(std::string_view word, const std::vector<std::string>& known) {
    std::string nearest;
    std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
    for (const std::string& candidate : known) {
        const std::size_t apart = distance(word, candidate);
        if (apart < least) {
            least = apart;
            nearest = candidate;
        }
    }
    return nearest;
}

Section::Section(const toml::table& table, std::string path, std::size_t line, Problems& problems)
    : table_(table), path_(std::move(path)), line_(line), problems_(problems) {}

bool Section::has(const std::string& key) {
    return optional(key) != nullptr;
}

const toml::node* Section::optional(const std::string& key) {
    asked_.insert(key);
    return table_.get(key);
}

const toml::node* Section::required(const std::string& key, const std::string& example) {
    const auto* node = optional(key);
    if (!node)
        complain(key, "missing", "add " + example);
    return node;
}

void Section::complain(const std::string& key, std::string message, std::string remedy) {
    // A key within: "said.en", "topics[2]". Its own line where it stands there, else the line of what is
    // around.
    const auto* node = table_.get(key);
    if (!node)
        node = table_.at_path(key).node();
    if (!node)
        node = table_.get(key.substr(0, key.find_first_of(".[")));
    complainAt(node, key, std::move(message), std::move(remedy));
}

void Section::complainAt(const toml::node* node, const std::string& key, std::string message,
                         std::string remedy) {
    const std::size_t line = node && node->source().begin ? node->source().begin.line : line_;
    complainAtLine(line, key, std::move(message), std::move(remedy));
}

void Section::complainAtLine(std::size_t line, const std::string& key, std::string message,
                             std::string remedy) {
    std::string at = path_ + key;
    if (at.ends_with('.'))
        at.pop_back();
    problems_.push_back({line, std::move(at), std::move(message), std::move(remedy)});
}

std::string Section::words(const toml::node& node, const std::string& key, std::size_t mostCodePoints,
                           const std::string& example) {
    const auto* value = node.as_string();
    if (!value) {
        complainAt(&node, key, "not a text", "write " + example);
        return {};
    }
    std::string text = trimmed(value->get());
    if (text.empty())
        complainAt(&node, key, "empty", "write " + example);
    else if (hasControls(text))
        complainAt(&node, key, "holds control characters", "remove tabs and the like");
    else if (codePoints(text) > mostCodePoints)
        complainAt(&node, key, fmt::format("{} characters long", codePoints(text)),
                   fmt::format("shorten it to {} at most", mostCodePoints));
    return text;
}

std::string Section::text(const std::string& key, std::size_t mostCodePoints, const std::string& example) {
    const auto* node = required(key, example);
    return node ? words(*node, key, mostCodePoints, example) : std::string();
}

std::string Section::slug(const std::string& key, const std::string& example) {
    const std::size_t before = problems_.size();
    std::string value = text(key, 64, example);
    if (problems_.size() == before && !isSlug(value) && !value.empty())
        complain(key, "\"" + value + "\" is not an id",
                 "use at most 64 lower-case letters a-z, digits and hyphens, as in " + example);
    return value;
}

bool Section::flag(const std::string& key) {
    const auto* node = optional(key);
    if (node && !node->is_boolean())
        complainAt(node, key, "neither true nor false", "write " + key + " = true");
    return node && node->value_or(false);
}

std::uint64_t Section::number(const std::string& key, std::uint64_t most) {
    const auto* node = optional(key);
    if (!node)
        return 0;
    const auto value = node->is_integer() ? node->value_or(std::int64_t{-1}) : -1;
    if (value >= 0 && static_cast<std::uint64_t>(value) <= most)
        return static_cast<std::uint64_t>(value);
    complainAt(node, key, "not a whole number from 0 on",
               fmt::format("write {} = 200; {} at most", key, most));
    return 0;
}

std::string Section::choice(const std::string& key, const std::vector<std::string>& allowed) {
    std::string value = text(key, 64, fmt::format("{} = \"{}\"", key, allowed.front()));
    if (std::ranges::find(allowed, value) != allowed.end())
        return value;
    if (!value.empty())
        complain(key, "\"" + value + "\" is unknown", "write " + listed(allowed));
    return allowed.front();
}

std::vector<std::string> Section::choices(const std::string& key, const std::vector<std::string>& allowed) {
    std::vector<std::string> chosen;
    const auto* node = required(key, fmt::format("{} = [\"{}\"]", key, allowed.front()));
    if (!node)
        return chosen;
    const auto* list = node->as_array();
    if (!list || list->empty()) {
        complainAt(node, key, "not a list of words",
                   fmt::format("write {} = [\"{}\"]", key, allowed.front()));
        return chosen;
    }
    for (const auto& item : *list) {
        const std::string value = item.value_or(std::string());
        if (std::ranges::find(allowed, value) == allowed.end())
            complainAt(&item, key, "\"" + value + "\" is unknown", "use " + listed(allowed));
        else if (std::ranges::find(chosen, value) != chosen.end())
            complainAt(&item, key, "\"" + value + "\" stands twice", "remove one of them");
        else
            chosen.push_back(value);
    }
    return chosen;
}

std::vector<std::string> Section::slugs(const std::string& key, const std::string& example) {
    std::vector<std::string> ids;
    const auto* node = required(key, example);
    if (!node)
        return ids;
    const auto* list = node->as_array();
    if (!list || list->empty()) {
        complainAt(node, key, "not a list of ids", "write " + example);
        return ids;
    }
    for (const auto& item : *list) {
        const std::string value = item.value_or(std::string());
        if (!isSlug(value))
            complainAt(&item, key, "\"" + value + "\" is not an id", "write " + example);
        else if (std::ranges::find(ids, value) != ids.end())
            complainAt(&item, key, "\"" + value + "\" stands twice", "remove one of them");
        else
            ids.push_back(value);
    }
    return ids;
}

std::vector<std::string> Section::oneOrMore(const std::string& key, const std::string& example) {
    std::vector<std::string> result;
    const auto* node = required(key, example);
    if (!node)
        return result;
    const auto add = [&](const toml::node& item) {
        if (const auto* date = item.as_date())
            result.push_back(
                fmt::format("{:04}-{:02}-{:02}", date->get().year, date->get().month, date->get().day));
        else if (const auto* time = item.as_time())
            result.push_back(fmt::format("{:02}:{:02}", time->get().hour, time->get().minute));
        else if (const auto text = words(item, key, 80, example); !text.empty())
            result.push_back(text);
    };
    if (const auto* list = node->as_array()) {
        if (list->empty())
            complainAt(node, key, "empty", "write " + example);
        for (const auto& item : *list)
            add(item);
    } else {
        add(*node);
    }
    return result;
}

std::vector<int> Section::wholes(const std::string& key, int least, int most, std::size_t mostItems,
                                 const std::string& example) {
    std::vector<int> result;
    const auto* node = required(key, example);
    if (!node)
        return result;
    const auto* list = node->as_array();
    if (!list || list->empty() || list->size() > mostItems) {
        complainAt(node, key, fmt::format("not a list of 1 to {} whole numbers", mostItems),
                   "write " + example);
        return result;
    }
    for (const auto& item : *list) {
        const auto* number = item.as_integer();
        if (number && number->get() >= least && number->get() <= most)
            result.push_back(static_cast<int>(number->get()));
        else
            complainAt(&item, key, "not a whole number within bounds",
                       fmt::format("write {} to {}", least, most));
    }
    return result;
}

std::optional<std::int64_t> Section::whole(const std::string& key, std::int64_t least, std::int64_t most,
                                           bool isRequired) {
    const std::string example = fmt::format("{} = {}", key, least);
    const auto* node = isRequired ? required(key, example) : optional(key);
    if (!node)
        return std::nullopt;
    const auto* number = node->as_integer();
    if (!number)
        complainAt(node, key, "not a whole number", "write " + example);
    else if (number->get() < least || number->get() > most)
        complainAt(node, key, fmt::format("{} is out of bounds", number->get()),
                   fmt::format("write {} to {}", least, most));
    else
        return number->get();
    return std::nullopt;
}

Text Section::texts(const std::string& key, const std::vector<std::string>& languages, bool isRequired) {
    Text result;
    const std::string example =
        languages.empty() ? key : fmt::format("{}.{} = \"…\"", key, languages.front());
    const auto* node = isRequired ? required(key, example) : optional(key);
    if (!node)
        return result;
    const auto* table = node->as_table();
    if (!table) {
        complainAt(node, key, "a text for each language expected",
                   fmt::format("write {} = {{ {} = \"…\" }}", key, fmt::join(languages, " = \"…\", ")));
        return result;
    }
    const auto at = [&](const std::string& language) {
        return fmt::format("{}.{}", key, language);
    };
    for (const std::string& language : languages) {
        if (!table->contains(language))
            complainAt(node, at(language), fmt::format("missing: the fair has the language \"{}\"", language),
                       "add the text in that language, or take the language out of `languages`");
    }
    for (const auto& [languageKey, value] : *table) {
        const std::string language(languageKey.str());
        if (std::ranges::find(languages, language) == languages.end())
            complainAt(&value, at(language), "the fair does not have this language",
                       fmt::format("add \"{}\" to `languages`, or remove the text", language));
        else
            result.byLanguage[language] = words(value, at(language), limits::fairText, example);
    }
    return result;
}

void Section::table(const std::string& key, const std::string& example,
                    const std::function<void(Section&)>& read) {
    const auto* node = required(key, example);
    if (!node)
        return;
    if (const auto* inner = node->as_table()) {
        Section section(*inner, path_ + key + ".", node->source().begin.line, problems_);
        read(section);
        section.finish();
    } else {
        complainAt(node, key, "not a table", "add " + example);
    }
}

void Section::tables(const std::string& key, std::size_t most, const std::function<void(Section&)>& read) {
    const std::string example = "a table [[" + key + "]]";
    const auto* node = required(key, example);
    if (!node)
        return;
    const auto* list = node->as_array();
    if (!list || list->empty() || !list->is_array_of_tables()) {
        complainAt(node, key, "not a list of tables", "write " + example + " for each");
        return;
    }
    if (list->size() > most)
        complainAt(node, key, fmt::format("{} of them", list->size()), fmt::format("keep {} at most", most));
    for (std::size_t i = 0; i < list->size(); ++i) {
        const auto& inner = *list->get(i)->as_table();
        Section section(inner, fmt::format("{}{}[{}].", path_, key, i + 1), inner.source().begin.line,
                        problems_);
        read(section);
        section.finish();
    }
}

void Section::finish() {
    const std::vector<std::string> known(asked_.begin(), asked_.end());
    for (const auto& [keyNode, value] : table_) {
        const std::string key(keyNode.str());
        if (asked_.contains(key))
            continue;
        const std::string meant = nearestWord(key, known);
        complainAt(&value, key, "unknown key",
                   meant.empty() ? "remove it; known here: " + listed(known)
                                 : "did you mean `" + meant + "`?");
    }
}

} // namespace standdienst::backend
