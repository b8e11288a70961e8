// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/accounts/accounts.h"

#include "core/base/encoding.h"
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
    return now - session.createdAt < sessionLife && now - session.usedAt < idleLife &&
           session.createdAt - now < clockSlack;
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
      throttle_(clock) {}

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

LoginOutcome Accounts::login(std::string_view typed, std::string_view password, std::string_view peer) {
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
    return {open(userOf(**account))};
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

LoginOutcome Accounts::loginWithLink(std::string_view token, std::string_view peer) {
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
    return {open(userOf(**account))};
}

Result<ConsoleSession> Accounts::open(const User& user) {
    ConsoleSession session{user, randomToken(random_), randomToken(random_)};
    const UtcTime now = clock_.utc();
    const SessionRecord record{blake2b(session.token), user.name, session.csrf, now, now};
    const auto written = store_.writeAndWait([&](Writer& writer) -> Result<void> {
        writer.removeSessionsBefore(now - sessionLife, now - idleLife);
        const auto others = writer.sessions(user.name);
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
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        session = reader.session(blake2b(token));
        if (session)
            account = reader.account(session->account);
        return {};
    });
    if (!read)
        return read.error();
    if (!session || !account || !isAlive(*session, now))
        return noSession();
    if (use == Use::Person && now - session->usedAt >= touchEvery)
        touch(session->token, now);
    return ConsoleSession{userOf(*account), {}, session->csrf};
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
