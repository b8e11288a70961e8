// SPDX-License-Identifier: GPL-3.0-or-later
// A fair as it was published: booth, languages, topics, purposes, look. Wire form: docs/internals/journal.md,
// "fair.published"; the file that people write is backend/fair's.
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/fair/questions.h"
#include "core/fair/reason.h"
#include "core/fair/text.h"
#include "core/shifts/law.h"

#include <map>
#include <string>
#include <vector>

namespace standdienst {

enum class FairState { Trial, Open, Closed };
std::string_view name(FairState state);
std::optional<FairState> fairStateFromName(std::string_view name);

struct Topic {
    std::string id; // slug
    Text name;
    Text summary;          // may be empty
    bool retired = false;  // no longer offered; old visits still name it
    Text about{};          // some sentences for whoever looks closer; may be empty
    std::string picture{}; // its id (core/fair/picture.h), or empty
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
    bool retired = false;  // no longer offered; what was reserved can still be fetched
    std::string picture{}; // its id, or empty
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
    std::string logo{}; // a picture's id; empty: the company's name stands there
    bool dark = false;  // begins dark; each visitor may choose otherwise
    friend bool operator==(const Look&, const Look&) = default;
};

// How the company is reached, for the card that visitors take along. Each may be empty.
struct FairContact {
    std::string person; // whom to ask for
    std::string email;
    std::string phone; // as it is written on paper, with the country's code
    std::string url;   // http or https
    friend bool operator==(const FairContact&, const FairContact&) = default;
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
    Text meetingPoint;                  // where to wait for a person; none: at the screen
    std::vector<std::string> languages; // the first is the default
    std::vector<Reason> reasons;
    std::vector<Topic> topics;
    std::vector<Purpose> purposes;
    std::vector<Gift> gifts;         // in the order of the screen
    Text pickup;                     // where gifts are fetched; empty where there are none
    std::vector<Question> questions; // in the order of asking
    std::vector<NeedRule> needs;
    Look look;
    FairContact contact{};
    // Whether the backend says who goes to whom. Off: no pseudonym is on duty, nothing is offered or told.
    bool floor = true;
    shifts::Law law{};                      // of rest from work, for whoever stands there
    shifts::Forecast forecast{};            // empty where nobody said
    unsigned shiftDays = limits::shiftDays; // for which a shift is kept after it is over
    friend bool operator==(const Fair&, const Fair&) = default;
};

// The ids of all pictures that it names, each once.
std::vector<std::string> picturesOf(const Fair& fair);

json::object toJson(const Fair& fair);
Result<Fair>
fairFromJson(const json::object& object); // Malformed names the field; unknown fields are ignored

} // namespace standdienst
