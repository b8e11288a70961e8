// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/accounts/pins.h"

#include "core/base/limits.h"
#include "core/crypto/keys.h"

#include <algorithm>
#include <array>

namespace standdienst::backend {

namespace {

using namespace std::chrono_literals;

// Down, up and across the middle of the keys: the patterns that fingers find.
constexpr std::array<std::string_view, 6> columns{"2580", "0852", "1470", "0741", "3690", "0963"};

bool isRow(std::string_view pin) {
    const auto step = [&](int by) {
        for (std::size_t i = 1; i < pin.size(); ++i) {
            if ((pin[i - 1] - '0' + 10 + by) % 10 != pin[i] - '0')
                return false;
        }
        return true;
    };
    return step(1) || step(-1); // 7890 and 0987 as well
}

// 1212, 123123, 11112222; 1122 reads as two halves of one digit each.
bool isRepeated(std::string_view pin) {
    const auto half = pin.size() / 2;
    for (std::size_t length = 1; length <= half; ++length) {
        if (pin.size() % length != 0)
            continue;
        bool all = true;
        for (std::size_t i = length; i < pin.size() && all; ++i)
            all = pin[i] == pin[i - length];
        if (all)
            return true;
    }
    const auto single = [](std::string_view part) {
        return part.find_first_not_of(part.front()) == std::string_view::npos;
    };
    return pin.size() % 2 == 0 && single(pin.substr(0, half)) && single(pin.substr(half));
}

bool isPaused(const PinRecord& pin, UtcTime now) {
    // A clock that was set back lengthens no pause.
    return pin.pausedUntil && now < *pin.pausedUntil && *pin.pausedUntil - now <= limits::pinPause;
}

int triesLeft(int failures) {
    return failures < limits::pinTries ? limits::pinTries - failures : limits::pinTriesInAll - failures;
}

std::chrono::seconds wholeSeconds(std::chrono::milliseconds time) {
    return std::chrono::ceil<std::chrono::seconds>(time);
}

} // namespace

std::string_view name(PinFault fault) {
    switch (fault) {
    case PinFault::Length:
        return "length";
    case PinFault::Digits:
        return "digits";
    case PinFault::Same:
        return "same";
    case PinFault::Row:
        return "row";
    case PinFault::Repeated:
        return "repeated";
    case PinFault::Year:
        return "year";
    case PinFault::Column:
        return "column";
    }
    return "digits";
}

Error toError(PinFault fault) {
    switch (fault) {
    case PinFault::Length:
        return {Code::Malformed, "a PIN has 4 to 8 digits"};
    case PinFault::Digits:
        return {Code::Malformed, "a PIN is made of digits alone"};
    case PinFault::Same:
        return {Code::Malformed, "the same digit throughout is tried first; choose another PIN"};
    case PinFault::Row:
        return {Code::Malformed, "digits in a row are tried first; choose another PIN"};
    case PinFault::Repeated:
        return {Code::Malformed, "a part that is repeated is tried first; choose another PIN"};
    case PinFault::Year:
        return {Code::Malformed, "years are tried first; choose another PIN"};
    case PinFault::Column:
        return {Code::Malformed, "a line on the keys is tried first; choose another PIN"};
    }
    return {Code::Malformed, "this is no PIN"};
}

std::optional<PinFault> faultOf(std::string_view pin) {
    if (!std::ranges::all_of(pin, [](char c) { return c >= '0' && c <= '9'; }))
        return PinFault::Digits;
    if (pin.size() < limits::pinShortest || pin.size() > limits::pinLongest)
        return PinFault::Length;
    if (pin.find_first_not_of(pin.front()) == std::string_view::npos)
        return PinFault::Same;
    if (isRow(pin))
        return PinFault::Row;
    if (isRepeated(pin))
        return PinFault::Repeated;
    if (pin.size() == 4 && (pin.starts_with("19") || pin.starts_with("20")))
        return PinFault::Year;
    if (std::ranges::find(columns, pin) != columns.end())
        return PinFault::Column;
    return std::nullopt;
}

std::string_view name(PinRefusal refusal) {
    switch (refusal) {
    case PinRefusal::Wrong:
        return "wrong";
    case PinRefusal::Paused:
        return "paused";
    case PinRefusal::NeedsPassword:
        return "password";
    case PinRefusal::TabletPaused:
        return "tablet";
    }
    return "wrong";
}

Result<void> Pins::set(const std::string& account, std::string_view pin) {
    if (const auto fault = faultOf(pin))
        return toError(*fault);
    const PinRecord record{account, hashPassword(pin), 0, std::nullopt};
    return store_.writeAndWait([&](Writer& writer) -> Result<void> {
        if (!writer.account(account))
            return Error{Code::NotFound, "there is no such user"};
        writer.putPin(record);
        for (const SessionRecord& session : writer.sessions(account)) {
            if (session.byPin)
                writer.removeSession(session.token);
        }
        return {};
    });
}

Result<void> Pins::remove(const std::string& account) {
    return store_.writeAndWait([&](Writer& writer) -> Result<void> {
        if (!writer.pin(account))
            return {};
        writer.removePin(account);
        for (const SessionRecord& session : writer.sessions(account)) {
            if (session.byPin)
                writer.removeSession(session.token);
        }
        return {};
    });
}

Result<bool> Pins::has(const std::string& account) {
    bool has = false;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        has = reader.pin(account).has_value();
        return {};
    });
    return read ? Result<bool>(has) : read.error();
}

Result<std::vector<std::string>> Pins::names() {
    std::vector<std::string> names;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        names = reader.accountsWithPin();
        return {};
    });
    return read ? Result<std::vector<std::string>>(std::move(names)) : read.error();
}

// Zero: go on; then the try is counted as a wrong one, so that parallel tries do not slip through.
std::chrono::milliseconds Pins::waitOf(const TabletId& tablet, const std::string& account) {
    const std::lock_guard lock(mutex_);
    const auto now = clock_.monotonic();
    auto& tries = tries_[tablet];
    while (!tries.empty() && now - tries.front().at >= limits::tabletTriesWithin)
        tries.pop_front();
    if (tries.size() >= limits::tabletTries)
        return limits::tabletTriesWithin - (now - tries.front().at);
    tries.push_back({account, now});
    return 0ms;
}

// Those of this name alone: who knows their own PIN takes back no guesses under other names.
void Pins::takeBack(const TabletId& tablet, const std::string& account, bool all) {
    const std::lock_guard lock(mutex_);
    auto& tries = tries_[tablet];
    if (all)
        std::erase_if(tries, [&](const Try& each) { return each.account == account; });
    else if (const auto last = std::find_if(tries.rbegin(), tries.rend(),
                                            [&](const Try& each) { return each.account == account; });
             last != tries.rend())
        tries.erase(std::next(last).base());
}

Pins::Outcome Pins::check(const std::string& account, std::string_view pin, const TabletId& tablet) {
    if (const auto wait = waitOf(tablet, account); wait > 0ms)
        return {Error{Code::Busy, "too many wrong PINs on this tablet; wait, or sign in with the password"},
                PinRefusal::TabletPaused, wholeSeconds(wait)};
    const UtcTime now = clock_.utc();
    std::optional<PinRecord> record;
    Outcome outcome;
    const auto counted = store_.writeAndWait([&](Writer& writer) -> Result<void> {
        outcome = {};
        record = writer.pin(account);
        if (!record)
            return {};
        outcome.before = record->failures;
        if (record->failures >= limits::pinTriesInAll) {
            outcome.why = PinRefusal::NeedsPassword;
            return Error{Code::Forbidden, "too many wrong PINs under this name; sign in with the password"};
        }
        if (isPaused(*record, now)) {
            outcome.why = PinRefusal::Paused;
            outcome.retryAfter = wholeSeconds(*record->pausedUntil - now);
            return Error{Code::Busy,
                         "too many wrong PINs under this name; wait, or sign in with the password"};
        }
        ++record->failures;
        record->pausedUntil =
            record->failures == limits::pinTries ? std::optional(now + limits::pinPause) : std::nullopt;
        writer.putPin(*record);
        return {};
    });
    if (!counted) {
        takeBack(tablet, account, false); // nothing was tried
        outcome.error = counted.error();
        return outcome;
    }
    // Checked in every case: how long it takes must not tell whether there is one.
    const bool right = checkPassword(record ? record->hash : nobodysHash_,
                                     pin.size() <= limits::pinLongest ? pin : std::string_view()) &&
                       record.has_value();
    if (!right) {
        outcome.left = record ? triesLeft(record->failures) : limits::pinTries - 1;
        outcome.error = Error{Code::Unauthorized, "wrong name or PIN"};
        return outcome;
    }
    takeBack(tablet, account, true);
    const auto cleared = store_.writeAndWait([&](Writer& writer) -> Result<void> {
        // It was changed or removed meanwhile: then this one is not theirs any more.
        const auto current = writer.pin(account);
        if (!current || current->hash != record->hash)
            return Error{Code::Unauthorized, "wrong name or PIN"};
        writer.putPin({account, record->hash, 0, std::nullopt});
        return {};
    });
    if (!cleared)
        outcome.error = cleared.error();
    return outcome;
}

void Pins::forgive(const std::string& account) {
    const auto work = [account](Writer& writer) -> Result<void> {
        if (auto pin = writer.pin(account); pin && (pin->failures > 0 || pin->pausedUntil)) {
            pin->failures = 0;
            pin->pausedUntil.reset();
            writer.putPin(*pin);
        }
        return {};
    };
    store_.write(work, [](const Result<void>&) {}); // the next login does it where this fails
}

} // namespace standdienst::backend
