// SPDX-License-Identifier: GPL-3.0-or-later
// What every Store promises. An implementation joins by a struct like SqliteBackend in the list of each test
// case.
#include "tests/catch.h"

#include "tests/backend/support/lead_pages.h"
#include "tests/backend/support/world.h"

#include <latch>

using namespace standdienst;
using namespace standdienst::test;

namespace {

const FairId fair{"test-fair"};

struct SqliteBackend {
    std::unique_ptr<Store> open(std::size_t queue = 1024) {
        SqliteOptions options;
        options.file = folder.path() / "contract.db";
        options.queue = queue;
        return openSqliteStore(options, random).value();
    }
    TempFolder folder;
    SeededRandom random{1};
};

template<class Uuids>
Uuids makeId(Random& random) {
    return {makeUuid7(UtcTime{}, random)};
}

void write(Store& store, const std::function<void(Writer&)>& work) {
    store
        .writeAndWait([&](Writer& writer) -> Result<void> {
            work(writer);
            return {};
        })
        .value();
}

void read(Store& store, const std::function<void(Reader&)>& work) {
    store
        .read([&](Reader& reader) -> Result<void> {
            work(reader);
            return {};
        })
        .value();
}

std::unique_ptr<Store> withFair(std::unique_ptr<Store> store) {
    write(*store, [](Writer& writer) { writer.addFair(fair); });
    return store;
}

DocumentChange document(const std::string& id, Scope scope, std::uint64_t position, bool gone = false) {
    return {{Kind::Visit, id},
            std::move(scope),
            {position},
            gone,
            gone ? "" : R"({"n":)" + std::to_string(position) + "}"};
}

std::vector<std::string> idsOf(const std::vector<DocumentChange>& changes) {
    std::vector<std::string> ids;
    for (const auto& change : changes)
        ids.push_back(change.key.id + (change.gone ? " gone" : ""));
    return ids;
}

StoredContact contactAt(Random& random, std::uint64_t position, Contact fields) {
    return {makeId<VisitId>(random), {position}, UtcTime{}, true, std::move(fields)};
}

void addLead(Writer& writer, const StoredContact& contact, const std::string& reason,
             std::vector<std::string> topics) {
    writer.putContact(fair, contact);
    writer.putDocument(
        fair, {{Kind::Lead, toString(contact.visit)}, Scope::office(), contact.position, false, "{}"});
    writer.putLead(fair, {contact.visit, reason, std::move(topics)});
}

using Positions = std::vector<std::uint64_t>;
using Ids = std::vector<std::string>;

} // namespace

TEMPLATE_TEST_CASE("store: an event comes back byte for byte, until its sealed part is erased", "",
                   SqliteBackend) {
    TestType backend;
    auto store = withFair(backend.open());
    StoredEvent event;
    event.id = makeId<EventId>(backend.random);
    event.fair = fair;
    event.position = {1};
    event.writer = makeId<WriterId>(backend.random);
    event.incarnation = 3;
    event.seq = 7;
    event.receivedAt = *parseRfc3339("2026-11-22T09:30:00.123Z");
    event.record = "{\"x\": \"\xc3\xa4\"}";
    event.sealed = std::string("\0\xff box", 6);
    write(*store, [&](Writer& writer) { writer.addEvent(event); });
    read(*store, [&](Reader& reader) {
        const auto found = reader.event(event.id);
        REQUIRE(found);
        CHECK(found->record == event.record);
        CHECK(found->sealed == event.sealed);
        CHECK(found->writer == event.writer);
        CHECK(found->incarnation == 3);
        CHECK(found->seq == 7);
        CHECK(found->receivedAt == event.receivedAt);
        CHECK(found->position == event.position);
        CHECK(found->fair == fair);
        CHECK(reader.events(fair, {0}, 10).size() == 1);
        CHECK(reader.events(fair, {1}, 10).empty());
        CHECK_FALSE(reader.event(makeId<EventId>(backend.random)));
    });
    write(*store, [&](Writer& writer) { writer.eraseSealed(event.id); });
    read(*store, [&](Reader& reader) {
        const auto found = reader.event(event.id);
        REQUIRE(found);
        CHECK(found->record == event.record);
        CHECK(found->sealed.empty());
    });
}

TEMPLATE_TEST_CASE("store: done comes after the commit, and the commit outlives the store", "",
                   SqliteBackend) {
    TestType backend;
    auto store = backend.open();
    std::promise<std::size_t> seen;
    store->write(
        [](Writer& writer) -> Result<void> {
            writer.addFair(fair);
            return {};
        },
        [&](const Result<void>& result) {
            REQUIRE(result);
            std::size_t fairs = 0;
            read(*store, [&](Reader& reader) { fairs = reader.fairs().size(); });
            seen.set_value(fairs);
        });
    CHECK(seen.get_future().get() == 1);
    store.reset();
    store = backend.open();
    read(*store, [](Reader& reader) { CHECK(reader.fairs() == std::vector{fair}); });
}

TEMPLATE_TEST_CASE("store: a write that fails takes back its own writes and nobody else's", "",
                   SqliteBackend) {
    TestType backend;
    auto store = backend.open();
    // The first write holds the writer until the others stand in the queue, so that they share a commit.
    std::latch queued(1);
    std::latch finished(4);
    std::vector<std::optional<Code>> codes(4);
    const auto done = [&](std::size_t index) {
        return [&, index](const Result<void>& result) {
            if (!result)
                codes[index] = result.error().code;
            finished.count_down();
        };
    };
    const auto addFair = [](const char* name) {
        return [name](Writer& writer) -> Result<void> {
            writer.addFair({name});
            return {};
        };
    };
    store->write(
        [&](Writer&) -> Result<void> {
            queued.wait();
            return {};
        },
        done(0));
    store->write(addFair("one"), done(1));
    store->write(
        [](Writer& writer) -> Result<void> {
            writer.addFair({"two"});
            if (writer.fairs().size() != 2)
                throw std::logic_error("a write sees what stands before it");
            return Error{Code::Conflict, "changed its mind"};
        },
        done(2));
    store->write(addFair("three"), done(3));
    queued.count_down();
    finished.wait();
    CHECK_FALSE(codes[0]);
    CHECK_FALSE(codes[1]);
    CHECK(codes[2] == Code::Conflict);
    CHECK_FALSE(codes[3]);
    read(*store, [](Reader& reader) { CHECK(reader.fairs() == std::vector<FairId>{{"one"}, {"three"}}); });
}

TEMPLATE_TEST_CASE("store: a full queue is Busy at once, and what waits is done nevertheless", "",
                   SqliteBackend) {
    TestType backend;
    auto store = backend.open(2);
    std::latch started(1);
    std::latch go(1);
    std::latch finished(3);
    std::atomic<int> good = 0;
    const auto done = [&](const Result<void>& result) {
        good += result ? 1 : 0;
        finished.count_down();
    };
    const auto nothing = [](Writer&) -> Result<void> {
        return {};
    };
    store->write(
        [&](Writer&) -> Result<void> {
            started.count_down();
            go.wait();
            return {};
        },
        done);
    started.wait();
    store->write(nothing, done);
    store->write(nothing, done);
    std::optional<Code> code;
    store->write(nothing,
                 [&](const Result<void>& result) { code = result ? Code::Internal : result.error().code; });
    CHECK(code == Code::Busy);
    go.count_down();
    finished.wait();
    CHECK(good == 3);
}

TEMPLATE_TEST_CASE("store: a read sees one moment", "", SqliteBackend) {
    TestType backend;
    auto store = withFair(backend.open());
    read(*store, [&](Reader& reader) {
        CHECK(reader.position(fair).value == 0);
        write(*store, [](Writer& writer) { writer.setPosition(fair, {5}); });
        CHECK(reader.position(fair).value == 0);
    });
    read(*store, [](Reader& reader) { CHECK(reader.position(fair).value == 5); });
}

TEMPLATE_TEST_CASE("store: changes come by position, kind and id, and a page may end inside a position", "",
                   SqliteBackend) {
    TestType backend;
    auto store = withFair(backend.open());
    const Scope mine{"writer:me"};
    write(*store, [&](Writer& writer) {
        writer.putDocument(fair, document("c", mine, 2));
        writer.putDocument(fair, document("a", mine, 2));
        writer.putDocument(fair, document("b", Scope::fair(), 2));
        writer.putDocument(fair, document("z", mine, 1));
        writer.putDocument(fair, document("other", {"writer:other"}, 2));
    });
    read(*store, [&](Reader& reader) {
        const std::vector<Scope> scopes{Scope::fair(), mine};
        CHECK(idsOf(reader.changes(fair, scopes, {}, 10)) == Ids{"z", "a", "b", "c"});
        const auto page = reader.changes(fair, scopes, {}, 2);
        REQUIRE(idsOf(page) == Ids{"z", "a"});
        const ChangeMark mark{page.back().position, "visit", "a"};
        CHECK(idsOf(reader.changes(fair, scopes, mark, 10)) == Ids{"b", "c"});
        CHECK(reader.changes(fair, {{"writer:nobody"}}, {}, 10).empty());
        CHECK(reader.changes({"no-such-fair"}, scopes, {}, 10).empty());
    });
}

TEMPLATE_TEST_CASE("store: a tombstone stands where a document was, and living beats gone", "",
                   SqliteBackend) {
    TestType backend;
    auto store = withFair(backend.open());
    const Scope here{"booth:here"};
    const Scope there{"booth:there"};
    write(*store, [&](Writer& writer) {
        writer.putDocument(fair, document("moved", here, 1));
        writer.putDocument(fair, document("moved", here, 2, true));
        writer.putDocument(fair, document("moved", there, 2));
        writer.putDocument(fair, document("ended", here, 3, true));
    });
    read(*store, [&](Reader& reader) {
        CHECK(idsOf(reader.changes(fair, {here}, {}, 10)) == Ids{"moved gone", "ended gone"});
        CHECK(idsOf(reader.changes(fair, {there}, {}, 10)) == Ids{"moved"});
        CHECK(idsOf(reader.changes(fair, {here, there}, {}, 10)) == Ids{"moved", "ended gone"});
        REQUIRE(reader.document(fair, {Kind::Visit, "moved"}));
        CHECK(reader.document(fair, {Kind::Visit, "moved"})->scope == there);
        CHECK_FALSE(reader.document(fair, {Kind::Visit, "ended"}));
    });
}

TEMPLATE_TEST_CASE("store: journals have a head for each incarnation, and every entry in order", "",
                   SqliteBackend) {
    TestType backend;
    auto store = withFair(backend.open());
    const auto writerId = makeId<WriterId>(backend.random);
    StoredEvent event;
    event.id = makeId<EventId>(backend.random);
    event.fair = fair;
    event.position = {1};
    event.writer = writerId;
    event.incarnation = 1;
    event.seq = 2;
    event.record = "second";
    Quarantined bad;
    bad.writer = writerId;
    bad.incarnation = 1;
    bad.seq = 1;
    bad.record = "first";
    bad.code = Code::Conflict;
    bad.visit = makeId<VisitId>(backend.random);
    write(*store, [&](Writer& writer) {
        writer.addEvent(event);
        writer.addQuarantined(bad);
        writer.addReappended(writerId, 2, 1, event.id);
        writer.setHead({writerId, {1, 1, {}}, {}});
        writer.setHead({writerId, {1, 2, {}}, {}});
        writer.setHead({writerId, {2, 1, {}}, {}});
    });
    read(*store, [&](Reader& reader) {
        CHECK(reader.head(writerId) == Head{2, 1, {}});
        CHECK(reader.head(writerId, 1) == Head{1, 2, {}});
        CHECK(reader.head(makeId<WriterId>(backend.random)) == Head{});
        CHECK(reader.heads().size() == 2);
        Ids entries;
        reader.eachEntry([&](const JournalEntry& entry) {
            entries.push_back(std::to_string(entry.incarnation) + "/" + std::to_string(entry.seq) + " " +
                              std::string(entry.record));
        });
        CHECK(entries == Ids{"1/1 first", "1/2 second", "2/1 second"});
        CHECK(reader.quarantinedRecord(writerId, 1, 1) == "first");
        CHECK_FALSE(reader.quarantinedRecord(writerId, 1, 2));
        CHECK(reader.isQuarantinedVisit(*bad.visit));
        CHECK_FALSE(reader.isQuarantinedVisit(makeId<VisitId>(backend.random)));
        REQUIRE(reader.quarantine(10).size() == 1);
        CHECK(reader.quarantine(10).front().code == Code::Conflict);
    });
}

TEMPLATE_TEST_CASE("store: leads are found by the beginnings of words, whatever their accents", "",
                   SqliteBackend) {
    TestType backend;
    auto store = withFair(backend.open());
    write(*store, [&](Writer& writer) {
        Contact muller = person("Jürgen", "Müller-Lüdenscheidt", "Wärme & Kälte GmbH");
        muller.phone = "+49 170 1234567";
        addLead(writer, contactAt(backend.random, 1, muller), "advice", {"pumps"});
        Contact jose = person("José", "Ñúñez", "Molinos \"El Sol\"");
        jose.email = "jose.nunez@molinos.example";
        addLead(writer, contactAt(backend.random, 2, jose), "information", {"pumps", "valves"});
        Contact greek = person("Ελένη", "Παπαδοπούλου");
        greek.message = "100% sicher? - ja!";
        addLead(writer, contactAt(backend.random, 3, greek), "advice", {});
    });
    const auto find = [&](const std::string& words, const std::string& reason = {},
                          const std::string& topic = {}) {
        Positions found;
        read(*store, [&](Reader& reader) {
            LeadFilter filter;
            filter.words = words;
            filter.reason = reason;
            filter.topic = topic;
            found = positionsOf(reader.leads(fair, filter));
            CHECK(reader.countLeads(fair, filter, 1000).count == found.size());
        });
        return found;
    };
    CHECK(find("") == Positions{3, 2, 1});
    CHECK(find("müll") == Positions{1});
    CHECK(find("MULL") == Positions{1});
    CHECK(find("jurgen luden") == Positions{1});
    CHECK(find("jurgen nunez").empty());
    CHECK(find("nun") == Positions{2});
    CHECK(find("el sol") == Positions{2});
    CHECK(find("\"el") == Positions{2});
    CHECK(find("ελέ") == Positions{3});
    CHECK(find("170 123") == Positions{1});
    CHECK(find("jose.nunez@mol") == Positions{2});
    CHECK(find("example") == Positions{3, 2, 1});
    CHECK(find("üller").empty()); // beginnings of words only
    CHECK(find("-") == Positions{3, 2, 1});
    CHECK(find("\" OR words*").empty());
    CHECK(find("NEAR(").empty());
    CHECK(find("", "advice") == Positions{3, 1});
    CHECK(find("", "", "pumps") == Positions{2, 1});
    CHECK(find("", "advice", "pumps") == Positions{1});
    CHECK(find("example", "information", "valves") == Positions{2});
    CHECK(find("", "appointment").empty());
}

TEMPLATE_TEST_CASE("store: leads are paged from the newest, each once", "", SqliteBackend) {
    TestType backend;
    auto store = withFair(backend.open());
    write(*store, [&](Writer& writer) {
        writer.addFair({"another-fair"});
        for (std::uint64_t i = 1; i <= 25; ++i)
            addLead(writer, contactAt(backend.random, i, person("Ann", "Lee")),
                    i % 2 ? "advice" : "information", {"pumps"});
    });
    for (const auto& [words, reason, topic, expected] :
         std::vector<std::tuple<std::string, std::string, std::string, std::size_t>>{
             {"", "", "", 25}, {"ann", "", "", 25}, {"", "advice", "", 13}, {"le", "advice", "pumps", 13}}) {
        Positions seen;
        LeadFilter filter;
        filter.words = words;
        filter.reason = reason;
        filter.topic = topic;
        filter.most = 4;
        bool more = true;
        while (more) {
            read(*store, [&](Reader& reader) {
                const auto page = positionsOf(reader.leads(fair, filter));
                seen.insert(seen.end(), page.begin(), page.end());
                more = !page.empty();
                if (more)
                    filter.before = Position{page.back()};
                CHECK(reader.countLeads(fair, filter, 10).count == 10);
            });
        }
        CHECK(seen.size() == expected);
        CHECK(std::is_sorted(seen.rbegin(), seen.rend()));
    }
    read(*store, [&](Reader& reader) {
        LeadFilter filter;
        CHECK(reader.leads({"another-fair"}, filter).rows.empty());
        filter.before = Position{std::uint64_t{1} << 53};
        CHECK(reader.leads({"another-fair"}, filter).rows.empty());
        CHECK(reader.leads(fair, filter).rows.size() == 25);
    });
}

TEMPLATE_TEST_CASE("store: a contact given anew replaces the first, and an erased one is found no more", "",
                   SqliteBackend) {
    TestType backend;
    auto store = withFair(backend.open());
    auto contact = contactAt(backend.random, 1, person("Hanna", "Wrongly"));
    write(*store, [&](Writer& writer) { addLead(writer, contact, "advice", {"pumps"}); });
    contact.position = {4};
    contact.fields.familyName = "Right";
    write(*store, [&](Writer& writer) { addLead(writer, contact, "information", {"valves"}); });
    const auto count = [&](const std::string& words, const std::string& topic = {}) {
        std::size_t found = 0;
        read(*store, [&](Reader& reader) {
            LeadFilter filter;
            filter.words = words;
            filter.topic = topic;
            found = reader.countLeads(fair, filter, 10).count;
        });
        return found;
    };
    CHECK(count("wrongly") == 0);
    CHECK(count("right") == 1);
    CHECK(count("", "pumps") == 0);
    CHECK(count("", "valves") == 1);
    CHECK(count("") == 1);
    write(*store, [&](Writer& writer) {
        writer.eraseContact(fair, contact.visit);
        writer.removeLead(fair, contact.visit);
    });
    CHECK(count("right") == 0);
    CHECK(count("") == 0);
    read(*store, [&](Reader& reader) { CHECK_FALSE(reader.contact(fair, contact.visit)); });
}

TEMPLATE_TEST_CASE("store: leads are known by the lists of companies that stand", "", SqliteBackend) {
    TestType backend;
    auto store = withFair(backend.open());
    auto contact = contactAt(backend.random, 1, person("Ann", "Lee", "Acme"));
    contact.fields.email = "ann@mail.acme.example";
    write(*store, [&](Writer& writer) { addLead(writer, contact, "advice", {}); });
    const auto known = [&] {
        std::optional<CompanyKind> kind;
        read(*store, [&](Reader& reader) {
            kind = reader.companyOf(fair, contact.visit);
            CHECK(reader.leads(fair, {}).rows.at(0).company == kind);
            for (const CompanyKind each : companyKinds) {
                LeadFilter filter;
                filter.company = each;
                CHECK(reader.countLeads(fair, filter, 10).count == (each == kind ? 1 : 0));
            }
        });
        return kind;
    };
    const auto put = [&](CompanyKind kind, const std::vector<std::string>& keys) {
        write(*store, [&](Writer& writer) { writer.putCompanies({kind, keys.size(), UtcTime{}}, keys); });
    };
    CHECK_FALSE(known());
    put(CompanyKind::Competitor, {"name:acme"});
    CHECK(known() == CompanyKind::Competitor);
    put(CompanyKind::Target, {"domain:acme.example", "name:other"});
    CHECK(known() == CompanyKind::Target);
    put(CompanyKind::Customer, {"domain:acme.example"});
    CHECK(known() == CompanyKind::Customer);
    put(CompanyKind::Customer, {});
    CHECK(known() == CompanyKind::Target);
    write(*store, [](Writer& writer) {
        writer.removeCompanies(CompanyKind::Target);
        writer.removeCompanies(CompanyKind::Target); // twice, as a retry does
    });
    CHECK(known() == CompanyKind::Competitor);
    read(*store, [&](Reader& reader) {
        const auto lists = reader.companyLists();
        REQUIRE(lists.size() == 2);
        CHECK(lists[0].kind == CompanyKind::Customer);
        CHECK(lists[1].companies == 1);
        CHECK_FALSE(reader.companyOf(fair, makeId<VisitId>(backend.random)));
        CHECK_FALSE(reader.companyOf({"no-fair"}, contact.visit));
    });
}

TEMPLATE_TEST_CASE("store: devices, accounts and sessions come back as they were put", "", SqliteBackend) {
    TestType backend;
    auto store = backend.open();
    DeviceInfo device;
    device.id = makeId<WriterId>(backend.random);
    device.fair = fair;
    device.booth = {"main"};
    device.name = "Kiosk";
    device.face = Face::Staff;
    device.key = SignKey::generate(backend.random).publicKey();
    device.pairedAt = *parseRfc3339("2026-11-22T09:30:00.000Z");
    AccountRecord account{"ann", Role::Admin, "hash", device.pairedAt, makeId<AccountId>(backend.random)};
    SessionRecord session{blake2b("token"), "ann", "csrf", device.pairedAt, device.pairedAt};
    write(*store, [&](Writer& writer) {
        writer.putDevice(device);
        writer.putAccount(account);
        writer.putSession(session);
    });
    // A new password, and whoever it is stays the same.
    AccountRecord changed = account;
    changed.password = "another";
    changed.id = makeId<AccountId>(backend.random);
    write(*store, [&](Writer& writer) { writer.putAccount(changed); });
    device.revokedAt = device.pairedAt + std::chrono::hours(1);
    write(*store, [&](Writer& writer) { writer.putDevice(device); });
    read(*store, [&](Reader& reader) {
        REQUIRE(reader.devices().size() == 1);
        const auto found = reader.device(device.id);
        REQUIRE(found);
        CHECK(found->key == device.key);
        CHECK(found->face == Face::Staff);
        CHECK(found->revokedAt == device.revokedAt);
        CHECK_FALSE(found->lastSeen);
        REQUIRE(reader.account("ann"));
        CHECK(reader.account("ann")->role == Role::Admin);
        CHECK(reader.account("ann")->id == account.id);
        CHECK_FALSE(reader.account("bob"));
        REQUIRE(reader.account(account.id));
        CHECK(reader.account(account.id)->name == "ann");
        CHECK_FALSE(reader.account(makeId<AccountId>(backend.random)));
        REQUIRE(reader.session(session.token));
        CHECK(reader.session(session.token)->csrf == "csrf");
        CHECK(reader.sessions("ann").size() == 1);
    });
    write(*store, [&](Writer& writer) { writer.removeSessionsBefore(session.createdAt, session.usedAt); });
    read(*store, [&](Reader& reader) { CHECK(reader.session(session.token)); });
    write(*store, [&](Writer& writer) {
        writer.removeSessionsBefore(session.createdAt, session.usedAt + std::chrono::milliseconds(1));
    });
    read(*store, [&](Reader& reader) { CHECK_FALSE(reader.session(session.token)); });
}

TEMPLATE_TEST_CASE("store: tablets, PINs and the sessions on tablets come back as they were put", "",
                   SqliteBackend) {
    TestType backend;
    auto store = backend.open();
    const UtcTime now = *parseRfc3339("2026-11-22T09:30:00.000Z");
    const AccountRecord ann{"ann", Role::Sales, "hash", now, makeId<AccountId>(backend.random)};
    TabletRecord tablet{makeId<TabletId>(backend.random), blake2b("tablet"), "Tablet", {"main"}, now, now};
    const TabletRecord other{makeId<TabletId>(backend.random), blake2b("other"), "Other", {}, now, now};
    SessionRecord session{blake2b("token"), "ann", "csrf", now, now, tablet.id, true, false};
    const SessionRecord desk{blake2b("desk"), "ann", "csrf 2", now, now};
    write(*store, [&](Writer& writer) {
        writer.putAccount(ann);
        writer.putTablet(tablet);
        writer.putTablet(other);
        writer.putPin({"ann", "pin hash", 3, now});
        writer.putSession(session);
        writer.putSession(desk);
    });
    session.locked = true;
    session.byPin = false;
    tablet.name = "Renamed";
    tablet.revokedAt = now;
    write(*store, [&](Writer& writer) {
        writer.putSession(session);
        writer.putTablet(tablet);
        writer.removeTablet(other.id);
        // By when it was used a session on a tablet is not old.
        writer.removeSessionsBefore(now, now + std::chrono::hours(1));
    });
    read(*store, [&](Reader& reader) {
        const auto found = reader.tablet(tablet.token);
        REQUIRE(found);
        CHECK(found->name == "Renamed");
        CHECK(found->booth.value == "main");
        CHECK(found->revokedAt == now);
        CHECK_FALSE(reader.tablet(other.token));
        CHECK(reader.tablets().size() == 1);
        REQUIRE(reader.pin("ann"));
        CHECK(reader.pin("ann")->failures == 3);
        CHECK(reader.pin("ann")->pausedUntil == now);
        CHECK_FALSE(reader.pin("bob"));
        CHECK(reader.accountsWithPin() == std::vector<std::string>{"ann"});
        CHECK_FALSE(reader.session(desk.token));
        REQUIRE(reader.sessionsOf(tablet.id).size() == 1);
        CHECK(reader.sessionsOf(tablet.id)[0].locked);
        CHECK_FALSE(reader.sessionsOf(tablet.id)[0].byPin);
        CHECK(reader.session(session.token)->tablet == tablet.id);
    });
    write(*store, [&](Writer& writer) {
        writer.removePin("ann");
        writer.removeSessionsBefore(now + std::chrono::hours(1), now);
    });
    read(*store, [&](Reader& reader) {
        CHECK(reader.accountsWithPin().empty());
        CHECK(reader.sessionsOf(tablet.id).empty());
    });
}

TEMPLATE_TEST_CASE("store: visits are found by when they began and what was found, the latest first", "",
                   SqliteBackend) {
    TestType backend;
    auto store = withFair(backend.open());
    const UtcTime noon = *parseRfc3339("2026-11-22T12:00:00.000Z");
    const auto at = [&](int minutes) {
        return noon + std::chrono::minutes(minutes);
    };
    std::vector<VisitEntry> entries;
    for (const int minutes : {0, 10, 10, -30, 20})
        entries.push_back({makeId<VisitId>(backend.random), {entries.size() + 1}, at(minutes), at(60), ""});
    write(*store, [&](Writer& writer) {
        for (const auto& entry : entries)
            writer.addVisit(fair, entry);
        VisitEntry again = entries[0];
        again.position = {99};
        again.at = at(40);
        writer.addVisit(fair, again); // the first stands
        writer.setDisposition(fair, entries[1].visit, "hot");
        writer.setDisposition(fair, entries[4].visit, "none");
        writer.setDisposition(fair, makeId<VisitId>(backend.random), "warm"); // of nobody
    });
    const auto positions = [&](VisitFilter filter) {
        Positions found;
        read(*store, [&](Reader& reader) {
            for (const auto& entry : reader.visits(fair, filter))
                found.push_back(entry.position.value);
        });
        return found;
    };
    CHECK(positions({at(-60), at(60)}) == Positions{5, 3, 2, 1, 4});
    CHECK(positions({at(0), at(20)}) == Positions{3, 2, 1}); // from included, until not
    CHECK(positions({at(-60), at(60), "open"}) == Positions{3, 1, 4});
    CHECK(positions({at(-60), at(60), "given"}) == Positions{5, 2});
    CHECK(positions({at(-60), at(60), "hot"}) == Positions{2});
    CHECK(positions({at(-60), at(60), "warm"}).empty());
    CHECK(positions({at(-60), at(60), "", {}, 2}) == Positions{5, 3});
    CHECK(positions({at(-60), at(60), "", VisitMark{at(10), {3}}, 2}) == Positions{2, 1});
    CHECK(positions({at(-60), at(60), "", VisitMark{at(20), {5}}}) == Positions{3, 2, 1, 4});
    read(*store, [&](Reader& reader) {
        const auto count = reader.countVisits(fair, at(-60), at(60), 100);
        CHECK(count.total == 5);
        CHECK(count.given == 2);
        CHECK(reader.countVisits(fair, at(-60), at(60), 3).total == 3);
        CHECK(reader.countVisits(fair, at(30), at(60), 3).total == 0);
        CHECK(reader.lastVisitBefore(fair, at(10)) == at(0));
        CHECK_FALSE(reader.lastVisitBefore(fair, at(-30)));
        CHECK(reader.firstVisitFrom(fair, at(11)) == at(20));
        CHECK_FALSE(reader.firstVisitFrom(fair, at(21)));
        REQUIRE(reader.visit(fair, entries[0].visit));
        CHECK(reader.visit(fair, entries[0].visit)->position.value == 1);
        CHECK(reader.visit(fair, entries[0].visit)->receivedAt == at(60));
        CHECK_FALSE(reader.visit(fair, makeId<VisitId>(backend.random)));
        Positions each;
        reader.eachVisit(fair, [&](const VisitEntry& entry) { each.push_back(entry.position.value); });
        CHECK(each == Positions{1, 2, 3, 4, 5});
    });
    write(*store, [&](Writer& writer) { writer.clearDerived(fair); });
    CHECK(positions({at(-60), at(60)}).empty());
}

TEMPLATE_TEST_CASE("store: who is who is known for one day", "", SqliteBackend) {
    TestType backend;
    auto store = backend.open();
    const UtcTime made = *parseRfc3339("2026-11-22T09:30:00.000Z");
    const AccountRecord account{"ann", Role::Sales, "hash", made, makeId<AccountId>(backend.random)};
    const StaffId first = makeId<StaffId>(backend.random);
    const StaffId second = makeId<StaffId>(backend.random);
    const StaffId next = makeId<StaffId>(backend.random);
    write(*store, [&](Writer& writer) {
        writer.putAccount(account);
        writer.addStaff({"2026-11-22", account.id, first});
        writer.addStaff({"2026-11-22", account.id, second}); // too late
        writer.addStaff({"2026-11-23", account.id, next});
    });
    read(*store, [&](Reader& reader) {
        CHECK(reader.staff("2026-11-22", account.id) == first);
        CHECK(reader.staff("2026-11-23", account.id) == next);
        CHECK_FALSE(reader.staff("2026-11-24", account.id));
        CHECK_FALSE(reader.staff("2026-11-22", makeId<AccountId>(backend.random)));
        REQUIRE(reader.accountOf(first));
        CHECK(reader.accountOf(first)->name == "ann");
        CHECK_FALSE(reader.accountOf(second));
    });
    write(*store, [&](Writer& writer) { CHECK(writer.forgetStaffBut("2026-11-23")); });
    write(*store, [&](Writer& writer) { CHECK_FALSE(writer.forgetStaffBut("2026-11-23")); });
    read(*store, [&](Reader& reader) {
        CHECK_FALSE(reader.accountOf(first));
        CHECK_FALSE(reader.staff("2026-11-22", account.id));
        CHECK(reader.accountOf(next)->name == "ann");
    });
}

TEMPLATE_TEST_CASE("store: shifts come back in the order of their begins, and go when they are over", "",
                   SqliteBackend) {
    TestType backend;
    auto store = backend.open();
    const UtcTime nine = *parseRfc3339("2027-03-09T08:00:00.000Z");
    const auto hours = [&](int n) {
        return nine + std::chrono::hours(n);
    };
    const AccountRecord ann{"ann", Role::Sales, "hash", nine, makeId<AccountId>(backend.random)};
    const AccountRecord ben{"ben", Role::Sales, "hash", nine, makeId<AccountId>(backend.random)};
    ShiftRecord first{makeId<ShiftId>(backend.random), ann.id, nine, hours(8), {{hours(3), hours(4)}}};
    ShiftRecord second{makeId<ShiftId>(backend.random), ben.id, hours(2), hours(10)};
    second.offered = second.fromFile = true;
    second.swappedFrom = ann.id;
    second.sequence = 7;
    second.changedAt = hours(-100);
    ShiftRecord gone = second;
    gone.account = ann.id;
    gone.gone = true;
    write(*store, [&](Writer& writer) {
        writer.putAccount(ann);
        writer.putAccount(ben);
        for (const auto& shift : {second, gone, first})
            writer.putShift(shift);
    });
    read(*store, [&](Reader& reader) {
        const auto shifts = reader.shifts();
        REQUIRE(shifts.size() == 3);
        CHECK(shifts[0].id == first.id);
        CHECK(shifts[0].breaks == first.breaks);
        CHECK_FALSE(shifts[0].swappedFrom);
        const auto& kept = shifts[1].gone ? shifts[2] : shifts[1];
        CHECK(kept.account == ben.id);
        CHECK(kept.offered);
        CHECK(kept.fromFile);
        CHECK(kept.swappedFrom == ann.id);
        CHECK(kept.sequence == 7);
        CHECK(kept.changedAt == hours(-100));
        CHECK(shifts[1].gone != shifts[2].gone);
    });
    first.ends = hours(9);
    write(*store, [&](Writer& writer) {
        writer.putShift(first);
        CHECK_FALSE(writer.removeShiftsBefore(hours(9)));
        CHECK(writer.removeShiftsBefore(hours(9) + std::chrono::milliseconds(1)));
    });
    read(*store, [&](Reader& reader) {
        const auto shifts = reader.shifts();
        REQUIRE(shifts.size() == 2);
        CHECK(shifts[0].id == second.id);
    });
}

TEMPLATE_TEST_CASE("store: a person's calendar has one key at a time", "", SqliteBackend) {
    TestType backend;
    auto store = backend.open();
    const UtcTime made = *parseRfc3339("2027-03-01T08:00:00.000Z");
    const AccountRecord ann{"ann", Role::Sales, "hash", made, makeId<AccountId>(backend.random)};
    const Digest first = blake2b("first"), second = blake2b("second");
    write(*store, [&](Writer& writer) {
        writer.putAccount(ann);
        writer.putCalendar({ann.id, first, made});
        writer.putCalendar({ann.id, second, made + std::chrono::hours(1)});
    });
    read(*store, [&](Reader& reader) {
        CHECK_FALSE(reader.calendarOf(first));
        REQUIRE(reader.calendarOf(second));
        CHECK(reader.calendarOf(second)->account == ann.id);
        CHECK(reader.calendar(ann.id)->madeAt == made + std::chrono::hours(1));
    });
    write(*store, [&](Writer& writer) { writer.removeCalendar(ann.id); });
    read(*store, [&](Reader& reader) {
        CHECK_FALSE(reader.calendarOf(second));
        CHECK_FALSE(reader.calendar(ann.id));
    });
}
