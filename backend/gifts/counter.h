// SPDX-License-Identifier: GPL-3.0-or-later
// The counter where gifts are handed out, and its books. Shapes: docs/api/console.md, "Gifts".
#pragma once

#include "backend/fair/fairs.h"
#include "backend/gifts/books.h"

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
    Result<json::object> restock(const std::string& gift, std::uint64_t pieces, const AccountId& by);
    Result<json::object> count(const std::string& gift, std::uint64_t pieces, const AccountId& by);

    struct Handing {
        std::string number; // as typed
        std::string gift{}; // empty: the one that was reserved
        // Although every piece that lies there is promised to somebody else: whoever stands there decides.
        bool anyway = false;
        AccountId by{};
    };
    struct Handed {
        Result<json::object> result; // {"claim", "position"}
        // Where the books refuse it: what is known of the number, and which refusal it is, for the person who
        // asks. Empty where something else is wrong, such as a full disk.
        json::value claim{};
        std::string_view why{};
    };
    // Malformed for what cannot be a number; NotFound: no_kiosk, which_gift; Conflict: handed, promised (all
    // pieces, to others), none_left (by the books none lies there). Looked at and written as one: of two who
    // do it at the same time, the second sees what the first did.
    Handed hand(const Handing& handing);

private:
    Result<json::object> change(std::string_view type, const std::string& gift, json::object body);

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
