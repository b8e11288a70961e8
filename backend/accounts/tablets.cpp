// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/accounts/tablets.h"

#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/crypto/pairing.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace standdienst::backend {

namespace {

UtcTime dayOf(UtcTime moment) {
    return std::chrono::floor<std::chrono::days>(moment);
}

Error wrongCode() {
    return {Code::Unauthorized,
            "this is no code that waits: it was typed wrongly, used already or is older than ten minutes"};
}

Error nameTaken(std::string_view name) {
    return {Code::Conflict, "there is a tablet " + std::string(name) + " already; choose another name"};
}

// Without spaces around it. Nothing where it is none.
std::optional<std::string> tabletName(std::string_view typed) {
    const auto first = typed.find_first_not_of(' ');
    if (first == std::string_view::npos || !isUtf8(typed))
        return std::nullopt;
    std::string name(typed.substr(first, typed.find_last_not_of(' ') - first + 1));
    const bool control =
        std::ranges::any_of(name, [](char c) { return static_cast<unsigned char>(c) < ' '; });
    if (control || codePoints(name) > limits::deviceName)
        return std::nullopt;
    return name;
}

Error badName() {
    return {Code::Malformed, "a tablet's name has 1 to 60 characters in one line"};
}

bool isTaken(Reader& reader, const std::string& name, const std::optional<TabletId>& but) {
    return std::ranges::any_of(reader.tablets(), [&](const TabletRecord& each) {
        return !each.revokedAt && each.name == name && each.id != but;
    });
}

std::vector<std::string> endSessions(Writer& writer, const TabletId& tablet) {
    std::vector<std::string> ended;
    for (const SessionRecord& session : writer.sessionsOf(tablet)) {
        ended.push_back(session.csrf);
        writer.removeSession(session.token);
    }
    return ended;
}

} // namespace

Result<Tablets::Made> Tablets::make(std::string_view typed, const BoothId& booth, std::string_view old) {
    const auto name = tabletName(typed);
    if (!name)
        return badName();
    Made made{{}, randomToken(random_)};
    const UtcTime now = clock_.utc();
    made.tablet = {{makeUuid7(now, random_)}, blake2b(made.token), *name, booth, now, dayOf(now)};
    const auto written = store_.writeAndWait([&](Writer& writer) -> Result<void> {
        auto before = old.empty() ? std::nullopt : writer.tablet(blake2b(old));
        if (isTaken(writer, *name, before ? std::optional(before->id) : std::nullopt))
            return nameTaken(*name);
        if (before && !before->revokedAt) {
            before->revokedAt = now;
            writer.putTablet(*before);
            endSessions(writer, before->id);
        }
        const auto all = writer.tablets();
        if (all.size() >= limits::tablets) {
            const auto gone = std::ranges::find_if(
                all, [](const TabletRecord& each) { return each.revokedAt.has_value(); });
            if (gone == all.end())
                return Error{Code::Conflict, "there are too many tablets; revoke those that are not used"};
            writer.removeTablet(gone->id);
        }
        writer.putTablet(made.tablet);
        return {};
    });
    if (!written)
        return written.error();
    spdlog::info("tablets: {} ({}) was paired", made.tablet.name, toString(made.tablet.id));
    return made;
}

Result<Tablets::NewCode> Tablets::makeCode(std::string_view typed, const BoothId& booth) {
    const auto name = tabletName(typed);
    if (!name)
        return badName();
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        return isTaken(reader, *name, std::nullopt) ? Result<void>(nameTaken(*name)) : Result<void>();
    });
    if (!read)
        return read.error();
    std::string code = makePairingCode(random_);
    const std::lock_guard lock(mutex_);
    const auto now = clock_.monotonic();
    std::erase_if(codes_, [now](const auto& item) { return item.second.ends <= now; });
    if (codes_.size() >= limits::tabletCodes)
        return Error{Code::Busy,
                     "too many codes are waiting to be used; use one of them, or wait ten minutes"};
    codes_.emplace(blake2b(code), Waiting{*name, booth, now + limits::pairingCodeLife});
    return NewCode{std::move(code), limits::pairingCodeLife};
}

Tablets::PairOutcome Tablets::pair(std::string_view typed, std::string_view peer, std::string_view old) {
    const std::string key = "tablet " + std::string(peer);
    if (const auto wait = throttle_.begin({key}); wait.count() > 0)
        return {Error{Code::Busy, "too many tries; wait a little"}, wait};
    const auto code = normalizePairingCode(typed);
    if (!code)
        return {wrongCode()};
    const Digest digest = blake2b(*code);
    std::optional<Waiting> waiting;
    {
        const std::lock_guard lock(mutex_);
        const auto found = codes_.find(digest);
        if (found != codes_.end()) {
            waiting = found->second;
            codes_.erase(found); // before it is used: two who type it at once are one
        }
    }
    if (!waiting || waiting->ends <= clock_.monotonic())
        return {wrongCode()};
    throttle_.succeeded(key);
    auto made = make(waiting->name, waiting->booth, old);
    if (!made) { // whoever it was knew the code: it stays good
        const std::lock_guard lock(mutex_);
        codes_.emplace(digest, *waiting);
    }
    return {std::move(made)};
}

Result<TabletRecord> Tablets::authenticate(std::string_view token) {
    const Error none{Code::Unauthorized, "this browser is no tablet of the stand, or not any more"};
    if (token.empty())
        return none;
    std::optional<TabletRecord> tablet;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        tablet = reader.tablet(blake2b(token));
        return {};
    });
    if (!read)
        return read.error();
    if (!tablet || tablet->revokedAt)
        return none;
    const UtcTime day = dayOf(clock_.utc());
    if (tablet->lastSeen != day)
        touch(*tablet, day);
    return *tablet;
}

void Tablets::touch(const TabletRecord& tablet, UtcTime day) {
    const auto work = [token = tablet.token, day](Writer& writer) -> Result<void> {
        if (auto seen = writer.tablet(token)) {
            seen->lastSeen = day;
            writer.putTablet(*seen);
        }
        return {};
    };
    store_.write(work, [](const Result<void>&) {}); // the next request does it where this fails
}

Result<std::vector<TabletRecord>> Tablets::list() {
    std::vector<TabletRecord> tablets;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        tablets = reader.tablets();
        return {};
    });
    return read ? Result<std::vector<TabletRecord>>(std::move(tablets)) : read.error();
}

Result<Tablets::Revoked> Tablets::revoke(std::string_view idOrName) {
    Revoked revoked;
    const auto written = store_.writeAndWait([&](Writer& writer) -> Result<void> {
        revoked = {};
        const auto all = writer.tablets();
        auto found = std::ranges::find_if(
            all, [&](const TabletRecord& each) { return toString(each.id) == idOrName; });
        if (found == all.end())
            found = std::ranges::find_if(
                all, [&](const TabletRecord& each) { return !each.revokedAt && each.name == idOrName; });
        if (found == all.end())
            return Error{Code::NotFound, "no such tablet; `standdienst tablet list` shows all"};
        revoked.tablet = *found;
        if (!revoked.tablet.revokedAt)
            revoked.tablet.revokedAt = clock_.utc();
        writer.putTablet(revoked.tablet);
        revoked.sessions = endSessions(writer, revoked.tablet.id);
        return {};
    });
    if (!written)
        return written.error();
    spdlog::info("tablets: {} ({}) was revoked", revoked.tablet.name, toString(revoked.tablet.id));
    return revoked;
}

} // namespace standdienst::backend
