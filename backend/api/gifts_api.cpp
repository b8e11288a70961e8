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

} // namespace

Response GiftsApi::list(const Request&) const {
    const auto gifts = counter_.list();
    return gifts ? answer(*gifts) : problem(gifts.error());
}

Response GiftsApi::restock(const Request& request) const {
    const auto pieces = piecesOf(request);
    if (!pieces)
        return problem(pieces.error());
    if (*pieces == 0)
        return problem(Error{Code::Malformed, "pieces: at least one"});
    const auto done =
        counter_.restock(std::string(request.parameter("gift")), *pieces, ConsoleApi::user(request).id);
    return done ? answer(*done) : problem(done.error());
}

Response GiftsApi::count(const Request& request) const {
    const auto pieces = piecesOf(request);
    if (!pieces)
        return problem(pieces.error());
    const auto done =
        counter_.count(std::string(request.parameter("gift")), *pieces, ConsoleApi::user(request).id);
    return done ? answer(*done) : problem(done.error());
}

Response GiftsApi::hand(const Request& request) const {
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    const auto number = stringField(*body, "number", 32);
    if (!number)
        return problem(number.error());
    GiftCounter::Handing handing{*number, {}, false, ConsoleApi::user(request).id};
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
    const auto handed = counter_.hand(handing);
    if (handed.result)
        return answer(*handed.result);
    // What is known of the number goes with the refusal: who handed it out, and when.
    json::object extra;
    if (!handed.why.empty())
        extra = {{"why", handed.why}, {"claim", handed.claim}};
    return problem(handed.result.error(), std::move(extra));
}

} // namespace standdienst::backend
