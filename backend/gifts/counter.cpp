// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/gifts/counter.h"

#include "backend/floor/staff.h"
#include "backend/store/bodies.h"
#include "backend/visits/days.h"
#include "backend/visits/story.h"

#include "core/base/limits.h"
#include "core/fair/gifts.h"

#include <algorithm>
#include <array>

namespace standdienst::backend {

namespace {

// Open reservations that one answer lists; the page says how many there are.
constexpr std::size_t mostListed = 200;
// Fewer pieces, or a shorter stretch, say nothing about the next hours.
constexpr std::uint64_t leastPieces = 5;
constexpr std::uint64_t leastMinutes = 20;
constexpr double longestForecast = 24; // hours

UtcTime slotTime(std::uint64_t slot) {
    return UtcTime(std::chrono::minutes(15 * slot));
}

json::object visitOf(Reader& reader, const FairId& fair, const json::object& claim) {
    const std::string visit(textOr(claim, "visit"));
    const auto document = visit.empty() ? std::nullopt : reader.document(fair, {Kind::Visit, visit});
    return document ? bodyOf(document->body) : json::object();
}

json::value numberOrNull(const std::string& number) {
    return number.empty() ? json::value() : json::value(number);
}

// `now`: the number that the visitor has, where it is another one; `second`: the one that was handed out to
// the same visitor before.
json::object claimJson(Reader& reader, const FairId& fair, const json::object& claim) {
    constexpr std::array<std::string_view, 6> copied{"number", "gift", "chosen", "state", "at", "handed_at"};
    json::object result;
    copyFields(claim, copied, result);
    const std::string number(textOr(claim, "number"));
    const auto visit = visitOf(reader, fair, claim);
    const auto now = giftNumberNow(visit);
    result["now"] = numberOrNull(now == number ? std::string() : now);
    result["second"] = numberOrNull(otherGiftHanded(visit, number));
    result["given_back"] = flagOr(claim, "given_back");
    result["early"] = flagOr(claim, "early");
    result["late"] = flagOr(claim, "late") || textOr(claim, "state") == claims::late;
    result["visit"] = claim.contains("visit") ? claim.at("visit") : json::value();
    result["device"] = deviceName(reader, claim);
    const auto by = idField<StaffId>(claim, "by");
    result["handed_by"] = by ? json::value(personJson(reader, *by)) : json::value();
    return result;
}

json::object giftJson(Reader& reader, const Gift& gift, const GiftStock& stock, UtcTime now,
                      UtcTime dayBegan) {
    const GiftPace pace = paceOf(stock, now, dayBegan);
    json::value counted;
    if (stock.counted)
        counted = json::object{{"pieces", stock.counted->pieces},
                               {"expected", stock.counted->expected},
                               {"at", toRfc3339(stock.counted->at)},
                               {"by", personJson(reader, stock.counted->by)}};
    return {{"gift", gift.id},
            {"retired", gift.retired},
            {"stock", stock.stock},
            {"shelf", stock.shelf()},
            {"with_kiosks", stock.outstanding},
            {"reserved", stock.reserved},
            {"handed", stock.handed},
            {"early", stock.early},
            {"free", std::max<std::int64_t>(stock.free(), 0)},
            {"short", std::max<std::int64_t>(-stock.free() - static_cast<std::int64_t>(stock.early), 0)},
            {"left", stock.left()},
            {"granted", stock.granted},
            {"expired", stock.expired},
            {"counted", std::move(counted)},
            {"last_hour", pace.lastHour},
            {"minutes", pace.minutes},
            {"today", pace.today},
            {"per_hour", pace.perHour ? json::value(*pace.perHour) : json::value()},
            {"runs_out_at", pace.runsOutAt ? json::value(toRfc3339(*pace.runsOutAt)) : json::value()}};
}

struct OpenClaim {
    Position position;
    json::object claim;
};

std::vector<OpenClaim> openClaims(Reader& reader, const FairId& fair, const GiftBooks& books) {
    std::vector<OpenClaim> open;
    for (const GiftRun& run : books.runs) {
        for (const auto& [number, gift] : run.open) {
            if (const auto document = reader.document(fair, {Kind::GiftClaim, number}))
                open.push_back({document->position, bodyOf(document->body)});
        }
    }
    std::ranges::sort(open, {}, &OpenClaim::position);
    return open;
}

// Which letters a number can end with: A to Z, then AA.
json::array lettersOf(const GiftBooks& books) {
    std::vector<std::string> own;
    for (const auto& [device, letters] : books.letters)
        own.push_back(letters);
    std::ranges::sort(own, {}, [](const std::string& letters) { return std::pair(letters.size(), letters); });
    json::array result;
    for (const std::string& letters : own)
        result.emplace_back(letters);
    return result;
}

// A piece that nobody else counts on, or one that is this visitor's own, known or not.
bool isFree(const GiftBooks& books, const std::optional<json::object>& claim, const GiftNumber& number,
            const GiftStock& stock) {
    if (claim && textOr(*claim, "state") == claims::reserved && textOr(*claim, "gift") == stock.gift)
        return true;
    if (stock.free() > 0)
        return true;
    // Granted by a kiosk that has not said so yet: the piece is still among its own.
    return !claim && std::ranges::any_of(books.runs, [&](const GiftRun& run) {
        return run.remaining(stock.gift) > 0 && run.mayUse(number);
    });
}

std::optional<json::object> claimOf(Reader& reader, const FairId& fair, const std::string& number) {
    const auto document = reader.document(fair, {Kind::GiftClaim, number});
    return document ? std::optional(bodyOf(document->body)) : std::nullopt;
}

// Why the books refuse a piece. `visit`: the claim's.
GiftCounter::Refusal refusalOf(const GiftBooks& books, const std::optional<json::object>& claim,
                               const json::object& visit, const GiftNumber& typed,
                               const GiftCounter::Handing& handing) {
    const bool isLetters = std::ranges::any_of(
        books.letters, [&](const auto& device) { return device.second == typed.letters; });
    if (!isLetters)
        return {"no_kiosk", Code::NotFound,
                "No kiosk has the letters " + typed.letters + "; look at the number again."};
    if (claim && textOr(*claim, "state") == claims::handed)
        return {"handed", Code::Conflict, "This number was handed out already."};
    if (claim && !handing.anyway && textOr(*claim, "state") == claims::released) {
        const auto now = giftNumberNow(visit);
        return {"given_back", Code::Conflict,
                now.empty() ? "The visitor gave this number back."
                            : "The visitor gave this number back and has " + now + " now."};
    }
    if (const auto other = claim ? otherGiftHanded(visit, textOr(*claim, "number")) : std::string();
        !other.empty() && !handing.anyway)
        return {"second", Code::Conflict, "This visitor has a gift already, by the number " + other + "."};
    const std::string gift =
        !handing.gift.empty() ? handing.gift : std::string(claim ? textOr(*claim, "gift") : "");
    if (gift.empty())
        return {"which_gift", Code::NotFound,
                "The kiosk has not told of this number yet; say which gift it is."};
    const auto stock = books.stocks.find(gift);
    if (stock == books.stocks.end())
        return {"which_gift", Code::NotFound, "There is no such gift; gifts stand in the fair file."};
    if (stock->second.shelf() == 0)
        return {"none_left", Code::Conflict, "By the books none lies there; count what does."};
    if (!handing.anyway && !isFree(books, claim, typed, stock->second))
        return {"promised", Code::Conflict, "Every piece that lies there is promised to somebody else."};
    return {};
}

// The run that was told this number, where one was: the one that has pieces left before one that is over.
std::optional<RunId> runOf(const GiftBooks& books, const GiftNumber& number) {
    std::optional<RunId> found;
    for (const GiftRun& run : books.runs) {
        if (run.mayUse(number) && (!found || !run.closed))
            found = run.run;
    }
    return found;
}

} // namespace

GiftPace paceOf(const GiftStock& stock, UtcTime now, UtcTime dayBegan) {
    GiftPace pace;
    std::optional<UtcTime> first;
    const UtcTime hourAgo = now - std::chrono::minutes(60);
    for (const auto& slot : stock.quarters) {
        const UtcTime at = slotTime(slot.slot);
        if (at + std::chrono::minutes(15) <= dayBegan || at > now || slot.gone == 0)
            continue;
        pace.today += slot.gone;
        if (at + std::chrono::minutes(15) <= hourAgo)
            continue;
        pace.lastHour += slot.gone;
        if (!first)
            first = at;
    }
    if (!first)
        return pace;
    // From the beginning of the first quarter that counts, but for a break longer than the hour.
    const auto counted = std::chrono::duration_cast<std::chrono::minutes>(now - *first);
    pace.minutes = static_cast<std::uint64_t>(std::max<std::int64_t>(counted.count(), 1));
    if (pace.lastHour < leastPieces || pace.minutes < leastMinutes)
        return pace;
    pace.perHour = 60.0 * static_cast<double>(pace.lastHour) / static_cast<double>(pace.minutes);
    const double hours = static_cast<double>(stock.left()) / *pace.perHour;
    if (hours <= longestForecast)
        pace.runsOutAt = now + std::chrono::minutes(static_cast<std::int64_t>(60 * hours));
    return pace;
}

Result<json::object> GiftCounter::list() {
    json::object answer{{"gifts", json::array()},
                        {"open", json::array()},
                        {"open_total", 0},
                        {"letters", json::array()},
                        {"position", 0}};
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        const auto fair = publishedFair(reader);
        if (!fair)
            return {};
        const UtcTime now = clock_.utc();
        const UtcTime dayBegan = dayOf(fair->timeZone, now).from;
        const GiftBooks books = readGiftBooks(reader, *fair);
        json::array gifts;
        for (const Gift& gift : fair->gifts) {
            const auto stock = books.stocks.find(gift.id);
            if (stock != books.stocks.end())
                gifts.push_back(giftJson(reader, gift, stock->second, now, dayBegan));
        }
        const auto open = openClaims(reader, fair->id, books);
        json::array listed;
        for (const auto& [position, claim] : open) {
            if (listed.size() < mostListed)
                listed.push_back(claimJson(reader, fair->id, claim));
        }
        answer["gifts"] = std::move(gifts);
        answer["open"] = std::move(listed);
        answer["open_total"] = open.size();
        answer["letters"] = lettersOf(books);
        answer["position"] = reader.position(fair->id).value;
        return {};
    });
    return read ? Result<json::object>(std::move(answer)) : read.error();
}

Result<json::object> GiftCounter::change(std::string_view type, const std::string& gift, json::object body,
                                         const Ingest::Guard& guard) {
    const auto fairId = fairs_.current();
    if (!fairId)
        return fairId.error();
    const auto fair = fairs_.find(*fairId);
    if (!fair)
        return fair.error();
    if (!*fair || !findGift(**fair, gift))
        return Error{Code::NotFound, "There is no such gift; gifts stand in the fair file."};
    const auto position =
        ingest_.append(*fairId, (*fair)->booth,
                       std::vector{Ingest::Said{std::string(type), std::move(body), {}}}, {}, guard);
    if (!position)
        return position.error();
    return stateOf(gift, position->value);
}

Result<json::object> GiftCounter::stateOf(const std::string& gift, std::uint64_t position) {
    auto all = list();
    if (!all)
        return all.error();
    for (auto& value : all->at("gifts").as_array()) {
        if (textOr(value.as_object(), "gift") == gift)
            return json::object{{"gift", std::move(value)}, {"position", position}};
    }
    return Error{Code::Internal, "the gift is gone"};
}

Result<json::object> GiftCounter::restock(const std::string& gift, std::uint64_t pieces,
                                          const DeliveryId& delivery, const StaffId& by) {
    std::optional<std::uint64_t> known;
    std::uint64_t position = 0;
    const auto guard = [&](Reader& reader) -> Result<void> {
        const auto fair = publishedFair(reader);
        const auto document = fair ? reader.document(fair->id, {Kind::GiftStock, gift}) : std::nullopt;
        const auto stock = document ? giftStock(bodyOf(document->body)) : Result<GiftStock>(Error{});
        if (!stock)
            return {}; // the fold says what is wrong
        const auto told = std::ranges::find(stock->deliveries, delivery, &GiftStock::Delivery::id);
        if (told == stock->deliveries.end())
            return {};
        known = told->pieces;
        position = reader.position(fair->id).value;
        return Error{Code::Conflict, "This delivery was entered before, with another number of pieces."};
    };
    auto said = change(types::giftStocked, gift, toBody(GiftStocked{gift, pieces, by, delivery}), guard);
    const bool again = !said && known == pieces;
    if (again)
        said = stateOf(gift, position);
    if (said)
        (*said)["again"] = again;
    return said;
}

Result<json::object> GiftCounter::count(const std::string& gift, std::uint64_t pieces, const StaffId& by) {
    return change(types::giftCounted, gift, toBody(GiftCounted{gift, pieces, by}));
}

Result<GiftCounter::Place> GiftCounter::place(const std::string& typed) {
    const auto number = readGiftNumber(typed);
    if (!number)
        return Error{Code::Malformed, "A number has three digits and one or two letters, as in 127B."};
    const auto fairId = fairs_.current();
    if (!fairId)
        return fairId.error();
    auto fair = fairs_.find(*fairId);
    if (!fair)
        return fair.error();
    if (!*fair)
        return Error{Code::NotFound, "No fair is published."};
    return Place{std::move(**fair), *number, giftNumber(number->number, number->letters)};
}

GiftCounter::Handed
GiftCounter::say(const Place& place, std::string_view type, const json::object& body,
                 const std::function<Refusal(Reader&, const std::optional<json::object>& claim)>& refuses) {
    json::value known;
    Refusal refusal;
    const auto allowed = [&](Reader& reader) -> Result<void> {
        const auto claim = claimOf(reader, place.fair.id, place.number);
        known = claim ? json::value(claimJson(reader, place.fair.id, *claim)) : json::value();
        refusal = refuses(reader, claim);
        return refusal.why.empty() ? Result<void>() : Error{refusal.code, refusal.words};
    };
    const auto position = ingest_.append(place.fair.id, place.fair.booth,
                                         std::vector{Ingest::Said{std::string(type), body, {}}}, {}, allowed);
    if (!position)
        return {position.error(), std::move(known), refusal.why};
    json::value claim;
    const auto after = store_.read([&](Reader& reader) -> Result<void> {
        if (const auto now = claimOf(reader, place.fair.id, place.number))
            claim = claimJson(reader, place.fair.id, *now);
        return {};
    });
    if (!after)
        return {after.error()};
    return {json::object{{"claim", std::move(claim)}, {"position", position->value}}};
}

GiftCounter::Handed GiftCounter::hand(const Handing& handing) {
    const auto place = this->place(handing.number);
    if (!place)
        return {place.error()};
    GiftHanded fact{place->number, {}, handing.by, handing.anyway};
    if (!handing.gift.empty())
        fact.gift = handing.gift;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        if (!claimOf(reader, place->fair.id, place->number))
            fact.run = runOf(readGiftBooks(reader, place->fair), place->typed);
        return {};
    });
    if (!read)
        return {read.error()};
    return say(*place, types::giftHanded, toBody(fact),
               [&](Reader& reader, const std::optional<json::object>& claim) {
                   const auto visit = claim ? visitOf(reader, place->fair.id, *claim) : json::object();
                   return refusalOf(readGiftBooks(reader, place->fair), claim, visit, place->typed, handing);
               });
}

GiftCounter::Handed GiftCounter::unhand(const std::string& typed, const StaffId& by) {
    const auto place = this->place(typed);
    if (!place)
        return {place.error()};
    const UtcTime now = clock_.utc();
    return say(*place, types::giftUnhanded, toBody(GiftUnhanded{place->number, by}),
               [&](Reader&, const std::optional<json::object>& claim) -> Refusal {
                   if (!claim || textOr(*claim, "state") != claims::handed)
                       return {"not_handed", Code::Conflict, "This number is not handed out."};
                   const auto at = timeField(*claim, "handed_at");
                   if (!at || now > *at + limits::giftUndo)
                       return {"too_late", Code::Conflict,
                               "It was handed out more than an hour ago; count what lies there instead."};
                   return {};
               });
}

} // namespace standdienst::backend
