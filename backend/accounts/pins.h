// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/store/store.h"

#include "core/base/time.h"

#include <deque>
#include <map>
#include <mutex>

namespace standdienst::backend {

// Why something is no PIN: those that everybody tries first, and what cannot be one.
enum class PinFault { Length, Digits, Same, Row, Repeated, Year, Column };
std::string_view name(PinFault fault); // "length", "digits", "same", "row", "repeated", "year", "column"
Error toError(PinFault fault);
std::optional<PinFault> faultOf(std::string_view pin);

// Why a PIN was not taken.
enum class PinRefusal { Wrong, Paused, NeedsPassword, TabletPaused };
std::string_view name(PinRefusal refusal); // "wrong", "paused", "password", "tablet"

// The PINs that tablets of the stand take in place of a password. Wrong tries are counted under each name for
// all tablets and for good, and on each tablet for all names and while the service runs; who signs in with
// the password (or a link) has none any more. Thread-safe. Functions marked slow run argon2id.
class Pins {
public:
    // `nobodysHash` is checked where there is no PIN, so that it takes as long.
    Pins(Store& store, const Clock& clock, std::string nobodysHash)
        : store_(store), clock_(clock), nobodysHash_(std::move(nobodysHash)) {}

    // Slow. Malformed where it is none (faultOf). Ends the person's sessions on tablets that a PIN opened.
    Result<void> set(const std::string& account, std::string_view pin);
    Result<void> remove(const std::string& account);
    Result<bool> has(const std::string& account);
    // Of everybody who has one, by name.
    Result<std::vector<std::string>> names();

    struct Outcome {
        std::optional<Error> error;         // nothing: it is theirs
        PinRefusal why = PinRefusal::Wrong; // of an Unauthorized, Busy or Forbidden
        std::chrono::seconds retryAfter{0}; // of Busy
        int left = 0;                       // tries until the pause, or until the password is needed
        int before = 0;                     // wrong ones in a row before this one
    };
    // Slow. Somebody who has none is refused as for a wrong one.
    Outcome check(const std::string& account, std::string_view pin, const TabletId& tablet);
    // Who they are was proved otherwise.
    void forgive(const std::string& account);

private:
    struct Try {
        std::string account;
        std::chrono::milliseconds at{};
    };
    std::chrono::milliseconds waitOf(const TabletId& tablet, const std::string& account);
    void takeBack(const TabletId& tablet, const std::string& account, bool all);

    Store& store_;
    const Clock& clock_;
    std::string nobodysHash_;
    std::mutex mutex_;                          // guards what follows
    std::map<TabletId, std::deque<Try>> tries_; // wrong ones, the oldest first
};

} // namespace standdienst::backend
