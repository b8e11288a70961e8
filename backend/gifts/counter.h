// SPDX-License-Identifier: GPL-3.0-or-later
// The counter where gifts are handed out, and its books. Shapes: docs/api/console.md, "Gifts".
#pragma once

#include "backend/fair/fairs.h"
#include "backend/gifts/books.h"

#include <functional>

namespace standdienst::backend {

// Thread-safe.
class GiftCounter {
public:
    GiftCounter(Store& store, Fairs& fairs, Ingest& ingest, const Clock& clock)
        : store_(store), fairs_(fairs), ingest_(ingest), clock_(clock) {}

    // {"gifts", "open", "open_total", "letters", "position"}, gifts in the fair's order, reservations the
    // oldest first.
    Result<json::object> list();

    // A delivery, and what somebody counted. {"gift", "position"}. NotFound where the fair has no such gift.
    // A delivery that is told again is added once and answered with "again": true; Conflict where it was told
    // with another number of pieces.
    Result<json::object> restock(const std::string& gift, std::uint64_t pieces, const DeliveryId& delivery,
                                 const StaffId& by);
    Result<json::object> count(const std::string& gift, std::uint64_t pieces, const StaffId& by);

    struct Handing {
        std::string number; // as typed
        std::string gift{}; // empty: the one that was reserved
        // Although every piece that lies there is promised to somebody else, the visitor gave the number
        // back, or has another gift: whoever stands there decides.
        bool anyway = false;
        StaffId by{};
    };
    struct Handed {
        Result<json::object> result; // {"claim", "position"}
        // Where the books refuse it: what is known of the number, and which refusal it is, for the person who
        // asks. Empty where something else is wrong, such as a full disk.
        json::value claim{};
        std::string_view why{};
    };
    // Malformed for what cannot be a number; NotFound: no_kiosk, which_gift; Conflict: handed, given_back
    // (the visitor went back to the choice), second (the visitor has another gift), promised (all pieces, to
    // others), none_left (by the books none lies there). Looked at and written as one: of two who do it at
    // the same time, the second sees what the first did.
    Handed hand(const Handing& handing);
    // Takes it back, for limits::giftUndo: the number stands as before. The claim is null where only its
    // kiosk knows it. Conflict: not_handed, too_late.
    Handed unhand(const std::string& typed, const StaffId& by);

    // Why the books refuse something; an empty `why` where they do not.
    struct Refusal {
        std::string_view why{};
        Code code = Code::Conflict;
        std::string words{};
    };

private:
    struct Place {
        Fair fair;
        GiftNumber typed;
        std::string number;
    };
    Result<Place> place(const std::string& typed);
    // Says it unless `refuses` finds a reason in what stands.
    Handed say(const Place& place, std::string_view type, const json::object& body,
               const std::function<Refusal(Reader&, const std::optional<json::object>& claim)>& refuses);
    Result<json::object> change(std::string_view type, const std::string& gift, json::object body,
                                const Ingest::Guard& guard = {});
    Result<json::object> stateOf(const std::string& gift, std::uint64_t position);

    Store& store_;
    Fairs& fairs_;
    Ingest& ingest_;
    const Clock& clock_;
};

// How fast a gift goes, out of its books.
struct GiftPace {
    std::uint64_t lastHour = 0; // pieces in the stretch below
    std::uint64_t minutes = 0;  // the stretch: the last hour, or since the day's first
    std::uint64_t today = 0;
    std::optional<double> perHour{};    // where enough is known
    std::optional<UtcTime> runsOutAt{}; // at that pace, where it is within a day
};
GiftPace paceOf(const GiftStock& stock, UtcTime now, UtcTime dayBegan);

} // namespace standdienst::backend
