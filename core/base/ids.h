// SPDX-License-Identifier: GPL-3.0-or-later
// Names of things: random ones (UUIDv7, made where the thing is made) and readable ones (slugs from the fair
// file).
#pragma once

#include "core/base/bytes.h"
#include "core/base/error.h"
#include "core/base/random.h"
#include "core/base/time.h"

#include <functional>
#include <string>

namespace standdienst {

// RFC 9562. Text form: 36 characters, lower case. Ordered as bytes, which for version 7 is order of making.
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};
    friend auto operator<=>(const Uuid&, const Uuid&) = default;
    bool isNil() const { return *this == Uuid{}; }
};

std::string toString(const Uuid& uuid);
Result<Uuid> parseUuid(std::string_view text); // accepts the text form only, any version
// Version 7: 48 bits of Unix milliseconds, 74 random bits. `now` may be wrong; then only the order of ids is.
Uuid makeUuid7(UtcTime now, Random& random);

template<class Tag>
struct Id {
    Uuid value;
    friend auto operator<=>(const Id&, const Id&) = default;
    bool isNil() const { return value.isNil(); }
};
template<class Tag>
std::string toString(const Id<Tag>& id) {
    return toString(id.value);
}
template<class I>
Result<I> parseId(std::string_view text) {
    auto uuid = parseUuid(text);
    if (!uuid)
        return uuid.error();
    return I{*uuid};
}

using EventId = Id<struct EventTag>;
using WriterId = Id<struct WriterTag>; // a device or a backend instance: whoever has a journal
using VisitId = Id<struct VisitTag>;
using ConsentId = Id<struct ConsentTag>;
using AccountId = Id<struct AccountTag>; // a person who uses the console; in no event and no document
using StaffId = Id<struct StaffTag>;     // that person for one day of the fair: a daily pseudonym, random
using TabletId = Id<struct TabletTag>;   // a browser that staff share on the stand; in no event either
using BootId = Id<struct BootTag>;       // one start of a machine
using RunId = Id<struct RunTag>;         // one life of a kiosk program, never stored (core/gifts/share.h)

// Lower-case letters, digits and hyphens, 1 to 64 characters, beginning with a letter or digit.
bool isSlug(std::string_view text);

template<class Tag>
struct Slug {
    std::string value;
    friend auto operator<=>(const Slug&, const Slug&) = default;
};
using FairId = Slug<struct FairTag>;
using BoothId = Slug<struct BoothTag>;

// Where a fact stands in the order of its fair: 1, 2, 3 … without gaps; 0 is before everything.
struct Position {
    std::uint64_t value = 0;
    friend auto operator<=>(const Position&, const Position&) = default;
};

} // namespace standdienst

template<>
struct std::hash<standdienst::Uuid> {
    std::size_t operator()(const standdienst::Uuid& uuid) const noexcept;
};
template<class Tag>
struct std::hash<standdienst::Id<Tag>> {
    std::size_t operator()(const standdienst::Id<Tag>& id) const noexcept {
        return std::hash<standdienst::Uuid>{}(id.value);
    }
};
