// SPDX-License-Identifier: GPL-3.0-or-later
// A stand without its network: people who come, visitors who wait, and the desk between them.
#pragma once

#include "backend/accounts/accounts.h"
#include "backend/floor/floor_desk.h"
#include "tests/backend/support/world.h"

#include "core/fold/tickets.h"

namespace standdienst::test {

struct FloorWorld : World {
    explicit FloorWorld(const std::vector<std::string>& names = {"ann", "bob"}, std::uint64_t seed = 1)
        : World(seed) {
        fairs->import(smallFair()).value();
        Accounts accounts(*store, clock, random);
        for (const std::string& name : names) {
            ids[name] = accounts.add(name, Role::Sales).value().user.id;
            staff[name] = Staff(*store, *fairs, clock, random).today(ids[name]).value();
        }
        openDesk();
    }
    // As a start of the backend does; what the desk before it knew is gone.
    void openDesk() {
        desk.reset();
        tickets = std::make_unique<Tickets>(*store, *fairs, *ingest, keys, clock);
        desk = std::make_unique<FloorDesk>(*store, *ingest, *tickets, clock);
    }
    void restart() {
        desk.reset();
        tickets.reset();
        reopen();
        openDesk();
    }
    void look() { desk->look().value(); }
    json::object me(const std::string& name) { return desk->me(staff.at(name)).value(); }
    std::string status(const std::string& name) { return std::string(textOr(me(name), "status")); }
    FloorDesk::Outcome come(const std::string& name, std::vector<std::string> languages = {},
                            std::vector<std::string> topics = {}) {
        const UtcTime now = clock.utc();
        return desk
            ->come(staff.at(name),
                   {now, now + std::chrono::hours(8), std::move(languages), std::move(topics)})
            .value();
    }
    // Somebody at a kiosk who waits from now on.
    VisitId visitor(TestDevice& device, const std::string& number, TicketCause cause = TicketCause::Asked,
                    const std::string& language = "de") {
        TestVisit visit(*this, device);
        visit.start();
        visit.interest();
        device.append(types::ticketOpened, toBody(TicketOpened{visit.id, number, language, cause, "topics"}));
        visit.end();
        device.pushNew();
        return visit.id;
    }
    std::vector<Event> said(std::string_view type) {
        return read<std::vector<Event>>([&](Reader& reader) {
            std::vector<Event> events;
            for (const auto& stored : reader.events({"test-fair"}, {}, 100'000)) {
                auto event = parseRecord(stored.record).value();
                if (event.type == type)
                    events.push_back(std::move(event));
            }
            return events;
        });
    }
    json::object ticket(const VisitId& visit) { return document(Kind::Ticket, toString(visit)); }

    std::map<std::string, AccountId> ids;
    std::map<std::string, StaffId> staff;
    std::unique_ptr<Tickets> tickets;
    std::unique_ptr<FloorDesk> desk;
};

} // namespace standdienst::test
