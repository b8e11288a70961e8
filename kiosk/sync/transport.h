// SPDX-License-Identifier: GPL-3.0-or-later
// The network as the sync sees it: one backend, whose key was checked before anything was sent.
#pragma once

#include "core/base/bytes.h"
#include "core/base/error.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace standdienst::kiosk {

using Headers = std::vector<std::pair<std::string, std::string>>;
// Case-insensitive; empty where there is none.
std::string_view header(const Headers& headers, std::string_view name);

struct Request {
    std::string method; // "GET" or "POST"
    std::string path;   // "/api/device/v1/head", with query
    Headers headers;
    std::string body;
    std::chrono::milliseconds timeout{15'000}; // of the whole exchange; of silence for a stream
};

struct Answer {
    int status = 0;
    Headers headers;
    std::string body;
    Fingerprint backend; // the key that answered; zeros over plain HTTP
};

// A request under way. Letting it go cancels it: no callback comes any more.
class Exchange {
public:
    virtual ~Exchange() = default;
};

// Answers of a stream. `opened` comes first (its body is empty), then data, then `ended` once; or `ended`
// alone.
struct StreamEvents {
    std::function<void(const Answer&)> opened;
    std::function<void(std::string_view)> data;
    std::function<void(const Error&)> ended;
};

// Sends requests. Redirects are answers like any other and are not followed. Errors are Unreachable (no
// answer in time, or a broken one), CaptivePortal (what answers speaks no TLS) and KeyChanged (another key
// than the pinned one answered); nothing was sent to the latter two.
//
// Callbacks come in the caller's thread, never from within send() or stream(); the Exchange may be let go
// inside its callback.
class Transport {
public:
    virtual ~Transport() = default;
    virtual std::unique_ptr<Exchange> send(Request request, std::function<void(Result<Answer>)> done) = 0;
    virtual std::unique_ptr<Exchange> stream(Request request, StreamEvents events) = 0;
};

// Calls back later, in the caller's thread, never from within after().
class Scheduler {
public:
    virtual ~Scheduler() = default;
    // Letting the Exchange go cancels.
    virtual std::unique_ptr<Exchange> after(std::chrono::milliseconds delay, std::function<void()> done) = 0;
};

} // namespace standdienst::kiosk
