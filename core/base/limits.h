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
// Sealed personal data: a contact with every field and every answer at its limit, four bytes a character, and
// a badge id that is escaped throughout, stays below 12.8 KiB.
inline constexpr std::size_t sealedBytes = 13 * 1024;
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
// A note of staff on a visitor: some sentences. Each time a ticket is handed on or ended there may be one.
inline constexpr std::size_t ticketNote = 1000;
inline constexpr std::size_t ticketNotes = 16;
// Colleagues who wanted a ticket that somebody else had: more than are on a stand.
inline constexpr std::size_t ticketWanted = 16;
// Open tickets that a booth's devices are told of: nobody waits behind two hundred people; those of days
// before fall out of the list here.
inline constexpr std::size_t queueTickets = 200;
// Open tickets that the console lists at a time: those of a fair on which nobody ever ended one.
inline constexpr std::size_t listedTickets = 500;
// A device's running number of a day: four digits can still be called out. Then it begins anew.
inline constexpr std::uint32_t spokenNumber = 9999;
// Contact fields, in Unicode code points. The longest e-mail address is 254 (RFC 5321), E.164 has 15 digits,
// written with separators up to 40; names up to 200 cover every real one.
inline constexpr std::size_t contactName = 200;
inline constexpr std::size_t contactOrganization = 200;
inline constexpr std::size_t contactEmail = 254;
inline constexpr std::size_t contactPhone = 40;
inline constexpr std::size_t contactMessage = 1000;
// A code that a visitor shows. The largest QR code has 2953 bytes; this leaves room for one that was read
// from another kind of symbol, and none for a file.
inline constexpr std::size_t codeBytes = 4 * 1024;
// Phones write twenty properties into a vCard, with every address labelled forty.
inline constexpr std::size_t codeProperties = 64;
// E-mail addresses, phone numbers and URLs of each: what a person can choose from on one screen.
inline constexpr std::size_t codeAddresses = 8;
inline constexpr std::size_t contactTitle = 200; // job titles are as long as names
inline constexpr std::size_t contactUrl = 512;   // profile pages with their tracking parameters stay below
// Bytes. Organisers print numbers, a line with separators or some 300 bytes that only they can decrypt. An id
// is never cut: half of one is another one's.
inline constexpr std::size_t badgeId = 512;
// A picture with a code in it, for --read: above what telephones' cameras make. A million pixels take up to
// 8 MB while they are read.
inline constexpr std::size_t codePictureBytes = 32 * 1024 * 1024;
inline constexpr std::size_t codePicturePixels = 64'000'000;
// Fair file.
inline constexpr std::size_t fairFileBytes = 96 * 1024;
inline constexpr std::size_t fairLanguages = 8;
inline constexpr std::size_t fairTopics = 64;
inline constexpr std::size_t fairPurposes = 8;
inline constexpr std::size_t fairText = 600; // code points of one text in one language
// Questions about what a visitor needs. A person standing in a hall answers five; the file may have many
// more, for who is asked what depends on the answers.
inline constexpr std::size_t needsAsked = 5;
inline constexpr std::size_t fairQuestions = 24;
inline constexpr std::size_t fairNeeds = 24;
// What can be touched on one screen without scrolling far, and seen as a row of steps.
inline constexpr std::size_t questionOptions = 8;
inline constexpr std::size_t scaleSteps = 7;
inline constexpr std::uint64_t questionNumber = 999'999'999; // nine digits, all that the screen has room for
inline constexpr std::size_t conditionClauses = 6;
// Typing on glass is work: at most two questions of a fair ask for words, of as much as a short note holds.
inline constexpr std::size_t textQuestions = 2;
inline constexpr std::size_t answerText = 500; // code points
// How many ways through the questions a check follows before it says that there are too many.
inline constexpr std::size_t needsWays = 200'000;
// Pictures of a fair. One fills a card of some 900 pixels as JPEG; all of them together reach a kiosk in a
// minute over a poor network, and fit a request to the control socket in base64.
inline constexpr std::size_t pictureBytes = 256 * 1024;
inline constexpr std::size_t picturePartBytes = 90 * 1024; // in base64 within recordBytes
inline constexpr std::size_t fairPictureBytes = 4 * 1024 * 1024;
// What was agreed, on the contact card that visitors take along: the QR stays within 97 modules a side.
inline constexpr std::size_t cardNote = 400;  // code points
inline constexpr unsigned pictureSide = 4096; // pixels; larger ones take a kiosk's memory when decoded
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
// Ranges of numbers that one run of a device was told. Those that follow each other are one, so that only
// clones of a device, which are told numbers in turn, come near it; then a run gets no more until its program
// is started anew.
inline constexpr std::size_t giftRanges = 400;
// Reservations that wait at a time, over all devices: fifty booths' worth of half an hour.
inline constexpr std::size_t giftOpen = 4000;
// Quarters of an hour of which the books keep what was granted and handed out: two days.
inline constexpr std::size_t giftSlots = 192;
// Deliveries of a gift that the books still know by their id, so that one that is told again is not added
// again: whoever repeats a request does so within minutes.
inline constexpr std::size_t giftDeliveries = 64;
// How long handing out may be taken back: whoever tapped the wrong line sees it soon, or at the latest when
// the rightful visitor comes.
inline constexpr auto giftUndo = 60min;
// What one look of the steward says at most; the next look goes on.
inline constexpr std::size_t giftExpiries = 100;
// Tablets of the stand: browsers on which staff name themselves and enter a PIN (backend/accounts). A stand
// has some ten; those that were revoked count, for they stay in the list.
inline constexpr std::size_t tablets = 500;
// Codes that wait for a tablet at a time; each lives as long as a kiosk's. Nobody sets up more in ten
// minutes.
inline constexpr std::size_t tabletCodes = 16;
// A PIN is for a thumb and a tired head: four digits as on a bank card, and no more than one remembers.
inline constexpr std::size_t pinShortest = 4;
inline constexpr std::size_t pinLongest = 8;
// Wrong tries in a row under one name: then a pause, and at twice as many the password is needed. Of ten
// thousand PINs ten tries are one in a thousand.
inline constexpr int pinTries = 5;
inline constexpr int pinTriesInAll = 10;
inline constexpr auto pinPause = 15min;
// Wrong tries on one tablet under all names together, within an hour: a stand of twenty who all mistype once,
// and no more than that for somebody who tries 1990 on everybody.
inline constexpr std::size_t tabletTries = 20;
inline constexpr auto tabletTriesWithin = 60min;
// A tablet that nobody touched for so long asks for the PIN again: longer than a talk with the tablet laid
// aside, shorter than it takes to be forgotten on a table and found by somebody else at leisure.
inline constexpr auto tabletLock = 10min;
// The floor. People on one stand at a time: the largest stands have some fifty.
inline constexpr std::size_t floorStaff = 100;
// Languages that one person speaks well enough to sell in.
inline constexpr std::size_t staffLanguages = 12;
// No day of work is longer, and one who forgot to go is not there tomorrow.
inline constexpr auto longestShift = std::chrono::hours(16);
// Reasons for one offer: what one reads before going there is three.
inline constexpr std::size_t floorGrounds = 16;
// Forecasts of waits in one event: an ordinary record holds them.
inline constexpr std::size_t floorWaits = 40;
// The day at a glance. What people on the stand did together is told of an hour from so many people on who
// were there, and of a whole day from so many: whoever takes away their own part is left with four, and with
// two.
inline constexpr std::size_t teamOfHour = 5;
inline constexpr std::size_t teamOfDay = 3;
// How long visitors waited in an hour is told from so many people on, and from so many waits: else it says
// how quick somebody was, or what one visitor did.
inline constexpr std::size_t waitsOfHour = 3;
// Days that the backend keeps at hand: a fair's, looked at side by side.
inline constexpr std::size_t daysAtHand = 4;
// A rehearsal. A scenario is a page of text. A day of more visitors than a hall sees in one is a slip of the
// pen, and so are more days than give a standard error of a hundredth of a point.
inline constexpr std::size_t scenarioBytes = 64 * 1024;
inline constexpr std::size_t rehearsalDays = 20'000;
inline constexpr double rehearsalVisitors = 20'000; // a day, on average
inline constexpr double rehearsalMinutes = 20'000;  // of a day: long ones are for checks against theory
inline constexpr std::size_t rehearsalThreads = 256;

} // namespace standdienst::limits
