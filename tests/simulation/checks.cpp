// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold once the network is well again, every process runs and nobody does anything.
#include "tests/simulation/hall.h"

#include "backend/journal/pull.h"
#include "backend/journal/rebuild.h"

#include <fmt/format.h>

#include <algorithm>

namespace standdienst::simulation {

using namespace std::chrono_literals;
using namespace backend;

namespace {

constexpr auto drainsWithin = 60s;

} // namespace

// What a person put back from an older copy is not expected any more, unless somebody else has it.
void Hall::forgetWhatIsGone() {
    std::set<EventId> known;
    for (const Event& event : backend_->events())
        known.insert(event.id);
    for (const auto& kiosk : kiosks_) {
        const auto held = kiosk->onDisk();
        std::erase_if(kiosk->saved,
                      [&](const EventId& id) { return !held.contains(id) && !known.contains(id); });
    }
}

// Whoever says that all is delivered is right, unless the backend was put back since they heard of it.
void Hall::checkDelivered() {
    if (!backend_->running())
        return;
    std::set<EventId> there;
    for (const auto& kiosk : kiosks_) {
        if (!kiosk->running() || !kiosk->idle() || kiosk->answeredAt() <= restoredAt_)
            continue;
        if (there.empty()) {
            for (const Event& event : backend_->events())
                there.insert(event.id);
        }
        for (const EventId& id : kiosk->saved) {
            if (!there.contains(id))
                wrong(fmt::format("{} says that all is delivered; event {} is not", kiosk->name(),
                                  toString(id)));
        }
    }
}

Position Hall::newest() {
    return backend_->read<Position>([](Reader& reader) { return reader.position(hallFair); });
}

void Hall::heal() {
    if (!wrong_.empty())
        return;
    if (!backend_->running())
        backend_->start();
    backend_->clock().setRight();
    for (const auto& kiosk : kiosks_) {
        kiosk->link().weather = Weather::good();
        kiosk->clock().setRight();
        if (!kiosk->running())
            kiosk->start();
        kiosk->engine().nudge(); // the network is there again
    }
    const auto began = simulation_.clock.monotonic();
    const auto allIdle = [&] {
        for (const auto& kiosk : kiosks_) {
            if (!kiosk->idle())
                return false;
        }
        return true;
    };
    while (!allIdle()) {
        if (simulation_.clock.monotonic() - began > drainsWithin) {
            for (const auto& kiosk : kiosks_) {
                const auto& status = kiosk->engine().status();
                if (!kiosk->idle())
                    wrong(fmt::format("{} is not through after a minute: phase {}, pending {}, live {}, {}",
                                      kiosk->name(), static_cast<int>(status.phase), status.pending,
                                      status.live, status.trouble ? status.trouble->detail : "no trouble"));
            }
            return;
        }
        pass(200ms);
    }
    figures_.longestDrain = simulation_.clock.monotonic() - began;
    // What the backend says by itself now (offers that run out, shares) is pulled too.
    Position before{};
    for (int round = 0; round < 20 && before != newest(); ++round) {
        before = newest();
        pass(3s);
    }
}

void Hall::check() {
    if (!wrong_.empty())
        return;
    const auto events = backend_->events();
    figures_.events = events.size();
    checkJournal(events);
    checkVisitors();
    checkTickets(events);
    checkGifts();
    checkDocuments();
    const auto report =
        checkRebuild(backend_->store(), backend_->keys(), backend_->random(), backend_->scratch()).value();
    for (const auto& difference : report.differences)
        wrong("rebuild: " + difference);
}

void Hall::checkJournal(const std::vector<Event>& events) {
    std::map<EventId, int> times;
    for (const Event& event : events)
        ++times[event.id];
    for (const auto& [id, count] : times) {
        if (count != 1)
            wrong(fmt::format("event {} stands {} times in the journal", toString(id), count));
    }
    for (const auto& kiosk : kiosks_) {
        for (const EventId& id : kiosk->saved) {
            if (!times.contains(id))
                wrong(fmt::format("{} was told that event {} is safe; the backend does not have it",
                                  kiosk->name(), toString(id)));
        }
        if (kiosk->store().rejected() > 0)
            wrong(fmt::format("{} put {} events aside: {}", kiosk->name(), kiosk->store().rejected(),
                              kiosk->whyPutAside()));
    }
    if (newest().value != events.size())
        wrong(fmt::format("{} events, and the newest position is {}", events.size(), newest().value));
}

void Hall::checkVisitors() {
    std::map<VisitId, std::string> readable;
    backend_->store()
        .read([&](Reader& reader) -> Result<void> {
            reader.eachContact(hallFair, [&](const StoredContact& contact) {
                readable[contact.visit] = contact.fields.familyName;
            });
            return {};
        })
        .value();
    std::set<EventId> saved; // on whichever kiosk
    for (const auto& kiosk : kiosks_)
        saved.insert(kiosk->saved.begin(), kiosk->saved.end());
    std::map<VisitId, Thanked> visitors;
    std::set<VisitId> withdrew; // clones share visitors; who withdrew anywhere has withdrawn
    for (const auto& kiosk : kiosks_) {
        for (const Thanked& thanked : kiosk->thanked) {
            if (saved.contains(thanked.given))
                visitors.try_emplace(thanked.visit, thanked);
            if (std::ranges::any_of(thanked.withdrawn, [&](const EventId& id) { return saved.contains(id); }))
                withdrew.insert(thanked.visit);
        }
    }
    figures_.thanked = visitors.size();
    for (const auto& [visit, visitor] : visitors) {
        const auto found = readable.find(visit);
        if (withdrew.contains(visit)) {
            ++figures_.withdrawn;
            if (found != readable.end())
                wrong(fmt::format("{} withdrew and can still be read", visitor.familyName));
        } else if (found == readable.end()) {
            wrong(fmt::format("{} was thanked and is nowhere", visitor.familyName));
        } else if (found->second != visitor.familyName) {
            wrong(fmt::format("{} is there as '{}'", visitor.familyName, found->second));
        }
    }
}

void Hall::checkTickets(const std::vector<Event>& events) {
    std::map<std::string, int> opened, ended;
    for (const Event& event : events) {
        const std::string visit(textOr(event.body, "visit"));
        if (event.type == "ticket.opened")
            ++opened[visit];
        else if (event.type == "ticket.ended")
            ++ended[visit];
    }
    figures_.tickets = opened.size();
    figures_.served = ended.size();
    for (const auto& [visit, times] : ended) {
        if (times > 1)
            wrong(fmt::format("the ticket of {} was ended {} times", visit, times));
    }
    for (const auto& [visit, times] : opened) {
        const auto id = parseId<VisitId>(visit).value();
        const auto document = backend_->read<std::optional<StoredDocument>>([&](Reader& reader) {
            return reader.document(hallFair, {Kind::Ticket, toString(id)});
        });
        if (!document)
            wrong(fmt::format("the ticket of {} is lost", visit));
    }
}

void Hall::checkGifts() {
    const auto stored = backend_->read<std::optional<StoredDocument>>([](Reader& reader) {
        return reader.document(hallFair, {Kind::GiftStock, "bag"});
    });
    const auto books = giftStock(parseObject(stored.value().body).value()).value();
    for (const auto& kiosk : kiosks_)
        figures_.gifts += kiosk->promised.size();
    if (!stockKnown_)
        return;
    const auto now = simulation_.clock.monotonic();
    std::uint64_t waiting = 0;
    std::uint64_t shares = 0;
    for (const auto& kiosk : kiosks_) {
        shares += kiosk->shelf().remaining("bag");
        for (const Promised& promised : kiosk->promised)
            waiting += !promised.fetched && now - promised.at < limits::giftReservation ? 1u : 0u;
    }
    if (handed_ + waiting + shares > stock_)
        wrong(fmt::format("{} bags: {} handed out, {} promised, {} to be granted", stock_, handed_, waiting,
                          shares));
    if (books.handed != handed_)
        wrong(fmt::format("{} bags were handed out, the books say {}", handed_, books.handed));
}

// Equal cursors mean equal documents: what a device knows is what a new device would be told.
void Hall::checkDocuments() {
    for (const auto& kiosk : kiosks_) {
        const auto device = backend_->read<std::optional<DeviceInfo>>(
            [&](Reader& reader) { return reader.device(kiosk->store().identity()->device); });
        std::string cursor;
        for (bool more = true; more && wrong_.empty();) {
            const auto page = parseObject(pull(backend_->store(), *device, cursor, 500).value()).value();
            cursor = textOr(page, "cursor");
            more = flagOr(page, "more");
            for (const auto& value : find(page, "documents")->get_array()) {
                const auto& document = value.get_object();
                const auto kind = kindFromName(textOr(document, "kind"));
                if (!kind)
                    continue;
                const std::string id(textOr(document, "id"));
                const auto* body = find(document, "body");
                const auto known = kiosk->store().document({*kind, id});
                const bool gone = !body || !body->is_object();
                if (gone != !known || (known && json::value(*known) != *body))
                    wrong(fmt::format("{} knows {} {} otherwise than the backend: {} / {}", kiosk->name(),
                                      textOr(document, "kind"), id,
                                      known ? json::serialize(*known) : "nothing",
                                      body ? json::serialize(*body) : "gone"));
            }
        }
    }
}

} // namespace standdienst::simulation
