// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fair/fair.h"

#include "core/base/limits.h"
#include "core/fair/gifts.h"
#include "core/fair/picture.h"
#include "core/fair/reader.h"
#include "core/fair/work.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace standdienst {

namespace {

constexpr std::array<std::pair<FairState, std::string_view>, 3> states{
    {{FairState::Trial, "trial"}, {FairState::Open, "open"}, {FairState::Closed, "closed"}}};
constexpr std::array<std::pair<Reason, std::string_view>, 5> reasonNames{
    {{Reason::Advice, "advice"},
     {Reason::Information, "information"},
     {Reason::Products, "products"},
     {Reason::Appointment, "appointment"},
     {Reason::Giveaway, "giveaway"}}};
constexpr std::array<std::pair<Channel, std::string_view>, 2> channels{
    {{Channel::Email, "email"}, {Channel::Phone, "phone"}}};

template<class Table, class T>
std::string_view nameIn(const Table& table, T value) {
    return std::ranges::find(table, value, &Table::value_type::first)->second;
}
template<class Table>
std::optional<typename Table::value_type::first_type> fromName(const Table& table, std::string_view name) {
    const auto found = std::ranges::find(table, name, &Table::value_type::second);
    if (found == table.end())
        return std::nullopt;
    return found->first;
}

Topic readTopic(const json::object& object, std::size_t index, FairReader& parent) {
    FairReader reader(object, "topics[" + std::to_string(index) + "].");
    Topic topic;
    topic.id = reader.slug("id");
    topic.name = reader.texts("name");
    topic.summary = reader.texts("summary", false);
    topic.about = reader.texts("about", false);
    topic.picture = reader.picture("picture");
    topic.retired = flagOr(object, "retired");
    parent.adopt(reader.error());
    return topic;
}

Purpose readPurpose(const json::object& object, std::size_t index, FairReader& parent) {
    FairReader reader(object, "purposes[" + std::to_string(index) + "].");
    Purpose purpose{reader.slug("id"), reader.text("wording", 64), {}};
    const json::object& asks = reader.object("ask");
    FairReader ask(asks, "purposes[" + std::to_string(index) + "].ask.");
    for (const auto& [key, value] : asks) {
        if (const auto channel = channelFromName(key))
            purpose.ask.emplace(*channel, ask.texts(key));
        else
            ask.fail(key, "unknown channel");
    }
    reader.adopt(ask.error());
    parent.adopt(reader.error());
    return purpose;
}

} // namespace

std::string_view name(FairState state) {
    return nameIn(states, state);
}
std::optional<FairState> fairStateFromName(std::string_view name) {
    return fromName(states, name);
}
std::string_view name(Reason reason) {
    return nameIn(reasonNames, reason);
}
std::optional<Reason> reasonFromName(std::string_view name) {
    return fromName(reasonNames, name);
}
std::string_view name(Channel channel) {
    return nameIn(channels, channel);
}
std::optional<Channel> channelFromName(std::string_view name) {
    return fromName(channels, name);
}

std::vector<std::string> picturesOf(const Fair& fair) {
    std::set<std::string> pictures;
    for (const Topic& topic : fair.topics)
        pictures.insert(topic.picture);
    for (const Gift& gift : fair.gifts)
        pictures.insert(gift.picture);
    pictures.insert(fair.look.logo);
    pictures.erase("");
    return {pictures.begin(), pictures.end()};
}

json::object toJson(const Fair& fair) {
    json::array reasons;
    for (const Reason reason : fair.reasons)
        reasons.emplace_back(name(reason));
    json::array topics;
    for (const Topic& topic : fair.topics) {
        json::object object{{"id", topic.id}, {"name", toJson(topic.name)}};
        if (!topic.summary.byLanguage.empty())
            object["summary"] = toJson(topic.summary);
        if (!topic.about.byLanguage.empty())
            object["about"] = toJson(topic.about);
        if (!topic.picture.empty())
            object["picture"] = topic.picture;
        if (topic.retired)
            object["retired"] = true;
        topics.push_back(std::move(object));
    }
    json::array purposes;
    for (const Purpose& purpose : fair.purposes) {
        json::object ask;
        for (const auto& [channel, text] : purpose.ask)
            ask[name(channel)] = toJson(text);
        purposes.push_back(
            json::object{{"id", purpose.id}, {"wording", purpose.wording}, {"ask", std::move(ask)}});
    }
    json::object look{{"accent", fair.look.accent}, {"ink", fair.look.ink}, {"paper", fair.look.paper}};
    if (!fair.look.logo.empty())
        look["logo"] = fair.look.logo;
    if (fair.look.dark)
        look["appearance"] = "dark";
    json::object object{
        {"id", fair.id.value},
        {"revision", fair.revision},
        {"state", name(fair.state)},
        {"booth", fair.booth.value},
        {"company", fair.company},
        {"time_zone", fair.timeZone},
        {"name", toJson(fair.name)},
        {"greeting", toJson(fair.greeting)},
        {"booth_name", toJson(fair.boothName)},
        {"notice", toJson(fair.notice)},
        {"languages", json::array(fair.languages.begin(), fair.languages.end())},
        {"reasons", std::move(reasons)},
        {"topics", std::move(topics)},
        {"purposes", std::move(purposes)},
        {"look", std::move(look)},
    };
    if (!fair.gifts.empty())
        writeGifts(fair, object);
    addQuestions(fair.questions, fair.needs, object);
    if (fair.contact != FairContact{})
        object["contact"] = {{"person", fair.contact.person},
                             {"email", fair.contact.email},
                             {"phone", fair.contact.phone},
                             {"url", fair.contact.url}};
    if (!fair.floor)
        object["floor"] = {{"enabled", false}};
    writeWork(fair, object);
    if (!fair.meetingPoint.byLanguage.empty())
        object["meeting_point"] = toJson(fair.meetingPoint);
    return object;
}

Result<Fair> fairFromJson(const json::object& object) {
    FairReader reader(object, "fair.");
    Fair fair;
    fair.id = {reader.slug("id")};
    fair.revision = reader.integer("revision");
    if (const auto state = fairStateFromName(reader.text("state")))
        fair.state = *state;
    else
        reader.fail("state", "trial, open or closed expected");
    fair.booth = {reader.slug("booth")};
    fair.company = reader.text("company");
    fair.timeZone = reader.text("time_zone", 64);
    fair.name = reader.texts("name");
    fair.greeting = reader.texts("greeting");
    fair.boothName = reader.texts("booth_name");
    fair.notice = reader.texts("notice");
    fair.meetingPoint = reader.texts("meeting_point", false);
    for (const auto& language : reader.list("languages", limits::fairLanguages)) {
        if (language.is_string() && !language.get_string().empty() && language.get_string().size() <= 16)
            fair.languages.emplace_back(language.get_string());
        else
            reader.fail("languages", "language tags expected");
    }
    if (fair.languages.empty())
        reader.fail("languages", "at least one expected");
    for (const auto& value : reader.list("reasons", reasonNames.size())) {
        // A reason of a newer version has no screen here; it is left out rather than shown.
        if (const auto reason = value.is_string() ? reasonFromName(value.get_string()) : std::nullopt)
            fair.reasons.push_back(*reason);
    }
    fair.topics = readObjects<Topic>(reader, "topics", limits::fairTopics, readTopic);
    fair.purposes = readObjects<Purpose>(reader, "purposes", limits::fairPurposes, readPurpose);
    if (auto gifts = readGifts(object, fair); !gifts)
        reader.adopt(gifts.error());
    fair.questions = readQuestions(reader);
    fair.needs = readNeedRules(reader);
    const json::object& lookObject = reader.object("look");
    FairReader look(lookObject, "fair.look.");
    fair.look = {look.text("accent", 7), look.text("ink", 7), look.text("paper", 7), look.picture("logo"),
                 look.optionalText("appearance") == "dark"};
    reader.adopt(look.error());
    if (object.contains("contact")) {
        const json::object& contactObject = reader.object("contact");
        FairReader contact(contactObject, "fair.contact.");
        fair.contact = {contact.optionalText("person"), contact.optionalText("email"),
                        contact.optionalText("phone"), contact.optionalText("url")};
        reader.adopt(contact.error());
    }
    if (object.contains("floor")) {
        const auto enabled = boolField(reader.object("floor"), "enabled");
        if (enabled)
            fair.floor = *enabled;
        else
            reader.fail("floor.enabled", "true or false expected");
    }
    if (auto work = readWork(object, fair); !work)
        reader.adopt(work.error());
    if (reader.error())
        return *reader.error();
    return fair;
}

} // namespace standdienst
