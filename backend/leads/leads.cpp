// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/leads/leads.h"

#include "backend/store/bodies.h"
#include "backend/store/keyset.h"
#include "backend/triage/scores.h"
#include "backend/visits/story.h"

#include "core/fair/fair.h"
#include "core/fold/disposition.h"

#include <algorithm>
#include <array>

namespace standdienst::backend {

namespace {

constexpr std::size_t mostOnPage = 200;
// Counting further costs more than anybody learns from it, and what a search finds lies further apart.
constexpr std::size_t mostCounted = 1000, mostFound = 500;
constexpr std::size_t longestSearch = 200; // bytes

json::array channelsOf(const json::object& lead) {
    json::array channels;
    const auto* consents = lead.if_contains("consents");
    if (!consents || !consents->is_array())
        return channels;
    for (const auto& consent : consents->get_array()) {
        const auto* channel = consent.is_object() ? consent.get_object().if_contains("channel") : nullptr;
        if (channel && std::ranges::find(channels, *channel) == channels.end())
            channels.push_back(*channel);
    }
    return channels;
}

json::object leadJson(Reader& reader, const FairId& fair, const json::object& lead,
                      const StoredContact& contact, const std::optional<CompanyKind>& company) {
    constexpr std::array<std::string_view, 9> copied{"at",     "reason",  "topics", "needs",      "language",
                                                     "played", "outcome", "device", "disposition"};
    json::object result{{"visit", toString(contact.visit)},
                        {"position", contact.position.value},
                        {"received_at", toRfc3339(contact.receivedAt)},
                        {"topics", json::array()},
                        {"played", false},
                        {"outcome", nullptr},
                        {"disposition", nullptr}};
    copyFields(lead, copied, result);
    result["device_name"] = deviceName(reader, lead);
    result["contact"] = toPersonal(contact.fields);
    if (!contact.readable)
        result["contact_unreadable"] = true;
    result["channels"] = channelsOf(lead);
    result["probability"] = probabilityJson(reader, fair, contact.visit);
    result["company"] = toJson(company);
    return result;
}

} // namespace

Result<json::object> listLeads(Store& store, const FairId& fair, const LeadQuery& query) {
    if (!query.reason.empty() && !reasonFromName(query.reason))
        return Error{Code::Malformed, "reason: advice, information or appointment expected"};
    if (const std::string& found = query.disposition;
        !found.empty() && found != "open" && !dispositionFromName(found))
        return Error{Code::Malformed, "disposition: open, hot, warm, cold or none expected"};
    const auto company = companyKindFromName(query.company);
    if (!query.company.empty() && !company)
        return Error{Code::Malformed, "company: customer, target or competitor expected"};
    if (query.limit < 1 || query.limit > mostOnPage)
        return Error{Code::Malformed, "limit: 1 to 200 expected"};
    if (query.words.size() > longestSearch || !isUtf8(query.words))
        return Error{Code::Malformed, "q: at most 200 bytes of UTF-8 expected"};
    const auto before = parsePosition(query.before);
    if (!before)
        return before.error();
    const LeadFilter filter{query.words, query.reason, query.topic,     query.disposition,
                            company,     *before,      query.limit + 1, query.effort};
    json::object answer;
    const auto read = store.read([&](Reader& reader) -> Result<void> {
        LeadPage page = reader.leads(fair, filter);
        auto& rows = page.rows;
        const bool more = rows.size() > query.limit;
        if (more)
            rows.pop_back();
        json::array leads;
        for (const LeadRow& row : rows)
            leads.push_back(leadJson(reader, fair, bodyOf(row.lead), row.contact, row.company));
        answer["leads"] = std::move(leads);
        answer["next"] = nullptr;
        if (more)
            answer["next"] = toText(rows.back().contact.position);
        else if (page.reached) {
            answer["next"] = toText(*page.reached);
            answer["searched_to"] = page.reached->value;
        }
        if (!*before) { // whoever reads on knows it
            const std::size_t most = query.words.empty() ? mostCounted : mostFound;
            const LeadCount counted =
                more ? reader.countLeads(fair, filter, most + 1) : LeadCount{rows.size(), !page.reached};
            answer["total"] = std::min(counted.count, most);
            answer["total_capped"] = counted.count > most || !counted.whole;
        }
        answer["position"] = reader.position(fair).value;
        return {};
    });
    return read ? Result<json::object>(std::move(answer)) : read.error();
}

Result<json::object> oneLead(Store& store, const FairId& fair, const VisitId& visit) {
    json::object answer;
    const auto read = store.read([&](Reader& reader) -> Result<void> {
        const auto lead = reader.document(fair, {Kind::Lead, toString(visit)});
        const auto story = reader.document(fair, {Kind::Visit, toString(visit)});
        const auto contact = reader.contact(fair, visit);
        if (!lead || !story || !contact)
            return Error{Code::NotFound, "there is no such lead; its consent may have been withdrawn"};
        const json::object visitBody = bodyOf(story->body);
        answer["lead"] = leadJson(reader, fair, bodyOf(lead->body), *contact, reader.companyOf(fair, visit));
        const auto* consents = visitBody.if_contains("consents");
        answer["consents"] = consents ? *consents : json::array();
        answer["story"] = storyOf(reader, fair, visit);
        answer["score"] = scoreJson(reader, fair, visit);
        answer["device"] = {{"id", textOr(visitBody, "device")}, {"name", deviceName(reader, visitBody)}};
        answer["position"] = reader.position(fair).value;
        return {};
    });
    return read ? Result<json::object>(std::move(answer)) : read.error();
}

} // namespace standdienst::backend
