// SPDX-License-Identifier: GPL-3.0-or-later
// A fair as it was published: booth, languages, topics, purposes, look. Wire form: docs/internals/journal.md,
// "fair.published"; the file that people write is backend/fair's.
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/base/json.h"

#include <map>
#include <string>
#include <vector>

namespace standdienst {

enum class FairState { Trial, Open, Closed };
std::string_view name(FairState state);
std::optional<FairState> fairStateFromName(std::string_view name);

// One text in the languages of the fair. Keys are BCP 47 tags as the fair file spells them ("de", "en").
struct Text {
    std::map<std::string, std::string> byLanguage;
    // The language asked for, else the first of `fallback` that there is, else empty.
    const std::string& in(std::string_view language, const std::vector<std::string>& fallback) const;
    friend bool operator==(const Text&, const Text&) = default;
};

// What brings a visitor here. Only reasons whose screens exist can be published.
enum class Reason { Advice, Information, Products, Appointment, Giveaway };
std::string_view name(Reason reason);
std::optional<Reason> reasonFromName(std::string_view name);

struct Topic {
    std::string id; // slug
    Text name;
    Text summary;         // may be empty
    bool retired = false; // no longer offered; old visits still name it
    friend bool operator==(const Topic&, const Topic&) = default;
};

// Something to take home. How many there are is no part of the fair: the console keeps the stock
// (docs/internals/gifts.md).
struct Gift {
    std::string id; // slug
    Text name;
    Text summary; // may be empty
    // The stock that the books begin with when the gift is first published; means nothing afterwards.
    std::uint64_t stock = 0;
    bool retired = false; // no longer offered; what was reserved can still be fetched
    friend bool operator==(const Gift&, const Gift&) = default;
};

enum class Channel { Email, Phone };
std::string_view name(Channel channel);
std::optional<Channel> channelFromName(std::string_view name);

// What a visitor may agree to. Each purpose and channel is agreed to by itself.
struct Purpose {
    std::string id;              // slug
    std::string wording;         // version of the texts below, kept with each consent
    std::map<Channel, Text> ask; // the sentence beside the tick, by channel
    friend bool operator==(const Purpose&, const Purpose&) = default;
};

struct Look {
    std::string accent; // "#rrggbb"
    std::string ink;
    std::string paper;
    friend bool operator==(const Look&, const Look&) = default;
};

struct Fair {
    FairId id;
    std::uint64_t revision = 0;
    FairState state = FairState::Trial;
    BoothId booth;
    std::string company;
    std::string timeZone; // IANA name
    Text name;
    Text greeting;                      // on the attract screen
    Text boothName;                     // "Hall 4, stand B12"
    Text notice;                        // the privacy notice before the first field
    std::vector<std::string> languages; // the first is the default
    std::vector<Reason> reasons;
    std::vector<Topic> topics;
    std::vector<Purpose> purposes;
    std::vector<Gift> gifts; // in the order of the screen
    Text pickup;             // where gifts are fetched; empty where there are none
    Look look;
    friend bool operator==(const Fair&, const Fair&) = default;
};

json::object toJson(const Fair& fair);
Result<Fair>
fairFromJson(const json::object& object); // Malformed names the field; unknown fields are ignored

} // namespace standdienst
