// SPDX-License-Identifier: GPL-3.0-or-later
// Every limit of the service's connections, with its reason. The domain's limits stand in core/base/limits.h.
#pragma once

#include "core/base/limits.h"

#include <chrono>
#include <cstddef>

namespace standdienst::backend::http {

using namespace std::chrono_literals;

// Request line and headers. Browsers send under 2 KiB, a device under 1 KiB.
inline constexpr std::size_t headBytes = 8 * 1024;
// Read at a time, and what an idle connection keeps for that: a thousand devices keep two each.
inline constexpr std::size_t readBytes = 2 * 1024;
// Bodies, by what a route takes. Whoever is not logged in gets the smallest: names, keys and proofs are
// short.
inline constexpr std::size_t openBodyBytes = 4 * 1024;
inline constexpr std::size_t consoleBodyBytes = 64 * 1024;
// A push has at most limits::pushBytes, header line and base64 included. Half as much again is read, so that
// one that is too long hears it from whoever knows the remedy: fewer events.
inline constexpr std::size_t pushBodyBytes = limits::pushBytes + limits::pushBytes / 2;
// Query parameters and path segments: the longest request of ours has six.
inline constexpr std::size_t queryFields = 16;

// Workers that run handlers: they wait for SQLite's readers, so a few more than the two cores of a booth box.
inline constexpr std::size_t workers = 4;
// All that may wait for them: each connection asks for one thing at a time.
inline constexpr std::size_t workerQueue = 1024;
// argon2id takes 12 MiB and 20 ms a run: one at a time keeps the service within 32 MB of its idle size under
// attack, and of a queue of 16 addresses the last waits half a second at most.
inline constexpr std::size_t slowWorkers = 1;
inline constexpr std::size_t slowWorkerQueue = 16;
// What a refused client is told to wait.
inline constexpr auto retryAfter = 1s;

// Settable, so that tests need not wait for what people may.
struct Deadlines {
    std::chrono::milliseconds handshake = 10s; // a TLS handshake over the worst hall Wi-Fi
    std::chrono::milliseconds head = 10s;      // from a request's first byte to the end of its head
    std::chrono::milliseconds body = 30s;      // 384 KiB at 13 KiB/s
    std::chrono::milliseconds write = 60s;     // until the peer has taken an answer: 384 KiB at 6 KiB/s
    // Kept alive between requests: above the devices' pull every 60 s.
    std::chrono::milliseconds idle = 75s;
    // Reading on after a refusal, so that the peer sees it before the reset.
    std::chrono::milliseconds linger = 2s;
    // A comment in an event stream: clients reconnect after 40 s of silence.
    std::chrono::milliseconds heartbeat = 15s;
    // Least time between two events of one stream.
    std::chrono::milliseconds coalesce = 100ms;
    // For requests under way when the service stops.
    std::chrono::milliseconds stop = 3s;
};

// A thousand devices hold two connections each.
inline constexpr std::size_t connections = 4096;
// Those among them that never showed a valid session. Each costs 120 KiB during its TLS handshake, so these
// are 8 MB.
inline constexpr std::size_t strangers = 48;
// Those of one address (a hall's, behind which all tablets are) have this long to show one before the next
// wants their place: a TLS handshake on good Wi-Fi.
inline constexpr auto strangersTime = 200ms;
// Whoever waits for such a place: a socket and no more.
inline constexpr std::size_t parked = 1024;
// Of one device or console session: a browser opens six, a proxy some more. One that is idle makes room.
inline constexpr std::size_t connectionsEach = 32;
// Bodies being read or handled, of all connections together; above, clients are told to wait.
inline constexpr std::size_t bodyBytesInFlight = 16 * 1024 * 1024;
// What is read and thrown away of a refused body, before the connection is closed.
inline constexpr std::size_t lingerBytes = 512 * 1024;
// Event streams, of all and of one device or console session. The oldest ends when one more comes: it is
// likely dead.
inline constexpr std::size_t streams = 2048;
inline constexpr std::size_t streamsEach = 6;

} // namespace standdienst::backend::http
