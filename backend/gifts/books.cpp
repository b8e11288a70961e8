// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/gifts/books.h"

#include "backend/store/bodies.h"

#include "core/base/spoken_number.h"

#include <algorithm>
#include <limits>

namespace standdienst::backend {

namespace {

// The books are small: a line for each gift and for each run that is not over.
constexpr auto all = std::numeric_limits<int>::max();

} // namespace

GiftBooks readGiftBooks(Reader& reader, const Fair& fair) {
    GiftBooks books;
    for (const Gift& gift : fair.gifts) {
        if (!gift.retired)
            books.offered.insert(gift.id);
    }
    const auto devices = reader.devices();
    for (std::size_t i = 0; i < devices.size(); ++i)
        books.letters[devices[i].id] = deviceLetters(i);
    for (const auto& change : reader.changes(fair.id, {Scope::giftBooks()}, {}, all)) {
        if (change.gone)
            continue;
        const auto body = bodyOf(change.body);
        if (change.key.kind == Kind::GiftStock) {
            if (auto stock = giftStock(body))
                books.stocks[change.key.id] = std::move(*stock);
        } else if (change.key.kind == Kind::GiftRun) {
            if (auto run = giftRun(body))
                books.runs.push_back(std::move(*run));
        } else if (change.key.kind == Kind::GiftNumbers) {
            const auto device = idField<WriterId>(body, "device");
            const auto next = integerField(body, "next");
            if (device && next)
                books.nextNumbers[*device] = *next;
        }
    }
    std::ranges::sort(books.runs, {}, &GiftRun::run);
    return books;
}

std::optional<Fair> publishedFair(Reader& reader) {
    const auto fairs = reader.fairs();
    if (fairs.empty())
        return std::nullopt;
    const auto document = reader.document(fairs.front(), {Kind::Fair, fairs.front().value});
    if (!document)
        return std::nullopt;
    auto fair = fairFromJson(bodyOf(document->body));
    return fair ? std::optional(std::move(*fair)) : std::nullopt;
}

} // namespace standdienst::backend
