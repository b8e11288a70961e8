// SPDX-License-Identifier: GPL-3.0-or-later
// The books of the gifts as the backend's documents hold them. docs/internals/gifts.md says why they are
// kept this way.
#pragma once

#include "core/base/ids.h"
#include "core/base/json.h"
#include "core/gifts/number.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace standdienst {

using DeliveryId =
    Id<struct DeliveryTag>; // made by whoever tells of it, so that telling it again is harmless

// One kind of gift: document "gift-stock", id: the gift.
struct GiftStock {
    std::string gift;
    std::uint64_t stock = 0;       // restocked, corrected by stocktakes
    std::uint64_t handed = 0;      // to visitors
    std::uint64_t reserved = 0;    // for visitors who have a number and have not come yet
    std::uint64_t outstanding = 0; // with devices, which may grant them without asking
    // Of those handed out, by a number whose reservation has not arrived yet: they still count as
    // outstanding as well.
    std::uint64_t early = 0;
    std::uint64_t granted = 0;  // reservations ever
    std::uint64_t expired = 0;  // of these, not fetched in time
    std::uint64_t released = 0; // of these, taken back by the visitor
    struct Slot {
        std::uint64_t slot = 0; // quarter of an hour since 1970
        std::uint64_t gone = 0; // handed out, or reserved now: each piece once, when it was granted
    };
    std::vector<Slot> quarters{}; // in order, the newest
    struct Count {
        std::uint64_t pieces = 0;   // found
        std::uint64_t expected = 0; // by the books
        UtcTime at{};
        StaffId by{};
    };
    std::optional<Count> counted{}; // the latest stocktake
    struct Delivery {
        DeliveryId id{};
        std::uint64_t pieces = 0;
    };
    std::vector<Delivery> deliveries{}; // the newest

    // What nobody has a claim on. Below zero where staff handed out, or counted, what devices had already.
    std::int64_t free() const {
        return static_cast<std::int64_t>(stock) - static_cast<std::int64_t>(handed + reserved + outstanding);
    }
    // What lies in the booth.
    std::uint64_t shelf() const { return stock > handed ? stock - handed : 0; }
    // What a visitor could still choose somewhere in the booth.
    std::uint64_t left() const { return stock > handed + reserved ? stock - handed - reserved : 0; }
    // A piece is gone; the slot that says so, for whoever has to take it back.
    std::uint64_t addToSlot(UtcTime at);
    void takeFromSlot(std::uint64_t slot);
};
json::object toJson(const GiftStock& stock);
Result<GiftStock> giftStock(const json::object& body);

// What one run of a device has of one gift. The first three only grow.
struct RunGift {
    std::uint64_t allotted = 0; // by the backend
    std::uint64_t returned = 0; // by the device
    std::uint64_t reserved = 0; // granted to visitors, as far as the backend knows
    std::uint64_t keep = 0;     // what the device is asked to keep at most
    std::uint64_t remaining() const { return allotted - returned - reserved; }
};

// One run of a device: document "gift-run", id: the run.
struct GiftRun {
    RunId run{};
    WriterId device{};
    std::uint64_t asked = 0;    // the newest request
    std::uint64_t answered = 0; // the newest that was answered
    std::map<std::string, std::uint64_t> want{};
    std::set<std::string> urgent{}; // a visitor stands before it
    std::map<std::string, RunGift> gifts{};
    std::string letters{};
    std::vector<NumberRange> numbers{};
    std::map<std::string, std::string> open{}; // numbers that wait to be fetched, with their gifts
    bool closed = false;                       // has no share any more; stands for its open numbers

    std::uint64_t remaining(const std::string& gift) const;
    // How many of the numbers that it was told it does not need for what it has already.
    std::uint64_t spareNumbers() const;
    bool mayUse(const GiftNumber& number) const;
    // Numbers that were told now; what follows the last ones makes one range with them. TooLarge above
    // limits::giftRanges, and nothing is added.
    Result<void> addNumbers(const std::vector<NumberRange>& told);
};
json::object toJson(const GiftRun& run);
Result<GiftRun> giftRun(const json::object& body);

json::array toJson(const std::vector<NumberRange>& ranges);
Result<std::vector<NumberRange>> numberRanges(const json::object& object, std::string_view key);
Result<std::map<std::string, std::uint64_t>> piecesByGift(const json::object& object, std::string_view key);
json::object toJson(const std::map<std::string, std::uint64_t>& pieces);

} // namespace standdienst
