// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/http/limits.h"
#include "backend/http/router.h"
#include "backend/http/tls_identity.h"

#include <cstdint>
#include <memory>

namespace standdienst::backend::http {

// Listens on one address and answers what the router knows. Owns one thread for the network and the workers
// that handlers run on; the router and all that its handlers use must outlive it.
class Server {
public:
    struct Settings {
        std::string address = "127.0.0.1"; // numeric IPv4 or IPv6
        std::uint16_t port = 0;            // 0: any that is free
        std::optional<TlsIdentity> tls{};  // none: plain HTTP, for loopback only
        Deadlines deadlines{};
    };
    // Forbidden for plain HTTP on an address that others reach, Conflict where the port is taken.
    static Result<std::unique_ptr<Server>> listen(const Settings& settings, const Router& router);
    ~Server(); // as stop()

    std::uint16_t port() const;
    // Takes no more requests, lets those under way finish, and returns when every connection is closed.
    void stop();

private:
    class Impl;
    explicit Server(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace standdienst::backend::http
