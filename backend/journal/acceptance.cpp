// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/journal/acceptance.h"

#include <spdlog/spdlog.h>

namespace standdienst::backend {

namespace {

std::optional<VisitId> visitOf(const Event& event) {
    auto visit = idField<VisitId>(event.body, "visit");
    return visit ? std::optional(*visit) : std::nullopt;
}

// What this device may say at all.
Result<void> checkOrigin(const Event& event, const DeviceInfo& device) {
    if (event.writer != device.id)
        return Error{Code::Forbidden, "the record names another writer"};
    if (event.fair != device.fair)
        return Error{Code::Forbidden, "the record is for fair " + event.fair.value +
                                          ", the device belongs to " + device.fair.value};
    if (event.booth != device.booth)
        return Error{Code::Forbidden, "the record is for booth " + event.booth.value +
                                          ", the device belongs to " + device.booth.value};
    if (isBackendsOwn(event.type))
        return Error{Code::Forbidden, event.type + ": only a backend says that"};
    return {};
}

PreparedEntry prepare(Entry entry, const DeviceInfo& device, const SealKey& sealKey) {
    PreparedEntry prepared{std::move(entry), Error{}, {}};
    prepared.event = parseRecord(prepared.entry.record);
    if (!prepared.event)
        return prepared;
    if (auto allowed = checkOrigin(*prepared.event, device); !allowed) {
        prepared.event = allowed.error();
    } else if (auto sealed = checkSealed(*prepared.event, prepared.entry.sealed); !sealed) {
        prepared.event = sealed.error();
    } else if (prepared.event->type == types::contactGiven) {
        prepared.opened = openContact(sealKey, prepared.event->id, prepared.entry.sealed);
    }
    return prepared;
}

} // namespace

Result<PreparedPush> preparePush(const DeviceInfo& device, const SealKey& sealKey, std::string_view body) {
    auto push = parsePush(body);
    if (!push)
        return push.error();
    if (push->before.seq == 0 && push->before.hash != Digest{})
        return Error{Code::Malformed, "before: an incarnation begins with 32 zero bytes"};
    if (auto checked = checkPush(*push, device.id, device.key); !checked)
        return checked.error();
    PreparedPush prepared;
    prepared.digest = pushDigest(body);
    for (Entry& entry : push->entries)
        prepared.entries.push_back(prepare(std::move(entry), device, sealKey));
    push->entries.clear();
    prepared.push = std::move(*push);
    return prepared;
}

Acceptance::Acceptance(Writer& writer, const DeviceInfo& device, const SealKey& sealKey, UtcTime now)
    : writer_(writer), device_(device), now_(now), batch_(writer, device.fair, sealKey) {}

boost::system::result<Accepted, Refused> Acceptance::accept(const PreparedPush& push) {
    incarnation_ = push.push.before.incarnation;
    const Position before = writer_.position(device_.fair);
    position_ = before;
    const auto first = firstNew(push);
    if (!first)
        return first.error();
    const Head known = writer_.head(device_.id, incarnation_);
    if (*first == push.entries.size())
        return Accepted{known, before, before, {}};
    for (std::size_t i = *first; i < push.entries.size(); ++i)
        take(push.entries[i], push.push.before.seq + 1 + i);
    batch_.flush();
    if (position_ != before)
        writer_.setPosition(device_.fair, position_);
    writer_.setHead({device_.id, push.push.after, push.push.signature});
    return Accepted{push.push.after, before, position_, batch_.touched()};
}

boost::system::result<std::size_t, Refused> Acceptance::firstNew(const PreparedPush& push) {
    const Head newest = writer_.head(device_.id);
    const Head& before = push.push.before;
    const Head& after = push.push.after;
    if (incarnation_ > newest.incarnation) {
        if (before.seq == 0)
            return std::size_t{0};
        return Refused{{Code::Gap, "a new incarnation begins with seq 1"}, 1};
    }
    const Refused fork{{Code::Fork,
                        "another history stands under these numbers; ask for the head and open a new "
                        "incarnation"}};
    const Head head = incarnation_ == newest.incarnation ? newest : writer_.head(device_.id, incarnation_);
    if (after.seq <= head.seq) {
        const bool same = after.seq == head.seq ? after == head : areKnown(push);
        return same ? boost::system::result<std::size_t, Refused>(push.entries.size()) : fork;
    }
    if (incarnation_ < newest.incarnation)
        return fork;
    if (before.seq > head.seq)
        return Refused{{Code::Gap, "seq " + std::to_string(head.seq + 1) + " is expected"}, head.seq + 1};
    Head at = before;
    const std::size_t overlap = head.seq - before.seq;
    for (std::size_t i = 0; i < overlap; ++i)
        at = appended(at, device_.id, push.entries[i].entry.record);
    return at == head ? boost::system::result<std::size_t, Refused>(overlap) : fork;
}

bool Acceptance::areKnown(const PreparedPush& push) {
    for (std::size_t i = 0; i < push.entries.size(); ++i) {
        if (!isKnown(push.entries[i], push.push.before.seq + 1 + i))
            return false;
    }
    return true;
}

// A record is known where it is kept: as an event, or in quarantine under this very number.
bool Acceptance::isKnown(const PreparedEntry& entry, std::uint64_t seq) {
    if (entry.event) {
        const auto stored = writer_.event(entry.event->id);
        if (stored && stored->record == entry.entry.record)
            return true;
    }
    return writer_.quarantinedRecord(device_.id, incarnation_, seq) == entry.entry.record;
}

void Acceptance::take(const PreparedEntry& entry, std::uint64_t seq) {
    const auto taken = entry.event ? takeEvent(entry, seq) : Result<void>(entry.event.error());
    if (!taken)
        quarantine(entry, seq, taken.error());
}

// An error means quarantine.
Result<void> Acceptance::takeEvent(const PreparedEntry& entry, std::uint64_t seq) {
    const Event& event = *entry.event;
    if (const auto stored = writer_.event(event.id)) {
        if (stored->record != entry.entry.record)
            return Error{Code::Conflict, "another record stands under the same id " + toString(event.id)};
        writer_.addReappended(device_.id, incarnation_, seq, event.id);
        return {};
    }
    if (followsQuarantinedStart(event))
        return Error{Code::PlayedOutsideTrial, "belongs to a played visit outside a trial"};
    const Position next{position_.value + 1};
    const auto effects = batch_.fold(event, next, now_);
    if (!effects && effects.error().code == Code::PlayedOutsideTrial)
        return effects.error();
    if (!effects)
        spdlog::warn("journal: event {} ({}) of device {} changes nothing: {}", toString(event.id),
                     event.type, toString(device_.id), effects.error().detail);
    // It was here before, was erased, and comes again: the data were restored from a backup meanwhile.
    const bool erased = writer_.wasErased(event.id);
    const std::string sealed = erased ? std::string() : entry.entry.sealed;
    writer_.addEvent(
        {event.id, device_.fair, next, device_.id, incarnation_, seq, now_, entry.entry.record, sealed});
    position_ = next;
    static const std::optional<Result<Contact>> unopened;
    if (effects)
        batch_.apply(*effects, {event, next, now_, sealed, erased ? unopened : entry.opened});
    batch_.dropForgotten(event);
    return {};
}

// What follows a played visit that was put into quarantine goes there as well.
bool Acceptance::followsQuarantinedStart(const Event& event) {
    if (!isFolded(event.type, event.version) || event.type == types::visitStarted)
        return false;
    const auto visit = visitOf(event);
    return visit && !batch_.isStarted(*visit) && writer_.isQuarantinedVisit(*visit);
}

void Acceptance::quarantine(const PreparedEntry& entry, std::uint64_t seq, const Error& why) {
    spdlog::error("journal: entry {}/{} of device {} ({}) is in quarantine: {}", incarnation_, seq,
                  toString(device_.id), device_.name, why.detail);
    const bool played = why.code == Code::PlayedOutsideTrial;
    const auto named = visitNamedIn(entry.entry.record);
    const auto event = parseRecord(entry.entry.record);
    const bool forgotten = (named && batch_.isForgotten(*named)) || (event && writer_.wasErased(event->id));
    writer_.addQuarantined({device_.id, incarnation_, seq, now_, why.code, why.detail,
                            played ? visitOf(*entry.event) : std::nullopt, entry.entry.record,
                            forgotten ? std::string() : entry.entry.sealed});
}

} // namespace standdienst::backend
