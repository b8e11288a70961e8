// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <string_view>

namespace standdienst::kiosk {

// The SubjectPublicKeyInfo within a certificate, both DER. Qt gives the keys of some algorithms only (no
// Ed25519).
Result<std::string_view> subjectPublicKeyInfo(std::string_view certificate);

} // namespace standdienst::kiosk
