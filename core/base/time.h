// SPDX-License-Identifier: GPL-3.0-or-later
// Time as evidence. No order is ever derived from it: a kiosk may believe that it is 1970.
#pragma once

#include "core/base/error.h"

#include <chrono>
#include <string>

namespace standdienst {

using UtcTime = std::chrono::sys_time<std::chrono::milliseconds>;

// RFC 3339 with milliseconds and Z: "2026-11-22T09:30:00.000Z"; years 0000 to 9999.
std::string toRfc3339(UtcTime time);
Result<UtcTime> parseRfc3339(std::string_view text);

// When something happened for people: the time that a device told where it could be true, else the time at
// which the backend heard of it.
UtcTime believed(UtcTime told, UtcTime heard);

// The only source of time in logic. Implementations are thread-safe.
class Clock {
public:
    virtual ~Clock() = default;
    virtual UtcTime utc() const = 0;
    // Since some fixed moment, never backwards, going on while the machine sleeps where the system can.
    virtual std::chrono::milliseconds monotonic() const = 0;
};

// The machine's own clocks.
class SystemClock final : public Clock {
public:
    UtcTime utc() const override;
    std::chrono::milliseconds monotonic() const override;
};

} // namespace standdienst
