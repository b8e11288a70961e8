// SPDX-License-Identifier: GPL-3.0-or-later
// A kiosk program as far as gifts go: its journal, its share, and a network that fails. The granting and
// asking is the kiosk's own code (core/gifts/share.h); what arrives goes through the real ingest and pull.
#pragma once

#include "tests/backend/support/world.h"

#include "core/gifts/share.h"

#include <deque>

namespace standdienst::test {

// What lies on the disk of a machine.
struct KioskDisk {
    std::vector<Entry> entries{};
    std::uint64_t incarnation = 1;
};

class KioskProcess {
public:
    // `key` and `info` are those that lie on the disk: a clone has the same.
    KioskProcess(World& world, const SignKey& key, DeviceInfo info, KioskDisk disk, Random& random)
        : world_(world),
          key_(key),
          info_(std::move(info)),
          disk_(std::move(disk)),
          random_(random),
          share_(random) {
        share_.offer({"bag"});
    }

    const DeviceInfo& info() const { return info_; }
    const SignKey& key() const { return key_; }
    const KioskDisk& disk() const { return disk_; }
    GiftShare& share() { return share_; }
    std::chrono::milliseconds offset{0}; // of this machine's clock
    double drift = 0;
    bool online = true;

    std::chrono::milliseconds now() const {
        const auto passed = static_cast<double>(world_.clock.monotonic().count());
        return offset + std::chrono::milliseconds(static_cast<std::int64_t>(passed * (1 + drift)));
    }
    std::uint64_t remaining() const { return share_.remaining("bag", now()); }

    void look() {
        if (const auto request = share_.due(now(), random_)) {
            append(types::giftsAsked, toBody(*request));
            share_.asked(*request, now());
        }
    }

    // For a new visitor, or one who went back to the choice.
    std::optional<GiftReserved> reserve(const std::optional<VisitId>& again = {}) {
        const auto grant = share_.grant("bag", now());
        if (!grant)
            return std::nullopt;
        const VisitId visit = again.value_or(VisitId{makeUuid7(world_.clock.utc(), random_)});
        if (!again) {
            append(types::visitStarted, toBody(VisitStarted{visit, "de", 1, false}));
            append(types::interestStated, toBody(InterestStated{visit, Reason::Giveaway, {}, "de"}));
        }
        const GiftReserved fact{visit, grant->gift, grant->number, grant->run};
        append(types::giftReserved, toBody(fact));
        return fact;
    }
    void release(const VisitId& visit) { append(types::giftReleased, toBody(GiftReleased{visit})); }

    // As the sync engine does it: asks for the head, goes on behind it, or numbers the journal anew. What was
    // sent is kept for whoever sends it twice.
    void push(std::deque<std::pair<WriterId, std::string>>* sent = nullptr) {
        if (disk_.entries.empty())
            return;
        const Head theirs = world_.ingest->head(info_.id).value();
        std::size_t from = disk_.entries.size() + 1;
        Head head{disk_.incarnation, 0, {}};
        if (theirs.incarnation == 0 || theirs == head)
            from = 0;
        for (std::size_t i = 0; i < disk_.entries.size(); ++i) {
            head = appended(head, info_.id, disk_.entries[i].record);
            if (head == theirs)
                from = i + 1;
        }
        if (from == disk_.entries.size())
            return;
        if (from > disk_.entries.size()) {
            disk_.incarnation = theirs.incarnation + 1;
            from = 0;
        }
        while (from < disk_.entries.size()) {
            const std::size_t to = std::min(from + limits::pushEvents / 5, disk_.entries.size());
            const std::string text = pushText(from, to);
            deliver(text);
            if (sent) {
                sent->emplace_back(info_.id, text);
                if (sent->size() > 50)
                    sent->pop_front();
            }
            from = to;
        }
    }

    void pull() {
        std::optional<json::object> mine;
        std::map<std::string, std::uint64_t> left;
        std::string cursor;
        for (bool more = true; more;) {
            const auto page = parseObject(backend::pull(*world_.store, info_, cursor, 500).value()).value();
            for (const auto& value : page.at("documents").as_array()) {
                const auto& document = value.as_object();
                if (document.contains("gone"))
                    continue;
                const auto& body = document.at("body").as_object();
                if (textOr(document, "kind") == "gift-share" &&
                    textOr(document, "id") == toString(share_.run()))
                    mine = body;
                if (textOr(document, "kind") == "gift")
                    left[std::string(document.at("id").as_string())] =
                        body.at("left").to_number<std::uint64_t>();
            }
            cursor = page.at("cursor").as_string();
            more = page.at("more").as_bool();
        }
        share_.heardLeft(left);
        share_.heard(mine ? &*mine : nullptr);
    }

private:
    void append(std::string_view type, json::object body) {
        Event event;
        event.id = {makeUuid7(world_.clock.utc(), random_)};
        event.writer = info_.id;
        event.fair = info_.fair;
        event.booth = info_.booth;
        event.type = type;
        event.deviceTime = world_.clock.utc();
        event.boot = {makeUuid7(world_.clock.utc(), random_)};
        event.body = std::move(body);
        disk_.entries.push_back({writeRecord(event), {}});
    }
    std::string pushText(std::size_t first, std::size_t last) const {
        Push push;
        Head head{disk_.incarnation, 0, {}};
        for (std::size_t i = 0; i < last; ++i) {
            if (i == first)
                push.before = head;
            head = appended(head, info_.id, disk_.entries[i].record);
            if (i >= first)
                push.entries.push_back(disk_.entries[i]);
        }
        push.after = head;
        push.signature = key_.sign(headMessage(info_.id, head));
        return writePush(push);
    }
    void deliver(const std::string& text) {
        std::promise<PushOutcome> promise;
        auto outcome = promise.get_future();
        world_.ingest->push(info_.id, text,
                            [&](PushOutcome result) { promise.set_value(std::move(result)); });
        (void)outcome.get(); // a fork is found out again by the next head
    }

    World& world_;
    SignKey key_;
    DeviceInfo info_;
    KioskDisk disk_;
    Random& random_;
    GiftShare share_;
};

} // namespace standdienst::test
