// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold/gifts.h"

#include "core/base/limits.h"

namespace standdienst {

namespace {

Result<std::string> giftField(const json::object& body) {
    auto gift = stringField(body, "gift", 64);
    if (gift && !isSlug(*gift))
        return Error{Code::Malformed, "gift: lower-case letters, digits and hyphens expected"};
    return gift;
}

Result<std::string> numberField(const json::object& body) {
    auto text = stringField(body, "number", 8);
    if (!text)
        return text;
    const auto read = readGiftNumber(*text);
    if (!read || giftNumber(read->number, read->letters) != *text)
        return Error{Code::Malformed, "number: three digits and a device's letters expected, as in 127B"};
    return text;
}

} // namespace

json::object toBody(const GiftsAsked& fact) {
    json::object body{{"run", toString(fact.run)},
                      {"ask", fact.ask},
                      {"want", toJson(fact.want)},
                      {"returned", toJson(fact.returned)},
                      {"urgent", json::array(fact.urgent.begin(), fact.urgent.end())}};
    if (fact.instead)
        body["instead"] = toString(*fact.instead);
    return body;
}
json::object toBody(const GiftReserved& fact) {
    return {{"visit", toString(fact.visit)},
            {"gift", fact.gift},
            {"number", fact.number},
            {"run", toString(fact.run)}};
}
json::object toBody(const GiftReleased& fact) {
    return {{"visit", toString(fact.visit)}};
}
json::object toBody(const GiftDeclined& fact) {
    return {{"visit", toString(fact.visit)}};
}
json::object toBody(const GiftAllotted& fact) {
    json::object gifts;
    for (const auto& [gift, share] : fact.gifts)
        gifts[gift] = {{"allotted", share.allotted}, {"keep", share.keep}};
    return {{"device", toString(fact.device)}, {"run", toString(fact.run)},
            {"answers", fact.answers},         {"gifts", std::move(gifts)},
            {"letters", fact.letters},         {"numbers", toJson(fact.numbers)}};
}
json::object toBody(const GiftReclaimed& fact) {
    return {{"device", toString(fact.device)}, {"run", toString(fact.run)}};
}
json::object toBody(const GiftExpired& fact) {
    return {{"numbers", json::array(fact.numbers.begin(), fact.numbers.end())}};
}
json::object toBody(const GiftStocked& fact) {
    json::object body{{"gift", fact.gift}, {"pieces", fact.pieces}, {"by", toString(fact.by)}};
    if (fact.delivery)
        body["delivery"] = toString(*fact.delivery);
    return body;
}
json::object toBody(const GiftCounted& fact) {
    return {{"gift", fact.gift}, {"pieces", fact.pieces}, {"by", toString(fact.by)}};
}
json::object toBody(const GiftHanded& fact) {
    json::object body{{"number", fact.number}, {"by", toString(fact.by)}};
    if (fact.gift)
        body["gift"] = *fact.gift;
    if (fact.anyway)
        body["anyway"] = true;
    if (fact.run)
        body["run"] = toString(*fact.run);
    return body;
}
json::object toBody(const GiftUnhanded& fact) {
    return {{"number", fact.number}, {"by", toString(fact.by)}};
}

Result<GiftsAsked> giftsAsked(const json::object& body) {
    const auto run = idField<RunId>(body, "run");
    const auto ask = integerField(body, "ask");
    auto want = piecesByGift(body, "want");
    auto returned = piecesByGift(body, "returned");
    if (auto error = firstError(run, ask, want, returned))
        return *error;
    GiftsAsked fact{*run, *ask, std::move(*want), std::move(*returned), {}, {}};
    if (fact.ask == 0)
        return Error{Code::Malformed, "ask: counted from 1"};
    const auto* urgent = body.if_contains("urgent");
    if (!urgent || !urgent->is_array() || urgent->get_array().size() > limits::fairGifts)
        return Error{Code::Malformed, "urgent: a list of at most 24 expected"};
    for (const auto& gift : urgent->get_array()) {
        if (!gift.is_string() || !isSlug(gift.get_string()))
            return Error{Code::Malformed, "urgent: ids of gifts expected"};
        fact.urgent.emplace(gift.get_string());
    }
    if (body.contains("instead")) {
        const auto instead = idField<RunId>(body, "instead");
        if (!instead)
            return instead.error();
        fact.instead = *instead;
    }
    return fact;
}

Result<GiftReserved> giftReserved(const json::object& body) {
    const auto visit = idField<VisitId>(body, "visit");
    const auto gift = giftField(body);
    const auto number = numberField(body);
    const auto run = idField<RunId>(body, "run");
    if (auto error = firstError(visit, gift, number, run))
        return *error;
    return GiftReserved{*visit, *gift, *number, *run};
}

Result<GiftAllotted> giftAllotted(const json::object& body) {
    const auto device = idField<WriterId>(body, "device");
    const auto run = idField<RunId>(body, "run");
    const auto answers = integerField(body, "answers");
    auto letters = stringField(body, "letters", 3);
    auto numbers = numberRanges(body, "numbers");
    if (auto error = firstError(device, run, answers, letters, numbers))
        return *error;
    GiftAllotted fact{*device, *run, *answers, {}, std::move(*letters), std::move(*numbers)};
    const auto* gifts = body.if_contains("gifts");
    if (!gifts || !gifts->is_object() || gifts->get_object().size() > limits::fairGifts)
        return Error{Code::Malformed, "gifts: an object from gift to share expected"};
    for (const auto& [gift, value] : gifts->get_object()) {
        if (!isSlug(gift) || !value.is_object())
            return Error{Code::Malformed, "gifts: an object from gift to share expected"};
        const auto allotted = integerField(value.get_object(), "allotted");
        const auto keep = integerField(value.get_object(), "keep");
        if (auto error = firstError(allotted, keep))
            return *error;
        fact.gifts[gift] = {*allotted, *keep};
    }
    return fact;
}

Result<GiftStocked> giftStocked(const json::object& body) {
    const auto gift = giftField(body);
    const auto pieces = integerField(body, "pieces");
    const auto by = idField<StaffId>(body, "by");
    if (auto error = firstError(gift, pieces, by))
        return *error;
    GiftStocked fact{*gift, *pieces, *by};
    if (body.contains("delivery")) {
        const auto delivery = idField<DeliveryId>(body, "delivery");
        if (!delivery)
            return delivery.error();
        fact.delivery = *delivery;
    }
    return fact;
}

Result<GiftHanded> giftHanded(const json::object& body) {
    const auto number = numberField(body);
    const auto by = idField<StaffId>(body, "by");
    if (auto error = firstError(number, by))
        return *error;
    GiftHanded fact{*number, {}, *by, flagOr(body, "anyway")};
    if (body.contains("gift")) {
        const auto gift = giftField(body);
        if (!gift)
            return gift.error();
        fact.gift = *gift;
    }
    if (body.contains("run")) {
        const auto run = idField<RunId>(body, "run");
        if (!run)
            return run.error();
        fact.run = *run;
    }
    return fact;
}

Result<GiftUnhanded> giftUnhanded(const json::object& body) {
    const auto number = numberField(body);
    const auto by = idField<StaffId>(body, "by");
    if (auto error = firstError(number, by))
        return *error;
    return GiftUnhanded{*number, *by};
}

} // namespace standdienst
