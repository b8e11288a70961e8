// SPDX-License-Identifier: GPL-3.0-or-later
// Pick-up numbers: what a visitor shows where gifts are handed out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace standdienst {

// Numbers first to last, both included.
struct NumberRange {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::uint64_t count() const { return last - first + 1; }
    friend bool operator==(const NumberRange&, const NumberRange&) = default;
};

// "127B": the number, then the device's letters. Tickets are the other way round and shorter.
std::string giftNumber(std::uint64_t number, std::string_view letters);
struct GiftNumber {
    std::uint64_t number = 0;
    std::string letters;
};
// As people type it: "127 b", "127-B". Nothing where it cannot be one.
std::optional<GiftNumber> readGiftNumber(std::string_view typed);

} // namespace standdienst
