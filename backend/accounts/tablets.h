// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/accounts/throttle.h"
#include "backend/store/store.h"

#include "core/base/random.h"
#include "core/base/time.h"

#include <map>
#include <mutex>

namespace standdienst::backend {

// Browsers that staff share on the stand: each shows a token that it was given once, and so may list who has
// a PIN and take it (Accounts::loginWithPin). Only the token's hash is kept. Thread-safe; revocation takes
// effect at the next request.
class Tablets {
public:
    Tablets(Store& store, const Clock& clock, Random& random)
        : store_(store), clock_(clock), random_(random), throttle_(clock) {}

    struct Made {
        TabletRecord tablet;
        std::string token; // for its cookie; nowhere else
    };
    // Names are 1 to limits::deviceName characters and taken once among those that are not revoked:
    // Malformed, Conflict. `old` is the token that the browser had (or empty): what it was is revoked.
    Result<Made> make(std::string_view name, const BoothId& booth, std::string_view old);

    struct NewCode {
        std::string code; // limits::pairingCodeLength of pairingAlphabet
        std::chrono::milliseconds validFor{};
    };
    // A code that makes one browser a tablet, in memory only. As make; Busy where limits::tabletCodes wait.
    Result<NewCode> makeCode(std::string_view name, const BoothId& booth);
    struct PairOutcome {
        Result<Made> result;
        std::chrono::seconds retryAfter{0}; // where the error is Busy
    };
    // Unauthorized for a code that is wrong, used or too old; Busy after too many tries from this peer. Wrong
    // tries burn no codes: 39 bits are not guessed in ten minutes, and somebody in the hall must not be able
    // to keep a stand from setting up its tablets.
    PairOutcome pair(std::string_view code, std::string_view peer, std::string_view old);

    // Unauthorized where it is no tablet's token, or a revoked one's.
    Result<TabletRecord> authenticate(std::string_view token);
    Result<std::vector<TabletRecord>> list();
    struct Revoked {
        TabletRecord tablet;
        std::vector<std::string> sessions; // the CSRF tokens of those that ended with it
    };
    // By id or, where only one that is not revoked has it, by name. Ends its sessions. NotFound; fine where
    // it is revoked already.
    Result<Revoked> revoke(std::string_view idOrName);

private:
    struct Waiting {
        std::string name;
        BoothId booth;
        std::chrono::milliseconds ends{};
    };
    void touch(const TabletRecord& tablet, UtcTime day);

    Store& store_;
    const Clock& clock_;
    Random& random_;
    Throttle throttle_;
    std::mutex mutex_;                // guards what follows
    std::map<Digest, Waiting> codes_; // by BLAKE2b-256
};

} // namespace standdienst::backend
