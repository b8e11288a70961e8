// SPDX-License-Identifier: GPL-3.0-or-later
// What people do to a service that they mean ill. Each runs on the calling thread until it is told to stop,
// and goes on whatever the service does to its connections.
#pragma once

#include "tests/fault/hostile/wire.h"

#include <functional>

namespace standdienst::hostile {

using Stop = std::function<bool()>;

struct Target {
    std::uint16_t port;
    Headers device;     // of a paired kiosk that somebody took
    Headers session;    // of a person who logged in
    std::string script; // the path of the console's largest file
};

// Heads that arrive a byte at a time, on `count` connections of `addresses` addresses; every other one stops
// in the middle of its TLS handshake instead.
void slowHeads(const Target& target, int count, int addresses, const Stop& stop);
// Bodies that arrive a byte at a time.
void slowBodies(const Target& target, int count, const Stop& stop);
// The console's largest file asked for again and again, and never read.
void slowReaders(const Target& target, int count, const Stop& stop);
// Heads without end, chunks without end, bodies of two gigabytes, garbage: one after another.
void floods(const Target& target, const Stop& stop);
// Connections that are opened and dropped.
void churn(const Target& target, int addresses, const Stop& stop);
// Names and passwords by guess, on one connection for each address.
void guessPasswords(const Target& target, int addresses, const Stop& stop);
// Event streams that nobody reads.
void deafSubscribers(const Target& target, int count, const Stop& stop);
// Pushes of a hundred thousand brackets, on `count` connections at once.
void deepPushes(const Target& target, int count, const Stop& stop);
// A page that costs the service a search, on `count` connections at once.
void searches(const Target& target, int count, const Stop& stop);

} // namespace standdienst::hostile
