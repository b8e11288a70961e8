// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/journal/batch.h"
#include "backend/journal/ingest.h"

namespace standdienst::backend {

// A push after everything that needs no database: parsed, its chain and signature good, its boxes opened.
struct PreparedEntry {
    Entry entry;
    Result<Event> event;                   // or why it goes into quarantine
    std::optional<Result<Contact>> opened; // of a contact.given
};
struct PreparedPush {
    Push push; // without its entries
    std::vector<PreparedEntry> entries;
    Digest digest;
};
Result<PreparedPush> preparePush(const DeviceInfo& device, const SealKey& sealKey, std::string_view body);

// What accepting a push did.
struct Accepted {
    Head head;
    Position before;
    Position after;
    std::vector<Scope> touched;
};
struct Refused {
    Error error;
    std::uint64_t expectedSeq = 0; // where it is a Gap
};

// Accepts a push inside a write: skips what is known, refuses gaps and forks, puts into quarantine what
// cannot be believed.
class Acceptance {
public:
    Acceptance(Writer& writer, const DeviceInfo& device, const SealKey& sealKey, UtcTime now);
    boost::system::result<Accepted, Refused> accept(const PreparedPush& push);

private:
    boost::system::result<std::size_t, Refused>
    firstNew(const PreparedPush& push); // index of the first unknown entry
    bool areKnown(const PreparedPush& push);
    bool isKnown(const PreparedEntry& entry, std::uint64_t seq);
    void take(const PreparedEntry& entry, std::uint64_t seq);
    Result<void> takeEvent(const PreparedEntry& entry, std::uint64_t seq);
    bool followsQuarantinedStart(const Event& event);
    void quarantine(const PreparedEntry& entry, std::uint64_t seq, const Error& why);

    Writer& writer_;
    const DeviceInfo& device_;
    UtcTime now_;
    Batch batch_;
    std::uint64_t incarnation_ = 0;
    Position position_;
};

} // namespace standdienst::backend
