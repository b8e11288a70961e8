// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/journal/pull.h"

#include "backend/journal/cursor.h"

#include "core/base/json.h"
#include "core/base/limits.h"

#include <algorithm>

namespace standdienst::backend {

namespace {

// The document as the wire has it. Bodies are JSON text already: parsing them only to write them again would
// be the most expensive part of a pull.
std::string toText(const DocumentChange& change) {
    std::string text = R"({"kind":)" + json::serialize(json::value(name(change.key.kind))) + R"(,"id":)" +
                       json::serialize(json::value(change.key.id)) + R"(,"position":)" +
                       std::to_string(change.position.value);
    return text + (change.gone ? R"(,"gone":true})" : R"(,"body":)" + change.body + '}');
}

struct Page {
    std::string documents; // the inside of a JSON array
    ChangeMark last;
    bool more = false;
};

Page readPage(Reader& reader, const FairId& fair, const std::vector<Scope>& scopes, const ChangeMark& after,
              std::size_t limit) {
    Page page{{}, after, false};
    const auto changes = reader.changes(fair, scopes, after, limit + 1);
    std::size_t taken = 0;
    for (const DocumentChange& change : changes) {
        const std::string text = toText(change);
        page.more = taken == limit || (taken > 0 && page.documents.size() + text.size() > limits::pullBytes);
        if (page.more)
            break;
        page.documents += (taken > 0 ? "," : "") + text;
        page.last = {change.position, std::string(name(change.key.kind)), change.key.id};
        ++taken;
    }
    return page;
}

} // namespace

Result<std::string> pull(Store& store, const DeviceInfo& device, std::string_view cursorText,
                         std::size_t limit) {
    const std::vector<Scope> scopes{Scope::fair(), Scope::booth(device.booth), Scope::writer(device.id)};
    const Digest scopesNow = scopesDigest(scopes);
    limit = std::clamp<std::size_t>(limit, 1, limits::pullDocuments);
    std::string answer;
    const auto read = store.read([&](Reader& reader) -> Result<void> {
        const Meta meta = reader.meta();
        const Position position = reader.position(device.fair);
        const auto given = parseCursor(cursorText);
        // A position that was not given yet: the backend was restored from a backup since.
        const bool goesOn = given && given->epoch == meta.epoch && given->scopes == scopesNow &&
                            given->mark.position <= position;
        Cursor cursor = goesOn ? *given : Cursor{meta.epoch, {}, scopesNow, 0, 0};
        const Page page = readPage(reader, device.fair, scopes, cursor.mark, limit);
        cursor.mark = page.last;
        if (!page.more) {
            const Head head = reader.head(device.id);
            cursor.incarnation = head.incarnation;
            cursor.seq = head.seq;
        }
        const Head backedUp = reader.backedUp(device.id);
        const json::object front{
            {"epoch", toString(meta.epoch)},
            {"position", position.value},
            {"acknowledged", {{"incarnation", cursor.incarnation}, {"seq", cursor.seq}}},
            {"backed_up", {{"incarnation", backedUp.incarnation}, {"seq", backedUp.seq}}},
            {"snapshot", !goesOn},
            {"more", page.more},
            {"cursor", toText(cursor)},
        };
        answer = json::serialize(front);
        answer.pop_back();
        answer += R"(,"documents":[)" + page.documents + "]}";
        return {};
    });
    return read ? Result<std::string>(std::move(answer)) : read.error();
}

} // namespace standdienst::backend
