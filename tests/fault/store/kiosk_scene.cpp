// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/store/kiosk_scene.h"

#include "core/fold/fold.h"
#include "kiosk/store/documents.h"
#include "kiosk/store/journal.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <cstring>
#include <map>

namespace standdienst::test {

using namespace kiosk;
using namespace std::chrono_literals;

namespace {

const FairId fairId{"test-fair"};

Contact visitor() {
    Contact contact;
    contact.givenName = "Zoë";
    contact.familyName = "Visitor";
    contact.email = "zoe@example.org";
    return contact;
}

Text both(const std::string& text) {
    return {{{"de", text + " (de)"}, {"en", text}}};
}

Fair fairOf(std::uint64_t revision) {
    Fair fair;
    fair.id = fairId;
    fair.revision = revision;
    fair.booth = {"main"};
    fair.company = "Test Company";
    fair.timeZone = "Europe/Berlin";
    fair.name = both("Fair");
    fair.greeting = both("Welcome");
    fair.boothName = both("Hall 1");
    fair.notice = both("Notice");
    fair.languages = {"de", "en"};
    fair.reasons = {Reason::Advice};
    fair.topics = {{"pumps", both("Pumps"), {}, false}};
    fair.purposes = {{"follow-up", "1", {{Channel::Email, both("Answer me")}}}};
    fair.look = {"#b3400f", "#1f2328", "#fbfaf7"};
    return fair;
}

std::map<std::pair<std::string, std::string>, std::string> overlayOf(SQLite::Database& database) {
    std::map<std::pair<std::string, std::string>, std::string> found;
    SQLite::Statement rows(database, "SELECT kind, id, coalesce(body, 'gone') FROM overlay");
    while (rows.executeStep())
        found[{rows.getColumn(0).getString(), rows.getColumn(1).getString()}] = rows.getColumn(2).getString();
    return found;
}

} // namespace

KioskScene::KioskScene(std::uint64_t seed)
    : seed_(seed), path_((folder_.path() / "device.db").string()), kept_(5) {
    initCrypto();
    random_ = std::make_unique<SeededRandom>(seed);
    sign_ = std::make_unique<SignKey>(SignKey::generate(*random_));
    seal_ = std::make_unique<SealKey>(SealKey::generate(*random_));
    device_ = {makeUuid7(clock_.utc(), *random_)};
}

KioskScene::~KioskScene() = default;

void KioskScene::keep(std::size_t chapter) {
    kept_[chapter] = {told_, clock_.monotonic()};
    rewind(chapter);
}

void KioskScene::rewind(std::size_t chapter) {
    told_ = kept_[chapter].told;
    clock_.advance(kept_[chapter].passed - clock_.monotonic());
    random_ = std::make_unique<SeededRandom>(seed_ * 100 + chapter);
    trying_.clear();
}

VisitId KioskScene::visit() {
    visit_ = {makeUuid7(clock_.utc(), *random_)};
    consent_ = {makeUuid7(clock_.utc(), *random_)};
    return visit_;
}

Result<void> KioskScene::reopen() {
    auto opened = DeviceStore::open({path_,
                                     {},
                                     [] {
                                         return std::uint64_t{1} << 40;
                                     }},
                                    clock_, *random_);
    if (!opened)
        return opened.error();
    store_ = std::move(*opened);
    const auto& report = store_->report();
    require(report.damagedMovedTo.empty(), "put aside as damaged: " + report.damagedMovedTo);
    require(report.leftBehind.empty(), "something was left behind");
    return {};
}

void KioskScene::close() {
    store_.reset();
}

Result<void> KioskScene::append(const std::vector<kiosk::Fact>& facts) {
    trying_.clear();
    for (const kiosk::Fact& fact : facts)
        trying_.push_back(fact.type);
    const auto saved = store_->append(facts);
    if (!saved)
        return saved.error();
    trying_.clear();
    told_.saved.insert(told_.saved.end(), saved->begin(), saved->end());
    return {};
}

Step KioskScene::says(std::string what, std::function<std::vector<kiosk::Fact>()> facts) {
    return {std::move(what), [this, facts = std::move(facts)] { return append(facts()); }, false};
}

Step KioskScene::ticket(std::string what) {
    return {std::move(what),
            [this]() -> Result<void> {
                const auto number = store_->nextTicketNumber(clock_.utc() - 1h);
                if (!number)
                    return number.error();
                require(!told_.numbers.contains(*number), "a number for two visitors: " + *number);
                const auto done =
                    append({fact(TicketOpened{visit_, *number, "de", TicketCause::Asked, "topics"})});
                if (done)
                    told_.numbers.insert(*number);
                return done;
            },
            false};
}

std::vector<Step> KioskScene::stepsOf(std::size_t chapter) {
    switch (chapter) {
    case 0:
        return firstStart();
    case 1:
        return visits();
    case 2:
        return delivery();
    case 3:
        return pulls();
    default:
        return lateDay();
    }
}

std::vector<Step> KioskScene::firstStart() {
    return {
        {"pairing",
         [this]() -> Result<void> {
             auto done = store_->pair(
                 {device_, "https://backend.example", {}, seal_->publicKey(), fairId, {"main"}, "A"}, *sign_);
             told_.paired = told_.paired || done.has_value();
             return done;
         }},
        {"the first base",
         [this] {
             return pullFair(1, "one");
         }},
        says("a visit's begin",
             [this] {
                 return std::vector{fact(VisitStarted{visit(), "de", 1, false})};
             }),
    };
}

std::vector<Step> KioskScene::visits() {
    return {
        says("a visit's begin",
             [this] {
                 return std::vector{fact(VisitStarted{visit(), "de", 1, false})};
             }),
        says("the interest",
             [this] {
                 return std::vector{fact(InterestStated{visit_, Reason::Advice, {"pumps"}, "de"}),
                                    fact(NeedsStated{visit_, {}, {}, "de"})};
             }),
        says("the gift",
             [this] {
                 return std::vector{
                     fact(GiftReserved{visit_, "bag", "127A", RunId{makeUuid7(clock_.utc(), *random_)}})};
             }),
        says("the thank-you",
             [this] {
                 return std::vector{
                     fact(ConsentGiven{visit_, consent_, "follow-up", Channel::Email, "1", "de"}),
                     fact(ContactGiven{visit_}, visitor()),
                     fact(VisitEnded{visit_, Outcome::Finished, "de"})};
             }),
        {"the letters",
         [this] {
             return store_->setLetters("B");
         }},
        ticket("the ticket"),
        says("the withdrawal",
             [this] {
                 return std::vector{fact(ConsentWithdrawn{visit_, consent_})};
             }),
        says("another visit",
             [this] {
                 return std::vector{fact(VisitStarted{visit(), "de", 1, false})};
             }),
        ticket("its ticket"),
    };
}

Result<void> KioskScene::acknowledge(std::size_t most) {
    const auto stretch = store_->nextStretch(most, 1 << 20);
    if (!stretch)
        return stretch.error();
    if (!*stretch)
        return {};
    auto done = store_->acknowledge(markOf((*stretch)->after));
    if (!done)
        return done;
    told_.delivered = (*stretch)->after;
    for (const Entry& entry : (*stretch)->entries)
        told_.acknowledged.insert(parseRecord(entry.record).value().id);
    return {};
}

std::vector<Step> KioskScene::delivery() {
    return {
        {"a stretch acknowledged", [this] { return acknowledge(4); }, false},
        {"the backend's head",
         [this] {
             return store_->compareHead(told_.delivered);
         }},
        {"one that was refused",
         [this]() -> Result<void> {
             const auto stretch = store_->nextStretch(1, 1 << 20);
             if (!stretch)
                 return stretch.error();
             if (!*stretch || store_->rejected() > 0)
                 return {};
             return store_->reject(markOf((*stretch)->after), "a test");
         }},
        {"the rest acknowledged",
         [this] {
             return acknowledge(1000);
         }},
        {"a revocation",
         [this] {
             return store_->setRevoked(true);
         }},
        {"its end",
         [this] {
             return store_->setRevoked(false);
         }},
        says("a visit's begin",
             [this] {
                 return std::vector{fact(VisitStarted{visit(), "en", 1, false})};
             }),
    };
}

PulledDocument KioskScene::fairDocument(std::uint64_t revision) const {
    return {std::string(name(Kind::Fair)), fairId.value, {revision}, toJson(fairOf(revision))};
}

Result<void> KioskScene::pullFair(std::uint64_t revision, const std::string& epoch) {
    const std::string cursor = "cursor-" + std::to_string(revision);
    const Mark included = markOf(told_.delivered);
    auto done = epoch.empty() ? store_->applyChanges({fairDocument(revision)}, included, false, cursor)
                              : store_->replaceBase({fairDocument(revision)}, included, cursor, epoch);
    if (!done)
        return done;
    told_.fair = revision;
    told_.cursor = cursor;
    if (epoch == "two")
        told_.acknowledged.clear(); // all of it is offered again
    return {};
}

std::vector<Step> KioskScene::pulls() {
    return {
        {"the rest acknowledged",
         [this] {
             return acknowledge(1000);
         }},
        {"changes",
         [this] {
             return pullFair(2, {});
         }},
        {"a backup's mark",
         [this] {
             return store_->setBackedUp(markOf(told_.delivered));
         }},
        {"the base of another epoch",
         [this] {
             return pullFair(3, "two");
         }},
        says("a visit's begin",
             [this] {
                 return std::vector{fact(VisitStarted{visit(), "en", 3, false})};
             }),
        {"all acknowledged once more",
         [this] {
             return acknowledge(1000);
         }},
        {"changes once more",
         [this] {
             return pullFair(4, {});
         }},
    };
}

std::vector<Step> KioskScene::lateDay() {
    return {
        {"time passes",
         [this]() -> Result<void> {
             clock_.advance(kept_[4].passed + 480h - clock_.monotonic());
             return {};
         }},
        {"tidying",
         [this] {
             told_.dropped = true;
             return store_->tidy();
         }},
        says("a visit's begin",
             [this] {
                 return std::vector{fact(VisitStarted{visit(), "en", 4, false})};
             }),
        {"all acknowledged",
         [this] {
             return acknowledge(1000);
         }},
    };
}

void KioskScene::goOn() {
    if (!told_.paired)
        return;
    required(append({fact(VisitStarted{visit(), "de", 1, false})}), "another visit");
    required(append({fact(VisitEnded{visit_, Outcome::Left, "de"})}), "its end");
}

void KioskScene::checkRefused() {
    const auto cursor = store_ ? store_->cursor() : std::nullopt;
    require(!cursor || *cursor == told_.cursor, "a pull that failed is there");
}

void KioskScene::checkOpen() {
    if (told_.paired)
        require(store_->identity().has_value(), "the pairing is lost");
    if (told_.fair > 0) {
        require(store_->fair() != nullptr, "the fair is lost");
        require(store_->fair()->revision >= told_.fair, "an older fair is shown");
        const auto cursor = store_->cursor();
        require(cursor.has_value() && *cursor >= told_.cursor, "an older cursor");
    }
    shownHead_ = store_->head();
    shownPending_ = store_->pending();
    shownRejected_ = store_->rejected();
    const auto stretch = store_->nextStretch(1000, 1 << 20);
    require(stretch.has_value(), "nothing can be read");
    require((*stretch ? (*stretch)->entries.size() : 0) <= shownPending_, "more to be sent than there is");
    require(shownPending_ == 0 || *stretch, "less to be sent than there is");
}

void KioskScene::checkFiles(bool cut) {
    SQLite::Database database(path_, SQLite::OPEN_READWRITE);
    require(database.execAndGet("PRAGMA integrity_check").getString() == "ok", "the file is damaged");
    std::vector<Row> rows;
    SQLite::Statement journal(database,
                              "SELECT id, incarnation, seq, hash, state, record, sealed FROM journal "
                              "ORDER BY incarnation, seq");
    while (journal.executeStep()) {
        Row row;
        readBytes(journal.getColumn(0), row.id.value.bytes.data(), 16);
        row.head = {static_cast<std::uint64_t>(journal.getColumn(1).getInt64()),
                    static_cast<std::uint64_t>(journal.getColumn(2).getInt64()),
                    bytesAt<Digest>(journal.getColumn(3))};
        row.state = journal.getColumn(4).getInt();
        row.record = journal.getColumn(5).getString();
        row.sealed = blobAt(journal.getColumn(6));
        rows.push_back(std::move(row));
    }
    std::map<std::string, Head> heads;
    SQLite::Statement named(database, "SELECT name, incarnation, seq, hash FROM heads");
    while (named.executeStep())
        heads[named.getColumn(0).getString()] = {static_cast<std::uint64_t>(named.getColumn(1).getInt64()),
                                                 static_cast<std::uint64_t>(named.getColumn(2).getInt64()),
                                                 bytesAt<Digest>(named.getColumn(3))};
    checkRows(rows, cut);
    checkChain(rows, heads);

    // What the screen shows is what the base and the events make.
    const auto shown = overlayOf(database);
    database.exec("BEGIN");
    Documents documents(database, device_);
    Journal all(database);
    all.load();
    documents.clearOverlay();
    all.eachAbove(documents.included(), [&](const std::string& record) {
        if (const auto event = parseRecord(record))
            (void)fold(*event, documents);
    });
    require(overlayOf(database) == shown, "the documents are not those of the journal");
    database.exec("ROLLBACK");
}

void KioskScene::checkRows(const std::vector<Row>& rows, bool cut) {
    std::map<EventId, const Row*> there;
    std::size_t pending = 0;
    std::size_t rejected = 0;
    for (const Row& row : rows) {
        require(there.emplace(row.id, &row).second, "an event stands twice");
        pending += row.state == 0 ? 1 : 0;
        rejected += row.state == 2 ? 1 : 0;
    }
    for (const EventId& id : told_.saved) {
        const auto found = there.find(id);
        if (found == there.end()) {
            require(told_.dropped && told_.acknowledged.contains(id), "an event that was saved is lost");
            continue;
        }
        const Row& row = *found->second;
        const auto event = parseRecord(row.record);
        require(event.has_value() && event->id == id, "an event cannot be read");
        if (told_.acknowledged.contains(id))
            require(row.state == 1 || told_.cursor == "cursor-2", "an acknowledgement is forgotten");
        if (event->type == types::contactGiven)
            require(openPersonal(*seal_, id, row.sealed).has_value(), "a contact cannot be read");
        there.erase(found);
    }
    // What nobody was told of: visits that the store ended by itself; and after a power cut what was under
    // way, if it is whole.
    std::vector<Event> others;
    std::set<std::string> ended;
    for (const Row& row : rows) {
        if (!there.contains(row.id))
            continue;
        const auto event = parseRecord(row.record);
        require(event.has_value(), "an event cannot be read");
        if (event->type == types::visitEnded && textOr(event->body, "outcome") == "interrupted")
            require(ended.insert(std::string(textOr(event->body, "visit"))).second,
                    "a visit was interrupted twice");
        else
            others.push_back(*event);
    }
    const bool whole = std::ranges::equal(others, trying_, {}, [](const Event& one) { return one.type; });
    require(others.empty() || (cut && whole), "something stands that was refused");
    for (const Event& event : others) // from now on it is there
        told_.saved.push_back(event.id);
    trying_.clear();
    require(shownPending_ == pending && shownRejected_ == rejected,
            "what the store shows is not what is in the file");
}

void KioskScene::checkChain(const std::vector<Row>& rows, const std::map<std::string, Head>& heads) {
    Head last;
    for (const Row& row : rows) {
        Head before{row.head.incarnation, row.head.seq - 1, {}};
        if (row.head.seq > 1 && last.incarnation == row.head.incarnation && last.seq + 1 == row.head.seq)
            before = last;
        else if (const auto dropped = heads.find("dropped");
                 dropped != heads.end() && markOf(dropped->second) == markOf(before))
            before = dropped->second;
        else
            require(row.head.seq == 1, "a gap in the chain");
        require(appended(before, device_, row.record) == row.head, "the chain is broken");
        last = row.head;
    }
    const auto newest = heads.find("newest");
    if (newest == heads.end())
        return require(rows.empty(), "no head");
    require(newest->second == shownHead_, "the store knows another head than its file");
    if (!rows.empty() && last.incarnation == newest->second.incarnation)
        require(newest->second == last, "the head is not the newest event's");
    else
        require(newest->second.seq == 0 || told_.dropped, "the head is nobody's");
}

} // namespace standdienst::test
