// SPDX-License-Identifier: GPL-3.0-or-later
// Where a running service is found.
#pragma once

#include "core/base/bytes.h"

#include <cstdint>
#include <string>

namespace standdienst::backend {

struct Endpoint {
    std::string local; // "https://127.0.0.1:8443": for this machine
    std::string
        network; // "https://192.0.2.7:8443": for devices; the same where only this machine is listened to
    Fingerprint fingerprint; // zeros for plain HTTP
};

// `address` is what is listened on. For "all of this machine's" the first that is not loopback is given to
// devices.
Endpoint makeEndpoint(const std::string& address, std::uint16_t port, bool plain,
                      const Fingerprint& fingerprint);

} // namespace standdienst::backend
