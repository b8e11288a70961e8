// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/store/backend_scene.h"

#include "backend/journal/pull.h"
#include "backend/journal/rebuild.h"
#include "backend/store/sqlite_store.h"
#include "core/fold/disposition.h"
#include "core/fold/visit.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <future>

namespace standdienst::test {

using namespace backend;

namespace {

const FairId fairId{"test-fair"};

Text both(const std::string& text) {
    return {{{"de", text + " (de)"}, {"en", text}}};
}

Fair fairOf(const std::string& greeting) {
    Fair fair;
    fair.id = fairId;
    fair.state = FairState::Open;
    fair.booth = {"main"};
    fair.company = "Test Company";
    fair.timeZone = "Europe/Berlin";
    fair.name = both("Fair");
    fair.greeting = both(greeting);
    fair.boothName = both("Hall 1");
    fair.notice = both("Notice");
    fair.languages = {"de", "en"};
    fair.reasons = {Reason::Advice};
    fair.topics = {{"pumps", both("Pumps"), {}, false}};
    fair.purposes = {{"follow-up", "1", {{Channel::Email, both("Answer me")}}}};
    fair.look = {"#b3400f", "#1f2328", "#fbfaf7"};
    return fair;
}

Contact visitor() {
    Contact contact;
    contact.givenName = "Zoë";
    contact.familyName = "Visitor";
    contact.email = "zoe@example.org";
    contact.message = "Please call";
    return contact;
}

} // namespace

BackendScene::BackendScene(Disk& disk, std::uint64_t seed) : disk_(disk), seed_(seed), kept_(chapters()) {
    initCrypto();
    random_ = std::make_unique<SeededRandom>(seed);
    keys_ = std::make_unique<BackendKeys>(BackendKeys{
        {makeUuid7(clock_.utc(), *random_)}, SignKey::generate(*random_), SealKey::generate(*random_)});
    sign_ = std::make_unique<SignKey>(SignKey::generate(*random_));
    device_.id = {makeUuid7(clock_.utc(), *random_)};
    device_.fair = fairId;
    device_.booth = {"main"};
    device_.name = "Kiosk 1";
    device_.key = sign_->publicKey();
    device_.pairedAt = clock_.utc();

    SqliteOptions options;
    options.file = folder_.path() / "rebuild" / "rebuild.db";
    std::filesystem::create_directory(options.file.parent_path());
    openSqliteStore(options, *random_).value();
    emptyRebuild_ = disk_.image();
    std::filesystem::remove_all(options.file.parent_path());
}

BackendScene::~BackendScene() = default;

void BackendScene::keep(std::size_t chapter) {
    kept_[chapter] = told_;
    rewind(chapter);
}

void BackendScene::rewind(std::size_t chapter) {
    told_ = kept_[chapter];
    random_ = std::make_unique<SeededRandom>(seed_ * 100 + chapter);
    sayingMore_ = false;
}

Result<void> BackendScene::reopen() {
    SqliteOptions options;
    options.file = folder_.path() / "backend.db";
    options.readers = 1;
    options.cacheKib = 2048;
    auto opened = openSqliteStore(options, *random_);
    if (!opened)
        return opened.error();
    store_ = std::move(*opened);
    ingest_ = std::make_unique<Ingest>(*store_, *keys_, clock_, *random_);
    fairs_ = std::make_unique<Fairs>(*store_, *ingest_);
    return {};
}

void BackendScene::close() {
    fairs_.reset();
    ingest_.reset();
    store_.reset();
}

EventId BackendScene::append(std::string_view type, json::object body, const std::optional<Contact>& contact,
                             const char* booth) {
    Event event;
    event.id = {makeUuid7(clock_.utc(), *random_)};
    event.writer = device_.id;
    event.fair = device_.fair;
    event.booth = {booth};
    event.type = type;
    event.deviceTime = clock_.utc();
    event.uptime = clock_.monotonic();
    event.body = std::move(body);
    std::string sealed;
    if (contact) {
        SealedPart part = sealPersonal(keys_->seal.publicKey(), event.id, toPersonal(*contact));
        event.sealed = part.reference;
        sealed = std::move(part.bytes);
    }
    told_.entries.push_back({writeRecord(event), sealed});
    return event.id;
}

Result<void> BackendScene::push(std::size_t first, std::size_t last) {
    Push push;
    Head head{1, 0, {}};
    for (std::size_t i = 0; i < last; ++i) {
        if (i == first)
            push.before = head;
        head = appended(head, device_.id, told_.entries[i].record);
        if (i >= first)
            push.entries.push_back(told_.entries[i]);
    }
    push.after = head;
    push.signature = sign_->sign(headMessage(device_.id, head));
    std::promise<PushOutcome> promise;
    ingest_->push(device_.id, writePush(push),
                  [&](PushOutcome outcome) { promise.set_value(std::move(outcome)); });
    const auto outcome = promise.get_future().get();
    if (!outcome.result)
        return outcome.result.error();
    require(outcome.result->acknowledgedSeq == last, "another number was acknowledged");
    told_.pushed = std::max(told_.pushed, last);
    told_.position = std::max(told_.position, outcome.result->position.value);
    return {};
}

// The device writes once and pushes until it is told that it arrived.
Step BackendScene::pushes(std::string what, std::function<void()> write) {
    auto written = std::make_shared<std::optional<std::pair<std::size_t, std::size_t>>>();
    return {std::move(what), [this, write = std::move(write), written]() -> Result<void> {
                if (!*written) {
                    const std::size_t first = told_.entries.size();
                    write();
                    *written = {first, told_.entries.size()};
                }
                return push((*written)->first, (*written)->second);
            }};
}

Step BackendScene::says(std::string what, std::function<Result<Position>()> say) {
    return {std::move(what),
            [this, say = std::move(say)]() -> Result<void> {
                sayingMore_ = true;
                const auto position = say();
                if (!position)
                    return position.error();
                sayingMore_ = false;
                ++told_.own;
                told_.position = std::max(told_.position, position->value);
                return {};
            },
            false};
}

std::vector<Step> BackendScene::stepsOf(std::size_t chapter) {
    switch (chapter) {
    case 0:
        return firstStart();
    case 1:
        return leads();
    case 2:
        return withdrawal();
    default:
        return oddities();
    }
}

std::vector<Step> BackendScene::firstStart() {
    return {
        {"the fair",
         [this]() -> Result<void> {
             const auto imported = fairs_->import(fairOf("Welcome"));
             return imported ? Result<void>() : imported.error();
         }},
        {"the pairing",
         [this] {
             auto done = store_->writeAndWait([&](Writer& writer) -> Result<void> {
                 writer.putDevice(device_);
                 return {};
             });
             told_.paired = told_.paired || done.has_value();
             return done;
         }},
        pushes("a visit's begin",
               [this] {
                   visit_ = {makeUuid7(clock_.utc(), *random_)};
                   append(types::visitStarted, toBody(VisitStarted{visit_, "de", 1, false}));
               }),
    };
}

void BackendScene::writeLead() {
    visit_ = {makeUuid7(clock_.utc(), *random_)};
    consent_ = {makeUuid7(clock_.utc(), *random_)};
    append(types::visitStarted, toBody(VisitStarted{visit_, "de", 1, false}));
    append(types::interestStated, toBody(InterestStated{visit_, Reason::Advice, {"pumps"}, "de"}));
    append(types::consentGiven,
           toBody(ConsentGiven{visit_, consent_, "follow-up", Channel::Email, "1", "de"}));
    append(types::contactGiven, toBody(ContactGiven{visit_}), visitor());
    append(types::visitEnded, toBody(VisitEnded{visit_, Outcome::Finished, "de"}));
}

std::vector<Step> BackendScene::leads() {
    return {
        pushes("a lead", [this] { writeLead(); }),
        {"who it is",
         [this]() -> Result<void> {
             const auto found = read<LeadPage>([](Reader& reader) { return reader.leads(fairId, {}); });
             if (!found)
                 return found.error();
             require(!found->rows.empty(), "the lead is not found");
             told_.readable[visit_] = true;
             return {};
         }},
        says("what staff found",
             [this] {
                 return ingest_->append(
                     fairId, {"main"}, types::dispositionGiven,
                     {{"visit", toString(visit_)}, {"disposition", "hot"}, {"by", toString(visit_)}});
             }),
        {"a new notice",
         [this]() -> Result<void> {
             const auto imported = fairs_->import(fairOf("Welcome back"));
             return imported ? Result<void>() : imported.error();
         }},
        {"a pull",
         [this]() -> Result<void> {
             const auto page = pull(*store_, device_, {}, 500);
             return page ? Result<void>() : page.error();
         }},
    };
}

std::vector<Step> BackendScene::withdrawal() {
    return {
        pushes("a lead", [this] { writeLead(); }),
        pushes("its withdrawal",
               [this] {
                   append(types::consentWithdrawn, toBody(ConsentWithdrawn{visit_, consent_}));
               }),
        {"that it is gone",
         [this]() -> Result<void> {
             const auto found =
                 read<bool>([&](Reader& reader) { return reader.contact(fairId, visit_).has_value(); });
             if (!found)
                 return found.error();
             require(!*found, "who withdrew can still be read");
             told_.readable[visit_] = false;
             return {};
         }},
    };
}

std::vector<Step> BackendScene::oddities() {
    return {
        pushes("what belongs to another booth",
               [this] {
                   append(types::visitStarted,
                          toBody(VisitStarted{{makeUuid7(clock_.utc(), *random_)}, "de", 1, false}), {},
                          "elsewhere");
               }),
        pushes("a lead", [this] { writeLead(); }),
        {"the same again",
         [this] {
             return push(told_.entries.size() - 5, told_.entries.size());
         }},
        {"the device is seen",
         [this] {
             return store_->writeAndWait([&](Writer& writer) -> Result<void> {
                 auto seen = device_;
                 seen.lastSeen = clock_.utc();
                 writer.putDevice(seen);
                 return {};
             });
         }},
    };
}

template<class T>
Result<T> BackendScene::read(const std::function<T(Reader&)>& work) {
    std::optional<T> value;
    const auto done = store_->read([&](Reader& reader) -> Result<void> {
        value = work(reader);
        return {};
    });
    if (!done)
        return done.error();
    return std::move(*value);
}

void BackendScene::goOn() {
    if (!told_.paired)
        return;
    // The device sends what it was not told of, and more.
    const std::size_t first = told_.pushed;
    visit_ = {makeUuid7(clock_.utc(), *random_)};
    append(types::visitStarted, toBody(VisitStarted{visit_, "de", 1, false}));
    required(push(first, told_.entries.size()), "another push");
}

void BackendScene::checkOpen() {
    const auto head = ingest_->head(device_.id);
    require(head.has_value(), "the head cannot be read");
    require(head->seq >= told_.pushed, "less is there than was acknowledged");
    const auto position = read<Position>([](Reader& reader) { return reader.position(fairId); });
    require(position.has_value() && position->value >= told_.position, "the position went back");
}

void BackendScene::checkFiles(bool) {
    SQLite::Database database((folder_.path() / "backend.db").string(), SQLite::OPEN_READWRITE);
    require(database.execAndGet("PRAGMA integrity_check").getString() == "ok", "the file is damaged");
    database.exec("INSERT INTO contact_search(contact_search, rank) VALUES ('integrity-check', 0)");
}

void BackendScene::checkAll(bool cut) {
    std::map<std::pair<std::uint64_t, std::uint64_t>, std::string> entries;
    std::uint64_t own = 0;
    const auto looked = read<bool>([&](Reader& reader) {
        reader.eachEntry([&](const JournalEntry& entry) {
            if (entry.writer == device_.id)
                require(entries.try_emplace({entry.incarnation, entry.seq}, entry.record).second,
                        "an entry stands twice");
            else
                ++own;
        });
        return true;
    });
    require(looked.has_value(), "the journal cannot be read");
    for (std::size_t i = 0; i < told_.pushed; ++i) {
        const auto found = entries.find({1, i + 1});
        require(found != entries.end(), "an event that was acknowledged is lost");
        require(found->second == told_.entries[i].record, "an event is another one");
    }
    require(entries.size() <= told_.entries.size(), "more is there than was pushed");
    require(entries.size() == told_.pushed || cut, "something stands that was refused");
    const auto fairs = read<std::optional<StoredDocument>>([](Reader& reader) {
        return reader.document(fairId, {Kind::Fair, fairId.value});
    });
    require(fairs.has_value(), "the fair cannot be read");
    for (const auto& [visit, readable] : told_.readable) {
        const auto contact = read<std::optional<StoredContact>>(
            [&, id = visit](Reader& reader) { return reader.contact(fairId, id); });
        require(contact.has_value() && contact->has_value() == readable,
                readable ? "a contact cannot be read" : "who withdrew can still be read");
    }
    require(own >= told_.own, "what this instance said is lost");
    // Its database is made once and not for every point: that takes longer than all the rest.
    disk_.add(emptyRebuild_);
    const auto report = checkRebuild(*store_, *keys_, *random_, folder_.path() / "rebuild");
    disk_.forget((folder_.path() / "rebuild" / "").string());
    require(report.has_value(), "no rebuild: " + (report ? "" : report.error().detail));
    require(report->differences.empty(),
            "another rebuild: " + (report->differences.empty() ? "" : report->differences.front()));
}

} // namespace standdienst::test
