// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fair/gifts.h"

#include "core/fair/reader.h"

#include <algorithm>

namespace standdienst {

namespace {

Gift readGift(const json::object& object, std::size_t index, FairReader& parent) {
    FairReader reader(object, "gifts[" + std::to_string(index) + "].");
    Gift gift;
    gift.id = reader.slug("id");
    gift.name = reader.texts("name");
    gift.summary = reader.texts("summary", false);
    if (reader.has("stock")) {
        gift.stock = reader.integer("stock");
        if (gift.stock > limits::giftPieces)
            reader.fail("stock", "a number of at most 1000000 expected");
    }
    gift.retired = flagOr(object, "retired");
    gift.picture = reader.picture("picture");
    parent.adopt(reader.error());
    return gift;
}

} // namespace

void writeGifts(const Fair& fair, json::object& object) {
    json::array gifts;
    for (const Gift& gift : fair.gifts) {
        json::object item{{"id", gift.id}, {"name", toJson(gift.name)}};
        if (!gift.summary.byLanguage.empty())
            item["summary"] = toJson(gift.summary);
        if (gift.stock > 0)
            item["stock"] = gift.stock;
        if (gift.retired)
            item["retired"] = true;
        if (!gift.picture.empty())
            item["picture"] = gift.picture;
        gifts.push_back(std::move(item));
    }
    object["gifts"] = std::move(gifts);
    if (!fair.pickup.byLanguage.empty())
        object["pickup"] = toJson(fair.pickup);
}

Result<void> readGifts(const json::object& object, Fair& fair) {
    FairReader reader(object, "fair.");
    if (reader.has("gifts"))
        fair.gifts = readObjects<Gift>(reader, "gifts", limits::fairGifts, readGift);
    fair.pickup = reader.texts("pickup", false);
    if (reader.error())
        return *reader.error();
    return {};
}

const Gift* findGift(const Fair& fair, std::string_view id) {
    const auto found = std::ranges::find(fair.gifts, id, &Gift::id);
    return found == fair.gifts.end() ? nullptr : &*found;
}

} // namespace standdienst
