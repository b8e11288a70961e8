// SPDX-License-Identifier: GPL-3.0-or-later
// A backend without its network: real SQLite, real keys, a clock that stands still; and a device that writes
// real pushes.
#pragma once

#include "tests/backend/support/temp_folder.h"
#include "tests/backend/support/test_clock.h"

#include "backend/fair/fairs.h"
#include "backend/journal/ingest.h"
#include "backend/journal/pull.h"
#include "backend/journal/rebuild.h"
#include "backend/store/sqlite_store.h"

#include "core/base/limits.h"
#include "core/base/random.h"
#include "core/fold/visit.h"

#include <future>

namespace standdienst::test {

using namespace standdienst::backend;

inline Text both(const std::string& text) {
    return {{{"de", text + " (de)"}, {"en", text}}};
}

// A small fair as readFairFile would give it.
inline Fair smallFair(FairState state = FairState::Trial) {
    Fair fair;
    fair.id = {"test-fair"};
    fair.state = state;
    fair.booth = {"main"};
    fair.company = "Test Company";
    fair.timeZone = "Europe/Berlin";
    fair.name = both("Fair");
    fair.greeting = both("Welcome");
    fair.boothName = both("Hall 1");
    fair.notice = both("Notice");
    fair.languages = {"de", "en"};
    fair.reasons = {Reason::Advice, Reason::Information};
    fair.topics = {{"pumps", both("Pumps"), {}, false}, {"valves", both("Valves"), {}, false}};
    fair.purposes = {{"follow-up", "1", {{Channel::Email, both("Answer me")}}}};
    fair.look = {"#b3400f", "#1f2328", "#fbfaf7"};
    return fair;
}

// Everything of a backend that knows no network. Declared in the order of construction.
struct World {
    explicit World(std::uint64_t seed = 1) : random(seed) {
        initCrypto();
        open();
    }
    void open() {
        SqliteOptions options;
        options.file = folder.path() / "test.db";
        store = openSqliteStore(options, random).value();
        ingest = std::make_unique<Ingest>(*store, keys, clock, random);
        fairs = std::make_unique<Fairs>(*store, *ingest);
    }
    void reopen() {
        fairs.reset();
        ingest.reset();
        store.reset();
        open();
    }
    template<class T>
    T read(const std::function<T(Reader&)>& work) {
        std::optional<T> value;
        store
            ->read([&](Reader& reader) -> Result<void> {
                value = work(reader);
                return {};
            })
            .value();
        return std::move(*value);
    }
    Position position() {
        return read<Position>([](Reader& reader) { return reader.position({"test-fair"}); });
    }
    json::object document(Kind kind, const std::string& id) {
        return read<json::object>([&](Reader& reader) {
            const auto found = reader.document({"test-fair"}, {kind, id});
            return found ? parseObject(found->body).value() : json::object{};
        });
    }
    std::vector<Quarantined> quarantine() {
        return read<std::vector<Quarantined>>([](Reader& reader) { return reader.quarantine(1000); });
    }
    std::vector<std::string> rebuildDifferences() {
        return checkRebuild(*store, keys, random, folder.path() / "rebuild").value().differences;
    }

    TempFolder folder;
    TestClock clock;
    SeededRandom random;
    BackendKeys keys{{makeUuid7(clock.utc(), random)}, SignKey::generate(random), SealKey::generate(random)};
    std::unique_ptr<Store> store;
    std::unique_ptr<Ingest> ingest;
    std::unique_ptr<Fairs> fairs;
};

// A device with its journal, as the protocol has it.
class TestDevice {
public:
    explicit TestDevice(World& world, const std::string& name = "Kiosk 1")
        : world_(world), key_(SignKey::generate(world.random)) {
        info_.id = {makeUuid7(world.clock.utc(), world.random)};
        info_.fair = {"test-fair"};
        info_.booth = {"main"};
        info_.name = name;
        info_.key = key_.publicKey();
        info_.pairedAt = world.clock.utc();
        save();
    }
    const DeviceInfo& info() const { return info_; }
    DeviceInfo& info() { return info_; }
    void save() {
        world_.store
            ->writeAndWait([&](Writer& writer) -> Result<void> {
                writer.putDevice(info_);
                return {};
            })
            .value();
    }

    // Appends a fact to the journal; returns its id.
    EventId append(std::string_view type, json::object body, const std::optional<Contact>& contact = {}) {
        Event event = envelope(type);
        event.body = std::move(body);
        std::string sealed;
        if (contact) {
            const SealedPart part =
                sealPersonal(world_.keys.seal.publicKey(), event.id, toPersonal(*contact));
            event.sealed = part.reference;
            sealed = part.bytes;
        }
        entries.push_back({writeRecord(event), sealed});
        return event.id;
    }
    Event envelope(std::string_view type) {
        Event event;
        event.id = {makeUuid7(world_.clock.utc(), world_.random)};
        event.writer = info_.id;
        event.fair = info_.fair;
        event.booth = info_.booth;
        event.type = type;
        event.deviceTime = world_.clock.utc();
        event.boot = boot_;
        event.uptime = world_.clock.monotonic();
        return event;
    }

    // The entries [first, last) of `entries`, whose seq is index + 1, as a push of an incarnation.
    std::string pushText(std::size_t first, std::size_t last, std::uint64_t incarnation = 1) const {
        Push push;
        Head head{incarnation, 0, {}};
        for (std::size_t i = 0; i < last; ++i) {
            if (i == first)
                push.before = head;
            head = appended(head, info_.id, entries[i].record);
            if (i >= first)
                push.entries.push_back(entries[i]);
        }
        push.after = head;
        push.signature = key_.sign(headMessage(info_.id, head));
        return writePush(push);
    }
    PushOutcome push(const std::string& text) {
        std::promise<PushOutcome> promise;
        auto outcome = promise.get_future();
        world_.ingest->push(info_.id, text,
                            [&](PushOutcome result) { promise.set_value(std::move(result)); });
        return outcome.get();
    }
    // Everything that was not pushed yet.
    Acknowledgement pushNew(std::uint64_t incarnation = 1) {
        if (pushed_ == entries.size())
            return {};
        const auto acknowledgement = push(pushText(pushed_, entries.size(), incarnation)).result.value();
        pushed_ = entries.size();
        return acknowledgement;
    }
    json::object pull(std::string_view cursor = {}, std::size_t limit = 500) {
        return parseObject(backend::pull(*world_.store, info_, cursor, limit).value()).value();
    }

    std::vector<Entry> entries;

private:
    World& world_;
    SignKey key_;
    DeviceInfo info_;
    BootId boot_{makeUuid7(world_.clock.utc(), world_.random)};
    std::size_t pushed_ = 0;
};

// A visit, fact by fact.
struct TestVisit {
    TestDevice& device;
    VisitId id;
    ConsentId consent;

    TestVisit(World& world, TestDevice& ofDevice)
        : device(ofDevice),
          id{makeUuid7(world.clock.utc(), world.random)},
          consent{makeUuid7(world.clock.utc(), world.random)} {}
    EventId start(bool played = false) {
        return device.append(types::visitStarted, toBody(VisitStarted{id, "de", 1, played}));
    }
    EventId interest(Reason reason = Reason::Advice, std::vector<std::string> topics = {"pumps"}) {
        return device.append(types::interestStated,
                             toBody(InterestStated{id, reason, std::move(topics), "de"}));
    }
    EventId give() {
        return device.append(types::consentGiven,
                             toBody(ConsentGiven{id, consent, "follow-up", Channel::Email, "1", "de"}));
    }
    EventId withdraw() {
        return device.append(types::consentWithdrawn, toBody(ConsentWithdrawn{id, consent}));
    }
    EventId contact(const Contact& contact) {
        return device.append(types::contactGiven, toBody(ContactGiven{id}), contact);
    }
    EventId end(Outcome outcome = Outcome::Finished) {
        return device.append(types::visitEnded, toBody(VisitEnded{id, outcome, "de"}));
    }
    // A whole one, that becomes a lead.
    void lead(const Contact& fields, Reason reason = Reason::Advice,
              std::vector<std::string> topics = {"pumps"}) {
        start();
        interest(reason, std::move(topics));
        give();
        contact(fields);
        end();
    }
};

inline Contact person(const std::string& given, const std::string& family,
                      const std::string& organization = {}) {
    Contact contact;
    contact.givenName = given;
    contact.familyName = family;
    contact.organization = organization;
    contact.email = "someone@example.org";
    return contact;
}

} // namespace standdienst::test
