// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/accounts/accounts.h"

#include "core/base/encoding.h"
#include "core/base/limits.h"
#include "core/crypto/pairing.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

namespace standdienst::backend {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds sessionLife = 12h;
constexpr std::chrono::milliseconds idleLife = 1h;
constexpr std::chrono::milliseconds touchEvery = 1min;
// A clock that was set back a little after the login ends no session.
constexpr std::chrono::milliseconds clockSlack = 5min;
constexpr std::chrono::milliseconds linkLife = 10min;
constexpr std::size_t mostLinks = 64;
// A name's own places: as long as a fair's day and the night behind it, for some browsers of each person.
constexpr std::chrono::milliseconds knownLife = 24h;
constexpr std::size_t mostKnown = 1000;
// A person has a few browsers; the oldest session goes.
constexpr std::size_t mostSessions = 10;
// Who logged in just now may set a PIN; later the password is asked again, for a browser may have been left.
constexpr std::chrono::milliseconds freshLife = 10min;
constexpr std::size_t shortestPassword = 12;
constexpr std::size_t longestPassword = 200; // code points

Error noSession() {
    return {Code::Unauthorized, "no valid session; log in"};
}
Error wrongLogin() {
    return {Code::Unauthorized, "wrong name or password"};
}
Error noAccount(std::string_view name) {
    return {Code::NotFound, "there is no user " + std::string(name) + "; `standdienst user list` shows all"};
}

// Names are compared in lower case. Nothing where it cannot be one.
std::optional<std::string> accountName(std::string_view typed) {
    const auto first = typed.find_first_not_of(' ');
    if (first == std::string_view::npos)
        return std::nullopt;
    std::string name(typed.substr(first, typed.find_last_not_of(' ') - first + 1));
    for (char& c : name) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    const auto isLetter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    };
    const auto allowed = [&](char c) {
        return isLetter(c) || c == '.' || c == '_' || c == '-' || c == '@';
    };
    if (name.size() > 64 || !isLetter(name.front()) || !std::ranges::all_of(name, allowed))
        return std::nullopt;
    return name;
}

// Sixteen characters of 31: 79 bits, that one can read to a colleague.
std::string readablePassword(Random& random) {
    std::string password;
    for (int i = 0; i < 16; ++i) {
        if (i > 0 && i % 4 == 0)
            password += '-';
        const char c = pairingAlphabet[random.below(pairingAlphabet.size())];
        password += c >= 'A' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return password;
}

bool isAlive(const SessionRecord& session, UtcTime now) {
    return now - session.createdAt < sessionLife && (session.tablet || now - session.usedAt < idleLife) &&
           session.createdAt - now < clockSlack;
}

// Use is known to the minute.
bool isLocked(const SessionRecord& session, UtcTime now) {
    return session.tablet && (session.locked || now - session.usedAt >= limits::tabletLock + touchEvery);
}

// Four digits that a colleague may have seen are worth no more than what everybody on the stand may do.
User withRights(User user, bool byPin) {
    if (byPin)
        user.role = Role::Sales;
    return user;
}

std::string placeOf(std::string_view name, std::string_view peer) {
    return std::string(name) + ' ' + std::string(peer); // no name holds a space
}

User userOf(const AccountRecord& account) {
    return {account.name, account.role, account.id};
}

LoginOutcome tooMany(std::chrono::seconds wait) {
    return {Error{Code::Busy, "too many tries; wait a little"}, wait};
}

} // namespace

json::object toJson(const User& user) {
    return {{"name", user.name}, {"role", name(user.role)}};
}

Accounts::Accounts(Store& store, const Clock& clock, Random& random)
    : store_(store),
      clock_(clock),
      random_(random),
      nobodysPassword_(hashPassword(randomToken(random))),
      throttle_(clock),
      pins_(store, clock, nobodysPassword_) {}

Result<std::optional<Accounts::NewUser>> Accounts::ensureAdministrator() {
    const auto users = list();
    if (!users)
        return users.error();
    if (!users->empty())
        return std::optional<NewUser>();
    auto created = create("admin", Role::Admin, true);
    if (!created && created.error().code == Code::Conflict)
        return std::optional<NewUser>();
    if (!created)
        return created.error();
    return std::optional(std::move(*created));
}

Result<Accounts::NewUser> Accounts::add(std::string_view typed, Role role) {
    auto name = accountName(typed);
    if (!name)
        return Error{Code::Malformed,
                     "a user's name begins with a letter or digit and has at most 64 characters out "
                     "of a-z, 0-9 and . _ - @"};
    return create(std::move(*name), role, false);
}

Result<Accounts::NewUser> Accounts::create(std::string name, Role role, bool onlyIfFirst) {
    std::string password = readablePassword(random_);
    const UtcTime now = clock_.utc();
    const AccountRecord record{name, role, hashPassword(password), now, {makeUuid7(now, random_)}};
    const auto written = store_.writeAndWait([&](Writer& writer) -> Result<void> {
        if (writer.account(name) || (onlyIfFirst && !writer.accounts().empty()))
            return Error{Code::Conflict, "there is a user " + name + " already"};
        writer.putAccount(record);
        return {};
    });
    if (!written)
        return written.error();
    return NewUser{userOf(record), std::move(password)};
}

Result<Accounts::NewUser> Accounts::replacePassword(std::string_view typed) {
    const std::string name = accountName(typed).value_or("");
    const std::string password = readablePassword(random_);
    const std::string hash = hashPassword(password);
    std::optional<AccountRecord> account;
    const auto written = store_.writeAndWait([&](Writer& writer) -> Result<void> {
        account = writer.account(name);
        if (!account)
            return noAccount(typed);
        account->password = hash;
        writer.putAccount(*account);
        writer.removeSessions(name);
        if (writer.pin(name))
            writer.removePin(name);
        return {};
    });
    if (!written)
        return written.error();
    forget(name);
    return NewUser{userOf(*account), password};
}

Result<std::vector<User>> Accounts::list() {
    std::vector<User> users;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        for (const AccountRecord& account : reader.accounts())
            users.push_back(userOf(account));
        return {};
    });
    return read ? Result<std::vector<User>>(std::move(users)) : read.error();
}

Result<std::optional<AccountRecord>> Accounts::find(std::string_view name) {
    std::optional<AccountRecord> account;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        account = reader.account(name);
        return {};
    });
    return read ? Result<std::optional<AccountRecord>>(std::move(account)) : read.error();
}

LoginOutcome Accounts::login(std::string_view typed, std::string_view password, std::string_view peer,
                             const std::optional<TabletId>& tablet) {
    User user;
    if (auto refused = provePassword(typed, password, peer, user); refused.result.has_error())
        return refused;
    return {open(std::move(user), tablet, false)};
}

// An error, or an empty session and who it is.
LoginOutcome Accounts::provePassword(std::string_view typed, std::string_view password, std::string_view peer,
                                     User& user) {
    const std::string name = accountName(typed).value_or("");
    const std::string place = placeOf(name, peer);
    const auto keys = isKnown(place) ? std::vector{"place:" + place}
                                     : std::vector{"name:" + name, "peer:" + std::string(peer)};
    if (const auto wait = throttle_.begin(keys); wait > 0s)
        return tooMany(wait);
    const auto account = find(name);
    if (!account)
        return {account.error()};
    const bool tooLong = codePoints(password) > longestPassword;
    // Checked in every case: how long it takes must not tell whether the name exists.
    const bool right = checkPassword(*account ? (*account)->password : nobodysPassword_,
                                     tooLong ? std::string_view() : password);
    if (!right || !*account)
        return {wrongLogin()};
    for (const std::string& key : keys)
        throttle_.succeeded(key);
    remember(place);
    user = userOf(**account);
    return {ConsoleSession{}};
}

bool Accounts::isKnown(const std::string& nameAtPeer) {
    const std::lock_guard lock(mutex_);
    const auto found = known_.find(nameAtPeer);
    return found != known_.end() && clock_.monotonic() - found->second < knownLife;
}

void Accounts::remember(const std::string& nameAtPeer) {
    const std::lock_guard lock(mutex_);
    const auto now = clock_.monotonic();
    std::erase_if(known_, [now](const auto& item) { return now - item.second >= knownLife; });
    if (known_.size() >= mostKnown && !known_.contains(nameAtPeer))
        known_.erase(std::ranges::min_element(known_, {}, [](const auto& item) { return item.second; }));
    known_[nameAtPeer] = now;
}

Result<std::string> Accounts::makeLink(std::string_view typed) {
    const std::string name = accountName(typed).value_or("");
    const auto account = find(name);
    if (!account)
        return account.error();
    if (!*account)
        return noAccount(typed);
    const std::string token = randomToken(random_);
    const std::lock_guard lock(mutex_);
    const auto now = clock_.monotonic();
    std::erase_if(links_, [now](const auto& item) { return item.second.ends <= now; });
    if (links_.size() >= mostLinks)
        return Error{Code::Busy, "too many links are waiting to be used; wait ten minutes"};
    links_.emplace(blake2b(token), Link{name, now + linkLife});
    return token;
}

LoginOutcome Accounts::loginWithLink(std::string_view token, std::string_view peer,
                                     const std::optional<TabletId>& tablet) {
    std::optional<Link> link;
    {
        const std::lock_guard lock(mutex_);
        const auto found = links_.find(blake2b(token));
        if (found != links_.end()) {
            link = found->second;
            links_.erase(found);
        }
    }
    if (!link || link->ends <= clock_.monotonic())
        return {Error{Code::Unauthorized,
                      "the link was used already or is older than ten minutes; make another"}};
    const auto account = find(link->account);
    if (!account)
        return {account.error()};
    if (!*account)
        return {wrongLogin()};
    remember(placeOf(link->account, peer));
    return {open(userOf(**account), tablet, false)};
}

LoginOutcome Accounts::loginWithPin(std::string_view typed, std::string_view pin, const TabletId& tablet) {
    const std::string name = accountName(typed).value_or("");
    const auto checked = pins_.check(name, pin, tablet);
    if (checked.error)
        return {*checked.error, checked.retryAfter, checked.why, checked.left};
    const auto account = find(name);
    if (!account)
        return {account.error()};
    if (!*account)
        return {wrongLogin()};
    auto session = open(userOf(**account), tablet, true);
    if (session)
        session->wrongPins = checked.before;
    return {std::move(session)};
}

Result<ConsoleSession> Accounts::open(User user, const std::optional<TabletId>& tablet, bool byPin) {
    ConsoleSession session{withRights(std::move(user), byPin), randomToken(random_), randomToken(random_)};
    session.tablet = tablet;
    session.byPin = byPin;
    const std::string& name = session.user.name;
    const UtcTime now = clock_.utc();
    const SessionRecord record{blake2b(session.token), name, session.csrf, now, now, tablet, byPin};
    const auto written = store_.writeAndWait([&](Writer& writer) -> Result<void> {
        const auto pin = writer.pin(name);
        session.hasPin = pin.has_value();
        session.wrongPins = pin ? pin->failures : 0;
        if (byPin && !pin)
            return wrongLogin(); // taken away a moment ago
        if (pin && !byPin && (pin->failures > 0 || pin->pausedUntil))
            writer.putPin({pin->account, pin->hash}); // who knows the password is who they say
        writer.removeSessionsBefore(now - sessionLife, now - idleLife);
        const auto others = writer.sessions(name);
        for (std::size_t i = 0; i + mostSessions <= others.size(); ++i)
            writer.removeSession(others[i].token);
        writer.putSession(record);
        return {};
    });
    return written ? Result<ConsoleSession>(std::move(session)) : written.error();
}

Result<ConsoleSession> Accounts::authenticate(std::string_view token, Use use) {
    const UtcTime now = clock_.utc();
    std::optional<SessionRecord> session;
    std::optional<AccountRecord> account;
    bool hasPin = false;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        session = reader.session(blake2b(token));
        if (session) {
            account = reader.account(session->account);
            hasPin = reader.pin(session->account).has_value();
        }
        return {};
    });
    if (!read)
        return read.error();
    if (!session || !account || !isAlive(*session, now))
        return noSession();
    const bool locked = isLocked(*session, now);
    if (use == Use::Person && !locked && now - session->usedAt >= touchEvery)
        touch(session->token, now);
    return ConsoleSession{withRights(userOf(*account), session->byPin),
                          {},
                          session->csrf,
                          session->tablet,
                          session->byPin,
                          locked,
                          hasPin};
}

void Accounts::forget(const std::string& name) {
    const std::lock_guard lock(mutex_);
    std::erase_if(links_, [&](const auto& item) { return item.second.account == name; });
    std::erase_if(known_, [&](const auto& item) { return item.first.starts_with(placeOf(name, {})); });
}

void Accounts::touch(const Digest& token, UtcTime now) {
    const auto work = [token, now](Writer& writer) -> Result<void> {
        if (auto session = writer.session(token)) {
            session->usedAt = now;
            writer.putSession(*session);
        }
        return {};
    };
    store_.write(work, [](const Result<void>&) {}); // the next request does it where this fails
}

Result<void> Accounts::logout(std::string_view token) {
    return store_.writeAndWait([digest = blake2b(token)](Writer& writer) -> Result<void> {
        writer.removeSession(digest);
        return {};
    });
}

Result<void> Accounts::lock(std::string_view token) {
    return store_.writeAndWait([digest = blake2b(token)](Writer& writer) -> Result<void> {
        auto session = writer.session(digest);
        if (!session)
            return noSession();
        if (!session->tablet)
            return Error{Code::Forbidden, "only a tablet of the stand can be locked; log out instead"};
        session->locked = true;
        writer.putSession(*session);
        return {};
    });
}

LoginOutcome Accounts::unlockWithPin(std::string_view token, std::string_view pin) {
    const auto session = authenticate(token, Use::ByItself);
    if (!session)
        return {session.error()};
    if (!session->tablet)
        return {Error{Code::Forbidden, "a PIN is taken on a tablet of the stand alone"}};
    const auto checked = pins_.check(session->user.name, pin, *session->tablet);
    if (checked.error)
        return {*checked.error, checked.retryAfter, checked.why, checked.left};
    return unlocked(token, true);
}

LoginOutcome Accounts::unlockWithPassword(std::string_view token, std::string_view password,
                                          std::string_view peer) {
    const auto session = authenticate(token, Use::ByItself);
    if (!session)
        return {session.error()};
    User user;
    if (auto refused = provePassword(session->user.name, password, peer, user); refused.result.has_error()) {
        if (refused.result.error().code == Code::Unauthorized)
            refused.why = PinRefusal::Wrong; // not that there is no session
        return refused;
    }
    pins_.forgive(user.name);
    return unlocked(token, false);
}

LoginOutcome Accounts::unlocked(std::string_view token, bool byPin) {
    const UtcTime now = clock_.utc();
    const auto written = store_.writeAndWait([&](Writer& writer) -> Result<void> {
        auto session = writer.session(blake2b(token));
        if (!session)
            return noSession(); // ended meanwhile, with its tablet for instance
        session->locked = false;
        session->byPin = byPin;
        session->usedAt = now;
        writer.putSession(*session);
        return {};
    });
    if (!written)
        return {written.error()};
    return {authenticate(token)};
}

Result<void> Accounts::setPin(std::string_view token, std::string_view pin, std::string_view password) {
    const auto session = authenticate(token);
    if (!session)
        return session.error();
    if (session->byPin)
        return Error{Code::Forbidden, "a PIN is set by who signed in with the password or a link"};
    if (const auto fault = faultOf(pin))
        return toError(*fault);
    const std::string& name = session->user.name;
    const UtcTime now = clock_.utc();
    bool fresh = false;
    std::string hash;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        const auto record = reader.session(blake2b(token));
        const auto account = reader.account(name);
        if (!record || !account)
            return noSession();
        fresh = now - record->createdAt < freshLife && record->createdAt - now < clockSlack;
        hash = account->password;
        return {};
    });
    if (!read)
        return read.error();
    if (!fresh) {
        if (password.empty())
            return Error{Code::Unauthorized, "the password is needed once more"};
        const std::string key = "change:" + name;
        if (throttle_.begin({key}) > 0s)
            return Error{Code::Busy, "too many tries; wait a little"};
        if (codePoints(password) > longestPassword || !checkPassword(hash, password))
            return Error{Code::Unauthorized, "the password is not right"};
        throttle_.succeeded(key);
    }
    return pins_.set(name, pin);
}

Result<void> Accounts::removePin(std::string_view token) {
    const auto session = authenticate(token);
    if (!session)
        return session.error();
    if (session->byPin)
        return Error{Code::Forbidden, "a PIN is removed by who signed in with the password or a link"};
    return pins_.remove(session->user.name);
}

Result<void> Accounts::changePassword(std::string_view token, std::string_view oldPassword,
                                      std::string_view newPassword) {
    const auto session = authenticate(token);
    if (!session)
        return session.error();
    if (!isUtf8(newPassword) || codePoints(newPassword) < shortestPassword ||
        codePoints(newPassword) > longestPassword)
        return Error{Code::Malformed, "a password has 12 to 200 characters"};
    const std::string& name = session->user.name;
    const std::string changeKey =
        "change:" + name; // whoever fails to log in under this name delays no change
    if (throttle_.begin({changeKey}) > 0s)
        return Error{Code::Busy, "too many tries; wait a little"};
    const auto account = find(name);
    if (!account)
        return account.error();
    if (!*account)
        return noSession();
    if (codePoints(oldPassword) > longestPassword || !checkPassword((*account)->password, oldPassword))
        return Error{Code::Unauthorized, "the old password is not right"};
    throttle_.succeeded(changeKey);
    AccountRecord changed = **account;
    changed.password = hashPassword(newPassword);
    return store_.writeAndWait([&, digest = blake2b(token)](Writer& writer) -> Result<void> {
        const auto mine = writer.session(digest);
        writer.putAccount(changed);
        writer.removeSessions(name);
        if (mine)
            writer.putSession(*mine);
        return {};
    });
}

} // namespace standdienst::backend
