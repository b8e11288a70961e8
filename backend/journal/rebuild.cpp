// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/journal/rebuild.h"

#include "backend/journal/batch.h"
#include "backend/store/sqlite_store.h"

#include "core/fold/fold.h"

#include <spdlog/spdlog.h>

#include <map>
#include <unordered_map>

namespace standdienst::backend {

namespace {

// Events in memory at a time.
constexpr std::size_t pageEvents = 1000;
constexpr std::size_t mostExplained = 100;

// Folds a page of events that stand in the journal of `writer` already.
void foldPage(Writer& writer, const FairId& fair, const SealKey& sealKey,
              const std::vector<StoredEvent>& page) {
    Batch batch(writer, fair, sealKey);
    for (const StoredEvent& stored : page) {
        const auto event = parseRecord(stored.record);
        if (!event)
            continue; // written by a version that allowed more; it changed nothing then, and does not now
        const auto effects = batch.fold(*event, stored.position, stored.receivedAt);
        if (effects)
            batch.apply(*effects, {*event, stored.position, stored.receivedAt, stored.sealed, {}});
        batch.dropForgotten(*event);
    }
    batch.flush();
}

class Difference {
public:
    explicit Difference(RebuildReport& report) : report_(report) {}
    void add(std::string what) {
        if (report_.differences.size() < mostExplained)
            report_.differences.push_back(std::move(what));
    }

private:
    RebuildReport& report_;
};

// Fills a store of its own with the events of `source` and what follows from them.
Result<std::uint64_t> foldInto(Store& scratch, Reader& source, const FairId& fair, const SealKey& sealKey) {
    std::uint64_t count = 0;
    const auto devices = source.devices(); // what a journal may say depends on whether its writer is one
    for (Position after;;) {
        const auto page = source.events(fair, after, pageEvents);
        if (page.empty())
            return count;
        const auto written = scratch.writeAndWait([&](Writer& writer) -> Result<void> {
            writer.addFair(fair);
            for (const DeviceInfo& device : devices)
                writer.putDevice(device);
            for (const StoredEvent& event : page)
                writer.addEvent(event);
            foldPage(writer, fair, sealKey, page);
            return {};
        });
        if (!written)
            return written.error();
        for (const StoredEvent& event : page) {
            ++count;
            if (event.position.value != ++after.value)
                return Error{Code::Internal, "the journal of fair " + fair.value + " has no position " +
                                                 std::to_string(after.value)};
        }
    }
}

// Names and digests of rows: what two databases are compared by.
using Digests = std::unordered_map<std::string, Digest>;

Digests documentsOf(Reader& reader, const FairId& fair) {
    Digests digests;
    reader.eachDocument(fair, [&](const DocumentChange& row) {
        digests.emplace(std::string(name(row.key.kind)) + " " + row.key.id + " in scope " + row.scope.value,
                        blake2b(std::to_string(row.position.value) + (row.gone ? " gone" : " ") + row.body));
    });
    return digests;
}

Digests contactsOf(Reader& reader, const FairId& fair) {
    Digests digests;
    reader.eachContact(fair, [&](const StoredContact& row) {
        digests.emplace("contact of visit " + toString(row.visit),
                        blake2b(std::to_string(row.position.value) + toRfc3339(row.receivedAt) +
                                (row.readable ? " " : " unreadable ") +
                                json::serialize(toPersonal(row.fields))));
    });
    return digests;
}

Digests visitsOf(Reader& reader, const FairId& fair) {
    Digests digests;
    reader.eachVisit(fair, [&](const VisitEntry& row) {
        digests.emplace("entry of visit " + toString(row.visit),
                        blake2b(std::to_string(row.position.value) + toRfc3339(row.at) +
                                toRfc3339(row.receivedAt) + row.disposition));
    });
    return digests;
}

std::uint64_t compare(const Digests& standing, Digests anew, Difference& difference) {
    for (const auto& [row, digest] : standing) {
        const auto found = anew.find(row);
        if (found == anew.end()) {
            difference.add(row + ": does not follow from the journal");
            continue;
        }
        if (found->second != digest)
            difference.add(row + ": differs from what the journal says");
        anew.erase(found);
    }
    for (const auto& [row, digest] : anew)
        difference.add(row + ": is missing");
    return standing.size();
}

std::map<WriterId, SignPublicKey> writerKeys(Reader& reader, const BackendKeys& keys) {
    std::map<WriterId, SignPublicKey> known{{keys.writer, keys.sign.publicKey()}};
    for (const DeviceInfo& device : reader.devices())
        known.emplace(device.id, device.key);
    return known;
}

// Walks every chain anew and compares its end with the head that its writer signed.
std::uint64_t verifyChains(Reader& reader, const BackendKeys& keys, Difference& difference) {
    std::map<std::pair<WriterId, std::uint64_t>, Head> ends;
    reader.eachEntry([&](const JournalEntry& entry) {
        auto& head =
            ends.try_emplace({entry.writer, entry.incarnation}, Head{entry.incarnation, 0, {}}).first->second;
        if (entry.seq != head.seq + 1)
            difference.add("journal of " + toString(entry.writer) + ", incarnation " +
                           std::to_string(entry.incarnation) + ": no entry " + std::to_string(head.seq + 1));
        head.seq = entry.seq - 1;
        head = appended(head, entry.writer, entry.record);
    });
    const auto signers = writerKeys(reader, keys);
    for (const JournalHead& stored : reader.heads()) {
        const std::string journal = "journal of " + toString(stored.writer) + ", incarnation " +
                                    std::to_string(stored.head.incarnation);
        const auto end = ends.extract({stored.writer, stored.head.incarnation});
        if (end.empty() || end.mapped() != stored.head)
            difference.add(journal + ": its events do not lead to the head that was signed");
        const auto signer = signers.find(stored.writer);
        if (signer == signers.end() ||
            !verify(signer->second, headMessage(stored.writer, stored.head), stored.signature))
            difference.add(journal + ": the signature of its head is not its writer's");
    }
    for (const auto& [journal, head] : ends)
        difference.add("journal of " + toString(journal.first) + ": incarnation " +
                       std::to_string(journal.second) + " has events and no head");
    return reader.heads().size();
}

// A folder that is gone, with what is in it, when the object is.
class ScratchFolder {
public:
    explicit ScratchFolder(std::filesystem::path path) : path_(std::move(path)) {
        std::error_code error;
        std::filesystem::remove_all(path_, error);
        std::filesystem::create_directory(path_, error);
        std::filesystem::permissions(path_, std::filesystem::perms::owner_all, error);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder() {
        std::error_code error;
        std::filesystem::remove_all(path_, error);
    }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

} // namespace

Result<RebuildReport> checkRebuild(Store& store, const BackendKeys& keys, Random& random,
                                   const std::filesystem::path& scratch) {
    const ScratchFolder folder(scratch);
    SqliteOptions options;
    options.file = folder.path() / "rebuild.db";
    auto anew = openSqliteStore(options, random);
    if (!anew)
        return anew.error();
    RebuildReport report;
    Difference difference(report);
    const auto checked = store.read([&](Reader& standing) -> Result<void> {
        for (const FairId& fair : standing.fairs()) {
            const auto events = foldInto(**anew, standing, fair, keys.seal);
            if (!events)
                return events.error();
            report.events += *events;
            if (*events != standing.position(fair).value)
                difference.add("fair " + fair.value + ": its position is not that of its newest event");
            auto compared = (*anew)->read([&](Reader& folded) -> Result<void> {
                report.documents +=
                    compare(documentsOf(standing, fair), documentsOf(folded, fair), difference);
                report.contacts += compare(contactsOf(standing, fair), contactsOf(folded, fair), difference);
                compare(visitsOf(standing, fair), visitsOf(folded, fair), difference);
                return {};
            });
            if (!compared)
                return compared;
        }
        report.chains = verifyChains(standing, keys, difference);
        return {};
    });
    return checked ? Result<RebuildReport>(std::move(report)) : checked.error();
}

Result<RebuildReport> rebuild(Store& store, const BackendKeys& keys, Random& random) {
    Uuid epoch;
    random.fill(epoch.bytes);
    RebuildReport report;
    const auto written = store.writeAndWait([&](Writer& writer) -> Result<void> {
        report = {};
        for (const FairId& fair : writer.fairs()) {
            writer.clearDerived(fair);
            Position after;
            for (auto page = writer.events(fair, after, pageEvents); !page.empty();
                 page = writer.events(fair, after, pageEvents)) {
                foldPage(writer, fair, keys.seal, page);
                after = page.back().position;
                report.events += page.size();
            }
        }
        writer.setMeta({epoch, foldVersion});
        return {};
    });
    return written ? Result<RebuildReport>(std::move(report)) : written.error();
}

Result<void> rebuildIfOutdated(Store& store, const BackendKeys& keys, Random& random) {
    Meta meta;
    auto read = store.read([&](Reader& reader) -> Result<void> {
        meta = reader.meta();
        return {};
    });
    if (!read || meta.foldVersion == foldVersion)
        return read;
    spdlog::info("journal: folding anew, from version {} to {}", meta.foldVersion, foldVersion);
    const auto rebuilt = rebuild(store, keys, random);
    if (!rebuilt)
        return rebuilt.error();
    spdlog::info("journal: {} events folded", rebuilt->events);
    return {};
}

} // namespace standdienst::backend
