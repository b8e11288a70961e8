// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/store/keys.h"
#include "backend/store/store.h"

#include "core/journal/push.h"

#include <functional>
#include <vector>

namespace standdienst::backend {

struct Acknowledgement {
    std::uint64_t incarnation = 0;
    std::uint64_t acknowledgedSeq = 0;
    Digest digest;     // of the request body
    Position position; // the fair's newest
};
json::object toJson(const Acknowledgement& acknowledgement);

struct PushOutcome {
    Result<Acknowledgement> result;
    std::uint64_t expectedSeq = 0; // where the error is Gap
};

// What a commit moved. Called on the writer thread after the commit: quick, and without throwing.
using Moved = std::function<void(const FairId& fair, Position position, const std::vector<Scope>& scopes)>;

// The one way in for facts: takes pushes from devices and events of this instance's own journal, gives them
// positions and folds them. Thread-safe. Protocol: docs/internals/protocol.md.
class Ingest {
public:
    Ingest(Store& store, const BackendKeys& keys, const Clock& clock, Random& random);

    // To be called before the first push.
    void setListener(Moved moved);
    // As well: this instance's own journal goes on in this incarnation or a later one. After a restore its
    // older numbers may have been given to events that are not there any more.
    void setLife(std::uint64_t incarnation) { life_ = incarnation; }

    // As well: whether there is room for facts, asked before each. What is erased needs none.
    using RoomCheck = std::function<Result<void>()>;
    void setRoom(RoomCheck room) { room_ = std::move(room); }

    // Checks the push on the calling thread (some milliseconds: signature, chain, opening of boxes), then
    // queues it. `done` is called once, on this thread or on the store's writer thread, with success only
    // after the durable commit. Gap, Fork, BadSignature, Malformed, TooLarge, Revoked, Busy, Full.
    void push(const WriterId& device, std::string_view body, std::function<void(PushOutcome)> done);

    // The newest head that we have of this writer.
    Result<Head> head(const WriterId& writer);

    // Of this instance's own events, until it ends.
    const BootId& boot() const { return boot_; }

    // What this instance has to say. `personal` is sealed to its own key before it is written.
    struct Said {
        std::string type;
        json::object body;
        std::optional<json::object> personal{};
    };
    // Looks at what stands before anything is written, in the same transaction; an error refuses it all.
    using Guard = std::function<Result<void>(Reader&)>;

    // Appends to this instance's own journal, all or nothing, and waits for the commit; not from the writer
    // thread. An event that does not fold is refused and nothing is written. `basedOn` is what the facts
    // answer, where they answer something that somebody saw. The position is that of the last one.
    Result<Position> append(const FairId& fair, const BoothId& booth, const std::vector<Said>& said,
                            std::optional<Position> basedOn = {}, const Guard& guard = {});
    Result<Position> append(const FairId& fair, const BoothId& booth, std::string_view type,
                            json::object body, std::optional<Position> basedOn = {});

private:
    struct Written {
        Event event;
        std::string record;
        std::string sealed;
    };
    Result<Written> write(const FairId& fair, const BoothId& booth, const Said& said,
                          std::optional<Position> basedOn);

    Store& store_;
    const BackendKeys& keys_;
    const Clock& clock_;
    Random& random_;
    BootId boot_;
    Moved moved_;
    RoomCheck room_;
    std::uint64_t life_ = 1;
};

} // namespace standdienst::backend
