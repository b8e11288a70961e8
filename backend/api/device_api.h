// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/devices/devices.h"
#include "backend/http/router.h"
#include "backend/journal/ingest.h"
#include "backend/live/hub.h"

namespace standdienst::backend {

// What devices ask for. Protocol: docs/internals/protocol.md. Handlers parse, call one function, format;
// thread-safe.
class DeviceApi {
public:
    DeviceApi(Store& store, Devices& devices, Ingest& ingest, Hub& hub)
        : store_(store), devices_(devices), ingest_(ingest), hub_(hub) {}

    // For routes that want a device's session.
    Result<void> authenticate(http::Request& request) const;

    http::Response pair(const http::Request& request) const;
    http::Response nonce(const http::Request& request) const;
    http::Response session(const http::Request& request) const;
    http::Response head(const http::Request& request) const;
    void push(const http::Request& request, http::Reply reply) const;
    http::Response pull(const http::Request& request) const;
    http::Response live(const http::Request& request) const;

    // Whose streams Hub::end ends.
    static std::string streamOwner(const WriterId& device) { return "device:" + toString(device); }

private:
    Store& store_;
    Devices& devices_;
    Ingest& ingest_;
    Hub& hub_;
};

} // namespace standdienst::backend
