// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/http/message.h"
#include "core/fold/documents.h"

#include <mutex>

namespace standdienst::backend {

// Tells whoever listens that documents in their scope moved, and nothing else: notices are coalesced to the
// newest position, so a subscriber's queue holds one. Thread-safe.
class Hub {
public:
    struct Interest {
        FairId fair;               // empty: whichever
        std::vector<Scope> scopes; // empty: all
    };
    // The stream is subscribed as long as it is open. Of one owner's streams beyond http::streamsEach the
    // oldest ends.
    std::shared_ptr<http::EventStream> subscribe(std::string owner, Interest interest);
    // For Ingest's listener.
    void moved(const FairId& fair, Position position, const std::vector<Scope>& scopes);
    // Whatever the scope: all documents of the fair were folded anew.
    void movedWhole(const FairId& fair, Position position);
    // Ends the owner's streams: a revoked device's, a session's that logged out.
    void end(std::string_view owner);

private:
    class Subscription;
    using Subscriptions = std::vector<std::weak_ptr<Subscription>>;
    Subscriptions::iterator drop(Subscriptions::iterator at);

    std::mutex mutex_;
    Subscriptions subscriptions_; // oldest first
};

} // namespace standdienst::backend
