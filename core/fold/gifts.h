// SPDX-License-Identifier: GPL-3.0-or-later
// Event bodies of gifts, and what they do to the books. Bodies: docs/internals/journal.md; why shares, leases
// and runs: docs/internals/gifts.md.
#pragma once

#include "core/fold/documents.h"
#include "core/fold/fold.h"
#include "core/gifts/books.h"
#include "core/journal/event.h"

namespace standdienst {

// A device says what one of its runs needs, and what it gives back. Numbers of pieces are totals of the run.
struct GiftsAsked {
    RunId run;
    std::uint64_t ask = 0;                           // 1, 2, 3 …
    std::map<std::string, std::uint64_t> want{};     // that it would like to have, with what it has
    std::map<std::string, std::uint64_t> returned{}; // given back since the run began
    std::set<std::string> urgent{};                  // a visitor stands before it and there is none left
    std::optional<RunId> instead{}; // an earlier run of this same process, that grants no more
};
struct GiftReserved {
    VisitId visit;
    std::string gift;
    std::string number; // "127B"
    RunId run;
};
struct GiftReleased {
    VisitId visit;
};
struct GiftDeclined {
    VisitId visit;
};
// The backend's answer to a device's request, or a new split without one.
struct GiftAllotted {
    WriterId device;
    RunId run;
    std::uint64_t answers = 0; // the request
    struct Share {
        std::uint64_t allotted = 0; // since the run began
        std::uint64_t keep = 0;     // give back what is beyond
    };
    std::map<std::string, Share> gifts{};
    std::string letters{};
    std::vector<NumberRange> numbers{}; // new ones
};
struct GiftReclaimed {
    WriterId device;
    RunId run;
};
struct GiftExpired {
    std::vector<std::string> numbers;
};
struct GiftStocked {
    std::string gift;
    std::uint64_t pieces = 0;
    StaffId by;
    std::optional<DeliveryId> delivery{}; // said again it changes nothing
};
struct GiftCounted {
    std::string gift;
    std::uint64_t pieces = 0; // that really lie there
    StaffId by;
};
struct GiftHanded {
    std::string number;
    std::optional<std::string> gift; // needed where the number is not known yet
    StaffId by;
    // Although the visitor gave the number back, or has fetched another gift: staff decided.
    bool anyway = false;
    // Where the number is not known yet: the run that was told it. Only that one's reservation is this one.
    std::optional<RunId> run{};
};
// It was a mistake: the number stands again as it stood before it was handed out.
struct GiftUnhanded {
    std::string number;
    StaffId by;
};

json::object toBody(const GiftsAsked& fact);
json::object toBody(const GiftReserved& fact);
json::object toBody(const GiftReleased& fact);
json::object toBody(const GiftDeclined& fact);
json::object toBody(const GiftAllotted& fact);
json::object toBody(const GiftReclaimed& fact);
json::object toBody(const GiftExpired& fact);
json::object toBody(const GiftStocked& fact);
json::object toBody(const GiftCounted& fact);
json::object toBody(const GiftHanded& fact);
json::object toBody(const GiftUnhanded& fact);

Result<GiftsAsked> giftsAsked(const json::object& body);
Result<GiftReserved> giftReserved(const json::object& body);
Result<GiftAllotted> giftAllotted(const json::object& body);
Result<GiftStocked> giftStocked(const json::object& body);
Result<GiftHanded> giftHanded(const json::object& body);
Result<GiftUnhanded> giftUnhanded(const json::object& body);

bool isGiftEvent(std::string_view type);
// Forbidden, Conflict and NotFound where the books do not allow it; then nothing changes. A device folds its
// own facts as well: it has no books, so these change its visit alone.
Result<std::vector<PersonalEffect>> foldGifts(const Event& event, DocumentStore& documents);
// Books for the gifts of a fair that is published; what was handed out in a trial is there again after it.
void foldGiftsOf(const json::object& fair, bool endsTrial, DocumentStore& documents);

// How a claim (document "gift-claim", id: its number) stands.
namespace claims {
inline constexpr std::string_view reserved = "reserved";
inline constexpr std::string_view handed = "handed";
inline constexpr std::string_view expired = "expired";
inline constexpr std::string_view released = "released";
// Granted from a share that had come back already: nothing is put aside for it.
inline constexpr std::string_view late = "late";
} // namespace claims

// Of a visit's document: the number that the visitor has now, if any, and one other than `number` that was
// handed out to the same visitor, if any. One visit gets one gift.
std::string giftNumberNow(const json::object& visit);
std::string otherGiftHanded(const json::object& visit, std::string_view number);

} // namespace standdienst
