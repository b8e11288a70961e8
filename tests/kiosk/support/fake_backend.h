// SPDX-License-Identifier: GPL-3.0-or-later
// A backend in memory, written from docs/internals/protocol.md with core's functions alone: what a device may
// rely on.
#pragma once

#include "core/crypto/pairing.h"
#include "core/fair/fair.h"
#include "core/fold/documents.h"
#include "core/journal/push.h"
#include "kiosk/store/identity.h"
#include "kiosk/sync/transport.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace standdienst::kiosk {

Fair sampleFair(FairState state = FairState::Open);

class FakeBackend {
public:
    explicit FakeBackend(Random& random);

    // What a backup holds.
    struct State {
        struct Kept {
            std::optional<Document> document; // nothing: gone
            std::uint64_t position = 0;
        };
        std::map<WriterId, SignPublicKey> devices;
        std::map<WriterId, std::map<std::uint64_t, std::vector<Digest>>>
            chains; // by incarnation; seq n is at n - 1
        std::map<EventId, Entry> events;
        std::map<DocumentKey, Kept> documents;
        std::vector<Entry> quarantine;
        std::uint64_t position = 0;
        std::string epoch = "epoch-1";
    };
    State state;

    // What is in its way.
    std::set<WriterId> revoked;
    std::string refused;          // a push that holds this text is malformed
    std::optional<Answer> always; // instead of everything
    std::size_t pageSize = 3;
    bool wrongDigest = false;
    std::string code; // that pairs
    bool liesWhenPairing = false;

    Answer answer(const Request& request);
    void publish(const Fair& fair);
    void restore(const State& backup);
    void endSessions() { tokens_.clear(); }
    Identity enroll(const SignPublicKey& key,
                    std::optional<WriterId> as = std::nullopt); // as pairing would
    Head headOf(const WriterId& writer) const;
    const SealKey& sealKey() const { return sealKey_; }
    const Fingerprint& fingerprint() const { return fingerprint_; }
    std::function<void()> moved; // a position was given

    int pushes = 0;
    std::vector<std::string> bodies; // of every request, as it came

private:
    Answer object(const json::object& object) const;
    Answer problem(int status, Code reason, const json::object& more = {}) const;
    Answer pair(const json::object& body);
    Answer nonce(const json::object& body);
    Answer session(const json::object& body);
    Answer head(const WriterId& writer) const;
    Answer push(const WriterId& writer, const std::string& body);
    Answer pull(const WriterId& writer, const std::string& path);
    void take(const Entry& entry);

    Random& random_;
    SealKey sealKey_;
    Fingerprint fingerprint_;
    std::map<WriterId, Nonce> nonces_;
    std::map<std::string, WriterId> tokens_;
};

} // namespace standdienst::kiosk
