// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fair/fair.h"

#include "core/base/limits.h"
#include "core/fair/gifts.h"

#include <algorithm>
#include <array>
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

json::object toJson(const Text& text) {
    json::object object;
    for (const auto& [language, words] : text.byLanguage)
        object[language] = words;
    return object;
}

// Collects the first error while fields are read one after another, so that reading stays a list of fields.
class Reader {
public:
    Reader(const json::object& object, std::string path) : object_(object), path_(std::move(path)) {}

    std::string text(std::string_view key, std::size_t mostBytes = 256) {
        return taken(stringField(object_, key, mostBytes), std::string{});
    }
    std::string slug(std::string_view key) {
        std::string value = text(key, 64);
        if (!error_ && !isSlug(value))
            fail(key, "lower-case letters, digits and hyphens expected");
        return value;
    }
    std::uint64_t integer(std::string_view key) {
        return taken(integerField(object_, key), std::uint64_t{0});
    }
    Text texts(std::string_view key, bool required = true) {
        Text result;
        const auto* value = object_.if_contains(key);
        if (!value && !required)
            return result;
        if (!value || !value->is_object()) {
            fail(key, "an object from language to text expected");
            return result;
        }
        for (const auto& [language, words] : value->get_object()) {
            if (!words.is_string() || codePoints(words.get_string()) > limits::fairText)
                fail(key, "a text of at most 600 characters expected");
            else
                result.byLanguage.emplace(language, words.get_string());
        }
        return result;
    }
    const json::array& list(std::string_view key, std::size_t most) {
        static const json::array none;
        const auto* value = object_.if_contains(key);
        if (!value || !value->is_array() || value->get_array().size() > most) {
            fail(key, "a list of at most " + std::to_string(most) + " expected");
            return none;
        }
        return value->get_array();
    }
    const json::object& object(std::string_view key) {
        static const json::object none;
        const auto* value = object_.if_contains(key);
        if (value && value->is_object())
            return value->get_object();
        fail(key, "an object expected");
        return none;
    }
    void fail(std::string_view key, std::string_view what) {
        if (!error_)
            error_ = Error{Code::Malformed, path_ + std::string(key) + ": " + std::string(what)};
    }
    void adopt(const std::optional<Error>& error) {
        if (!error_)
            error_ = error;
    }
    const std::optional<Error>& error() const { return error_; }

private:
    template<class T>
    T taken(Result<T> result, T otherwise) {
        if (result)
            return std::move(*result);
        if (!error_)
            error_ = Error{result.error().code, path_ + result.error().detail};
        return otherwise;
    }

    const json::object& object_;
    std::string path_;
    std::optional<Error> error_;
};

Topic readTopic(const json::object& object, std::size_t index, Reader& parent) {
    Reader reader(object, "topics[" + std::to_string(index) + "].");
    Topic topic{reader.slug("id"), reader.texts("name"), reader.texts("summary", false),
                flagOr(object, "retired")};
    parent.adopt(reader.error());
    return topic;
}

Purpose readPurpose(const json::object& object, std::size_t index, Reader& parent) {
    Reader reader(object, "purposes[" + std::to_string(index) + "].");
    Purpose purpose{reader.slug("id"), reader.text("wording", 64), {}};
    const json::object& asks = reader.object("ask");
    Reader ask(asks, "purposes[" + std::to_string(index) + "].ask.");
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

template<class T, class Read>
std::vector<T> readObjects(Reader& reader, std::string_view key, std::size_t most, Read read) {
    std::vector<T> items;
    for (const auto& value : reader.list(key, most)) {
        if (value.is_object())
            items.push_back(read(value.get_object(), items.size(), reader));
        else
            reader.fail(key, "objects expected");
    }
    return items;
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

const std::string& Text::in(std::string_view language, const std::vector<std::string>& fallback) const {
    static const std::string none;
    if (const auto found = byLanguage.find(std::string(language)); found != byLanguage.end())
        return found->second;
    for (const auto& other : fallback) {
        if (const auto found = byLanguage.find(other); found != byLanguage.end())
            return found->second;
    }
    return none;
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
        {"look", {{"accent", fair.look.accent}, {"ink", fair.look.ink}, {"paper", fair.look.paper}}},
    };
    if (!fair.gifts.empty())
        writeGifts(fair, object);
    return object;
}

Result<Fair> fairFromJson(const json::object& object) {
    Reader reader(object, "fair.");
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
    const json::object& lookObject = reader.object("look");
    Reader look(lookObject, "fair.look.");
    fair.look = {look.text("accent", 7), look.text("ink", 7), look.text("paper", 7)};
    reader.adopt(look.error());
    if (reader.error())
        return *reader.error();
    return fair;
}

} // namespace standdienst
