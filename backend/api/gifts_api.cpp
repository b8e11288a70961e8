// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/api/gifts_api.h"

#include "backend/api/body.h"
#include "backend/api/console_api.h"
#include "backend/http/problem.h"

#include "core/base/limits.h"

namespace standdienst::backend {

using http::answer;
using http::problem;
using http::Request;
using http::Response;

namespace {

Result<std::uint64_t> piecesOf(const Request& request) {
    const auto body = objectBody(request);
    if (!body)
        return body.error();
    auto pieces = integerField(*body, "pieces");
    if (pieces && *pieces > limits::giftPieces)
        return Error{Code::TooLarge, "pieces: at most 1000000"};
    return pieces;
}

// Deliveries and stocktakes are for those who see the shelf. Sales staff run the stand: whoever counts is
// named beside the count, and a wrong one is set right by the next. A new role has to be thought of here.
bool mayKeepStock(Role role) {
    switch (role) {
    case Role::Admin:
    case Role::Sales:
        return true;
    }
    return false;
}

Error notYours() {
    return {Code::Forbidden,
            "Deliveries and stocktakes are for whoever runs the stand; ask an administrator."};
}

// What is known of the number goes with a refusal: who handed it out, and when.
Response respond(const GiftCounter::Handed& handed) {
    if (handed.result)
        return answer(*handed.result);
    json::object extra;
    if (!handed.why.empty())
        extra = {{"why", handed.why}, {"claim", handed.claim}};
    return problem(handed.result.error(), std::move(extra));
}

} // namespace

Response GiftsApi::list(const Request&) const {
    const auto gifts = counter_.list();
    return gifts ? answer(*gifts) : problem(gifts.error());
}

Response GiftsApi::restock(const Request& request) const {
    if (!mayKeepStock(ConsoleApi::user(request).role))
        return problem(notYours());
    const auto pieces = piecesOf(request);
    if (!pieces)
        return problem(pieces.error());
    if (*pieces == 0)
        return problem(Error{Code::Malformed, "pieces: at least one"});
    const auto body = objectBody(request);
    const auto delivery = body ? idField<DeliveryId>(*body, "delivery") : body.error();
    if (!delivery)
        return problem(delivery.error());
    const auto by = staff_.today(ConsoleApi::user(request).id);
    if (!by)
        return problem(by.error());
    const auto done = counter_.restock(std::string(request.parameter("gift")), *pieces, *delivery, *by);
    return done ? answer(*done) : problem(done.error());
}

Response GiftsApi::count(const Request& request) const {
    if (!mayKeepStock(ConsoleApi::user(request).role))
        return problem(notYours());
    const auto pieces = piecesOf(request);
    if (!pieces)
        return problem(pieces.error());
    const auto by = staff_.today(ConsoleApi::user(request).id);
    if (!by)
        return problem(by.error());
    const auto done = counter_.count(std::string(request.parameter("gift")), *pieces, *by);
    return done ? answer(*done) : problem(done.error());
}

Response GiftsApi::hand(const Request& request) const {
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    const auto number = stringField(*body, "number", 32);
    if (!number)
        return problem(number.error());
    const auto by = staff_.today(ConsoleApi::user(request).id);
    if (!by)
        return problem(by.error());
    GiftCounter::Handing handing{*number, {}, false, *by};
    if (body->contains("gift")) {
        auto gift = stringField(*body, "gift", 64);
        if (!gift)
            return problem(gift.error());
        handing.gift = std::move(*gift);
    }
    if (body->contains("anyway")) {
        const auto anyway = boolField(*body, "anyway");
        if (!anyway)
            return problem(anyway.error());
        handing.anyway = *anyway;
    }
    return respond(counter_.hand(handing));
}

Response GiftsApi::unhand(const Request& request) const {
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    const auto number = stringField(*body, "number", 32);
    if (!number)
        return problem(number.error());
    const auto by = staff_.today(ConsoleApi::user(request).id);
    if (!by)
        return problem(by.error());
    return respond(counter_.unhand(*number, *by));
}

} // namespace standdienst::backend
