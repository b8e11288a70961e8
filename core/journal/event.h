// SPDX-License-Identifier: GPL-3.0-or-later
// An event: an immutable fact in the past tense. Format: docs/internals/journal.md.
#pragma once

#include "core/base/ids.h"
#include "core/base/json.h"
#include "core/crypto/keys.h"

#include <optional>
#include <string>
#include <vector>

namespace standdienst {

// Says that personal data, sealed to `key`, travels beside the record; the record holds only its digest.
struct SealReference {
    KeyId key;
    Digest digest; // BLAKE2b-256 of the sealed bytes
};

// An event as read from its record. The record's bytes are the event: they are stored, hashed and passed on
// as written, with whatever fields this version does not know.
struct Event {
    EventId id;
    WriterId writer;
    FairId fair;
    BoothId booth;
    std::string type;
    std::uint32_t version = 1;
    UtcTime deviceTime;
    BootId boot;
    std::chrono::milliseconds uptime{0};
    std::optional<Position> basedOn;
    json::object body;
    std::optional<SealReference> sealed;
};

// A record and the sealed bytes beside it (empty where there are none, or where they were erased).
struct Entry {
    std::string record;
    std::string sealed;
};

// One JSON object, UTF-8, no byte below 0x20, within limits::recordBytes. Checks the envelope, not the body.
Result<Event> parseRecord(std::string_view record);
// The same without parsing twice where the caller knows the text is an object already.
std::string writeRecord(const Event& event);
// Malformed where the sealed bytes are not the ones that the record speaks of. Erased (empty) bytes pass.
Result<void> checkSealed(const Event& event, std::string_view sealed);

// Seals personal data for an event. The plain text holds the event's id, so that a box cannot be moved to
// another event.
struct SealedPart {
    SealReference reference;
    std::string bytes;
};
SealedPart sealPersonal(const SealPublicKey& key, const EventId& event, const json::object& personal);
Result<json::object> openPersonal(const SealKey& key, const EventId& event, std::string_view sealed);

// Event types of this version. Their bodies stand in docs/internals/journal.md.
namespace types {
inline constexpr std::string_view fairPublished = "fair.published";
inline constexpr std::string_view visitStarted = "visit.started";
inline constexpr std::string_view interestStated = "interest.stated";
inline constexpr std::string_view needsStated = "needs.stated";
inline constexpr std::string_view consentGiven = "consent.given";
inline constexpr std::string_view consentWithdrawn = "consent.withdrawn";
inline constexpr std::string_view contactGiven = "contact.given";
inline constexpr std::string_view visitEnded = "visit.ended";
// A visitor is to be forgotten, and a backup was restored: both a backend's own.
inline constexpr std::string_view visitErased = "visit.erased";
inline constexpr std::string_view journalRestored = "journal.restored";
inline constexpr std::string_view dispositionGiven = "disposition.given";
inline constexpr std::string_view ticketOpened = "ticket.opened";
inline constexpr std::string_view ticketLeft = "ticket.left";
inline constexpr std::string_view ticketTaken = "ticket.taken";
inline constexpr std::string_view ticketHandedOn = "ticket.handed_on";
inline constexpr std::string_view ticketEnded = "ticket.ended";
inline constexpr std::string_view visitScored = "visit.scored";
inline constexpr std::string_view triageBegun = "triage.begun";
inline constexpr std::string_view triagePart = "triage.part";
// Gifts: a device's, the backend's own, and those that staff say through it (core/fold/gifts.h).
inline constexpr std::string_view giftsAsked = "gifts.asked";
inline constexpr std::string_view giftReserved = "gift.reserved";
inline constexpr std::string_view giftReleased = "gift.released";
inline constexpr std::string_view giftDeclined = "gift.declined";
inline constexpr std::string_view giftAllotted = "gift.allotted";
inline constexpr std::string_view giftReclaimed = "gift.reclaimed";
inline constexpr std::string_view giftExpired = "gift.expired";
inline constexpr std::string_view giftStocked = "gift.stocked";
inline constexpr std::string_view giftCounted = "gift.counted";
inline constexpr std::string_view giftHanded = "gift.handed";
inline constexpr std::string_view giftUnhanded = "gift.unhanded";
inline constexpr std::string_view picturePart = "picture.part";
// The floor, all of them a backend's (core/fold/floor.h).
inline constexpr std::string_view staffCame = "staff.came";
inline constexpr std::string_view staffWent = "staff.went";
inline constexpr std::string_view floorOffered = "floor.offered";
inline constexpr std::string_view floorPassed = "floor.passed";
inline constexpr std::string_view floorScores = "floor.scores";
inline constexpr std::string_view talkBegan = "talk.began";
inline constexpr std::string_view talkEnded = "talk.ended";
inline constexpr std::string_view restBegan = "rest.began";
inline constexpr std::string_view restEnded = "rest.ended";
inline constexpr std::string_view helpCalled = "help.called";
inline constexpr std::string_view helpCame = "help.came";
inline constexpr std::string_view helpOver = "help.over";
inline constexpr std::string_view waitForeseen = "wait.foreseen";
inline constexpr std::string_view waitKept = "wait.kept";
} // namespace types

// True for what a backend alone may say: a device that says it is not believed.
bool isBackendsOwn(std::string_view type);

} // namespace standdienst
