// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gifts/share.h"
#include "kiosk/store/device_store.h"

#include <functional>

namespace standdienst::kiosk {

// The gifts that this kiosk may grant: keeps the share (core/gifts/share.h) in step with the store's
// documents, and writes its requests into the journal. Lives in the store's thread; store, clock and chance
// outlive it.
class GiftShelf {
public:
    GiftShelf(DeviceStore& store, const Clock& clock, Random& random);

    // Called when what can be had may have changed, not from within one of the calls below.
    void setListener(std::function<void()> changed) { changed_ = std::move(changed); }

    // Pieces that can be granted now, and what is left in the booth as far as this kiosk knows.
    std::uint64_t remaining(const std::string& gift) const;
    std::optional<std::uint64_t> left(const std::string& gift) const;

    // A visitor stands before the gifts, or does not any more.
    void setVisitor(bool standsThere);
    // Asks for what is due; to be called once in a while (a minute is often enough).
    void look();

    // Takes a piece; `write` puts it into the journal. Nothing is taken where that fails. NotFound: none is
    // left to grant here.
    Result<GiftShare::Grant> grant(const std::string& gift,
                                   const std::function<Result<void>(const GiftShare::Grant&)>& write);

private:
    void read();
    void storeChanged(Change change);

    DeviceStore& store_;
    const Clock& clock_;
    Random& random_;
    GiftShare share_;
    std::map<std::string, std::uint64_t> left_;
    std::function<void()> changed_;
    std::optional<WriterId> device_; // whose share it is
    bool looking_ = false;
    Subscription subscription_;
};

} // namespace standdienst::kiosk
