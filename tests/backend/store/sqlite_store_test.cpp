// SPDX-License-Identifier: GPL-3.0-or-later
// What only SQLite has: files, versions of the schema, a disk that fills up.
#include "tests/catch.h"

#include "tests/backend/support/world.h"

#include "backend/store/sqlite_schema.h"

#include "core/fold/fold.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <csignal>
#include <fstream>
#include <latch>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>

using namespace standdienst;
using namespace standdienst::test;

namespace {

const FairId fair{"test-fair"};

SqliteOptions optionsIn(const TempFolder& folder) {
    SqliteOptions options;
    options.file = folder.path() / "test.db";
    return options;
}

Result<void> fill(Writer& writer, std::uint64_t position, std::size_t bytes) {
    writer.addFair(fair);
    writer.putDocument(
        fair,
        {{Kind::Visit, std::to_string(position)}, Scope::fair(), {position}, false, std::string(bytes, 'x')});
    return {};
}

// No file of this process grows beyond it, as long as the object lives.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) : signal_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit now{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &now);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, signal_);
    }

private:
    rlimit before_{};
    void (*signal_)(int);
};

// Everything that the database has on disk.
std::string bytesOf(const SqliteOptions& options) {
    std::string all;
    for (const char* suffix : {"", "-wal"}) {
        std::ifstream file(options.file.string() + suffix, std::ios::binary);
        all.append(std::istreambuf_iterator<char>(file), {});
    }
    return all;
}

bool remembers(const SqliteOptions& options) {
    const std::string all = bytesOf(options);
    return all.find("Unforgettable") != std::string::npos || all.find("unforgettable") != std::string::npos;
}

// Twenty contacts; returns the visit of the one that is to be erased.
VisitId fillWithContacts(Store& store, Random& random) {
    const VisitId erased{makeUuid7(UtcTime{}, random)};
    for (std::uint64_t i = 1; i <= 20; ++i) {
        const VisitId visit = i == 7 ? erased : VisitId{makeUuid7(UtcTime{}, random)};
        const std::string familyName = i == 7 ? "Unforgettable" : "Other" + std::to_string(i);
        store
            .writeAndWait([&](Writer& writer) -> Result<void> {
                writer.addFair(fair);
                writer.putContact(fair, {visit, {i}, UtcTime{}, true, person("Ann", familyName)});
                return {};
            })
            .value();
    }
    return erased;
}

// Takes back what later versions added.
const std::string withoutBackups = "DROP TABLE backup; DROP TABLE backup_head;";
const std::string withoutShifts = withoutBackups + "DROP TABLE shift; DROP TABLE calendar;";
const std::string withoutTablets =
    withoutShifts +
    "DROP TABLE tablet; DROP TABLE pin; DROP INDEX session_tablet; ALTER TABLE session DROP COLUMN tablet; "
    "ALTER TABLE session DROP COLUMN by_pin; ALTER TABLE session DROP COLUMN locked;";
const std::string backToVersion7 = withoutTablets + "PRAGMA user_version=7;";
const std::string withoutStaff = withoutTablets + "DROP TABLE staff;";
const std::string backToVersion6 = withoutStaff + "PRAGMA user_version=6;";
const std::string withoutAnswers = withoutStaff + "ALTER TABLE contact DROP COLUMN answers;";
const std::string backToVersion5 = withoutAnswers + "PRAGMA user_version=5;";
const std::string withoutBadges = withoutAnswers + "ALTER TABLE contact DROP COLUMN badge_id;";
const std::string backToVersion4 = withoutBadges + "PRAGMA user_version=4;";
const std::string withoutCompanies = withoutBadges +
                                     "DROP TABLE company; DROP TABLE company_list; DROP INDEX lead_company; "
                                     "ALTER TABLE lead DROP COLUMN company;";
const std::string backToVersion3 = withoutCompanies + "PRAGMA user_version=3;";
const std::string backToVersion1 =
    withoutCompanies +
    "DROP TABLE visit; DROP INDEX lead_disposition; ALTER TABLE lead DROP COLUMN disposition;"
    "DROP INDEX account_id; ALTER TABLE account DROP COLUMN id;"
    "DROP INDEX sealed_visit; ALTER TABLE sealed DROP COLUMN visit; PRAGMA user_version=1;";

} // namespace

TEST_CASE("sqlite store: a new database has this version, an epoch of its own and mode 0600") {
    TempFolder folder;
    SeededRandom random(1);
    const auto options = optionsIn(folder);
    Uuid epoch;
    {
        auto store = openSqliteStore(options, random).value();
        store
            ->read([&](Reader& reader) -> Result<void> {
                epoch = reader.meta().epoch;
                CHECK(reader.meta().foldVersion == foldVersion);
                return {};
            })
            .value();
        struct stat status {};
        REQUIRE(::stat(options.file.c_str(), &status) == 0);
        CHECK((status.st_mode & 0777) == 0600);
    }
    CHECK(SQLite::Database(options.file.string()).execAndGet("PRAGMA user_version").getInt() ==
          schemaVersion);
    auto store = openSqliteStore(options, random).value();
    store
        ->read([&](Reader& reader) -> Result<void> {
            CHECK(reader.meta().epoch == epoch);
            return {};
        })
        .value();
}

TEST_CASE("sqlite store: a database of version 1 knows afterwards whose personal data it holds") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    TestVisit visit(world, device);
    visit.lead(person("Ann", "Unforgettable"));
    device.pushNew();
    const auto file = world.folder.path() / "test.db";
    world.fairs.reset();
    world.ingest.reset();
    world.store.reset();
    {
        SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
        database.exec(backToVersion1);
    }
    world.open();
    visit.withdraw();
    device.pushNew();
    world.read<bool>([](Reader& reader) {
        for (const auto& event : reader.events(fair, {}, 100))
            CHECK(event.sealed.empty());
        return true;
    });
}

TEST_CASE("sqlite store: a database of the first version keeps its people, and gives each an id") {
    TempFolder folder;
    SeededRandom random(1);
    const auto options = optionsIn(folder);
    openSqliteStore(options, random).value().reset();
    {
        // Back to the first version, with two people in it.
        SQLite::Database database(options.file.string(), SQLite::OPEN_READWRITE);
        database.exec(backToVersion1);
        database.exec(
            "INSERT INTO account(name, role, password, created_at) VALUES ('ann', 'admin', 'x', 1000), "
            "('bob', 'sales', 'y', 2000);"
            "UPDATE meta SET fold_version = 1");
    }
    AccountId ann;
    for (int start = 0; start < 2; ++start) {
        auto store = openSqliteStore(options, random).value();
        store
            ->read([&](Reader& reader) -> Result<void> {
                const auto accounts = reader.accounts();
                REQUIRE(accounts.size() == 2);
                CHECK(accounts[0].password == "x");
                CHECK(accounts[1].role == Role::Sales);
                CHECK(accounts[0].id != accounts[1].id);
                CHECK_FALSE(accounts[0].id.isNil());
                if (start == 0)
                    ann = accounts[0].id;
                CHECK(accounts[0].id == ann);          // for good
                CHECK(reader.meta().foldVersion == 1); // so that the documents are folded anew
                return {};
            })
            .value();
    }
    CHECK(SQLite::Database(options.file.string()).execAndGet("PRAGMA user_version").getInt() ==
          schemaVersion);
}

TEST_CASE("sqlite store: a database of version 3 keeps its leads, of whose companies nothing is known yet") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    TestVisit visit(world, device);
    visit.lead(person("Ann", "Lee", "Acme GmbH"));
    device.pushNew();
    const auto file = world.folder.path() / "test.db";
    world.fairs.reset();
    world.ingest.reset();
    world.store.reset();
    {
        SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
        database.exec(backToVersion3);
    }
    world.open();
    const auto known = [&] {
        return world.read<LeadPage>([](Reader& reader) { return reader.leads(fair, {}); }).rows.at(0).company;
    };
    CHECK_FALSE(known());
    world.store
        ->writeAndWait([](Writer& writer) -> Result<void> {
            CHECK(writer.companyLists().empty());
            writer.putCompanies({CompanyKind::Target, 1, {}}, {"name:acme"});
            return {};
        })
        .value();
    CHECK(known() == CompanyKind::Target);
}

TEST_CASE("sqlite store: a database of version 4 to 7 keeps its contacts, with no badge and no answers in "
          "words") {
    const auto& back = GENERATE(backToVersion4, backToVersion5, backToVersion6, backToVersion7);
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    TestVisit visit(world, device);
    visit.lead(person("Ann", "Lee", "Acme GmbH"));
    device.pushNew();
    const auto file = world.folder.path() / "test.db";
    world.fairs.reset();
    world.ingest.reset();
    world.store.reset();
    {
        SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
        database.exec(back);
    }
    world.open();
    const auto contact = [&] {
        return world.read<std::optional<StoredContact>>(
            [&](Reader& reader) { return reader.contact(fair, visit.id); });
    };
    REQUIRE(contact());
    CHECK(contact()->fields == person("Ann", "Lee", "Acme GmbH"));
    CHECK(world.rebuildDifferences().empty());
}

TEST_CASE("sqlite store: a database from a newer version is left alone") {
    TempFolder folder;
    SeededRandom random(1);
    const auto options = optionsIn(folder);
    openSqliteStore(options, random).value().reset();
    {
        SQLite::Database database(options.file.string(), SQLite::OPEN_READWRITE);
        database.exec("PRAGMA user_version=" + std::to_string(schemaVersion + 1));
    }
    const auto store = openSqliteStore(options, random);
    REQUIRE_FALSE(store);
    CHECK(store.error().code == Code::NewerVersion);
    CHECK(store.error().detail.find("newer version") != std::string::npos);
    CHECK(SQLite::Database(options.file.string()).execAndGet("PRAGMA user_version").getInt() ==
          schemaVersion + 1);
}

TEST_CASE("sqlite store: another program's database is refused and left as it is, and so is something that "
          "is none") {
    TempFolder folder;
    SeededRandom random(1);
    const auto options = optionsIn(folder);
    SECTION("another program's") {
        SQLite::Database database(options.file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        database.exec("CREATE TABLE precious(x); INSERT INTO precious VALUES (1)");
    }
    SECTION("none at all") {
        std::ofstream(options.file) << std::string(5000, 'n');
    }
    const std::string before = bytesOf(options);
    const auto store = openSqliteStore(options, random);
    REQUIRE_FALSE(store);
    CHECK((store.error().code == Code::Unsupported || store.error().code == Code::Internal));
    CHECK(store.error().detail.find("choose another folder") != std::string::npos);
    CHECK((bytesOf(options) == before)); // not printed
}

TEST_CASE(
    "sqlite store: a disk that refuses the log is a full disk, and things go on when it no longer does") {
    TempFolder folder;
    SeededRandom random(1);
    auto store = openSqliteStore(optionsIn(folder), random).value();
    REQUIRE(store->writeAndWait([](Writer& writer) { return fill(writer, 1, 10); }));
    {
        const FileSizeLimit limit(1 << 20);
        const auto tooLarge = store->writeAndWait([](Writer& writer) { return fill(writer, 2, 4 << 20); });
        REQUIRE_FALSE(tooLarge);
        CHECK(tooLarge.error().code == Code::Full);
        CHECK(store->read([](Reader& reader) -> Result<void> {
            CHECK(reader.document(fair, {Kind::Visit, "1"}));
            CHECK_FALSE(reader.document(fair, {Kind::Visit, "2"}));
            return {};
        }));
    }
    CHECK(store->writeAndWait([](Writer& writer) { return fill(writer, 2, 4 << 20); }));
    store.reset();
    store = openSqliteStore(optionsIn(folder), random).value();
    CHECK(store->read([](Reader& reader) -> Result<void> {
        CHECK(reader.document(fair, {Kind::Visit, "2"}));
        return {};
    }));
}

TEST_CASE("sqlite store: a full disk refuses what does not fit, keeps what stands, and recovers") {
    TempFolder folder;
    SeededRandom random(1);
    auto options = optionsIn(folder);
    options.mostPages = 120;
    auto store = openSqliteStore(options, random).value();
    std::uint64_t stored = 0;
    Result<void> result = {};
    while (result) {
        result = store->writeAndWait([&](Writer& writer) { return fill(writer, stored + 1, 20000); });
        stored += result ? 1 : 0;
        REQUIRE(stored < 100);
    }
    CHECK(result.error().code == Code::Full);
    CHECK(stored > 0);
    const auto count = [&] {
        std::uint64_t documents = 0;
        store
            ->read([&](Reader& reader) -> Result<void> {
                reader.eachDocument(fair, [&](const DocumentChange&) { ++documents; });
                return {};
            })
            .value();
        return documents;
    };
    CHECK(count() == stored);
    CHECK(
        store->writeAndWait([&](Writer& writer) { return fill(writer, stored, 10); })); // smaller than before
    CHECK(count() == stored);
    store.reset();
    options.mostPages = 1000;
    store = openSqliteStore(options, random).value();
    CHECK(count() == stored);
    CHECK(store->writeAndWait([&](Writer& writer) { return fill(writer, stored + 1, 20000); }));
    CHECK(count() == stored + 1);
}

TEST_CASE("sqlite store: one write too large for the disk does not take its group with it") {
    TempFolder folder;
    SeededRandom random(1);
    auto options = optionsIn(folder);
    options.mostPages = 120;
    auto store = openSqliteStore(options, random).value();
    std::latch queued(1);
    std::latch finished(4);
    std::vector<std::optional<Code>> codes(4);
    const auto add = [&](std::size_t index, std::size_t bytes) {
        store->write(
            [&, index, bytes](Writer& writer) {
                if (index == 0)
                    queued.wait();
                return fill(writer, index, bytes);
            },
            [&, index](const Result<void>& result) {
                if (!result)
                    codes[index] = result.error().code;
                finished.count_down();
            });
    };
    add(0, 10);
    add(1, 10);
    add(2, 10'000'000);
    add(3, 10);
    queued.count_down();
    finished.wait();
    CHECK_FALSE(codes[0]);
    CHECK_FALSE(codes[1]);
    CHECK(codes[2] == Code::Full);
    CHECK_FALSE(codes[3]);
}

TEST_CASE("sqlite store: what was erased leaves the files") {
    TempFolder folder;
    SeededRandom random(1);
    const auto options = optionsIn(folder);
    auto store = openSqliteStore(options, random).value();
    const VisitId erased = fillWithContacts(*store, random);
    CHECK(bytesOf(options).find("Unforgettable") != std::string::npos);
    CHECK(bytesOf(options).find("unforgettable") != std::string::npos); // in the search index
    store
        ->writeAndWait([&](Writer& writer) -> Result<void> {
            writer.eraseContact(fair, erased);
            return {};
        })
        .value();
    // The writer cleans up when it is idle.
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    while (remembers(options) && std::chrono::steady_clock::now() < deadline)
        std::this_thread::yield();
    CHECK_FALSE(remembers(options));
}

TEST_CASE("sqlite store: a list of companies that was replaced or removed leaves the files") {
    TempFolder folder;
    SeededRandom random(1);
    const auto options = optionsIn(folder);
    auto store = openSqliteStore(options, random).value();
    const auto put = [&](const std::string& company) {
        store
            ->writeAndWait([&](Writer& writer) -> Result<void> {
                writer.putCompanies({CompanyKind::Customer, 1, {}}, {"name:" + company});
                return {};
            })
            .value();
    };
    put("unforgettable");
    CHECK(remembers(options));
    put("other");
    store.reset(); // which cleans up
    CHECK_FALSE(remembers(options));
    store = openSqliteStore(options, random).value();
    put("unforgettable");
    store
        ->writeAndWait([](Writer& writer) -> Result<void> {
            writer.removeCompanies(CompanyKind::Customer);
            return {};
        })
        .value();
    store.reset();
    CHECK_FALSE(remembers(options));
}

TEST_CASE("sqlite store: a kill between erasing and cleaning left the erased in the files for good") {
    TempFolder folder;
    SeededRandom random(1);
    const auto options = optionsIn(folder);
    SqliteOptions killed = options;
    killed.file = folder.path() / "killed.db";
    auto store = openSqliteStore(options, random).value();
    const VisitId erased = fillWithContacts(*store, random);
    std::latch copied(1);
    store->write(
        [&](Writer& writer) -> Result<void> {
            writer.eraseContact(fair, erased);
            return {};
        },
        [&](const Result<void>&) { // committed, and nothing cleaned yet
            for (const char* suffix : {"", "-wal"})
                std::filesystem::copy_file(options.file.string() + suffix, killed.file.string() + suffix);
            copied.count_down();
        });
    copied.wait();
    REQUIRE(remembers(killed));
    auto reopened = openSqliteStore(killed, random).value();
    CHECK_FALSE(remembers(killed));
    reopened.reset();
    CHECK_FALSE(remembers(killed));
}

TEST_CASE("sqlite store: a stop right after erasing left the erased in the file") {
    TempFolder folder;
    SeededRandom random(1);
    const auto options = optionsIn(folder);
    auto store = openSqliteStore(options, random).value();
    const VisitId erased = fillWithContacts(*store, random);
    store->write(
        [&](Writer& writer) -> Result<void> {
            writer.eraseContact(fair, erased);
            return {};
        },
        [](const Result<void>&) {});
    store.reset();
    CHECK_FALSE(remembers(options));
}
