// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/store/sqlite_leads.h"

#include "backend/store/sqlite_companies.h"
#include "backend/store/sqlite_lead_walk.h"
#include "backend/store/sqlite_view.h"

#include <algorithm>
#include <stdexcept>

namespace standdienst::backend::sqlite {

namespace {

constexpr const char* selectContact = "SELECT visit, place, received_at, readable, given_name, family_name, "
                                      "organization, email, phone, message, badge_id, answers "
                                      "FROM contact WHERE fair = ? AND visit = ?";
constexpr const char* selectContacts = "SELECT visit, place, received_at, readable, given_name, family_name, "
                                       "organization, email, phone, message, badge_id, answers "
                                       "FROM contact WHERE fair = ? ORDER BY place";
constexpr const char* insertContact =
    "INSERT INTO contact(place, fair, visit, received_at, readable, "
    "given_name, family_name, organization, email, "
    "phone, message, badge_id, answers) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* selectContactPlace = "SELECT place FROM contact WHERE fair = ? AND visit = ?";
constexpr const char* deleteContact = "DELETE FROM contact WHERE place = ?";
constexpr const char* insertWords = "INSERT INTO contact_search(rowid, words) VALUES (?, ?)";
constexpr const char* deleteWords = "DELETE FROM contact_search WHERE rowid = ?";

constexpr const char* selectLeadRow =
    "SELECT c.visit, c.place, c.received_at, c.readable, c.given_name, c.family_name, c.organization, "
    "c.email, "
    "c.phone, c.message, c.badge_id, c.answers, d.body, l.company FROM lead l JOIN contact c ON c.place = "
    "l.place "
    "JOIN document d ON d.fair = l.fair AND d.kind = 'lead' AND d.id = ?2 AND d.gone = 0 WHERE l.place = ?1";
constexpr const char* selectVisit = "SELECT visit FROM lead WHERE place = ?";
constexpr const char* selectLead =
    "SELECT place, reason, topics, disposition, company FROM lead WHERE fair = ? AND visit = ?";
constexpr const char* insertLead =
    "INSERT INTO lead(place, fair, visit, reason, topics, disposition, company) VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr const char* deleteLead = "DELETE FROM lead WHERE place = ?";
constexpr const char* insertTopic = "INSERT OR IGNORE INTO lead_topic(fair, topic, place) VALUES (?, ?, ?)";
constexpr const char* deleteTopic = "DELETE FROM lead_topic WHERE fair = ? AND topic = ? AND place = ?";

constexpr const char* clearLeads = "DELETE FROM lead WHERE fair = ?";
constexpr const char* clearTopics = "DELETE FROM lead_topic WHERE fair = ?";
constexpr const char* clearContacts = "DELETE FROM contact WHERE fair = ?";
constexpr const char* clearWords = "DELETE FROM contact_search WHERE rowid > ? AND rowid < ?";

std::int64_t placeOf(std::int64_t fair, Position position) {
    return fair * placesPerFair + static_cast<std::int64_t>(position.value);
}

std::map<std::string, std::string> answersOf(std::string_view text) {
    if (text.empty())
        return {};
    const auto value = parseJson(text);
    auto answers =
        value ? answersFromJson(*value) : Result<std::map<std::string, std::string>>(value.error());
    if (!answers)
        throw std::runtime_error("database: answers of a contact: " + answers.error().detail);
    return std::move(*answers);
}

StoredContact contactOf(const Query& row) {
    return {row.id<VisitId>(0),
            {row.number(1) % placesPerFair},
            row.time(2),
            row.flag(3),
            {row.text(4), row.text(5), row.text(6), row.text(7), row.text(8), row.text(9), row.text(10),
             answersOf(row.view(11))}};
}

std::string searchable(const Contact& contact) {
    std::string words;
    for (const auto* field : {&contact.givenName, &contact.familyName, &contact.organization, &contact.email,
                              &contact.phone, &contact.message, &contact.badgeId}) {
        if (!field->empty())
            words += *field + '\n';
    }
    for (const auto& [question, answer] : contact.answers)
        words += answer + '\n';
    return words;
}

template<class Each>
void eachTopic(std::string_view topics, Each each) {
    while (!topics.empty()) {
        const auto end = std::min(topics.find(' '), topics.size());
        each(std::string(topics.substr(0, end)));
        topics.remove_prefix(std::min(end + 1, topics.size()));
    }
}

} // namespace

std::optional<StoredContact> contact(SqliteConnection& connection, std::int64_t fair, const VisitId& visit) {
    Query query(connection, selectContact, fair, visit);
    return query.step() ? std::optional(contactOf(query)) : std::nullopt;
}

void eachContact(SqliteConnection& connection, std::int64_t fair,
                 const std::function<void(const StoredContact&)>& each) {
    Query query(connection, selectContacts, fair);
    while (query.step())
        each(contactOf(query));
}

void putContact(SqliteConnection& connection, std::int64_t fair, const StoredContact& contact) {
    eraseContact(connection, fair, contact.visit);
    const std::int64_t place = placeOf(fair, contact.position);
    const Contact& fields = contact.fields;
    Query(connection, insertContact, place, fair, contact.visit, contact.receivedAt, contact.readable,
          fields.givenName, fields.familyName, fields.organization, fields.email, fields.phone,
          fields.message, fields.badgeId,
          fields.answers.empty() ? std::string() : json::serialize(answersToJson(fields.answers)))
        .run();
    Query(connection, insertWords, place, searchable(fields)).run();
}

void eraseContact(SqliteConnection& connection, std::int64_t fair, const VisitId& visit) {
    Query old(connection, selectContactPlace, fair, visit);
    if (!old.step())
        return;
    const std::int64_t place = old.integer(0);
    Query(connection, deleteWords, place).run();
    Query(connection, deleteContact, place).run();
}

LeadPage leads(SqliteConnection& connection, std::int64_t fair, const LeadFilter& filter) {
    LeadPage page;
    LeadWalk walk(connection, fair, filter);
    while (page.rows.size() < filter.most) {
        const auto place = walk.next();
        if (!place)
            break;
        Query visit(connection, selectVisit, *place);
        visit.step();
        Query query(connection, selectLeadRow, *place, toString(visit.id<VisitId>(0)));
        if (query.step())
            page.rows.push_back({contactOf(query), query.text(12), companyKindFromName(query.view(13))});
    }
    if (const auto place = walk.stopped())
        page.reached = Position{static_cast<std::uint64_t>(*place - fair * placesPerFair)};
    return page;
}

LeadCount countLeads(SqliteConnection& connection, std::int64_t fair, const LeadFilter& filter,
                     std::size_t most) {
    LeadFilter all = filter;
    all.before.reset();
    LeadWalk walk(connection, fair, all);
    LeadCount counted;
    while (counted.count < most && walk.next())
        ++counted.count;
    counted.whole = !walk.stopped();
    return counted;
}

void putLead(SqliteConnection& connection, std::int64_t fair, const LeadEntry& lead) {
    std::string topics;
    for (const auto& topic : lead.topics)
        topics += (topics.empty() ? "" : " ") + topic;
    std::string company;
    if (const auto kind = matchedCompany(connection, fair, lead.visit))
        company = name(*kind);
    std::int64_t place = 0;
    {
        Query contactPlace(connection, selectContactPlace, fair, lead.visit);
        if (!contactPlace.step())
            return; // no contact, no place in the list
        place = contactPlace.integer(0);
        Query old(connection, selectLead, fair, lead.visit);
        if (old.step() && old.integer(0) == place && old.view(1) == lead.reason && old.view(2) == topics &&
            old.view(3) == lead.disposition && old.view(4) == company)
            return;
    }
    removeLead(connection, fair, lead.visit);
    Query(connection, insertLead, place, fair, lead.visit, lead.reason, topics, lead.disposition, company)
        .run();
    eachTopic(topics,
              [&](const std::string& topic) { Query(connection, insertTopic, fair, topic, place).run(); });
}

void removeLead(SqliteConnection& connection, std::int64_t fair, const VisitId& visit) {
    std::int64_t place = 0;
    std::string topics;
    {
        Query old(connection, selectLead, fair, visit);
        if (!old.step())
            return;
        place = old.integer(0);
        topics = old.text(2);
    }
    eachTopic(topics,
              [&](const std::string& topic) { Query(connection, deleteTopic, fair, topic, place).run(); });
    Query(connection, deleteLead, place).run();
}

void clear(SqliteConnection& connection, std::int64_t fair) {
    Query(connection, clearTopics, fair).run();
    Query(connection, clearLeads, fair).run();
    Query(connection, clearContacts, fair).run();
    Query(connection, clearWords, fair * placesPerFair, (fair + 1) * placesPerFair).run();
}

} // namespace standdienst::backend::sqlite
