// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/gifts/gift_shelf.h"

#include "core/base/json.h"

namespace standdienst::kiosk {

GiftShelf::GiftShelf(DeviceStore& store, const Clock& clock, Random& random)
    : store_(store),
      clock_(clock),
      random_(random),
      share_(random),
      changed_([] {}),
      subscription_(store.subscribe([this](Change change) { storeChanged(change); })) {
    read();
}

std::uint64_t GiftShelf::remaining(const std::string& gift) const {
    return share_.remaining(gift, clock_.monotonic());
}

std::optional<std::uint64_t> GiftShelf::left(const std::string& gift) const {
    const auto found = left_.find(gift);
    return found == left_.end() ? std::nullopt : std::optional(found->second);
}

void GiftShelf::setVisitor(bool standsThere) {
    share_.setVisitor(standsThere);
    look();
}

void GiftShelf::storeChanged(Change change) {
    if (change != Change::Documents && change != Change::Fair && change != Change::Identity)
        return;
    read();
    changed_();
}

void GiftShelf::read() {
    const auto device = store_.identity() ? std::optional(store_.identity()->device) : std::nullopt;
    if (device != device_) {
        device_ = device;
        share_.beginAnew();
    }
    std::vector<std::string> offered;
    left_.clear();
    if (const auto fair = store_.fair()) {
        for (const Gift& gift : fair->gifts) {
            if (!gift.retired)
                offered.push_back(gift.id);
            const auto document = store_.document({Kind::Gift, gift.id});
            if (const auto left = document ? integerField(*document, "left") : Result<std::uint64_t>(Error{}))
                left_[gift.id] = *left;
        }
    }
    share_.offer(std::move(offered));
    share_.heardLeft(left_);
    const auto document = store_.document({Kind::GiftShare, toString(share_.run())});
    share_.heard(document ? &*document : nullptr);
}

void GiftShelf::look() {
    if (looking_ || !store_.identity())
        return; // the request that is being written is heard of by whoever listens to the store
    looking_ = true;
    const auto now = clock_.monotonic();
    if (const auto request = share_.due(now, random_)) {
        if (store_.append({fact(*request)}))
            share_.asked(*request, now); // else the disk is full; the next look tries again
    }
    looking_ = false;
}

Result<GiftShare::Grant> GiftShelf::grant(const std::string& gift,
                                          const std::function<Result<void>(const GiftShare::Grant&)>& write) {
    const auto grant = share_.grant(gift, clock_.monotonic());
    if (!grant)
        return Error{Code::NotFound, "no piece of this gift is left to grant here"};
    if (auto written = write(*grant); !written) {
        share_.undo(*grant);
        return written.error();
    }
    return *grant;
}

} // namespace standdienst::kiosk
