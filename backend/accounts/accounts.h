// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
};

struct LoginOutcome {
    Result<ConsoleSession> result;
    std::chrono::seconds retryAfter{0}; // where the error is Busy
};

// The people who use the console. Sessions end after 12 hours, or one hour without use. Thread-safe.
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
    // Slow. For a password that was forgotten: makes another, and ends the user's sessions, links and known
    // places. NotFound.
    Result<NewUser> replacePassword(std::string_view name);
    Result<std::vector<User>> list();

    // Slow. Unauthorized for a wrong name or password alike; Busy after too many tries for this name or from
    // this peer (an address). A peer from which this name logged in within a day is counted by itself:
    // others' tries do not delay it.
    LoginOutcome login(std::string_view name, std::string_view password, std::string_view peer);
    // A token for one login within ten minutes, in memory only. NotFound.
    Result<std::string> makeLink(std::string_view name);
    // Never delayed: nobody guesses 256 bits. A peer counts as one from which the name logged in.
    LoginOutcome loginWithLink(std::string_view token, std::string_view peer);

    // What a page asks for by itself, because something moved, is no use of a session: it keeps none alive.
    enum class Use { Person, ByItself };
    // Unauthorized where there is no such session (any more). `token` in the result is empty.
    Result<ConsoleSession> authenticate(std::string_view token, Use use = Use::Person);
    Result<void> logout(std::string_view token);
    // Slow. Ends the user's other sessions. Unauthorized (wrong old password), Malformed (too short, too
    // long), Busy.
    Result<void> changePassword(std::string_view token, std::string_view oldPassword,
                                std::string_view newPassword);

private:
    struct Link {
        std::string account;
        std::chrono::milliseconds ends{};
    };
    Result<ConsoleSession> open(const User& user);
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
    std::mutex mutex_; // guards what follows
    std::map<Digest, Link> links_;
    std::map<std::string, std::chrono::milliseconds> known_; // "name peer" to its newest login
};

} // namespace standdienst::backend
