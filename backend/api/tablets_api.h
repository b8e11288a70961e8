// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/api/console_api.h"
#include "backend/floor/floor_desk.h"

namespace standdienst::backend {

// Browsers that staff share on the stand. Reference: docs/api/console.md, "Tablets of the stand". Handlers
// parse, call one function, format; thread-safe.
class TabletsApi {
public:
    TabletsApi(const ConsoleApi& console, Accounts& accounts, Tablets& tablets, Fairs& fairs, Staff& staff,
               FloorDesk& desk, Hub& hub)
        : console_(console),
          accounts_(accounts),
          tablets_(tablets),
          fairs_(fairs),
          staff_(staff),
          desk_(desk),
          hub_(hub) {}

    // For routes that want a browser that is a tablet, whoever holds it, asked by our own pages.
    Result<void> authenticate(http::Request& request) const;

    // For whoever holds a tablet.
    http::Response tablet(const http::Request& request) const;
    http::Response login(const http::Request& request) const; // slow: argon2id
    // For any browser.
    http::Response pair(const http::Request& request) const;
    // For the session on a tablet, locked or not.
    http::Response lock(const http::Request& request) const;
    http::Response unlock(const http::Request& request) const; // slow
    http::Response waiting(const http::Request& request) const;
    // For administrators.
    http::Response list(const http::Request& request) const;
    http::Response make(const http::Request& request) const;
    http::Response makeCode(const http::Request& request) const;
    http::Response revoke(const http::Request& request) const;

private:
    Result<BoothId> booth() const;

    const ConsoleApi& console_;
    Accounts& accounts_;
    Tablets& tablets_;
    Fairs& fairs_;
    Staff& staff_;
    FloorDesk& desk_;
    Hub& hub_;
};

// For lists: {"id", "name", "booth", "paired_on", "last_seen", "revoked"}; days alone, for a tablet is in
// somebody's hand.
json::object toJson(const TabletRecord& tablet);

} // namespace standdienst::backend
