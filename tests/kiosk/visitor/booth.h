// SPDX-License-Identifier: GPL-3.0-or-later
// A paired device with a fair, as visitors find it, and what it wrote down about them.
#pragma once

#include "kiosk/store/device_store.h"
#include "kiosk/visitor/visit_flow.h"
#include "tests/catch.h"
#include "tests/kiosk/support/simulation.h"

#include <functional>

namespace standdienst::kiosk {

inline Text bothLanguages(const std::string& german, const std::string& english) {
    return {{{"de", german}, {"en", english}}};
}

inline Fair sampleFair() {
    Fair fair;
    fair.id = {"messe-2026"};
    fair.revision = 3;
    fair.state = FairState::Trial;
    fair.booth = {"stand-b12"};
    fair.company = "Muster GmbH";
    fair.timeZone = "Europe/Berlin";
    fair.name = bothLanguages("Messe 2026", "Fair 2026");
    fair.greeting = bothLanguages("Willkommen", "Welcome");
    fair.boothName = bothLanguages("Halle 4", "Hall 4");
    fair.notice = bothLanguages("Ihre Daten", "Your data");
    fair.languages = {"de", "en"};
    fair.reasons = {Reason::Advice, Reason::Appointment};
    fair.topics = {
        {"pumps", bothLanguages("Pumpen", "Pumps"), bothLanguages("für Wasser", "for water"), false},
        {"old", bothLanguages("Alt", "Old"), {}, true},
        {"valves", bothLanguages("Ventile", "Valves"), {}, false}};
    fair.purposes = {{"follow-up",
                      "follow-up-1",
                      {{Channel::Email, bothLanguages("Per E-Mail", "By e-mail")},
                       {Channel::Phone, bothLanguages("Per Telefon", "By phone")}}},
                     {"news", "news-1", {{Channel::Email, bothLanguages("Neues", "News")}}}};
    fair.look = {"#b3400f", "#1f2328", "#fbfaf7"};
    return fair;
}

struct Booth {
    SimulatedClock clock;
    SeededRandom random{7};
    std::uint64_t freeBytes = 1ull << 34;
    SealKey sealKey;
    WriterId device;
    std::unique_ptr<DeviceStore> store;
    VisitClock patience{0};
    std::unique_ptr<VisitFlow> flow;

    explicit Booth(const Fair& fair = sampleFair(),
                   const std::string& path = ":memory:", const std::string& backend = "https://127.0.0.1:1")
        : sealKey(SealKey::generate(random)), device{makeUuid7(clock.utc(), random)} {
        StoreOptions options;
        options.path = path;
        options.boot = BootId{makeUuid7(clock.utc(), random)};
        options.freeBytes = [this] {
            return freeBytes;
        };
        store = *DeviceStore::open(options, clock, random);
        REQUIRE(store->pair({device, backend, {}, sealKey.publicKey(), fair.id, fair.booth},
                            SignKey::generate(random)));
        publish(fair);
        flow = std::make_unique<VisitFlow>(*store, clock, patience, random);
    }

    void publish(const Fair& fair) {
        REQUIRE(store->replaceBase({{"fair", fair.id.value, {fair.revision}, toJson(fair)}}, {}, "cursor"));
    }

    // To the page where contact data are typed.
    void goToContact() {
        flow->begin();
        flow->reasonsPage()->choose("advice");
        flow->topicsPage()->toggle("pumps");
        flow->topicsPage()->next();
        REQUIRE(flow->page() == VisitFlow::Contact);
    }

    void agree(const QString& purpose, const QString& channel) {
        auto* consents = flow->contactPage()->consents();
        for (int row = 0; row < consents->rowCount(); ++row)
            if (consents->index(row).data(ConsentsModel::PurposeRole) == purpose &&
                consents->index(row).data(ConsentsModel::ChannelRole) == channel)
                return consents->setGiven(row, true);
        FAIL("no such consent");
    }

    // What the backend has not acknowledged, which is all of it here.
    std::vector<Entry> entries() const {
        auto stretch = store->nextStretch(500, 1 << 20);
        REQUIRE(stretch);
        return *stretch ? std::move((**stretch).entries) : std::vector<Entry>();
    }

    // What the visitor did: everything but the scores of it.
    std::vector<Event> journal() const {
        std::vector<Event> events;
        for (const auto& entry : entries()) {
            if (auto event = *parseRecord(entry.record); event.type != standdienst::types::visitScored)
                events.push_back(std::move(event));
        }
        return events;
    }

    std::vector<VisitScored> scores() const {
        std::vector<VisitScored> scores;
        for (const auto& entry : entries()) {
            if (const auto event = *parseRecord(entry.record); event.type == standdienst::types::visitScored)
                scores.push_back(*visitScored(event.body));
        }
        return scores;
    }

    std::vector<std::string> types() const {
        std::vector<std::string> types;
        for (const auto& event : journal())
            types.push_back(event.type);
        return types;
    }

    // The newest contact, opened with the key that only the backend has.
    Contact lastContact() const {
        const auto all = entries();
        for (auto entry = all.rbegin(); entry != all.rend(); ++entry)
            if (const auto event = *parseRecord(entry->record);
                event.type == standdienst::types::contactGiven)
                return *attach(*openPersonal(sealKey, event.id, entry->sealed));
        FAIL("no contact was given");
        return {};
    }
};

} // namespace standdienst::kiosk
