// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/fair/gifts_section.h"

#include "core/base/limits.h"

#include <algorithm>

namespace standdienst::backend {

namespace {

void readGift(Section& section, Fair& fair, const std::function<std::string(Section&)>& picture) {
    Gift gift;
    gift.id = section.slug("id", "id = \"tote-bag\"");
    if (!gift.id.empty() && std::ranges::find(fair.gifts, gift.id, &Gift::id) != fair.gifts.end())
        section.complain("id", "\"" + gift.id + "\" stands twice", "give each its own id");
    gift.name = section.texts("name", fair.languages);
    gift.summary = section.texts("summary", fair.languages, false);
    gift.stock = section.number("stock", limits::giftPieces);
    gift.retired = section.flag("retired");
    gift.picture = picture(section);
    fair.gifts.push_back(std::move(gift));
}

} // namespace

void readGiftsSection(Section& top, Fair& fair, const std::function<std::string(Section&)>& picture) {
    if (top.has("gifts"))
        top.tables("gifts", limits::fairGifts, [&](Section& gift) { readGift(gift, fair, picture); });
    if (top.has("pickup"))
        fair.pickup = top.texts("pickup", fair.languages);
    const bool offered = std::ranges::any_of(fair.gifts, [](const Gift& gift) { return !gift.retired; });
    const bool asked = std::ranges::find(fair.reasons, Reason::Giveaway) != fair.reasons.end();
    if (asked && !offered)
        top.complain("reasons", "\"giveaway\" is offered, but there is nothing to choose",
                     "add a table [[gifts]] for each gift, or take \"giveaway\" out of `reasons`");
    if (offered && !asked)
        top.complain("reasons", "there are gifts, but no way for visitors to ask for one",
                     "add \"giveaway\" to `reasons`, or set `retired = true` in every gift");
    if (offered && !top.has("pickup"))
        top.complain("pickup", "missing: visitors are told where to fetch their gift",
                     "add pickup." + (fair.languages.empty() ? "de" : fair.languages.front()) +
                         " = \"at the counter\"");
}

} // namespace standdienst::backend
