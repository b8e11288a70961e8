// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/visits/visits.h"

#include "backend/floor/staff.h"
#include "backend/store/bodies.h"
#include "backend/store/keyset.h"
#include "backend/triage/scores.h"
#include "backend/visits/days.h"
#include "backend/visits/story.h"

#include "core/base/limits.h"

#include <algorithm>
#include <array>

namespace standdienst::backend {

namespace {

constexpr std::size_t mostOnPage = 200;
// More visits in a day than any stand has; counting further would make every page slower.
constexpr std::size_t mostCounted = 10'000;
constexpr auto longestVisit = std::chrono::hours(24);

Error noVisit() {
    return {Code::NotFound,
            "there is no such visit; where a kiosk shows it, that kiosk has not reached the backend since"};
}

// How long it took by the kiosk's own clock, where that makes sense.
json::value secondsOf(const json::object& visit) {
    const auto started = timeField(visit, "started_at");
    const auto ended = timeField(visit, "ended_at");
    if (!started || !ended || *ended < *started || *ended - *started > longestVisit)
        return nullptr;
    return std::chrono::duration_cast<std::chrono::seconds>(*ended - *started).count();
}

// Who the visitor is, where they left a contact and agreed to its being used.
void addContact(Reader& reader, const FairId& fair, const VisitId& visit, json::object& result) {
    const bool lead = reader.document(fair, {Kind::Lead, toString(visit)}).has_value();
    result["lead"] = lead;
    result["company"] = toJson(lead ? reader.companyOf(fair, visit) : std::nullopt);
    const auto contact = lead ? reader.contact(fair, visit) : std::nullopt;
    if (!contact)
        return;
    result["contact"] = toPersonal(contact->fields);
    if (!contact->readable)
        result["contact_unreadable"] = true;
}

void addDisposition(Reader& reader, const FairId& fair, const VisitId& visit, json::object& result) {
    result["disposition"] = nullptr;
    const auto document = reader.document(fair, {Kind::Disposition, toString(visit)});
    if (!document)
        return;
    const auto body = bodyOf(document->body);
    const auto by = idField<StaffId>(body, "by");
    if (textOr(body, "disposition").empty() || !by)
        return;
    result["disposition"] = body.at("disposition");
    result["disposition_by"] = personJson(reader, *by);
    result["disposition_at"] = body.at("at");
}

} // namespace

json::object visitJson(Reader& reader, const FairId& fair, const VisitEntry& entry) {
    constexpr std::array<std::string_view, 7> copied{"reason",  "topics", "needs", "language",
                                                     "outcome", "played", "device"};
    const auto document = reader.document(fair, {Kind::Visit, toString(entry.visit)});
    const auto visit = document ? bodyOf(document->body) : json::object();
    const auto* told = visit.if_contains("started_at");
    json::object result{{"visit", toString(entry.visit)},
                        {"position", entry.position.value},
                        {"at", told ? *told : json::value(toRfc3339(entry.at))},
                        {"received_at", toRfc3339(entry.receivedAt)},
                        {"seconds", secondsOf(visit)},
                        {"reason", nullptr},
                        {"topics", json::array()},
                        {"played", false},
                        {"outcome", nullptr}};
    copyFields(visit, copied, result);
    result["device_name"] = deviceName(reader, visit);
    addContact(reader, fair, entry.visit, result);
    addDisposition(reader, fair, entry.visit, result);
    result["probability"] = probabilityJson(reader, fair, entry.visit);
    return result;
}

namespace {

json::value dayName(const std::string& zone, const std::optional<UtcTime>& moment) {
    return moment ? json::value(dayOf(zone, *moment).name) : json::value();
}

Result<void> checkQuery(const VisitQuery& query) {
    const std::string& wanted = query.disposition;
    if (!wanted.empty() && wanted != "open" && wanted != "given" && !dispositionFromName(wanted))
        return Error{Code::Malformed, "disposition: open, given, hot, warm, cold or none expected"};
    if (query.limit < 1 || query.limit > mostOnPage)
        return Error{Code::Malformed, "limit: 1 to 200 expected"};
    return {};
}

void addPage(Reader& reader, const FairId& fair, const VisitFilter& filter, json::object& answer) {
    auto entries = reader.visits(fair, filter);
    const bool more = entries.size() == filter.most;
    if (more)
        entries.pop_back();
    json::array visits;
    for (const VisitEntry& entry : entries)
        visits.push_back(visitJson(reader, fair, entry));
    answer["visits"] = std::move(visits);
    answer["next"] =
        more ? json::value(toText(VisitMark{entries.back().at, entries.back().position})) : json::value();
}

} // namespace

Result<json::object> Visits::list(const VisitQuery& query) {
    if (auto good = checkQuery(query); !good)
        return good.error();
    const auto before = parseVisitMark(query.before);
    if (!before)
        return before.error();
    const auto id = fairs_.current();
    if (!id && id.error().code != Code::NotFound)
        return id.error();
    const auto fair = id ? fairs_.find(*id) : Result<std::optional<Fair>>(std::nullopt);
    if (!fair)
        return fair.error();
    const FairId known = id ? *id : FairId{};
    const std::string zone = *fair ? (*fair)->timeZone : "UTC";
    std::optional<Day> named;
    if (!query.day.empty()) {
        auto day = dayNamed(zone, query.day);
        if (!day)
            return day.error();
        named = std::move(*day);
    }
    json::object answer;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        const auto last = named ? std::nullopt : reader.lastVisitBefore(known, UtcTime::max());
        const Day day = named ? *named : dayOf(zone, last.value_or(clock_.utc()));
        const VisitCount count = reader.countVisits(known, day.from, day.until, mostCounted + 1);
        answer = {{"day", day.name},
                  {"previous_day", dayName(zone, reader.lastVisitBefore(known, day.from))},
                  {"next_day", dayName(zone, reader.firstVisitFrom(known, day.until))}};
        addPage(reader, known, {day.from, day.until, query.disposition, *before, query.limit + 1}, answer);
        answer["total"] = std::min(count.total, mostCounted);
        answer["given"] = std::min(count.given, mostCounted);
        answer["total_capped"] = count.total > mostCounted;
        answer["position"] = reader.position(known).value;
        return {};
    });
    return read ? Result<json::object>(std::move(answer)) : read.error();
}

Result<json::object> Visits::one(const VisitId& visit) {
    const auto fair = fairs_.current();
    if (!fair)
        return fair.error();
    json::object answer;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        const auto entry = reader.visit(*fair, visit);
        if (!entry)
            return noVisit();
        answer = {{"visit", visitJson(reader, *fair, *entry)},
                  {"story", storyOf(reader, *fair, visit)},
                  {"score", scoreJson(reader, *fair, visit)},
                  {"position", reader.position(*fair).value}};
        return {};
    });
    return read ? Result<json::object>(std::move(answer)) : read.error();
}

// True where the same person said the same already, or where there is nothing to take back.
Result<bool> Visits::stands(const FairId& fair, const Finding& finding) {
    bool same = false;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        if (!reader.visit(fair, finding.fact.visit))
            return noVisit();
        if (finding.seen && *finding.seen > reader.position(fair))
            return Error{Code::Malformed, "based_on: the `position` of an answer expected"};
        const auto document = reader.document(fair, {Kind::Disposition, toString(finding.fact.visit)});
        const auto body = document ? bodyOf(document->body) : json::object();
        const auto standing = dispositionFromName(textOr(body, "disposition"));
        same = standing == finding.fact.disposition &&
               (!standing || textOr(body, "by") == toString(finding.fact.by));
        return {};
    });
    return read ? Result<bool>(same) : read.error();
}

Result<json::object> Visits::give(const Finding& finding) {
    const auto id = fairs_.current();
    if (!id)
        return id.error();
    const auto fair = fairs_.find(*id);
    if (!fair)
        return fair.error();
    const auto standing = stands(*id, finding);
    if (!standing)
        return standing.error();
    if (!*standing) {
        const auto position =
            ingest_.append(*id, (*fair)->booth, types::dispositionGiven, toBody(finding.fact), finding.seen);
        if (!position)
            return position.error();
    }
    json::object answer;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        const auto entry = reader.visit(*id, finding.fact.visit);
        if (!entry)
            return noVisit();
        answer = {{"visit", visitJson(reader, *id, *entry)}, {"position", reader.position(*id).value}};
        return {};
    });
    return read ? Result<json::object>(std::move(answer)) : read.error();
}

} // namespace standdienst::backend
