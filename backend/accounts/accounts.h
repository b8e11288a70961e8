// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/accounts/pins.h"
#include "backend/accounts/throttle.h"
#include "backend/store/store.h"

#include "core/base/random.h"
#include "core/base/time.h"

#include <map>
#include <mutex>

namespace standdienst::backend {

struct User {
    std::string name;
    Role role = Role::Sales;
    AccountId id{}; // what the backend calls them; no event does
};
json::object toJson(const User& user); // {"name", "role"}

// A person's session with the console. `token` goes into the cookie, `csrf` into the page.
struct ConsoleSession {
    User user;
    std::string token;
    std::string csrf;
    // On a browser that staff share (tablets.h): which one; whether a PIN was the last proof, so that the
    // user's role is Sales at most; whether it wants another proof before anything else is done.
    std::optional<TabletId> tablet{};
    bool byPin = false;
    bool locked = false;
    bool hasPin = false;
    int wrongPins = 0; // just after a login: wrong PINs in a row under this name before it
};

struct LoginOutcome {
    Result<ConsoleSession> result;
    std::chrono::seconds retryAfter{0}; // where the error is Busy
    // Where a PIN was not taken.
    std::optional<PinRefusal> why{};
    int left = 0; // tries until the pause, or until the password is needed
};

// The people who use the console. Sessions end after 12 hours, or one hour without use; those on a tablet of
// the stand are locked instead, after limits::tabletLock without use. Thread-safe.
// Functions marked slow run argon2id: call them on a bounded pool.
class Accounts {
public:
    Accounts(Store& store, const Clock& clock, Random& random);

    struct NewUser {
        User user;
        std::string password; // shown once, kept nowhere
    };
    // Slow. The first administrator where there is no account yet.
    Result<std::optional<NewUser>> ensureAdministrator();
    // Slow. Conflict where the name is taken, Malformed where it cannot be one. The password is made here.
    Result<NewUser> add(std::string_view name, Role role);
    // Slow. For a password that was forgotten: makes another, and ends the user's sessions, links, PIN and
    // known places. NotFound.
    Result<NewUser> replacePassword(std::string_view name);
    Result<std::vector<User>> list();

    // Slow. Unauthorized for a wrong name or password alike; Busy after too many tries for this name or from
    // this peer (an address). A peer from which this name logged in within a day is counted by itself:
    // others' tries do not delay it.
    LoginOutcome login(std::string_view name, std::string_view password, std::string_view peer,
                       const std::optional<TabletId>& tablet = {});
    // A token for one login within ten minutes, in memory only. NotFound.
    Result<std::string> makeLink(std::string_view name);
    // Never delayed: nobody guesses 256 bits. A peer counts as one from which the name logged in.
    LoginOutcome loginWithLink(std::string_view token, std::string_view peer,
                               const std::optional<TabletId>& tablet = {});
    // Slow. On a tablet alone. Unauthorized, Busy and Forbidden as Pins::check says.
    LoginOutcome loginWithPin(std::string_view name, std::string_view pin, const TabletId& tablet);
    // Who has a PIN, by name.
    Result<std::vector<std::string>> namesWithPin() { return pins_.names(); }

    // What a page asks for by itself, because something moved, is no use of a session: it keeps none alive.
    enum class Use { Person, ByItself };
    // Unauthorized where there is no such session (any more). `token` in the result is empty.
    Result<ConsoleSession> authenticate(std::string_view token, Use use = Use::Person);
    Result<void> logout(std::string_view token);

    // Of sessions on a tablet. Nothing else is answered until it is unlocked.
    Result<void> lock(std::string_view token);
    // Slow. By the PIN of the session's person, whose role is Sales at most from then on, or by the password,
    // which gives it back. As loginWithPin and login.
    LoginOutcome unlockWithPin(std::string_view token, std::string_view pin);
    LoginOutcome unlockWithPassword(std::string_view token, std::string_view password, std::string_view peer);

    // Slow. Malformed where it is no PIN (faultOf), Forbidden in a session that a PIN opened, Unauthorized
    // where the session is older than ten minutes and `password` is not the person's; Busy.
    Result<void> setPin(std::string_view token, std::string_view pin, std::string_view password);
    // Forbidden in a session that a PIN opened.
    Result<void> removePin(std::string_view token);
    // Slow. Ends the user's other sessions. Unauthorized (wrong old password), Malformed (too short, too
    // long), Busy.
    Result<void> changePassword(std::string_view token, std::string_view oldPassword,
                                std::string_view newPassword);

private:
    struct Link {
        std::string account;
        std::chrono::milliseconds ends{};
    };
    Result<ConsoleSession> open(User user, const std::optional<TabletId>& tablet, bool byPin);
    LoginOutcome unlocked(std::string_view token, bool byPin);
    LoginOutcome provePassword(std::string_view name, std::string_view password, std::string_view peer,
                               User& user);
    Result<std::optional<AccountRecord>> find(std::string_view name);
    void touch(const Digest& token, UtcTime now);
    bool isKnown(const std::string& nameAtPeer);
    void remember(const std::string& nameAtPeer);
    void forget(const std::string& name);
    Result<NewUser> create(std::string name, Role role, bool onlyIfFirst);

    Store& store_;
    const Clock& clock_;
    Random& random_;
    std::string nobodysPassword_; // checked where the name is unknown, so that it takes as long
    Throttle throttle_;
    Pins pins_;
    std::mutex mutex_; // guards what follows
    std::map<Digest, Link> links_;
    std::map<std::string, std::chrono::milliseconds> known_; // "name peer" to its newest login
};

} // namespace standdienst::backend
