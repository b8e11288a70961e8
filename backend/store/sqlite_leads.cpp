// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/store/sqlite_leads.h"

#include "backend/store/sqlite_companies.h"
#include "backend/store/sqlite_view.h"

#include <algorithm>
#include <array>
#include <cctype>
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
constexpr const char* selectLead =
    "SELECT place, reason, topics, disposition, company FROM lead WHERE fair = ? AND visit = ?";
constexpr const char* insertLead =
    "INSERT INTO lead(place, fair, visit, reason, topics, disposition, company) VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr const char* deleteLead = "DELETE FROM lead WHERE place = ?";
constexpr const char* insertTopic = "INSERT OR IGNORE INTO lead_topic(fair, topic, place) VALUES (?, ?, ?)";
constexpr const char* deleteTopic = "DELETE FROM lead_topic WHERE fair = ? AND topic = ? AND place = ?";

// The leads that match, newest first; each takes (fair, above, below, reason, topic, words, disposition,
// whether any disposition will do, company, most) and uses what it needs. Each is led by the index of its
// name and looks at the rest row by row.
constexpr const char* anyLead =
    "SELECT place, visit FROM lead WHERE place > ?2 AND place < ?3 ORDER BY place DESC LIMIT ?10";
constexpr const char* leadsByReason =
    "SELECT place, visit FROM lead INDEXED BY lead_reason WHERE fair = ?1 AND reason = ?4 AND place > ?2 AND "
    "place < ?3 AND (?5 = '' OR EXISTS (SELECT 1 FROM lead_topic t WHERE t.fair = ?1 AND t.topic = ?5 AND "
    "t.place = lead.place)) AND (?8 OR disposition = ?7) AND (?9 = '' OR company = ?9) "
    "ORDER BY place DESC LIMIT ?10";
constexpr const char* leadsByTopic =
    "SELECT l.place, l.visit FROM lead_topic t JOIN lead l ON l.place = t.place WHERE t.fair = ?1 AND "
    "t.topic = ?5 "
    "AND t.place > ?2 AND t.place < ?3 AND (?4 = '' OR l.reason = ?4) AND (?8 OR l.disposition = ?7) "
    "AND (?9 = '' OR l.company = ?9) ORDER BY t.place DESC LIMIT ?10";
// The condition that says nothing new is the index's own.
constexpr const char* leadsByCompany =
    "SELECT place, visit FROM lead INDEXED BY lead_company WHERE fair = ?1 AND company = ?9 AND company <> "
    "'' "
    "AND place > ?2 AND place < ?3 AND (?5 = '' OR EXISTS (SELECT 1 FROM lead_topic t WHERE t.fair = ?1 AND "
    "t.topic = ?5 AND t.place = lead.place)) AND (?4 = '' OR reason = ?4) AND (?8 OR disposition = ?7) "
    "ORDER BY place DESC LIMIT ?10";
constexpr const char* leadsByDisposition =
    "SELECT place, visit FROM lead INDEXED BY lead_disposition WHERE fair = ?1 AND disposition = ?7 AND "
    "place > ?2 AND place < ?3 AND (?5 = '' OR EXISTS (SELECT 1 FROM lead_topic t WHERE t.fair = ?1 AND "
    "t.topic = ?5 AND t.place = lead.place)) AND (?4 = '' OR reason = ?4) AND (?9 = '' OR company = ?9) "
    "ORDER BY place DESC LIMIT ?10";
// How many one index knows, of the same parameters; counting stops at the last.
constexpr const char* countByReason =
    "SELECT count(*) FROM (SELECT 1 FROM lead WHERE fair = ?1 AND reason = ?4 LIMIT ?10)";
constexpr const char* countByTopic =
    "SELECT count(*) FROM (SELECT 1 FROM lead_topic WHERE fair = ?1 AND topic = ?5 LIMIT ?10)";
constexpr const char* countByCompany =
    "SELECT count(*) FROM (SELECT 1 FROM lead WHERE fair = ?1 AND company = ?9 AND company <> '' LIMIT ?10)";
constexpr const char* countByDisposition =
    "SELECT count(*) FROM (SELECT 1 FROM lead WHERE fair = ?1 AND disposition = ?7 LIMIT ?10)";
// By rowid, never by rank: a common name would have to be ranked as a whole.
constexpr const char* leadsByWords =
    "SELECT l.place, l.visit FROM contact_search s JOIN lead l ON l.place = s.rowid WHERE contact_search "
    "MATCH ?6 "
    "AND s.rowid > ?2 AND s.rowid < ?3 AND (?4 = '' OR l.reason = ?4) AND (?5 = '' OR EXISTS "
    "(SELECT 1 FROM lead_topic t WHERE t.fair = ?1 AND t.topic = ?5 AND t.place = l.place)) AND "
    "(?8 OR l.disposition = ?7) AND (?9 = '' OR l.company = ?9) ORDER BY s.rowid DESC LIMIT ?10";

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

// What people typed as an FTS5 expression: each word, quoted, as the beginning of a word. Empty where nothing
// can be searched for.
std::string matchExpression(std::string_view typed) {
    std::string expression;
    std::string word;
    bool speaks = false; // holds something that the tokenizer keeps
    const auto finish = [&] {
        if (speaks)
            expression += (expression.empty() ? "\"" : " \"") + word + "\"*";
        word.clear();
        speaks = false;
    };
    for (const char c : typed) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20) {
            finish();
            continue;
        }
        word += c;
        if (c == '"')
            word += c;
        speaks = speaks || byte >= 0x80 || std::isalnum(byte);
    }
    finish();
    return expression;
}

// Of several filters the rarest leads, or the page of a rare reason would look at all leads of a common
// disposition. Those that have more leads than this are as good as each other.
constexpr std::size_t enoughToLead = 2000;

template<class Count>
const char* leadingIndex(const LeadFilter& filter, Count count) {
    struct Index {
        bool usable;
        const char* count;
        const char* leads;
    };
    const std::array<Index, 4> indexes{{{!filter.topic.empty(), countByTopic, leadsByTopic},
                                        {filter.company.has_value(), countByCompany, leadsByCompany},
                                        {!filter.disposition.empty(), countByDisposition, leadsByDisposition},
                                        {!filter.reason.empty(), countByReason, leadsByReason}}};
    const auto usable = std::ranges::count_if(indexes, &Index::usable);
    const char* best = anyLead;
    std::uint64_t fewest = enoughToLead + 1;
    for (const Index& index : indexes) {
        if (!index.usable)
            continue;
        const std::uint64_t leads = usable == 1 ? 0 : count(index.count);
        if (leads < fewest) {
            fewest = leads;
            best = index.leads;
        }
    }
    return best;
}

struct Hit {
    std::int64_t place;
    VisitId visit;
};

std::vector<Hit> hits(SqliteConnection& connection, std::int64_t fair, const LeadFilter& filter,
                      std::size_t most) {
    const std::string words = matchExpression(filter.words);
    const std::string_view wanted = filter.disposition;
    const std::string_view disposition = wanted == "open" ? std::string_view() : wanted;
    const std::int64_t above = fair * placesPerFair;
    const std::uint64_t before = filter.before ? filter.before->value : placesPerFair;
    const std::int64_t below =
        above + static_cast<std::int64_t>(std::min<std::uint64_t>(before, placesPerFair));
    const auto ask = [&](const char* sql, std::size_t atMost) {
        return Query(connection, sql, fair, above, below, filter.reason, filter.topic, words, disposition,
                     filter.disposition.empty(), filter.company ? name(*filter.company) : std::string_view(),
                     atMost);
    };
    const auto count = [&](const char* sql) {
        Query query = ask(sql, enoughToLead);
        query.step();
        return query.number(0);
    };
    Query query = ask(words.empty() ? leadingIndex(filter, count) : leadsByWords, most);
    std::vector<Hit> found;
    while (query.step())
        found.push_back({query.integer(0), query.id<VisitId>(1)});
    return found;
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

std::vector<LeadRow> leads(SqliteConnection& connection, std::int64_t fair, const LeadFilter& filter) {
    std::vector<LeadRow> rows;
    for (const Hit& hit : hits(connection, fair, filter, filter.most)) {
        Query query(connection, selectLeadRow, hit.place, toString(hit.visit));
        if (query.step())
            rows.push_back({contactOf(query), query.text(12), companyKindFromName(query.view(13))});
    }
    return rows;
}

std::size_t countLeads(SqliteConnection& connection, std::int64_t fair, const LeadFilter& filter,
                       std::size_t most) {
    LeadFilter all = filter;
    all.before.reset();
    return hits(connection, fair, all, most).size();
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
