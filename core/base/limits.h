// SPDX-License-Identifier: GPL-3.0-or-later
// Every limit of the domain, with its reason. The backend's connection limits stand in backend/http/limits.h.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace standdienst::limits {

using namespace std::chrono_literals;

// An event's public record: the largest, fair.published, carries the whole fair file (64 topics in several
// languages).
inline constexpr std::size_t recordBytes = 128 * 1024;
// Every other event says a few facts; a record above this is somebody's mistake or attack.
inline constexpr std::size_t ordinaryRecordBytes = 8 * 1024;
// Sealed personal data: a contact with every field at its limit, four bytes a character, stays below 7.7 KiB.
inline constexpr std::size_t sealedBytes = 8 * 1024;
// A push: small enough to arrive in one radio hiccup, large enough for 100 events a round trip.
inline constexpr std::size_t pushEvents = 500;
inline constexpr std::size_t pushBytes = 256 * 1024;
// A page of a pull, for the same reason. A single document may exceed the bytes and then comes alone.
inline constexpr std::size_t pullDocuments = 500;
inline constexpr std::size_t pullBytes = 256 * 1024;
// JSON nested deeper than this is an attack; our own bodies have six levels.
inline constexpr std::size_t jsonDepth = 16;
// "visit.started" is 13 characters.
inline constexpr std::size_t typeBytes = 64;
// Integers beyond 2^53 do not survive a browser.
inline constexpr std::uint64_t largestInteger = (std::uint64_t{1} << 53) - 1;
// A visit that is corrected more often is a finger on the glass; its first steps are kept.
inline constexpr std::size_t visitSteps = 200;
// Colleagues who disagree more often than this should talk; the newest are kept, the journal has all.
inline constexpr std::size_t visitDispositions = 64;
inline constexpr std::size_t visitConsents = 64;
inline constexpr std::size_t visitTopics = 64;
// Each time the contact is sent anew, say after a correction.
inline constexpr std::size_t visitContacts = 16;
// Contact fields, in Unicode code points. The longest e-mail address is 254 (RFC 5321), E.164 has 15 digits,
// written with separators up to 40; names up to 200 cover every real one.
inline constexpr std::size_t contactName = 200;
inline constexpr std::size_t contactOrganization = 200;
inline constexpr std::size_t contactEmail = 254;
inline constexpr std::size_t contactPhone = 40;
inline constexpr std::size_t contactMessage = 1000;
// Fair file.
inline constexpr std::size_t fairFileBytes = 96 * 1024;
inline constexpr std::size_t fairLanguages = 8;
inline constexpr std::size_t fairTopics = 64;
inline constexpr std::size_t fairPurposes = 8;
inline constexpr std::size_t fairText = 600; // code points of one text in one language
// A list of customers, target accounts or competitors, of each kind one: the largest that a sales department
// works with. The bytes leave room for twenty columns of an export; the keys of three such lists are 15 MB of
// database.
inline constexpr std::size_t companyListRows = 50'000;
inline constexpr std::size_t companyListBytes = 4 * 1024 * 1024;
// argon2id, for passwords and pairing codes alike: OWASP's minimum of 19 MiB and two passes.
inline constexpr std::size_t argonMemory = 19456ull * 1024;
inline constexpr unsigned long long argonPasses = 2;
// Pairing: eight characters of 31 are 39 bits, behind argon2id; ten minutes and five tries (issue of the
// code).
inline constexpr std::size_t pairingCodeLength = 8;
inline constexpr auto pairingCodeLife = 10min;
inline constexpr int pairingTries = 5;
// Active codes at a time: each costs an argon2id at its making; nobody pairs more devices in ten minutes.
inline constexpr std::size_t pairingCodes = 8;
// A device's name, in code points: what a list of devices shows in a line.
inline constexpr std::size_t deviceName = 60;
// A device's session with the backend; it is renewed with a signature, so short is cheap.
inline constexpr auto deviceSession = 30min;
inline constexpr auto deviceNonceLife = 2min;
// How long a device keeps what the backend has acknowledged (the backend's backup may be this old).
inline constexpr auto deviceKeepsAcknowledged = std::chrono::hours(24 * 14);
// A visit without a touch: a warning, then the wipe.
inline constexpr auto idleWarning = 45s;
inline constexpr auto idleWipe = 60s;
// A device's clock is believed within reason: hardly ahead of what the backend hears, and no further behind
// than a network has been away at a fair (from Friday to Monday).
inline constexpr auto clockAhead = 5min;
inline constexpr auto clockBehind = std::chrono::hours(24 * 3);
// Free disk below which a device warns, and below which it takes no new visit (one visit needs under 64 KiB).
inline constexpr std::uint64_t diskWarnBytes = 256ull << 20;
inline constexpr std::uint64_t diskRefuseBytes = 32ull << 20;
// Triage. A visit has some twenty facts; more than this is a table that nobody can explain.
inline constexpr std::size_t triageFacts = 128;
// Names and levels of facts, in bytes; they are shown as reasons and stored in the model.
// A topic's or a purpose's slug, with "topic." or "agreed." before it, fits.
inline constexpr std::size_t triageName = 72;
// Levels of one category that have a weight of their own. What comes later, and has no room, is "other".
inline constexpr std::size_t triageLevels = 48;
inline constexpr std::size_t triageAllLevels = 512; // of all columns; more than there can be weights
// Weights of the two experts: a label costs their square in time, and four bytes of it in memory. The quick
// one has fewer kinds of features.
inline constexpr std::size_t triageFeatures = 400;
inline constexpr std::size_t triageQuickFeatures = 320;
// Of a visit that is scored: its facts with their shares stay within half of an ordinary record. Topics
// beyond these are only counted.
inline constexpr std::size_t visitTopicFacts = 16;
inline constexpr std::size_t visitFacts = 48;
// Labels that are kept in order, so that what arrives late is learned in its place; one that is out of order
// relearns up to twice as many.
inline constexpr std::size_t triageWindow = 64;
// A model that comes from another fair: some 1.5 MB at the most, in parts that fit a record.
inline constexpr std::size_t triageModelBytes = 2 * 1024 * 1024;
inline constexpr std::size_t triagePartBytes = 90 * 1024;
// A file that takes a model to another fair, with the visits that taught it: more dispositions than a fair
// sees in a week, at three times what one takes there.
inline constexpr std::size_t triageHistory = 10'000;
inline constexpr std::size_t triageFileBytes = 32 * 1024 * 1024;
// Gifts. More kinds than this are no choice that anybody makes in twenty seconds.
inline constexpr std::size_t fairGifts = 24;
// Of one kind, at one time: more than any stand hands out in a week.
inline constexpr std::uint64_t giftPieces = 1'000'000;
// How long a piece waits for whoever reserved it: long enough to finish a talk, short enough that the last
// ones do not lie about.
inline constexpr auto giftReservation = 30min;
// How long a device may grant its share without having been answered: an hour without a network is the
// longest that is common at a fair. Measured by the device from when it asked, by the backend from when it
// heard.
inline constexpr auto giftLease = 60min;
// Two clocks that run at the same pace differ by less than half a second in an hour and a half (100 ppm).
inline constexpr auto giftClockMargin = 1min;
// A device asks anew in time for three tries before its lease is over.
inline constexpr auto giftRenewal = 15min;
// A device that was told that there is nothing for it asks again after this, and at once for a visitor.
inline constexpr auto giftRetry = 60s;
// A share, of one kind: at one gift every 45 seconds it lasts for the lease.
inline constexpr std::uint64_t giftShare = 80;
// What a device begins with, before it knows its pace.
inline constexpr std::uint64_t giftFirstShare = 3;
// Pick-up numbers of a device: always three digits, so that nobody takes "127B" for the ticket "B27". They
// begin anew after 899, when the first was fetched days ago.
inline constexpr std::uint64_t giftFirstNumber = 101;
inline constexpr std::uint64_t giftLastNumber = 999;
// Ranges of numbers that one run of a device was told; each comes with new pieces, and a program is started
// anew before.
inline constexpr std::size_t giftRanges = 400;
// Reservations that wait at a time, over all devices: fifty booths' worth of half an hour.
inline constexpr std::size_t giftOpen = 4000;
// Quarters of an hour of which the books keep what was granted and handed out: two days.
inline constexpr std::size_t giftSlots = 192;
// What one look of the steward says at most; the next look goes on.
inline constexpr std::size_t giftExpiries = 100;

} // namespace standdienst::limits
