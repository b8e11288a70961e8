// SPDX-License-Identifier: GPL-3.0-or-later
// How the stock is split over devices: a pure function of the books.
#pragma once

#include "core/fold/gifts.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace standdienst {

struct GiftBooks {
    std::map<std::string, GiftStock> stocks;
    std::vector<GiftRun> runs;                     // in order of their ids
    std::map<WriterId, std::uint64_t> nextNumbers; // of devices that were told numbers before
    std::map<WriterId, std::string> letters;       // of every device that is paired
    std::set<std::string> offered;                 // by the fair, not retired
    // Those who were asked to give a piece back for a visitor did not, in the time that this takes: they may
    // be far from any network, so others are asked too.
    bool impatient = false;
};

// What to tell runs now, none of it more than there is free: answers to those that ask, with more pieces for
// whoever needs some; a piece for a visitor who waits, as soon as one is free; and smaller shares where
// others have nothing. In this order, they may be said one after another. A run has at most one of them.
std::vector<GiftAllotted> planGifts(const GiftBooks& books);

} // namespace standdienst
