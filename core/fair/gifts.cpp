// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fair/gifts.h"

#include "core/base/limits.h"
#include "core/fair/picture.h"

#include <algorithm>

namespace standdienst {

namespace {

json::object textsToJson(const Text& text) {
    json::object object;
    for (const auto& [language, words] : text.byLanguage)
        object[language] = words;
    return object;
}

Result<Text> textsFromJson(const json::value& value, const std::string& where) {
    if (!value.is_object())
        return Error{Code::Malformed, where + ": an object from language to text expected"};
    Text text;
    for (const auto& [language, words] : value.get_object()) {
        if (!words.is_string() || codePoints(words.get_string()) > limits::fairText)
            return Error{Code::Malformed, where + ": a text of at most 600 characters expected"};
        text.byLanguage.emplace(language, words.get_string());
    }
    return text;
}

Result<Gift> giftFromJson(const json::object& object, const std::string& where) {
    Gift gift;
    auto id = stringField(object, "id", 64);
    if (!id || !isSlug(*id))
        return Error{Code::Malformed, where + "id: lower-case letters, digits and hyphens expected"};
    gift.id = std::move(*id);
    const auto* nameOf = object.if_contains("name");
    auto name = textsFromJson(nameOf ? *nameOf : json::value(), where + "name");
    if (!name)
        return name.error();
    gift.name = std::move(*name);
    if (const auto* value = object.if_contains("summary")) {
        auto summary = textsFromJson(*value, where + "summary");
        if (!summary)
            return summary.error();
        gift.summary = std::move(*summary);
    }
    if (object.contains("stock")) {
        const auto stock = integerField(object, "stock");
        if (!stock || *stock > limits::giftPieces)
            return Error{Code::Malformed, where + "stock: a number of at most 1000000 expected"};
        gift.stock = *stock;
    }
    gift.retired = flagOr(object, "retired");
    if (object.contains("picture")) {
        auto picture = stringField(object, "picture", 64);
        if (!picture || !isPictureId(*picture))
            return Error{Code::Malformed, where + "picture: 64 hexadecimal digits expected"};
        gift.picture = std::move(*picture);
    }
    return gift;
}

} // namespace

void writeGifts(const Fair& fair, json::object& object) {
    json::array gifts;
    for (const Gift& gift : fair.gifts) {
        json::object item{{"id", gift.id}, {"name", textsToJson(gift.name)}};
        if (!gift.summary.byLanguage.empty())
            item["summary"] = textsToJson(gift.summary);
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
        object["pickup"] = textsToJson(fair.pickup);
}

Result<void> readGifts(const json::object& object, Fair& fair) {
    const auto* gifts = object.if_contains("gifts");
    if (gifts && (!gifts->is_array() || gifts->get_array().size() > limits::fairGifts))
        return Error{Code::Malformed, "fair.gifts: a list of at most 24 expected"};
    if (gifts) {
        for (const auto& value : gifts->get_array()) {
            const std::string where = "gifts[" + std::to_string(fair.gifts.size()) + "].";
            if (!value.is_object())
                return Error{Code::Malformed, where + ": an object expected"};
            auto gift = giftFromJson(value.get_object(), where);
            if (!gift)
                return gift.error();
            fair.gifts.push_back(std::move(*gift));
        }
    }
    if (const auto* value = object.if_contains("pickup")) {
        auto pickup = textsFromJson(*value, "fair.pickup");
        if (!pickup)
            return pickup.error();
        fair.pickup = std::move(*pickup);
    }
    return {};
}

const Gift* findGift(const Fair& fair, std::string_view id) {
    const auto found = std::ranges::find(fair.gifts, id, &Gift::id);
    return found == fair.gifts.end() ? nullptr : &*found;
}

} // namespace standdienst
