// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/fair/fairs.h"

#include "core/fair/work.h"

#include <fmt/format.h>

#include <algorithm>

namespace standdienst::backend {

namespace {

using Lines = std::vector<std::string>;

std::string shortened(const std::string& text) {
    constexpr std::size_t most = 60;
    std::string line = text;
    std::ranges::replace(line, '\n', ' ');
    if (line.size() <= most)
        return "\"" + line + "\"";
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xc0) == 0x80)
        --end; // not inside a character
    return "\"" + line.substr(0, end) + "…\"";
}

void compare(const std::string& what, const std::string& before, const std::string& after, Lines& lines) {
    if (before != after)
        lines.push_back(fmt::format("{}: {} -> {}", what, shortened(before), shortened(after)));
}

void compare(const std::string& what, const Text& before, const Text& after, Lines& lines) {
    for (const auto& [language, text] : after.byLanguage) {
        const auto old = before.byLanguage.find(language);
        if (old == before.byLanguage.end())
            lines.push_back(fmt::format("{}.{}: new, {}", what, language, shortened(text)));
        else
            compare(fmt::format("{}.{}", what, language), old->second, text, lines);
    }
    for (const auto& [language, text] : before.byLanguage) {
        if (!after.byLanguage.contains(language))
            lines.push_back(fmt::format("{}.{}: removed", what, language));
    }
}

void comparePicture(const std::string& what, const std::string& before, const std::string& after,
                    Lines& lines) {
    if (before != after)
        lines.push_back(what + (before.empty() ? ": new" : after.empty() ? ": removed" : ": another one"));
}

template<class Items, class NameOf>
std::string joined(const Items& items, NameOf nameOf) {
    std::string text;
    for (const auto& item : items)
        text += (text.empty() ? "" : ", ") + std::string(nameOf(item));
    return text;
}

template<class Item>
bool isOffered(const Item& item) {
    return !item.retired;
}
bool isOffered(const Gift& gift) {
    return !gift.retired;
}
bool isOffered(const Purpose&) {
    return true;
}

// The ids that both offer, in the order of `items`.
template<class Item>
std::vector<std::string> commonIds(const std::vector<Item>& items, const std::vector<Item>& others) {
    std::vector<std::string> ids;
    for (const Item& item : items) {
        const auto other = std::ranges::find(others, item.id, &Item::id);
        if (isOffered(item) && other != others.end() && isOffered(*other))
            ids.push_back(item.id);
    }
    return ids;
}

template<class Item>
void compareRetired(const std::string& what, const Item& before, const Item& after, Lines& lines) {
    if (before.retired != after.retired)
        lines.push_back(what +
                        (after.retired ? ": retired; visits that named it keep it" : ": offered again"));
}

// Everything about a question or rule that is no text, in one line.
std::string spelled(const Question& question) {
    Fair fair;
    fair.questions = {question};
    json::object object = toJson(fair).at("questions").at(0).as_object();
    json::object rest;
    for (const std::string_view key : {"kind", "fact", "least", "most", "step", "when"}) {
        if (const auto* value = object.if_contains(key))
            rest[key] = *value;
    }
    return json::serialize(rest);
}

std::string spelled(const NeedRule& rule) {
    Fair fair;
    fair.needs = {rule};
    json::object object = toJson(fair).at("needs").at(0).as_object();
    json::object rest;
    for (const std::string_view key : {"when", "topics"}) {
        if (const auto* value = object.if_contains(key))
            rest[key] = *value;
    }
    return json::serialize(rest);
}

// Rules of rest, or a forecast, in one line.
std::string spelledWork(const Fair& fair, std::string_view key) {
    json::object object;
    writeWork(fair, object);
    const auto* value = object.if_contains(key);
    return value ? json::serialize(*value) : std::string("as usual");
}

void compareTopic(const Topic& before, const Topic& after, Lines& lines) {
    const std::string what = "topic " + after.id;
    compare(what + ": name", before.name, after.name, lines);
    compare(what + ": summary", before.summary, after.summary, lines);
    compare(what + ": about", before.about, after.about, lines);
    comparePicture(what + ": picture", before.picture, after.picture, lines);
    compareRetired(what, before, after, lines);
}

void compareGift(const Gift& before, const Gift& after, Lines& lines) {
    const std::string what = "gift " + after.id;
    compare(what + ": name", before.name, after.name, lines);
    compare(what + ": summary", before.summary, after.summary, lines);
    comparePicture(what + ": picture", before.picture, after.picture, lines);
    if (before.stock != after.stock)
        lines.push_back(what + ": stock: no effect any more; restock or count in the console");
    if (before.retired != after.retired)
        lines.push_back(
            what + (after.retired ? ": retired; what was reserved can still be fetched" : ": offered again"));
}

void comparePurpose(const Purpose& before, const Purpose& after, Lines& lines) {
    const std::string what = "purpose " + after.id;
    compare(what + ": wording", before.wording, after.wording, lines);
    for (const auto& [channel, text] : after.ask) {
        const auto old = before.ask.find(channel);
        compare(fmt::format("{}: ask.{}", what, name(channel)),
                old == before.ask.end() ? Text{} : old->second, text, lines);
    }
    for (const auto& [channel, text] : before.ask) {
        if (!after.ask.contains(channel))
            lines.push_back(fmt::format("{}: ask.{}: no longer asked", what, name(channel)));
    }
}

template<class Item, class Compare>
void compareItems(const std::string& what, const std::vector<Item>& before, const std::vector<Item>& after,
                  Compare compareItem, Lines& lines) {
    for (const Item& item : after) {
        const auto old = std::ranges::find(before, item.id, &Item::id);
        if (old == before.end())
            lines.push_back(what + " " + item.id + ": new");
        else
            compareItem(*old, item, lines);
    }
    for (const Item& item : before) {
        if (std::ranges::find(after, item.id, &Item::id) == after.end())
            lines.push_back(what + " " + item.id +
                            ": no longer asked; consents that were given keep its wording");
    }
    if (commonIds(before, after) != commonIds(after, before))
        lines.push_back(what + "s: in another order");
}

void compareOption(const std::string& what, const Option& before, const Option& after, Lines& lines) {
    compare(what + ": name", before.name, after.name, lines);
    compare(what + ": said", before.said, after.said, lines);
    compare(what + ": means", before.means, after.means, lines);
    compareRetired(what, before, after, lines);
}

void compareQuestion(const Question& before, const Question& after, Lines& lines) {
    const std::string what = "question " + after.id;
    compare(what, spelled(before), spelled(after), lines);
    compare(what + ": ask", before.ask, after.ask, lines);
    compare(what + ": help", before.help, after.help, lines);
    compare(what + ": said", before.said, after.said, lines);
    compare(what + ": least_label", before.leastLabel, after.leastLabel, lines);
    compare(what + ": most_label", before.mostLabel, after.mostLabel, lines);
    compare(what + ": unit", before.unit, after.unit, lines);
    compareItems(
        what + ": option", before.options, after.options,
        [&](const Option& old, const Option& option, Lines& list) {
            compareOption(what + ": option " + option.id, old, option, list);
        },
        lines);
    compareRetired(what, before, after, lines);
}

void compareRule(const NeedRule& before, const NeedRule& after, Lines& lines) {
    const std::string what = "need " + after.id;
    compare(what, spelled(before), spelled(after), lines);
    compare(what + ": needs", before.needs, after.needs, lines);
    compare(what + ": why", before.why, after.why, lines);
    compareRetired(what, before, after, lines);
}

// What the file no longer names is retired: visits name it.
template<class Item>
void keepRetired(const std::vector<Item>& current, std::vector<Item>& file) {
    for (Item item : current) {
        if (std::ranges::find(file, item.id, &Item::id) != file.end())
            continue;
        item.retired = true;
        file.push_back(std::move(item));
    }
}

} // namespace

std::vector<std::string> differences(const std::optional<Fair>& current, const Fair& next) {
    if (!current)
        return {fmt::format("fair {}: new, with {} topics and {} purposes, in state {}", next.id.value,
                            next.topics.size(), next.purposes.size(), name(next.state))};
    Lines lines;
    const Fair& before = *current;
    compare("state", std::string(name(before.state)), std::string(name(next.state)), lines);
    compare("booth", before.booth.value, next.booth.value, lines);
    compare("company", before.company, next.company, lines);
    compare("time_zone", before.timeZone, next.timeZone, lines);
    compare("name", before.name, next.name, lines);
    compare("booth_name", before.boothName, next.boothName, lines);
    compare("greeting", before.greeting, next.greeting, lines);
    compare("notice", before.notice, next.notice, lines);
    compare("meeting_point", before.meetingPoint, next.meetingPoint, lines);
    const auto same = [](const std::string& text) {
        return text;
    };
    compare("languages", joined(before.languages, same), joined(next.languages, same), lines);
    const auto nameOf = [](Reason reason) {
        return name(reason);
    };
    compare("reasons", joined(before.reasons, nameOf), joined(next.reasons, nameOf), lines);
    compare("look.accent", before.look.accent, next.look.accent, lines);
    compare("look.ink", before.look.ink, next.look.ink, lines);
    compare("look.paper", before.look.paper, next.look.paper, lines);
    compare("look.appearance", std::string(before.look.dark ? "dark" : "light"),
            std::string(next.look.dark ? "dark" : "light"), lines);
    comparePicture("look.logo", before.look.logo, next.look.logo, lines);
    compare("contact.person", before.contact.person, next.contact.person, lines);
    compare("contact.email", before.contact.email, next.contact.email, lines);
    compare("contact.phone", before.contact.phone, next.contact.phone, lines);
    compare("contact.url", before.contact.url, next.contact.url, lines);
    compare("floor.enabled", std::string(before.floor ? "true" : "false"), next.floor ? "true" : "false",
            lines);
    compare("law", spelledWork(before, "law"), spelledWork(next, "law"), lines);
    compare("forecast", spelledWork(before, "forecast"), spelledWork(next, "forecast"), lines);
    compare("shifts_kept_days", std::to_string(before.shiftDays), std::to_string(next.shiftDays), lines);
    compareItems("topic", before.topics, next.topics, compareTopic, lines);
    compareItems("gift", before.gifts, next.gifts, compareGift, lines);
    compare("pickup", before.pickup, next.pickup, lines);
    compareItems("purpose", before.purposes, next.purposes, comparePurpose, lines);
    compareItems("question", before.questions, next.questions, compareQuestion, lines);
    compareItems("need", before.needs, next.needs, compareRule, lines);
    return lines;
}

Fair nextRevision(const std::optional<Fair>& current, Fair file) {
    file.revision = current ? current->revision + 1 : 1;
    if (!current)
        return file;
    keepRetired(current->topics, file.topics);
    keepRetired(current->questions, file.questions);
    keepRetired(current->needs, file.needs);
    for (Question& question : file.questions) {
        if (const Question* old = findQuestion(current->questions, question.id))
            keepRetired(old->options, question.options);
    }
    for (Gift gift : current->gifts) {
        if (std::ranges::find(file.gifts, gift.id, &Gift::id) != file.gifts.end())
            continue;
        gift.retired = true;
        file.gifts.push_back(std::move(gift));
    }
    return file;
}

} // namespace standdienst::backend
