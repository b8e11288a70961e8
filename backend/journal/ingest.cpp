// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/journal/ingest.h"

#include "backend/journal/acceptance.h"

#include "core/base/encoding.h"
#include "core/base/limits.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <memory>

namespace standdienst::backend {

namespace {

PushOutcome refused(Error error, std::uint64_t expectedSeq = 0) {
    return {std::move(error), expectedSeq};
}

Result<DeviceInfo> pushingDevice(Reader& reader, const WriterId& id) {
    auto device = reader.device(id);
    if (!device)
        return Error{Code::Unauthorized, "no such device is paired"};
    if (device->revokedAt)
        return Error{Code::Revoked, "the device was revoked; pair it again"};
    return std::move(*device);
}

// A push between its preparation and its answer. Owns what it needs: the store may finish its queue when the
// Ingest is gone.
struct Pending {
    Moved moved;
    SealKey sealKey;
    DeviceInfo device;
    PreparedPush push;
    UtcTime now;
    Accepted accepted;
    std::uint64_t expectedSeq = 0;
};

Result<void> acceptInto(Pending& pending, Writer& writer) {
    pending.expectedSeq = 0;
    const auto device = pushingDevice(writer, pending.device.id);
    if (!device)
        return device.error();
    auto accepted = Acceptance(writer, *device, pending.sealKey, pending.now).accept(pending.push);
    if (!accepted) {
        pending.expectedSeq = accepted.error().expectedSeq;
        return accepted.error().error;
    }
    pending.accepted = std::move(*accepted);
    return {};
}

} // namespace

json::object toJson(const Acknowledgement& acknowledgement) {
    return {{"incarnation", acknowledgement.incarnation},
            {"acknowledged_seq", acknowledgement.acknowledgedSeq},
            {"digest", toHex(acknowledgement.digest.data)},
            {"position", acknowledgement.position.value}};
}

Ingest::Ingest(Store& store, const BackendKeys& keys, const Clock& clock, Random& random)
    : store_(store),
      keys_(keys),
      clock_(clock),
      random_(random),
      boot_{makeUuid7(clock.utc(), random)},
      moved_([](const FairId&, Position, const std::vector<Scope>&) {}) {}

void Ingest::setListener(Moved moved) {
    moved_ = std::move(moved);
}

void Ingest::push(const WriterId& id, std::string_view body, std::function<void(PushOutcome)> done) {
    if (auto room = room_ ? room_() : Result<void>(); !room)
        return done(refused(room.error()));
    Result<DeviceInfo> device = Error{};
    const auto found = store_.read([&](Reader& reader) -> Result<void> {
        device = pushingDevice(reader, id);
        return {};
    });
    if (!found)
        return done(refused(found.error()));
    if (!device)
        return done(refused(device.error()));
    auto prepared = preparePush(*device, keys_.seal, body);
    if (!prepared)
        return done(refused(prepared.error()));
    auto pending = std::make_shared<Pending>(
        Pending{moved_, keys_.seal, std::move(*device), std::move(*prepared), clock_.utc(), {}, 0});
    store_.write([pending](Writer& writer) { return acceptInto(*pending, writer); },
                 [pending, done = std::move(done)](const Result<void>& committed) {
                     if (!committed)
                         return done(refused(committed.error(), pending->expectedSeq));
                     const Accepted& accepted = pending->accepted;
                     if (accepted.after != accepted.before)
                         pending->moved(pending->device.fair, accepted.after, accepted.touched);
                     done({Acknowledgement{accepted.head.incarnation, accepted.head.seq, pending->push.digest,
                                           accepted.after},
                           0});
                 });
}

Result<Head> Ingest::head(const WriterId& writer) {
    Head head;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        head = reader.head(writer);
        return {};
    });
    return read ? Result<Head>(head) : read.error();
}

Result<Ingest::Written> Ingest::write(const FairId& fair, const BoothId& booth, const Said& said,
                                      std::optional<Position> basedOn) {
    Written written;
    Event& event = written.event;
    event.id = {makeUuid7(clock_.utc(), random_)};
    event.writer = keys_.writer;
    event.fair = fair;
    event.booth = booth;
    event.type = said.type;
    event.deviceTime = clock_.utc();
    event.boot = boot_;
    event.uptime = clock_.monotonic();
    event.basedOn = basedOn;
    event.body = said.body;
    if (said.personal) {
        SealedPart part = sealPersonal(keys_.seal.publicKey(), event.id, *said.personal);
        if (part.bytes.size() > limits::sealedBytes)
            return Error{Code::TooLarge, said.type + ": personal data above the limit of an event"};
        event.sealed = part.reference;
        written.sealed = std::move(part.bytes);
    }
    written.record = writeRecord(event);
    if (auto good = parseRecord(written.record); !good)
        return good.error();
    return written;
}

Result<Position> Ingest::append(const FairId& fair, const BoothId& booth, const std::vector<Said>& said,
                                std::optional<Position> basedOn, const Guard& guard) {
    const bool erases =
        std::ranges::all_of(said, [](const Said& one) { return one.type == types::visitErased; });
    if (auto room = room_ && !erases ? room_() : Result<void>(); !room)
        return room.error();
    std::vector<Written> facts;
    for (const Said& fact : said) {
        auto written = write(fair, booth, fact, basedOn);
        if (!written)
            return written.error();
        facts.push_back(std::move(*written));
    }
    Position position;
    std::vector<Scope> touched;
    const auto written = store_.writeAndWait([&](Writer& writer) -> Result<void> {
        if (guard) {
            if (auto allowed = guard(writer); !allowed)
                return allowed.error();
        }
        writer.addFair(fair);
        Head head = writer.head(keys_.writer);
        if (head.incarnation < life_)
            head = {life_, 0, {}};
        position = writer.position(fair);
        Batch batch(writer, fair, keys_.seal);
        for (const auto& [event, record, sealed] : facts) {
            head = appended(head, keys_.writer, record);
            ++position.value;
            const auto effects = batch.fold(event, position, event.deviceTime);
            if (!effects)
                return effects.error();
            writer.addEvent({event.id, fair, position, keys_.writer, head.incarnation, head.seq,
                             event.deviceTime, record, sealed});
            batch.apply(*effects, {event, position, event.deviceTime, sealed, {}});
            batch.dropForgotten(event);
        }
        batch.flush();
        writer.setPosition(fair, position);
        writer.setHead({keys_.writer, head, keys_.sign.sign(headMessage(keys_.writer, head))});
        touched = batch.touched();
        return {};
    });
    if (!written)
        return written.error();
    moved_(fair, position, touched);
    return position;
}

Result<Position> Ingest::append(const FairId& fair, const BoothId& booth, std::string_view type,
                                json::object body, std::optional<Position> basedOn) {
    return append(fair, booth, std::vector{Said{std::string(type), std::move(body), {}}}, basedOn);
}

} // namespace standdienst::backend
