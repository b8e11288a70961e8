// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/backup/erasing.h"

#include "backend/gifts/books.h"
#include "backend/store/bodies.h"

#include <algorithm>
#include <limits>
#include <set>

namespace standdienst::backend {

namespace {

// Events in one transaction; other writers wait meanwhile.
constexpr std::size_t atOnce = 100;

Ingest::Said erasedSaid(const VisitId& visit) {
    return {std::string(types::visitErased), {{"visit", toString(visit)}}, {}};
}

std::set<VisitId> erasedIn(Reader& reader, const FairId& fair) {
    std::set<VisitId> visits;
    for (const auto& change :
         reader.changes(fair, {Scope::erasures()}, {}, std::numeric_limits<std::int32_t>::max())) {
        if (const auto visit = parseId<VisitId>(change.key.id); visit && !change.gone)
            visits.insert(*visit);
    }
    return visits;
}

// The sealed part, and the contact where it was opened from there: what a rebuild would make of it.
void eraseAgain(Writer& writer, const FairId& fair, const EventId& id) {
    writer.eraseSealed(id);
    const auto event = writer.event(id);
    const auto visit = event ? visitNamedIn(event->record) : std::nullopt;
    const auto contact = visit ? writer.contact(fair, *visit) : std::nullopt;
    const auto document = visit ? writer.document(fair, {Kind::Visit, toString(*visit)}) : std::nullopt;
    if (!contact || !document)
        return;
    const auto body = bodyOf(document->body);
    const auto* given = find(body, "contact_events");
    if (given && given->is_array() && !given->get_array().empty() &&
        given->get_array().back() == json::value(toString(id)))
        writer.putContact(fair, {*visit, contact->position, contact->receivedAt, false, {}});
}

} // namespace

Erasing::Erasing(Store& store, Ingest& ingest, Ledger& ledger)
    : store_(store), ingest_(ingest), ledger_(ledger) {}

Result<Erasing::Erased> Erasing::erase(const VisitId& visit) {
    Erased erased{visit, {}, {}};
    std::optional<Fair> fair;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        fair = publishedFair(reader);
        const auto document = fair ? reader.document(fair->id, {Kind::Visit, toString(visit)}) : std::nullopt;
        if (!document)
            return Error{Code::NotFound,
                         "there is no visit " + toString(visit) +
                             "; standdienst visit list shows all, the console's address names "
                             "it on the page of a lead"};
        const auto body = bodyOf(document->body);
        erased.startedAt = std::string(textOr(body, "started_at"));
        erased.device = deviceName(reader, body);
        erased.contact = flagOr(body, "contact");
        erased.anew = !body.contains("erased_at");
        return {};
    });
    if (!read)
        return read.error();
    if (auto written = ledger_.eraseVisit({fair->id, visit}); !written)
        return written.error();
    if (!erased.anew)
        return erased;
    const auto said = ingest_.append(fair->id, fair->booth, {erasedSaid(visit)});
    return said ? Result<Erased>(std::move(erased)) : said.error();
}

Result<VisitId> Erasing::visitOf(std::string_view number) {
    struct Found {
        VisitId visit;
        std::string openedAt;
    };
    std::vector<Found> found;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        const auto fair = publishedFair(reader);
        if (!fair)
            return Error{Code::NotFound, "there is no fair in this data folder yet"};
        reader.eachDocument(fair->id, [&](const DocumentChange& row) {
            if (row.gone || (row.key.kind != Kind::Ticket && row.key.kind != Kind::GiftClaim))
                return;
            const auto body = bodyOf(row.body);
            const auto visit = idField<VisitId>(body, "visit");
            if (visit && textOr(body, "number") == number &&
                std::ranges::find(found, *visit, &Found::visit) == found.end())
                found.push_back(
                    {*visit, std::string(textOr(body, row.key.kind == Kind::Ticket ? "opened_at" : "at"))});
        });
        return {};
    });
    if (!read)
        return read.error();
    if (found.empty())
        return Error{Code::NotFound, "no visitor had the number " + std::string(number) +
                                         "; type it as it stands on the kiosk, such as B12"};
    if (found.size() == 1)
        return found.front().visit;
    std::string all;
    for (const Found& one : found)
        all += "\n  " + one.openedAt + "  --visit " + toString(one.visit);
    return Error{Code::Conflict, "several visitors had the number " + std::string(number) +
                                     "; name the visit that is meant:" + all};
}

Result<std::size_t> Erasing::catchUp() {
    std::optional<Fair> fair;
    std::vector<VisitId> missing;
    std::set<VisitId> standing;
    std::vector<EventId> kept; // sealed parts that are there although the ledger says that they are not
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        fair = publishedFair(reader);
        if (!fair)
            return {};
        standing = erasedIn(reader, fair->id);
        for (const EventId& id : ledger_.sealed()) {
            const auto event = reader.event(id);
            if (event && !event->sealed.empty())
                kept.push_back(id);
        }
        return {};
    });
    if (!read)
        return read.error();
    if (!fair)
        return std::size_t{0};
    for (const auto& [of, visit] : ledger_.visits()) {
        if (of == fair->id && !standing.contains(visit))
            missing.push_back(visit);
    }
    for (const VisitId& visit : standing) { // the ledger is a new one
        if (auto written = ledger_.eraseVisit({fair->id, visit}); !written)
            return written.error();
    }
    if (!kept.empty()) {
        const auto erased = store_.writeAndWait([&](Writer& writer) -> Result<void> {
            for (const EventId& id : kept)
                eraseAgain(writer, fair->id, id);
            return {};
        });
        if (!erased)
            return erased.error();
    }
    for (std::size_t first = 0; first < missing.size(); first += atOnce) {
        std::vector<Ingest::Said> said;
        for (std::size_t i = first; i < std::min(first + atOnce, missing.size()); ++i)
            said.push_back(erasedSaid(missing[i]));
        if (auto appended = ingest_.append(fair->id, fair->booth, said); !appended)
            return appended.error();
    }
    return missing.size();
}

} // namespace standdienst::backend
