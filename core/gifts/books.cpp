// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gifts/books.h"

#include "core/base/limits.h"

#include <algorithm>

namespace standdienst {

namespace {

constexpr std::int64_t slotMilliseconds = 15 * 60 * 1000;

// For our own documents: what is not there is zero.
std::uint64_t countOr0(const json::object& body, std::string_view key) {
    const auto number = integerField(body, key);
    return number ? *number : 0;
}

Result<RunGift> runGift(const json::value& value) {
    if (!value.is_object())
        return Error{Code::Malformed, "gifts: objects expected"};
    const auto& object = value.get_object();
    RunGift gift{countOr0(object, "allotted"), countOr0(object, "returned"), countOr0(object, "reserved"),
                 countOr0(object, "keep")};
    if (gift.allotted < gift.returned + gift.reserved)
        return Error{Code::Malformed, "gifts: more given away than allotted"};
    return gift;
}

} // namespace

std::uint64_t GiftStock::addToSlot(UtcTime at) {
    const auto milliseconds = std::max<std::int64_t>(at.time_since_epoch().count(), 0);
    const auto slot = static_cast<std::uint64_t>(milliseconds / slotMilliseconds);
    auto place = std::ranges::lower_bound(quarters, slot, {}, &Slot::slot);
    if (place == quarters.end() || place->slot != slot)
        place = quarters.insert(place, {slot, 0});
    ++place->gone;
    if (quarters.size() > limits::giftSlots)
        quarters.erase(quarters.begin());
    return slot;
}

void GiftStock::takeFromSlot(std::uint64_t slot) {
    const auto place = std::ranges::lower_bound(quarters, slot, {}, &Slot::slot);
    if (place != quarters.end() && place->slot == slot && --place->gone == 0)
        quarters.erase(place);
}

json::object toJson(const GiftStock& stock) {
    json::array slots;
    for (const auto& slot : stock.quarters)
        slots.push_back(json::array{slot.slot, slot.gone});
    json::array deliveries;
    for (const auto& delivery : stock.deliveries)
        deliveries.push_back(json::array{toString(delivery.id), delivery.pieces});
    json::object body{{"gift", stock.gift},
                      {"stock", stock.stock},
                      {"handed", stock.handed},
                      {"reserved", stock.reserved},
                      {"outstanding", stock.outstanding},
                      {"early", stock.early},
                      {"granted", stock.granted},
                      {"expired", stock.expired},
                      {"released", stock.released},
                      {"slots", std::move(slots)},
                      {"deliveries", std::move(deliveries)}};
    if (stock.counted)
        body["counted"] = {{"pieces", stock.counted->pieces},
                           {"expected", stock.counted->expected},
                           {"at", toRfc3339(stock.counted->at)},
                           {"by", toString(stock.counted->by)}};
    return body;
}

Result<GiftStock> giftStock(const json::object& body) {
    auto gift = stringField(body, "gift", 64);
    if (!gift)
        return gift.error();
    GiftStock stock{std::move(*gift),           countOr0(body, "stock"),       countOr0(body, "handed"),
                    countOr0(body, "reserved"), countOr0(body, "outstanding"), countOr0(body, "early"),
                    countOr0(body, "granted"),  countOr0(body, "expired"),     countOr0(body, "released")};
    if (const auto* slots = find(body, "slots"); slots && slots->is_array()) {
        for (const auto& value : slots->get_array()) {
            if (!value.is_array() || value.get_array().size() != 2)
                return Error{Code::Malformed, "slots: pairs expected"};
            boost::system::error_code slot, gone;
            stock.quarters.push_back({value.get_array()[0].to_number<std::uint64_t>(slot),
                                      value.get_array()[1].to_number<std::uint64_t>(gone)});
            if (slot || gone)
                return Error{Code::Malformed, "slots: numbers expected"};
        }
    }
    if (const auto* deliveries = find(body, "deliveries"); deliveries && deliveries->is_array()) {
        for (const auto& value : deliveries->get_array()) {
            const Error malformed{Code::Malformed, "deliveries: pairs of an id and pieces expected"};
            if (!value.is_array() || value.get_array().size() != 2 || !value.get_array()[0].is_string())
                return malformed;
            boost::system::error_code failed;
            const auto id = parseId<DeliveryId>(value.get_array()[0].get_string());
            const auto pieces = value.get_array()[1].to_number<std::uint64_t>(failed);
            if (!id || failed)
                return malformed;
            stock.deliveries.push_back({*id, pieces});
        }
    }
    if (const auto* value = find(body, "counted"); value && value->is_object()) {
        const auto& object = value->get_object();
        const auto at = timeField(object, "at");
        const auto by = idField<StaffId>(object, "by");
        if (auto error = firstError(at, by))
            return *error;
        stock.counted = {countOr0(object, "pieces"), countOr0(object, "expected"), *at, *by};
    }
    return stock;
}

std::uint64_t GiftRun::remaining(const std::string& gift) const {
    const auto found = gifts.find(gift);
    return found == gifts.end() || closed ? 0 : found->second.remaining();
}

std::uint64_t GiftRun::spareNumbers() const {
    std::uint64_t told = 0;
    for (const auto& range : numbers)
        told += range.count();
    std::uint64_t needed = 0;
    for (const auto& [id, gift] : gifts)
        needed += gift.allotted - gift.returned;
    return told > needed ? told - needed : 0;
}

bool GiftRun::mayUse(const GiftNumber& number) const {
    return number.letters == letters && std::ranges::any_of(numbers, [&](const NumberRange& range) {
               return range.first <= number.number && number.number <= range.last;
           });
}

Result<void> GiftRun::addNumbers(const std::vector<NumberRange>& told) {
    auto all = numbers;
    for (const auto& range : told) {
        if (!all.empty() && all.back().last + 1 == range.first)
            all.back().last = range.last;
        else
            all.push_back(range);
    }
    if (all.size() > limits::giftRanges)
        return Error{Code::TooLarge, "numbers: too many ranges for one run"};
    numbers = std::move(all);
    return {};
}

json::object toJson(const GiftRun& run) {
    json::object gifts;
    for (const auto& [id, gift] : run.gifts)
        gifts[id] = {{"allotted", gift.allotted},
                     {"returned", gift.returned},
                     {"reserved", gift.reserved},
                     {"keep", gift.keep}};
    json::object open;
    for (const auto& [number, gift] : run.open)
        open[number] = gift;
    json::object body{{"run", toString(run.run)},
                      {"device", toString(run.device)},
                      {"asked", run.asked},
                      {"answered", run.answered},
                      {"want", toJson(run.want)},
                      {"urgent", json::array(run.urgent.begin(), run.urgent.end())},
                      {"gifts", std::move(gifts)},
                      {"letters", run.letters},
                      {"numbers", toJson(run.numbers)},
                      {"open", std::move(open)}};
    if (run.closed)
        body["closed"] = true;
    return body;
}

Result<GiftRun> giftRun(const json::object& body) {
    const auto id = idField<RunId>(body, "run");
    const auto device = idField<WriterId>(body, "device");
    auto want = piecesByGift(body, "want");
    auto numbers = numberRanges(body, "numbers");
    if (auto error = firstError(id, device, want, numbers))
        return *error;
    GiftRun run;
    run.run = *id;
    run.device = *device;
    run.asked = countOr0(body, "asked");
    run.answered = countOr0(body, "answered");
    run.want = std::move(*want);
    run.letters = textOr(body, "letters");
    run.numbers = std::move(*numbers);
    run.closed = flagOr(body, "closed");
    if (const auto* urgent = find(body, "urgent"); urgent && urgent->is_array()) {
        for (const auto& gift : urgent->get_array())
            run.urgent.emplace(gift.is_string() ? std::string(gift.get_string()) : std::string());
    }
    if (const auto* gifts = find(body, "gifts"); gifts && gifts->is_object()) {
        for (const auto& [gift, value] : gifts->get_object()) {
            auto read = runGift(value);
            if (!read)
                return read.error();
            run.gifts.emplace(gift, *read);
        }
    }
    if (const auto* open = find(body, "open"); open && open->is_object()) {
        for (const auto& [number, gift] : open->get_object())
            run.open.emplace(number, gift.is_string() ? std::string(gift.get_string()) : std::string());
    }
    return run;
}

json::array toJson(const std::vector<NumberRange>& ranges) {
    json::array array;
    for (const auto& range : ranges)
        array.push_back(json::array{range.first, range.last});
    return array;
}

Result<std::vector<NumberRange>> numberRanges(const json::object& object, std::string_view key) {
    const Error malformed{Code::Malformed, std::string(key) + ": a list of [first, last] expected"};
    const auto* value = object.if_contains(key);
    if (!value || !value->is_array() || value->get_array().size() > limits::giftRanges)
        return malformed;
    std::vector<NumberRange> ranges;
    for (const auto& pair : value->get_array()) {
        if (!pair.is_array() || pair.get_array().size() != 2)
            return malformed;
        boost::system::error_code first, last;
        const NumberRange range{pair.get_array()[0].to_number<std::uint64_t>(first),
                                pair.get_array()[1].to_number<std::uint64_t>(last)};
        if (first || last || range.first < limits::giftFirstNumber || range.last > limits::giftLastNumber ||
            range.first > range.last)
            return malformed;
        ranges.push_back(range);
    }
    return ranges;
}

Result<std::map<std::string, std::uint64_t>> piecesByGift(const json::object& object, std::string_view key) {
    const Error malformed{Code::Malformed, std::string(key) + ": an object from gift to pieces expected"};
    const auto* value = object.if_contains(key);
    if (!value || !value->is_object() || value->get_object().size() > limits::fairGifts)
        return malformed;
    std::map<std::string, std::uint64_t> pieces;
    for (const auto& [gift, number] : value->get_object()) {
        boost::system::error_code failed;
        const auto count = number.to_number<std::uint64_t>(failed);
        if (failed || count > limits::giftPieces || !isSlug(gift))
            return malformed;
        pieces.emplace(gift, count);
    }
    return pieces;
}

json::object toJson(const std::map<std::string, std::uint64_t>& pieces) {
    json::object object;
    for (const auto& [gift, count] : pieces)
        object[gift] = count;
    return object;
}

} // namespace standdienst
