// SPDX-License-Identifier: GPL-3.0-or-later
// The service's TLS key. Devices pin it; the administrator tells browsers' users its fingerprint.
#pragma once

#include "core/base/bytes.h"
#include "core/base/error.h"

#include <string>

namespace standdienst::backend::http {

struct TlsIdentity {
    std::string pem;         // key and certificate
    Fingerprint fingerprint; // SHA-256 of the SubjectPublicKeyInfo (DER): what devices pin
    Fingerprint certificate; // SHA-256 of the certificate (DER): what browsers show
};

// A new ECDSA P-256 key and a certificate that is valid from 1970 to 9999, in PEM. Both are kept: browsers
// remember the certificate, devices the key.
Result<std::string> makeTlsPem();
Result<TlsIdentity> readTlsIdentity(std::string pem);

} // namespace standdienst::backend::http
