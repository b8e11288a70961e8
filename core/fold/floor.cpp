// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold/floor.h"

#include "core/base/limits.h"
#include "core/fold/tickets.h"
#include "core/fold/visit_fold.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace standdienst {

namespace {

using Effects = std::vector<PersonalEffect>;

constexpr double longestMinutes = 24 * 60; // nothing on a stand lasts longer than its day

json::value orNull(const std::optional<VisitId>& visit) {
    return visit ? json::value(toString(*visit)) : json::value();
}

Result<std::optional<VisitId>> visitOrNull(const json::object& body) {
    const auto* value = body.if_contains("visit");
    if (value && value->is_null())
        return std::optional<VisitId>();
    auto visit = idField<VisitId>(body, "visit");
    return visit ? Result<std::optional<VisitId>>(*visit) : visit.error();
}

Result<std::vector<std::string>> words(const json::object& body, std::string_view key, bool slugs) {
    const auto* value = body.if_contains(key);
    if (!value || !value->is_array())
        return Error{Code::Malformed, std::string(key) + ": a list expected"};
    const auto& array = value->get_array();
    if (array.size() > (slugs ? limits::fairTopics : limits::staffLanguages))
        return Error{Code::TooLarge, std::string(key) + ": too many"};
    std::vector<std::string> result;
    for (const auto& word : array) {
        const bool good = word.is_string() && !word.get_string().empty() &&
                          (slugs ? isSlug(word.get_string()) : word.get_string().size() <= 16);
        if (!good)
            return Error{Code::Malformed, std::string(key) + ": a list of " +
                                              (slugs ? "topics' ids" : "language tags such as \"de\"") +
                                              " expected"};
        result.emplace_back(word.get_string());
    }
    return result;
}

template<class Fact>
Result<Fact> aboutStaff(const json::object& body) {
    auto staff = idField<StaffId>(body, "staff");
    if (!staff)
        return staff.error();
    return Fact{*staff};
}

template<class Fact>
json::object staffBody(const Fact& fact) {
    return {{"staff", toString(fact.staff)}};
}

void setOrErase(json::object& body, std::string_view key, const std::optional<WaitTold>& wait) {
    if (wait)
        body[key] = toJson(*wait);
    else
        body.erase(key);
}

// On the ticket, for staff, and in the queue, for every kiosk of its booth.
void putWait(const VisitId& visit, const std::optional<WaitTold>& wait, DocumentStore& documents) {
    const DocumentKey key{Kind::Ticket, toString(visit)};
    auto ticket = documents.find(key);
    if (!ticket || ticketStateFromName(textOr(ticket->body, "state")) != TicketState::Open)
        return;
    setOrErase(ticket->body, "wait", wait);
    const DocumentKey queueKey{Kind::Queue, std::string(textOr(ticket->body, "booth"))};
    if (auto queue = documents.find(queueKey)) {
        for (auto& value : listIn(queue->body, "waiting")) {
            if (value.is_object() && textOr(value.get_object(), "number") == textOr(ticket->body, "number") &&
                textOr(value.get_object(), "at") == textOr(ticket->body, "opened_at"))
                setOrErase(value.get_object(), "wait", wait);
        }
        documents.put(queueKey, std::move(*queue));
    }
    documents.put(key, std::move(*ticket));
}

void putWait(const BoothId& booth, const std::optional<WaitTold>& wait, DocumentStore& documents) {
    const DocumentKey key{Kind::Queue, booth.value};
    auto queue = documents.find(key).value_or(
        Document{Scope::booth(booth), {{"booth", booth.value}, {"waiting", json::array()}}});
    setOrErase(queue.body, "wait", wait);
    documents.put(key, std::move(queue));
}

Result<Effects> checked(const auto& fact) {
    return fact ? Result<Effects>(Effects{}) : fact.error();
}

} // namespace

Result<WaitTold> waitTold(const json::object& body, std::string_view key) {
    const auto* value = body.if_contains(key);
    if (!value || !value->is_object())
        return Error{Code::Malformed, std::string(key) + ": {minutes, low, high} expected"};
    const auto& object = value->get_object();
    auto minutes = numberField(object, "minutes", 0, longestMinutes);
    auto low = numberField(object, "low", 0, longestMinutes);
    auto high = numberField(object, "high", 0, longestMinutes);
    if (auto error = firstError(minutes, low, high))
        return *error;
    if (*low > *high)
        return Error{Code::Malformed, std::string(key) + ": low is above high"};
    return WaitTold{*minutes, *low, *high};
}

double toTenth(double minutes) {
    return std::round(minutes * 10) / 10;
}
double toThousandth(double value) {
    return std::round(value * 1000) / 1000;
}

json::object toJson(const WaitTold& wait) {
    return {{"minutes", wait.minutes}, {"low", wait.low}, {"high", wait.high}};
}

json::object toBody(const StaffCame& fact) {
    return {{"staff", toString(fact.staff)},
            {"shift", {{"begins", toRfc3339(fact.begins)}, {"ends", toRfc3339(fact.ends)}}},
            {"languages", json::array(fact.languages.begin(), fact.languages.end())},
            {"topics", json::array(fact.topics.begin(), fact.topics.end())}};
}
json::object toBody(const StaffWent& fact) {
    return staffBody(fact);
}
json::object toBody(const FloorOffered& fact) {
    json::array because;
    for (const Ground& ground : fact.because)
        because.push_back(json::object{{"reason", ground.reason}, {"value", ground.value}});
    return {{"visit", toString(fact.visit)},
            {"staff", toString(fact.staff)},
            {"until", toRfc3339(fact.until)},
            {"because", std::move(because)}};
}
json::object toBody(const FloorPassed& fact) {
    return {{"visit", toString(fact.visit)}, {"staff", toString(fact.staff)}, {"silent", fact.silent}};
}
json::object toBody(const TalkBegan& fact) {
    return {{"staff", toString(fact.staff)}, {"visit", orNull(fact.visit)}};
}
json::object toBody(const TalkEnded& fact) {
    json::object body{{"staff", toString(fact.staff)}, {"visit", orNull(fact.visit)}};
    if (fact.found)
        body["found"] = name(*fact.found);
    return body;
}
json::object toBody(const RestBegan& fact) {
    return {{"staff", toString(fact.staff)},
            {"rest", fact.isBreak ? "break" : "breather"},
            {"minutes", fact.minutes}};
}
json::object toBody(const RestEnded& fact) {
    return staffBody(fact);
}
json::object toBody(const HelpCalled& fact) {
    return staffBody(fact);
}
json::object toBody(const HelpCame& fact) {
    return {{"staff", toString(fact.staff)}, {"helper", toString(fact.helper)}};
}
json::object toBody(const HelpOver& fact) {
    return staffBody(fact);
}
json::object toBody(const ScoresTrusted& fact) {
    return {{"trusted", fact.trusted}};
}
json::object toBody(const WaitForeseen& fact) {
    json::array waits;
    for (const auto& one : fact.waits)
        waits.push_back(json::object{{"visit", orNull(one.visit)},
                                     {"wait", one.wait ? json::value(toJson(*one.wait)) : json::value()}});
    return {{"waits", std::move(waits)}};
}
json::object toBody(const WaitKept& fact) {
    return {{"visit", toString(fact.visit)},
            {"promised", toJson(fact.promised)},
            {"waited", fact.waited},
            {"left", fact.left}};
}

Result<StaffCame> staffCame(const json::object& body) {
    auto staff = idField<StaffId>(body, "staff");
    auto languages = words(body, "languages", false);
    auto topics = words(body, "topics", true);
    if (auto error = firstError(staff, languages, topics))
        return *error;
    const auto* shift = body.if_contains("shift");
    if (!shift || !shift->is_object())
        return Error{Code::Malformed, "shift: {begins, ends} expected"};
    auto begins = timeField(shift->get_object(), "begins");
    auto ends = timeField(shift->get_object(), "ends");
    if (auto error = firstError(begins, ends))
        return *error;
    if (*ends <= *begins || *ends - *begins > limits::longestShift)
        return Error{Code::Malformed, "shift: it ends after it begins, and lasts at most 16 hours"};
    return StaffCame{*staff, *begins, *ends, std::move(*languages), std::move(*topics)};
}
Result<StaffWent> staffWent(const json::object& body) {
    return aboutStaff<StaffWent>(body);
}
Result<FloorOffered> floorOffered(const json::object& body) {
    auto visit = idField<VisitId>(body, "visit");
    auto staff = idField<StaffId>(body, "staff");
    auto until = timeField(body, "until");
    if (auto error = firstError(visit, staff, until))
        return *error;
    FloorOffered fact{*visit, *staff, *until, {}};
    const auto* because = body.if_contains("because");
    if (!because || !because->is_array())
        return Error{Code::Malformed, "because: a list expected"};
    if (because->get_array().size() > limits::floorGrounds)
        return Error{Code::TooLarge, "because: at most 16 reasons"};
    for (const auto& value : because->get_array()) {
        if (!value.is_object())
            return Error{Code::Malformed, "because: {reason, value} expected"};
        auto reason = stringField(value.get_object(), "reason", 64);
        auto amount = numberField(value.get_object(), "value", -1e9, 1e9);
        if (auto error = firstError(reason, amount))
            return *error;
        fact.because.push_back({std::move(*reason), *amount});
    }
    return fact;
}
Result<FloorPassed> floorPassed(const json::object& body) {
    auto visit = idField<VisitId>(body, "visit");
    auto staff = idField<StaffId>(body, "staff");
    auto silent = boolField(body, "silent");
    if (auto error = firstError(visit, staff, silent))
        return *error;
    return FloorPassed{*visit, *staff, *silent};
}
Result<TalkBegan> talkBegan(const json::object& body) {
    auto staff = idField<StaffId>(body, "staff");
    auto visit = visitOrNull(body);
    if (auto error = firstError(staff, visit))
        return *error;
    return TalkBegan{*staff, *visit};
}
Result<TalkEnded> talkEnded(const json::object& body) {
    auto staff = idField<StaffId>(body, "staff");
    auto visit = visitOrNull(body);
    if (auto error = firstError(staff, visit))
        return *error;
    TalkEnded fact{*staff, *visit};
    if (body.contains("found")) {
        const auto found = dispositionField(body, "found");
        if (!found)
            return found.error();
        fact.found = *found;
    }
    return fact;
}
Result<RestBegan> restBegan(const json::object& body) {
    auto staff = idField<StaffId>(body, "staff");
    auto rest = stringField(body, "rest", 16);
    auto minutes = numberField(body, "minutes", 0, longestMinutes);
    if (auto error = firstError(staff, rest, minutes))
        return *error;
    if (*rest != "break" && *rest != "breather")
        return Error{Code::Malformed, "rest: break or breather expected"};
    return RestBegan{*staff, *rest == "break", *minutes};
}
Result<RestEnded> restEnded(const json::object& body) {
    return aboutStaff<RestEnded>(body);
}
Result<HelpCalled> helpCalled(const json::object& body) {
    return aboutStaff<HelpCalled>(body);
}
Result<HelpCame> helpCame(const json::object& body) {
    auto staff = idField<StaffId>(body, "staff");
    auto helper = idField<StaffId>(body, "helper");
    if (auto error = firstError(staff, helper))
        return *error;
    return HelpCame{*staff, *helper};
}
Result<HelpOver> helpOver(const json::object& body) {
    return aboutStaff<HelpOver>(body);
}
Result<ScoresTrusted> scoresTrusted(const json::object& body) {
    const auto trusted = boolField(body, "trusted");
    if (!trusted)
        return trusted.error();
    return ScoresTrusted{*trusted};
}
Result<WaitForeseen> waitForeseen(const json::object& body) {
    const auto* waits = body.if_contains("waits");
    if (!waits || !waits->is_array())
        return Error{Code::Malformed, "waits: a list expected"};
    if (waits->get_array().size() > limits::floorWaits)
        return Error{Code::TooLarge, "waits: at most 40"};
    WaitForeseen fact;
    for (const auto& value : waits->get_array()) {
        if (!value.is_object())
            return Error{Code::Malformed, "waits: {visit, wait} expected"};
        const auto visit = visitOrNull(value.get_object());
        if (!visit)
            return visit.error();
        WaitForeseen::One one{*visit, std::nullopt};
        const auto* wait = value.get_object().if_contains("wait");
        if (!wait || !wait->is_null()) {
            auto told = waitTold(value.get_object(), "wait");
            if (!told)
                return told.error();
            one.wait = *told;
        }
        fact.waits.push_back(one);
    }
    return fact;
}
Result<WaitKept> waitKept(const json::object& body) {
    auto visit = idField<VisitId>(body, "visit");
    auto promised = waitTold(body, "promised");
    auto waited = numberField(body, "waited", 0, longestMinutes);
    auto left = boolField(body, "left");
    if (auto error = firstError(visit, promised, waited, left))
        return *error;
    return WaitKept{*visit, *promised, *waited, *left};
}

bool isFloorType(std::string_view type) {
    constexpr std::array known{types::staffCame,    types::staffWent, types::floorOffered, types::floorPassed,
                               types::talkBegan,    types::talkEnded, types::restBegan,    types::restEnded,
                               types::helpCalled,   types::helpCame,  types::helpOver,     types::floorScores,
                               types::waitForeseen, types::waitKept};
    return std::ranges::find(known, type) != known.end();
}

Result<Effects> foldFloor(const Event& event, DocumentStore& documents) {
    const std::string& type = event.type;
    const json::object& body = event.body;
    if (type == types::waitForeseen) {
        const auto fact = waitForeseen(body);
        if (!fact)
            return fact.error();
        for (const auto& one : fact->waits) {
            if (one.visit)
                putWait(*one.visit, one.wait, documents);
            else
                putWait(event.booth, one.wait, documents);
        }
        return Effects{};
    }
    if (type == types::waitKept) {
        const auto fact = waitKept(body);
        if (!fact)
            return fact.error();
        const DocumentKey key{Kind::Ticket, toString(fact->visit)};
        if (auto ticket = documents.find(key)) {
            ticket->body["kept"] = json::object{
                {"promised", toJson(fact->promised)}, {"waited", fact->waited}, {"left", fact->left}};
            documents.put(key, std::move(*ticket));
        }
        return Effects{};
    }
    if (type == types::staffCame)
        return checked(staffCame(body));
    if (type == types::floorOffered)
        return checked(floorOffered(body));
    if (type == types::floorPassed)
        return checked(floorPassed(body));
    if (type == types::talkBegan)
        return checked(talkBegan(body));
    if (type == types::talkEnded)
        return checked(talkEnded(body));
    if (type == types::restBegan)
        return checked(restBegan(body));
    if (type == types::helpCame)
        return checked(helpCame(body));
    if (type == types::floorScores)
        return checked(scoresTrusted(body));
    return checked(staffWent(body)); // the others name a person and nothing else
}

} // namespace standdienst
