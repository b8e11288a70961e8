// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/backend/support/world.h"

namespace standdienst::test {

inline Gift gift(const std::string& id, std::uint64_t stock) {
    return {id, both(id), {}, stock, false};
}

// With bags and pens.
inline Fair giftFair(std::uint64_t bags, std::uint64_t pens = 0, FairState state = FairState::Open) {
    Fair fair = smallFair(state);
    fair.reasons.push_back(Reason::Giveaway);
    fair.gifts = {gift("bag", bags)};
    if (pens > 0)
        fair.gifts.push_back(gift("pen", pens));
    fair.pickup = both("At the counter");
    return fair;
}

} // namespace standdienst::test
